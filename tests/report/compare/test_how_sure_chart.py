"""How sure a list is, in words that say what was drawn, how many, and how far a share may be out."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from prioritise.analysis import analyse, lists_over_weights, ranks_over_weights
from prioritise.domain.scenarios import Scenario
from prioritise.report.compare.how_sure_chart import funded_shares_chart
from prioritise.report.compare.how_sure_sampled import (
    depending,
    depending_title,
    drawn_words,
    firsts_sentences,
    firsts_table,
    firsts_title,
    judged_sentence,
    lists_sentences,
    lists_table,
    lists_title,
    now_words,
    share_words,
    usual_places,
)
from prioritise.report.compare.how_sure_view import MOST_ROWS, many_weights_view_of
from prioritise.robustness.weight_sets import WeightSet
from tests.worked_example import worked_analysis

SAMPLES = 60


@pytest.fixture(scope="module")
def worked():
    return worked_analysis()


@pytest.fixture(scope="module")
def lists(worked):
    return lists_over_weights(worked, WeightSet.ANY, samples=SAMPLES)


@pytest.fixture(scope="module")
def ranks(worked):
    return ranks_over_weights(worked, WeightSet.ANY, samples=SAMPLES)


def with_shares(lists, **shares):
    """As many weight sets with other shares, nothing for those that are not named, and so many different lists."""
    wanted = [shares.get(each.replace("-", "_"), 0.0) for each in lists.interventions]
    funded = np.arange(100)[:, np.newaxis] < np.round(100 * np.array(wanted))
    return replace(lists, funded=funded)


@pytest.mark.parametrize(
    ("share", "told"),
    [(0, "0%"), (0.005, "under 1%"), (0.01, "1%"), (0.37, "37%"), (0.99, "99%"), (0.995, "over 99%"), (1, "100%")],
)
def test_nothing_and_everything_are_said_only_of_nothing_and_everything(share, told):
    assert share_words(share) == told


def test_what_was_drawn_is_told_with_its_size_its_seed_and_its_error(lists):
    told = drawn_words(lists.drawn)
    assert told.startswith("Drawn at random: any weights at all, likely or not. 60 weight sets, seed 0.")
    assert "The standard error of a share is 6.5 percentage points at most." in told  # 0.5 / sqrt(60)
    assert "may happen in up to 5.0% of all such weights" in told  # 3 / 60


def test_figures_that_were_drawn_too_are_told(worked, lists):
    varied = replace(lists, figures_vary=True)
    assert lists_title(varied).endswith("of 60 weight sets, with the figures uncertain too")
    assert "the panel's scores, each between its low and its high, are drawn too" in lists_sentences(worked, varied)[0]


def test_the_title_says_how_often_the_list_is_best(lists):
    none = np.zeros(SAMPLES, dtype=np.int64)
    assert lists_title(replace(lists, lost_millionths=none)) == "The list is the best in all 60 weight sets"
    assert lists_title(replace(lists, lost_millionths=none + 1)) == "The list is the best in none of 60 weight sets"
    third = np.where(np.arange(SAMPLES) < 20, 0, 1)
    assert lists_title(replace(lists, lost_millionths=third)) == "The list is the best in 33% of 60 weight sets"
    assert lists_title(None) == "No list is proven best, so there is none to test"


def test_the_sentences_tell_what_is_lost_and_who_is_least_sure(worked, lists):
    chosen = [each for each in worked.portfolio.interventions if "trim" not in each]
    shares = {each.replace("-", "_"): 1.0 for each in chosen}
    unsure = with_shares(lists, **shares | {"mmr_catch_up": 0.61, "perinatal_peer_support": 0.4})
    lost = np.where(np.arange(SAMPLES) < 30, 0, 3_000_000)
    four = np.arange(4)[:, np.newaxis] == np.arange(4)
    told = lists_sentences(worked, replace(unsure, lost_millionths=lost, chosen=four))
    assert told[1].startswith("In the others another list is better; 4 lists are best in one or another.")
    assert "1.5 points on average over all weight sets, and 3.0 points at most" in told[1]
    assert f"{len(chosen) - 1} are funded in at least 90%" in told[2]
    assert told[2].endswith("Least sure: MMR catch-up in nurseries and mosques (61%).")
    assert told[3] == "Not funded now, and yet in some: Perinatal peer support (40%)."


def test_a_list_that_is_always_best_has_nothing_to_lose_and_nothing_that_comes_near(worked, lists, ranks):
    chosen = {each.replace("-", "_"): 1.0 for each in worked.portfolio.interventions}
    always = replace(with_shares(lists, **chosen), lost_millionths=np.zeros(SAMPLES, dtype=np.int64))
    told = lists_sentences(worked, always)
    assert len(told) == 3
    assert "all are funded in at least 90%" in told[1]
    assert told[2] == "Nothing that is not funded now is funded in any of them."
    assert depending(always) == ()
    assert depending_title(always).startswith("None of the 36 decisions depends")
    assert funded_shares_chart(many_weights_view_of(worked, always, ranks)) is None


def test_a_small_loss_is_not_rounded_to_nothing(worked, lists):
    told = lists_sentences(worked, replace(lists, lost_millionths=np.full(SAMPLES, 20_000)))
    assert "loses less than 0.1 points on average" in told[1]


def test_the_table_has_every_intervention_with_its_error(worked, lists, ranks):
    table = lists_table(worked, lists, ranks)
    assert len(table.rows) == len(worked.exercise.interventions)
    shares = [lists.share_of[each.id] for each in worked.exercise.interventions]
    assert sorted(table.column("Chosen in")) == sorted(map(share_words, shares))
    unsure = next(row for row in table.rows if row[2] not in ("0%", "100%"))
    assert unsure[3].endswith(" points")
    assert [row[3] for row in table.rows if row[2] in ("0%", "100%")] == ["–"] * sum(s in (0, 1) for s in shares)


def test_only_some_may_be_asked_for(worked, lists, ranks):
    assert len(lists_table(worked, lists, ranks, only=depending(lists)).rows) == len(depending(lists))


def test_a_cut_is_made_or_not_and_never_funded(worked):
    cuts = [each.id for each in worked.exercise.interventions if each.status == "reduce"]
    assert {now_words(worked, each) for each in cuts} == {"Cut made", "Cut not made", "Nothing left to cut"}


def test_usual_places_leave_out_a_twentieth_at_either_end(worked, ranks):
    size = len(ranks.interventions)
    given = np.zeros((size, size))
    given[0, :4] = [0.04, 0.5, 0.41, 0.05]  # more than a twentieth has come by the 2nd, and all but one by the 3rd
    given[1, 6] = 1
    given[2:, 0] = 1
    places = usual_places(worked, replace(ranks, fixed=replace(ranks.fixed, ranks=given)))
    assert (places[ranks.interventions[0]], places[ranks.interventions[1]]) == ("2 to 3", "7")


def test_places_move_with_the_figures_where_they_are_drawn_too(worked, lists, ranks):
    assert usual_places(worked, ranks, figures=True) != usual_places(worked, ranks)
    varied = lists_table(worked, replace(lists, figures_vary=True), ranks)
    names = {each.id: each.name for each in worked.exercise.interventions}
    shown = {row[0]: row[4] for row in varied.rows if row[4] != "–"}
    assert shown == {names[each]: told for each, told in usual_places(worked, ranks, figures=True).items()}
    assert depending_title(replace(lists, figures_vary=True)).endswith("weights and figures are drawn")


def test_what_comes_first_is_told_with_the_weights_for_it(worked, ranks):
    table = firsts_table(worked, ranks)
    name, share, confidence, *weights = table.rows[0]
    assert firsts_title(worked, ranks) == f"{name} comes first by score most often, in {share} of draws"
    assert confidence.endswith("%")
    assert sum(float(each.removesuffix("%")) for each in weights) == pytest.approx(100, abs=0.3)
    assert list(table.headings[3:]) == [each.name for each in worked.exercise.weighted_criteria]
    firsts = ranks.with_figures.ranks[:, 0]
    assert len(table.rows) == (firsts >= 0.005).sum()


def test_confidence_says_that_it_says_nothing_where_no_figure_varies(ranks):
    varied, fixed = firsts_sentences(ranks), firsts_sentences(replace(ranks, with_figures=None))
    assert "are drawn too" in varied[0]
    assert "says nothing about the figures" in fixed[0]


def test_the_chart_shows_those_nearest_to_one_half_and_its_table_has_all(worked, lists, ranks):
    view = many_weights_view_of(worked, lists, ranks)
    chart = funded_shares_chart(view)
    assert len(depending(lists)) > MOST_ROWS
    assert len(view.bars) == MOST_ROWS
    assert sorted(abs(bar.share - 0.5) for bar in view.bars) == pytest.approx(
        sorted(abs(lists.share_of[each] - 0.5) for each in depending(lists))[:MOST_ROWS]
    )
    assert chart.title == depending_title(lists)
    assert view.caption == f"The 12 nearest to one half of {len(depending(lists))}; the table has all."
    assert many_weights_view_of(worked, with_shares(lists, mmr_catch_up=0.5), ranks).caption == ""
    assert chart.alternative.count(";") >= MOST_ROWS
    assert len(chart.table.rows) == len(worked.exercise.interventions)
    bars = json.loads(json.dumps(chart.chart.to_dict()))["layer"][0]["encoding"]["x"]
    assert bars["scale"]["domain"] == [0, 1]


def test_which_list_is_judged_is_said(worked):
    assert judged_sentence(worked) == "This judges the list as it stands."
    moved = analyse(worked.exercise, Scenario("what-if", "What if", budget_factor=0.8))
    assert judged_sentence(moved) == (
        "This judges the list with what you have moved, not the one agreed: all budgets at 80%."
    )
