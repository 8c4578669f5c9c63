"""What the panel's scores come to: the middle of each member's latest score, without those who gave none."""

from dataclasses import replace

import pytest

from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.judgement.panel import panel_cell, whence_words
from tests.files.small_exercise import small_exercise


def score(member, value, *, round_number=1, state=ScoreState.GIVEN):
    template = small_exercise().scores[0]
    changes = {"member": member, "value": value, "round": round_number, "state": state}
    assert isinstance(template, PanelScore)
    return replace(template, intervention="gym", criterion="acceptability", **changes)


def cell(*scores):
    return panel_cell(replace(small_exercise(), scores=scores), intervention="gym", criterion="acceptability")


@pytest.mark.parametrize(("values", "middle"), [([10], 10), ([10, 40], 25), ([10, 90, 20], 20), ([0, 0, 100, 100], 50)])
def test_the_middle_is_the_median(values, middle):
    assert cell(*(score(f"m{place}", value) for place, value in enumerate(values))).middle == middle


def test_one_loud_voice_does_not_move_the_middle():
    calm = cell(score("a", 20.0), score("b", 30.0), score("c", 40.0))
    loud = cell(score("a", 20.0), score("b", 30.0), score("c", 100.0))
    assert calm.middle == loud.middle == 30.0


def test_who_does_not_know_or_stands_aside_is_counted_but_not_scored():
    unknown = score("b", None, state=ScoreState.UNKNOWN)
    found = cell(score("a", 20.0), unknown, score("c", None, state=ScoreState.INTEREST))
    assert (found.given, found.middle, found.unknown, found.interest) == ((20.0,), 20.0, 1, 1)


def test_a_later_answer_replaces_its_members_own_and_nobody_elses():
    found = cell(
        score("a", 10.0),
        score("b", 20.0),
        score("c", 60.0),
        score("c", -60.0, round_number=3),
    )
    assert (found.given, found.middle) == ((-60.0, 10.0, 20.0), 10.0)
    assert (found.rounds, found.round, found.again) == ((1, 3), 3, 1)


def test_not_knowing_or_standing_aside_later_takes_back_the_members_own_score():
    found = cell(
        score("a", 10.0),
        score("b", 20.0),
        score("c", 30.0),
        score("b", None, round_number=2, state=ScoreState.UNKNOWN),
        score("c", None, round_number=2, state=ScoreState.INTEREST),
    )
    assert (found.given, found.unknown, found.interest, found.again) == ((10.0,), 1, 1, 2)
    assert found.rounds == (1,)


def test_when_everybody_takes_their_score_back_there_is_no_middle():
    taken_back = cell(score("a", 10.0), score("a", None, round_number=2, state=ScoreState.UNKNOWN))
    assert (taken_back.middle, taken_back.given, taken_back.rounds) == (None, (), ())


def test_the_rounds_and_who_answered_again_are_said():
    assert whence_words((1, 3), 1, "3 members") == "rounds 1 and 3, 3 members: 1 answered again"
    assert whence_words((1,), 0, "3 members") == "round 1, 3 members"


def test_without_any_score_there_is_no_middle():
    assert cell().middle is None
    assert cell(score("a", None, state=ScoreState.UNKNOWN)).middle is None
