"""What the Targets page says: where each promise goes, who must do what, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prioritise.analysis import Analysis
from prioritise.analysis.asked import Answers
from prioritise.analysis.once import once
from prioritise.domain.vocabulary import words_of
from prioritise.report.targets.current_services import current_services_sentence
from prioritise.report.targets.delivery_tables import DeliveryView, delivery_view, how_figures_count
from prioritise.report.targets.duties import who_by_when
from prioritise.report.targets.target_words import (
    TargetPanel,
    how_projected,
    not_addressed_sentence,
    target_panels,
    targets_headline,
)
from prioritise.words.text_table import TextTable


@dataclass(frozen=True, slots=True)
class TargetsView:
    """The page in words: its finding, a panel a target, how it is projected, who must do what, and what came of it.

    `lead` is what stands below the finding, `heading` above the panels; `counting` says how current services are
    counted, empty where none acts.
    """

    headline: str
    lead: str
    heading: str
    counting: str
    panels: tuple[TargetPanel, ...]
    how_projected: tuple[str, ...]
    who_by_when: TextTable
    delivery: DeliveryView


@once
def targets_view(answers: Answers, *, today: date) -> TargetsView:
    """Say what follows for the targets from what is being tried; `today` tells which periods have ended."""
    analysis, exercise = answers.now, answers.now.exercise
    panels = target_panels(analysis, today=today)
    return TargetsView(
        headline=targets_headline(exercise, panels),
        lead=not_addressed_sentence(exercise, panels)
        if panels
        else f"Bring in a table of {words_of(exercise.vocabulary).targets} below, or add them to targets.csv in the "
        "exercise's folder.",
        heading=f"Where each {words_of(exercise.vocabulary).target} is going",
        counting=current_services_sentence(analysis),
        panels=panels,
        how_projected=(how_projected(exercise), how_figures_count(exercise)),
        who_by_when=who_by_when(analysis),
        delivery=delivery_view(analysis, today=today),
    )


def panels_beside(answers: Answers, beside: Analysis, *, today: date) -> tuple[TargetPanel, ...]:
    """Say the same of every target's panel with another scenario's result drawn beside it."""
    return target_panels(answers.now, beside, today=today)
