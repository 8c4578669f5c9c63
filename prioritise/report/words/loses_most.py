"""Who loses most by a list: in points, and as a share of its own best list, which may name another partner."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.how_sure import partner_regrets
from prioritise.analysis.partner_shares import PartnerShares
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.words.shares_of_best import got_of_best, lost_of_best
from prioritise.robustness.regret import Regret
from prioritise.words import joined

_Losing = tuple[list[str], Regret]
"""Who loses most by one measure, several where they lose the same, and that loss."""


def loses_most_by_share(analysis: Analysis) -> str:
    """Say who loses most by share of its own best, beside who does in points; empty where that is the same."""
    found = _losing_most(analysis)
    if found is None:
        return ""
    _, (partners, most) = found
    return (
        "These are points, by each partner's own weights. As a share of its own best list another loses most: "
        f"{joined(partners)}, {lost_of_best(most.value_millionths / most.best_millionths)}."
    )


def loses_most_in_points(analysis: Analysis) -> str:
    """Say who loses most in points, beside who does by share of its own best; empty where that is the same."""
    found = _losing_most(analysis)
    if found is None:
        return ""
    (partners, most), _ = found
    return (
        "These are shares of each partner's own best list. In points, by its own weights, another loses most: "
        f"{joined(partners)}, {most.lost_millionths / MILLIONTHS:.2f} points."
    )


def _losing_most(analysis: Analysis) -> tuple[_Losing, _Losing] | None:
    """By points, then by share; None where both are the same, nobody loses, or a best list is worth nothing."""
    regrets = partner_regrets(analysis)
    if regrets is None or any(regret.best_millionths <= 0 for regret in regrets.chosen):
        return None
    names = [analysis.exercise.partner_by_id[view.partner].name for view in analysis.group.partners]
    losing = list(zip(names, regrets.chosen, strict=True))
    points = _most(losing, lambda regret: regret.lost_millionths)
    share = _most(losing, lambda regret: regret.lost_millionths / regret.best_millionths)
    return None if points[0] == share[0] or points[1].lost_millionths == 0 else (points, share)


def _most(losing: Sequence[tuple[str, Regret]], measure: Callable[[Regret], float]) -> _Losing:
    most = max((regret for _, regret in losing), key=measure)
    return [name for name, regret in losing if measure(regret) == measure(most)], most


def gets_least(analysis: Analysis, shares: PartnerShares, of_what: str) -> str:
    """Say what share the partner that gets least gets of what; nobody gets least where all get the same."""
    got = {share.partner: got_of_best(share.share) for share in shares.now.shares}
    least = min(shares.now.shares, key=lambda share: share.share).partner
    if len(set(got.values())) == 1:
        return f"Every partner that gave weights gets {got[least]} {of_what}."
    name = analysis.exercise.partner_by_id[least].name
    return f"{name} gets least: {got[least]} {of_what}. No other partner gets less."
