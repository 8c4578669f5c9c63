"""What the chosen list goes on costing every year after the plan ends."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.domain.funds import Fund
from prioritise.words import joined, pounds


@dataclass(frozen=True, slots=True)
class Commitment:
    """Whole pounds a year that a fund goes on paying after the plan; negative where money is saved."""

    fund: Fund
    amount_gbp: int


def commitments_after(analysis: Analysis) -> tuple[Commitment, ...]:
    """Add up, fund by fund, the recurrent costs of the chosen list in the last year of the plan.

    A recurrent cost goes on at the amount of the last year, in that year's cash; one that is not recurrent ends. Funds
    without any are left out. Misleads where a cost is known to rise or end after the plan: the files do not say so.
    """
    exercise = analysis.exercise
    last = exercise.years[-1]
    amounts = {fund.id: 0 for fund in exercise.funds}
    for proposal in analysis.portfolio_proposals:
        for cost in exercise.costs_at.get(proposal, ()):
            if cost.recurrent and cost.year == last:
                amounts[cost.fund] += cost.amount_gbp
    return tuple(Commitment(fund, amounts[fund.id]) for fund in exercise.funds if amounts[fund.id])


def commitments_sentence(analysis: Analysis) -> str:
    """Say what is committed after the plan: "After 2028/29 the list goes on costing £3,000 a year: …"."""
    last, commitments = analysis.exercise.years[-1], commitments_after(analysis)
    if not commitments:
        return f"Nothing is committed after {last}."
    total = sum(commitment.amount_gbp for commitment in commitments)
    parts = joined(f"{pounds(commitment.amount_gbp)} of {commitment.fund.name}" for commitment in commitments)
    goes_on = "goes on costing" if total >= 0 else "goes on saving"
    return f"After {last} the list {goes_on} {pounds(abs(total))} a year: {parts}."
