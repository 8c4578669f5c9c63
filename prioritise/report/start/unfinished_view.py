"""What an exercise that is not finished still needs, as next steps, each with its place in the app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prioritise.analysis import missing_values
from prioritise.analysis.once import once
from prioritise.analysis.unfinished import Lacks, to_come
from prioritise.domain.criteria import Criterion, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import MissingFigure
from prioritise.domain.interventions import Proposal
from prioritise.report.words.judged_words import entered_before_a_panel
from prioritise.words import counted, joined

STEPS, LIST, NEEDS, PANEL, SCORES = "own_list", "interventions", "needs", "panel", "scores"
PLACE_OF: Mapping[Lacks, str] = {
    Lacks.INTERVENTIONS: LIST,
    Lacks.FUNDS: LIST,
    Lacks.BUDGET: LIST,
    Lacks.COSTS: LIST,
    Lacks.COST_YEARS: LIST,
    Lacks.PARTNERS: STEPS,
    Lacks.CRITERIA: STEPS,
}
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do, and the room of the page where it is done; none where it is done on Start itself."""

    sentence: str
    room: str = ""


@dataclass(frozen=True, slots=True)
class UnfinishedView:
    """Why there is no list yet, as steps; whether a panel could score it, and what that needs first if not.

    `entered` says what becomes of what one person entered once a panel scores; empty where nobody entered anything.
    """

    title: str
    steps: tuple[NextStep, ...]
    then: str
    before_a_panel: str
    entered: str


@once
def unfinished_view(exercise: Exercise, *, at_a_panel: bool = False, runs_it: bool = False) -> UnfinishedView:
    """Say what is still to come, for who works alone, runs the panel or sits at it."""
    lacking = to_come(exercise)
    steps = [NextStep(come.sentence, PLACE_OF[come.lacks]) for come in lacking]
    steps += _values(exercise, at_a_panel=at_a_panel)
    if at_a_panel:
        steps = [_at_the_panel(step, runs_it=runs_it) for step in steps]
    return UnfinishedView(
        title="There is no list yet",
        steps=tuple(steps),
        then="The list appears as soon as all of it is there. What can be worked out already is on the other pages.",
        before_a_panel=_before_a_panel(exercise),
        entered=entered_before_a_panel(exercise),
    )


def _before_a_panel(exercise: Exercise) -> str:
    needed = [
        words
        for is_there, words in (
            (exercise.interventions, "something to decide on"),
            (exercise.partners, "the partners who decide"),
            (
                any(criterion.measured_by is MeasuredBy.PANEL for criterion in exercise.criteria),
                "a criterion that a panel judges",
            ),
        )
        if not is_there
    ]
    return f"A panel can start once there is {joined(needed)}." if needed else ""


def _values(exercise: Exercise, *, at_a_panel: bool) -> Iterable[NextStep]:
    missing: dict[str, list[MissingFigure]] = {}
    for value in missing_values(exercise):
        missing.setdefault(value.criterion, []).append(value)
    for criterion, values in missing.items():
        yield _of_criterion(exercise, exercise.criterion_by_id[criterion], values, at_a_panel=at_a_panel)


def _of_criterion(
    exercise: Exercise, criterion: Criterion, values: list[MissingFigure], *, at_a_panel: bool
) -> NextStep:
    names = [exercise.intervention_by_id[value.intervention].name for value in values]
    whose = joined(dict.fromkeys(names))
    if len(dict.fromkeys(names)) > MOST_NAMED:
        everything = counted(len(exercise.proposals), "intervention")
        whose = f"all {everything}" if len(values) == len(exercise.proposals) else f"{len(values)} of {everything}"
    if criterion.measured_by is MeasuredBy.PANEL:
        asked = f"{criterion.name}: a panel gives this for {whose}."
        return (
            NextStep(asked, SCORES)
            if at_a_panel
            else NextStep(f"{asked} Start a panel on Start, or give it yourself in step 6 of your list.", STEPS)
        )
    if criterion.measured_by is MeasuredBy.MEASUREMENT:
        return NextStep(f"{criterion.name}: give a figure or level, with its source, for {whose}.", STEPS)
    return _computed(exercise, criterion, values[0], whose)


def _computed(exercise: Exercise, criterion: Criterion, first: MissingFigure, whose: str) -> NextStep:
    subject = exercise.sized[Proposal(first.intervention, first.level)]
    if subject.people_per_year is None:
        return NextStep(f"{criterion.name}: give the people a year of {whose}.", LIST)
    if not exercise.indicators:
        return NextStep(
            f"{criterion.name}: bring in published figures of the place, and then the effects on them.", NEEDS
        )
    if first.intervention in exercise.effects_of and not exercise.effects_of[first.intervention]:
        return NextStep(f"{criterion.name}: give the effects on indicators of {whose}.", LIST)
    if subject.most_deprived_share is None:
        return NextStep(f"{criterion.name}: give the share of people in the most deprived group of {whose}.", LIST)
    return NextStep(f"{criterion.name}: look at the figures and effects of {whose}.", NEEDS)


def _at_the_panel(step: NextStep, *, runs_it: bool) -> NextStep:
    """The same step where the six steps are out of reach: what only they do is said, and needs the panel left."""
    if step.room == STEPS:
        return NextStep(f"{step.sentence} The facilitator does that before the panel begins, on Your list.")
    if step.room == LIST and not runs_it:
        return NextStep(f"{step.sentence} The facilitator does that.")
    return step
