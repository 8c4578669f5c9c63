"""Which targets a list is asked to meet, and how much of the way."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from prioritise.analysis import Analysis
from prioritise.analysis.targets import current_targets, milestones_of, needs_of_targets
from prioritise.domain.exercise import Exercise
from prioritise.domain.rules import MeetTarget
from prioritise.domain.targets import Target
from prioritise.portfolio.target_driven import MeetingTargets

FULL_PERCENT = 100


@dataclass(frozen=True, slots=True)
class TargetsAsked:
    """Which targets to meet (ids), in every year or by the last only, and how much of the way, in per cent.

    `importance` is how many times a target's shortfall counts, a whole number, where they cannot all be met; once where
    it names no other.
    """

    targets: tuple[str, ...]
    every_year: bool = False
    percent: int = FULL_PERCENT
    importance: Mapping[str, int] = field(default_factory=dict)

    @property
    def key(self) -> Hashable:
        """What tells this question from every other."""
        return self.targets, self.every_year, self.percent, tuple(sorted(self.importance.items()))


@dataclass(frozen=True, slots=True)
class MeetingQuestion:
    """What was asked, of which analysis, and what it takes."""

    analysis: Analysis
    asked: TargetsAsked
    result: MeetingTargets


def targets_to_ask(exercise: Exercise) -> tuple[Target, ...]:
    """List the targets a list can be held to: those that can be projected and have a milestone."""
    known = {need.target for need in needs_of_targets(exercise)}
    return tuple(target for target in current_targets(exercise) if target.id in known)


def asks_of(exercise: Exercise, asked: TargetsAsked) -> Iterator[MeetTarget]:
    """Write what is asked as rules, one a target."""
    share = asked.percent / FULL_PERCENT
    for target in targets_to_ask(exercise):
        if target.id in asked.targets:
            years = [year for year in exercise.years if year in milestones_of(exercise, target)]
            year = "" if asked.every_year else years[-1]
            yield MeetTarget(f"asked-{target.id}", target.id, year, share, "Asked for on the page of targets")
