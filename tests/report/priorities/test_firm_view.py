"""How firm the list is adds up, and what is offered to try does what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse, lists_over_weights, nearest_changes, would_change
from prioritise.analysis.nearest.change import ChangeKind
from prioritise.analysis.nearest.trying import trying
from prioritise.analysis.what_if import scenario_of
from prioritise.report.compare.how_sure_view import criteria_view
from prioritise.report.priorities.firm_view import (
    FIRST_SHOWN,
    KIND_WORDS,
    LINE_LETTERS,
    firm_view,
    nearest_lines,
    other_kinds_title,
)
from prioritise.robustness.weight_sets import WeightSet
from tests.analysis.random_exercises import random_exercise
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_analysis

FRAGILE = 13
"""The seed of a random exercise in which three decisions could change."""
TRIED = {ChangeKind.FUND, ChangeKind.ALL_MONEY, ChangeKind.WEIGHT, ChangeKind.RULE}


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


def test_what_is_firm_and_what_could_change_are_all_decisions(agreed: Analysis) -> None:
    view = firm_view(agreed)
    assert view.firm + view.could_change == len(view.states) == len(agreed.exercise.interventions)
    assert view.could_change == sum(each.state == "could change" for each in view.states)


def test_the_least_firm_are_named_first_as_many_as_a_line_has_room_for_and_the_others_counted() -> None:
    view = firm_view(analyse(random_exercise(FRAGILE)))
    fragile = {line.intervention for line in view.states if line.could_change}
    assert len(fragile) == 3
    assert {line.intervention for line in view.first_to_change} == fragile
    assert view.more_to_change == ""
    shares = [line.same_share for line in view.first_to_change]
    assert shares == sorted(shares)


def test_long_names_leave_room_for_fewer_and_never_for_none() -> None:
    exercise = random_exercise(FRAGILE)
    longer = tuple(replace(each, name=f"{each.name} {'x' * LINE_LETTERS}") for each in exercise.interventions)
    view = firm_view(analyse(replace(exercise, interventions=longer)))
    assert len(view.first_to_change) == 1
    assert view.more_to_change == "and 2 more"


def test_where_all_is_firm_nothing_is_named(agreed: Analysis) -> None:
    view = firm_view(agreed)
    assert (view.could_change, view.first_to_change, view.more_to_change) == (0, (), "")


def test_the_share_of_nearby_weightings_is_that_of_the_sampled_lists(agreed: Analysis) -> None:
    near = lists_over_weights(agreed, WeightSet.AROUND)
    assert near is not None
    share = 100 * near.best_share
    said = {"over 99": share > 99, "under 1": share < 1}
    view = firm_view(agreed)
    assert said.get(view.best_in, view.best_in == str(round(share)))


def test_there_is_one_line_a_kind_the_nearest_first(agreed: Analysis) -> None:
    lines = nearest_lines(agreed)
    kinds = [each.kind for each in lines]
    found = nearest_changes(agreed)
    assert sorted(kinds) == sorted({KIND_WORDS[each.kind] for each in found.changes})
    assert all(each.to_try is not None or each.lever_room for each in lines)
    assert other_kinds_title(lines) == f"The nearest of {len(lines) - FIRST_SHOWN} other kinds"
    assert other_kinds_title(lines[:FIRST_SHOWN]) == ""


def test_the_line_of_a_kind_is_one_of_those_that_compare_and_the_board_paper_tell() -> None:
    analysis = worked_analysis()
    told = would_change(analysis).lines
    for line in nearest_lines(analysis):
        assert any(other.startswith(f"{line.change}.") for other in told), line
    # Of a kind with one unit it is the smallest of all there are.
    found = nearest_changes(analysis)
    for change in found.nearest:
        if change.kind not in (ChangeKind.CAPACITY, ChangeKind.RULE):
            assert abs(change.amount) == min(abs(each.amount) for each in found.of_kind(change.kind))


def test_a_weight_is_said_and_tried_at_one_share_at_which_the_list_does_what_is_said() -> None:
    analysis = worked_analysis()
    line = next(line for line in nearest_lines(analysis) if line.kind == "Weight")
    assert line.change == "the weight of cost were 8.5%, not 6.5%"
    assert line.try_words == "cost at 8.5% of all weight"
    assert criteria_view(analysis).title == "Cost is nearest to changing the list: at 8.5% of all weight, not 6.5%"
    assert line.to_try is not None
    moved = analyse(analysis.exercise, scenario_of(analysis.exercise, analysis.group, line.to_try))
    share = dict(zip(moved.problem.criteria, moved.weights, strict=True))["cost"]
    assert share == pytest.approx(0.085, abs=1e-12)


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.6, 0.99, 1.0])
def test_a_weight_is_tried_at_the_very_share_that_is_said_however_much_of_all_it_is(share: float) -> None:
    analysis = worked_analysis()
    change = next(change for change in nearest_changes(analysis).smallest if change.kind is ChangeKind.WEIGHT)
    to_try = trying(analysis, replace(change, at=share, said=share))
    assert to_try is not None
    assert to_try.held is not None
    # Every slider ends at 100.
    assert all(0 <= points <= 100 for points in to_try.held.weights.values())
    moved = scenario_of(analysis.exercise, analysis.group, to_try)
    assert moved.weights is not None
    assert moved.weights[change.about] / sum(moved.weights.values()) == pytest.approx(share, abs=1e-9)


def test_what_is_tried_brings_about_the_very_list_that_was_told(agreed: Analysis) -> None:
    tried = [each for each in nearest_changes(agreed).smallest if each.kind in TRIED]
    assert tried
    for change in tried:
        to_try = trying(agreed, change)
        assert to_try is not None
        moved = analyse(agreed.exercise, scenario_of(agreed.exercise, agreed.group, to_try))
        was, now = set(agreed.portfolio.interventions), set(moved.portfolio.interventions)
        assert (tuple(sorted(now - was)), tuple(sorted(was - now))) == (change.swap.enter, change.swap.leave), (
            change.kind
        )
