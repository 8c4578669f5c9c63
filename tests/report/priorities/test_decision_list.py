"""The list as a decision: every row in one group, the cut line adds up, bars stand on one scale."""

from __future__ import annotations

import pytest

from prioritise.analysis import Analysis, analyse, bands
from prioritise.analysis.nearest.sentences import state_lines
from prioritise.domain.scenarios import Scenario
from prioritise.report.priorities.decision_list import OLD, ORDERS, Asked, Known, decision_list, known_rows
from prioritise.report.priorities.list_rows import list_rows
from prioritise.words import pounds
from tests.worked_example import worked_example


def test_every_intervention_is_in_one_group_and_each_group_says_what_it_means(agreed: Analysis) -> None:
    view = decision_list(agreed, Asked(list_rows(agreed, None), agreed))
    assert sorted(row.intervention for row in view.rows) == sorted(each.id for each in agreed.exercise.interventions)
    assert [group.title for group in view.above] == ["Required by law or by rule", "Funded"]
    assert [group.title for group in view.below] == ["Not funded now", "Proposed cuts"]
    assert all(group.meaning for group in (*view.above, *view.below))


def test_above_the_line_is_exactly_what_is_chosen_but_cuts(agreed: Analysis) -> None:
    view = decision_list(agreed, Asked(list_rows(agreed, None), agreed))
    above = {row.intervention for group in view.above for row in group.rows}
    cuts = {row.intervention for row in view.below[1].rows}
    assert above == set(agreed.portfolio.interventions) - cuts


def test_the_cut_line_has_what_is_left_of_every_fund(agreed: Analysis) -> None:
    view = decision_list(agreed, Asked(list_rows(agreed, None), agreed))
    for fund in agreed.exercise.funds:
        left = sum(each.left_gbp for each in agreed.portfolio.money if each.fund == fund.id)
        assert f"{fund.name}: {pounds(left)}" in view.left


def test_bars_begin_at_nothing_and_are_as_long_as_the_score(agreed: Analysis) -> None:
    view = decision_list(agreed, Asked(list_rows(agreed, None), agreed))
    scores = {each: agreed.score_of[each].total for each in agreed.score_of}
    span = max(scores.values()) - min(scores.values())
    for row in view.rows:
        assert row.bar.length == pytest.approx(100 * abs(scores[row.intervention]) / span, abs=0.06)
        ends = (row.bar.start, row.bar.start + row.bar.length)
        assert (ends[1] if scores[row.intervention] < 0 else ends[0]) == pytest.approx(row.bar.zero, abs=0.2)


def test_rows_keep_what_was_last_known_until_their_own_is(agreed: Analysis) -> None:
    rows = list_rows(agreed, bands(agreed))
    states = state_lines(agreed)
    known = known_rows(rows, states)
    waiting = decision_list(agreed, Asked(list_rows(agreed, None), agreed, before=known))
    whole = decision_list(agreed, Asked(rows, agreed, states))
    shown = [(row.intervention, row.rank, row.band, row.firm) for row in whole.rows]
    assert [(row.intervention, row.rank, row.band, row.firm) for row in waiting.rows] == shown
    assert all(row.is_old and row.firm_is_old for row in waiting.rows)
    assert not any(row.is_old or row.firm_is_old for row in whole.rows)
    # How firm a row is and its band come at different times, and each is said to be old until its own comes.
    banded = decision_list(agreed, Asked(rows, agreed, before=known))
    assert all(row.firm_is_old and not row.is_old for row in banded.rows)
    assert waiting.old == banded.old == OLD
    assert whole.old == decision_list(agreed, Asked(list_rows(agreed, None), agreed)).old == ""
    assert decision_list(agreed, Asked(rows, agreed, before={"nothing": Known()})).rows[0].firm == ""


def test_a_row_says_in_out_bigger_or_smaller_against_the_agreed_list(agreed: Analysis) -> None:
    less = analyse(worked_example(), Scenario(id="less", name="Less", budget_factor=0.75))
    view = decision_list(less, Asked(list_rows(less, None), agreed))
    was, now = set(agreed.portfolio.interventions), set(less.portfolio.interventions)
    for row in view.rows:
        assert (row.change == "in") == (row.intervention in now - was)
        assert (row.change == "out") == (row.intervention in was - now)
        if row.change in ("bigger", "smaller"):
            grew = less.cost_gbp_of[row.intervention] > agreed.cost_gbp_of[row.intervention]
            assert (row.change == "bigger") == grew


@pytest.mark.parametrize("order", ORDERS)
def test_whatever_the_order_no_row_changes_its_group(agreed: Analysis, order: str) -> None:
    ranked = decision_list(agreed, Asked(list_rows(agreed, None), agreed))
    view = decision_list(agreed, Asked(list_rows(agreed, None), agreed, order=order))
    for mine, its in zip((*view.above, *view.below), (*ranked.above, *ranked.below), strict=True):
        assert {row.intervention for row in mine.rows} == {row.intervention for row in its.rows}
