"""What a person works out from a shown score sum, with a calculator, rounds to the score that is shown."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from prioritise.report.words.score_sum import score_sum
from prioritise.words import points
from tests.random_cases import examples

SUM = re.compile(r"(−?[\d.]+) × (−?[\d.]+)% ([−+]) ([\d.]+) = (−?[\d.]+)")
PARTS = st.floats(-150, 150, allow_nan=False)
SHARES = st.floats(0, 1, allow_nan=False)


def worked_out(line: str) -> tuple[Decimal, Decimal]:
    """Work out a sum as it stands, rounded to the decimals of its result; and its result."""
    part, share, sign, added, total = SUM.fullmatch(line).groups()
    number = {text: Decimal(text.replace("−", "-")) for text in (part, share, added, total)}
    found = number[part] * number[share] / 100 + (1 if sign == "+" else -1) * number[added]
    return found.quantize(Decimal(1).scaleb(number[total].as_tuple().exponent), ROUND_HALF_UP), number[total]


@settings(max_examples=examples(400, 3_000), deadline=None)
@given(PARTS, SHARES, st.floats(-60, 10, allow_nan=False))
@example(28.0, 0.2555, -0.7)
@example(31.5, 0.30, -3.15)
@example(50.0, 0.129, 0.0)
@example(12.5, 0.5, -0.2)
@example(-0.04, 0.5, -0.01)
def test_a_calculator_gives_the_shown_score(part, share, added):
    found, shown = worked_out(score_sum(part, share, added).line)
    assert found == shown


@settings(max_examples=examples(400, 3_000), deadline=None)
@given(PARTS, SHARES, st.floats(-60, 10, allow_nan=False))
def test_the_shown_parts_are_the_real_ones_and_the_score_is_as_everywhere_else(part, share, added):
    told = score_sum(part, share, added)
    for text, real in ((told.part, part), (told.share.removesuffix("%"), 100 * share), (told.added, added)):
        decimals = len(text.partition(".")[2])
        assert abs(float(text.replace("−", "-")) - real) <= 0.5000001 * 10.0**-decimals
    assert told.total == points(part * share + added) or len(told.total.partition(".")[2]) > 1


def test_the_share_has_more_decimals_only_where_they_are_needed():
    assert score_sum(50.0, 0.42, -0.6).line == "50.0 × 42% − 0.6 = 20.4"
    assert score_sum(28.0, 0.2555, -0.7).line == "28.0 × 25.6% − 0.7 = 6.5"
    assert score_sum(25.0, 0.144, 0.0, share_decimals=1).line == "25.0 × 14.4% − 0.0 = 3.6"
