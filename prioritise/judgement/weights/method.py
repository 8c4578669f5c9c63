"""What a weighting method is: one line of the list in `methods.py`, and one module that makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from prioritise.domain.partners import WeightStatement


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found and what to do; on the line at `place` (from 0), or about the statement as a whole when None."""

    place: int | None
    column: str
    found: str
    what_to_do: str


Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Elicited:
    """Weights in criterion order, summing to 1, with the method's consistency figure (None when it has none).

    `message` says in plain words what the method can tell about consistency. `within_limit` says whether the answers
    agree well enough to be used, by the method's published limit; None for a method without one.
    """

    weights: Weights
    consistency: float | None
    message: str
    within_limit: bool | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One comparison that does not fit the others, and the answer that would.

    Criteria are places in criterion order. `first` was said to be `said` times as important as `second`; `fits` times
    is the answer on the scale from 1/9 to 9 that agrees best with the rest. `through` is the third criterion in which
    the contradiction shows most, with what was said of it: how many times as important `first` is as it, and it as
    `second`. `consistency_after` is the figure the method's limit is set for, once mended.
    """

    first: int
    second: int
    said: float
    fits: float
    through: int
    first_to_through: float
    through_to_second: float
    consistency_after: float


Rows = Sequence[WeightStatement]
Criteria = Sequence[str]


class Form(StrEnum):
    """How answers are asked for on a page. Several methods may share one."""

    SLIDERS = "sliders"
    FIRST_AND_OTHERS = "first-and-others"
    ORDER = "order"
    EVERY_PAIR = "every-pair"
    BEST_AND_WORST = "best-and-worst"


@dataclass(frozen=True, slots=True)
class PairScale:
    """How many times as important one criterion may be called as another; `least_words` is the least in a message."""

    least: float
    most: float
    least_words: str


def no_contradictions(_rows: Rows, _criteria: Criteria) -> tuple[Contradiction, ...]:
    """Find nothing: for methods whose answers cannot contradict one another."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightMethod:
    """One way of giving weights.

    `id` is what stands in weights.csv, `name` is what a person chooses by, `asks` is what they are asked, and `done` is
    what a partner then did ("shared out points"). `faults` says why rows are no statement. It takes one row a
    criterion; with a `scale`, comparisons of two criteria that are all on it. `elicit` and `contradictions` take rows
    without faults. With `points_in_all`, what a page saves is brought to that sum.
    """

    id: str
    name: str
    asks: str
    done: str
    form: Form
    elicit: Callable[[Rows, Criteria], Elicited]
    faults: Callable[[Rows, Criteria], tuple[Fault, ...]]
    contradictions: Callable[[Rows, Criteria], tuple[Contradiction, ...]] = no_contradictions
    scale: PairScale | None = None
    fewest_criteria: int = 1
    most_criteria: int | None = None
    points_in_all: float | None = None

    @property
    def compares_pairs(self) -> bool:
        """Whether each row says how many times as important one criterion is as another."""
        return self.scale is not None

    def takes(self, count: int) -> bool:
        """Tell whether so many criteria can be weighed by it."""
        return self.fewest_criteria <= count and (self.most_criteria is None or count <= self.most_criteria)


def figures_of(rows: Rows, criteria: Criteria) -> tuple[float, ...]:
    """Return the one figure of each criterion, in criterion order."""
    points = {row.criterion: row.points for row in rows}
    return tuple(points[criterion] for criterion in criteria)
