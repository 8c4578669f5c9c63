"""How firm the list is adds up, and what is offered to try does what it says."""

from __future__ import annotations

import pytest

from prioritise.analysis import Analysis, analyse, lists_over_weights, nearest_changes
from prioritise.analysis.nearest.change import ChangeKind
from prioritise.analysis.nearest.trying import trying
from prioritise.analysis.what_if import WhatIf, scenario_of
from prioritise.report.priorities.firm_view import FIRST_SHOWN, KIND_WORDS, firm_view, nearest_lines, other_kinds_title
from prioritise.robustness.weight_sets import WeightSet
from tests.files.small_exercise import small_exercise

TRIED = {ChangeKind.FUND, ChangeKind.ALL_MONEY, ChangeKind.WEIGHT, ChangeKind.RULE}


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


def test_what_is_firm_and_what_could_change_are_all_decisions(agreed: Analysis) -> None:
    view = firm_view(agreed)
    assert view.firm + view.could_change == len(view.states) == len(agreed.exercise.interventions)
    assert view.could_change == sum(each.state == "could change" for each in view.states)


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


def test_what_is_tried_brings_about_the_very_list_that_was_told(agreed: Analysis) -> None:
    tried = [each for each in nearest_changes(agreed).smallest if each.kind in TRIED]
    assert tried
    for change in tried:
        held = trying(agreed, change)
        assert held is not None
        moved = analyse(agreed.exercise, scenario_of(agreed.exercise, agreed.group, WhatIf(held=held)))
        was, now = set(agreed.portfolio.interventions), set(moved.portfolio.interventions)
        assert (tuple(sorted(now - was)), tuple(sorted(was - now))) == (change.swap.enter, change.swap.leave), held.name
