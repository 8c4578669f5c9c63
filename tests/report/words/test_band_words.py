"""What is decided and how firmly is one phrase, which never says the same twice."""

from __future__ import annotations

from prioritise.report.words.band_words import BAND_WORDS, below_the_line, outcome_and_band
from prioritise.robustness.bands import Band


def test_what_is_decided_and_its_band_are_one_phrase():
    assert outcome_and_band("Funded at half scale", BAND_WORDS[Band.PRIORITY]) == "Funded at half scale, priority"
    assert outcome_and_band("Not funded", BAND_WORDS[Band.RESERVE]) == "Not funded, reserve"
    assert outcome_and_band("Not funded", BAND_WORDS[Band.NOT_NOW]) == "Not funded now"
    assert outcome_and_band("Cut made", BAND_WORDS[Band.REDUCTION]) == "Cut made"
    assert outcome_and_band("Funded", "") == "Funded"


def test_what_keeps_the_unfunded_out_is_claimed_only_as_far_as_it_is_proven():
    assert below_the_line(proven=True).startswith("No list with any of these is worth more")
    assert below_the_line(proven=False).startswith("No list with any of these was found to be worth more")
