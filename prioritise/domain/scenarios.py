"""Weights, funds and rules to test, without touching what the partnership has agreed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from prioritise.domain.interventions import Status
from prioritise.domain.rules import MustFund, MustNotFund, Rule

MUST = {Status.NEW: "must be funded", Status.CURRENT: "must continue", Status.REDUCE: "must be made"}
MUST_NOT = {Status.NEW: "must not be funded", Status.CURRENT: "must stop", Status.REDUCE: "must not be made"}
"""What forcing an intervention in or out asks for, in words, by its status."""
WITHOUT_REASON = "Tried in what if; no reason was given"


@dataclass(frozen=True, slots=True)
class Override:
    """A decision-maker forces an intervention in or out, and says why."""

    intervention: str
    funded: bool
    reason: str

    @property
    def is_reasoned(self) -> bool:
        """Whether somebody gave a reason, rather than trying it out."""
        return self.reason != WITHOUT_REASON

    @property
    def as_rule(self) -> Rule:
        """The override as the rule it acts as."""
        kind = MustFund if self.funded else MustNotFund
        return kind(id=f"override-{self.intervention}", intervention=self.intervention, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A question to put to the model. The default changes nothing.

    `weights` are points by criterion, not yet shares; None keeps the agreed weights. `budget_factor`
    scales every fund and year; `funds` replaces single budgets, in whole pounds by fund and year, and `capacities`
    single capacities, in their whole units by capacity and year.
    """

    id: str = "agreed"
    name: str = "As it stands"
    weights: Mapping[str, float] | None = None
    budget_factor: float = 1.0
    funds: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rules_add: tuple[Rule, ...] = ()
    rules_remove: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    capacities: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A fingerprint of the question; two scenarios that ask the same have the same one."""
        capacities = sorted((capacity, sorted(years.items())) for capacity, years in self.capacities.items())
        question = (
            sorted(self.weights.items()) if self.weights is not None else None,
            self.budget_factor,
            sorted((fund, sorted(years.items())) for fund, years in self.funds.items()),
            self.rules_add,
            sorted(self.rules_remove),
            self.overrides,
            # A question that names no capacity has the fingerprint it had before one could.
            *([capacities] if capacities else []),
        )
        return hashlib.sha256(repr(question).encode()).hexdigest()


AS_AGREED = Scenario()
