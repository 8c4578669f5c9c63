"""Reading an agreement's table of targets: one row a target, in the shape local area agreements had."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.targets import Milestone, Target, TargetKind
from prioritise.files.agreement.national_indicators import read_national_indicators, shipped_national_indicators
from prioritise.files.agreement.rows import AgreementReader, ReadRow
from prioritise.files.cells import STRIPPED, NeededText, Text
from prioritise.files.csv_content import csv_content
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.panel_files import plain_number
from prioritise.files.exercise.rows import MilestoneRow, Row, TargetRow
from prioritise.files.exercise.tables import read_table
from prioritise.files.problem_list import ProblemList
from prioritise.files.sheet import first_sheet_as_csv
from prioritise.files.text import decode

TARGETS_FILE, MILESTONES_FILE = "targets.csv", "milestones.csv"
HEADINGS = ("number", "title", "baseline", "year", "t1", "t2", "t3", "lead", "partners")
"""The columns the agreements had. t1, t2 and t3 are the milestones of the plan's first, second and third year."""
OTHER_NAMES = {
    "ni": "number",
    "indicator number": "number",
    "ni number": "number",
    "outcome": "title",
    "target": "title",
    "baseline_year": "year",
    "baseline year": "year",
    "baseline_period": "year",
    "lead partner": "lead",
    "lead_partner": "lead",
    "lead organisation": "lead",
    "partners signed up": "partners",
    "organisations signed up": "partners",
    "metric": "indicator",
    "no stretch": "no_stretch",
    "area": "area_code",
}


class AgreementRow(Row):
    """One row as written. Every figure stays text: agreements hold `TBC`, `31%` and `placeholder` in these cells."""

    number: Text = ""
    title: NeededText
    baseline: Text = ""
    year: Text = ""
    t1: Text = ""
    t2: Text = ""
    t3: Text = ""
    lead: Text = ""
    partners: Text = ""
    kind: Annotated[Literal["designated", "education", "local", ""], STRIPPED] = ""
    measure: Annotated[Literal["level", "change", ""], STRIPPED] = ""
    better: Annotated[Literal["higher", "lower", ""], STRIPPED] = ""
    unit: Text = ""
    indicator: Text = ""
    area_code: Text = ""
    no_stretch: Text = ""
    source: Text = ""


@dataclass(frozen=True, slots=True)
class AgreementImport:
    """The exercise with the table in it, the two files that changed, and the ids of the targets it brought."""

    exercise: Exercise
    files: tuple[SourceFile, ...]
    targets: tuple[str, ...]


def import_agreement(
    exercise: Exercise,
    table: SourceFile,
    *,
    version: str = "1",
    kind: TargetKind = TargetKind.DESIGNATED,
    own_catalogue: SourceFile | None = None,
) -> AgreementImport:
    """An exercise with an agreement's table added as a version of its targets, from CSV or an Excel workbook.

    Rows with gaps become placeholders that say what is missing and what was written instead. A target that is there
    already is refreshed: the new row counts and the old one is kept. `kind` is for rows that name none. Which way is
    better comes from the row, the target it refreshes or the catalogue, never from a title; `own_catalogue` comes
    before the project's. Raises FileProblems naming every problem of the table, and of the exercise it would make;
    nothing is changed then.
    """
    catalogue = dict(shipped_national_indicators())
    if own_catalogue is not None:
        catalogue |= read_national_indicators(own_catalogue.name, own_catalogue.content)
    problems = ProblemList()
    rows = _rows(table, problems)
    reader = AgreementReader(exercise, catalogue, table.name, version, kind, problems)
    read = [found for row, cells in rows if (found := reader.read(row, cells.model_dump())) is not None]
    if not rows and not len(problems):
        problems.add(table.name, "no targets", "add at least one row")
    if len(problems):
        raise FileProblems(problems.problems)
    return _added(exercise, read)


def targets_csv_file(targets: Sequence[Target]) -> SourceFile:
    """`targets.csv` for these targets, every version, in the columns it is read from."""
    rows = [
        (
            each.id,
            each.indicator,
            each.title,
            each.kind,
            each.measure,
            each.area_code,
            each.lead_partner,
            ";".join(each.partners),
            _figure(each.baseline),
            each.baseline_period,
            each.unit,
            each.better,
            _figure(each.no_stretch),
            each.status,
            each.placeholder_reason,
            each.to_be_filled_by,
            each.version,
            each.source,
        )
        for each in targets
    ]
    return SourceFile(TARGETS_FILE, csv_content(TargetRow.model_fields, rows))


def milestones_csv_file(milestones: Sequence[Milestone]) -> SourceFile:
    """`milestones.csv` for these milestones, in the columns it is read from."""
    rows = [(each.target, each.year, plain_number(each.value), each.version) for each in milestones]
    return SourceFile(MILESTONES_FILE, csv_content(MilestoneRow.model_fields, rows))


def _rows(table: SourceFile, problems: ProblemList) -> list[tuple[int, AgreementRow]]:
    content = table.content
    if table.name.lower().endswith((".xlsx", ".xlsm")):
        content = first_sheet_as_csv(table.name, content, problems)
        if len(problems):
            return []
    text = decode(table.name, content, problems)
    if text is None:
        return []
    read = read_table(table.name, _renamed(text).encode(), AgreementRow, problems)
    return [(each.row, each.cells) for each in read.rows]


def _renamed(text: str) -> str:
    """The table with headings in this product's words. Only the first filled line is touched."""
    lines = text.splitlines(keepends=True)
    for place, line in enumerate(lines):
        if line.strip(" ,\r\n"):
            headings = [_own_name(heading) for heading in next(csv.reader([line]))]
            buffer = io.StringIO()
            csv.writer(buffer, lineterminator="\n").writerow(headings)
            lines[place] = buffer.getvalue()
            break
    return "".join(lines)


def _own_name(heading: str) -> str:
    plain = re.sub(r"\s+", " ", heading.strip().lower())
    return OTHER_NAMES.get(plain, plain)


def _added(exercise: Exercise, read: Sequence[ReadRow]) -> AgreementImport:
    ids = {each.target.id for each in read}
    targets = [*exercise.targets, *(each.target for each in read)]
    milestones = [*_kept(exercise, ids), *(milestone for each in read for milestone in each.milestones)]
    changed = (targets_csv_file(targets), milestones_csv_file(milestones))
    files: Mapping[str, bytes] = {each.name: each.content for each in (*exercise.files, *changed)}
    loaded = load_exercise_files(files, awaiting_panel=True)
    return AgreementImport(loaded, changed, tuple(each.target.id for each in read))


def _kept(exercise: Exercise, refreshed: Collection[str]) -> Iterator[Milestone]:
    """The milestones there are. Those of a refreshed target get its versions, so that the new one takes none."""
    own = {(each.target, each.year, each.version) for each in exercise.milestones}
    for each in exercise.milestones:
        if each.version or each.target not in refreshed:
            yield each
            continue
        for target in exercise.targets:
            if target.id == each.target and (target.id, each.year, target.version) not in own - {_key(each)}:
                yield replace(each, version=target.version)


def _key(each: Milestone) -> tuple[str, str, str]:
    return (each.target, each.year, each.version)


def _figure(number: float | None) -> str:
    return "" if number is None else plain_number(number)
