"""AHP: every criterion compared with every other, and how far the comparisons contradict one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from prioritise.domain.partners import WeightStatement
from prioritise.judgement.weights.method import Contradiction, Elicited, Fault, Form, PairScale, WeightMethod, Weights

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""Mean consistency index of random matrices with 1, 2, ... 15 criteria. Saaty, The Analytic Hierarchy Process, 1980."""
RATIO_LIMIT = 0.10
"""Saaty 1980: a consistency ratio above a tenth asks for the comparisons to be looked at again."""
RECIPROCAL_ROUNDING = 0.025
"""A comparison and its reverse may miss 1 by this much when multiplied: 0.14 stands for 1/7."""
SCALE = tuple(1 / times for times in range(9, 1, -1)) + tuple(float(times) for times in range(1, 10))
"""The answers a comparison can have: from 1/9 to 9 times as important."""
LEAST_ANSWER = 0.11
"""What 1/9 is when it is rounded to two decimals."""
LARGEST_ANSWER = 9.0
MOST_COMPARED = len(RANDOM_INDEX)
SAME = 1e-9
"""Consistency ratios closer than this are one: what lies between them is rounding."""
Matrix = NDArray[np.float64]


def ahp(matrix: Sequence[Sequence[float]]) -> Elicited:
    """Give weights by the analytic hierarchy process: the principal eigenvector, not the geometric mean of the rows.

    `matrix[i][j]` says how many times as important criterion i is as criterion j. `A w = lambda_max w`, `sum(w) = 1`;
    consistency is Saaty's ratio `CR = (lambda_max - n) / (n - 1) / RI(n)`, 0 for one or two criteria, which cannot
    contradict each other. Raises ValueError for a matrix that is not square, has an entry of 0 or below, does not have
    1 on its diagonal, whose entries are not the reverse of each other (a_ji = 1/a_ij, rounding allowed), or with more
    than 15 criteria. A low ratio says that the answers agree, not that they are right. Source: Saaty, The Analytic
    Hierarchy Process, 1980; European Journal of Operational Research 48, 1990.
    """
    compared = _checked(matrix)
    eigenvalue, weights = _principal(compared)
    ratio = _ratio(eigenvalue, len(compared))
    return Elicited(weights, ratio, _message(ratio, len(compared)), ratio <= RATIO_LIMIT)


def ahp_contradictions(matrix: Sequence[Sequence[float]]) -> tuple[Contradiction, ...]:
    """Find the comparisons that do not fit the rest, first the one whose mending lowers the consistency ratio most.

    What would fit is what the weights come to when that one comparison is left out (Harker, Mathematical Modelling 9,
    1987), put on the scale. Only comparisons whose mending lowers the ratio; none when all agree. Raises ValueError as
    `ahp` does.
    """
    return _contradictions(tuple(map(tuple, _checked(matrix).tolist())))


def nearest_on_scale(times: float) -> float:
    """Find the answer from 1/9 to 9 that is nearest in proportion."""
    return min(SCALE, key=lambda answer: abs(math.log(answer / times)))


def _checked(matrix: Sequence[Sequence[float]]) -> Matrix:
    rows = [list(row) for row in matrix]
    if not rows or any(len(row) != len(rows) for row in rows):
        raise ValueError("a comparison matrix has as many columns as rows, and at least one")
    if len(rows) > len(RANDOM_INDEX):
        raise ValueError(f"pairs can be compared for at most {len(RANDOM_INDEX)} criteria; use another method")
    compared = np.array(rows, dtype=float)
    if not np.isfinite(compared).all() or (compared <= 0).any():
        raise ValueError("comparisons are above 0: 3 for three times as important, 1/3 the other way round")
    if not np.allclose(compared * compared.T, 1.0, rtol=0, atol=RECIPROCAL_ROUNDING):
        raise ValueError(
            "each comparison must be the reverse of the one across: 3 one way is 1/3 the other, 1 to itself"
        )
    return compared


def _principal(compared: Matrix) -> tuple[float, Weights]:
    values, vectors = np.linalg.eig(compared)
    largest = int(values.real.argmax())
    vector = np.abs(vectors[:, largest].real)
    return float(values[largest].real), vector / vector.sum()


def _ratio(eigenvalue: float, count: int) -> float:
    if count <= 2:
        return 0.0
    ratio = (eigenvalue - count) / (count - 1) / RANDOM_INDEX[count - 1]
    return ratio if ratio > SAME else 0.0  # what is left of a consistent matrix is the rounding of its eigenvalue


def _message(ratio: float, count: int) -> str:
    if count <= 2:
        return "With so few criteria, nothing can contradict."
    if ratio == 0:
        return "The comparisons agree with one another exactly."
    if ratio <= RATIO_LIMIT:
        return f"The comparisons agree well: consistency ratio {ratio:.2f}, where up to {RATIO_LIMIT:.2f} is accepted."
    return (
        f"The comparisons contradict one another: consistency ratio {ratio:.2f}, where up to {RATIO_LIMIT:.2f} is "
        "accepted."
    )


@lru_cache(maxsize=256)
def _contradictions(entries: tuple[tuple[float, ...], ...]) -> tuple[Contradiction, ...]:
    compared = np.array(entries)
    now = _ratio(_principal(compared)[0], len(compared))
    contradictions = [
        _contradiction(compared, first, second)
        for first in range(len(compared))
        for second in range(first + 1, len(compared))
        if len(compared) > 2
    ]
    lowering = [
        contradiction
        for contradiction in contradictions
        if contradiction.consistency_after < now - SAME and contradiction.fits != contradiction.said
    ]
    return tuple(
        sorted(
            lowering,
            key=lambda contradiction: (contradiction.consistency_after, contradiction.first, contradiction.second),
        )
    )


def _contradiction(compared: Matrix, first: int, second: int) -> Contradiction:
    without = compared.copy()
    without[first, second] = without[second, first] = 0.0
    without[first, first] = without[second, second] = 2.0
    weights = _principal(without)[1]
    said, fits = float(compared[first, second]), nearest_on_scale(float(weights[first] / weights[second]))
    mended = compared.copy()
    mended[first, second], mended[second, first] = fits, 1 / fits
    after = _ratio(_principal(mended)[0], len(compared))
    through = _through(compared, first, second, fits)
    by_way = float(compared[first, through]), float(compared[through, second])
    return Contradiction(first, second, said, fits, through, *by_way, consistency_after=after)


def _through(compared: Matrix, first: int, second: int, fits: float) -> int:
    """The third criterion by way of which the answer differs most from what was said, towards what would fit."""
    towards = math.copysign(1.0, fits - compared[first, second])
    others = [place for place in range(len(compared)) if place not in (first, second)]
    return max(
        others,
        key=lambda other: towards * math.log(compared[first, other] * compared[other, second]),
    )


def _matrix_of(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    """The matrix of a statement without faults: how many times as important each criterion is as each other."""
    times = {(row.criterion, row.against): row.points for row in rows}
    times |= {(other, one): 1 / figure for (one, other), figure in times.items()}
    return tuple(tuple(1.0 if one == other else times[one, other] for other in criteria) for one in criteria)


def _faults(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Fault, ...]:
    if len(criteria) > MOST_COMPARED:
        found = f"{len(criteria)} criteria compared in pairs"
        return (Fault(None, "method", found, f"use another method; this one takes at most {MOST_COMPARED}"),)
    compared = {frozenset((row.criterion, row.against)) for row in rows}
    missing = [pair for pair in combinations(criteria, 2) if frozenset(pair) not in compared]
    if not missing:
        return ()
    pairs = "; ".join(f"{one} and {other}" for one, other in missing)
    return (Fault(None, "against", f"no comparison of {pairs}", "add a row for each pair; write 1 for equal"),)


AHP = WeightMethod(
    id="ahp",
    name="Compare every pair (AHP)",
    asks="Compare the criteria two at a time. Each time, think of the whole step from worst to best.",
    done="compared every pair of criteria",
    form=Form.EVERY_PAIR,
    elicit=lambda rows, criteria: ahp(_matrix_of(rows, criteria)),
    faults=_faults,
    contradictions=lambda rows, criteria: ahp_contradictions(_matrix_of(rows, criteria)),
    scale=PairScale(LEAST_ANSWER, LARGEST_ANSWER, "1/9 (0.11)"),
    fewest_criteria=2,
    most_criteria=MOST_COMPARED,
)
