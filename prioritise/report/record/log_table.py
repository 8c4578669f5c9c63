"""The decision log as a table: when, what, of what and by whom."""

from __future__ import annotations

from prioritise.analysis.once import once
from prioritise.report.record.log_entry import LogEntry
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.words import TextTable, counted, moment_words

NO_DAY = "day not written down"
HEADINGS = ("When", "What", "Of what", "By")


@once
def log_table(entries: tuple[LogEntry, ...]) -> TextTable:
    """Write lines of the log as a table. Times of the day are UTC, and where there is one the heading says so."""
    timed = any("T" in entry.when for entry in entries)
    return TextTable(
        ("When (UTC)", *HEADINGS[1:]) if timed else HEADINGS,
        tuple(
            (when_words(entry.when), entry.what, safe(entry.of_what, MOST_IN_A_CELL), safe(entry.by, MOST_IN_A_CELL))
            for entry in entries
        ),
    )


def fitting_words(fitting: int, every: int) -> str:
    """Say how many lines fit the filters; empty where all do."""
    if fitting == every:
        return ""
    return f"{fitting} of {counted(every, 'line')} {'fits' if fitting == 1 else 'fit'} these filters."


def when_words(when: str) -> str:
    """Return a day in words, with the minute (UTC) where it is known."""
    return moment_words(when) if when else NO_DAY
