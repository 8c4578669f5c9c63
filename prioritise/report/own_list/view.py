"""What the steps to a list of one's own say: how far each has come, what is next, and the list so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prioritise.analysis.own_list import OwnList, StepState, own_list
from prioritise.analysis.unfinished import Lacks, to_come
from prioritise.domain.criteria import Criterion, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.files.own_list.begun import LATER
from prioritise.files.own_list.weights import is_equal_for_now
from prioritise.portfolio.preflight import Note
from prioritise.report.own_list.list_so_far import list_rows, list_words, money_rows
from prioritise.report.words.edit_view import problems_table
from prioritise.report.words.needed_words import Gives, Needed, needed
from prioritise.words import TextTable, counted, joined, pounds

STATE_WORDS: Mapping[StepState, str] = {
    StepState.DONE: "Done",
    StepState.STARTED: "Started",
    StepState.TO_DO: "To do",
}
JUDGED = (Gives.JUDGED, Gives.MEASURED)
"""What step 6 asks for."""
GIVEN_IN: Mapping[Gives, int] = {Gives.GROUP: 1, Gives.PEOPLE: 3, Gives.SHARE: 3}
"""The step that asks for what a criterion needs; step 4, where it is chosen, for what no step asks for."""
CHOSEN_IN = 4
TITLES = (
    "Place and years",
    "Money",
    "What to decide",
    "What matters",
    "Who decides",
    "Judgements",
)


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: its number, name, how far it has come and one line on what it has or wants."""

    number: int
    title: str
    state: StepState
    line: str

    @property
    def label(self) -> str:
        """The step as a line of the task list."""
        return f"{self.number} {self.title}: {STATE_WORDS[self.state].lower()}"


@dataclass(frozen=True, slots=True)
class Without:
    """A criterion that is chosen and cannot be worked out yet: who lacks its figures can leave it out or judge it."""

    criterion: Criterion
    needs_effects: bool

    @property
    def leave_out(self) -> str:
        """The button that unticks it."""
        return f"Leave out {self.criterion.name}"

    @property
    def judge(self) -> str:
        """The button that puts one of one's own in its place."""
        return f"Judge {self.criterion.name} by levels instead"


@dataclass(frozen=True, slots=True)
class OwnListView:
    """Every step, the list so far with its heading, what is asked of the money until it is ranked, and what is next.

    `needed` says what criteria that are worked out still need, and `without` are those one can go on without. `notes`
    are on what is valid and may not be meant, once it is ranked.
    """

    title: str
    steps: tuple[StepView, ...]
    list_title: str
    list_lines: tuple[str, ...]
    list_so_far: TextTable
    money: TextTable
    next_steps: tuple[str, ...]
    problems: tuple[str, ...]
    file_name: str
    exercise: Exercise | None
    is_finished: bool
    panel_can_start: bool
    needed: tuple[str, ...] = ()
    without: tuple[Without, ...] = ()
    notes: tuple[Note, ...] = ()


def own_list_view(files: Mapping[str, bytes]) -> OwnListView:
    """Say how far a list being made has come."""
    own = own_list(files)
    steps = _steps(own, is_equal=is_equal_for_now(files))
    title, lines = list_words(own)
    is_everything_answered = all(step.state is not StepState.TO_DO for step in steps[:5])
    problems = own.problems if is_everything_answered else ()
    wanted = needed(own.exercise) if own.exercise is not None else ()
    return OwnListView(
        title=own.draft.part.title,
        steps=steps,
        list_title=title,
        list_lines=lines,
        list_so_far=list_rows(own),
        money=money_rows(own),
        next_steps=(
            *(f"Step {step.number}, {step.title}: {step.line}" for step in steps if step.state is not StepState.DONE),
            *_years_to_come(own),
        ),
        problems=tuple(
            f"{where}: {problem}; {what_to_do}" for where, problem, what_to_do in problems_table(problems).rows
        ),
        file_name=own.draft.part.id,
        exercise=own.exercise,
        is_finished=own.analysis is not None,
        panel_can_start=_panel_can_start(own),
        needed=tuple(one.sentence for one in wanted if one.gives not in JUDGED),
        without=_without(wanted),
        notes=own.analysis.notes if own.analysis is not None else (),
    )


def _without(wanted: Iterable[Needed]) -> tuple[Without, ...]:
    """The criteria that need what the steps do not ask for, or that nobody may know."""
    criteria = dict.fromkeys(one.criterion for one in wanted if one.gives not in (*JUDGED, Gives.PEOPLE))
    effects = {one.criterion.id for one in wanted if one.gives is Gives.EFFECTS}
    return tuple(Without(criterion, needs_effects=criterion.id in effects) for criterion in criteria)


def _panel_can_start(own: OwnList) -> bool:
    exercise = own.exercise
    if exercise is None or not exercise.interventions or not exercise.partners:
        return False
    return any(criterion.measured_by is MeasuredBy.PANEL for criterion in exercise.criteria)


def _years_to_come(own: OwnList) -> tuple[str, ...]:
    """Budgets and costs of years that came in after they were given."""
    lacking = to_come(own.exercise) if own.exercise is not None else ()
    return tuple(come.sentence for come in lacking if come.lacks in (Lacks.BUDGET, Lacks.COST_YEARS))


def _steps(own: OwnList, *, is_equal: bool) -> tuple[StepView, ...]:
    answered = (_place(own), _money(own), _decided_on(own), _matters(own), _who(own, is_equal=is_equal), _judged(own))
    wanted = needed(own.exercise) if own.exercise is not None else ()
    steps = []
    for number, (title, (state, line)) in enumerate(zip(TITLES, answered, strict=True), 1):
        lacks = [one for one in wanted if one.gives not in JUDGED and GIVEN_IN.get(one.gives, CHOSEN_IN) == number]
        is_lacking = bool(lacks) and state is StepState.DONE
        said = "; ".join([line, *(one.sentence.rstrip(".") for one in lacks)]) if is_lacking else line
        steps.append(StepView(number, title, StepState.STARTED if is_lacking else state, said))
    return tuple(steps)


def _place(own: OwnList) -> tuple[StepState, str]:
    part = own.draft.part
    if part.area.name == LATER:
        return StepState.TO_DO, "choose a place, or leave it for later"
    return StepState.DONE, f"{part.area.name}, {part.years[0]} to {part.years[-1]}"


def _money(own: OwnList) -> tuple[StepState, str]:
    funds = own.draft.part.funds
    if not funds:
        return StepState.TO_DO, "name a fund and its pounds by year"
    total = sum(sum(fund.budget_gbp.values()) for fund in funds)
    return StepState.DONE, f"{pounds(total)} in {counted(len(funds), 'fund')}"


def _decided_on(own: OwnList) -> tuple[StepState, str]:
    listed = [row.cells for row in own.draft.interventions.rows]
    if not listed:
        return StepState.TO_DO, "type or paste what you could fund, with its costs"
    costed = {row.cells.intervention for row in own.draft.costs.rows}
    without = [row.name for row in listed if row.id not in costed]
    words = counted(len(listed), "intervention")
    if without:
        return StepState.STARTED, f"{words}; no cost yet for {joined(without)}"
    return StepState.DONE, f"{words}, all with costs"


def _matters(own: OwnList) -> tuple[StepState, str]:
    if not any(criterion.carries_weight for criterion in own.criteria):
        return StepState.TO_DO, "choose what makes one thing better than another"
    return StepState.DONE, joined(criterion.name for criterion in own.criteria)


def _who(own: OwnList, *, is_equal: bool) -> tuple[StepState, str]:
    partners = own.draft.part.partners
    if not partners:
        return StepState.TO_DO, "name the partners who decide"
    words = counted(len(partners), "partner")
    if is_equal:
        return StepState.DONE, f"{words}, everything equal for now"
    speaking = {row.cells.partner for row in own.draft.weights.rows}
    if not speaking:
        return StepState.STARTED, f"{words}; give points, or choose equal for now"
    return StepState.DONE, f"{words}, {len(speaking)} with points"


def _judged(own: OwnList) -> tuple[StepState, str]:
    asked = [
        criterion for criterion in own.criteria if criterion.measured_by in (MeasuredBy.MEASUREMENT, MeasuredBy.PANEL)
    ]
    if not own.criteria:
        return StepState.TO_DO, "first choose what matters, in step 4"
    if not asked:
        return StepState.DONE, "nothing to judge: all of it comes from figures you gave"
    wanted = {criterion.id for criterion in asked}
    judgements = {
        (row.cells.intervention, row.cells.criterion)
        for table in (own.draft.measurements, own.draft.agreed)
        for row in table.rows
        if row.cells.criterion in wanted
    }
    all_of_them = len(asked) * len(own.draft.interventions.rows)
    missing = {value.criterion for value in own.missing} & wanted
    if own.exercise is not None and not missing and all_of_them:
        return StepState.DONE, f"all {counted(all_of_them, 'judgement')} are there"
    if all_of_them and len(judgements) >= all_of_them:
        return StepState.DONE, f"all {counted(all_of_them, 'judgement')} are there"
    state = StepState.STARTED if judgements else StepState.TO_DO
    return state, f"{len(judgements)} of {counted(all_of_them, 'judgement')}; a panel can give those it judges"
