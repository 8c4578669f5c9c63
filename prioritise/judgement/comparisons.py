"""Rows that compare two criteria: what is wrong with them, and what AHP or Best-Worst takes from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from prioritise.domain.partners import WeightMethod, WeightStatement
from prioritise.judgement.faults import Fault
from prioritise.judgement.weights.anchored import LARGEST_ANSWER
from prioritise.judgement.weights.pairwise import RANDOM_INDEX

LEAST_ANSWER = 0.11
"""What 1/9 is when it is rounded to two decimals."""
MOST_COMPARED = len(RANDOM_INDEX)


@dataclass(frozen=True, slots=True)
class Anchors:
    """A Best-Worst statement: places of the best and the worst, and the answers in criterion order."""

    best: int
    worst: int
    best_to_others: tuple[float, ...]
    others_to_worst: tuple[float, ...]


def matrix_of(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    """The AHP matrix of a statement without faults: how many times as important each criterion is as each other."""
    said = {(row.criterion, row.against): row.points for row in rows}
    said |= {(other, one): 1 / times for (one, other), times in said.items()}
    return tuple(tuple(1.0 if one == other else said[one, other] for other in criteria) for one in criteria)


def anchors_of(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> Anchors:
    """The two sequences of a Best-Worst statement without faults."""
    best, worst = _anchor_names(rows, criteria)
    said = {(row.criterion, row.against): row.points for row in rows}
    return Anchors(
        criteria.index(best),
        criteria.index(worst),
        tuple(1.0 if each == best else said[best, each] for each in criteria),
        tuple(1.0 if each == worst else said[each, worst] for each in criteria),
    )


def comparison_faults(rows: Sequence[WeightStatement]) -> tuple[Fault, ...]:
    """What is wrong with single rows: nothing to compare with, off the scale, a pair given twice."""
    on_rows = [fault for place, row in enumerate(rows) if (fault := _row_fault(place, row)) is not None]
    return (*on_rows, *_repeats(rows))


def pairing_faults(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Fault, ...]:
    """What keeps rows of one pairwise method, each sound, from being a statement about these criteria."""
    return _ahp_faults(rows, criteria) if rows[0].method is WeightMethod.AHP else _best_worst_faults(rows, criteria)


def _row_fault(place: int, row: WeightStatement) -> Fault | None:
    if not row.against:
        return Fault(place, "against", "nothing", f"name the criterion that {row.criterion} is compared with")
    if row.against == row.criterion:
        return Fault(place, "against", f"{row.criterion} compared with itself", "remove the row, or name another")
    least = LEAST_ANSWER if row.method is WeightMethod.AHP else 1.0
    if not least <= row.points <= LARGEST_ANSWER:
        from_words = "1/9 (0.11)" if row.method is WeightMethod.AHP else "1"
        return Fault(place, "points", f"{row.points:g}, which is off the scale", f"give from {from_words} to 9")
    return None


def _repeats(rows: Sequence[WeightStatement]) -> list[Fault]:
    """Pairs given both ways round; the same row twice is found where any row is."""
    given: set[tuple[str, str]] = set()
    found = []
    for place, row in enumerate(rows):
        if (row.against, row.criterion) in given and row.against != row.criterion:
            words = f"{row.criterion} and {row.against} compared a second time, the other way round"
            found.append(Fault(place, "against", words, "keep one of the two rows"))
        given.add((row.criterion, row.against))
    return found


def _ahp_faults(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Fault, ...]:
    if len(criteria) > MOST_COMPARED:
        found = f"{len(criteria)} criteria compared in pairs"
        return (Fault(None, "method", found, f"use another method; this one takes at most {MOST_COMPARED}"),)
    given = {frozenset((row.criterion, row.against)) for row in rows}
    missing = [pair for pair in combinations(criteria, 2) if frozenset(pair) not in given]
    if not missing:
        return ()
    pairs = "; ".join(f"{one} and {other}" for one, other in missing)
    return (Fault(None, "against", f"no comparison of {pairs}", "add a row for each pair; write 1 for equal"),)


def _best_worst_faults(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Fault, ...]:
    best, worst = _anchor_names(rows, criteria)
    given = {(row.criterion, row.against): row.points for row in rows}
    needed = [(best, each) for each in criteria if each != best]
    needed += [(each, worst) for each in criteria if each not in (best, worst)]
    missing = "; ".join(f"{one} against {other}" for one, other in needed if (one, other) not in given)
    faults = []
    if missing:
        found = f"no answer for {missing}, with {best} as the best and {worst} as the worst"
        faults.append(Fault(None, "against", found, "add the rows; write 1 for equal"))
    for place, row in enumerate(rows):
        if (row.criterion, row.against) not in needed:
            found = f"{row.criterion} against {row.against}, with {best} as the best and {worst} as the worst"
            faults.append(Fault(place, "against", found, "remove the row; this method does not use it"))
    span = given.get((best, worst))
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
    best = max(criteria, key=lambda each: (above[each], -below[each]))
    from_best = {row.against: row.points for row in rows if row.criterion == best}
    others = (each for each in criteria if each != best)
    worst = max(others, key=lambda each: (below[each], -above[each], from_best.get(each, 0.0)))
    return best, worst
