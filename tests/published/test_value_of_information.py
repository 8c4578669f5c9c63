"""What knowing before deciding is worth, against a published worked example with two options.

The table "Example of EVPI calculation" of pmc.ncbi.nlm.nih.gov/articles/PMC4323782 (Table 1): net monetary
benefit in dollars, at $100,000 a year of life in full health, of warfarin and of a device that closes the left atrial
appendage, in ten draws that are equally likely. It finds that perfect information is worth $2,937.40 a patient.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from prioritise.judgement.triangular import Line, worth_of_knowing

WARFARIN = (
    438_601.60, 437_745.50, 433_453.80, 435_035.00, 437_617.40,
    435_430.20, 434_030.50, 433_893.70, 435_033.60, 437_555.70,
)  # fmt: skip
DEVICE = (
    419_543.20, 463_363.40, 467_280.00, 440_207.70, 449_992.30,
    445_595.70, 424_200.50, 435_406.70, 434_547.60, 457_368.10,
)  # fmt: skip
EXPECTED_WARFARIN, EXPECTED_DEVICE, EXPECTED_KNOWING = 435_839.70, 443_750.50, 446_688.00
PUBLISHED = 2_937.40


@dataclass(frozen=True)
class Draws:
    """A figure that is one of these, all as likely."""

    values: tuple[float, ...]

    @property
    def low(self) -> float:
        return min(self.values)

    @property
    def high(self) -> float:
        return max(self.values)

    @property
    def mean(self) -> float:
        return sum(self.values) / len(self.values)

    def mean_above(self, point: float) -> float:
        return sum(max(0.0, value - point) for value in self.values) / len(self.values)


def test_the_published_averages_are_those_of_its_draws():
    assert Draws(WARFARIN).mean == pytest.approx(EXPECTED_WARFARIN, abs=0.05)
    assert Draws(DEVICE).mean == pytest.approx(EXPECTED_DEVICE, abs=0.06)


def test_knowing_which_of_two_treatments_is_better_is_worth_what_is_published():
    # Warfarin is taken as 0, the device by how much better it is, which is what is not known.
    better = Draws(tuple(device - warfarin for device, warfarin in zip(DEVICE, WARFARIN, strict=True)))
    found = worth_of_knowing([Line(0.0, 0.0), Line(0.0, 1.0)], better, first=1)
    assert found == pytest.approx(PUBLISHED, abs=0.1)
    assert found == pytest.approx(EXPECTED_KNOWING - EXPECTED_DEVICE, abs=0.1)


def test_where_one_treatment_is_better_in_every_draw_knowing_is_worth_nothing():
    better = Draws(tuple(value + 10_000 for value in (0.0, 25_618.0, 33_826.0)))
    assert worth_of_knowing([Line(0.0, 0.0), Line(0.0, 1.0)], better, first=1) == 0
