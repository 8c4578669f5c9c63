"""An exercise before one of its rounds has all but what that round and later ones said."""

from dataclasses import replace

import pytest

from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.judgement.rounds import before_round, rounds_spoken_in


def score(number):
    return PanelScore(number, "gp-lead", "mmr-catch-up", "deliverability", 15.0, ScoreState.GIVEN, "")


def agreed(number):
    return AgreedScore(number, "mmr-catch-up", "deliverability", 40.0, "Half a team")


@pytest.fixture(scope="module")
def later(example):
    return replace(
        example,
        scores=(*example.scores, score(2), score(3)),
        agreed=(*example.agreed, agreed(2), agreed(4)),
    )


def test_before_the_second_round_is_what_the_first_left(example, later):
    assert before_round(later, 2).digest == example.digest


def test_scores_and_values_of_earlier_rounds_stay(example, later):
    before = before_round(later, 3)
    assert before.scores == (*example.scores, score(2))
    assert before.agreed == (*example.agreed, agreed(2))
    assert before.weights == later.weights


def test_the_files_which_say_what_is_said_now_are_not_kept(later):
    assert later.files
    assert before_round(later, 2).files == ()


def test_a_round_in_which_something_was_only_settled_counts_as_well(example, later):
    assert rounds_spoken_in(example) == (1,)
    assert rounds_spoken_in(later) == (1, 2, 3, 4)
    assert rounds_spoken_in(replace(example, scores=(), agreed=())) == ()
