"""What each override costs: the value lost against the same question without it, and who makes way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.domain.scenarios import Override
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.swap import Swap, swap_between


@dataclass(frozen=True, slots=True)
class OverridePrice:
    """One override, and what it changes: `swap` runs from the portfolio without it to the one with it."""

    override: Override
    swap: Swap


def override_prices(questions: Questions, overrides: Sequence[Override]) -> tuple[OverridePrice, ...]:
    """Return the price of each override alone, the others staying. Exact. Prices of several do not add up."""
    return tuple(
        OverridePrice(
            override,
            swap_between(
                questions.problem,
                questions.without_rule(override.as_rule.id),
                questions.agreed,
                besides=override.intervention,
            ),
        )
        for override in overrides
    )
