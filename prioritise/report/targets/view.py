"""What the Targets page says: where each promise goes, who must do what, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prioritise.analysis import Answers
from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import Scenario
from prioritise.domain.vocabulary import words_of
from prioritise.report.drawing.figure import LegendEntry
from prioritise.report.targets.current_services import current_services_sentence
from prioritise.report.targets.delivery_tables import DeliveryView, delivery_view, how_figures_count
from prioritise.report.targets.duties import who_by_when
from prioritise.report.targets.target_chart import target_legend
from prioritise.report.targets.target_words import TargetPanel, target_panels
from prioritise.report.targets.targets_summary import (
    how_projected,
    not_addressed_sentence,
    others_sentence,
    targets_headline,
)
from prioritise.words import TextTable, lower_first


@dataclass(frozen=True, slots=True)
class TargetsView:
    """The page in words: its finding, a panel a target with one legend, how it is projected, who does what, what came.

    `lead` is what stands below the finding, `heading` above the panels; `counting` says how current services are
    counted, empty where none acts. `beside` are the scenarios whose results can be drawn beside it.
    """

    headline: str
    lead: str
    heading: str
    counting: str
    panels: tuple[TargetPanel, ...]
    how_projected: tuple[str, ...]
    legend: tuple[LegendEntry, ...]
    who_by_when: TextTable
    beside: tuple[Scenario, ...]
    delivery: DeliveryView


@once
def targets_view(answers: Answers, *, today: date) -> TargetsView:
    """Say what follows for the targets from what is being tried; `today` tells which periods have ended."""
    analysis, exercise = answers.now, answers.now.exercise
    panels = target_panels(analysis, today=today)
    return TargetsView(
        headline=targets_headline(exercise, panels),
        lead=f"{others_sentence(exercise, panels)} {not_addressed_sentence(exercise, panels)}".strip()
        if panels
        else f"Bring in a table of {words_of(exercise.vocabulary).targets} below, or type them in on the "
        "Interventions page.",
        heading=f"Where each {words_of(exercise.vocabulary).target} is going",
        counting=current_services_sentence(analysis),
        panels=panels,
        how_projected=(how_projected(exercise), how_figures_count(exercise)),
        legend=target_legend(exercise),
        who_by_when=who_by_when(analysis),
        beside=(*exercise.scenarios, *((answers.agreed.scenario,) if answers.moved else ())),
        delivery=delivery_view(analysis, today=today),
    )


def legend_beside(exercise: Exercise, beside: Scenario) -> tuple[LegendEntry, ...]:
    """Say what the marks stand for with another scenario's result drawn beside it."""
    return target_legend(exercise, f"with {lower_first(beside.name)}")
