"""What the partnership has promised: an indicator, a baseline, yearly milestones and who leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

DESIGNATED_LIMIT = 35
"""The most designated targets a local area agreement could have (2008/09 to 2010/11)."""


class TargetKind(StrEnum):
    """Designated with government, statutory for education and early years, or local."""

    DESIGNATED = "designated"
    EDUCATION = "education"
    LOCAL = "local"


class TargetMeasure(StrEnum):
    """Whether milestones are levels of the indicator or changes from the baseline."""

    LEVEL = "level"
    CHANGE = "change"


class TargetStatus(StrEnum):
    """Placeholders are legal: they say what is missing and who must fill it."""

    AGREED = "agreed"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Milestone:
    """What a target should reach in one year. An empty `version` counts for every version without its own."""

    target: str
    year: str
    value: float
    version: str = ""


@dataclass(frozen=True, slots=True)
class Actual:
    """What an indicator came to in one period, entered after the plan began, with its source."""

    target: str
    period: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the agreement. None means not known yet. Ids are unique within a version."""

    id: str
    indicator: str
    title: str
    kind: TargetKind
    measure: TargetMeasure
    area_code: str
    lead_partner: str
    partners: tuple[str, ...]
    baseline: float | None
    baseline_period: str
    unit: str
    better: str
    no_stretch: float | None
    status: TargetStatus
    placeholder_reason: str
    to_be_filled_by: str
    version: str
    source: str

    @property
    def sign(self) -> int:
        """1 where higher is better, -1 where lower is."""
        return 1 if self.better == "higher" else -1


class _Versioned(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def version(self) -> str: ...


_AnyVersioned = TypeVar("_AnyVersioned", bound=_Versioned)


def version_number(version: str) -> int:
    """Return a version as a number, so that 10 comes after 9; empty or not a whole number counts as 0."""
    return int(version) if version.isascii() and version.isdigit() else 0


def latest_versions(targets: Iterable[_AnyVersioned]) -> tuple[_AnyVersioned, ...]:
    """Return the targets that count: of each id the highest version, in the order the ids first appear."""
    latest: dict[str, _AnyVersioned] = {}
    for target in targets:
        known = latest.get(target.id)
        if known is None or version_number(target.version) >= version_number(known.version):
            latest[target.id] = target
    return tuple(latest.values())
