"""Rounds of scoring as an exercise has them, for whoever says what they changed."""

from __future__ import annotations

from prioritise.judgement.disagreement import panel_spreads
from prioritise.judgement.rounds import before_round, rounds_spoken_in

__all__ = ["before_round", "panel_spreads", "rounds_spoken_in"]
