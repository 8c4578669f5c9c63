"""A share of all weight at which another list takes over is said where it has taken over, in few decimals."""

from __future__ import annotations

import pytest

from prioritise.analysis.nearest.said_share import kept_share, said_share, share_text, shares_apart
from prioritise.robustness.thresholds import Stretch


def stretch(start: float, end: float) -> Stretch:
    return Stretch(start, end, (), (), (), ())


@pytest.mark.parametrize(
    ("start", "end", "today", "said"),
    [
        (0.08407, 0.2, 0.0653, 0.085),
        (0.08400, 0.2, 0.0653, 0.085),
        (0.08401, 0.08450, 0.0653, 0.0841),
        (0.1, 0.15931, 0.242, 0.159),
        (0.15900, 0.15935, 0.242, 0.1593),
        (0.0, 0.0004, 0.0653, 0.0),
        (0.99972, 1.0, 0.5, 1.0),
        (0.06531, 0.2, 0.0653, 0.066),
    ],
)
def test_it_is_rounded_away_from_todays_and_stays_where_the_list_is_best(start, end, today, said):
    found = said_share(stretch(start, end), today)
    assert found == pytest.approx(said, abs=1e-12)
    assert start <= found <= end
    assert share_text(found) != share_text(today, len(share_text(found).rstrip("%").partition(".")[2]))


def test_a_list_best_in_hardly_any_weight_is_said_in_the_middle_of_it():
    assert said_share(stretch(0.1, 0.100001), 0.05) == pytest.approx(0.1000005, abs=1e-9)


def test_both_shares_have_the_same_decimals():
    assert shares_apart(0.0653, 0.085) == ("6.5%", "8.5%")
    assert shares_apart(0.0653, 0.0654) == ("6.53%", "6.54%")


@pytest.mark.parametrize(
    ("end", "today", "kept"),
    [(0.08407, 0.0653, "8.4%"), (0.1593, 0.242, "16.0%"), (0.0651, 0.0653, "6.51%"), (1.0, 0.3, "100.0%")],
)
def test_a_share_up_to_which_the_list_stays_is_rounded_towards_todays(end, today, kept):
    assert kept_share(end, today) == kept
