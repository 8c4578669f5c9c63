"""The priority list: one row an intervention, with what to do about it and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prioritise.analysis import Analysis
from prioritise.analysis.smaller import smaller_services
from prioritise.domain.interventions import Intervention, Proposal, Status
from prioritise.domain.rules import Rule
from prioritise.portfolio.explain.left_out_words import NOTHING_TO_CUT
from prioritise.portfolio.naming import rule_reason
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.robustness.bands import Band, Bands, Placing
from prioritise.words import counted, ended, first_capital, joined, lower_first, pounds, whole_percent


class Action(StrEnum):
    """What the portfolio says to do. A cut is made or the service is kept as it is; it is never funded."""

    START = "start"
    NOT_START = "not-start"
    CONTINUE = "continue"
    STOP = "stop"
    REDUCE = "reduce"
    KEEP = "keep"


ACTION_IF_CHOSEN = {Status.NEW: Action.START, Status.CURRENT: Action.CONTINUE, Status.REDUCE: Action.REDUCE}
ACTION_IF_NOT = {Status.NEW: Action.NOT_START, Status.CURRENT: Action.STOP, Status.REDUCE: Action.KEEP}

SAID_OF = {
    Status.NEW: ("starts", "new intervention"),
    Status.CURRENT: ("continues", "current service"),
    Status.REDUCE: ("makes", "proposed cut"),
}
"""What is said of those chosen, by their status; nothing of a status that nothing on the list has."""

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """One row of the list. `value_per_1000_gbp` is None where the cost is 0 or below; shares are 0-1.

    `level` names the funding level the row is for: the one chosen, or else the best; empty where there is no choice.
    `nothing_to_cut` is of a cut that is not made because its service stops anyway.
    """

    rank: int
    band: Band
    intervention: str
    name: str
    action: Action
    score: float
    value_per_1000_gbp: float | None
    cost_gbp: int
    funded: bool
    funded_share: float
    reason: str
    level: str = ""
    nothing_to_cut: bool = False


def priority_list(analysis: Analysis, bands: Bands) -> tuple[PriorityRow, ...]:
    """Return the interventions in order of rank. `bands` are those of this analysis."""
    worth = {
        Proposal(standing.intervention, standing.level): standing.value_per_1000_gbp
        for standing in analysis.orders.by_score
    }
    shown = analysis.shown
    return tuple(_row(analysis, bands, placing, worth[shown[placing.intervention]]) for placing in bands.placings)


def _row(analysis: Analysis, bands: Bands, placing: Placing, value_per_1000_gbp: float | None) -> PriorityRow:
    intervention = analysis.exercise.intervention_by_id[placing.intervention]
    return PriorityRow(
        rank=placing.rank,
        band=placing.band,
        intervention=intervention.id,
        name=intervention.name,
        action=(ACTION_IF_CHOSEN if placing.chosen else ACTION_IF_NOT)[intervention.status],
        score=placing.score_millionths / MILLIONTHS,
        value_per_1000_gbp=value_per_1000_gbp,
        cost_gbp=analysis.cost_gbp_of[intervention.id],
        funded=placing.chosen and not intervention.is_cut,
        funded_share=placing.funded_share,
        reason=_at_level(placing, intervention) + _reason(analysis, bands, placing, intervention),
        level=placing.level,
        nothing_to_cut=nothing_to_cut(analysis, intervention),
    )


def nothing_to_cut(analysis: Analysis, intervention: Intervention) -> bool:
    """Tell whether it is a cut whose service stops anyway: then "not made" does not mean that the service is safe."""
    return bool(intervention.reduces) and intervention.reduces not in analysis.portfolio.interventions


def _at_level(placing: Placing, intervention: Intervention) -> str:
    if not placing.level:
        return ""
    if placing.chosen:
        happens = "Continues" if intervention.is_current else "Funded"
        return f"{happens} at {lower_first(placing.level)}. "
    return f"At no scale; the figures are for {lower_first(placing.level)}. "


def _reason(analysis: Analysis, bands: Bands, placing: Placing, intervention: Intervention) -> str:
    if reasons := [rule_reason(rule) for rule in analysis.problem.rules if _settles(rule, intervention)]:
        every = " Another rule: ".join(map(ended, reasons)) if len(reasons) > 1 else reasons[0]
        return f"{_ruled(placing.chosen, intervention)}: {every}"
    tests = bands.cells - bands.cells_infeasible
    # The share is that of `funded_share`: so nobody takes the two for one another.
    now = f"{whole_percent(placing.funded_share)} of those with today's money"
    times = f"{round(placing.grid_share * tests)} of {tests} tests of weights and budgets ({now})"
    if nothing_to_cut(analysis, intervention):
        return f"{NOTHING_TO_CUT}; the cut is made in {times}"
    if intervention.is_cut:
        return f"The cut is {'' if placing.chosen else 'not '}part of the best list; it is made in {times}"
    return {
        Band.CORE: f"In the best list now, and in {times}",
        Band.PRIORITY: f"In the best list now, but in only {times}",
        Band.RESERVE: f"Not in the best list now; in {times}, so in reserve: {_brought_in_by(analysis, placing)}",
        Band.NOT_NOW: f"Not in the best list now; in {times}",
    }[placing.band]


def _settles(rule: Rule, intervention: Intervention) -> bool:
    return rule.settled is not None and rule.settled.intervention == intervention.id


def _brought_in_by(analysis: Analysis, placing: Placing) -> str:
    """Which tests put it in reserve: with today's money enough weights fund it, or else more of all money does."""
    if placing.funded_share >= analysis.exercise.settings.bands.reserve_weights - ROUNDING:
        return "other partners' weights fund it"
    return "more of all money funds it"


def _ruled(must: bool, intervention: Intervention) -> str:
    words = {
        Status.NEW: ("Must be funded", "Ruled out"),
        Status.CURRENT: ("Must continue", "Must stop"),
        Status.REDUCE: ("This cut must be made", "This cut is ruled out"),
    }[intervention.status]
    return words[0] if must else words[1]


def summary_sentence(analysis: Analysis) -> str:
    """Say what the portfolio does, in one sentence a resident could read."""
    portfolio, exercise = analysis.portfolio, analysis.exercise
    if not portfolio.has_answer:
        return "No set of interventions obeys all the rules within these budgets."
    chosen = [exercise.intervention_by_id[intervention] for intervention in portfolio.interventions]
    counts = {status: sum(intervention.status is status for intervention in chosen) for status in Status}
    offered = {
        status: sum(intervention.status is status for intervention in exercise.interventions) for status in Status
    }
    fewer = len(smaller_services(analysis))
    smaller = f" ({fewer} of them smaller than today)" if fewer else ""
    said = [
        f"{does} {counts[status]} of {counted(offered[status], one)}{smaller if status is Status.CURRENT else ''}"
        for status, (does, one) in SAID_OF.items()
        if offered[status]
    ]
    years = " to ".join(dict.fromkeys((exercise.years[0], exercise.years[-1])))
    return f"{first_capital(joined(said))}, for £{portfolio.cost_gbp:,} over {years}.{_how_sure(portfolio)}"


def headline(analysis: Analysis) -> str:
    """Say the result in a heading: how many are chosen, for how much of the money."""
    if not analysis.portfolio.has_answer:
        return "No list obeys all the rules within this money"
    exercise, portfolio = analysis.exercise, analysis.portfolio
    fundable = [intervention for intervention in exercise.interventions if not intervention.is_cut]
    chosen = sum(intervention.id in portfolio.interventions for intervention in fundable)
    return (
        f"Fund {chosen} of {counted(len(fundable), 'intervention')}, with {pounds(spent_gbp(analysis))} of "
        f"{pounds(available_gbp(analysis))}"
    )


def available_gbp(analysis: Analysis) -> int:
    """Add up every limit of every fund and year, whole pounds."""
    return sum(year.limit_gbp for year in analysis.portfolio.money)


def spent_gbp(analysis: Analysis) -> int:
    """Add up what every fund spends in every year, in cash, as the limits are."""
    return sum(year.spent_gbp for year in analysis.portfolio.money)


def spent_sum(analysis: Analysis) -> str:
    """Write what is spent, in cash, so that it adds up from what is funded and from what cuts set free.

    "£9,895,000, less £349,000 saved by 2 cuts: £9,546,000"; one sum where no cut sets anything free.
    """
    spent = spent_gbp(analysis)
    made = [cut for cut in analysis.exercise.interventions if cut.is_cut and cut.id in analysis.portfolio.interventions]
    freed = -sum(cost.amount_gbp for cut in made for cost in analysis.costs_of[cut.id])
    if not freed:
        return pounds(spent)
    return f"{pounds(spent + freed)}, less {pounds(freed)} saved by {counted(len(made), 'cut')}: {pounds(spent)}"


def _how_sure(portfolio: Portfolio) -> str:
    if portfolio.is_proven or portfolio.bound_millionths is None:
        return ""
    more = (portfolio.bound_millionths - portfolio.value_millionths) / MILLIONTHS
    if more == 0:
        return " No set is worth more; among equals the time limit left the choice open."
    return f" This is the best found within the time limit; no set is worth more than {more:.2f} points more."
