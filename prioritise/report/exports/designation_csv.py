"""Which indicators the rule proposes to designate, as a CSV file, and why not the others."""

from __future__ import annotations

from prioritise.analysis.targets import designation
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import DESIGNATED_LIMIT
from prioritise.domain.vocabulary import words_of
from prioritise.report.exports.export import Export, of_exercise
from prioritise.report.targets.designation_table import HEADINGS, candidate_cells
from prioritise.report.words.csv_cells import csv_bytes
from prioritise.words import first_capital


def designation_csv(exercise: Exercise, limit: int = DESIGNATED_LIMIT) -> bytes:
    """Write both tables in one CSV file: at most `limit` proposed, then what was left out with why as the note."""
    proposed = designation(exercise, limit)
    headings = ("Place", first_capital(words_of(exercise.vocabulary).indicator), *HEADINGS, "Note")
    rows = [
        (str(place), candidate.name, *candidate_cells(exercise, candidate), candidate.note)
        for place, candidate in enumerate(proposed.candidates, 1)
    ]
    blank = ("",) * (len(HEADINGS) - 1)
    return csv_bytes(
        headings, [*rows, *(("", out.name, "not a candidate", *blank, out.reason) for out in proposed.left_out)]
    )


EXPORT = Export(
    file="designation.csv",
    holds="Which indicators the rule proposes to designate, with its figures, and why not the others.",
    build=of_exercise(designation_csv),
    command="prioritise agreement designate",
)
