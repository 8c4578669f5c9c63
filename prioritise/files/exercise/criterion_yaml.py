"""Reading criterion files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from prioritise.domain.criteria import (
    Criterion,
    EvidenceMeasure,
    Level,
    LevelScale,
    LinearScale,
    MeasuredBy,
    PiecewiseScale,
    Point,
    Role,
    Scale,
)
from prioritise.files.cells import Day, Id, NeededText, Number, quoted, refuse
from prioritise.files.choices import Better, Choice
from prioritise.files.definition_text import DefinitionSource, read_part
from prioritise.files.exercise.check.criterion import check_criterion
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest
from prioritise.files.shipped import criteria_folder
from prioritise.files.yaml_part import Part, known_kind
from prioritise.files.yaml_text import read_yaml

DEFAULT_SHORTFALL_POWER = 2
"""Where a criterion of need met does not say, a step counts more the further behind the area is."""


def _power(raw: object) -> int:
    if isinstance(raw, bool) or str(raw).strip() not in ("1", "2"):
        what_to_do = "write 2 if a step counts more the further behind the area is, or 1 if all steps count alike"
        raise refuse(f"{quoted(raw)}, which is not a power of the shortfall", what_to_do)
    return int(str(raw).strip())


ShortfallPower = Annotated[Literal[1, 2], BeforeValidator(_power)]


class LinearPart(Part):
    kind: Literal["linear"]
    zero: Number
    top: Number

    def to_domain(self) -> Scale:
        """Return the scale as the domain holds it."""
        return LinearScale(self.zero, self.top)


class PiecewisePart(Part):
    kind: Literal["piecewise"]
    points: list[tuple[Number, Number]] = Field(min_length=2)

    def to_domain(self) -> Scale:
        """Return the scale as the domain holds it."""
        return PiecewiseScale(tuple(Point(*point) for point in self.points))


class LevelPart(Part):
    name: NeededText
    value: Number
    description: NeededText


class LevelsPart(Part):
    kind: Literal["levels"]
    levels: list[LevelPart] = Field(min_length=2)

    def to_domain(self) -> Scale:
        """Return the scale as the domain holds it."""
        return LevelScale(tuple(Level(level.name, level.value, level.description) for level in self.levels))


ScalePart = Annotated[
    Annotated[LinearPart, Tag("<linear>")]
    | Annotated[PiecewisePart, Tag("<piecewise>")]
    | Annotated[LevelsPart, Tag("<levels>")],
    Discriminator(lambda raw: f"<{raw['kind'] if isinstance(raw, dict) else raw.kind}>"),
    known_kind(("linear", "piecewise", "levels"), "scale"),
]


class CriterionPart(Part):
    """The whole file."""

    id: Id
    name: NeededText
    question: NeededText
    role: Choice[Role]
    unit: NeededText
    better: Better
    measured_by: Choice[MeasuredBy]
    measure: Choice[EvidenceMeasure] | None = None
    shortfall_power: ShortfallPower | None = None
    value: ScalePart
    zero_means: NeededText
    top_means: NeededText
    why_it_matters: NeededText
    source: DefinitionSource
    author: NeededText
    checked_by: NeededText
    reviewed: Day
    next_review: Day

    def to_domain(self) -> Criterion:
        """Return the criterion as the domain holds it."""
        fields = {name: getattr(self, name) for name in CriterionPart.model_fields if name not in ("value", "source")}
        if self.measure is EvidenceMeasure.NEED_MET and self.shortfall_power is None:
            fields["shortfall_power"] = DEFAULT_SHORTFALL_POWER
        return Criterion(**fields, scale=self.value.to_domain(), source=self.source.to_domain())


def read_criteria(
    ids: Sequence[str], own_files: Mapping[str, bytes], problems: ProblemList, *, row: int | None = None
) -> dict[str, Criterion]:
    """Return the criteria of these ids: from the exercise's own files (by file name) first, then from the project's.

    `row` is where `exercise.yaml` lists them.
    """
    criteria = {}
    for criterion_id in dict.fromkeys(ids):
        name = f"criteria/{criterion_id}.yaml"
        content = own_files.get(name)
        if content is None and (criterion := _shipped_criterion(criterion_id)):
            criteria[criterion_id] = criterion
        elif content is None:
            known = sorted(path.stem for path in criteria_folder().glob("*.yaml"))
            found_there = f"the criterion {criterion_id}, which has no file"
            what_to_do = f"add {name} to the exercise, or use another; {nearest(criterion_id, known)}"
            problems.add("exercise.yaml", found_there, what_to_do, row=row, column="criteria")
        elif criterion := read_criterion(name, content, problems):
            criteria[criterion_id] = criterion
    return criteria


def read_criterion(name: str, content: bytes, problems: ProblemList) -> Criterion | None:
    """Return the criterion in one file, or None with every problem noted. `name` ends in the id and `.yaml`."""
    read = read_part(name, content, CriterionPart, problems)
    if read is None:
        return None
    before = len(problems)

    def note(column: str, found: str, what_to_do: str) -> None:
        problems.add(name, found, what_to_do, row=read.text.row_of(column.split(".")), column=column)

    criterion = read.part.to_domain()
    if criterion.id != Path(name).stem:
        note("id", f"the id {criterion.id} in a file of another name", "make the two the same")
    check_criterion(criterion, note)
    return criterion if len(problems) == before else None


def names_of_criteria(own_files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """List every criterion an exercise may choose, by id and name: the project's, and those among its own files."""
    names: dict[str, str] = {}
    for path in sorted(criteria_folder().glob("*.yaml")):
        if criterion := _shipped_criterion(path.stem):
            names[path.stem] = criterion.name
    for file in own_files:
        if file.startswith("criteria/") and (text := read_yaml(file, own_files[file], ProblemList())):
            names[Path(file).stem] = str(text.data.get("name", ""))
    return list(names.items())


def shipped_criterion_files() -> dict[str, bytes]:
    """List every criterion file of the project, by its name within an exercise."""
    return {f"criteria/{path.name}": path.read_bytes() for path in sorted(criteria_folder().glob("*.yaml"))}


def _shipped_criterion(criterion_id: str) -> Criterion | None:
    path = criteria_folder() / f"{criterion_id}.yaml"
    return _read_shipped(f"criteria/{path.name}", path.read_bytes()) if path.is_file() else None


@cache
def _read_shipped(name: str, content: bytes) -> Criterion:
    """A criterion of the project's own, read once. Raises FileProblems if it is damaged."""
    problems = ProblemList()
    criterion = read_criterion(name, content, problems)
    if criterion is None:
        raise problems.refusal()
    return criterion
