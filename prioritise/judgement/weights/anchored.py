"""Best-Worst: the most important criterion against each other one, and each other one against the least important."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from prioritise.domain.partners import WeightStatement
from prioritise.judgement.weights.method import Contradiction, Elicited, Fault, Form, PairScale, WeightMethod
from prioritise.judgement.weights.pairwise import LARGEST_ANSWER, MOST_COMPARED, nearest_on_scale

FEWEST_WITH_LIMIT, MOST_WITH_LIMIT = 3, 9
LIMITS = {
    2: (0.0,) * 7,
    3: (0.1667,) * 7,
    4: (0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683),
    5: (0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960),
    6: (0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262),
    7: (0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403),
    8: (0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657),
    9: (0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662),
}
"""The largest input-based consistency ratio accepted, by best against worst (2 to 9), for 3 to 9 criteria. Liang,
Brunelli and Rezaei, Omega 96, 2020, table 3."""


@dataclass(frozen=True, slots=True)
class _InputConsistency:
    """How far the answers contradict each other, whatever the weights: from 0, not at all, to 1.

    `ratio` is the largest of `|a_Bj a_jW - a_BW| / (a_BW^2 - a_BW)`; answers agree when the best against a criterion,
    times that criterion against the worst, is the best against the worst. Source: Liang, Brunelli and Rezaei 2020.
    `limit` is the largest ratio accepted; None where none is published. `by_criterion` are the ratios in order.
    """

    ratio: float
    limit: float | None
    by_criterion: tuple[float, ...]

    @property
    def within_limit(self) -> bool | None:
        """Whether the ratio is accepted; None when it is not 0 and no limit is published."""
        if self.ratio == 0:
            return True
        return None if self.limit is None else self.ratio <= self.limit


@dataclass(frozen=True, slots=True)
class _Answers:
    best: int
    worst: int
    best_to_others: tuple[float, ...]
    others_to_worst: tuple[float, ...]

    @property
    def best_to_worst(self) -> float:
        return self.best_to_others[self.worst]


def best_worst(
    best_to_others: Sequence[float],
    others_to_worst: Sequence[float],
    *,
    best: int | None = None,
    worst: int | None = None,
) -> Elicited:
    """Give weights by the linear Best-Worst method: the largest deviation xi from the answers made as small as can be.

    Both sequences are in criterion order, from 1 to 9 times as important. `min xi` subject to `|w_B - a_Bj w_j| <= xi`,
    `|w_j - a_jW w_W| <= xi`, `sum(w) = 1`, `w >= 0`; consistency is xi, in units of weight, 0 when all answers agree.
    One set of weights has the smallest xi. The best is the one with 1 in `best_to_others`, the worst the one with 1 in
    `others_to_worst`; with several, `best` and `worst` name their places, else the first that agree are taken. Raises
    ValueError for answers out of range, for two sequences that differ on best against worst, and for a criterion said
    to be above the best or below the worst. Small xi says that the answers agree, not that they are right. Source:
    Rezaei, Omega 64, 2016.
    """
    answers = _checked(best_to_others, others_to_worst, best, worst)
    consistency = _input_consistency(answers)
    xi, weights = _weights(answers)
    return Elicited(np.array(weights), xi, _message(consistency), consistency.within_limit)


def best_worst_contradictions(
    best_to_others: Sequence[float],
    others_to_worst: Sequence[float],
    *,
    best: int | None = None,
    worst: int | None = None,
) -> tuple[Contradiction, ...]:
    """Find the criteria whose two answers do not fit best against worst, the largest contradiction first.

    For each, the one of the two answers that is mended best by a whole number from 1 to 9, and that number. Raises
    ValueError as `best_worst` does.
    """
    answers = _checked(best_to_others, others_to_worst, best, worst)
    ratios = _input_consistency(answers).by_criterion
    order = sorted(
        (place for place, ratio in enumerate(ratios) if ratio > 0), key=lambda place: (-ratios[place], place)
    )
    mended = (_contradiction(answers, place) for place in order)
    return tuple(contradiction for contradiction in mended if contradiction.fits != contradiction.said)


def _checked(
    best_to_others: Sequence[float], others_to_worst: Sequence[float], best: int | None, worst: int | None
) -> _Answers:
    above, below = tuple(map(float, best_to_others)), tuple(map(float, others_to_worst))
    if len(above) != len(below) or not above:
        raise ValueError("both sequences have one answer a criterion")
    if not all(1 <= answer <= LARGEST_ANSWER for answer in (*above, *below)):
        raise ValueError("answers are from 1, as important, to 9 times as important")
    bests = [best] if best is not None else [place for place, answer in enumerate(above) if answer == 1]
    worsts = [worst] if worst is not None else [place for place, answer in enumerate(below) if answer == 1]
    if (
        not bests
        or not worsts
        or any(above[place] != 1 for place in bests)
        or any(below[place] != 1 for place in worsts)
    ):
        raise ValueError("the best has 1 in best_to_others, and the worst has 1 in others_to_worst")
    pairs = [(one, other) for one in bests for other in worsts if one != other or len(above) == 1]
    agreeing = [(one, other) for one, other in pairs if above[other] == below[one]]
    if not pairs:
        raise ValueError("the best and the worst are two different criteria")
    if not agreeing:
        one, other = pairs[0]
        raise ValueError(f"best against worst is {above[other]:g} in one sequence and {below[one]:g} in the other")
    answers = _Answers(*agreeing[0], above, below)
    if any(answer > answers.best_to_worst for answer in (*above, *below)):
        raise ValueError("nothing can be further from the best than the worst is, or from the worst than the best is")
    return answers


def _input_consistency(answers: _Answers) -> _InputConsistency:
    span = answers.best_to_worst
    if span == 1:
        return _InputConsistency(0.0, None, (0.0,) * len(answers.best_to_others))
    ratios = tuple(
        abs(above * below - span) / (span * span - span)
        for above, below in zip(answers.best_to_others, answers.others_to_worst, strict=True)
    )
    return _InputConsistency(max(ratios), _limit(span, len(ratios)), ratios)


def _limit(span: float, count: int) -> float | None:
    if not FEWEST_WITH_LIMIT <= count <= MOST_WITH_LIMIT:
        return None
    return LIMITS[max(2, round(span))][count - FEWEST_WITH_LIMIT]


def _contradiction(answers: _Answers, place: int) -> Contradiction:
    above, below, span = answers.best_to_others[place], answers.others_to_worst[place], answers.best_to_worst
    new_below, new_above = (max(1.0, nearest_on_scale(span / answer)) for answer in (above, below))
    left_below, left_above = (abs(one * other - span) for one, other in ((above, new_below), (new_above, below)))
    ratios = list(_input_consistency(answers).by_criterion)
    ratios[place] = min(left_below, left_above) / (span * span - span)
    best, worst, after = answers.best, answers.worst, max(ratios)
    if left_below <= left_above:
        return Contradiction(place, worst, below, new_below, best, 1 / above, span, consistency_after=after)
    return Contradiction(best, place, above, new_above, worst, span, 1 / below, consistency_after=after)


def _message(consistency: _InputConsistency) -> str:
    if consistency.ratio == 0:
        return "The comparisons agree with one another exactly."
    if consistency.limit is None:
        return (
            f"Input-based consistency ratio {consistency.ratio:.2f}; no limit is published for this number of criteria."
        )
    accepted = (
        f"input-based consistency ratio {consistency.ratio:.2f}, where up to {consistency.limit:.2f} is accepted."
    )
    start = "The comparisons agree well" if consistency.within_limit else "The comparisons contradict one another"
    return f"{start}: {accepted}"


@lru_cache(maxsize=256)
def _weights(answers: _Answers) -> tuple[float, tuple[float, ...]]:
    """The smallest largest deviation, and the weights that have it."""
    from scipy.optimize import linprog  # a quarter of a second to load, which most pages need not spend

    deviations = _deviations(answers)
    count = deviations.shape[1]
    solved = linprog(
        np.append(np.zeros(count), 1.0),
        A_ub=np.column_stack([np.vstack([deviations, -deviations]), np.full(2 * len(deviations), -1.0)]),
        b_ub=np.zeros(2 * len(deviations)),
        A_eq=[[1.0] * count + [0.0]],
        b_eq=[1.0],
        bounds=[(0, None)] * (count + 1),
        method="highs",
    )
    if not solved.success:
        raise ValueError(f"no weights were found: {solved.message}")
    weights = np.clip(solved.x[:count], 0.0, None)
    return max(0.0, float(solved.x[count])), tuple(float(weight) for weight in weights / weights.sum())


def _deviations(answers: _Answers) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """One row a comparison: the weight of one criterion less the answer times the weight of the other."""
    count, best, worst = len(answers.best_to_others), answers.best, answers.worst
    rows = [(best, place, answers.best_to_others[place]) for place in range(count) if place != best]
    rows += [(place, worst, answers.others_to_worst[place]) for place in range(count) if place not in (best, worst)]
    table = np.zeros((len(rows), count))
    for row, (first, second, times) in enumerate(rows):
        table[row, first] += 1.0
        table[row, second] -= times
    return table


def _answers_of(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> _Answers:
    """The two sequences of a statement without faults."""
    best, worst = _anchor_names(rows, criteria)
    times = {(row.criterion, row.against): row.points for row in rows}
    return _Answers(
        criteria.index(best),
        criteria.index(worst),
        tuple(1.0 if criterion == best else times[best, criterion] for criterion in criteria),
        tuple(1.0 if criterion == worst else times[criterion, worst] for criterion in criteria),
    )


def _faults(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Fault, ...]:
    best, worst = _anchor_names(rows, criteria)
    times = {(row.criterion, row.against): row.points for row in rows}
    needed = [(best, criterion) for criterion in criteria if criterion != best]
    needed += [(criterion, worst) for criterion in criteria if criterion not in (best, worst)]
    missing = "; ".join(f"{one} against {other}" for one, other in needed if (one, other) not in times)
    faults = []
    if missing:
        found = f"no answer for {missing}, with {best} as the best and {worst} as the worst"
        faults.append(Fault(None, "against", found, "add the rows; write 1 for equal"))
    for place, row in enumerate(rows):
        if (row.criterion, row.against) not in needed:
            found = f"{row.criterion} against {row.against}, with {best} as the best and {worst} as the worst"
            faults.append(Fault(place, "against", found, "remove the row; this method does not use it"))
    span = times.get((best, worst))
    for place, row in enumerate(rows):
        if span is not None and row.points > span:
            found = f"{row.points:g}, more than the {span:g} of {best} against {worst}"
            faults.append(Fault(place, "points", found, "nothing lies further apart than the best and the worst"))
    return tuple(faults)


def _anchor_names(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[str, str]:
    """Who is compared with most others, and whom most others are compared with.

    The best against the worst is the largest answer, which settles it where a comparison is missing.
    """
    above, below = Counter(row.criterion for row in rows), Counter(row.against for row in rows)
    best = max(criteria, key=lambda criterion: (above[criterion], -below[criterion]))
    from_best = {row.against: row.points for row in rows if row.criterion == best}
    others = (criterion for criterion in criteria if criterion != best)
    worst = max(others, key=lambda other: (below[other], -above[other], from_best.get(other, 0.0)))
    return best, worst


def _elicit(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> Elicited:
    answers = _answers_of(rows, criteria)
    return best_worst(answers.best_to_others, answers.others_to_worst, best=answers.best, worst=answers.worst)


def _contradictions_in(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Contradiction, ...]:
    answers = _answers_of(rows, criteria)
    return best_worst_contradictions(
        answers.best_to_others, answers.others_to_worst, best=answers.best, worst=answers.worst
    )


BEST_WORST = WeightMethod(
    id="best-worst",
    name="Most and least important (Best-Worst)",
    asks="Name the most and the least important criterion, and compare each other one with both. Each time, think of "
    "the whole step from worst to best.",
    done="compared with the most and the least important",
    form=Form.BEST_AND_WORST,
    elicit=_elicit,
    faults=_faults,
    contradictions=_contradictions_in,
    scale=PairScale(1.0, LARGEST_ANSWER, "1"),
    fewest_criteria=2,
    most_criteria=MOST_COMPARED,
)
