"""What is wrong with what was typed on the Record page, a line a box."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.errors import FileProblems
from prioritise.files.cells import EMPTY
from prioritise.words import first_capital


def box_lines(error: FileProblems) -> Iterable[str]:
    """Say what to do about every box; one that is empty only needs to be filled in."""
    for problem in error.problems:
        if problem.found == EMPTY:
            yield f"{first_capital(problem.file)}: fill it in."
        else:
            yield f"{first_capital(problem.where)}: {problem.found}. {first_capital(problem.what_to_do)}."
