"""From rows as read to indicators: what each is, which rows say the same, and which must wait for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from prioritise.domain.periods import Period, years_that_follow
from prioritise.domain.units import is_of_people, unit_in
from prioritise.files.cells import quoted
from prioritise.files.exercise.check.figures import slipped_by
from prioritise.files.published.areas import known_areas
from prioritise.files.published.categories import CategoryLookup
from prioritise.files.published.cell_text import NEGATIVE
from prioritise.files.published.decisions import KEEP, LEAVE_OUT, Decision, DecisionKind, one_of
from prioritise.files.published.fingertips_next import CATEGORY_NUMBER
from prioritise.files.published.ids import slug, suffix, unique_ids, usual_group
from prioritise.files.published.measures import Knowledge, Measure, settle_measure
from prioritise.files.published.repeats import Copies, without_repeats
from prioritise.files.published.rows import Figures, PublishedRow
from prioritise.files.published.sieve import Tally
from prioritise.files.published.spans import months_long, span_of, start_year, two_years
from prioritise.files.published.unread_columns import tell_apart

BY_DECISION = "left out by your decision"
NO_CATEGORY_NAME = "a category given by number only; give the publisher's list with --categories"
HALF_A_CATEGORY = "a category without its type, or the reverse"
UNREADABLE_PERIOD = "a period that cannot be read"
EITHER_PERIOD = "a period that may be a financial year or two calendar years, until you say which"
SLIPPED = "a value ten, a hundred or more times what its count and denominator give, or as small a part of it"
KEEP_ALL, USUAL_ONLY = "keep all", "usual only"
MOST_LISTED = 12
COUNTED_UNITS = ("people", "count", "share")


@dataclass(frozen=True, slots=True)
class Placed:
    """One row that is kept: its measures in the order of its figures, its period, the suffix of its sex and age."""

    measures: tuple[Measure, ...]
    row: PublishedRow
    period: Period
    suffix: str


@dataclass(slots=True)
class Settlement:
    """What came of the rows: those placed, and how many of each plain id were merged as exact duplicates."""

    placed: list[Placed] = field(default_factory=list)
    merged: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def settle(found: Mapping[PublishedRow, int], knowledge: Knowledge, lookup: CategoryLookup, tally: Tally) -> Settlement:
    """Every row found, placed in an indicator or counted in the tally."""
    told_apart = tell_apart(found, knowledge.desk, tally)
    settlement = Settlement(notes=told_apart.notes)
    by_series: dict[tuple[str, tuple[str, ...]], list[Copies]] = {}
    for row, copies in told_apart.rows.items():
        usable = _usable(row, copies, knowledge, lookup, tally)
        if usable is not None:
            by_series.setdefault(row.series, []).append(Copies(usable, copies))
    wanted = {
        _name(series, measure): _plain_id(series, measure, rows[0].row, by_series, knowledge)
        for series, rows in by_series.items()
        for measure in series[1]
    }
    ids = unique_ids(wanted)
    for series in sorted(by_series):
        base_ids = tuple(ids[_name(series, measure)] for measure in series[1])
        _settle_series(base_ids, by_series[series], knowledge, tally, settlement)
    return settlement


def _usable(
    row: PublishedRow, copies: int, knowledge: Knowledge, lookup: CategoryLookup, tally: Tally
) -> PublishedRow | None:
    if row.category.startswith(CATEGORY_NUMBER):
        numbers = (row.category_type.removeprefix(CATEGORY_NUMBER), row.category.removeprefix(CATEGORY_NUMBER))
        if numbers not in lookup.names:
            tally.add(NO_CATEGORY_NAME, f"{row.area_code}: {row.category_type}, {row.category}", copies)
            return None
        row = replace(row, category_type=lookup.names[numbers][0], category=lookup.names[numbers][1])
    if bool(row.category) != bool(row.category_type):
        tally.add(HALF_A_CATEGORY, f"{row.area_code}: {row.category_type or row.category}", copies)
        return None
    if _abolished_and_left_out(row.area_code, knowledge):
        tally.add(BY_DECISION, f"{row.area_code}: abolished", copies)
        return None
    return row


def _abolished_and_left_out(code: str, knowledge: Knowledge) -> bool:
    area = known_areas().get(code)
    if area is None or not area.abolished or area.same_extent:
        return False
    new = f"; replaced by {area.replaced_by}" if area.replaced_by else ""
    answer = knowledge.desk.ask(
        Decision(
            DecisionKind.ABOLISHED_AREA,
            "",
            code,
            "This area no longer exists. Is it still a fair comparison?",
            f"{area.name}, abolished {area.abolished}{new}",
            f"{KEEP} or {LEAVE_OUT}",
            "its rows are kept",
        ),
        one_of(KEEP, LEAVE_OUT),
    )
    return answer == LEAVE_OUT


def _name(series: tuple[str, tuple[str, ...]], measure: str) -> str:
    return f"{series[0]}\n{measure}"


def _plain_id(
    series: tuple[str, tuple[str, ...]],
    measure: str,
    row: PublishedRow,
    all_series: Iterable[tuple[str, tuple[str, ...]]],
    knowledge: Knowledge,
) -> str:
    facts = knowledge.facts(row.published_id, row.title, measure)
    if facts is not None:
        return slug(facts.id)
    alone = sum(len(measures) for subject, measures in all_series if subject == series[0]) == 1
    return slug(series[0]) if alone or not measure else f"{slug(series[0])}-{slug(measure)}"


def _settle_series(
    base_ids: tuple[str, ...], rows: Sequence[Copies], knowledge: Knowledge, tally: Tally, settlement: Settlement
) -> None:
    first = min((each.row for each in rows), key=lambda row: row.title)
    lead = knowledge.facts(first.published_id, first.title, first.figures[0].measure)
    measures = tuple(
        settle_measure(
            base_id,
            first.title,
            (first.published_id, first.title, figures.measure),
            [each.row.figures[place] for each in rows],
            knowledge,
        )
        for place, (base_id, figures) in enumerate(zip(base_ids, first.figures, strict=True))
    )
    labels = {each.row.period for each in rows}
    meaning = start_year(base_ids[0], lead, labels, knowledge.desk)
    two = two_years(base_ids[0], labels, knowledge.desk)
    usual = usual_group(((each.row.sex, each.row.age) for each in rows), lead)
    dated: list[tuple[Copies, Period]] = []
    for each in _of_wanted_groups(base_ids[0], measures[0], rows, usual, knowledge, tally):
        period = span_of(each.row.period, each.row.years_pooled, meaning, two)
        if period is None:
            reason = UNREADABLE_PERIOD if years_that_follow(each.row.period) is None else EITHER_PERIOD
            tally.add(reason, f"{each.row.area_code}: {quoted(each.row.period)}", each.copies)
        elif not (_negative(each, measures, knowledge, tally) or _slipped(each, measures, tally)):
            dated.append((each, period))
    same_length = _of_one_length(base_ids[0], measures[0], dated, knowledge, tally)
    for kept in without_repeats(base_ids[0], same_length, knowledge.desk, tally):
        settlement.placed.append(Placed(measures, kept.row, kept.period, suffix(kept.row.sex, kept.row.age, usual)))
        settlement.merged[base_ids[0]] = settlement.merged.get(base_ids[0], 0) + kept.copies - 1


def _of_wanted_groups(
    base_id: str,
    measure: Measure,
    rows: Sequence[Copies],
    usual: tuple[str, str],
    knowledge: Knowledge,
    tally: Tally,
) -> list[Copies]:
    groups = sorted({(each.row.sex, each.row.age) for each in rows})
    if len(groups) == 1:
        return list(rows)
    listed = [", ".join(part for part in group if part) or "not given" for group in groups]
    more = f"; and {len(listed) - MOST_LISTED} more" if len(listed) > MOST_LISTED else ""
    answer = knowledge.desk.ask(
        Decision(
            DecisionKind.SEXES_AND_AGES,
            base_id,
            measure.name,
            "Do you want every sex and age, each as an indicator of its own, or the usual one only?",
            f"{'; '.join(listed[:MOST_LISTED])}{more}",
            f"{KEEP_ALL} or {USUAL_ONLY}",
            f"all are kept; {', '.join(part for part in usual if part) or 'none'} keeps the plain id",
        ),
        one_of(KEEP_ALL, USUAL_ONLY),
    )
    if answer != USUAL_ONLY:
        return list(rows)
    for each in rows:
        if (each.row.sex, each.row.age) != usual:
            tally.add(BY_DECISION, f"{each.row.area_code}: {base_id}, {each.row.sex} {each.row.age}", each.copies)
    return [each for each in rows if (each.row.sex, each.row.age) == usual]


def _negative(each: Copies, measures: Sequence[Measure], knowledge: Knowledge, tally: Tally) -> bool:
    for figures, measure in zip(each.row.figures, measures, strict=True):
        if _refused(figures, measure, knowledge):
            value = f"{figures.value:g}" if figures.value is not None else ""
            tally.add(NEGATIVE, f"{each.row.area_code}: {measure.id}, {each.row.period}, {value}", each.copies)
            return True
    return False


def _slipped(each: Copies, measures: Sequence[Measure], tally: Tally) -> bool:
    for figures, measure in zip(each.row.figures, measures, strict=True):
        if figures.value is None or not measure.unit_known or measure.facts.people_surveyed:
            continue
        value = figures.value * measure.scale
        unit = unit_in(measure.unit)
        counted = unit is not None and is_of_people(unit)
        if counted and slipped_by(value, figures.count, figures.denominator, measure.multiplier):
            counts = f"{figures.value:g} with count {figures.count:g} of {figures.denominator:g}"
            tally.add(SLIPPED, f"{each.row.area_code}: {measure.id}, {each.row.period}, {counts}", each.copies)
            return True
    return False


def _refused(figures: Figures, measure: Measure, knowledge: Knowledge) -> bool:
    if figures.value is None or figures.value >= 0:
        return False
    if measure.unit_known and (measure.unit in COUNTED_UNITS or measure.unit.startswith("per ")):
        return True
    if figures.value != -1:
        return False
    # A score, or a change in percent, may really be −1.
    usually_out = measure.unit == "percent"
    answer = knowledge.desk.ask(
        Decision(
            DecisionKind.MINUS_ONE,
            measure.id,
            measure.name,
            "Is −1 a figure here, or does it stand for not known?",
            "a value of −1",
            f"{KEEP} or {LEAVE_OUT}",
            "these rows are left out" if usually_out else "these rows are kept",
        ),
        one_of(KEEP, LEAVE_OUT),
    )
    return usually_out if answer is None else answer == LEAVE_OUT


def _of_one_length(
    base_id: str,
    measure: Measure,
    dated: list[tuple[Copies, Period]],
    knowledge: Knowledge,
    tally: Tally,
) -> list[tuple[Copies, Period]]:
    lengths = sorted({months_long(period) for _each, period in dated})
    if len(lengths) < 2 or measure.facts.period_type == "cumulative":
        return dated
    named = [_length(length) for length in lengths]
    answer = knowledge.desk.ask(
        Decision(
            DecisionKind.MIXED_PERIODS,
            base_id,
            measure.name,
            "Its periods are of different lengths. Which should be kept?",
            ", ".join(named),
            f"{KEEP_ALL}, or one of: {', '.join(named)}",
            "all are kept, and sort by the day they end",
        ),
        one_of(KEEP_ALL, *named),
    )
    if answer is None or answer == KEEP_ALL:
        return dated
    for each, period in dated:
        if _length(months_long(period)) != answer:
            tally.add(BY_DECISION, f"{each.row.area_code}: {base_id}, {period.label}", each.copies)
    return [(each, period) for each, period in dated if _length(months_long(period)) == answer]


def _length(months: int) -> str:
    return f"{months} month{'' if months == 1 else 's'}"
