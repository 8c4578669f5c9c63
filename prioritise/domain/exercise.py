"""One prioritisation, from evidence to record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Protocol, TypeVar

from prioritise.domain.accountability import Challenge, SignOff
from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.criteria import Criterion
from prioritise.domain.errors import Problem
from prioritise.domain.funds import Fund
from prioritise.domain.indicators import Indicator
from prioritise.domain.interventions import Cost, Effect, FundingLevel, Intervention, Measurement, Proposal
from prioritise.domain.partners import (
    AgreedScore,
    Comment,
    Member,
    PanelScore,
    Partner,
    WeightsFrom,
    WeightStatement,
)
from prioritise.domain.rules import Rule
from prioritise.domain.scenarios import Scenario
from prioritise.domain.settings import Settings
from prioritise.domain.targets import Actual, Milestone, Target
from prioritise.domain.voices import CommunityVoice


@dataclass(frozen=True, slots=True)
class MostDeprived:
    """The group inequality is measured for, and its share (0-1) of the population."""

    definition: str
    population_share: float


@dataclass(frozen=True, slots=True)
class Area:
    """The place decided for, what it is compared with, and its most deprived group."""

    code: str
    name: str
    benchmark: str
    comparators: tuple[str, ...]
    most_deprived: MostDeprived | None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the exercise exactly as it was read."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Exercise:
    """Everything one prioritisation rests on. Loaded whole or not at all.

    `file_notes` say what was understood from a loose spelling and what does not fit; nothing else depends on them.
    """

    id: str
    title: str
    vocabulary: str
    illustrative: tuple[str, ...]
    area: Area
    price_year: str
    years: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    partners: tuple[Partner, ...]
    weights_from: WeightsFrom
    funds: tuple[Fund, ...]
    interventions: tuple[Intervention, ...]
    costs: tuple[Cost, ...]
    settings: Settings
    levels: tuple[FundingLevel, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    capacity_use: tuple[CapacityUse, ...] = ()
    rules: tuple[Rule, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    sources: tuple[str, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    effects: tuple[Effect, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    weights: tuple[WeightStatement, ...] = ()
    members: tuple[Member, ...] = ()
    scores: tuple[PanelScore, ...] = ()
    agreed: tuple[AgreedScore, ...] = ()
    comments: tuple[Comment, ...] = ()
    targets: tuple[Target, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    actuals: tuple[Actual, ...] = ()
    voices: tuple[CommunityVoice, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    files: tuple[SourceFile, ...] = field(default=(), repr=False, compare=False)
    file_notes: tuple[Problem, ...] = field(default=(), repr=False, compare=False)

    @cached_property
    def digest(self) -> str:
        """A fingerprint of everything the result can depend on: not the files' bytes, nor what was said of it."""
        left_out = ("files", "file_notes", "comments", "sign_offs", "challenges")
        content = [
            (attribute.name, getattr(self, attribute.name))
            for attribute in fields(self)
            if attribute.name not in left_out
        ]
        return hashlib.sha256(repr(content).encode()).hexdigest()

    @cached_property
    def contents(self) -> Mapping[str, bytes]:
        """The bytes of its files by name."""
        return {file.name: file.content for file in self.files}

    @cached_property
    def weighted_criteria(self) -> tuple[Criterion, ...]:
        """The criteria that carry a weight, in the exercise's order."""
        return tuple(criterion for criterion in self.criteria if criterion.carries_weight)

    @cached_property
    def intervention_by_id(self) -> Mapping[str, Intervention]:
        """Interventions by id."""
        return {intervention.id: intervention for intervention in self.interventions}

    @cached_property
    def criterion_by_id(self) -> Mapping[str, Criterion]:
        """Criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def indicator_by_id(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def partner_by_id(self) -> Mapping[str, Partner]:
        """Partners by id."""
        return {partner.id: partner for partner in self.partners}

    @cached_property
    def fund_by_id(self) -> Mapping[str, Fund]:
        """Funds by id."""
        return {fund.id: fund for fund in self.funds}

    @cached_property
    def levels_of(self) -> Mapping[str, tuple[FundingLevel, ...]]:
        """Every intervention's funding levels as listed, by its id; none where there is no choice."""
        return _by_intervention(self.interventions, self.levels)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every intervention at each of its levels, in the order of the files."""
        return tuple(
            proposal
            for intervention in self.interventions
            for proposal in [Proposal(intervention.id, level.level) for level in self.levels_of[intervention.id]]
            or [Proposal(intervention.id)]
        )

    @cached_property
    def sized(self) -> Mapping[Proposal, Intervention]:
        """Every intervention with the reach it has at a level."""
        return {proposal: self._at_level(proposal) for proposal in self.proposals}

    @cached_property
    def level_names(self) -> Mapping[Proposal, str]:
        """What each level is called; empty where an intervention has no choice of levels."""
        names = {Proposal(level.intervention, level.level): level.name for level in self.levels}
        return {proposal: names.get(proposal, "") for proposal in self.proposals}

    def sized_name(self, proposal: Proposal) -> str:
        """Name an intervention with its level, where there is a choice: Warm homes (half scale)."""
        name, level = self.intervention_by_id[proposal.intervention].name, self.level_names[proposal]
        return f"{name} ({level})" if level else name

    @cached_property
    def costs_of(self) -> Mapping[str, tuple[Cost, ...]]:
        """Every intervention's cost rows at all its levels, by its id."""
        return _by_intervention(self.interventions, self.costs)

    @cached_property
    def costs_at(self) -> Mapping[Proposal, tuple[Cost, ...]]:
        """The cost rows of every intervention at a level."""
        return _by_proposal(self.proposals, self.costs)

    @cached_property
    def capacity_use_at(self) -> Mapping[Proposal, tuple[CapacityUse, ...]]:
        """What every intervention at a level takes of each capacity."""
        return _by_proposal(self.proposals, self.capacity_use)

    @cached_property
    def effects_of(self) -> Mapping[str, tuple[Effect, ...]]:
        """Every intervention's effects at all its levels, by its id."""
        return _by_intervention(self.interventions, self.effects)

    @cached_property
    def effects_at(self) -> Mapping[Proposal, tuple[Effect, ...]]:
        """The effects of every intervention at a level."""
        return _by_proposal(self.proposals, self.effects)

    @cached_property
    def measurement_at(self) -> Mapping[tuple[Proposal, str], Measurement]:
        """Measurements of an intervention at a level, by criterion."""
        by_proposal = _by_proposal(self.proposals, self.measurements)
        return {(proposal, row.criterion): row for proposal, rows in by_proposal.items() for row in rows}

    @cached_property
    def agreed_at(self) -> Mapping[tuple[Proposal, str], AgreedScore]:
        """What was settled on an intervention at a level, by criterion; the last round stands."""
        by_proposal = _by_proposal(self.proposals, sorted(self.agreed, key=lambda row: row.round))
        return {(proposal, row.criterion): row for proposal, rows in by_proposal.items() for row in rows}

    @cached_property
    def scores_at(self) -> Mapping[tuple[Proposal, str], tuple[PanelScore, ...]]:
        """The panel's scores of an intervention at a level, by criterion."""
        by_cell: dict[tuple[Proposal, str], list[PanelScore]] = {}
        for proposal, rows in _by_proposal(self.proposals, self.scores).items():
            for row in rows:
                by_cell.setdefault((proposal, row.criterion), []).append(row)
        return {cell: tuple(rows) for cell, rows in by_cell.items()}

    def _at_level(self, proposal: Proposal) -> Intervention:
        listed = self.intervention_by_id[proposal.intervention]
        for level in self.levels_of[listed.id]:
            if level.level == proposal.level:
                reach = (level.people_per_year, level.most_deprived_share)
                return replace(listed, level=level.level, people_per_year=reach[0], most_deprived_share=reach[1])
        return listed


class _Row(Protocol):
    @property
    def intervention(self) -> str: ...

    @property
    def level(self) -> str: ...


_AnyRow = TypeVar("_AnyRow", bound=_Row)


def _by_intervention(
    interventions: Iterable[Intervention], rows: Iterable[_AnyRow]
) -> Mapping[str, tuple[_AnyRow, ...]]:
    by_intervention: dict[str, list[_AnyRow]] = {intervention.id: [] for intervention in interventions}
    for row in rows:
        if row.intervention in by_intervention:
            by_intervention[row.intervention].append(row)
    return {intervention: tuple(kept) for intervention, kept in by_intervention.items()}


def _by_proposal(proposals: Iterable[Proposal], rows: Iterable[_AnyRow]) -> Mapping[Proposal, tuple[_AnyRow, ...]]:
    # A row without a level counts for every level.
    by_intervention: dict[str, list[_AnyRow]] = {}
    for row in rows:
        by_intervention.setdefault(row.intervention, []).append(row)
    return {
        proposal: tuple(
            row for row in by_intervention.get(proposal.intervention, ()) if row.level in ("", proposal.level)
        )
        for proposal in proposals
    }
