"""The list before and after the bands holds the same interventions and says the same of each."""

from __future__ import annotations

import dataclasses

import pytest

from prioritise.analysis import Analysis, analyse, bands
from prioritise.analysis.priority_list import Action, priority_list
from prioritise.domain.scenarios import Override, Scenario
from prioritise.report.priorities.list_rows import ListRow, filtered, list_rows
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_analysis


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


@pytest.fixture(scope="module")
def first(agreed: Analysis) -> tuple[ListRow, ...]:
    return list_rows(agreed, None)


def test_before_the_bands_what_is_chosen_stands_first_and_cuts_last(first: tuple[ListRow, ...]) -> None:
    assert [row.status == "Proposed cut" for row in first] == [False] * 4 + [True]
    fundable = [row.chosen for row in first[:4]]
    assert fundable == sorted(fundable, reverse=True)
    assert all(row.rank is None and row.band == "" for row in first)


def test_the_bands_add_rank_and_band_and_change_nothing_else(agreed: Analysis, first: tuple[ListRow, ...]) -> None:
    ranked = list_rows(agreed, bands(agreed))
    assert [row.rank for row in ranked] == [1, 2, 3, 4, 5]
    bare = {dataclasses.replace(row, rank=None, band="") for row in ranked}
    assert bare == set(first)


def test_a_rule_is_said_in_the_words_of_the_status(agreed: Analysis, first: tuple[ListRow, ...]) -> None:
    said = {row.intervention: row.must for row in first}
    assert said["stop-smoking"] == "Must continue"
    assert said["leaflet-van"] == "Must not be funded"
    assert said["walks"] == ""
    both = analyse(agreed.exercise, Scenario(overrides=(Override("stop-smoking", funded=False, reason="Test"),)))
    assert {row.intervention: row.must for row in list_rows(both, None)}[
        "stop-smoking"
    ] == "Must continue and must stop"


def test_filters_narrow_together_and_empty_ones_let_everything_through(first: tuple[ListRow, ...]) -> None:
    assert filtered(first) == first
    moving = filtered(first, themes=("Moving more",))
    assert {row.intervention for row in moving} == {"walks", "gym", "leaflet-van"}
    assert {row.intervention for row in filtered(moving, fund="building")} == {"gym"}
    assert all(row.outcome == "Funded" for row in filtered(first, outcomes=("Funded",)))


def test_a_cut_of_a_service_that_stops_anyway_is_not_called_a_cut_that_is_not_made() -> None:
    analysis = worked_analysis()
    rows = {row.intervention: row for row in list_rows(analysis, None)}
    for row in rows.values():
        reduces = analysis.exercise.intervention_by_id[row.intervention].reduces
        stops = bool(reduces) and reduces not in analysis.portfolio.interventions
        assert (row.outcome == row.decision == "Nothing left to cut") is stops
        assert (row.note == "The service stops altogether") is stops
    assert rows["trim-exercise-referral"].outcome == "Nothing left to cut"
    shorter = next(row for row in rows.values() if row.name == "Shorter carers' breaks")
    assert shorter.outcome == "Cut not made"
    listed = {row.intervention: row for row in priority_list(analysis, bands(analysis))}
    reason = listed["trim-exercise-referral"].reason
    assert reason.startswith("The service stops altogether, so there is nothing left to cut; the cut is made in ")
    assert listed["trim-exercise-referral"].action is Action.KEEP
