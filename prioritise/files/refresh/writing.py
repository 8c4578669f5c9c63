"""Putting a refreshed exercise on disk, in a folder of its own: never over another."""

from __future__ import annotations

from pathlib import Path

from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.refresh.refreshing import Refreshed

REPORT = "refresh-report.txt"


def write_refreshed(folder: Path, refreshed: Refreshed, report: str) -> tuple[str, ...]:
    """Write every file of the refreshed exercise and `refresh-report.txt`; return their names.

    Raises FileProblems, with nothing written, unless the folder is new or empty.
    """
    contents = {**refreshed.exercise.contents, REPORT: report.encode()}
    write_new_folder(folder, contents)
    return tuple(contents)
