"""Notes on the sign of what things cost: a cut that releases nothing, and what releases money without being a cut."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.interventions import Intervention
from prioritise.portfolio.preflight.notes import Note, NoteKind
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.words import counted, joined, pounds


def sign_notes(problem: PortfolioProblem) -> list[Note]:
    """Find costs over the plan whose sign may be the wrong one, one note a sign.

    Some finance systems write what is spent with a minus or in brackets, and savings are often written without one.
    Either may be meant: a cut can cost more than it releases, and a new intervention can bring money in.
    """
    cuts = _named(problem, (cut for cut in problem.reductions), costs_money=True)
    others = _named(problem, (other for other in problem.interventions if not other.is_cut), costs_money=False)
    notes = []
    if cuts:
        found = f"{counted(len(cuts), 'proposed cut')} would cost money over the plan, not release it: {joined(cuts)}."
        notes.append(_note(found, "Write a minus before what a cut saves", "If making it does cost that, leave it."))
    if others:
        found = f"{counted(len(others), 'intervention')} would release money over the plan, though no cut: "
        notes.append(
            _note(f"{found}{joined(others)}.", "Take the minus away", "If more comes in than it costs, leave it.")
        )
    return notes


def _named(problem: PortfolioProblem, interventions: Iterable[Intervention], *, costs_money: bool) -> list[str]:
    """Those with a level that costs money over the plan, or releases it, each with the first such amount."""
    named = []
    for intervention in interventions:
        costs = [problem.columns[place].cost_gbp for place in problem.columns_of[intervention.id]]
        wrong = [cost for cost in costs if (cost > 0 if costs_money else cost < 0)]
        if wrong:
            named.append(f"{intervention.name} ({pounds(wrong[0])})")
    return named


def _note(found: str, change: str, else_: str) -> Note:
    return Note(NoteKind.COST_SIGN, found, f"{change} in costs.csv. {else_}", in_the_app=f"{change}. {else_}")
