"""The line beside the list says whether this very list was signed off, by which role and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.domain.accountability import SignOff
from prioritise.report.words.signed_words import NOBODY, signed_words
from tests.worked_example import worked_analysis


def test_it_says_nobody_then_the_role_then_that_the_list_has_changed_since():
    analysis = worked_analysis()
    assert signed_words(analysis, ()) == NOBODY == "Proposed; nobody has signed it off yet."
    signed = SignOff("Ada Example", "Chair", date(2026, 3, 13), list_fingerprint(analysis))
    earlier = replace(signed, list="another", date=date(2026, 3, 1))
    assert signed_words(analysis, (earlier, signed)) == "Signed off by Chair on 13 March 2026."
    assert signed_words(analysis, (earlier,)) == "Proposed; it has changed since it was signed off on 1 March 2026."
