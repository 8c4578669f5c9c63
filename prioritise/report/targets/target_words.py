"""What to say of each target: the finding first, then who leads, what acts on it and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.small_counts import hides_target, shown_figure
from prioritise.analysis.targets import is_for_a_district, last_figure, projections
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target, TargetKind, TargetMeasure, TargetStatus
from prioritise.domain.vocabulary import Words, words_of
from prioritise.report.drawing.figure import Figure
from prioritise.report.targets.last_figure import by_the_figure, came_first, worse_shape
from prioritise.report.targets.target_chart import target_chart
from prioritise.report.targets.target_tables import Beside, contribution_table
from prioritise.targets.attainment import HOW_COMPUTED, Course, TargetProjection
from prioritise.targets.delivery import Rating
from prioritise.targets.last_figure import LastFigure
from prioritise.words.lists import joined
from prioritise.words.numbers import chance_words, counted, ended, first_capital, lower_first, with_unit
from prioritise.words.text_table import TextTable

CANNOT, PLACEHOLDER, NO_MILESTONE = "cannot be projected", "placeholder", "nothing promised yet"
BEHIND = "behind by the last figure"
"""On course by the projection, but amber or red by the last figure that came."""
FINDINGS: tuple[str, ...] = (
    Course.OFF_COURSE,
    BEHIND,
    Course.UNCERTAIN,
    CANNOT,
    NO_MILESTONE,
    PLACEHOLDER,
    Course.ON_COURSE,
)
"""What can be found of a target, in the order of how soon somebody must look at it."""
SHAPES = {Course.ON_COURSE: "●", Course.UNCERTAIN: "▲", Course.OFF_COURSE: "■"}
"""The shapes of delivery, so that one sign means one thing on the page."""


@dataclass(frozen=True)
class TargetPanel:
    """One target: its finding as a title, facts about it, sentences, and what to be careful of.

    The sentences say first what came, where a figure has, then where it goes.

    `beside` is where it goes with another list, if one was asked for. The chart is drawn when it is first looked at.
    """

    exercise: Exercise = field(repr=False, compare=False)
    projection: TargetProjection
    finding: str
    title: str
    facts: str
    sentences: tuple[str, ...]
    trend: str
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
    others = {each.target.id: Beside(beside.scenario.name, each) for each in projections(beside)} if beside else {}
    found = [_panel(analysis.exercise, each, others.get(each.target.id), today) for each in projections(analysis)]
    return tuple(sorted(found, key=lambda each: FINDINGS.index(each.finding)))


def targets_headline(exercise: Exercise, panels: Sequence[TargetPanel]) -> str:
    """How many are on course and how many not, as the title of a page."""
    words = words_of(exercise.vocabulary)
    if not panels:
        return f"No {words.targets} are set yet"
    counts = Counter(each.finding for each in panels)
    order = (Course.ON_COURSE, BEHIND, Course.UNCERTAIN, Course.OFF_COURSE, CANNOT, NO_MILESTONE, PLACEHOLDER)
    told = [_told(counts[each], each, words) for each in order if counts[each]]
    return f"Of {counted(len(panels), words.target, words.targets)}, {joined(told)}"


def not_addressed_sentence(exercise: Exercise, panels: Iterable[TargetPanel]) -> str:
    """Which targets nothing on the list acts on, in words."""
    words = words_of(exercise.vocabulary)
    known = ((panel.projection.target.title, panel.projection.projected) for panel in panels)
    titles = [title for title, projected in known if projected is not None and not projected.addressed]
    if not titles:
        return f"Something on the list acts on every {words.target} that can be projected."
    return f"Nothing on the list acts on {joined(lower_first(each) for each in titles)}."


def how_projected(exercise: Exercise) -> str:
    """How the words on course, uncertain and off course are given."""
    limits = exercise.settings.targets
    return (
        f"● On course: a chance of {limits.on_course:.0%} or more. ■ Off course: {limits.off_course:.0%} or less. "
        f"▲ Uncertain: between, or no chance can be given. {HOW_COMPUTED}"
    )


def said_in_full(target: Target) -> str:
    """A title for a box to choose from."""
    return first_capital(target.title)


def _told(count: int, finding: str, words: Words) -> str:
    if finding == BEHIND:
        one = f"is behind its {words.milestone} by its last figure"
        return counted(count, one, f"are behind their {words.milestones} by their last figures")
    if finding == PLACEHOLDER:
        return counted(count, "is a placeholder", "are placeholders")
    if finding == CANNOT:
        return f"{count} cannot be projected"
    if finding == NO_MILESTONE:
        return counted(count, "has nothing promised yet", "have nothing promised yet")
    return counted(count, f"is {finding}", f"are {finding}")


def _panel(exercise: Exercise, projection: TargetProjection, beside: Beside | None, today: date | None) -> TargetPanel:
    target, words = projection.target, words_of(exercise.vocabulary)
    course, came, found = _finding(projection), last_figure(exercise, projection), projection.projected
    return TargetPanel(
        exercise=exercise,
        projection=projection,
        finding=_with_figure(course, came),
        title=_title(target, course, came, today),
        facts=_facts(exercise, target, words),
        sentences=(
            *(came_first(exercise, projection, came, today) if came else ()),
            *_sentences(exercise, projection, words),
            *_beside(exercise, beside),
        ),
        trend=found.trend.sentence if found and not hides_target(exercise, target) else "",
        cautions=found.cautions if found else (),
        contributions=contribution_table(exercise, projection),
        beside=beside,
    )


def _finding(projection: TargetProjection) -> str:
    if projection.target.status is TargetStatus.PLACEHOLDER:
        return PLACEHOLDER
    if projection.projected is None:
        return CANNOT
    return projection.attainments[-1].course if projection.attainments else NO_MILESTONE


def _with_figure(course: str, came: LastFigure | None) -> str:
    behind = came is not None and came.rating in (Rating.AMBER, Rating.RED)
    return BEHIND if behind and course == Course.ON_COURSE else course


def _title(target: Target, course: str, came: LastFigure | None, today: date | None) -> str:
    """The finding with its shape. No course stands alone over a last figure that says something else."""
    shape = SHAPES[Course(course)] if course in set(Course) else "○"
    if came is not None:
        shape, course = worse_shape(shape, came.rating), by_the_figure(course, came, today)
    return f"{shape} {first_capital(course)}: {lower_first(target.title)}"


def _facts(exercise: Exercise, target: Target, words: Words) -> str:
    names = {each.id: each.name for each in exercise.partners}
    kinds = {
        TargetKind.DESIGNATED: words.designated,
        TargetKind.EDUCATION: words.education,
        TargetKind.LOCAL: words.local,
    }
    lead = names.get(target.lead_partner, "")
    others = [names[each] for each in target.partners if each != target.lead_partner]
    said = [
        first_capital(kinds[target.kind]),
        f"{first_capital(words.lead_partner)}: {lead or 'nobody yet'}",
        f"{first_capital(words.partners)}: {joined(others)}" if others else "",
        _baseline(exercise, target),
        f"For another area: {target.area_code}" if is_for_a_district(exercise, target) else "",
        f"Version {target.version}" if target.version not in ("", "1") else "",
    ]
    return ". ".join(each for each in said if each) + "."


def _baseline(exercise: Exercise, target: Target) -> str:
    if target.baseline is None:
        return "No baseline figure" + (f", to be that of {target.baseline_period}" if target.baseline_period else "")
    when = f" in {target.baseline_period}" if target.baseline_period else ""
    return f"Baseline {shown_figure(target.baseline, target.unit, hidden=hides_target(exercise, target))}{when}"


def _sentences(exercise: Exercise, projection: TargetProjection, words: Words) -> Iterable[str]:
    target, found = projection.target, projection.projected
    if target.status is TargetStatus.PLACEHOLDER:
        yield f"**What is missing:** {ended(target.placeholder_reason)}"
        yield f"**Who must fill it:** {ended(target.to_be_filled_by or 'nobody is named yet')}"
        return
    if found is None:
        yield ended(first_capital(projection.note))
        return
    last = projection.attainments[-1] if projection.attainments else None
    year = found.at(last.year) if last else found.years[-1]
    if last is None or year is None:
        yield f"It has no {words.milestones}, so there is nothing to hold it to."
        return
    change = " from the baseline" if target.measure is TargetMeasure.CHANGE else ""
    if hides_target(exercise, target):
        yield f"Its figures count so few people that they are not shown. {_chance(last.probability)}"
        return
    yield (
        f"By {last.year}: {with_unit(year.value, target.unit)}{change} with what is chosen, "
        f"{with_unit(year.trend, target.unit)} if nothing changes. "
        f"The {words.milestone} is {with_unit(last.milestone, target.unit)}."
    )
    yield _chance(last.probability)
    if not found.acting:
        yield "Nothing that is chosen acts on it."


def _beside(exercise: Exercise, beside: Beside | None) -> Iterable[str]:
    if beside is None or not beside.projection.attainments or hides_target(exercise, beside.projection.target):
        return
    last = beside.projection.attainments[-1]
    reached = with_unit(last.projected, beside.projection.target.unit)
    yield f"**With {lower_first(beside.name)}:** {reached} by {last.year}, {last.course}. {_chance(last.probability)}"


def _chance(probability: float | None) -> str:
    if probability is None:
        return "No chance of meeting it can be given, because nothing tells how sure the trend is."
    return f"The chance of meeting it is {chance_words(probability)}."
