"""What is found of a target, by its projection and by the last figure that came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from prioritise.domain.targets import Target, TargetStatus
from prioritise.report.targets.last_figure import by_the_figure, worse_shape
from prioritise.targets.attainment import Course, TargetProjection
from prioritise.targets.delivery import Rating
from prioritise.targets.last_figure import LastFigure
from prioritise.words import first_capital, lower_first

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


KINDS: Mapping[str, str] = {course: course.replace(" ", "-") for course in Course}
KIND_OF_SHAPE = {SHAPES[course]: KINDS[course] for course in Course}


@dataclass(frozen=True, slots=True)
class Tag:
    """A finding as a tag: its words with their shape, and of which course it has the colour; empty for none."""

    words: str
    kind: str


def course_of(projection: TargetProjection) -> str:
    """Find how a target goes by its projection alone, or why that cannot be said."""
    if projection.target.status is TargetStatus.PLACEHOLDER:
        return PLACEHOLDER
    if projection.projected is None:
        return CANNOT
    return projection.attainments[-1].course if projection.attainments else NO_MILESTONE


def with_figure(course: str, came: LastFigure | None) -> str:
    """Find how a target goes with the last figure that came, where that says something else."""
    behind = came is not None and came.rating in (Rating.AMBER, Rating.RED)
    return BEHIND if behind and course == Course.ON_COURSE else course


def finding_tag(course: str, came: LastFigure | None, today: date | None) -> Tag:
    """State the finding as a tag. No course stands alone over a last figure that says something else."""
    shape, kind = SHAPES[Course(course)] if course in set(Course) else "○", KINDS.get(course, "")
    if came is not None:
        worse, course = worse_shape(shape, came.rating), by_the_figure(course, came, today)
        shape, kind = worse, KIND_OF_SHAPE.get(worse, kind)
    return Tag(f"{shape} {first_capital(course)}", kind)


def finding_title(target: Target, course: str, came: LastFigure | None, today: date | None) -> str:
    """State the finding with its shape. No course stands alone over a last figure that says something else."""
    return f"{finding_tag(course, came, today).words}: {lower_first(target.title)}"
