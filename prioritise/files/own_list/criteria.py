"""Step 4, what matters: criteria of the library, and what each needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from prioritise.domain.criteria import Criterion, EvidenceMeasure, LevelScale, MeasuredBy
from prioritise.files.cells import quoted
from prioritise.files.exercise.criterion_yaml import read_criteria, shipped_criterion_files
from prioritise.files.exercise.draft import draft_of
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.grids.yaml_edit import with_top, yaml_data
from prioritise.files.own_list.answers import StepDone
from prioritise.files.own_list.own_criterion import own_criteria
from prioritise.files.own_list.weights import weights_follow
from prioritise.files.problem_list import ProblemList
from prioritise.words import counted, joined

TITLE = "What matters"
NEEDS: Mapping[MeasuredBy, str] = {
    MeasuredBy.MEASUREMENT: "Needs a figure or level for every intervention, with its source.",
    MeasuredBy.PANEL: "Needs a level for every intervention: yours, or a panel's scores.",
    MeasuredBy.COSTS: "Comes from the costs you enter.",
    MeasuredBy.EVIDENCE: "Needs effects on published indicators: give them on the Interventions page.",
}
NEEDS_OF_MEASURE: Mapping[EvidenceMeasure, str] = {
    EvidenceMeasure.PEOPLE: "Comes from the people a year you enter.",
    EvidenceMeasure.INEQUALITY_GAIN: "Needs the share of people in the most deprived group, in step 3.",
}


@dataclass(frozen=True, slots=True)
class Offered:
    """A criterion of the library: what it asks, its scale in words and what it needs."""

    criterion: Criterion
    scale: str
    needs: str

    @property
    def is_easy(self) -> bool:
        """Whether all it needs is asked for in the steps."""
        return self.criterion.measured_by is not MeasuredBy.EVIDENCE or self.criterion.measure is EvidenceMeasure.PEOPLE


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
    after = dict(files)
    after[EXERCISE_FILE] = with_top(EXERCISE_FILE, files[EXERCISE_FILE], "criteria", list(ids))
    return weights_follow(after)


def chosen_criteria(files: Mapping[str, bytes], *, not_added: str) -> StepDone:
    """Return the step with these files: something is chosen, nothing is judged on what is not, and none of one's own
    waits.
    """
    problems, data = ProblemList(), yaml_data(EXERCISE_FILE, files[EXERCISE_FILE])
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
    scale = criterion.scale
    levels = [level.name for level in scale.levels] if isinstance(scale, LevelScale) else []
    words = f"Levels: {joined(levels)}" if levels else f"Counted in {criterion.unit}"
    return Offered(criterion, words, own or NEEDS[criterion.measured_by])
