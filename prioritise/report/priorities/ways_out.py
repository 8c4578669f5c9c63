"""Why no list obeys the rules, and the cheapest ways out, with what of each can be tried at a click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prioritise.analysis import Analysis, Answers, conflicts
from prioritise.analysis.names import capacity_name, clause, name
from prioritise.analysis.once import once
from prioritise.analysis.remedies import Remedy, amount_typed, decision_taken_back, remedy
from prioritise.analysis.what_if import WhatIf
from prioritise.portfolio.conflicts import WayOut
from prioritise.portfolio.conflicts.ways_out import Change, ChangeKind
from prioritise.report.words.conflict_text import ConflictLines, conflict_words
from prioritise.words import bold, joined, points, pounds


@dataclass(frozen=True, slots=True)
class WayOutLine:
    """One way out: what to do, what it costs, and the same as moves of the levers.

    `remedy` is None where no lever does exactly that; `button` is empty then.
    """

    to_do: str
    cost: str
    remedy: Remedy | None
    button: str

    def on_a_page(self, place: int) -> str:
        """Write it as a page draws it, with its number in bold."""
        return f"{bold(f'{place}.')} {self.to_do}  \n{self.cost}"


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


def _way_out(analysis: Analysis, what_if: WhatIf, way: WayOut) -> WayOutLine:
    found = remedy(analysis, what_if, way)
    more = f"{pounds(way.extra_gbp)} more money" if way.extra_gbp else "No extra money"
    return WayOutLine(
        to_do=" ".join(_to_do(what_if, change) for change in way.changes),
        cost=f"{more}. The best list is then worth {points(way.portfolio.value)} points.",
        remedy=found,
        button=f"Try it: {joined(_button_words(analysis, what_if, way))}" if found else "",
    )


def _to_do(what_if: WhatIf, change: Change) -> str:
    if decision_taken_back(what_if, change) is not None:
        return f"Take back your decision: {change.member.sentence}"
    return change.words


def _button_words(analysis: Analysis, what_if: WhatIf, way: WayOut) -> Iterator[str]:
    for change in way.changes:
        member = change.member
        if (decided := decision_taken_back(what_if, change)) is not None:
            yield f"leave {name(analysis.problem, decided)} as agreed"
        elif change.kind is ChangeKind.RAISE_LIMIT:
            limit = way.changed.budgets[member.place].limit_gbp
            fund = analysis.exercise.fund_by_id[member.about].name
            yield f"{fund} at {pounds(limit)} in {member.year}{_before_all(what_if, limit)}"
        elif change.kind is ChangeKind.RAISE_CAPACITY:
            capacity = way.changed.capacities[member.place]
            yield f"{capacity_name(capacity.id)} at {capacity.limit:,} {capacity.unit} in {capacity.year}"
        else:
            yield f"without this rule: {clause(analysis.problem.rules[member.place], analysis.problem)}"


def _before_all(what_if: WhatIf, limit_gbp: int) -> str:
    typed = amount_typed(what_if, limit_gbp)
    if typed == limit_gbp:
        return ""
    return f" ({pounds(typed)} before all budgets are at {what_if.budget_percent}%)"
