"""The needs profile counts what is worse, puts the worst first and hides small numbers."""

from __future__ import annotations

import dataclasses

import pytest

from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Standing
from prioritise.domain.indicators import JsnaDomain
from prioritise.report.words.needs_profile import (
    NeedsRow,
    compared_in_words,
    domains_worst_first,
    furthest_behind,
    needs_headline,
    needs_profile,
    of_standing,
    profile_table,
)
from tests.files.small_exercise import small_exercise


@pytest.fixture(scope="module")
def rows(example: Exercise) -> tuple[NeedsRow, ...]:
    return needs_profile(example)


def test_every_indicator_with_a_figure_has_a_row(example: Exercise, rows: tuple[NeedsRow, ...]) -> None:
    figures = [each for each in example.indicators if each.latest(example.area.code) is not None]
    assert {row.indicator.id for row in rows} == {each.id for each in figures}


def test_the_headline_counts_the_rows_that_are_worse(example: Exercise, rows: tuple[NeedsRow, ...]) -> None:
    worse = len(of_standing(rows, Standing.WORSE))
    compared = len(rows) - len(of_standing(rows, Standing.NOT_COMPARED))
    assert needs_headline(example, rows) == f"Rochdale is worse than England on {worse} of {compared} measures"


def test_the_worst_against_neighbours_comes_first(example: Exercise, rows: tuple[NeedsRow, ...]) -> None:
    worse = of_standing(rows, Standing.WORSE)
    assert rows[: len(worse)] == worse
    known = [row.z for row in worse if row.z is not None]
    assert known == sorted(known, reverse=True)
    said = furthest_behind(example, rows)
    assert rows[0].figure in said
    # The figure it is measured against stands before England's.
    others = [code for code in example.area.comparators if code != example.area.code]
    figures = [rows[0].indicator.at(code, rows[0].comparison.area.period) for code in others]
    known = [each.value for each in figures if each is not None and each.value is not None]
    mean = f"{sum(known) / len(known):.1f}%"
    assert f" against {mean} on average among the {len(known)} with a figure, and {rows[0].benchmark_figure} in" in said


def test_people_are_said_only_where_the_place_is_worse(rows: tuple[NeedsRow, ...]) -> None:
    assert all(not row.people for row in rows if row.standing is not Standing.WORSE)
    decay = next(row for row in rows if row.indicator.id == "dental-decay-age-5")
    excess = decay.comparison.excess_people
    assert excess is not None
    assert decay.people == f"{excess:,.0f}"


def test_a_small_gap_in_people_is_not_shown(example: Exercise) -> None:
    careful = dataclasses.replace(example, settings=dataclasses.replace(example.settings, small_number=200))
    shown = {row.indicator.id: row.people for row in needs_profile(careful)}
    assert shown["alcohol-mortality"] == "200 or fewer"
    assert shown["adult-inactivity"] not in ("", "200 or fewer")


def test_the_domain_with_most_that_is_worse_comes_first(rows: tuple[NeedsRow, ...]) -> None:
    found = domains_worst_first(rows)
    assert set(found) == set(JsnaDomain)
    worse = [sum(row.indicator.domain is each for row in of_standing(rows, Standing.WORSE)) for each in found]
    assert worse == sorted(worse, reverse=True)


def test_the_table_says_what_the_chart_shows(example: Exercise, rows: tuple[NeedsRow, ...]) -> None:
    table = profile_table(example, rows)
    assert table.column("Indicator") == tuple(row.indicator.name for row in rows)
    assert set(table.column("Against England")) <= {"Worse", "Similar", "Better", "Not better or worse"}


def test_the_gap_carries_the_interval_of_the_area(example: Exercise, rows: tuple[NeedsRow, ...]) -> None:
    gaps = dict(zip(profile_table(example, rows).column("Indicator"), [row.gap for row in rows], strict=True))
    row = next(each for each in rows if each.indicator.id == "smoking-at-delivery")
    found = row.comparison
    assert None not in (found.gap, found.gap_lower, found.gap_upper)
    expected = f"+{found.gap:.1f} percentage points (+{found.gap_lower:.1f} to +{found.gap_upper:.1f})"
    assert gaps[row.indicator.name] == expected
    assert found.gap_lower == pytest.approx(found.interval.lower - found.benchmark.value)


def test_a_hidden_figure_has_no_gap(rows: tuple[NeedsRow, ...]) -> None:
    assert dataclasses.replace(rows[0], hidden=True).gap == "–"


def test_a_number_of_people_has_no_gap_to_a_larger_place(rows: tuple[NeedsRow, ...]) -> None:
    assert next(row.gap for row in rows if row.indicator.id == "resident-population") == "–"


def test_one_indicator_in_words(example: Exercise) -> None:
    assert compared_in_words(example, example.indicator_by_id["dental-decay-age-5"]).startswith(
        "31.8%, worse than England"
    )


def test_a_number_of_people_that_is_small_is_hidden_in_the_row_and_in_words() -> None:
    exercise = small_exercise()
    counted = tuple(dataclasses.replace(each, unit="people", multiplier=1) for each in exercise.indicators)
    careful = dataclasses.replace(exercise.settings, small_number=20)
    hidden = dataclasses.replace(exercise, indicators=counted, settings=careful)
    row = next(row for row in needs_profile(hidden) if row.indicator.id == "smoking")
    assert (row.figure, row.interval) == ("hidden", "hidden")
    assert "16" not in " ".join(profile_table(hidden, [row]).rows[0])
    assert compared_in_words(hidden, row.indicator).startswith("hidden, worse than")
