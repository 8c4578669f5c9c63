"""The ends of every scale that is weighed, and what a weight says of them: wherever criteria are weighed."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.analysis.names import scale_ends
from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.words import bold, short_number

WHAT_A_WEIGHT_SAYS = (
    "A weight says what going from 0 to 100 on a criterion is worth. Where nothing listed comes near 100, it "
    "counts for less than it seems to."
)


def scale_lines(criteria: Iterable[Criterion]) -> tuple[str, ...]:
    """Say of every criterion with weight, in a few words each, what is worth 0 on it and what is worth 100."""
    return tuple(f"{criterion.name}: {scale_ends(criterion)}." for criterion in criteria if criterion.carries_weight)


def level_lines(scale: LevelScale) -> tuple[str, ...]:
    """Say of every level its points and what it means."""
    return tuple(
        f"{bold(f'{level.name} ({short_number(level.value)}).')} {level.description}" for level in scale.levels
    )
