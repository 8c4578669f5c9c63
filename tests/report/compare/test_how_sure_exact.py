"""What the list loses each partner and how far each weight can move, in words and tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import partner_regrets, weight_thresholds
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.compare.how_sure_chart import thresholds_chart
from prioritise.report.compare.how_sure_exact import (
    partner_names,
    regrets_sentences,
    regrets_table,
    regrets_title,
    thresholds_sentences,
    thresholds_table,
    thresholds_title,
)
from prioritise.report.compare.how_sure_view import criteria_view_of
from prioritise.robustness.regret import Regret
from tests.worked_example import worked_analysis


@pytest.fixture(scope="module")
def worked():
    return worked_analysis()


@pytest.fixture(scope="module")
def regrets(worked):
    return partner_regrets(worked)


@pytest.fixture(scope="module")
def moves(worked):
    return weight_thresholds(worked)


def losing(found, *lost):
    """The same with these losses, in points, out of 100."""
    chosen = tuple(Regret(round(1e6 * (100 - each)), 100_000_000) for each in lost)
    return replace(found, chosen=chosen, own_best=found.own_best[: len(lost)])


def test_the_title_leads_with_the_most_any_partner_loses_and_counts_those_it_is_best_for(worked, regrets):
    assert regrets_title(worked, losing(regrets, 0, 2, 0, 0, 3)) == (
        "The most any partner loses is 3.00 points, 3.0% of what its best list is worth (Residents' panel); "
        "the list is the best for 3 of 5 partners"
    )
    assert regrets_title(worked, losing(regrets, 0, 0, 0, 0, 0)) == "The list is the best for all 5 partners"
    assert regrets_title(worked, losing(regrets, 1, 2, 1, 1, 2)) == (
        "The most any partner loses is 2.00 points (NHS integrated care board locality and Residents' panel); "
        "no partner alone would choose exactly this list"
    )
    assert regrets_title(worked, None).startswith("No partner has given weights")


def test_no_fairer_list_is_said_and_a_fairer_one_is_told_with_its_price(worked, regrets):
    assert "No other list makes the largest loss smaller." in regrets_sentences(worked, regrets)
    label = worked.problem.columns[worked.portfolio.chosen[0]].label
    fairer = replace(
        regrets.least, regrets=losing(regrets, 1, 1, 1, 1, 1).chosen, leaves=(label,), given_up_millionths=400_000
    )
    told = regrets_sentences(worked, replace(losing(regrets, 0, 2, 0, 0, 3), least=fairer))[2]
    assert told.startswith("With another list nobody would lose more than 1.00 points. Out goes ")
    assert told.endswith("At the weights used it is worth 0.40 points less.")
    as_good = replace(fairer, given_up_millionths=0)
    told = regrets_sentences(worked, replace(losing(regrets, 0, 2, 0, 0, 3), least=as_good))[2]
    assert told.endswith("it is worth just as much.")


def test_what_it_rests_on_is_said(worked, regrets, moves):
    assert "Exact" in regrets_sentences(worked, regrets)[-1]
    by_solver = replace(regrets, least=replace(regrets.least, proof=Proof.SOLVER))
    assert "solver's own proof" in regrets_sentences(worked, by_solver)[-1]
    assert "Exact" in thresholds_sentences(moves)[-1]
    assert "solver's own proof" in thresholds_sentences([replace(moves[0], proof=Proof.SOLVER)])[-1]


def test_every_partner_has_a_line_and_who_loses_says_what_it_would_change(worked, regrets):
    table = regrets_table(worked, regrets)
    assert table.column("Partner") == partner_names(worked)
    for row, each in zip(table.rows, regrets.chosen, strict=True):
        assert (row[4] == "Nothing") == (each.lost_millionths == 0)
        best, this = (float(cell) for cell in row[2:4])
        assert best - this == pytest.approx(each.lost_millionths / MILLIONTHS, abs=0.011)
    fairer = replace(regrets.least, regrets=losing(regrets, 1, 1, 1, 1, 1).chosen)
    assert regrets_table(worked, replace(regrets, least=fairer)).headings[-1] == "Loses with the other list"


def test_the_nearest_change_is_the_title(worked, moves):
    nearest = min((each for each in moves if each.room is not None), key=lambda each: each.room)
    name = worked.exercise.criterion_by_id[nearest.criterion].name
    assert thresholds_title(worked, moves).startswith(f"{name} is nearest to changing the list: at ")
    fixed = [each for each in moves if each.room is None]
    still = [replace(moves[0], stretches=moves[0].stretches[moves[0].today :][:1], today=0), *fixed]
    assert thresholds_title(worked, still) == "No criterion can change the list by its weight alone"
    assert thresholds_title(worked, ()).startswith("No list is proven best")


def test_lists_exactly_as_good_are_said_to_be_at_the_edge(worked, moves):
    first = next(each for each in moves if each.above)
    ends = replace(first.stretches[first.today], to_share=first.share)
    edge = replace(first, stretches=(*first.stretches[: first.today], ends, *first.stretches[first.today + 1 :]))
    assert thresholds_title(worked, [edge]).startswith("Another list is exactly as good")


def test_every_criterion_has_a_line_with_its_range_and_what_changes_at_its_ends(worked, moves):
    table = thresholds_table(worked, moves)
    for row, each in zip(table.rows, moves, strict=True):
        low, high = (float(end.removesuffix("%")) for end in row[2].split(" to "))
        assert low <= float(row[1].removesuffix("%")) <= high
        assert (row[3] == "–") == (each.lowest is None)
        assert (row[4] == "–") == (each.highest is None)


def test_the_chart_says_every_range_in_words(worked, moves):
    chart = thresholds_chart(criteria_view_of(worked, moves))
    assert chart.title == thresholds_title(worked, moves)
    assert chart.table == thresholds_table(worked, moves)
    assert chart.alternative.count("used; ") == len(moves)
    assert any("stays from" in part and " to " in part for part in chart.alternative.split("; "))
    still = replace(moves[0], stretches=(moves[0].stretches[moves[0].today],), today=0)
    assert "no weight changes the list" in thresholds_chart(criteria_view_of(worked, (still,))).alternative
