"""Where problems and notes gather while a folder is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from pydantic import BaseModel, ValidationError

from prioritise.domain.errors import FileProblems, Problem
from prioritise.files.refusals import place, worded
from prioritise.files.yaml_choices import choices_at
from prioritise.words import counted, joined

RowOf = Callable[[Sequence[int | str]], int]
MOST_OF_A_KIND = 50
"""How many problems of a kind are listed one by one; of more, only how many more."""
Hint = str | Callable[[], str]


class ProblemList:
    """The problems found so far, in the order they were found, and notes on what was understood or is in doubt."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._kinds: Counter[tuple[str, str]] = Counter()
        self._notes: dict[tuple[str, str, str, str], dict[int, None]] = {}

    def __len__(self) -> int:
        return self._kinds.total()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """List what was found so far, without repeats; of a kind with very many the first, and how many more."""
        return tuple(dict.fromkeys((*self._problems, *self._more())))

    def refusal(self) -> FileProblems:
        """Return the error that says all of them; for the caller to raise."""
        return FileProblems(self.problems)

    def check(self) -> None:
        """Raise FileProblems where there are any."""
        if len(self):
            raise self.refusal()

    def add(self, file: str, found: str, what_to_do: Hint, *, row: int | None = None, column: str = "") -> None:
        """Note one problem; past the most that are listed of a kind, only that there is one more.

        What to do may be a function that works it out, which is asked only where the problem will be listed.
        """
        kind = _kind(file, column)
        self._kinds[kind] += 1
        if self._kinds[kind] <= MOST_OF_A_KIND:
            said = what_to_do if isinstance(what_to_do, str) else what_to_do()
            self._problems.append(Problem(file=file, found=found, what_to_do=said, row=row, column=column))

    def are_enough(self, file: str, column: str = "") -> bool:
        """Tell whether as many of a kind are noted as are listed, so that what to do need not be worked out."""
        return self._kinds[_kind(file, column)] >= MOST_OF_A_KIND

    def _more(self) -> Iterator[Problem]:
        for (file, column), number in self._kinds.items():
            if number > MOST_OF_A_KIND:
                found = f"{counted(number - MOST_OF_A_KIND, 'more problem')} of this kind, not listed"
                yield Problem(file, found, "put the listed ones right first, then check again", column=column)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What loads and should still be said: the same words about one column once, on the first row they are for."""
        return tuple(
            Problem(file, found + _more(rows), said, min(rows, default=None), column)
            for (file, column, found, said), rows in self._notes.items()
        )

    def note(self, file: str, found: str, said: str, *, row: int | None = None, column: str = "") -> None:
        """Note what loads and should still be said, such as “£90,000” and that it was read as 90000."""
        rows = self._notes.setdefault((file, column, found, said), {})
        if row is not None:
            rows[row] = None

    def add_refused(
        self, file: str, error: ValidationError, *, row_of: RowOf | None = None, part: type[BaseModel] | None = None
    ) -> None:
        """Note every problem pydantic found in one file of names and values; `row_of` knows where each stands.

        A name that is missing in `part` is answered with the words it may have.
        """
        for detail in error.errors(include_url=False):
            location = detail["loc"]
            if self.are_enough(file, place(location)):
                self.add(file, "", "", column=place(location))
                continue
            found, what_to_do = worded(detail)
            choices = choices_at(part, location) if part and detail["type"] == "missing" else ()
            what_to_do = f"write {location[-1]}: {joined(choices, last='or')}" if choices else what_to_do
            # What is missing at the top of a file is on no row of it.
            on_row = row_of is not None and not (detail["type"] == "missing" and len(location) == 1)
            row = row_of(location) if row_of and on_row else None
            self.add(file, found, what_to_do, row=row, column=place(location))

    def add_refused_row(self, file: str, error: ValidationError, *, row: int, unless_in: Collection[str] = ()) -> None:
        """Note every cell pydantic refused in one row of a table, but for columns reported already."""
        for detail in error.errors(include_url=False):
            column = str(detail["loc"][0])
            if column not in unless_in:
                found, what_to_do = ("", "") if self.are_enough(file, column) else worded(detail)
                self.add(file, found, what_to_do, row=row, column=column)


def _kind(file: str, column: str) -> tuple[str, str]:
    # In YAML every name and every part of a list would be a kind of its own.
    return (file, "" if file.endswith(".yaml") else column)


def _more(rows: Collection[int]) -> str:
    return f" (here and on {counted(len(rows) - 1, 'more row')})" if len(rows) > 1 else ""
