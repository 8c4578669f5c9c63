"""What a partner gets and what it loses come to 100%, and what is not quite all is never said as all."""

from __future__ import annotations

import pytest

from prioritise.report.words.shares_of_best import got_of_best, lost_of_best


@pytest.mark.parametrize("share", [169.17 / 171.93, 0.98347, 0.5, 0.98350, 0.0, -0.2, 1.0])
def test_got_and_lost_come_to_all(share):
    got, lost = (float(text.rstrip("%").replace("−", "-")) for text in (got_of_best(share), lost_of_best(share)))
    assert round(got + lost, 6) == 100
    assert abs(got - 100 * share) <= 0.05 + 1e-9


def test_nearly_all_is_neither_all_nor_nothing_lost():
    assert (got_of_best(0.99996), lost_of_best(0.99996)) == ("over 99.9%", "under 0.1%")
    assert (got_of_best(1.0), lost_of_best(1.0)) == ("100.0%", "0.0%")
