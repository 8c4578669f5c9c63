"""The triangular distribution and the highest of several lines, against integration on a fine grid."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

from prioritise.judgement.triangular import Line, Triangular, highest


def density(spread: Triangular, points):
    width = spread.high - spread.low
    up = np.where(
        spread.central > spread.low, 2 * (points - spread.low) / (width * max(spread.central - spread.low, 1e-300)), 0
    )
    down = 2 * (spread.high - points) / (width * max(spread.high - spread.central, 1e-300))
    return np.where(points < spread.central, up, down)


def integral(spread: Triangular, function, breaks=()):
    # Each part by Gauss and Legendre on many small ones, so that no kink of the density, nor a break, lies within one.
    total = 0.0
    nodes, weights = np.polynomial.legendre.leggauss(4)
    inside = {at for at in breaks if spread.low < at < spread.high}
    for low, high in pairwise(sorted({spread.low, spread.central, spread.high} | inside)):
        edges = np.linspace(low, high, 4001)
        half = (edges[1:] - edges[:-1]) / 2
        points = (edges[:-1] + half)[:, None] + half[:, None] * nodes
        total += float((half[:, None] * weights * function(points) * density(spread, points)).sum())
    return total


@pytest.mark.parametrize("spread", [Triangular(0, 2, 10), Triangular(-3, -3, 5), Triangular(1, 4, 4)])
@pytest.mark.parametrize("share", [-0.1, 0.0, 0.2, 0.5, 0.93, 1.0, 1.2])
def test_the_mean_above_a_point_is_that_of_integration(spread, share):
    point = spread.low + share * (spread.high - spread.low)
    assert spread.mean_above(point) == pytest.approx(integral(spread, lambda at: np.maximum(at - point, 0)), abs=1e-6)
    assert spread.share_below(point) == pytest.approx(integral(spread, lambda at: (at < point) * 1.0), abs=1e-3)


def test_a_symmetric_triangle_is_above_its_middle_by_a_twelfth_of_its_width_by_hand():
    # On (0, 1, 2): the integral of (t - 1)(2 - t) from 1 to 2 is 1/6.
    assert Triangular(0, 1, 2).mean_above(1) == pytest.approx(1 / 6)
    assert Triangular(0, 1, 2).share_below(1) == 0.5


def test_the_highest_line_at_every_point_is_the_one_that_is_named():
    draw = random.Random(7)
    for _ in range(200):
        lines = [
            Line(draw.choice([-1, 0, 1, 2, 3]), draw.choice([-2, -1, 0, 0, 1, 3])) for _ in range(draw.randint(1, 5))
        ]
        pieces = highest(lines, -2.0, 3.0)
        assert pieces[0].start == -2
        assert pieces[-1].end == 3
        for piece in pieces:
            middle = (piece.start + piece.end) / 2
            assert lines[piece.number].at(middle) == pytest.approx(max(line.at(middle) for line in lines))
