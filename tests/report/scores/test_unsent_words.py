"""Whose scores were not sent in time reads so, with what can be done."""

from dataclasses import replace

from prioritise.domain.panel import LeftOut, Round, RoundState
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.report.scores.unsent_words import unsent_sentence


def test_of_a_round_that_was_called_off_nothing_was_to_be_sent():
    off = replace(unsent(1, 2), round=Round(1, RoundState.CALLED_OFF, "", None, "", 1, "Too early"))
    assert unsent_sentence((off,), is_open=True) == ""


def unsent(number, answered):
    """A round in which so many answers were not sent."""
    answers = tuple(
        PanelScore(number, "ann", f"intervention-{place}", "deliverability", 40.0, ScoreState.GIVEN, "")
        for place in range(answered)
    )
    return LeftOut(Round(number, RoundState.REVEALED, "", "", None, 1), answers)


def test_what_was_left_out_is_counted_with_its_rounds_and_what_to_do():
    assert unsent_sentence((), is_open=True) == ""
    assert unsent_sentence((unsent(1, 12),), is_open=True) == (
        "You did not send your scores of round 1 before the reveal. 12 answers that you had given do not count, and "
        "nobody sees them. Answer these questions again in this round and send your scores, so that they count."
    )
    one = unsent_sentence((unsent(1, 1),), is_open=False)
    assert "1 answer that you had given does not count, and nobody sees it. You can answer this question again" in one
    assert "rounds 1 and 3" in unsent_sentence((unsent(1, 2), unsent(3, 2)), is_open=False)
