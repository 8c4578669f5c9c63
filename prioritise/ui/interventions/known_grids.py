"""The grids of the exercise that is open, read from its files once."""

from __future__ import annotations

from prioritise.analysis.once import once
from prioritise.files.grids.changes import grids_of_exercise

known_grids = once(grids_of_exercise)
"""Every grid of an exercise as its files have it, remembered: reading the files takes longer than the page."""
