"""The two ends of a criterion's scale in a few words, in its own unit: what is worth 0 and what is worth 100."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.criteria import Criterion, Level, LevelScale, LinearScale, Point, Role
from prioritise.words import joined, pounds, short_number

POUNDS = "pounds"


def scale_ends(criterion: Criterion) -> str:
    """Say what is worth 0 and what is worth 100, to follow a name and a colon; of levels, what each is worth."""
    match criterion.scale:
        case LevelScale(levels=levels):
            return f"the levels {_levels(levels)}"
        case LinearScale(zero=zero, top=top):
            worth = "counts 100 against" if criterion.role is Role.COST else "is worth 100"
            if _in_pounds(criterion):
                return f"{in_its_unit(criterion, zero)} is worth 0 and {pounds(round(top))} {worth}"
            return f"in {criterion.unit}, {_figure(zero)} is worth 0 and {_figure(top)} {worth}"
        case scale:
            return joined(_point(criterion, point) for point in (scale.points[0], scale.points[-1]))


def in_its_unit(criterion: Criterion, figure: float) -> str:
    """Write a figure of a criterion with the criterion's unit: "10,000 people a year", "£1,500,000 over the plan"."""
    if _in_pounds(criterion):
        return f"{pounds(round(figure))}{criterion.unit.removeprefix(POUNDS)}"
    return f"{_figure(figure)} {criterion.unit}"


def _in_pounds(criterion: Criterion) -> bool:
    return criterion.unit == POUNDS or criterion.unit.startswith(f"{POUNDS} ")


def _figure(figure: float) -> str:
    return f"{figure:,.10g}".replace("-", "−")


def _levels(levels: Sequence[Level]) -> str:
    return joined(f"{level.name} ({short_number(level.value)})" for level in levels)


def _point(criterion: Criterion, point: Point) -> str:
    return f"{short_number(point.value)} is {in_its_unit(criterion, point.measurement)}"
