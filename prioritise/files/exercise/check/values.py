"""Checks that every value a listed criterion needs is there: missing is never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import MissingFigure
from prioritise.domain.interventions import Proposal
from prioritise.evidence.measures import measure_from_evidence
from prioritise.files.exercise.assemble import assemble
from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.exercise.tables import Table
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import closest
from prioritise.judgement.appraisal import appraise

FED_BY: Mapping[MeasuredBy, tuple[str, ...]] = {
    MeasuredBy.MEASUREMENT: ("measurements", "agreed"),
    MeasuredBy.PANEL: ("scores", "agreed", "measurements"),
    MeasuredBy.EVIDENCE: ("effects", "indicators", "agreed"),
    MeasuredBy.COSTS: ("costs",),
}
"""The files a criterion's values come from, beside interventions.csv."""
VALUE_TABLES = ("measurements", "scores", "agreed")
"""The files in which a value stands on a row of its own."""
NEEDED_TOP = frozenset({"area", "years", "criteria", "settings"})
"""The parts of `exercise.yaml` that every value rests on."""


def check_values(
    draft: Draft, problems: ProblemList, *, awaiting_panel: bool = False, unfinished: bool = False
) -> Exercise | None:
    """Note every value a listed criterion needs and has not got; return what was put together to see.

    That is the exercise, without the bytes of its files, when nothing was wrong before; None when it cannot be known.
    Only for criteria whose files are otherwise sound: a figure that could not be read is noted once, as that.
    `awaiting_panel` passes over the criteria the panel has still to score, `unfinished` over all of them.
    """
    sound = _sound_draft(draft, problems)
    if sound is None:
        return None
    exercise = assemble(sound, ())
    noted = _noted_cells(draft, problems)
    absent: dict[str, list[str]] = {}
    for missing in missing_figures(exercise):
        by = draft.criteria[missing.criterion].measured_by
        if (
            unfinished
            or (awaiting_panel and by is MeasuredBy.PANEL)
            or (missing.intervention, missing.criterion) in noted
        ):
            continue
        if missing.file.endswith(".csv") and missing.file not in draft.files:
            absent.setdefault(missing.file, []).append(missing.criterion)
        else:
            _note(draft, missing, problems)
    for file, criteria in absent.items():
        found = f"no such file, although it is needed to measure {' and '.join(dict.fromkeys(criteria))}"
        problems.add(file, found, "add it; see the worked example for its columns")
    return exercise


def missing_figures(exercise: Exercise) -> tuple[MissingFigure, ...]:
    """List every value that a listed criterion needs and has not got."""
    evidence = measure_from_evidence(exercise)
    return appraise(exercise, from_evidence=evidence.measurements, not_measured=evidence.missing).missing


def _sound_draft(draft: Draft, problems: ProblemList) -> Draft | None:
    """The draft with only the criteria whose values can be looked for, and without the files that have problems."""
    broken = {problem.file for problem in problems.problems}
    top = {problem.column.split(".")[0] for problem in problems.problems if problem.file == EXERCISE_FILE}
    if (draft.exercise.broken | top) & NEEDED_TOP or broken & {"interventions.csv", "levels.csv"}:
        return None
    checked = [
        criterion
        for criterion in draft.criteria.values()
        if not broken & {f"{stem}.csv" for stem in FED_BY[criterion.measured_by] if not _is_readable(draft, stem)}
    ]
    emptied: dict[str, Any] = {
        stem: _without_noted_rows(getattr(draft, stem), problems) if _is_readable(draft, stem) else Table(f"{stem}.csv")
        for stem in (model.declared.stem for model in TABLES)
        if f"{stem}.csv" in broken
    }
    wanted = [criterion.id for criterion in checked]
    part = draft.part.model_copy(update={"criteria": wanted})
    return replace(draft, exercise=replace(draft.exercise, part=part), **emptied)


def _is_readable(draft: Draft, stem: str) -> bool:
    """Whether the rows of a table of values can be told apart, so that only its bad rows are passed over."""
    table = getattr(draft, stem)
    return stem in VALUE_TABLES and table.keys is not None and bool(table.rows or table.refused)


def _without_noted_rows(table: Table[Any], problems: ProblemList) -> Table[Any]:
    noted = {problem.row for problem in problems.problems if problem.file == table.name}
    return replace(table, rows=tuple(row for row in table.rows if row.row not in noted))


def _noted_cells(draft: Draft, problems: ProblemList) -> set[tuple[str, str]]:
    """The interventions and criteria that rows with a problem are for, or may be for: they are not also missing."""
    listed = sorted(draft.intervention_ids or ())
    cells: set[tuple[str, str]] = set()
    for stem in VALUE_TABLES:
        table = getattr(draft, stem)
        noted = {problem.row for problem in problems.problems if problem.file == table.name}
        pairs = [(row.get("intervention", ""), row.get("criterion", "")) for row in table.refused]
        pairs += [(row.cells.intervention, row.cells.criterion) for row in table.rows if row.row in noted]
        for intervention, criterion in pairs:
            near = [intervention] if intervention in listed else [closest(intervention, listed)]
            criteria = [criterion] if criterion in draft.criteria else list(draft.criteria)
            cells |= {(str(name), id_) for name in (near if near[0] else listed) for id_ in criteria}
    return cells


def _note(draft: Draft, missing: MissingFigure, problems: ProblemList) -> None:
    where = Proposal(missing.intervention, missing.level)
    rows = {
        (draft.interventions.name, Proposal(numbered.cells.id)): numbered.row for numbered in draft.interventions.rows
    }
    for numbered in draft.levels.rows:
        rows[draft.levels.name, Proposal(numbered.cells.intervention, numbered.cells.level)] = numbered.row
    row = rows.get((missing.file, where))
    problems.add(missing.file, missing.found, missing.what_to_do, row=row)
