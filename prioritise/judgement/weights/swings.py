"""Swings: what each improvement from worst to best is worth against the one that matters most."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.partners import WeightStatement
from prioritise.judgement.weights.method import Elicited, Fault, Form, WeightMethod, figures_of
from prioritise.judgement.weights.point_shares import shares_in_proportion

LARGEST_SWING = 100.0


def swing(points: Sequence[float]) -> Elicited:
    """Give shares by swing: 100 for the swing from worst to best that matters most, the others against it.

    Shares in proportion to the points. Raises ValueError if a point is below 0 or all are 0. Source: von
    Winterfeldt and Edwards, Decision Analysis and Behavioral Research, 1986.
    """
    largest = max(points) == LARGEST_SWING
    message = "Swings cannot contradict each other." if largest else "The largest swing is usually given 100."
    return Elicited(shares_in_proportion(points), None, message)


def _faults(rows: Sequence[WeightStatement], _criteria: Sequence[str]) -> tuple[Fault, ...]:
    largest = max(row.points for row in rows)
    if largest == LARGEST_SWING:
        return ()
    what_to_do = "give 100 to the swing that matters most, less to the others"
    return (Fault(None, "points", f"swings whose largest is {largest:g}", what_to_do),)


SWING = WeightMethod(
    id="swing",
    name="Compare improvements (swing)",
    asks="Suppose every criterion stood at its lowest. Which of these would you improve first, from worst to best? It "
    "gets 100. Then say how much each other improvement is worth against that 100.",
    done="compared swings from worst to best",
    form=Form.FIRST_AND_OTHERS,
    elicit=lambda rows, criteria: swing(figures_of(rows, criteria)),
    faults=_faults,
)
