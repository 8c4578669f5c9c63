"""A nearest change as a what-if, on the levers that show it."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.analysis.nearest.nearest import nearest_changes
from prioritise.analysis.nearest.roundabout import MONEY, roundabout_words
from prioritise.analysis.nearest.said_share import share_text
from prioritise.analysis.what_if import FULL_PERCENT, HeldTo, WhatIf
from prioritise.portfolio.rules import counts_from
from prioritise.words import lower_first


def trying(analysis: Analysis, change: NearestChange) -> WhatIf | None:
    """Return the moves of levers with which this change of the agreed list comes about; None where no lever does it.

    A weight is put at the share that is said of it, the other sliders left alone. Costs and scores are of the exercise
    itself, so no scenario changes them. Where a rule asks for a share of a fund, moving the fund moves
    what it asks for too, which is another change than the one that was told.
    """
    if _moves_a_share(analysis, change):
        return None
    match change.kind:
        case ChangeKind.CAPACITY:
            return WhatIf(capacities={change.about: {change.year: int(change.at or 0)}})
        case ChangeKind.FUND:
            return WhatIf(amounts_gbp={change.about: {change.year: int(change.at or 0)}})
        case ChangeKind.FUND_YEARS:
            return WhatIf(fund_percents={change.about: round(FULL_PERCENT * (change.at or 1.0))})
        case ChangeKind.ALL_MONEY:
            return WhatIf(budget_percent=round(FULL_PERCENT * (change.at or 1.0)))
        case ChangeKind.WEIGHT:
            # With all weight on one criterion the others have no proportion to keep.
            return _weight(analysis, change) if (change.now or 0.0) < 1 else None
        case ChangeKind.RULE:
            return WhatIf(rules_off=(change.about,))
    return None


def tries_of(analysis: Analysis, intervention: str) -> tuple[WhatIf | None, ...]:
    """List what there is to try for what would change a decision, line by line as `would_change` has them."""
    changes = nearest_changes(analysis, intervention).smallest
    return tuple(trying(analysis, change) for change in changes if not roundabout_words(analysis, change, intervention))


def _moves_a_share(analysis: Analysis, change: NearestChange) -> bool:
    if change.kind not in MONEY:
        return False
    funds = [change.about] if change.about else list(analysis.exercise.fund_by_id)
    return any(counts_from(rule, fund) for rule in analysis.problem.rules for fund in funds)


def _weight(analysis: Analysis, change: NearestChange) -> WhatIf:
    now, there = change.now or 0.0, change.said_at
    criterion = lower_first(analysis.exercise.criterion_by_id[change.about].name)
    name = f"{criterion} at {share_text(there)} of all weight"
    rest = 1 - now
    if there * rest <= 1 - there:
        # The other sliders stay where they are, and this one is put so that its share of all is right.
        return WhatIf(held=HeldTo(name, weights={change.about: FULL_PERCENT * there * rest / (1 - there)}))
    # So much would be above the end of its slider: it goes to the end, and the others down in proportion.
    shares = zip(analysis.problem.criteria, analysis.weights, strict=True)
    down = FULL_PERCENT * (1 - there) / rest / there
    points = {id_: FULL_PERCENT if id_ == change.about else share * down for id_, share in shares}
    return WhatIf(held=HeldTo(name, weights=points))
