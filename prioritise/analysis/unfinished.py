"""What an exercise still lacks before there can be a list: what has to be named, and money that is not known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.words import joined


class Lacks(StrEnum):
    """What can be lacking."""

    INTERVENTIONS = "interventions"
    FUNDS = "funds"
    BUDGET = "a budget"
    COSTS = "costs"
    COST_YEARS = "costs of some years"
    PARTNERS = "partners"
    CRITERIA = "criteria"


@dataclass(frozen=True, slots=True)
class ToCome:
    """One thing that is still to come, as a sentence that says what to do."""

    lacks: Lacks
    sentence: str


@once
def to_come(exercise: Exercise) -> tuple[ToCome, ...]:
    """List what has to come before values can be looked for; nothing when only values are missing, or nothing is."""
    comes: list[ToCome] = []
    if not exercise.interventions:
        comes.append(ToCome(Lacks.INTERVENTIONS, "List what you could start, go on with or stop."))
    if not exercise.funds:
        comes.append(ToCome(Lacks.FUNDS, "Name a fund, and its pounds by year."))
    comes += _budgets(exercise)
    comes += _costs(exercise)
    if not exercise.partners:
        comes.append(ToCome(Lacks.PARTNERS, "Name the partners who decide."))
    if not any(criterion.is_benefit for criterion in exercise.criteria):
        comes.append(ToCome(Lacks.CRITERIA, "Choose what makes one thing better than another."))
    return tuple(comes)


def _budgets(exercise: Exercise) -> list[ToCome]:
    comes = []
    for fund in exercise.funds:
        years = [year for year in exercise.years if year not in fund.budget_gbp]
        if years:
            sentence = f"Give the pounds of {fund.name} for {joined(years)}, 0 if there are none."
            comes.append(ToCome(Lacks.BUDGET, sentence))
    return comes


def _costs(exercise: Exercise) -> list[ToCome]:
    comes = []
    without = [exercise.sized_name(uncosted) for uncosted in exercise.proposals if not exercise.costs_at[uncosted]]
    if without:
        comes.append(ToCome(Lacks.COSTS, f"Give what these cost, 0 if nothing: {joined(without)}."))
    for proposal, rows in exercise.costs_at.items():
        for fund in dict.fromkeys(row.fund for row in rows):
            of_fund = [row for row in rows if row.fund == fund]
            years = [year for year in exercise.years if year not in {row.year for row in of_fund}]
            if years and any(row.recurrent for row in of_fund):
                sentence = (
                    f"{exercise.sized_name(proposal)} goes on every year: give its cost for {joined(years)}, or 0."
                )
                comes.append(ToCome(Lacks.COST_YEARS, sentence))
    return comes
