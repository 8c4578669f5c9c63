"""Who loses by what stops, goes on smaller than today or is cut: how many people, and how many are most deprived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.small_counts import is_small, people
from prioritise.analysis.smaller import Loss, loss_by, smaller_services
from prioritise.words import whole_percent

UNKNOWN = "not known"


def takes_away(analysis: Analysis, intervention: str) -> bool:
    """Tell whether people lose by what is decided: a service stops or goes on smaller, or a cut is made."""
    inside = intervention in analysis.portfolio.interventions
    subject = analysis.exercise.intervention_by_id[intervention]
    if subject.is_cut:
        return inside
    return subject.is_current and (not inside or intervention in smaller_services(analysis))


def loss_sentence(analysis: Analysis, intervention: str) -> str:
    """Say how many people lose by one decision, and how many of them are most deprived; empty where nobody does."""
    if not analysis.portfolio.has_answer or not takes_away(analysis, intervention):
        return ""
    loss, small = loss_by(analysis, intervention), analysis.exercise.settings.small_number
    if loss.people is None:
        return "How many people lose by it is not known."
    deprived = most_deprived_lost(loss, small)
    of_them = (
        "how many of them are in the most deprived group is not known"
        if deprived == UNKNOWN
        else f"{deprived} of them in the most deprived group"
    )
    return f"{people(loss.people, small_number=small)} people a year lose by it, {of_them}."


def most_deprived_lost(loss: Loss, small_number: int) -> str:
    """Write how many of those who lose are most deprived, with the share they are; none of a hidden number."""
    if not loss.people or loss.most_deprived is None:
        return UNKNOWN
    lost = people(loss.most_deprived, small_number=small_number)
    if is_small(loss.most_deprived, small_number) or is_small(loss.people, small_number):
        return lost
    return f"{lost} ({whole_percent(loss.most_deprived / loss.people)})"


def losses_in_all(analysis: Analysis, interventions: Sequence[str]) -> str:
    """Say how many people lose by several decisions, added up from what is shown of each, so that the sum comes out.

    A number that is small is hidden, so it is left out of the sum, which would give it away; so is what is not known.
    """
    losses = [loss_by(analysis, intervention) for intervention in interventions]
    small = analysis.exercise.settings.small_number
    lost, all_people = _added((loss.people for loss in losses), small)
    deprived, all_deprived = _added((loss.most_deprived for loss in losses), small)
    but = "" if all_people and all_deprived else ", not counting numbers that are hidden or not known"
    return f"{lost:,} people a year lose in all, {deprived:,} of them in the most deprived group{but}."


def _added(counts: Iterable[float | None], small_number: int) -> tuple[int, bool]:
    """Add up, rounded each, what may be shown; and whether that is all of them."""
    numbers = list(counts)
    shown = [round(number) for number in numbers if number is not None and not is_small(number, small_number)]
    return sum(shown), len(shown) == len(numbers)
