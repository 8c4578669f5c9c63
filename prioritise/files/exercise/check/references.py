"""Checks of what tables declare: nothing twice, nothing that names what is not there, no file missing that is named."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from prioritise.domain.periods import parse_period
from prioritise.files.cells import ID_FORM
from prioritise.files.exercise.declared_tables import TABLE_BY_FILE, TABLES
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.row import Declared, Refers
from prioritise.files.exercise.tables import Table
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import closest, nearest
from prioritise.words import counted


def check_declared(draft: Draft, problems: ProblemList) -> None:
    """Note every file that is missing and named in another, and every row that repeats another of its table."""
    _check_companions(draft, problems)
    for model in TABLES:
        declared = model.declared
        if declared.unique:
            _check_unique(getattr(draft, declared.stem), declared, problems)


def check_references(draft: Draft, stem: str, problems: ProblemList) -> None:
    """Note every cell of a table that names what is not there, by what the table declares its columns to name.

    `stem` is the table's file without its ending. Raises KeyError for a table that there is not.
    """
    table = getattr(draft, stem)
    for column, refers in TABLE_BY_FILE[f"{stem}.csv"].declared.refers.items():
        check_reference(table, column, _listed(draft, refers), refers.what, problems, ids=refers.ids)


def check_reference(
    table: Table[Any],
    column: str,
    allowed: Collection[str] | None,
    what: str,
    problems: ProblemList,
    *,
    ids: bool = True,
) -> None:
    """Note every name in a column that is not listed, once each, on the first row that has it.

    Empty cells pass, and every cell passes when `allowed` is None: what is listed could not be read, or is missing
    and noted as that. Where ids are listed, so does a name that a badly written one was meant to be.
    """
    if allowed is None:
        return
    rows: dict[str, list[int]] = {}
    for row in table.rows:
        name = getattr(row.cells, column)
        if name and name not in allowed:
            rows.setdefault(name, []).append(row.row)
    names = sorted(allowed)
    for name, places in rows.items():
        if problems.are_enough(table.name, column) or not ids or not badly_written(closest(name, names)):
            found = f"“{name}”, which is not {what}{also_on(places)}"
            problems.add(table.name, found, partial(nearest, name, names), row=places[0], column=column)


def also_on(rows: Sequence[int]) -> str:
    """Say on how many more rows than the first one a problem stands; nothing where there are none."""
    return f", here and on {counted(len(rows) - 1, 'more row')}" if len(rows) > 1 else ""


def badly_written(name: str | None) -> bool:
    """Tell whether a listed name is not an id.

    It has been noted as that, and so may pass for what it was meant to be.
    """
    return name is not None and not ID_FORM.fullmatch(name)


def _listed(draft: Draft, refers: Refers) -> Collection[str] | None:
    if refers.weighted:
        weighted = [criterion.id for criterion in draft.criteria.values() if criterion.carries_weight]
        return weighted if draft.criteria_known else None
    if refers.listed_under:
        return draft.exercise.names(refers.listed_under)
    # An exercise without interventions is refused as that, and not for every row that names one.
    return draft.intervention_ids if refers.table == "interventions" else getattr(draft, refers.table).keys


def _check_companions(draft: Draft, problems: ProblemList) -> None:
    """Note files that may be left out, unless a column of another names what is in them."""
    noted = {problem.file for problem in problems.problems}
    for other in (model.declared for model in TABLES if not model.declared.compulsory):
        naming = [model.declared.file for model in TABLES if _names(draft, model.declared, other)]
        if other.file not in {*draft.files, *noted} and naming:
            found = f"no such file, although it is named in {' and '.join(naming)}"
            problems.add(other.file, found, "add it; see the worked example for its columns")


def _names(draft: Draft, declared: Declared, other: Declared) -> bool:
    columns = [column for column, refers in declared.refers.items() if refers.table == other.stem]
    rows = getattr(draft, declared.stem).rows
    return any(getattr(row.cells, column) for column in columns for row in rows)


def _check_unique(table: Table[Any], declared: Declared, problems: ProblemList) -> None:
    key = declared.unique
    cells_of = attrgetter(*key) if len(key) > 1 else lambda row: (getattr(row, key[0]),)
    period = key.index("period") if "period" in key else None
    labels = _Labels()
    first: dict[tuple[object, ...], int] = {}
    for numbered in table.rows:
        cell = texts = cells_of(numbered.cells)
        if period is not None:
            cell = (*texts[:period], labels[texts[period]], *texts[period + 1 :])
        if cell in first:
            named = ", ".join(str(part) for part in texts if part != "")
            found = f"“{named}” again; it is already on row {first[cell]}"
            problems.add(table.name, found, "keep one of the two rows", row=numbered.row, column=key[0])
        else:
            first[cell] = numbered.row


class _Labels(dict[str, str]):
    """One label for every period, so that 2023-24 and 2023/24 are the same; what is no period stands for itself."""

    def __init__(self) -> None:
        super().__init__()
        self._of: dict[object, str] = {}

    def __missing__(self, text: str) -> str:
        label = self[text] = self._of.setdefault(parse_period(text) or text, text)
        return label
