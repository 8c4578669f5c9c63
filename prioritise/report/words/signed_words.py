"""Whether anybody has signed off the list, in a short line that stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.domain.accountability import SignOff
from prioritise.words import day_words

NOBODY = "Proposed; nobody has signed it off yet."


def signed_words(analysis: Analysis, sign_offs: Sequence[SignOff]) -> str:
    """Say that the list is proposed, or by which role it was signed off and when; empty where there is no list.

    A signature of an earlier list is none of this one, and that is said.
    """
    if not analysis.portfolio.has_answer:
        return ""
    if not sign_offs:
        return NOBODY
    now = list_fingerprint(analysis)
    last = next((signed for signed in reversed(sign_offs) if signed.list == now), None)
    if last is not None:
        return f"Signed off by {last.role or last.who} on {day_words(last.date)}."
    return f"Proposed; it has changed since it was signed off on {day_words(sign_offs[-1].date)}."
