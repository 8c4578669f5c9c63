"""One intervention looked at closely: what its score is made of, where every figure comes from, what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.nearest.sentences import StateLine
from prioritise.analysis.once import once
from prioritise.domain.findings import Finding
from prioritise.domain.interventions import NO_SOURCE, Status
from prioritise.report.drawing.figure import Figure
from prioritise.report.priorities.finding_table import finding_sources, finding_table, set_aside_sentence
from prioritise.report.priorities.intervention_detail import (
    HOW_OFTEN,
    CriterionDetail,
    cost_table,
    criterion_table,
    formula,
    intervention_detail,
    level_table,
    panel_table,
)
from prioritise.report.priorities.list_rows import ListRow
from prioritise.report.priorities.priorities_chart import contributions_chart, contributions_note
from prioritise.report.words.band_words import BAND_OF_WORDS, beside_band, outcome_and_band
from prioritise.report.words.intervention_words import evidence_grade_sentence, provided_by
from prioritise.words import TextTable, lower_first, points

States = tuple[StateLine, ...] | None
"""How firm every decision is; None until that is known."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Published figures behind a value: their table, what it is called, and where each comes from."""

    label: str
    table: TextTable
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionSource:
    """Where the value on one criterion comes from. `figures` is None where it rests on no published figure.

    `set_aside` says what the panel set aside when it scored or agreed another value; empty where it set nothing aside.
    """

    name: str
    question: str
    source: str
    figures: Figures | None
    set_aside: str
    set_aside_figures: Figures | None


@dataclass(frozen=True, slots=True)
class DetailView:
    """Everything about one intervention. `levels` and `panel` have no rows where there is nothing to choose or say.

    `provided_by` and `evidence` are empty where the exercise does not say. `beside_band` says why its band and how firm
    it is are both so, where they could be taken for opposites.
    """

    name: str
    description: str
    status: Status
    outcome: str
    beside_band: str
    about: str
    provided_by: str
    evidence: str
    score: str
    formula: str
    level_shown: str
    levels: TextTable
    contributions: Figure
    contributions_note: str
    criteria: TextTable
    sources: tuple[CriterionSource, ...]
    costs: TextTable
    how_often: str
    cost_source: str
    panel: TextTable


@once
def detail_view(analysis: Analysis, row: ListRow, states: States = None) -> DetailView:
    """Collect everything about the intervention on this row of the list; `states` say how firm each is, once known."""
    detail = intervention_detail(analysis, row.intervention)
    state = next((state for state in states or () if state.intervention == row.intervention), None)
    outcome = f"{row.outcome} at {lower_first(row.level)}" if row.level and row.chosen else row.outcome
    return DetailView(
        name=detail.intervention.name,
        description=detail.intervention.description,
        status=detail.intervention.status,
        outcome=outcome_and_band(outcome, row.band),
        beside_band=beside_band(BAND_OF_WORDS.get(row.band), state) if state else "",
        about=f"{row.status}, {row.theme}, led by {detail.lead}",
        provided_by=provided_by(detail.intervention),
        evidence=evidence_grade_sentence(analysis.exercise, detail.intervention),
        score=points(detail.total),
        formula=formula(detail),
        level_shown=lower_first(row.level),
        levels=level_table(analysis, row.intervention),
        contributions=contributions_chart(detail),
        contributions_note=contributions_note(detail),
        criteria=criterion_table(detail),
        sources=tuple(_source(analysis, criterion) for criterion in detail.criteria),
        costs=cost_table(analysis, row.intervention),
        how_often=HOW_OFTEN,
        cost_source=detail.intervention.source_said,
        panel=panel_table(detail),
    )


def _source(analysis: Analysis, detail: CriterionDetail) -> CriterionSource:
    criterion, cell = detail.criterion, detail.cell
    aside = cell.replaced
    return CriterionSource(
        name=criterion.name,
        question=criterion.question,
        source=cell.source or NO_SOURCE,
        figures=_figures(analysis, f"Figures behind {criterion.name}", cell.findings),
        set_aside=set_aside_sentence(criterion, aside) if aside else "",
        set_aside_figures=_figures(analysis, f"Figures set aside on {criterion.name}", aside.findings)
        if aside
        else None,
    )


def _figures(analysis: Analysis, label: str, findings: Sequence[Finding]) -> Figures | None:
    if not findings:
        return None
    return Figures(label, finding_table(analysis.exercise, findings), finding_sources(findings))
