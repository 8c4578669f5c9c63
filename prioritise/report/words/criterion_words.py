"""What a criterion means and where it comes from, as its file says: for every page on which criteria are weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from prioritise.analysis.once import once
from prioritise.domain.criteria import Criterion, LevelScale, LinearScale, PiecewiseScale, Role
from prioritise.domain.exercise import Exercise
from prioritise.words import ended, first_capital, short_number

ROLE_SENTENCES: Mapping[Role, str] = {
    Role.BENEFIT: "A benefit: its value is added up, by its weight.",
    Role.LIKELIHOOD: "A likelihood: it says how much of the benefits you can count on, and has no weight.",
    Role.COST: "A cost: its value is taken off, by its weight.",
}


@dataclass(frozen=True, slots=True)
class CriterionMeaning:
    """One criterion for a reader who was not there when it was written. `review_note` is empty until a review is due.

    `levels` are the named steps of its scale with their values; empty where the scale has none.
    """

    name: str
    question: str
    part: str
    scale: str
    levels: tuple[str, ...]
    ends: str
    why_it_matters: str
    source_title: str
    source_url: str
    accessed: str
    who: str
    review_note: str


@once
def criterion_meanings(exercise: Exercise, *, today: date) -> tuple[CriterionMeaning, ...]:
    """Say of every criterion of an exercise what it means and where it comes from; `today` tells which are overdue."""
    return tuple(_meaning(criterion, today) for criterion in exercise.criteria)


def _meaning(criterion: Criterion, today: date) -> CriterionMeaning:
    scale = criterion.scale
    levels = scale.levels if isinstance(scale, LevelScale) else ()
    return CriterionMeaning(
        name=criterion.name,
        question=criterion.question,
        part=ROLE_SENTENCES[criterion.role],
        scale=_scale(criterion),
        levels=tuple(
            f"{first_capital(level.name)}, worth {short_number(level.value)}: {level.description}" for level in levels
        ),
        ends=f"Worth 0: {ended(criterion.zero_means)} Worth {_top(criterion)}: {ended(criterion.top_means)}",
        why_it_matters=criterion.why_it_matters,
        source_title=criterion.source.title,
        source_url=criterion.source.url,
        accessed=_day(criterion.source.accessed),
        who=(
            f"Written by {ended(criterion.author)} Checked by {ended(criterion.checked_by)} "
            f"Reviewed on {_day(criterion.reviewed)}; next review by {_day(criterion.next_review)}."
        ),
        review_note=_review_note(criterion, today),
    )


def _scale(criterion: Criterion) -> str:
    match criterion.scale:
        case LinearScale(zero=zero, top=top):
            return (
                f"Measured in {criterion.unit}: {_figure(zero)} is worth 0, {_figure(top)} is worth "
                f"{_top(criterion)}, in a straight line."
            )
        case PiecewiseScale(points=points):
            steps = "; ".join(f"{_figure(point.measurement)} is worth {short_number(point.value)}" for point in points)
            return f"Measured in {criterion.unit}: {steps}; in straight lines between."
        case LevelScale(levels=levels):
            return f"Answered by one of {len(levels)} named levels."


def _top(criterion: Criterion) -> str:
    return "−100" if criterion.role is Role.COST else "100"


def _figure(measurement: float) -> str:
    return f"{measurement:,.10g}".replace("-", "−")


def _review_note(criterion: Criterion, today: date) -> str:
    if today <= criterion.next_review:
        return ""
    return f"Its review was due by {_day(criterion.next_review)}. Ask whoever wrote it whether it still stands."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
