"""What the board paper on the worked example says, read from its Word file, and the exercise solved apart from it."""

from __future__ import annotations

from functools import cache

from prioritise.analysis import Analysis, analyse
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from tests.report.exports.board.written_papers import word, word_lines, word_tables

FILE = "board-paper.docx"
LIST_HEADINGS = ["Rank", "Intervention", "What happens", "Score", "Cost over the plan", "Band", "How firm"]


@cache
def solved() -> Analysis:
    """The exercise read and solved apart from what the paper was written from."""
    return analyse(load_exercise(example_folder()))


def listed() -> list[list[str]]:
    return [row for table in word_tables(word(FILE)) if table[0] == LIST_HEADINGS for row in table[1:]]


def inside() -> dict[str, str]:
    """What the paper says is in, by id, with its funding level."""
    exercise = solved().exercise
    ids = {each.name: each.id for each in exercise.interventions}
    found = {}
    for _, name, happens, *_ in listed():
        if happens.startswith(("Funded", "Continues", "Cut made")):
            levels = [each for each in exercise.levels_of[ids[name]] if happens.endswith(each.name.lower())]
            found[ids[name]] = levels[0].level if levels else ""
    return found


def said(start: str) -> str:
    return next(line for line in word_lines(word(FILE)) if line.startswith(start))
