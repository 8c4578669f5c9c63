"""Why no list obeys the rules, and the cheapest ways out, with what of each can be tried at a click."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, Answers, conflicts
from prioritise.analysis.names import name
from prioritise.analysis.once import once
from prioritise.analysis.what_if import FULL_PERCENT, MOST_PERCENT, STEP_PERCENT, WhatIf
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import Override
from prioritise.portfolio.conflicts import WayOut
from prioritise.portfolio.conflicts.ways_out import Change, ChangeKind
from prioritise.report.words.conflict_text import ConflictLines, conflict_words
from prioritise.words import joined, points, pounds


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back the decision to force this intervention in or out."""

    intervention: str


@dataclass(frozen=True, slots=True)
class RaiseFund:
    """Set one fund's budget, in every year, to this percentage of what was agreed."""

    fund: str
    percent: int


Step = TakeBack | RaiseFund


@dataclass(frozen=True, slots=True)
class WayOutLine:
    """One way out: what to do, what it costs, and the same as moves of a what-if.

    `steps` is empty where a what-if cannot express it; `button` then too.
    """

    to_do: str
    cost: str
    steps: tuple[Step, ...]
    button: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Every conflict, and the ways out, cheapest first."""

    conflicts: tuple[ConflictLines, ...]
    ways_out: tuple[WayOutLine, ...]


@once
def ways_out_view(answers: Answers) -> NoAnswer:
    """Say the same of what is being tried. Raises SolverFailed."""
    return no_answer(answers.now, answers.what_if)


def no_answer(analysis: Analysis, what_if: WhatIf) -> NoAnswer:
    """Say what stands in the way of any list, and the ways out; empty when there is a list. Raises SolverFailed.

    `what_if` is what has been moved to ask the analysis's question.
    """
    all_conflicts = conflicts(analysis)
    if all_conflicts is None:
        return NoAnswer((), ())
    return NoAnswer(
        tuple(map(conflict_words, (all_conflicts.first, *all_conflicts.others))),
        tuple(_way_out(analysis, what_if, out) for out in all_conflicts.ways_out),
    )


def percent_for(exercise: Exercise, what_if: WhatIf, fund: str, year: str, needed_gbp: int) -> int | None:
    """Find the least position of a fund's slider that gives it this many pounds in a year; None when none does."""
    start = what_if.fund_percents.get(fund, FULL_PERCENT)
    whole = exercise.fund_by_id[fund].budget_gbp[year]
    factor = what_if.budget_percent / FULL_PERCENT
    for percent in range(start, MOST_PERCENT + 1, STEP_PERCENT):
        if math.floor(whole * percent // FULL_PERCENT * factor) >= needed_gbp:
            return percent
    return None


def _way_out(analysis: Analysis, what_if: WhatIf, way: WayOut) -> WayOutLine:
    steps = _steps(analysis, what_if, way)
    more = f"{pounds(way.extra_gbp)} more money" if way.extra_gbp else "No extra money"
    return WayOutLine(
        to_do=" ".join(_to_do(what_if.overrides, change) for change in way.changes),
        cost=f"{more}. The best list is then worth {points(way.portfolio.value)} points.",
        steps=steps,
        button=f"Try it: {joined(_button_words(analysis, steps))}" if steps else "",
    )


def _to_do(overrides: Sequence[Override], change: Change) -> str:
    if _own_decision(overrides, change) is not None:
        return f"Take back your decision: {change.member.sentence}"
    return change.words


def _steps(analysis: Analysis, what_if: WhatIf, way: WayOut) -> tuple[Step, ...]:
    taken_back: list[Step] = []
    raised: dict[str, int] = {}
    for change in way.changes:
        decided = _own_decision(what_if.overrides, change)
        if decided is not None:
            taken_back.append(TakeBack(decided))
            continue
        if change.kind is not ChangeKind.RAISE_LIMIT:
            return ()
        fund, needed = change.member.about, way.changed.budgets[change.member.place].limit_gbp
        percent = percent_for(analysis.exercise, what_if, fund, change.member.year, needed)
        if percent is None:
            return ()
        raised[fund] = max(percent, raised.get(fund, 0))
    return (*taken_back, *(RaiseFund(fund, percent) for fund, percent in raised.items()))


def _own_decision(overrides: Sequence[Override], change: Change) -> str | None:
    if change.kind is not ChangeKind.DROP_RULE:
        return None
    return next((override.intervention for override in overrides if override.as_rule.id == change.member.about), None)


def _button_words(analysis: Analysis, steps: Iterable[Step]) -> list[str]:
    return [
        f"leave {name(analysis.problem, step.intervention)} as agreed"
        if isinstance(step, TakeBack)
        else f"{analysis.exercise.fund_by_id[step.fund].name} at {step.percent}%"
        for step in steps
    ]
