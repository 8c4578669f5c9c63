"""Whether a public copy gives the list that was agreed: the same values, weights, scores and portfolio."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis.analysed import Analysis
from prioritise.domain.errors import FileProblems, Problem

ROUNDING = 1e-9
"""An average of weights, written as points and read again, may differ in its last places."""
COPY = "the public copy"


def check_same_list(analysis: Analysis, again: Analysis) -> None:
    """Say what would differ. Raises FileProblems; nothing is published then."""
    differences = _differences(analysis, again)
    if differences:
        hint = "publish nothing yet; tell whoever keeps this tool which exercise it was"
        raise FileProblems([Problem(COPY, what, hint) for what in differences])


def _differences(analysis: Analysis, again: Analysis) -> list[str]:
    before, after = analysis.portfolio, again.portfolio
    checks = {
        "another list": (before.status, analysis.portfolio_proposals) == (after.status, again.portfolio_proposals),
        "another value of the list": abs(before.value_millionths - after.value_millionths) <= 1,
        "other weights": _close(analysis.weights, again.weights),
        "other weights of a partner": all(
            _close(one.shares, other.shares)
            for one, other in zip(analysis.group.partners, again.group.partners, strict=True)
        ),
        "other scores": _close([score.total for score in analysis.scores], [score.total for score in again.scores]),
    }
    return [what for what, is_same in checks.items() if not is_same]


def _close(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= ROUNDING for a, b in zip(one, other, strict=True))
