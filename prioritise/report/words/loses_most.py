"""Who loses most by a list: in points, and as a share of its own best list, which may name another partner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.how_sure import partner_regrets
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.words.shares_of_best import lost_of_best
from prioritise.robustness.regret import Regret
from prioritise.words import joined


@dataclass(frozen=True, slots=True)
class LosesMost:
    """Who loses most by one measure, and how much, in words; several where they lose the same."""

    partners: tuple[str, ...]
    lost: str


def loses_most_by_share(analysis: Analysis) -> str:
    """Say who loses most by share of its own best, beside who does in points; empty where that is the same."""
    points, share = _both(analysis)
    if points is None or share is None or points.partners == share.partners:
        return ""
    return (
        "These are points, by each partner's own weights. As a share of its own best list another loses most: "
        f"{joined(share.partners)}, {share.lost}."
    )


def loses_most_in_points(analysis: Analysis) -> str:
    """Say who loses most in points, beside who does by share of its own best; empty where that is the same."""
    points, share = _both(analysis)
    if points is None or share is None or points.partners == share.partners:
        return ""
    return (
        "These are shares of each partner's own best list. In points, by its own weights, another loses most: "
        f"{joined(points.partners)}, {points.lost}."
    )


def _both(analysis: Analysis) -> tuple[LosesMost | None, LosesMost | None]:
    """By points, then by share; None where nobody loses, or a partner's own best list is worth nothing."""
    regrets = partner_regrets(analysis)
    if regrets is None or any(regret.best_millionths <= 0 for regret in regrets.chosen):
        return None, None
    names = [analysis.exercise.partner_by_id[view.partner].name for view in analysis.group.partners]
    losing = list(zip(names, regrets.chosen, strict=True))
    return _most(losing, _lost_points, _points), _most(losing, _lost_share, _share)


def _most(
    losing: list[tuple[str, Regret]], measure: Callable[[Regret], float], said: Callable[[Regret], str]
) -> LosesMost | None:
    most = max((regret for _, regret in losing), key=measure)
    if most.lost_millionths == 0:
        return None
    return LosesMost(tuple(name for name, regret in losing if measure(regret) == measure(most)), said(most))


def _lost_points(regret: Regret) -> float:
    return regret.lost_millionths


def _lost_share(regret: Regret) -> float:
    return regret.lost_millionths / regret.best_millionths


def _points(regret: Regret) -> str:
    return f"{regret.lost_millionths / MILLIONTHS:.2f} points"


def _share(regret: Regret) -> str:
    return lost_of_best(regret.value_millionths / regret.best_millionths)
