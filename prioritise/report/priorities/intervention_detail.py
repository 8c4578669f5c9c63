"""Everything the score of one intervention rests on: each value with its source, the costs, the panel's spread."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.names import level_named, levels_around
from prioritise.analysis.once import once
from prioritise.analysis.panel_said import said_by_panel
from prioritise.domain.criteria import Criterion, Role
from prioritise.domain.interventions import Intervention, Proposal
from prioritise.domain.money import plan_cost_gbp
from prioritise.judgement.panel import PanelCell
from prioritise.judgement.value_cell import ValueCell
from prioritise.report.words.cell_words import measurement_words
from prioritise.report.words.score_sum import ScoreSum, score_sum
from prioritise.words import TextTable, first_capital, lower_first, points, pounds

ROLE_WORDS = {
    Role.BENEFIT: "what it could achieve",
    Role.LIKELIHOOD: "how far we can count on it",
    Role.COST: "what it costs",
}
EVERY_YEAR, ONE_OFF = "Every year", "One-off"
HOW_OFTEN = "Every year: it goes on after the plan. One-off: it ends within the plan."


@dataclass(frozen=True, slots=True)
class CriterionDetail:
    """One criterion's part in the score. `weight` and `points` are None for a likelihood, which multiplies instead.

    `said` are the panel's scores as members gave them; `cell.panel` has what they count for at the level shown.
    """

    criterion: Criterion
    cell: ValueCell
    figure: str
    weight: float | None
    points: float | None
    said: PanelCell | None = None


@dataclass(frozen=True, slots=True)
class InterventionDetail:
    """One intervention, its score in three parts, and a line for every criterion."""

    intervention: Intervention
    lead: str
    benefit: float
    likelihood: float
    cost: float
    total: float
    criteria: tuple[CriterionDetail, ...]
    level: str = ""

    def in_score(self, part: CriterionDetail) -> float:
        """Compute what a weighted criterion brings to the score: benefits after the likelihoods, a cost whole."""
        brought = part.points or 0.0
        return brought if part.criterion.role is Role.COST else brought * self.likelihood


@once
def intervention_detail(analysis: Analysis, intervention: str) -> InterventionDetail:
    """Collect what there is to know about one intervention under this analysis. Raises KeyError for an unknown id."""
    exercise, score = analysis.exercise, analysis.score_of[intervention]
    subject = exercise.intervention_by_id[intervention]
    weighted = {contribution.criterion: contribution for contribution in score.contributions}
    lines = []
    for criterion in exercise.criteria:
        cell = analysis.appraisal.cell_of[intervention, criterion.id]
        part = weighted.get(criterion.id)
        weight, brings = (part.weight, part.points) if part else (None, None)
        said = said_by_panel(analysis, cell)
        lines.append(CriterionDetail(criterion, cell, _figure(criterion, cell), weight, brings, said))
    partner = exercise.partner_by_id.get(subject.lead_partner)
    lead = partner.name if partner else subject.lead_partner
    parts = (score.benefit, score.likelihood, score.cost, score.total)
    return InterventionDetail(subject, lead, *parts, tuple(lines), analysis.level_name_of[intervention])


def sum_of(detail: InterventionDetail) -> ScoreSum:
    """Write the parts of the score so that they come to the score that is shown."""
    return score_sum(detail.benefit, detail.likelihood, detail.cost)


def formula(detail: InterventionDetail) -> str:
    """Write the score as a sum a reader can check: "42.1 × 51% − 2.3 = 18.8"."""
    return sum_of(detail).line


def weighted(detail: CriterionDetail) -> tuple[str, str, str]:
    """Write the value, the weight and the points of one criterion so that they come out; a likelihood multiplies."""
    if detail.weight is None:
        return points(detail.cell.value), "multiplies", ""
    told = score_sum(detail.cell.value, detail.weight, 0.0, share_decimals=1)
    return told.part, told.share, told.total


def criterion_table(detail: InterventionDetail) -> TextTable:
    """List criterion, its part in the score, the figure, the value, the weight, the points and what it rests on."""
    return TextTable(
        ("Criterion", "Part", "Figure", "Value, 0 to 100", "Weight", "Points", "Rests on"),
        tuple(
            (
                criterion.criterion.name,
                first_capital(ROLE_WORDS[criterion.criterion.role]),
                criterion.figure,
                *weighted(criterion),
                first_capital(criterion.cell.rests_on),
            )
            for criterion in detail.criteria
        ),
    )


def cost_table(analysis: Analysis, intervention: str) -> TextTable:
    """List a line a fund, a column a year, whole pounds; money released has a minus.

    What a fund pays once and what it pays every year stand on lines of their own.
    """
    exercise = analysis.exercise
    paid = {(row.fund, row.recurrent, row.year): row.amount_gbp for row in analysis.costs_of[intervention]}
    lines = [
        (fund.name, recurrent, [paid.get((fund.id, recurrent, year), 0) for year in exercise.years])
        for fund in exercise.funds
        for recurrent in (True, False)
        if any((fund.id, recurrent, year) in paid for year in exercise.years)
    ]
    rows = [
        (fund, EVERY_YEAR if recurrent else ONE_OFF, *map(pounds, amounts), pounds(sum(amounts)))
        for fund, recurrent, amounts in lines
    ]
    return TextTable(("Fund", "One-off or every year", *exercise.years, "Over the plan"), tuple(rows))


def panel_table(detail: InterventionDetail) -> TextTable:
    """List what the panel said on each criterion it was asked about: lowest, middle, highest, and who did not score.

    Scores stand as members gave them. Where some count for less at the level shown, a last column says how much.
    """
    told = [
        (criterion, said, counted)
        for criterion in detail.criteria
        if (said := criterion.said)
        and (counted := criterion.cell.panel)
        and (said.given or said.unknown or said.interest)
    ]
    less = any(said.given != counted.given for _, said, counted in told)
    headings = ("Criterion", "Scores given", "Lowest", "Highest", "Middle", "Not scored")
    rows = tuple(
        (*_panel_row(criterion.criterion, said), *((_counted(said, counted),) if less else ()))
        for criterion, said, counted in told
    )
    return TextTable((*headings, *((f"The middle counts for, at {lower_first(detail.level)}",) if less else ())), rows)


def _panel_row(criterion: Criterion, said: PanelCell) -> tuple[str, ...]:
    named = [_level(criterion, value) for value in (said.given[0], said.given[-1])] if said.given else ["", ""]
    middle = "" if said.middle is None else _level(criterion, said.middle)
    return (criterion.name, str(len(said.given)), *named, middle, _not_scored(said.unknown, said.interest))


def _counted(said: PanelCell, counted: PanelCell) -> str:
    if said.middle is None or counted.middle is None:
        return ""
    less = "" if said.given == counted.given else f", not {points(said.middle)}"
    return f"{points(counted.middle)}{less}"


def _figure(criterion: Criterion, cell: ValueCell) -> str:
    if cell.measurement is None:
        return _level(criterion, cell.value)
    if criterion.role is Role.COST:
        return pounds(round(cell.measurement.value))
    return measurement_words(criterion, cell.measurement)


def _not_scored(unknown: int, interest: int) -> str:
    counts = ((unknown, "did not know"), (interest, "declared an interest"))
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "–"


def _level(criterion: Criterion, value: float) -> str:
    named = level_named(criterion.scale, value)
    if named:
        return named
    below, above = levels_around(criterion.scale, value)
    near = f"Between {lower_first(below)} and {lower_first(above)}: " if below and above else ""
    return f"{near}{value:,.0f} out of 100"


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
