"""What one area's exercise comes to, where many are run at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AreaState(StrEnum):
    """How far one area came."""

    LIST = "list"
    NO_LIST = "no list obeys the rules"
    PROBLEMS = "problems in its files"
    NOT_SOLVED = "not solved"


@dataclass(frozen=True, slots=True)
class InterventionResult:
    """One intervention in one area. `funded_share` is the share 0-1 of the nearby weightings whose best list holds it.
    `firm`: no partner's weights, nearby weights, score or figure within its range would decide otherwise.

    `funded` is never yes of a cut; `chosen` is, where the cut is made.
    """

    intervention: str
    name: str
    action: str
    score: float
    cost_gbp: int
    chosen: bool
    funded: bool
    firm: bool
    funded_share: float


@dataclass(frozen=True, slots=True)
class AreaResult:
    """One area's list against many weightings.

    `exercise` is the folder's name among the others, `region` the folder it stands in. `value` is the list's total
    score in points, `cost_gbp` what it costs as the costs of its exercise are discounted, `spent_gbp` what it takes in
    cash out of the `available_gbp`; `best_share` is the share 0-1 of nearby weightings at which it is the best list,
    `proof` what its being best rests on. `sentences` say what was in the way where there is no list.
    """

    exercise: str
    region: str
    state: AreaState
    area_code: str = ""
    area_name: str = ""
    title: str = ""
    illustrative: bool = False
    cost_gbp: int = 0
    spent_gbp: int = 0
    available_gbp: int = 0
    value: float = 0.0
    best_share: float = 0.0
    proof: str = ""
    interventions: tuple[InterventionResult, ...] = ()
    sentences: tuple[str, ...] = ()
