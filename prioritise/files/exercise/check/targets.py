"""Checks on the targets table, its versions, its milestones and the actual figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import partial

from prioritise.domain.indicators import Polarity
from prioritise.domain.periods import parse_period, period_hint
from prioritise.domain.targets import (
    DESIGNATED_LIMIT,
    TargetKind,
    TargetMeasure,
    TargetStatus,
    latest_versions,
    version_number,
)
from prioritise.evidence.intervals import IntervalMethod, method_for
from prioritise.files.exercise.check.effect_size import check_effect_sizes
from prioritise.files.exercise.check.hundredths import check_hundredths, latest_percentages
from prioritise.files.exercise.check.references import check_references
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.exercise.tables import Numbered
from prioritise.files.exercise.target_rows import ActualRow, TargetRow
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest

SAME_UNIT = {"%": "percent", "per cent": "percent", "percentage": "percent"}


def check_targets(draft: Draft, problems: ProblemList) -> None:
    """Note every target, milestone or actual figure that cannot stand."""
    table = draft.targets
    partners = draft.exercise.names("partners")
    for stem in ("targets", "milestones", "actuals"):
        check_references(draft, stem, problems)
    units = {row.cells.indicator_id: row.cells.unit for row in draft.indicators.rows}
    latest = latest_percentages(draft)
    polarities = {row.cells.indicator_id: row.cells.polarity for row in draft.indicators.rows}
    for row in table.rows:
        _check_partners(draft, row, partners, problems)
        _check_unit(draft, row, units.get(row.cells.indicator), problems)
        _check_better(draft, row, polarities.get(row.cells.indicator, Polarity.NONE), problems)
        _check_target(draft, row, problems)
        check_hundredths(draft, row, latest.get(row.cells.indicator), problems)
    _check_versions(draft, problems)
    _check_designated(draft, problems)
    _check_actuals(draft, problems)
    _check_settings(draft, problems)
    check_effect_sizes(draft, problems)


def _check_partners(
    draft: Draft, numbered: Numbered[TargetRow], partners: Collection[str] | None, problems: ProblemList
) -> None:
    for partner in numbered.cells.partners:
        if partners is not None and partner not in partners:
            found = f"“{partner}”, which is not a partner of exercise.yaml"
            hint = partial(nearest, partner, sorted(partners))
            problems.add(draft.targets.name, found, hint, row=numbered.row, column="partners")


def _check_unit(draft: Draft, numbered: Numbered[TargetRow], unit: str | None, problems: ProblemList) -> None:
    if unit is None or not numbered.cells.unit or _plain(numbered.cells.unit) == _plain(unit):
        return
    found = f"“{numbered.cells.unit}”, but the indicator {numbered.cells.indicator} is in “{unit}”"
    hint = "give baseline and milestones in the indicator's unit, or name another indicator"
    problems.add(draft.targets.name, found, hint, row=numbered.row, column="unit")


def _check_better(draft: Draft, row: Numbered[TargetRow], polarity: Polarity, problems: ProblemList) -> None:
    if polarity is not Polarity.NONE and row.cells.better != polarity.value:
        found = f"“{row.cells.better}”, but of the indicator {row.cells.indicator} {polarity} is better"
        hint = f"write {polarity}, name another indicator, or correct polarity in indicators.csv"
        problems.add(draft.targets.name, found, hint, row=row.row, column="better")


def _plain(unit: str) -> str:
    words = " ".join(unit.lower().replace(",", "").split())
    return SAME_UNIT.get(words, words)


def _check_target(draft: Draft, numbered: Numbered[TargetRow], problems: ProblemList) -> None:
    cells, row, name = numbered.cells, numbered.row, draft.targets.name
    if cells.status is TargetStatus.PLACEHOLDER:
        for column in ("placeholder_reason", "to_be_filled_by"):
            if not getattr(cells, column):
                problems.add(
                    name, "an empty cell on a placeholder", "say why, and who fills it", row=row, column=column
                )
        return
    for column in ("indicator", "lead_partner", "unit"):
        if not getattr(cells, column):
            found = "an empty cell on an agreed target"
            problems.add(name, found, "fill it in, or make the row a placeholder", row=row, column=column)
    if cells.baseline is None and cells.measure is TargetMeasure.LEVEL:
        found = "no baseline on an agreed target"
        problems.add(name, found, "enter it, or make the row a placeholder", row=row, column="baseline")
    _check_milestones(draft, cells, problems)


def _check_milestones(draft: Draft, target: TargetRow, problems: ProblemList) -> None:
    start = 0.0 if target.measure is TargetMeasure.CHANGE else target.baseline
    if start is None:
        return
    for row in draft.milestones.rows:
        if row.cells.target != target.id or row.cells.version not in ("", target.version):
            continue
        wrong = row.cells.value < start if target.better == "higher" else row.cells.value > start
        if wrong:
            found = (
                f"{row.cells.value:.15g}, on the worse side of the baseline {start:.15g} ({target.better} is better)"
            )
            problems.add(draft.milestones.name, found, "check the milestone and `better`", row=row.row, column="value")


def _check_versions(draft: Draft, problems: ProblemList) -> None:
    times = Counter(numbered.cells.id for numbered in draft.targets.rows)
    for numbered in draft.targets.rows:
        if times[numbered.cells.id] > 1 and version_number(numbered.cells.version) == 0:
            found = f"“{numbered.cells.version}”" if numbered.cells.version else "an empty cell"
            hint = f"number the versions of {numbered.cells.id} 1, 2 and so on; the highest counts"
            problems.add(draft.targets.name, found, hint, row=numbered.row, column="version")
    known = {(numbered.cells.id, numbered.cells.version) for numbered in draft.targets.rows}
    for row in draft.milestones.rows:
        named = (row.cells.target, row.cells.version)
        if row.cells.version and draft.targets.whole and named not in known and times[row.cells.target]:
            found = f"version {row.cells.version} of {row.cells.target}, which is not in targets.csv"
            hint = "use one of its versions, or leave the cell empty"
            problems.add(draft.milestones.name, found, hint, row=row.row, column="version")


def _check_designated(draft: Draft, problems: ProblemList) -> None:
    counting = latest_versions(row.cells for row in draft.targets.rows)
    designated = [id(target_row) for target_row in counting if target_row.kind is TargetKind.DESIGNATED]
    beyond = set(designated[DESIGNATED_LIMIT:])
    for row in draft.targets.rows:
        if id(row.cells) in beyond:
            found = f"a designated target beyond the {DESIGNATED_LIMIT} that are allowed"
            problems.add(draft.targets.name, found, "make it a local target", row=row.row, column="kind")


def _check_actuals(draft: Draft, problems: ProblemList) -> None:
    multipliers = {row.cells.indicator_id: row.cells.multiplier for row in draft.indicators.rows}
    counting = {target.id: target for target in latest_versions(row.cells for row in draft.targets.rows)}
    for numbered in draft.actuals.rows:
        if parse_period(numbered.cells.period) is None:
            found = f"“{numbered.cells.period}”, which is not a period"
            hint = period_hint(numbered.cells.period)
            problems.add(draft.actuals.name, found, hint, row=numbered.row, column="period")
        target = counting.get(numbered.cells.target)
        if target is not None:
            _check_on_its_scale(draft, target, numbered, multipliers.get(target.indicator), problems)


def _check_on_its_scale(
    draft: Draft, target: TargetRow, numbered: Numbered[ActualRow], multiplier: float | None, problems: ProblemList
) -> None:
    """A percentage or share outside its range, or a change larger than the range, cannot have come."""
    if multiplier is None or method_for(target.unit, multiplier) is not IntervalMethod.WILSON:
        return
    lowest = -multiplier if target.measure is TargetMeasure.CHANGE else 0.0
    if not lowest <= numbered.cells.value <= multiplier:
        found = f"{numbered.cells.value:.15g}, outside {lowest:g} to {multiplier:g} {target.unit}"
        problems.add(draft.actuals.name, found, "give it in the target's unit", row=numbered.row, column="value")


def _check_settings(draft: Draft, problems: ProblemList) -> None:
    settings = draft.part.settings.targets
    if settings.off_course >= settings.on_course:
        column = "settings.targets.off_course"
        found = f"{settings.off_course:.15g}, not below on_course, {settings.on_course:.15g}"
        row = draft.exercise.row_of(column)
        problems.add(EXERCISE_FILE, found, "make off_course the lower of the two", row=row, column=column)
    if draft.targets.keys is None:
        return
    for name in settings.overlap_of:
        if name not in draft.targets.keys:
            column = "settings.targets.overlap_of"
            found = f"“{name}”, which is not listed in targets.csv"
            hint = nearest(name, sorted(draft.targets.keys))
            problems.add(EXERCISE_FILE, found, hint, row=draft.exercise.row_of(column), column=column)
