"""An agreed value is told with its reason, who did not agree, and what was agreed before it."""

from dataclasses import replace
from datetime import date

from prioritise.analysis import analyse
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.domain.accountability import Challenge, ChallengeOutcome, SignOff
from prioritise.domain.panel import EarlierAgreed, Round, RoundState
from prioritise.domain.partners import AgreedScore
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.board.panel_part import panel_part
from prioritise.report.exports.board.who_decides import who_decides
from prioritise.report.words.agreed_words import reason_words
from tests.worked_example import worked_analysis, worked_example

CELL = ("mmr-catch-up", "deliverability")
NOW = AgreedScore(2, *CELL, 65.0, "A nurse is there now", dissent="Public health: not yet trained")
SAME_ROUND = EarlierAgreed(AgreedScore(2, *CELL, 85.0, "Running already"), "this-machine", "2026-03-12T14:05:00+00:00")
FIRST = AgreedScore(1, *CELL, 15.0, "No nurse yet")


def test_both_values_stand_with_their_reasons_and_when_and_who_did_not_agree():
    exercise = replace(worked_example(), agreed=(FIRST, NOW))
    said = reason_words(exercise, NOW, (SAME_ROUND,))
    assert said.startswith("A nurse is there now. Did not agree: Public health: not yet trained.")
    assert "Agreed in round 1: 15 (not ready): No nurse yet." in said
    assert "First agreed in round 2: 85" in said
    assert "12 March 2026" in said
    assert "Running already." in said
    # Nothing of another question.
    assert reason_words(exercise, replace(NOW, intervention="warm-homes", dissent="")) == "A nurse is there now."


def test_the_board_paper_shows_them_and_the_challenge_that_was_answered():
    analysis = analyse(replace(worked_example(), agreed=(FIRST, NOW)))
    asked = Challenge(
        "challenge-1",
        "A resident",
        "Why so low?",
        date(2026, 3, 13),
        *CELL,
        outcome=ChallengeOutcome.KEPT,
        answer="The nurse is new",
        answered_by="Chair",
        answered_on=date(2026, 3, 14),
    )
    said = repr(panel_part(analysis, Issued(challenges=(asked,), changed=(SAME_ROUND,))))
    for words in ("Did not agree: Public health", "First agreed in round 2: 85", "Why so low?", "The nurse is new."):
        assert words in said
    assert "A resident" not in said
    assert "Challenges" not in repr(panel_part(analysis))


def test_the_paper_tells_of_rounds_about_a_part_and_of_those_called_off():
    analysis = worked_analysis()
    about = Round(1, RoundState.CLOSED, None, None, None, 3, about=("mmr-catch-up",))
    off = Round(2, RoundState.CALLED_OFF, None, None, "2026-12-01T09:20:00Z", 3, reason="Opened by mistake")
    said = repr(panel_part(analysis, Issued(rounds=(about, off))))
    assert "Round 1, only about MMR catch-up in nurseries and mosques: " in said
    assert "Round 2 was called off on 1 December 2026, 09:20 (UTC) and counts for nothing. " in said
    assert "The reason: Opened by mistake." in said


def test_a_list_that_was_signed_off_is_not_called_proposed_and_the_note_stands_with_it():
    analysis = worked_analysis()
    signed = SignOff("Cllr Example", "Leader", date(2026, 3, 14), list_fingerprint(analysis), "Subject to call-in")
    first, _money = who_decides(analysis, (signed,))
    assert first == "This list was signed off by Cllr Example, Leader, on 14 March 2026. Subject to call-in."
    assert who_decides(analysis, ())[0].startswith("This is proposed.")
