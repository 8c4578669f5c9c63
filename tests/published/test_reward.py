"""The reward share against the rows of the Cambridgeshire LPSA progress overview of 25 April 2006.

Source: https://docsbay.net/doc/1129609/lpsa-progress-overview. It prints, for each target, the figure at which 60% is
reached, the full target, the latest result and the reward earned.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from prioritise.targets.reward import reward_share

ROWS = {
    "footways needing structural maintenance, lower is better": (21.45, 19.85, 10.96, 1.0),
    "killed or seriously injured, lower is better": (456, 447, 461, 0.0),
    "bus journeys in Cambridge": (54624, 56000, 53964, 0.0),
    "skills for life at entry level": (47, 60, 0, 0.0),
}


def no_stretch_implied(*, trigger: float, target: float) -> float:
    """The level a published trigger stands for: trigger = B + 0.6 (target - B), solved for B."""
    return float((Fraction(repr(trigger)) - Fraction(6, 10) * Fraction(repr(target))) / Fraction(4, 10))


@pytest.mark.parametrize("row", ROWS)
def test_the_trigger_is_as_published(row: str) -> None:
    trigger, target, result, _earned = ROWS[row]
    no_stretch = no_stretch_implied(trigger=trigger, target=target)
    assert reward_share(no_stretch=no_stretch, target=target, result=result).trigger == trigger


@pytest.mark.parametrize("row", ROWS)
def test_the_share_earned_is_as_published(row: str) -> None:
    trigger, target, result, earned = ROWS[row]
    no_stretch = no_stretch_implied(trigger=trigger, target=target)
    assert reward_share(no_stretch=no_stretch, target=target, result=result).share == earned


@pytest.mark.parametrize("row", ROWS)
def test_the_trigger_itself_earns_60_percent_and_anything_less_earns_nothing(row: str) -> None:
    trigger, target, _result, _earned = ROWS[row]
    no_stretch = no_stretch_implied(trigger=trigger, target=target)
    assert reward_share(no_stretch=no_stretch, target=target, result=trigger).share == pytest.approx(0.6)
    short = trigger - (target - trigger) / 1000
    assert reward_share(no_stretch=no_stretch, target=target, result=short).share == 0


def test_between_trigger_and_target_the_share_is_that_of_the_enhancement() -> None:
    # Level 1 literacy: 60% at 37, target 49, latest 46; the reward cell is cut off in the source.
    no_stretch = no_stretch_implied(trigger=37, target=49)
    assert no_stretch == 19
    assert reward_share(no_stretch=no_stretch, target=49, result=46).share == 0.9


def test_a_target_that_asks_for_nothing_more_has_no_share() -> None:
    assert reward_share(no_stretch=10, target=10, result=12) is None
