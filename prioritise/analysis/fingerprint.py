"""What tells one list from every other, short enough to be written beside a signature."""

from __future__ import annotations

import hashlib

from prioritise.analysis.analysed import Analysis

LETTERS = 16


def list_fingerprint(analysis: Analysis) -> str:
    """Return the fingerprint of what is chosen, each intervention at its level; empty where no list obeys the rules."""
    if not analysis.portfolio.has_answer:
        return ""
    chosen = sorted(f"{proposal.intervention} {proposal.level}" for proposal in analysis.portfolio_proposals)
    return hashlib.sha256("\n".join(chosen).encode("utf-8")).hexdigest()[:LETTERS]
