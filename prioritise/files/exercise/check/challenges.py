"""Checks on challenges: what they are about is there, and what answered them is written down."""

from __future__ import annotations

from prioritise.domain.accountability import ChallengeOutcome
from prioritise.files.exercise.accountability_rows import ChallengeRow
from prioritise.files.exercise.draft import Draft
from prioritise.files.problem_list import ProblemList


def check_challenges(draft: Draft, problems: ProblemList) -> None:
    """Note every challenge whose answer is not whole, or that was rescored in a round that has nothing on it."""
    for row in draft.challenges.rows:
        for column, found, what_to_do in (*_faults(row.cells), *_faults_of_rescoring(draft, row.cells)):
            problems.add(draft.challenges.name, found, what_to_do, row=row.row, column=column)


Fault = tuple[str, str, str]
"""A column, what was found in it, and what to do."""


def _faults(cells: ChallengeRow) -> list[Fault]:
    if cells.criterion and not cells.intervention:
        return [("intervention", "an empty cell beside a criterion", "name the intervention it is about")]
    if cells.value_then is not None and not cells.criterion:
        return [("criterion", "an empty cell beside a value", "name the criterion whose value it is")]
    if cells.level_then and cells.value_then is None:
        return [("value_then", "an empty cell beside a level", "give the value it had, or empty the level")]
    answered = {"answer": cells.answer, "answered_by": cells.answered_by, "answered_on": cells.answered_on}
    if cells.outcome is ChallengeOutcome.OPEN:
        return [
            (column, "an answer on a challenge that is open", "write rescored or kept in outcome, or empty the cell")
            for column, value in answered.items()
            if value
        ]
    hint = "say what was answered, by whom and when, or write open in outcome"
    return [
        (column, "an empty cell on a challenge that was answered", hint)
        for column, value in answered.items()
        if not value
    ]


def _faults_of_rescoring(draft: Draft, cells: ChallengeRow) -> list[Fault]:
    if cells.outcome is not ChallengeOutcome.RESCORED:
        found = f"round {cells.round} on a challenge that was not rescored"
        return [] if cells.round is None else [("round", found, "empty the cell")]
    missing = [column for column in ("intervention", "criterion", "round") if not getattr(cells, column)]
    if missing:
        return [(column, "an empty cell on a challenge that was rescored", "say which score") for column in missing]
    cell = (cells.round, cells.intervention, cells.criterion)
    settled = {(row.cells.round, row.cells.intervention, row.cells.criterion) for row in draft.agreed.rows}
    if cell in settled:
        return []
    found = f"round {cells.round}, in which nothing was agreed on it"
    return [("round", found, "add what was agreed to agreed.csv, or name the round that has it")]
