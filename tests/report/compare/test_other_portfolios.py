"""Other lists and simpler ways to choose are told with how much worse they are and how they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, following_orders, next_best
from prioritise.domain.interventions import Status
from prioritise.report.compare.other_portfolios import (
    next_best_table,
    next_best_title,
    orders_lost_table,
    orders_lost_title,
)


def test_the_next_best_lists_have_what_they_lose_and_how_they_differ(agreed: Analysis) -> None:
    found = next_best(agreed)
    table = next_best_table(agreed, found)
    assert len(table.rows) == 1 + len(found.ties) + len(found.next_best)
    assert table.rows[0][0] == "The best"
    less = [float(cell) for cell in table.column("Points less")[1 + len(found.ties) :]]
    assert less == sorted(less)
    assert all(cell not in ("–", "The same list") for cell in table.column("Against the best")[1:])


def test_a_cut_is_never_told_as_coming_or_going(agreed: Analysis) -> None:
    cut = next(each for each in agreed.exercise.interventions if each.status is Status.REDUCE)
    found = next_best(agreed)
    other = replace(found.next_best[0], adds=(), drops=(cut.id,))
    told = next_best_table(agreed, replace(found, ties=(other,), next_best=())).rows[1][-1]
    assert told == f"Cut no longer made: {cut.name}"


def test_the_title_tells_a_tie_from_a_loss(agreed: Analysis) -> None:
    found = next_best(agreed)
    assert "No other list is as good" in next_best_title(found)
    tie = replace(found.next_best[0], lost_millionths=0)
    assert next_best_title(replace(found, ties=(tie,))) == "1 other list is exactly as good"
    tied = replace(found, ties=(tie, tie), more_ties=True)
    assert next_best_title(tied) == "More than 2 other lists are exactly as good"
    assert next_best_table(agreed, tied).rows[1][1] == "0, a tie"
    assert next_best_title(replace(found, next_best=())) == "No other list obeys the rules"


def test_each_way_to_choose_adds_up_to_the_best(agreed: Analysis) -> None:
    found = following_orders(agreed)
    assert found is not None
    best, *others = orders_lost_table(agreed, found).rows
    for row in others:
        lost = 0.0 if row[2].startswith("less") else float(row[2].split(" ")[0])
        assert float(row[1]) + lost == pytest.approx(float(best[1]), abs=0.02)
    assert f"{found.by_value_for_money.lost_share:.1%}" in orders_lost_title(found)


def test_nothing_lost_says_so(agreed: Analysis) -> None:
    found = following_orders(agreed)
    assert found is not None
    same = replace(found.by_score, lost_millionths=0)
    assert "would lose nothing" in orders_lost_title(replace(found, by_score=same, by_value_for_money=same))
