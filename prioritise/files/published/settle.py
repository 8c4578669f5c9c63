"""From rows as read to indicators: what each is, which rows say the same, and which must wait for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from prioritise.domain.periods import Period, years_that_follow
from prioritise.files.cells import quoted
from prioritise.files.published.areas import known_areas
from prioritise.files.published.categories import CategoryLookup
from prioritise.files.published.decisions import KEEP, LEAVE_OUT, DecisionKind, one_of
from prioritise.files.published.fingertips_next import CATEGORY_NUMBER
from prioritise.files.published.ids import slug, suffix, unique_ids, usual_group
from prioritise.files.published.implausible import has_slipped, is_negative
from prioritise.files.published.measures import Knowledge, Measure, settle_measure
from prioritise.files.published.repeats import Copies, without_repeats
from prioritise.files.published.rows import PublishedRow, Tally
from prioritise.files.published.spans import months_long, span_of, start_year, two_years
from prioritise.files.published.unread_columns import tell_apart
from prioritise.words import counted, joined

BY_DECISION = "left out by your decision"
NO_CATEGORY_NAME = "a category given by number only; give the publisher's list with --categories"
HALF_A_CATEGORY = "a category without its type, or a type without a category"
UNREADABLE_PERIOD = "a period that cannot be read"
EITHER_PERIOD = "a period that may be a financial year or two calendar years, until you say which"
KEEP_ALL, USUAL_ONLY = "keep all", "usual only"
MOST_LISTED = 12


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


def settle(
    row_counts: Mapping[PublishedRow, int], knowledge: Knowledge, lookup: CategoryLookup, tally: Tally
) -> Settlement:
    """Return every row found, placed in an indicator or counted in the tally."""
    told_apart = tell_apart(row_counts, knowledge.decisions, tally)
    settlement = Settlement(notes=told_apart.notes)
    by_series: dict[tuple[str, tuple[str, ...]], list[Copies]] = {}
    for row, copies in told_apart.rows.items():
        usable = _usable(row, copies, knowledge, lookup, tally)
        if usable is not None:
            by_series.setdefault(row.series, []).append(Copies(usable, copies))
    measured = Counter(subject for subject, measures in by_series for _measure in measures)
    wanted = {
        _name(series, measure): _plain_id(series, measure, rows[0].row, knowledge, alone=measured[series[0]] == 1)
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
    answer = knowledge.decisions.ask(
        DecisionKind.ABOLISHED_AREA,
        "",
        code,
        "This area no longer exists. Is it still a fair comparison?",
        found=f"{area.name}, abolished {area.abolished}{new}",
        allowed=f"{KEEP} or {LEAVE_OUT}",
        until_then="its rows are kept",
        read=one_of(KEEP, LEAVE_OUT),
    )
    return answer == LEAVE_OUT


def _name(series: tuple[str, tuple[str, ...]], measure: str) -> str:
    return f"{series[0]}\n{measure}"


def _plain_id(
    series: tuple[str, tuple[str, ...]], measure: str, row: PublishedRow, knowledge: Knowledge, *, alone: bool
) -> str:
    facts = knowledge.facts(row.published_id, row.title, measure)
    if facts is not None:
        return slug(facts.id)
    return slug(series[0]) if alone or not measure else f"{slug(series[0])}-{slug(measure)}"


def _settle_series(
    base_ids: tuple[str, ...], rows: Sequence[Copies], knowledge: Knowledge, tally: Tally, settlement: Settlement
) -> None:
    first = min((row.row for row in rows), key=lambda row: row.title)
    lead = knowledge.facts(first.published_id, first.title, first.figures[0].measure)
    measures = tuple(
        settle_measure(
            base_id,
            first.title,
            (first.published_id, first.title, figures.measure),
            [row.row.figures[place] for row in rows],
            knowledge,
        )
        for place, (base_id, figures) in enumerate(zip(base_ids, first.figures, strict=True))
    )
    measures = _said_of_titles(measures, {row.row.title for row in rows})
    labels = {row.row.period for row in rows}
    meaning = start_year(base_ids[0], lead, labels, knowledge.decisions)
    two = two_years(base_ids[0], labels, knowledge.decisions)
    usual = usual_group(((row.row.sex, row.row.age) for row in rows), lead)
    dated: list[tuple[Copies, Period]] = []
    for wanted_group in _of_wanted_groups(base_ids[0], measures[0], rows, usual, knowledge, tally):
        period = span_of(wanted_group.row.period, wanted_group.row.years_pooled, meaning, two)
        if period is None:
            reason = UNREADABLE_PERIOD if years_that_follow(wanted_group.row.period) is None else EITHER_PERIOD
            tally.add(reason, f"{wanted_group.row.area_code}: {quoted(wanted_group.row.period)}", wanted_group.copies)
        elif not (is_negative(wanted_group, measures, knowledge, tally) or has_slipped(wanted_group, measures, tally)):
            dated.append((wanted_group, period))
    same_length = _of_one_length(base_ids[0], measures[0], dated, knowledge, tally)
    for kept in without_repeats(base_ids[0], same_length, knowledge.decisions, tally):
        settlement.placed.append(Placed(measures, kept.row, kept.period, suffix(kept.row.sex, kept.row.age, usual)))
        settlement.merged[base_ids[0]] = settlement.merged.get(base_ids[0], 0) + kept.copies - 1


def _said_of_titles(measures: tuple[Measure, ...], titles: set[str]) -> tuple[Measure, ...]:
    """The measures, with a note where the rows of one published number have several titles."""
    if len(titles) < 2:
        return measures
    listed = joined([quoted(title) if title else "none" for title in sorted(titles)])
    note = f"its rows have {len(titles)} titles, {listed}, and are kept as one indicator because their number is one"
    return tuple(replace(measure, notes=(*measure.notes, note)) for measure in measures)


def _of_wanted_groups(
    base_id: str,
    measure: Measure,
    rows: Sequence[Copies],
    usual: tuple[str, str],
    knowledge: Knowledge,
    tally: Tally,
) -> list[Copies]:
    groups = sorted({(row.row.sex, row.row.age) for row in rows})
    if len(groups) == 1:
        return list(rows)
    listed = [", ".join(part for part in group if part) or "not given" for group in groups]
    more = f"; and {len(listed) - MOST_LISTED} more" if len(listed) > MOST_LISTED else ""
    plain = ", ".join(part for part in usual if part) or "the one with neither"
    answer = knowledge.decisions.ask(
        DecisionKind.SEXES_AND_AGES,
        base_id,
        measure.name,
        "Do you want every sex and age, each as an indicator of its own, or the usual one only?",
        found=f"{'; '.join(listed[:MOST_LISTED])}{more}",
        allowed=f"{KEEP_ALL} or {USUAL_ONLY}",
        until_then=f"all are kept; {plain} keeps the plain id",
        read=one_of(KEEP_ALL, USUAL_ONLY),
    )
    if answer != USUAL_ONLY:
        return list(rows)
    for row in rows:
        if (row.row.sex, row.row.age) != usual:
            tally.add(BY_DECISION, f"{row.row.area_code}: {base_id}, {row.row.sex} {row.row.age}", row.copies)
    return [row for row in rows if (row.row.sex, row.row.age) == usual]


def _of_one_length(
    base_id: str,
    measure: Measure,
    dated: list[tuple[Copies, Period]],
    knowledge: Knowledge,
    tally: Tally,
) -> list[tuple[Copies, Period]]:
    lengths = sorted({months_long(period) for _copied, period in dated})
    if len(lengths) < 2 or measure.facts.period_type == "cumulative":
        return dated
    named = [counted(length, "month") for length in lengths]
    answer = knowledge.decisions.ask(
        DecisionKind.MIXED_PERIODS,
        base_id,
        measure.name,
        "Its periods are of different lengths. Which should be kept?",
        found=", ".join(named),
        allowed=f"{KEEP_ALL}, or one of: {', '.join(named)}",
        until_then="all are kept, and sort by the day they end",
        read=one_of(KEEP_ALL, *named),
    )
    if answer is None or answer == KEEP_ALL:
        return dated
    for copied, period in dated:
        if counted(months_long(period), "month") != answer:
            tally.add(BY_DECISION, f"{copied.row.area_code}: {base_id}, {period.label}", copied.copies)
    return [(copied, period) for copied, period in dated if counted(months_long(period), "month") == answer]
