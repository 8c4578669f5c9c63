"""The levels an intervention can be funded at, side by side."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.domain.interventions import Proposal
from prioritise.domain.money import plan_cost_gbp
from prioritise.words import TextTable, points, pounds


def level_table(analysis: Analysis, intervention: str) -> TextTable:
    """List level, score, cost over the plan and whether it is chosen; no rows where there is no choice of levels."""
    exercise = analysis.exercise
    proposals = [Proposal(intervention, level.level) for level in exercise.levels_of[intervention]]
    return TextTable(
        ("Level", "Score", "Cost over the plan", "Chosen"),
        tuple(
            (
                exercise.level_names[proposal],
                points(analysis.score_at[proposal].total),
                pounds(plan_cost_gbp(exercise, intervention, level=proposal.level)),
                "Yes" if proposal in analysis.portfolio_proposals else "No",
            )
            for proposal in proposals
        ),
    )
