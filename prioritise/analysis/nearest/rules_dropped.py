"""Which rules, dropped alone, would change the list or one decision; and weights, from the exact thresholds."""

from __future__ import annotations

from collections.abc import Callable, Collection

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.how_sure import weight_thresholds
from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.swap import swap_between, swap_to
from prioritise.robustness.thresholds import CriterionThresholds, Stretch


def rule_changes(analysis: Analysis, differs: Callable[[Portfolio], bool]) -> tuple[NearestChange, ...]:
    """Find every rule without which the best list differs, in the problem's order."""
    changes = []
    for rule in analysis.problem.rules:
        without = analysis.questions.without_rule(rule.id)
        if differs(without):
            swap = swap_between(analysis.problem, analysis.portfolio, without)
            changes.append(NearestChange(ChangeKind.RULE, rule.id, swap))
    return tuple(changes)


def weight_changes(
    analysis: Analysis, differs: Callable[[Collection[str]], bool], *, list_changes: bool
) -> tuple[NearestChange, ...]:
    """Find the smallest move of every criterion's weight, more and less, at which the list differs.

    The other weights keep their proportions. `differs` is asked of the ids of a list; with `list_changes` any other
    list counts.
    """
    changes = []
    for weight_threshold in weight_thresholds(analysis):
        below = [
            (stretch, stretch.to_share) for stretch in reversed(weight_threshold.stretches[: weight_threshold.today])
        ]
        above = [(stretch, stretch.from_share) for stretch in weight_threshold.stretches[weight_threshold.today + 1 :]]
        for side in (above, below):
            for stretch, share in side:
                if list_changes or differs(stretch.interventions):
                    changes.append(_change(analysis, weight_threshold, stretch, share))
                    break
    return tuple(sorted(changes, key=lambda change: abs(change.amount)))


def _change(analysis: Analysis, thresholds: CriterionThresholds, stretch: Stretch, share: float) -> NearestChange:
    swap = swap_to(analysis.problem, analysis.portfolio, stretch.chosen)
    return NearestChange(ChangeKind.WEIGHT, thresholds.criterion, swap, now=thresholds.share, at=share, unit="share")
