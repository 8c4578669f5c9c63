"""Reading an agreement's table of targets: one row a target, in the shape local area agreements had."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.targets import Milestone
from prioritise.files.agreement.agreement_row import AgreementRow, agreement_row
from prioritise.files.agreement.columns import AgreementTable, agreement_columns, milestone_columns
from prioritise.files.agreement.national_indicators import shipped_national_indicators
from prioritise.files.agreement.rows import AgreementReader, ReadRow
from prioritise.files.exercise.loading import load_changed
from prioritise.files.exercise.tables import Numbered, read_table, written
from prioritise.files.exercise.target_rows import MilestoneRow, TargetRow
from prioritise.files.problem_list import ProblemList

TARGETS_FILE, MILESTONES_FILE = "targets.csv", "milestones.csv"
AGREEMENT_COLUMNS = {"id": "number", "lead_partner": "lead", "baseline_period": "year"}
"""What the table calls columns of targets.csv that have another name there."""
FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class AgreementImport:
    """The exercise with the table in it, the two files that changed, and the ids of the targets it brought.

    `without_column` are the years of the plan that the table has no column of, and `notes` what should be said of the
    table though it can be used.
    """

    exercise: Exercise
    files: tuple[SourceFile, ...]
    targets: tuple[str, ...]
    without_column: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()


def agreement_headings(years: Sequence[str]) -> tuple[str, ...]:
    """Name the columns the agreements had: t1, t2 and t3 are the milestones of the plan's first three years.

    A longer plan has one more for each further year.
    """
    return ("number", "title", "baseline", "year", *milestone_columns(years), "lead", "partners")


def import_agreement(exercise: Exercise, table: SourceFile, *, version: str = "1") -> AgreementImport:
    """Return an exercise with an agreement's table added as a version of its targets, from CSV or an Excel workbook.

    Rows with gaps become placeholders that say what is missing and what was written instead. A target that is there
    already is refreshed: the new row counts and the old one is kept; what the table has no column of stays. Rows that
    name no kind are designated. Which way is better comes from the row, the target it refreshes or the catalogue, never
    from a title. Raises FileProblems naming every problem of the table, and of the exercise it would make; nothing is
    changed then.
    """
    problems = ProblemList()
    rows, columns = _rows(table, exercise.years, problems)
    cells = {row.row: row.cells.model_dump() for row in rows}
    catalogue = shipped_national_indicators()
    has = columns.written if columns else ()
    reader = AgreementReader(exercise, catalogue, table.name, version, problems, rows=cells.values(), has=has)
    read = [read_row for row, texts in cells.items() if (read_row := reader.read(row, texts)) is not None]
    if not rows and not len(problems):
        problems.add(table.name, "no targets", "add at least one row")
    if len(problems):
        raise FileProblems(_under_own_headings(problems.problems, columns))
    lacks = zip(exercise.years, milestone_columns(exercise.years), strict=False)
    try:
        return _added(exercise, read, tuple(year for year, column in lacks if column not in has), problems.notes)
    except FileProblems as error:
        there = [_in_the_table(problem, exercise, read, table.name) for problem in error.problems]
        raise FileProblems(_under_own_headings(there, columns)) from None


def _rows(
    table: SourceFile, years: Sequence[str], problems: ProblemList
) -> tuple[list[Numbered[AgreementRow]], AgreementTable | None]:
    row = agreement_row(years)
    columns = agreement_columns(table, list(row.model_fields), years, problems)
    if columns is None:
        return [], None
    return list(read_table(table.name, columns.content, row, problems).rows), columns


def _under_own_headings(problems: Iterable[Problem], columns: AgreementTable | None) -> list[Problem]:
    return [
        replace(problem, column=columns.column(problem.column) if columns else problem.column) for problem in problems
    ]


def _in_the_table(problem: Problem, exercise: Exercise, read: Sequence[ReadRow], file: str) -> Problem:
    """A problem of the files the table would make, said of the row of the table that it came from."""
    place = (problem.row or 0) - FIRST_ROW
    if problem.file == TARGETS_FILE and place >= len(exercise.targets):
        row = read[place - len(exercise.targets)].row
        return replace(problem, file=file, row=row, column=AGREEMENT_COLUMNS.get(problem.column, problem.column))
    ids = {read_row.target.id for read_row in read}
    brought = [(read_row.row, milestone) for read_row in read for milestone in read_row.milestones]
    place -= len(list(_kept(exercise, ids)))
    if problem.file == MILESTONES_FILE and place >= 0:
        row, milestone = brought[place]
        column = milestone_columns(exercise.years)[exercise.years.index(milestone.year)]
        return replace(problem, file=file, row=row, column=column)
    return problem


def _added(
    exercise: Exercise, read: Sequence[ReadRow], without_column: tuple[str, ...], notes: tuple[Problem, ...]
) -> AgreementImport:
    ids = {row.target.id for row in read}
    targets = [*exercise.targets, *(row.target for row in read)]
    milestones = [*_kept(exercise, ids), *(milestone for row in read for milestone in row.milestones)]
    changed = {TARGETS_FILE: written(TargetRow, targets), MILESTONES_FILE: written(MilestoneRow, milestones)}
    files = tuple(SourceFile(name, content) for name, content in changed.items())
    made = load_changed(exercise, changed)
    notes = (*notes, *(note for note in made.file_notes if note not in exercise.file_notes))
    return AgreementImport(made, files, tuple(row.target.id for row in read), without_column, notes)


def _kept(exercise: Exercise, refreshed: Collection[str]) -> Iterator[Milestone]:
    """The milestones there are. Those of a refreshed target get its versions, so that the new one takes none."""
    own = {(milestone.target, milestone.year, milestone.version) for milestone in exercise.milestones}
    for milestone in exercise.milestones:
        if milestone.version or milestone.target not in refreshed:
            yield milestone
            continue
        for target in exercise.targets:
            if target.id == milestone.target and (target.id, milestone.year, target.version) not in own - {
                (milestone.target, milestone.year, milestone.version)
            }:
                yield replace(milestone, version=target.version)
