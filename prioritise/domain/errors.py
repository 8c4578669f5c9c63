"""What can go wrong, as one root error with few children."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. `row` counts as a spreadsheet does: the heading is row 1."""

    file: str
    found: str
    what_to_do: str
    row: int | None = None
    column: str = ""

    @property
    def where(self) -> str:
        """The file, row and column, leaving out what does not apply."""
        parts = [self.file]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"column {self.column}")
        return ", ".join(parts)

    @property
    def sentence(self) -> str:
        """The whole problem on one line: `file, row, column | what was found | what to do`."""
        return f"{self.where} | {self.found} | {self.what_to_do}"

    @property
    def in_words(self) -> str:
        """The whole problem as a sentence among others: `file, row, column: what was found; what to do.`"""
        return f"{self.where}: {self.found}; {self.what_to_do}."


class PrioritiseError(Exception):
    """Anything this product refuses to do, said in words a user can act on."""


class FileProblems(PrioritiseError):
    """Every problem found in an exercise's files; nothing was loaded."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.sentence for problem in self.problems))

    def __reduce__(self) -> tuple[object, ...]:
        """Tell how another process makes the same error again."""
        return FileProblems, (self.problems,), self.__dict__


def refusal(file: str, found: str, what_to_do: str, *, row: int | None = None, column: str = "") -> FileProblems:
    """Return the error that says one problem; for the caller to raise."""
    return FileProblems([Problem(file, found, what_to_do, row, column)])


class UnknownName(PrioritiseError):
    """A scenario, intervention or file that was asked for by name is not there."""


class UnusedOption(PrioritiseError):
    """An option that would do nothing as the others are."""


class BadSetting(PrioritiseError):
    """A setting of this machine says what cannot be meant."""


class IncompleteExercise(PrioritiseError):
    """An exercise lacks a figure that a listed criterion needs; missing is never zero."""


class SolverFailed(PrioritiseError):
    """The solver gave no usable answer, or its answer did not survive the recheck in plain Python."""


class ProcessLost(PrioritiseError):
    """A process that did long work was ended from outside, and so was the one started in its place."""


class TookTooLong(PrioritiseError):
    """Long work that a page asked for reached its limit of time and was stopped."""


class ClusterUnavailable(PrioritiseError):
    """The machines that were to do the work cannot be reached, or do not fit this version; nothing was begun."""


class ClusterLost(PrioritiseError):
    """The machines that did the work stopped answering part of the way; what was done until then is kept."""


class NoStamp(PrioritiseError):
    """No time stamp could be had, and why; what was signed stays signed."""


class StoreError(PrioritiseError):
    """The store refused what was asked; nothing was written."""


class StoreUnavailable(StoreError):
    """The store cannot be reached or written just now: gone, full or busy. Nothing was half-written; try again."""


class NotAllowed(StoreError):
    """This person may not see or do this. What exists and what does not is not told apart."""


class VersionClash(StoreError):
    """Somebody else saved first. `theirs` is what stands, `yours` what was sent; nothing of it was written."""

    def __init__(self, sentence: str, *, theirs: object, yours: object) -> None:
        super().__init__(sentence)
        self.theirs = theirs
        self.yours = yours

    def __reduce__(self) -> tuple[object, ...]:
        """Tell how another process makes the same error again."""
        return partial(VersionClash, theirs=self.theirs, yours=self.yours), self.args, self.__dict__
