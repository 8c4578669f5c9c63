"""What criteria that are worked out still need, by what has to be given: one sentence each, in names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prioritise.analysis import missing_values
from prioritise.analysis.once import once
from prioritise.domain.criteria import Criterion, EvidenceMeasure, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.words import counted, joined

MOST_NAMED = 3


class Gives(StrEnum):
    """What has to be given."""

    JUDGED = "levels, by a panel"
    MEASURED = "figures or levels"
    PEOPLE = "people a year"
    SHARE = "share most deprived"
    GROUP = "the most deprived group of the place"
    FIGURES = "published figures"
    EFFECTS = "effects"
    OTHER = "figures and effects that fit"


@dataclass(frozen=True, slots=True)
class Needed:
    """What one criterion still needs, and a sentence that asks for it."""

    criterion: Criterion
    gives: Gives
    sentence: str


@once
def needed(exercise: Exercise) -> tuple[Needed, ...]:
    """List what is missing, criterion by criterion, with all that each of them needs."""
    missing: dict[str, list[Proposal]] = {}
    for value in missing_values(exercise):
        missing.setdefault(value.criterion, []).append(Proposal(value.intervention, value.level))
    return tuple(
        one for criterion, of_it in missing.items() for one in _of(exercise, exercise.criterion_by_id[criterion], of_it)
    )


def _of(exercise: Exercise, criterion: Criterion, proposals: Sequence[Proposal]) -> Iterable[Needed]:
    whole = _whose(exercise, proposals)
    if criterion.measured_by is MeasuredBy.PANEL:
        yield Needed(criterion, Gives.JUDGED, f"{criterion.name}: a panel gives this for {whole}.")
    elif criterion.measured_by is MeasuredBy.MEASUREMENT:
        sentence = f"{criterion.name}: give a figure or level, with its source, for {whole}."
        yield Needed(criterion, Gives.MEASURED, sentence)
    else:
        computed = list(_computed(exercise, criterion, proposals))
        sentence = f"{criterion.name}: look at the figures and effects of {whole}."
        yield from computed or [Needed(criterion, Gives.OTHER, sentence)]


def _computed(exercise: Exercise, criterion: Criterion, proposals: Sequence[Proposal]) -> Iterable[Needed]:
    def lack(gives: Gives, lacks: Callable[[Proposal], bool], said: str) -> Iterable[Needed]:
        of_them = [proposal for proposal in proposals if lacks(proposal)]
        if of_them:
            whose = _whose(exercise, of_them)
            yield Needed(criterion, gives, f"{criterion.name}: {said.format(whose=whose)}.")

    sized = exercise.sized
    yield from lack(Gives.PEOPLE, lambda one: sized[one].people_per_year is None, "give the people a year of {whose}")
    if criterion.measure is EvidenceMeasure.PEOPLE:
        return
    if criterion.measure is EvidenceMeasure.INEQUALITY_GAIN:
        yield from lack(
            Gives.SHARE,
            lambda one: sized[one].most_deprived_share is None and sized[one].people_per_year != 0,
            "give the share of people in the most deprived group of {whose}",
        )
        if exercise.area.most_deprived is None:
            sentence = (
                f"{criterion.name}: give the share of all residents of the place who are in its most deprived group."
            )
            yield Needed(criterion, Gives.GROUP, sentence)
        return
    if not exercise.indicators:
        sentence = f"{criterion.name}: bring in published figures of the place, and then the effects on them."
        yield Needed(criterion, Gives.FIGURES, sentence)
        return
    yield from lack(
        Gives.EFFECTS,
        lambda one: not exercise.effects_of.get(one.intervention),
        "give the effects on indicators of {whose}",
    )


def _whose(exercise: Exercise, proposals: Sequence[Proposal]) -> str:
    names = list(dict.fromkeys(exercise.intervention_by_id[proposal.intervention].name for proposal in proposals))
    if len(names) <= MOST_NAMED:
        return joined(names)
    everything = counted(len(exercise.proposals), "intervention")
    return f"all {everything}" if len(proposals) == len(exercise.proposals) else f"{len(proposals)} of {everything}"
