"""Checks across files: nothing twice, and nothing that names what is not there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from prioritise.domain.criteria import Criterion, LevelScale, MeasuredBy
from prioritise.domain.indicators import JsnaDomain
from prioritise.domain.interventions import Status
from prioritise.domain.periods import parse_period, period_hint
from prioritise.files.cells import ID_FORM
from prioritise.files.exercise.check.figures import check_figures
from prioritise.files.exercise.check.units import check_units
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.panel_values import panel_value, value_on_scale
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.exercise.rows import IndicatorRow
from prioritise.files.exercise.tables import Numbered, Table
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import closest, nearest
from prioritise.judgement.values import measurement_bounds

UNIQUE_BY: dict[str, tuple[str, ...]] = {
    "interventions": ("id",),
    "levels": ("intervention", "level"),
    "capacities": ("capacity", "year"),
    "capacity_use": ("intervention", "level", "capacity", "year"),
    "costs": ("intervention", "level", "fund", "year"),
    "measurements": ("intervention", "level", "criterion"),
    "effects": ("intervention", "level", "indicator"),
    "indicators": ("indicator_id", "area_code", "period", "category_type", "category"),
    "weights": ("partner", "member", "criterion", "against"),
    "members": ("id",),
    "scores": ("round", "member", "intervention", "level", "criterion"),
    "agreed": ("round", "intervention", "level", "criterion"),
    "targets": ("id", "version"),
    "milestones": ("target", "year", "version"),
    "actuals": ("target", "period"),
    "voices": ("who", "theme", "statement"),
}
REFERRED_TO_BY: dict[str, tuple[tuple[str, str], ...]] = {
    "members": (("weights", "member"), ("scores", "member"), ("comments", "member")),
    "capacities": (("capacity_use", "capacity"),),
    "indicators": (("effects", "indicator"), ("targets", "indicator")),
    "targets": (("milestones", "target"), ("actuals", "target")),
}
"""Files that may be left out, unless a column of another names what is in them."""
YEARS = "one of the exercise's years"
COMES_FROM = {
    MeasuredBy.PANEL: "the panel's scores",
    MeasuredBy.EVIDENCE: "indicators and effects",
    MeasuredBy.COSTS: "costs.csv",
}
INDICATOR_FACTS = ("indicator_name", "domain", "sex", "age", "unit", "multiplier", "polarity")
"""What must be the same on every row of one indicator."""


def check_rows(draft: Draft, problems: ProblemList) -> None:
    """Note every row that repeats another, names what is not there, or contradicts another file."""
    _check_companions(draft, problems)
    for stem, key in UNIQUE_BY.items():
        _check_unique(getattr(draft, stem), key, problems)
    _check_interventions(draft, problems)
    _check_measurements(draft, problems)
    _check_effects(draft, problems)
    _check_indicators(draft, problems)
    _check_members(draft, problems)
    _check_voices(draft, problems)


def check_reference(
    table: Table[Any],
    column: str,
    allowed: Collection[str] | None,
    what: str,
    problems: ProblemList,
    *,
    ids: bool = True,
) -> None:
    """Note every name in a column that is not listed, once each, on the first row that has it.

    Empty cells pass, and every cell passes when `allowed` is None: what is listed could not be read, or is missing
    and noted as that. Where ids are listed, so does a name that a badly written one was meant to be.
    """
    if allowed is None:
        return
    rows: dict[str, list[int]] = {}
    for each in table.rows:
        name = getattr(each.cells, column)
        if name and name not in allowed:
            rows.setdefault(name, []).append(each.row)
    names = sorted(allowed)
    for name, places in rows.items():
        if not ids or not badly_written(closest(name, names)):
            more = f", here and on {len(places) - 1} more" if len(places) > 1 else ""
            found = f"“{name}”, which is not {what}{more}"
            problems.add(table.name, found, nearest(name, names), row=places[0], column=column)


def badly_written(name: str | None) -> bool:
    """Whether a listed name is not an id. It has been noted as that, and so may pass for what it was meant to be."""
    return name is not None and not ID_FORM.fullmatch(name)


def _check_companions(draft: Draft, problems: ProblemList) -> None:
    noted = {problem.file for problem in problems.problems}
    for other, referring in REFERRED_TO_BY.items():
        naming = [
            f"{stem}.csv"
            for stem, column in referring
            if any(getattr(each.cells, column) for each in getattr(draft, stem).rows)
        ]
        if f"{other}.csv" not in {*draft.files, *noted} and naming:
            found = f"no such file, although it is named in {' and '.join(naming)}"
            problems.add(f"{other}.csv", found, "add it; see the worked example for its columns")


def _check_unique(table: Table[Any], key: Sequence[str], problems: ProblemList) -> None:
    first: dict[tuple[object, ...], int] = {}
    for each in table.rows:
        texts = [getattr(each.cells, column) for column in key]
        cell = tuple(texts) if table.name != "indicators.csv" else _with_one_label_a_period(key, texts)
        if cell in first:
            named = ", ".join(str(part) for part in texts if part != "")
            found = f"{named} again; it is already on row {first[cell]}"
            problems.add(table.name, found, "keep one of the two rows", row=each.row, column=key[0])
        else:
            first[cell] = each.row


def _with_one_label_a_period(key: Sequence[str], texts: Sequence[Any]) -> tuple[object, ...]:
    """The cells of a row's key, so that 2023-24 and 2023/24 are the same period."""
    periods = {column: parse_period(text) for column, text in zip(key, texts, strict=True) if column == "period"}
    return tuple(periods.get(column) or text for column, text in zip(key, texts, strict=True))


def _check_interventions(draft: Draft, problems: ProblemList) -> None:
    table = draft.interventions
    check_reference(table, "lead_partner", draft.exercise.names("partners"), "a partner of exercise.yaml", problems)
    good = {each.cells.id for each in table.rows}
    current = {each.cells.id for each in table.rows if each.cells.status is Status.CURRENT}
    unread = (table.keys or frozenset()) - good
    for each in table.rows:
        cells = each.cells
        note = _noter(table.name, each.row, problems)
        if cells.status is Status.REDUCE and cells.reduces not in current and cells.reduces not in unread:
            found = f"“{cells.reduces}”, which is not a current intervention" if cells.reduces else "an empty cell"
            close = f"; {nearest(cells.reduces, sorted(current))}" if cells.reduces and current else ""
            note("reduces", found, f"name the current intervention that this cuts{close}")
        if cells.status is not Status.REDUCE and cells.reduces:
            note("reduces", f"“{cells.reduces}” on a row that is not a reduction", "empty it, or set status to reduce")
        people = cells.people_per_year
        if people is not None and cells.status is Status.REDUCE and people > 0:
            note("people_per_year", f"{people} on a reduction", f"write -{people}: these people lose by it")
        if people is not None and cells.status is not Status.REDUCE and people < 0:
            note("people_per_year", f"{people}", "use 0 or more; only a reduction has people who lose")
    if table.keys == frozenset():
        problems.add(table.name, "no interventions", "add at least one row")


def _noter(file: str, row: int, problems: ProblemList) -> Callable[[str, str, str], None]:
    return lambda column, found, what_to_do: problems.add(file, found, what_to_do, row=row, column=column)


def _check_measurements(draft: Draft, problems: ProblemList) -> None:
    table = draft.measurements
    check_reference(table, "intervention", draft.intervention_ids, "listed in interventions.csv", problems)
    check_reference(table, "criterion", draft.exercise.names("criteria"), "a criterion of this exercise", problems)
    for each in table.rows:
        criterion = draft.criteria.get(each.cells.criterion)
        if criterion is None:
            continue
        note = _noter(table.name, each.row, problems)
        if criterion.measured_by is not MeasuredBy.MEASUREMENT:
            source = COMES_FROM[criterion.measured_by]
            note("criterion", f"a measurement for {criterion.id}, which comes from {source}", "remove the row")
            continue
        _check_on_scale(criterion, each.cells.value, note)
        _check_limits(each.cells, note)


def _check_on_scale(criterion: Criterion, text: str, note: Callable[[str, str, str], None]) -> None:
    levels = isinstance(criterion.scale, LevelScale)
    reading = value_on_scale(criterion, text) if levels else panel_value(criterion, text)
    if reading.value is None:
        note("value", reading.found, reading.what_to_do)
        return
    bounds = measurement_bounds(criterion)
    if not bounds.low <= reading.value <= bounds.high:
        scale = f"the scale runs from {bounds.low:,.10g} to {bounds.high:,.10g} {criterion.unit}"
        note("value", f"{reading.value:,.10g}, which is off its scale", f"check it; {scale}")


def _check_limits(cells: Any, note: Callable[[str, str, str], None]) -> None:
    if cells.low is not None and cells.high is not None and cells.low > cells.high:
        note("low", f"{cells.low:g} above high, {cells.high:g}", "put the smaller figure in low")


def _check_effects(draft: Draft, problems: ProblemList) -> None:
    table = draft.effects
    check_reference(table, "intervention", draft.intervention_ids, "listed in interventions.csv", problems)
    check_reference(table, "indicator", draft.indicators.keys, "listed in indicators.csv", problems)
    for each in table.rows:
        _check_limits(each.cells, _noter(table.name, each.row, problems))


def _check_indicators(draft: Draft, problems: ProblemList) -> None:
    table = draft.indicators
    for each in table.rows:
        cells = each.cells
        note = _noter(table.name, each.row, problems)
        if parse_period(cells.period) is None:
            note("period", f"“{cells.period}”, which is not a period", period_hint(cells.period))
        if bool(cells.category_type) != bool(cells.category):
            note("category", "a category without its type, or the reverse", "fill in both or neither")
        if cells.lower_ci is not None and cells.upper_ci is not None and cells.lower_ci > cells.upper_ci:
            note("lower_ci", f"{cells.lower_ci:g} above upper_ci, {cells.upper_ci:g}", "check both limits")
    _check_indicator_facts(draft, problems)
    check_units(table, problems)
    check_figures(table, problems)
    _check_areas(draft, problems)


def _check_indicator_facts(draft: Draft, problems: ProblemList) -> None:
    first: dict[str, Numbered[IndicatorRow]] = {}
    noted = set()
    for each in draft.indicators.rows:
        cells = each.cells
        known = first.setdefault(cells.indicator_id, each)
        for fact in INDICATOR_FACTS:
            here, there = getattr(cells, fact), getattr(known.cells, fact)
            # One slip on an early row would otherwise be noted again on every row that follows.
            if here != there and (cells.indicator_id, fact) not in noted:
                noted.add((cells.indicator_id, fact))
                found = f"“{here}”, but “{there}” on row {known.row} for the same indicator_id"
                what_to_do = "make them the same, or give another measure another indicator_id"
                problems.add(draft.indicators.name, found, what_to_do, row=each.row, column=fact)


def _check_areas(draft: Draft, problems: ProblemList) -> None:
    if "area" in draft.exercise.broken or not draft.indicators.rows or not draft.indicators.whole:
        return
    codes = sorted({each.cells.area_code for each in draft.indicators.rows})
    area = draft.part.area
    named = {"area.code": area.code, "area.benchmark": area.benchmark}
    named |= {f"area.comparators.{place}": code for place, code in enumerate(area.comparators, 1)}
    for column, code in named.items():
        if code not in codes:
            found = f"“{code}”, which no row of indicators.csv has as its area_code"
            problems.add(EXERCISE_FILE, found, nearest(code, codes), row=draft.exercise.row_of(column), column=column)


def _check_members(draft: Draft, problems: ProblemList) -> None:
    partners = draft.exercise.names("partners")
    check_reference(draft.members, "partner", partners, f"a partner of {EXERCISE_FILE}", problems)


def _check_voices(draft: Draft, problems: ProblemList) -> None:
    if draft.interventions.whole and draft.intervention_ids is not None:
        themes = {each.cells.theme for each in draft.interventions.rows} | set(JsnaDomain)
        check_reference(draft.voices, "theme", themes, "the theme of an intervention or a domain", problems, ids=False)
