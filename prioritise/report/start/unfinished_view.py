"""What an exercise that is not finished still needs, as next steps, each with its place in the app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.analysis.unfinished import Lacks, to_come
from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.report.words.judged_words import entered_before_a_panel
from prioritise.report.words.needed_words import Gives, needed
from prioritise.words import joined

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
GIVEN_IN: Mapping[Gives, str] = {
    Gives.JUDGED: STEPS,
    Gives.MEASURED: STEPS,
    Gives.PEOPLE: LIST,
    Gives.SHARE: LIST,
    Gives.GROUP: STEPS,
    Gives.FIGURES: NEEDS,
    Gives.EFFECTS: LIST,
    Gives.OTHER: NEEDS,
}
EFFECTS = "Effects"
"""The part of the page of interventions where effects are given."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do, and the room of the page where it is done; none where it is done on Start itself.

    `part` is the part of that page, where it does not open with it.
    """

    sentence: str
    room: str = ""
    part: str = ""


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
    for one in needed(exercise):
        room = GIVEN_IN[one.gives]
        if one.gives is Gives.JUDGED:
            alone = f"{one.sentence} Start a panel on Start, or give it yourself in step 6 of your list."
            yield NextStep(one.sentence, SCORES) if at_a_panel else NextStep(alone, STEPS)
        elif one.gives is Gives.GROUP:
            yield NextStep(f"{one.sentence} Step 1 of your list asks for it.", room)
        else:
            yield NextStep(one.sentence, room, EFFECTS if one.gives is Gives.EFFECTS else "")


def _at_the_panel(step: NextStep, *, runs_it: bool) -> NextStep:
    """The same step where the six steps are out of reach: what only they do is said, and needs the panel left."""
    if step.room == STEPS:
        return NextStep(f"{step.sentence} The facilitator does that before the panel begins, on Your list.")
    if step.room == LIST and not runs_it:
        return NextStep(f"{step.sentence} The facilitator does that.")
    return step
