"""What to say of each target: the finding first, then who leads, what acts on it and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.targets import last_figure, projections
from prioritise.domain.exercise import Exercise
from prioritise.domain.vocabulary import words_of
from prioritise.report.drawing.figure import Figure
from prioritise.report.targets.last_figure import came_first
from prioritise.report.targets.target_chart import target_chart
from prioritise.report.targets.target_finding import (
    FINDINGS,
    Tag,
    course_of,
    finding_tag,
    finding_title,
    with_figure,
)
from prioritise.report.targets.target_sentences import (
    asks_nothing_sentence,
    beside_sentences,
    target_facts,
    target_sentences,
    trend_sentence,
)
from prioritise.report.targets.target_tables import Beside, contribution_table
from prioritise.targets.attainment import TargetProjection
from prioritise.words import TextTable


@dataclass(frozen=True)
class TargetPanel:
    """One target: its finding as a title and as a tag, facts about it, sentences, and what to be careful of.

    The sentences say first what came, where a figure has, then where it goes. `asks_nothing` says of a promise that
    the trend alone keeps that it asks for nothing, or how unsure that is; empty for any other.

    `beside` is where it goes with another list, if one was asked for. The chart is drawn when it is first looked at.
    """

    exercise: Exercise = field(repr=False, compare=False)
    projection: TargetProjection
    finding: str
    title: str
    tag: Tag
    facts: str
    sentences: tuple[str, ...]
    trend: str
    asks_nothing: str
    cautions: tuple[str, ...]
    contributions: TextTable
    beside: Beside | None = None

    @cached_property
    def chart(self) -> Figure | None:
        """The target over time; None with too little to draw, or too few people to show."""
        return target_chart(self.exercise, self.projection, self.beside)


@once
def target_panels(
    analysis: Analysis, beside: Analysis | None = None, *, today: date | None = None
) -> tuple[TargetPanel, ...]:
    """Say what to see on each target's panel, those that most need a look first, else in the agreement's order.

    With `beside`, an analysis of the same exercise under another scenario, each says where it goes there too. With
    `today` a figure of a period that has not ended is called part of a year.
    """
    others = (
        {projection.target.id: Beside(beside.scenario.name, projection) for projection in projections(beside)}
        if beside
        else {}
    )
    panels = [
        _panel(analysis.exercise, projection, others.get(projection.target.id), today)
        for projection in projections(analysis)
    ]
    return tuple(sorted(panels, key=lambda panel: FINDINGS.index(panel.finding)))


def _panel(exercise: Exercise, projection: TargetProjection, beside: Beside | None, today: date | None) -> TargetPanel:
    target, words = projection.target, words_of(exercise.vocabulary)
    course, came, trajectory = course_of(projection), last_figure(exercise, projection), projection.projected
    return TargetPanel(
        exercise=exercise,
        projection=projection,
        finding=with_figure(course, came),
        title=finding_title(target, course, came, today),
        tag=finding_tag(course, came, today),
        facts=target_facts(exercise, target, words),
        sentences=(
            *(came_first(exercise, projection, came, today) if came else ()),
            *target_sentences(exercise, projection, words),
            *beside_sentences(exercise, beside),
        ),
        trend=trend_sentence(exercise, projection),
        asks_nothing=asks_nothing_sentence(projection, words),
        cautions=trajectory.cautions if trajectory else (),
        contributions=contribution_table(exercise, projection),
        beside=beside,
    )
