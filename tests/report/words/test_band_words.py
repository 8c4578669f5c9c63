"""What is decided and how firmly is one phrase, which never says the same twice."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis.nearest.sentences import state_lines
from prioritise.analysis.priority_list import priority_list
from prioritise.report.words.band_words import BAND_MEANINGS, BAND_WORDS, below_the_line, beside_band, outcome_and_band
from prioritise.robustness.bands import Band
from tests.report.exports.board.written_papers import placed
from tests.worked_example import worked_analysis


def test_what_is_decided_and_its_band_are_one_phrase():
    assert outcome_and_band("Funded at half scale", BAND_WORDS[Band.PRIORITY]) == "Funded at half scale, priority"
    assert outcome_and_band("Not funded", BAND_WORDS[Band.RESERVE]) == "Not funded, reserve"
    assert outcome_and_band("Not funded", BAND_WORDS[Band.NOT_NOW]) == "Not funded now"
    assert outcome_and_band("Cut made", BAND_WORDS[Band.REDUCTION]) == "Cut made"
    assert outcome_and_band("Funded", "") == "Funded"


def test_what_keeps_the_unfunded_out_is_claimed_only_as_far_as_it_is_proven():
    assert below_the_line(proven=True).startswith("No list with any of these is worth more")
    assert below_the_line(proven=False).startswith("No list with any of these was found to be worth more")


def test_a_band_says_what_its_tests_move_and_which_of_them_put_one_in_reserve():
    analysis, bands = worked_analysis(), placed()
    rows = {row.intervention: row for row in priority_list(analysis, bands)}
    states = {state.intervention: state for state in state_lines(analysis)}
    # With today's money no partner's weights fund it: more of all money does.
    assert rows["social-prescribing"].reason.endswith("so in reserve: more of all money funds it")
    assert "no partner's weights alone do that" in beside_band(Band.RESERVE, states["social-prescribing"])
    often = tuple(replace(one, funded_share=0.5) for one in bands.placings)
    by_weights = {row.intervention: row for row in priority_list(analysis, replace(bands, placings=often))}
    assert by_weights["social-prescribing"].reason.endswith("so in reserve: other partners' weights fund it")
    # What comes in with £1 more of one cost is not at odds with its band: no test of it moves a cost.
    assert rows["perinatal-peer-support"].band is Band.NOT_NOW
    for moved in ("score", "cost", "capacity", "one fund"):
        assert moved in BAND_MEANINGS[Band.NOT_NOW]
    assert not any("first in line" in meaning for meaning in BAND_MEANINGS.values())
