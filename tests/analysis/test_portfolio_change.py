"""Before and after: who enters, who leaves, and what it comes to, by hand."""

from __future__ import annotations

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.portfolio_change import (
    PortfolioChange,
    change_lines,
    change_sentence,
    compare_portfolios,
    cuts_cell,
    resized_name,
)
from prioritise.domain.scenarios import Override, Scenario
from tests.files.small_exercise import small_exercise


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


def test_nothing_changed_says_so(agreed: Analysis) -> None:
    change = compare_portfolios(agreed, agreed)
    assert change.same_list
    assert change.value_before == change.value_after == agreed.portfolio.value
    assert change_sentence(change).startswith("The same interventions are chosen.")


def test_what_is_forced_out_leaves_and_its_cost_with_it(agreed: Analysis) -> None:
    assert "walks" in agreed.portfolio.interventions
    now = analyse(agreed.exercise, Scenario(overrides=(Override("gym", funded=False, reason="Test"),)))
    change = compare_portfolios(agreed, now)
    assert change.leaving == ("Gym on prescription",)
    assert change.cost_before_gbp - change.cost_after_gbp == agreed.cost_gbp_of["gym"]
    assert change_sentence(change) == "1 leaves: Gym on prescription."


def test_both_lists_are_valued_at_the_weights_now_in_use(agreed: Analysis) -> None:
    criteria = agreed.group.criteria
    now = analyse(agreed.exercise, Scenario(weights=dict.fromkeys(criteria, 1.0)))
    change = compare_portfolios(agreed, now)
    worth = sum(now.score_of[each].total for each in agreed.portfolio.interventions)
    assert change.value_before == pytest.approx(worth, abs=1e-5)
    assert change.value_after >= change.value_before - 1e-9


def test_a_cut_neither_enters_nor_leaves() -> None:
    change = PortfolioChange(("A",), (), ("Cut one",), ("Cut two", "Cut three"), 1.0, 2.0, 3, 4)
    assert change_sentence(change) == "1 enters: A. 1 cut made: Cut one. 2 cuts no longer made: Cut two and Cut three."
    assert change_lines(change)[1] == "1 cut made: Cut one."
    assert cuts_cell(change.cuts_made, change.cuts_dropped) == "Made: Cut one; No longer made: Cut two and Cut three"
    assert cuts_cell((), ()) == "–"


def test_a_change_of_size_alone_is_said() -> None:
    change = PortfolioChange((), (), (), (), 1.0, 2.0, 3, 4, ("Stop smoking service, from full to reduced scale",))
    assert not change.same_list
    assert change_sentence(change) == "1 changes size: Stop smoking service, from full to reduced scale."


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Full scale", "Reduced scale", "Walks, from full to reduced scale"),
        ("As now", "Half scale", "Walks, from as now to half scale"),
        ("Full", "Half", "Walks, from full to half"),
    ],
)
def test_a_word_both_sizes_end_with_is_said_once(before: str, after: str, told: str) -> None:
    assert resized_name("Walks", before, after) == told
