"""A note on what is valid but silly: what was found and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note is about."""

    MUST_FUNDS_OVER_BUDGET = "must-funds-over-budget"
    MUST_FUNDS_OVER_CAPACITY = "must-funds-over-capacity"
    MINIMUM_OUT_OF_REACH = "minimum-out-of-reach"
    MONEY_NOTHING_CAN_USE = "money-nothing-can-use"
    NOTHING_AFFORDABLE = "nothing-affordable"
    COSTS_IN_THOUSANDS = "costs-in-thousands"
    COST_SIGN = "cost-sign"
    EFFECT_SIGN = "effect-sign"
    ONE_CRITERION = "one-criterion"
    NO_EFFECT_SCORES = "no-effect-scores"
    COST_TWICE = "cost-twice"
    REACH_TWICE = "reach-twice"
    RULE_NEVER_KEPT = "rule-never-kept"
    RULE_NEVER_BINDS = "rule-never-binds"
    CAPACITY_NOT_USED = "capacity-not-used"
    CUT_OVER_SERVICE = "cut-over-service"
    PARTNERS_NOT_ALIKE = "partners-not-alike"
    MONEY_LEFT = "money-left"
    PAST_SCALE = "past-scale"
    SCALE_LITTLE_USED = "scale-little-used"
    FIGURE_DOUBTED = "figure-doubted"
    AREA_CHANGED = "area-changed"


IN_ITS_FOLDER = "in the folder of the exercise, which you can download and open again."
"""Where that is changed which no page changes."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing worth a second look. `in_the_app` is what to do on a page, where `what_to_do` speaks of files."""

    kind: NoteKind
    found: str
    what_to_do: str
    in_the_app: str = ""
