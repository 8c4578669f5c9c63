"""What the fields of a rule hold. Reading, writing and checking a rule are derived from this, whatever its kind."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_type_hints

from prioritise.domain.interventions import Sector


class Holds(StrEnum):
    """What one field holds: the name of something else in the exercise, or a figure."""

    INTERVENTION = "an intervention"
    INTERVENTIONS = "two or more interventions"
    SELECTION = "a list, a theme or a lead partner"
    LEVEL = "a level of the intervention the rule names"
    FUND = "a fund"
    YEAR = "a year of the plan"
    CAPACITY = "a capacity"
    TARGET = "a target"
    MILESTONE = "a year in which the target the rule names has a milestone"
    SECTOR = "a sector with current services"
    COUNT = "a whole number"
    LEAST_COUNT = "a whole number no larger than the selection"
    POUNDS = "whole pounds"
    SHARE = "a share from 0 to 1"
    TIMES = "a number from 0"


class Known(StrEnum):
    """What a rule needs to be known of interventions, since missing is never zero."""

    REACH = "the reach of everything"
    SECTOR = "the sector of every current service and cut"


@dataclass(frozen=True, slots=True)
class Declared:
    """What a field of a rule holds. One with `or_else` may be left out; of those that are `one_of`, one is given."""

    holds: Holds
    or_else: Any = ...
    one_of: bool = False


@dataclass(frozen=True, slots=True)
class RuleField:
    """One field of a kind of rule: its name, what it holds, and what it is where a file leaves it out.

    Where it may not, `or_else` is an ellipsis. `unsaid` is a value that a file need not write, an ellipsis where every
    value is written.
    """

    name: str
    holds: Holds
    or_else: Any
    one_of: bool
    unsaid: Any


InterventionId = Annotated[str, Declared(Holds.INTERVENTION)]
SeveralInterventions = Annotated[tuple[str, ...], Declared(Holds.INTERVENTIONS)]
Level = Annotated[str, Declared(Holds.LEVEL, or_else="")]
FundId = Annotated[str, Declared(Holds.FUND)]
PlanYear = Annotated[str, Declared(Holds.YEAR, or_else="")]
CapacityId = Annotated[str, Declared(Holds.CAPACITY)]
TargetId = Annotated[str, Declared(Holds.TARGET)]
MilestoneYear = Annotated[str, Declared(Holds.MILESTONE, or_else="")]
OneSector = Annotated[Sector, Declared(Holds.SECTOR)]
Count = Annotated[int, Declared(Holds.COUNT)]
LeastCount = Annotated[int, Declared(Holds.LEAST_COUNT)]
Share = Annotated[float, Declared(Holds.SHARE)]
WholeShare = Annotated[float, Declared(Holds.SHARE, or_else=1.0)]
Times = Annotated[float, Declared(Holds.TIMES)]
PoundsOrShare = Annotated[int | None, Declared(Holds.POUNDS, one_of=True)]
ShareOrPounds = Annotated[float | None, Declared(Holds.SHARE, one_of=True)]


def fields_of(kind: type[Any]) -> tuple[RuleField, ...]:
    """List what a kind of rule says beside its id, its reason and who decided it, in the order of its dataclass."""
    known: Any = kind  # The type checker does not take a dataclass for something that can be remembered by.
    return _fields_of(known)


@cache
def _fields_of(kind: Any) -> tuple[RuleField, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        RuleField(field.name, declared.holds, declared.or_else, declared.one_of, _default(field))
        for field in fields(kind)
        for declared in getattr(hints[field.name], "__metadata__", ())
        if isinstance(declared, Declared)
    )


def named(rule: Any, holds: Holds) -> tuple[str, ...]:
    """List every name of one sort that a rule gives, such as its targets; empty where it gives none."""
    return tuple(
        str(getattr(rule, field.name))
        for field in fields_of(type(rule))
        if field.holds is holds
        if getattr(rule, field.name)
    )


def _default(field: Field[Any]) -> Any:
    return ... if field.default is MISSING else field.default
