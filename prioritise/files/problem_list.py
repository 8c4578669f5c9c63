"""Where problems and notes gather while a folder is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from pydantic import ValidationError

from prioritise.domain.problems import Problem
from prioritise.files.refusals import place, worded

RowOf = Callable[[Sequence[int | str]], int]


class ProblemList:
    """The problems found so far, in the order they were found, and notes on what was understood or is in doubt."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._notes: dict[tuple[str, str, str, str], list[int]] = {}

    def __len__(self) -> int:
        return len(self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found so far, without repeats."""
        return tuple(dict.fromkeys(self._problems))

    def add(self, file: str, found: str, what_to_do: str, *, row: int | None = None, column: str = "") -> None:
        """Note one problem."""
        self._problems.append(Problem(file=file, found=found, what_to_do=what_to_do, row=row, column=column))

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What loads and should still be said: the same words about one column once, on the first row they are for."""
        return tuple(
            Problem(file, found + _more(rows), said, min(rows, default=None), column)
            for (file, column, found, said), rows in self._notes.items()
        )

    def note(self, file: str, found: str, said: str, *, row: int | None = None, column: str = "") -> None:
        """Note what loads and should still be said, such as “£90,000” and that it was read as 90000."""
        rows = self._notes.setdefault((file, column, found, said), [])
        rows.extend([] if row is None or row in rows else [row])

    def add_refused(self, file: str, error: ValidationError, *, row_of: RowOf | None = None) -> None:
        """Note every problem pydantic found in one file of names and values; `row_of` knows where each stands."""
        for each in error.errors(include_url=False):
            found, what_to_do = worded(each)
            location = each["loc"]
            # What is missing at the top of a file is on no row of it.
            on_row = row_of is not None and not (each["type"] == "missing" and len(location) == 1)
            row = row_of(location) if row_of and on_row else None
            self.add(file, found, what_to_do, row=row, column=place(location))

    def add_refused_row(self, file: str, error: ValidationError, *, row: int, unless_in: Collection[str] = ()) -> None:
        """Note every cell pydantic refused in one row of a table, but for columns reported already."""
        for each in error.errors(include_url=False):
            found, what_to_do = worded(each)
            column = str(each["loc"][0])
            if column not in unless_in:
                self.add(file, found, what_to_do, row=row, column=column)


def _more(rows: Sequence[int]) -> str:
    return f" (here and on {len(rows) - 1} more)" if len(rows) > 1 else ""
