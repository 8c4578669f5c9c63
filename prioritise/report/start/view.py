"""What an exercise decides and where it stands, in a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.panel_time import panel_time_sentence
from prioritise.analysis.priority_list import headline, summary_sentence
from prioritise.domain.exercise import Exercise
from prioritise.portfolio.preflight import Note
from prioritise.report.words.intervention_words import counted_by_status
from prioritise.robustness.disputed import DisputedCell
from prioritise.words import counted, joined, pounds


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know about an exercise, as a label and what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class StandsView:
    """Where an exercise stands: the result in a heading and a sentence, and what is worth a second look."""

    title: str
    summary: str
    notes: tuple[Note, ...]


@once
def stands_view(analysis: Analysis) -> StandsView:
    """Collect where an exercise stands, under the agreed weights, money and rules."""
    return StandsView(headline(analysis), summary_sentence(analysis), analysis.notes)


@once
def facts(exercise: Exercise, cells: tuple[DisputedCell, ...] | None = None) -> tuple[Fact, ...]:
    """Say where, when, what is decided between, with what money, by whom.

    `cells` are those that divide the panel, where it is known what each could change.
    """
    themes = len({intervention.theme for intervention in exercise.interventions})
    return (
        Fact("Place", exercise.area.name),
        Fact("Years", f"{exercise.years[0]} to {exercise.years[-1]}"),
        Fact("To decide on", f"{in_short(exercise)}, in {counted(themes, 'theme')}"),
        Fact("Money", f"{pounds(agreed_gbp(exercise))} in {counted(len(exercise.funds), 'fund')}"),
        Fact("Partners", joined(partner.name for partner in exercise.partners)),
        *_panel(exercise, cells),
    )


@once
def in_short(exercise: Exercise) -> str:
    """Say what is decided between: "24 new interventions, 8 current services and 4 proposed cuts"; "Nothing yet"."""
    return counted_by_status(exercise.interventions) or "Nothing yet"


def _panel(exercise: Exercise, cells: Sequence[DisputedCell] | None) -> tuple[Fact, ...]:
    sentence = panel_time_sentence(exercise, cells)
    return (Fact("The panel's time", sentence),) if sentence else ()


def agreed_gbp(exercise: Exercise) -> int:
    """Return every budget of every fund and year added up, whole pounds."""
    return sum(fund.budget_gbp.get(year, 0) for fund in exercise.funds for year in exercise.years)
