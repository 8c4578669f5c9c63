"""The smallest change of every kind, for the list and for one intervention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.known import require_intervention, require_proven
from prioritise.analysis.nearest.amounts import amount_changes_of, amount_changes_of_list
from prioritise.analysis.nearest.cells import cell_changes
from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.analysis.nearest.costs import cost_change_of, cost_changes_of_list
from prioritise.analysis.nearest.fund_years import fund_change_of, fund_short
from prioritise.analysis.nearest.rules_dropped import rule_changes, weight_changes
from prioritise.analysis.nearest.shares import share_changes
from prioritise.analysis.nearest.sides import Sides
from prioritise.analysis.once import once
from prioritise.portfolio.explain.entry import why_entry_cost_is_unclear
from prioritise.portfolio.portfolio import Portfolio

ORDER = (
    ChangeKind.CAPACITY,
    ChangeKind.FUND,
    ChangeKind.FUND_YEARS,
    ChangeKind.ALL_MONEY,
    ChangeKind.COST,
    ChangeKind.SCORE,
    ChangeKind.LIKELIHOOD,
    ChangeKind.WEIGHT,
    ChangeKind.RULE,
)
"""The kinds in the order they are told in."""


@dataclass(frozen=True)
class NearestChanges:
    """Every change looked for that makes another decision best, by kind and the nearest of a kind first.

    `intervention` is whose decision it is, empty for the list as a whole. `unclear` says why no one cost can be named.
    `fund_short` is the fund whose money over all years keeps it out; more of it in every year is looked for only then.
    """

    intervention: str
    changes: tuple[NearestChange, ...]
    unclear: str = ""
    fund_short: str = ""

    def of_kind(self, kind: ChangeKind) -> tuple[NearestChange, ...]:
        """List the changes of one kind, the nearest first."""
        return tuple(change for change in self.changes if change.kind is kind)

    @property
    def smallest(self) -> tuple[NearestChange, ...]:
        """The smallest of every kind; of money and capacities the smallest rise and the smallest fall; every rule."""
        return tuple(change for kind in ORDER for change in _smallest(self.of_kind(kind)))

    @property
    def nearest(self) -> tuple[NearestChange, ...]:
        """One change of every kind, the smallest against today's amount first: of the smallest of a kind the nearest.

        Capacities differ in their unit, so they are compared against today's. A rule has no size: the one that changes
        the value least is the nearest.
        """
        one_of_each = [min(_smallest(self.of_kind(kind)), key=_size) for kind in ORDER if self.of_kind(kind)]
        return tuple(sorted(one_of_each, key=lambda change: (change.kind is ChangeKind.RULE, change.against_today)))

    @property
    def without(self) -> tuple[ChangeKind, ...]:
        """The kinds no change of which makes another decision best."""
        looked_for = (kind for kind in ORDER if self.fund_short or kind is not ChangeKind.FUND_YEARS)
        return tuple(kind for kind in looked_for if not self.of_kind(kind))


@once
def nearest_changes(analysis: Analysis, intervention: str = "") -> NearestChanges:
    """Find the smallest change of each kind that changes the list, or the decision on one intervention.

    More or less money of one fund in one year, or of one capacity in one year: exact to the pound and the unit, from
    the list being worth more by at least a millionth of a point. Where the money of one fund over all years keeps an
    intervention out, more of it in every year, in whole per cent up to a half. All money up to a quarter. A cost in
    whole pounds paid out. Scores and likelihoods in hundredths of a point within their scale. Weights with the others
    in proportion. Every rule dropped alone. Raises UnknownName for an intervention that is not there and where no list
    is proven best, and SolverFailed.
    """
    require_proven(analysis.portfolio, "what would change it")
    if intervention:
        require_intervention(analysis.exercise, intervention)
    if not intervention:
        return NearestChanges("", tuple(_of_list(analysis)))
    sides = Sides(analysis.questions, intervention)
    short = fund_short(sides)
    changes = [
        *_of_decision(analysis, sides),
        *(fund_change_of(sides, short) if short else ()),
        *cost_change_of(analysis, intervention),
    ]
    return NearestChanges(
        intervention, tuple(changes), why_entry_cost_is_unclear(analysis.problem, intervention), short
    )


@once
def nearest_changes_to(analysis: Analysis, place: int) -> NearestChanges:
    """Find the same for one intervention at the level of this column (place) and no other; not of its cost."""
    intervention = analysis.problem.columns[place].intervention
    sides = Sides(analysis.questions, intervention, place)
    return NearestChanges(intervention, tuple(_of_decision(analysis, sides)))


def _of_list(analysis: Analysis) -> list[NearestChange]:
    present = analysis.portfolio.chosen
    return [
        *_sorted(amount_changes_of_list(analysis.questions)),
        *share_changes(analysis, lambda portfolio: portfolio.chosen != present),
        *_sorted(cost_changes_of_list(analysis)),
        *cell_changes(analysis, lambda choice: choice.portfolio.chosen != present),
        *weight_changes(analysis, lambda _: True),
        *rule_changes(analysis, lambda portfolio: portfolio.chosen != present),
    ]


def _of_decision(analysis: Analysis, sides: Sides) -> list[NearestChange]:
    """All but its cost, which moves every level of one at once."""

    def differs(portfolio: Portfolio) -> bool:
        return portfolio.has_answer and sides.holds(portfolio.chosen) is not sides.inside

    return [
        *amount_changes_of(sides),
        *share_changes(analysis, differs),
        *cell_changes(analysis, lambda choice: differs(choice.portfolio)),
        *weight_changes(analysis, lambda chosen: sides.holds(chosen) is not sides.inside),
        *rule_changes(analysis, differs),
    ]


def _sorted(changes: Iterable[NearestChange]) -> list[NearestChange]:
    return sorted(changes, key=lambda change: (change.kind is not ChangeKind.FUND, abs(change.amount)))


def _size(change: NearestChange) -> float:
    if change.kind is ChangeKind.RULE:
        return abs(change.swap.value_lost_millionths or 0)
    return change.against_today if change.kind is ChangeKind.CAPACITY else abs(change.amount)


def _smallest(changes: tuple[NearestChange, ...]) -> list[NearestChange]:
    if not changes or changes[0].kind is ChangeKind.RULE:
        return list(changes)
    if changes[0].kind not in (ChangeKind.CAPACITY, ChangeKind.FUND, ChangeKind.ALL_MONEY):
        return [changes[0]]
    smallest: dict[tuple[str, bool], NearestChange] = {}
    for change in changes:
        about = change.about if change.kind is ChangeKind.CAPACITY else ""
        smallest.setdefault((about, change.is_more), change)
    return sorted(smallest.values(), key=lambda nearest_change: not nearest_change.is_more)
