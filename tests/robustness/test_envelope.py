"""The highest of many lines over every mixture, against asking every line; ties and flat regions among them."""

import random
from fractions import Fraction

import pytest

from prioritise.robustness.envelope import Envelope, region_size


def highest(lines, parts):
    return max(sum(part * value for part, value in zip(parts, line, strict=True)) for line in lines)


def drawn(seed):
    """Lines with many coincidences: small whole numbers, and sums of a few parts that many lines share."""
    draw = random.Random(seed)
    ends = draw.choice([2, 2, 3, 4, 5])
    if seed % 2:
        return ends, [tuple(draw.randint(0, 6) for _ in range(ends)) for _ in range(30)]
    parts = [[draw.randint(-50, 90) for _ in range(ends)] for _ in range(7)]
    chosen = [[draw.random() < 0.5 for _ in parts] for _ in range(30)]
    return ends, [
        tuple(sum(part[end] for part, taken in zip(parts, row, strict=True) if taken) for end in range(ends))
        for row in chosen
    ]


def built(ends, lines):
    envelope = Envelope(ends)
    kept = {}
    for line in lines:
        number = envelope.add(line)
        if number is not None:
            kept[number] = line
    return envelope, kept


@pytest.mark.parametrize("seed", range(120))
def test_every_corner_is_as_high_as_the_highest_line_there_and_the_regions_make_up_all_mixtures(seed):
    ends, lines = drawn(seed)
    envelope, kept = built(ends, lines)
    for corner in envelope.corners.values():
        assert corner.height == highest(lines, corner.parts)
        touched = {end - ends for end in corner.tight if end >= ends}
        assert touched
        assert all(highest([kept[number]], corner.parts) == corner.height for number in touched)
    assert sum(envelope.size(number) for number in kept) == pytest.approx(1.0)


@pytest.mark.parametrize("seed", range(40))
def test_the_region_of_a_line_is_where_draws_put_it(seed):
    ends, lines = drawn(1000 + seed)
    envelope, kept = built(ends, lines)
    draw = random.Random(seed)
    counted = dict.fromkeys(kept, 0)
    for _ in range(600):
        cuts = sorted(draw.randrange(10**6) for _ in range(ends - 1))
        parts = [high - low for low, high in zip([0, *cuts], [*cuts, 10**6], strict=True)]
        top = highest(lines, parts)
        best = [number for number, line in kept.items() if highest([line], parts) == top]
        assert best
        counted[best[0]] += 1
    for number, count in counted.items():
        assert envelope.size(number) == pytest.approx(count / 600, abs=0.09)


def test_lines_cross_where_a_hand_puts_it():
    # Alone 8m and 8(1 - m) cross at one half, worth 4; a line worth 5 everywhere is above that from 3/8 to 5/8.
    envelope, _ = built(2, [(8, 0), (0, 8), (5, 5)])
    crossings = sorted(Fraction(each.parts[0], sum(each.parts)) for each in envelope.corners.values())
    assert crossings == [0, Fraction(3, 8), Fraction(5, 8), 1]
    assert [envelope.size(number) for number in range(3)] == [0.375, 0.375, 0.25]


def test_a_line_that_is_nowhere_above_the_others_is_not_added():
    envelope = Envelope(3)
    assert envelope.add((5, 5, 5)) == 0
    assert envelope.add((5, 4, 3)) is None
    assert envelope.add((5, 5, 5)) is None
    assert envelope.add((6, 0, 0)) == 1


def test_a_region_without_width_has_no_size():
    assert region_size([]) == 0.0
    assert region_size([(1.0,)]) == 1.0
    assert region_size([(0.5, 0.5), (0.5, 0.5)]) == 0.0
    assert region_size([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.5, 0.5, 0.0)]) == 0.0
    assert region_size([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)]) == pytest.approx(1.0)
