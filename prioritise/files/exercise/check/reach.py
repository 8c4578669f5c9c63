"""Checks that reach is known wherever a rule adds it up: missing is never zero."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.rows import InterventionRow, LevelRow
from prioritise.files.exercise.tables import Numbered, Table
from prioritise.files.problem_list import ProblemList


def check_reach(draft: Draft, rule: str, problems: ProblemList) -> None:
    """Note every intervention or level without the reach that a rule, by its id, needs."""
    levelled = {row.cells.intervention for row in draft.levels.rows}
    single = [row for row in draft.interventions.rows if row.cells.id not in levelled]
    _check_table(draft.interventions, single, rule, problems)
    _check_table(draft.levels, draft.levels.rows, rule, problems)


def _check_table(
    table: Table[InterventionRow] | Table[LevelRow],
    rows: Iterable[Numbered[InterventionRow] | Numbered[LevelRow]],
    rule: str,
    problems: ProblemList,
) -> None:
    for row in rows:
        people, share = row.cells.people_per_year, row.cells.most_deprived_share
        column = "people_per_year" if people is None else "most_deprived_share"
        if people is None or (people and share is None):
            found = f"an empty cell, which the rule {rule} needs"
            problems.add(table.name, found, "fill it in, or take the rule out", row=row.row, column=column)
