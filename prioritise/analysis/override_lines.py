"""What every decision to force an intervention in or out costs, in words."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.explaining import price_overrides
from prioritise.analysis.once import once
from prioritise.portfolio.explain.sentences import override_sentence


@dataclass(frozen=True, slots=True)
class OverrideLine:
    """One decision and its price: the value lost and who makes way. `reasoned` is whether somebody gave a reason."""

    intervention: str
    sentence: str
    reasoned: bool


@once
def override_lines(analysis: Analysis) -> tuple[OverrideLine, ...]:
    """Say the price of every override of the analysis's scenario, each alone with the others staying. Exact."""
    return tuple(
        OverrideLine(
            price_override.override.intervention,
            override_sentence(analysis.problem, price_override),
            price_override.override.is_reasoned,
        )
        for price_override in price_overrides(analysis)
    )
