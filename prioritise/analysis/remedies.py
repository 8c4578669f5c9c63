"""A way out of a conflict as moves of the levers, exactly: what is tried is what was solved, and nothing like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.what_if import FULL_PERCENT, Amounts, WhatIf, scenario_of
from prioritise.portfolio.conflicts import WayOut
from prioritise.portfolio.conflicts.ways_out import Change, ChangeKind
from prioritise.portfolio.problem import PortfolioProblem, build_problem
from prioritise.portfolio.rules import counts_from


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way out on the levers: whose forced decisions are taken back, by id, and what is put on levers and boxes."""

    taken_back: tuple[str, ...]
    to_try: WhatIf


def remedy(analysis: Analysis, what_if: WhatIf, way: WayOut) -> Remedy | None:
    """Find the moves that pose exactly the problem that this way out was solved with; None where no lever does.

    `what_if` is what has been moved to ask the analysis's question.
    """
    decided = [decision_taken_back(what_if, change) for change in way.changes]
    others = [change for change, own in zip(way.changes, decided, strict=True) if own is None]
    found = Remedy(tuple(own for own in decided if own), _to_try(way, others, what_if))
    asked = scenario_of(analysis.exercise, analysis.group, with_remedy(what_if, found))
    coefficients = {score.proposal.label: score.coefficients for score in analysis.scores}
    posed = build_problem(analysis.exercise, asked, weights=analysis.weights, coefficients=coefficients)
    return found if _is_same(posed, way.changed) else None


def with_remedy(what_if: WhatIf, found: Remedy) -> WhatIf:
    """Return what is moved once a remedy is tried beside what was moved before."""
    to_try = found.to_try
    return replace(
        what_if,
        amounts_gbp=_beside(what_if.amounts_gbp, to_try.amounts_gbp),
        capacities=_beside(what_if.capacities, to_try.capacities),
        rules_off=(*what_if.rules_off, *to_try.rules_off),
        overrides=tuple(override for override in what_if.overrides if override.intervention not in found.taken_back),
    )


def amount_typed(what_if: WhatIf, limit_gbp: int) -> int:
    """Find the pounds to type for a fund to have this limit, with all budgets at what they are put to."""
    return -(-limit_gbp * FULL_PERCENT // what_if.budget_percent)


def decision_taken_back(what_if: WhatIf, change: Change) -> str | None:
    """Name the intervention whose decision, forced in the what-if, this change drops; None where it drops none."""
    if change.kind is not ChangeKind.DROP_RULE:
        return None
    return next(
        (override.intervention for override in what_if.overrides if override.as_rule.id == change.member.about), None
    )


def _to_try(way: WayOut, changes: Sequence[Change], what_if: WhatIf) -> WhatIf:
    """Put on levers what has one; a change that has none is missing, so that another problem is posed."""
    amounts: dict[str, dict[str, int]] = {}
    capacities: dict[str, dict[str, int]] = {}
    rules = []
    for change in changes:
        member = change.member
        if change.kind is ChangeKind.RAISE_LIMIT:
            limit = way.changed.budgets[member.place].limit_gbp
            amounts.setdefault(member.about, {})[member.year] = amount_typed(what_if, limit)
        elif change.kind is ChangeKind.RAISE_CAPACITY:
            capacities.setdefault(member.about, {})[member.year] = way.changed.capacities[member.place].limit
        elif change.kind is ChangeKind.DROP_RULE:
            rules.append(member.about)
    return WhatIf(amounts_gbp=amounts, capacities=capacities, rules_off=tuple(rules))


def _beside(moved: Amounts, put: Amounts) -> Amounts:
    return {about: {**moved.get(about, {}), **put.get(about, {})} for about in {*moved, *put}}


def _is_same(posed: PortfolioProblem, solved: PortfolioProblem) -> bool:
    """Tell whether two problems of one exercise and weighting have the same lists, worth the same."""
    same = (posed.budgets, posed.capacities, posed.rules) == (solved.budgets, solved.capacities, solved.rules)
    moved = {where[0] for where, limit in posed.limits_asked_gbp.items() if limit != solved.limits_asked_gbp[where]}
    # A larger limit makes a share of it larger too, which the way out left as it was in pounds.
    return same and not any(counts_from(rule, fund) for rule in posed.rules for fund in moved)
