"""What a person is asked who gives weights, and what their answers come to."""

from dataclasses import replace

import pytest

from prioritise.judgement.statements import statement_faults
from prioritise.judgement.weights.methods import METHOD_BY_ID, METHODS
from prioritise.report.weights.entry_words import (
    anchored_lines,
    anchors_in,
    answered_pair,
    answers_of,
    in_words,
    methods_offered,
    order_of,
    pairs_to_compare,
    preview,
    range_words,
    statement_rows,
)
from prioritise.report.weights.pair_answers import EQUAL, anchor_answers
from tests.files.small_exercise import small_exercise

CRITERIA = ("need", "inequality", "health-gain", "acceptability", "cost")
WEIGHTS = {"need": 0.4, "inequality": 0.2, "health-gain": 0.2, "acceptability": 0.1, "cost": 0.1}


def plain(*figures):
    return {(criterion, ""): float(figure) for criterion, figure in zip(CRITERIA, figures, strict=False)}


def agreeing_pairs():
    return {(one, other): WEIGHTS[one] / WEIGHTS[other] for one, other in pairs_to_compare(small_exercise())}


@pytest.mark.parametrize(
    ("method", "lines", "still"),
    [
        ("points", plain(0, 0, 0, 0, 0), "Give at least one criterion more than 0."),
        ("swing", {}, "Choose the improvement you would make first."),
        ("rank", plain(1, 2, 3), "Still to place: acceptable to residents and cost."),
        ("ahp", {("need", "cost"): 4.0}, "9 pairs still to compare."),
        ("best-worst", {("need", "cost"): 4.0}, "6 comparisons still to make."),
    ],
)
def test_until_it_is_whole_it_says_what_is_still_to_come(method, lines, still):
    found = preview(small_exercise(), METHOD_BY_ID[method], lines)
    assert not found.whole
    assert found.still == still


def test_points_are_saved_as_shares_of_100_with_their_proportions():
    rows = statement_rows("nhs", "gp", METHOD_BY_ID["points"], plain(80, 40, 40, 20, 20))
    assert [row.points for row in rows] == [40, 20, 20, 10, 10]
    assert preview(small_exercise(), METHOD_BY_ID["points"], plain(80, 40, 40, 20, 20)).shares == pytest.approx(WEIGHTS)


def test_a_criterion_left_without_weight_is_pointed_out():
    found = preview(small_exercise(), METHOD_BY_ID["swing"], plain(100, 50, 50, 0, 0))
    assert found.unweighted == "No weight at all for acceptable to residents and cost. Save only if that is meant."


def test_pairs_that_agree_give_the_weights_and_nothing_to_mend():
    found = preview(small_exercise(), METHOD_BY_ID["ahp"], agreeing_pairs())
    assert found.shares == pytest.approx(WEIGHTS)
    assert (found.within_limit, found.mends) == (True, ())


def test_a_contradiction_comes_with_words_and_the_answer_that_mends_it():
    lines = agreeing_pairs() | {("need", "cost"): 1 / 8}
    found = preview(small_exercise(), METHOD_BY_ID["ahp"], lines)
    assert found.within_limit is False
    first = found.mends[0]
    assert (first.first, first.second, first.times) == ("need", "cost", 4)
    assert "Yet you also said cost is 8 times as important as need met." in first.words
    assert first.button == "Change my answer: need met is 4 times as important as cost"
    mended = preview(small_exercise(), METHOD_BY_ID["ahp"], lines | {(first.first, first.second): first.times})
    assert (mended.within_limit, mended.mends) == (True, ())


def test_of_a_pair_the_more_important_is_saved_first_and_comes_back_as_asked():
    lines = agreeing_pairs() | {("need", "cost"): 1 / 3}
    rows = statement_rows("nhs", "gp", METHOD_BY_ID["ahp"], lines)
    assert statement_faults(rows, CRITERIA) == ()
    assert ("cost", "need", 3.0) in [(row.criterion, row.against, row.points) for row in rows]
    assert answers_of(small_exercise(), rows) == pytest.approx(lines)


def test_a_pair_counts_as_answered_whichever_way_round_it_was_said():
    assert answered_pair({("cost", "need"): 4.0}, ("need", "cost")) == 0.25
    assert answered_pair({}, ("need", "cost")) is None


def test_best_worst_offers_nothing_past_the_best_against_the_worst():
    assert anchor_answers(4.0) == {
        1: EQUAL,
        2: "2 times, slightly more important",
        3: "3 times, somewhat more important",
        4: "4 times",
    }
    said = {
        ("need", "cost"): 4.0,
        ("need", "inequality"): 6.0,
        ("inequality", "cost"): 2.0,
        ("inequality", "need"): 2.0,
    }
    assert anchored_lines(small_exercise(), said, "need", "cost") == {
        ("need", "cost"): 4.0,
        ("need", "inequality"): 4.0,
        ("inequality", "cost"): 2.0,
    }
    assert anchored_lines(small_exercise(), said, "need", "need") == {}


def test_the_best_and_the_worst_of_saved_answers_are_found_again():
    lines = {("need", each): WEIGHTS["need"] / WEIGHTS[each] for each in CRITERIA[1:]}
    lines |= {(each, "cost"): WEIGHTS[each] / WEIGHTS["cost"] for each in CRITERIA[1:4]}
    assert anchors_in(lines) == ("need", "cost")
    assert anchors_in({}) == ("", "")
    found = preview(small_exercise(), METHOD_BY_ID["best-worst"], lines)
    assert found.shares == pytest.approx(WEIGHTS)


def test_the_range_of_cost_runs_from_the_dearest_to_nothing():
    need, cost = (small_exercise().criterion_by_id[each] for each in ("need", "cost"))
    assert range_words(small_exercise(), "need") == f"{need.name}: from “{need.zero_means}” to “{need.top_means}”"
    assert range_words(small_exercise(), "cost") == f"{cost.name}: from “{cost.top_means}” to “{cost.zero_means}”"


def test_an_order_is_read_back_from_ranks():
    assert order_of(plain(2, 1, 3)) == ("inequality", "need", "health-gain")


def test_pairs_are_offered_only_where_there_are_some():
    exercise = small_exercise()
    alone = replace(exercise, criteria=(exercise.criterion_by_id["need"],))
    assert methods_offered(exercise) == METHODS
    assert tuple(method.id for method in methods_offered(alone)) == ("points", "swing", "rank")


def test_a_saved_statement_is_one_line():
    rows = statement_rows("nhs", "gp", METHOD_BY_ID["points"], plain(40, 20, 20, 10, 10))
    assert in_words(small_exercise(), rows) == (
        "Share out points: need met 40.0%, reducing inequality 20.0%, health gain 20.0%, acceptable to "
        "residents 10.0%, cost 10.0%."
    )
    assert "no longer fits" in in_words(small_exercise(), rows[:2])
