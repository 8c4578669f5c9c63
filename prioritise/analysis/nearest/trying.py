"""A nearest change as a what-if, where a scenario can say it."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.analysis.what_if import HeldTo
from prioritise.portfolio.naming import capacity_name, fund_name
from prioritise.portfolio.rules import clause
from prioritise.words import lower_first, pounds, whole_percent

BEYOND_SHARE = 1e-5
"""At the threshold two lists are worth the same; so little further, as a share of all weight, the other one wins."""


def trying(analysis: Analysis, change: NearestChange) -> HeldTo | None:
    """Return what to try so that this change of the agreed list comes about; None for what no scenario can say.

    A weight is taken a little beyond its threshold, with the others in proportion. Costs and scores are of the exercise
    itself, so no scenario changes them.
    """
    match change.kind:
        case ChangeKind.CAPACITY:
            name = f"{capacity_name(change.about)} in {change.year} at {int(change.at or 0):,} {change.unit}"
            return HeldTo(name, capacities={change.about: {change.year: int(change.at or 0)}})
        case ChangeKind.FUND:
            much = f"{pounds(int(abs(change.amount)))} {'more' if change.is_more else 'less'}"
            name = f"{much} of {fund_name(analysis.problem, change.about)} in {change.year}"
            return HeldTo(name, funds={change.about: {change.year: int(change.at or 0)}})
        case ChangeKind.ALL_MONEY:
            return HeldTo(f"all money at {whole_percent(change.at or 0)}", budget_factor=change.at or 1.0)
        case ChangeKind.WEIGHT:
            # With all weight on one criterion the others have no proportion to keep.
            return _weight(analysis, change) if (change.now or 0.0) < 1 else None
        case ChangeKind.RULE:
            rule = next(rule for rule in analysis.problem.rules if rule.id == change.about)
            name = f"without this rule: {clause(rule, analysis.problem)}"
            return HeldTo(name, rules_remove=(change.about,))
    return None


def _weight(analysis: Analysis, change: NearestChange) -> HeldTo:
    now, at = change.now or 0.0, change.at or 0.0
    beyond = min(1.0, max(0.0, at + (BEYOND_SHARE if change.is_more else -BEYOND_SHARE)))
    rest = (1 - beyond) / (1 - now)
    shares = zip(analysis.problem.criteria, analysis.weights, strict=True)
    weights = {id_: 100 * (beyond if id_ == change.about else share * rest) for id_, share in shares}
    criterion = lower_first(analysis.exercise.criterion_by_id[change.about].name)
    return HeldTo(f"{criterion} at {100 * beyond:.1f}% of all weight", weights=weights)
