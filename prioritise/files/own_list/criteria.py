"""Step 4, what matters: criteria of the library, and what each needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from prioritise.domain.criteria import Criterion, EvidenceMeasure, MeasuredBy, Role
from prioritise.files.cells import quoted
from prioritise.files.exercise.criterion_yaml import read_criteria, shipped_criterion_files
from prioritise.files.exercise.draft import draft_of
from prioritise.files.grids.yaml_edit import exercise_data, with_tops
from prioritise.files.own_list.answers import StepDone
from prioritise.files.own_list.own_criterion import USUAL_LEVELS, OwnCriterion, own_criteria, with_own_criterion
from prioritise.files.own_list.weights import weights_follow
from prioritise.files.problem_list import ProblemList
from prioritise.judgement.scale_words import scale_ends
from prioritise.words import counted, first_capital

TITLE = "What matters"
NEEDS: Mapping[MeasuredBy, str] = {
    MeasuredBy.MEASUREMENT: "Needs a figure or level for every intervention, with its source.",
    MeasuredBy.PANEL: "Needs a level for every intervention: yours, or a panel's scores.",
    MeasuredBy.COSTS: "Comes from the costs you enter.",
    MeasuredBy.EVIDENCE: (
        "Needs the people a year, in step 3, published figures of the place, and effects on them: give those on the "
        "Interventions page, under Effects. Without effects leave it out, or judge it by a criterion of your own."
    ),
}
NEEDS_OF_MEASURE: Mapping[EvidenceMeasure, str] = {
    EvidenceMeasure.PEOPLE: "Comes from the people a year you enter.",
    EvidenceMeasure.INEQUALITY_GAIN: (
        "Needs the people a year and the share most deprived of everything, in step 3, and the share of all residents "
        "in the most deprived group, in step 1."
    ),
}


NO_POINTS = "It gets no points in step 5: it says how much of the benefits you can count on."


@dataclass(frozen=True, slots=True)
class Offered:
    """A criterion of the library: what it asks, the two ends of its scale in words and what it needs."""

    criterion: Criterion
    scale: str
    needs: str

    @property
    def is_easy(self) -> bool:
        """Whether all it needs is asked for in the steps."""
        return self.criterion.measured_by is not MeasuredBy.EVIDENCE or self.criterion.measure in NEEDS_OF_MEASURE


@cache
def library() -> tuple[Offered, ...]:
    """List every criterion of the library, those that the steps ask everything for first."""
    ids = [name.removeprefix("criteria/").removesuffix(".yaml") for name in shipped_criterion_files()]
    offered = [_offered(criterion) for criterion in read_criteria(ids, {}, ProblemList()).values()]
    return tuple(sorted(offered, key=lambda criterion: not criterion.is_easy))


def offered_of(files: Mapping[str, bytes]) -> tuple[Offered, ...]:
    """Return the library, with the criteria of one's own that are among the files below it."""
    return (*library(), *(_offered(criterion) for criterion in own_criteria(files)))


def with_criteria(files: Mapping[str, bytes], ids: Sequence[str]) -> dict[str, bytes]:
    """Return the files with these criteria; weights that were given to others are to be given again."""
    return weights_follow(with_tops(files, criteria=list(ids)))


def without_criterion(files: Mapping[str, bytes], id_: str) -> dict[str, bytes]:
    """Return the files without one of the criteria that were chosen."""
    listed = exercise_data(files).get("criteria") or []
    return with_criteria(files, [listed_id for listed_id in listed if listed_id != id_])


def judged_instead(files: Mapping[str, bytes], criterion: Criterion, today: date) -> StepDone:
    """Return the files with one of one's own in place of a criterion that is worked out: its question, with levels."""
    own = OwnCriterion(
        name=f"{criterion.name}, judged",
        question=criterion.question,
        why=criterion.why_it_matters,
        today=today,
        levels=USUAL_LEVELS,
    )
    return with_own_criterion(without_criterion(files, criterion.id), own)


def chosen_criteria(files: Mapping[str, bytes], *, not_added: str) -> StepDone:
    """Return the step with these files: something is chosen, nothing is judged on what is not, and none of one's own
    waits.
    """
    problems, data = ProblemList(), exercise_data(files)
    if not data.get("criteria"):
        problems.add(TITLE, "nothing ticked", "tick what matters, or go on to another step")
    _judged_all_the_same(files, problems)
    if not_added.strip():
        problems.add(
            TITLE,
            f"{quoted(not_added.strip())}, which is not added yet",
            "press “Add this criterion”, or empty its name",
        )
    return StepDone(files, problems.problems)


def _judged_all_the_same(files: Mapping[str, bytes], problems: ProblemList) -> None:
    """Note what is no longer ticked while somebody's judgements are on it: they would be lost, or never be read."""
    draft = draft_of(files)
    tables = (draft.measurements, draft.scores, draft.agreed)
    judged = Counter(row.cells.criterion for table in tables for row in table.rows)
    for offered in offered_of(files):
        criterion = offered.criterion
        count = 0 if criterion.id in draft.criteria else judged[criterion.id]
        if count:
            are = "is" if count == 1 else "are"
            problems.add(
                TITLE,
                f"{quoted(criterion.name)} is no longer ticked, and {counted(count, 'judgement')} {are} on it",
                "tick it again, or empty its column in step 6 first",
            )


def _offered(criterion: Criterion) -> Offered:
    own = NEEDS_OF_MEASURE.get(criterion.measure) if criterion.measure else None
    needs = own or NEEDS[criterion.measured_by]
    said = f"{needs} {NO_POINTS}" if criterion.role is Role.LIKELIHOOD else needs
    return Offered(criterion, first_capital(scale_ends(criterion)), said)
