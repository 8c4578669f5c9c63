"""The settings of an analysis: numbers that people chose, which change the arithmetic or what is called what.

None has a value here. `criteria/settings/analysis.yaml` holds those that an exercise starts from, each with what it
decides and why, and an exercise may set its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from prioritise.domain.criteria import Reference


@dataclass(frozen=True, slots=True)
class BandSettings:
    """Where the bands begin: a share of tests, a budget factor, and a share of weight sets.

    `budgets` are the shares of every fund and year that are tested, the least first, 1 among them.
    """

    core: float
    reserve_budget: float
    reserve_weights: float
    budgets: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FirmSettings:
    """What is called firm: shares 0-1 of weight sets, and how far from itself a weight moves in those nearby."""

    same_share: float
    nearby: float
    often: float


@dataclass(frozen=True, slots=True)
class AlternativeSettings:
    """Which other lists are laid beside the best: shares of the money, of its worth, and of a partner's own best."""

    less_money: float
    worth_kept: float
    least_share: float


@dataclass(frozen=True, slots=True)
class NeedSettings:
    """What is said of figures: from which age, in years, one is old."""

    old_after_years: float


@dataclass(frozen=True, slots=True)
class WeightSettings:
    """What is said of weights: how far from the others' mean (a share 0-1) one is named as far apart.

    Below `little_used`, a share of the scale, of the largest figure on a criterion its weight is noted as nearly idle.
    """

    far_apart: float
    little_used: float


@dataclass(frozen=True, slots=True)
class SpareSettings:
    """What comes free, in pounds, where nobody has said how much."""

    usual_gbp: int


@dataclass(frozen=True, slots=True)
class TargetSettings:
    """Choices about targets; docs/method/targets.md explains each.

    `overlap` (0-1) is the share of the interventions' joint effect not counted, because some reach the same people;
    `overlap_of` replaces it for single targets. `current_in_trend` says that continuing a current service keeps the
    trend and stopping it loses its effect. `on_course` and `off_course` are probabilities, `amber` a share of the way.
    `reward_history` shows, as history, what the reward formula of earlier agreements gives.
    """

    overlap: float
    overlap_of: Mapping[str, float]
    current_in_trend: bool
    on_course: float
    off_course: float
    amber: float
    reward_history: bool

    def overlap_for(self, target: str) -> float:
        """Return the allowance that counts for one target."""
        return self.overlap_of.get(target, self.overlap)


@dataclass(frozen=True, slots=True)
class PanelSettings:
    """How a panel plans its time: how many cells a workshop settles, and how long a cell and an answer take.

    Nothing of the result depends on it.
    """

    cells_to_settle: int
    minutes_a_cell: float
    seconds_a_score: float


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice that changes the arithmetic or what is shown."""

    discount_rate: float
    small_number: int
    bands: BandSettings
    firm: FirmSettings
    alternatives: AlternativeSettings
    needs: NeedSettings
    weights: WeightSettings
    spare: SpareSettings
    targets: TargetSettings
    panel: PanelSettings


@dataclass(frozen=True, slots=True)
class SuppliedSetting:
    """One setting an exercise starts from: its name in `exercise.yaml`, as written, what it decides, and why."""

    id: str
    written: object
    decides: str
    why: str


@dataclass(frozen=True, slots=True)
class SuppliedSettings:
    """Every setting an exercise starts from, and who stands for them."""

    id: str
    title: str
    settings: tuple[SuppliedSetting, ...]
    source: Reference
    author: str
    checked_by: str
    reviewed: date
    next_review: date
