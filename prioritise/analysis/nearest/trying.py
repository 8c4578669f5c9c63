"""A nearest change as a what-if, on the levers that show it."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.analysis.nearest.said_share import share_text
from prioritise.analysis.what_if import FULL_PERCENT, HeldTo, WhatIf
from prioritise.words import lower_first


def trying(analysis: Analysis, change: NearestChange) -> WhatIf | None:
    """Return the moves of levers with which this change of the agreed list comes about; None where no lever does it.

    A weight is put at the share that is said of it, the other sliders left alone. Costs and scores are of the exercise
    itself, so no scenario changes them.
    """
    match change.kind:
        case ChangeKind.CAPACITY:
            return WhatIf(capacities={change.about: {change.year: int(change.at or 0)}})
        case ChangeKind.FUND:
            return WhatIf(amounts_gbp={change.about: {change.year: int(change.at or 0)}})
        case ChangeKind.ALL_MONEY:
            return WhatIf(budget_percent=round(FULL_PERCENT * (change.at or 1.0)))
        case ChangeKind.WEIGHT:
            # With all weight on one criterion the others have no proportion to keep.
            return _weight(analysis, change) if (change.now or 0.0) < 1 else None
        case ChangeKind.RULE:
            return WhatIf(rules_off=(change.about,))
    return None


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
