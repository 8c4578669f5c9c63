"""The relative indices of inequality against published values, to the printed digit."""

from itertools import accumulate

import pytest

from prioritise.evidence.inequality import slope_index

# Pandey, dceasimR 0.1.0 (CRAN), vignette "Inequality Measurement in DCEA", section "Slope Index of Inequality": healthy
# life expectancy by fifth, most deprived first, a fifth of the people in each. It prints sii 18.15, intercept 50.57,
# rii 0.304326 (its rii is the slope over the mean) and concentration index 0.0487.
HEALTHY_YEARS, FIFTHS = (52.1, 56.3, 59.8, 63.2, 66.8), (0.2,) * 5

# World Health Organization, healthequal 1.0.1 (CRAN), help page of rci, second example, data OrderedSample: births
# attended by skilled staff (%) by wealth fifth, poorest first, and births in each. It prints rci 0.0469506. Its own rii
# (1.466089) is the ratio of the ends of a logistic curve, another measure than the ratio of the ends of a line.
ATTENDED_PERCENT = (75.60530, 91.01997, 96.03959, 97.04223, 99.22405)
BIRTHS = (2072.436, 2112.204, 1983.059, 2052.124, 1884.510)


def test_slope_over_the_mean():
    found = slope_index(HEALTHY_YEARS, FIFTHS)
    assert (f"{found.sii:.2f}", f"{found.rii_mean:.6f}") == ("18.15", "0.304326")


def test_ratio_of_the_ends_is_that_of_the_printed_line():
    found = slope_index(HEALTHY_YEARS, FIFTHS)
    assert found.intercept == pytest.approx(50.57, abs=0.0051)
    assert found.rii_ratio == pytest.approx((50.57 + 18.15) / 50.57, abs=0.0001)


@pytest.mark.parametrize(
    ("values", "populations", "published"),
    [(HEALTHY_YEARS, FIFTHS, "0.0487"), (ATTENDED_PERCENT, BIRTHS, "0.0469506")],
)
def test_slope_over_the_mean_gives_the_published_concentration_index(values, populations, published):
    digits = len(published) - len("0.")
    assert f"{_concentration_index(values, populations):.{digits}f}" == published


def _concentration_index(values, populations):
    """`C = 2 var(x) b / mean`, x the middle of each group's place in the ranked population, for groups of any sizes.

    The slope over the mean, rescaled by the spread of the ranks: Kakwani, Wagstaff and van Doorslaer 1997.
    """
    shares = [people / sum(populations) for people in populations]
    ranks = [end - share / 2 for end, share in zip(accumulate(shares), shares, strict=True)]
    spread = sum(share * (rank - 0.5) ** 2 for share, rank in zip(shares, ranks, strict=True))
    return 2 * spread * slope_index(values, populations).rii_mean
