"""Weights from comparisons of pairs: AHP and Best-Worst, and what contradicts what."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritise.judgement.statements import compared_words, mending_words
from prioritise.judgement.weights.anchored import best_worst, best_worst_contradictions
from prioritise.judgement.weights.pairwise import ahp, ahp_contradictions

SOME_WEIGHTS = st.lists(st.floats(0.1, 1), min_size=1, max_size=9)
ANSWERS = (1, 2, 3, 4, 5, 6, 7, 8, 9)


def matrix(weights):
    return [[one / other for other in weights] for one in weights]


def judged(count, answers):
    table = np.ones((count, count))
    for (one, other), times in zip(combinations(range(count), 2), answers, strict=True):
        table[one, other], table[other, one] = times, 1 / times
    return table.tolist()


@st.composite
def judgements(draw):
    count = draw(st.integers(3, 7))
    scale = st.sampled_from([*ANSWERS, *(1 / each for each in ANSWERS)])
    return judged(count, draw(st.lists(scale, min_size=math.comb(count, 2), max_size=math.comb(count, 2))))


@st.composite
def anchored(draw):
    span, count = draw(st.integers(2, 9)), draw(st.integers(2, 9))
    between = st.lists(st.integers(2, span), min_size=count - 2, max_size=count - 2)
    return [1, *draw(between), span], [span, *draw(between), 1]


def test_two_criteria_by_hand():
    elicited = ahp([[1, 3], [1 / 3, 1]])
    assert elicited.weights == pytest.approx([0.75, 0.25])
    assert elicited.consistency == 0


def test_one_criterion_has_all_the_weight():
    assert ahp([[1]]).weights.tolist() == [1]
    assert best_worst([1], [1]).weights.tolist() == [1]


@given(SOME_WEIGHTS)
def test_comparisons_that_agree_give_back_the_weights_they_come_from(weights):
    elicited = ahp(matrix(weights))
    assert elicited.weights == pytest.approx(np.array(weights) / sum(weights))
    assert elicited.consistency == pytest.approx(0, abs=1e-9)
    assert ahp_contradictions(matrix(weights)) == ()


@given(judgements())
def test_the_weights_are_the_principal_eigenvector(table):
    elicited = ahp(table)
    ratios = np.array(table) @ elicited.weights / elicited.weights
    assert elicited.weights.sum() == pytest.approx(1)
    assert (elicited.weights > 0).all()
    assert ratios == pytest.approx(np.full(len(table), max(np.linalg.eigvals(table).real)))


@given(judgements(), st.randoms(use_true_random=False))
def test_the_order_of_the_criteria_changes_nothing(table, random):
    order = list(range(len(table)))
    random.shuffle(order)
    moved = ahp([[table[one][other] for other in order] for one in order])
    assert moved.weights == pytest.approx(ahp(table).weights[order])
    assert moved.consistency == pytest.approx(ahp(table).consistency, abs=1e-9)


@settings(max_examples=50)
@given(judgements())
def test_mending_what_is_named_gives_the_ratio_that_was_promised(table):
    found = ahp_contradictions(table)
    for each in found[:3]:
        mended = [list(row) for row in table]
        mended[each.first][each.second], mended[each.second][each.first] = each.fits, 1 / each.fits
        assert ahp(mended).consistency == pytest.approx(each.consistency_after)
        assert each.consistency_after < ahp(table).consistency
        assert each.through not in (each.first, each.second)
    assert [each.consistency_after for each in found] == sorted(each.consistency_after for each in found)


def test_a_circle_is_named_in_words():
    # Need is 3 times cost and cost 2 times reach, yet reach is 4 times need.
    found = ahp_contradictions([[1, 3, 1 / 4], [1 / 3, 1, 2], [4, 1 / 2, 1]])
    assert (0, 2, 6) in [(each.first, each.second, each.fits) for each in found]
    words = mending_words(
        next(each for each in found if each.second == 2 and each.first == 0), ["Need", "Cost", "Reach"]
    )
    assert words == (
        "You said need is 3 times as important as cost, and cost is 2 times as important as reach. Yet you also said "
        "reach is 4 times as important as need. What fits your answers best: need is 6 times as important as reach."
    )


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (1, "need is as important as LAA targets"),
        (3, "need is 3 times as important as LAA targets"),
        (1 / 3, "LAA targets is 3 times as important as need"),
    ],
)
def test_a_comparison_names_the_more_important_first(times, words):
    assert compared_words("Need", "LAA targets", times) == words


def test_rounded_fractions_are_taken_for_what_they_stand_for():
    assert ahp([[1, 7], [0.14, 1]]).weights == pytest.approx([0.875, 0.125], abs=0.002)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ([], "as many columns as rows"),
        ([[1, 2]], "as many columns as rows"),
        ([[1, 2], [0.5]], "as many columns as rows"),
        ([[1, 0], [0, 1]], "above 0"),
        ([[1, -2], [-0.5, 1]], "above 0"),
        ([[1, float("nan")], [1, 1]], "above 0"),
        ([[1, 2], [2, 1]], "reverse"),
        ([[2, 2], [0.5, 0.5]], "reverse"),
        ([[1] * 16] * 16, "at most 15"),
    ],
)
def test_what_is_no_comparison_matrix_is_refused(table, words):
    with pytest.raises(ValueError, match=words):
        ahp(table)


def test_best_worst_by_hand():
    # 0.6 is 2 times 0.3 and 6 times 0.1; 0.3 is 3 times 0.1: nothing contradicts.
    elicited = best_worst([1, 2, 6], [6, 3, 1])
    assert elicited.weights == pytest.approx([0.6, 0.3, 0.1])
    assert elicited.consistency == pytest.approx(0, abs=1e-12)
    assert "agree with one another exactly" in elicited.message


@settings(deadline=None, max_examples=60)
@given(anchored())
def test_no_weights_come_closer_to_the_answers(answers):
    above, below = answers
    elicited = best_worst(above, below)
    assert elicited.weights.sum() == pytest.approx(1)
    assert (elicited.weights >= 0).all()
    assert largest_deviation(elicited.weights, above, below) == pytest.approx(elicited.consistency, abs=1e-9)
    nudged = np.random.default_rng(0).dirichlet(elicited.weights * 400 + 1e-3, size=400)
    assert min(largest_deviation(each, above, below) for each in nudged) >= elicited.consistency - 1e-9


@settings(deadline=None, max_examples=40)
@given(anchored(), st.randoms(use_true_random=False))
def test_the_order_of_the_criteria_changes_no_answer(answers, random):
    above, below = answers
    order = list(range(len(above)))
    random.shuffle(order)
    moved = best_worst([above[place] for place in order], [below[place] for place in order])
    assert moved.weights == pytest.approx(best_worst(above, below).weights[order], abs=1e-7)


def largest_deviation(weights, above, below):
    best, worst = above.index(1), below.index(1)
    return max(
        *(abs(weights[best] - times * weights[place]) for place, times in enumerate(above)),
        *(abs(weights[place] - times * weights[worst]) for place, times in enumerate(below)),
    )


def test_as_important_as_the_best_is_an_answer_too():
    assert best_worst([1, 1, 4], [4, 4, 1]).weights == pytest.approx([4 / 9, 4 / 9, 1 / 9])
    assert best_worst([1, 1], [1, 1]).weights == pytest.approx([0.5, 0.5])
    named = best_worst([1, 1, 6], [5, 6, 1], best=1)
    assert named.weights == pytest.approx(best_worst([1, 1, 6], [5, 6, 1]).weights)


def test_the_contradiction_is_between_the_two_answers_and_best_against_worst():
    # 4 times 4 is 16, not 8: comfort is the trouble, and 2 against the worst would fit.
    found = best_worst_contradictions([2, 1, 4, 2, 8], [4, 8, 4, 4, 1])
    assert [(each.first, each.second, each.said, each.fits, each.through) for each in found] == [(2, 4, 4, 2, 1)]
    assert found[0].consistency_after == 0
    assert "input-based consistency ratio 0.14" in best_worst([2, 1, 4, 2, 8], [4, 8, 4, 4, 1]).message  # 8/56


def test_answers_past_the_published_limit_are_said_to_contradict():
    elicited = best_worst([1, 7, 8], [8, 7, 1])
    assert elicited.within_limit is False
    assert elicited.message.startswith("The comparisons contradict one another")


def test_where_no_limit_is_published_none_is_made_up():
    between = [3] * 8
    elicited = best_worst([1, *between, 8], [8, *between, 1])
    assert elicited.within_limit is None
    assert "no limit is published" in elicited.message


@pytest.mark.parametrize(
    ("above", "below", "words"),
    [
        ([1, 2], [2], "one answer a criterion"),
        ([], [], "one answer a criterion"),
        ([1, 10], [10, 1], "from 1"),
        ([1, 0.5], [0.5, 1], "from 1"),
        ([2, 3, 4], [4, 3, 1], "best has 1"),
        ([1, 3, 4], [4, 3, 2], "best has 1"),
        ([1, 3, 4], [1, 3, 4], "two different criteria"),
        ([1, 3, 4], [5, 3, 1], "best against worst is 4 in one sequence and 5 in the other"),
        ([1, 6, 4], [4, 2, 1], "further from the best"),
    ],
)
def test_what_is_no_best_worst_statement_is_refused(above, below, words):
    with pytest.raises(ValueError, match=words):
        best_worst(above, below)
