"""An interest stands from the round it was declared in until its member answers the question again."""

from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.judgement.interests import declared_interests

ASIDE, GIVEN, UNKNOWN = ScoreState.INTEREST, ScoreState.GIVEN, ScoreState.UNKNOWN


def row(number, state, criterion="reach", member="ann", reason=""):
    value = 50.0 if state is GIVEN else None
    return PanelScore(number, member, "advice", criterion, value, state, reason)


def told(*rows):
    return [(each.criteria, each.since, each.until) for each in declared_interests(rows)]


def test_it_stands_while_nothing_is_answered_after_it():
    assert told(row(1, ASIDE), row(1, ASIDE, "impact"), row(1, GIVEN, member="bob")) == [(("reach", "impact"), 1, 0)]
    assert told(row(1, GIVEN), row(3, ASIDE)) == [(("reach",), 3, 0)]
    assert told(row(1, ASIDE), row(2, ASIDE)) == [(("reach",), 1, 0)]
    assert told(row(1, GIVEN), row(2, UNKNOWN)) == []


def test_it_ends_in_the_round_its_member_answers_in_with_the_reason_given_there():
    (found,) = declared_interests([row(1, ASIDE, reason="I run it"), row(3, GIVEN, reason="I left")])
    assert (found.since, found.until, found.stands) == (1, 3, False)
    assert (found.reasons, found.why_back) == (("I run it",), ("I left",))


def test_declared_again_it_stands_twice():
    assert told(row(1, ASIDE), row(2, GIVEN), row(4, ASIDE)) == [(("reach",), 1, 2), (("reach",), 4, 0)]


def test_what_ended_and_what_stands_of_one_intervention_are_told_apart():
    rows = (row(1, ASIDE), row(1, ASIDE, "impact"), row(2, GIVEN))
    assert told(*rows) == [(("reach",), 1, 2), (("impact",), 1, 0)]
