"""Before and after: what a change of weights, money or rules does to the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.portfolio.naming import is_cut, name
from prioritise.portfolio.problem import MILLIONTHS, Column, PortfolioProblem, score_millionths
from prioritise.words import counted, first_capital, joined, lower_first

SAME = "The same list"


@dataclass(frozen=True, slots=True)
class PortfolioChange:
    """Who enters, leaves and changes size, by name, and what it comes to.

    Both values are at the weights now in use, so that they are measured with one yardstick. `cuts_made` and
    `cuts_dropped` are reductions, which are made or not and never enter or leave. `resized` are chosen before and after
    at different funding levels, with both levels: "Stop smoking service, from full to reduced scale".
    """

    entering: tuple[str, ...]
    leaving: tuple[str, ...]
    cuts_made: tuple[str, ...]
    cuts_dropped: tuple[str, ...]
    value_before: float
    value_after: float
    cost_before_gbp: int
    cost_after_gbp: int
    resized: tuple[str, ...] = ()

    @property
    def same_list(self) -> bool:
        """Whether the same interventions are chosen before and after, at the same levels."""
        return not (self.entering or self.leaving or self.cuts_made or self.cuts_dropped or self.resized)


def compare_portfolios(before: Analysis, after: Analysis) -> PortfolioChange:
    """Say what changes from one portfolio to another of the same exercise; both must have an answer."""
    old, new = set(before.portfolio.interventions), set(after.portfolio.interventions)
    scores = score_millionths(before.problem, after.weights)
    return PortfolioChange(
        entering=_names(after, new - old, cuts=False),
        leaving=_names(after, old - new, cuts=False),
        cuts_made=_names(after, new - old, cuts=True),
        cuts_dropped=_names(after, old - new, cuts=True),
        value_before=sum(scores[place] for place in before.portfolio.chosen) / MILLIONTHS,
        value_after=after.portfolio.value,
        cost_before_gbp=before.portfolio.cost_gbp,
        cost_after_gbp=after.portfolio.cost_gbp,
        resized=tuple(
            resized_name(
                after.exercise.intervention_by_id[intervention].name,
                before.level_name_of[intervention],
                after.level_name_of[intervention],
            )
            for intervention in sorted(old & new)
            if before.shown[intervention] != after.shown[intervention]
        ),
    )


def change_sentence(change: PortfolioChange) -> str:
    """Say who enters and leaves, in one line: "2 enter: a and b. 1 leaves: c."."""
    return " ".join(change_lines(change))


def change_lines(change: PortfolioChange) -> tuple[str, ...]:
    """Say who enters, leaves or changes size and which cuts are made, a sentence each: long lists stand apart."""
    if change.same_list:
        return ("The same interventions are chosen. Nothing enters and nothing leaves.",)
    parts = (
        _part(change.entering, "enters", "enter"),
        _part(change.leaving, "leaves", "leave"),
        _part(change.resized, "changes size", "change size"),
        _part(change.cuts_made, "cut made", "cuts made"),
        _part(change.cuts_dropped, "cut no longer made", "cuts no longer made"),
    )
    return tuple(part for part in parts if part)


def cuts_cell(made: tuple[str, ...], dropped: tuple[str, ...]) -> str:
    """Return the cuts made and no longer made in one cell of a table, or a dash."""
    parts = (("Made", made), ("No longer made", dropped))
    return "; ".join(f"{words}: {joined(names)}" for words, names in parts if names) or "–"


def resized_name(name: str, before: str, after: str) -> str:
    """Give a name with the level it had and has, a shared last word said once: "from full to reduced scale"."""
    old, new = lower_first(before).split(), lower_first(after)
    if len(old) > 1 and old[-1] == new.split()[-1]:
        old.pop()
    return f"{name}, from {' '.join(old)} to {new}"


def _part(names: tuple[str, ...], one: str, many: str) -> str:
    return f"{counted(len(names), one, many)}: {joined(names)}." if names else ""


def _names(analysis: Analysis, ids: set[str], *, cuts: bool) -> tuple[str, ...]:
    known = analysis.exercise.interventions
    return tuple(intervention.name for intervention in known if intervention.id in ids and intervention.is_cut == cuts)


@dataclass(frozen=True, slots=True)
class ListChange:
    """Who enters and leaves, who changes size, and which cuts are made and no longer made; all by name."""

    entering: tuple[str, ...]
    leaving: tuple[str, ...]
    resized: tuple[str, ...]
    cuts_made: tuple[str, ...]
    cuts_dropped: tuple[str, ...]


def list_change(problem: PortfolioProblem, enters: Sequence[str], leaves: Sequence[str]) -> ListChange:
    """Find how one list differs from another, from labels of columns. A cut neither enters nor leaves."""
    known = {column.label: column for column in problem.columns}
    coming, going = ([known[label] for label in labels] for labels in (enters, leaves))
    before = {column.intervention: column for column in going}
    after = {column.intervention: column for column in coming}
    return ListChange(
        entering=_column_names(problem, [column for column in coming if column.intervention not in before], cuts=False),
        leaving=_column_names(problem, [column for column in going if column.intervention not in after], cuts=False),
        resized=tuple(
            resized_name(name(problem, intervention), _level(before[intervention]), _level(after[intervention]))
            for intervention in after
            if intervention in before
        ),
        cuts_made=_column_names(problem, coming, cuts=True),
        cuts_dropped=_column_names(problem, going, cuts=True),
    )


def change_words(problem: PortfolioProblem, enters: Sequence[str], leaves: Sequence[str]) -> str:
    """Say who goes, who comes, which cuts are made or not, and who changes level; from labels of columns."""
    change = list_change(problem, enters, leaves)
    parts = (
        _phrase(change.leaving, "out goes", "out go"),
        _phrase(change.entering, "in comes", "in come"),
        _phrase(change.cuts_made, "cut made:", "cuts made:"),
        _phrase(change.cuts_dropped, "cut no longer made:", "cuts no longer made:"),
        _phrase(change.resized, "changes size:", "change size:"),
    )
    return first_capital("; ".join(part for part in parts if part)) or SAME


def _phrase(names: tuple[str, ...], one: str, many: str) -> str:
    return f"{one if len(names) == 1 else many} {joined(names)}" if names else ""


def _column_names(problem: PortfolioProblem, columns: Sequence[Column], *, cuts: bool) -> tuple[str, ...]:
    return tuple(_name(problem, column) for column in columns if is_cut(problem, column.intervention) == cuts)


def _name(problem: PortfolioProblem, column: Column) -> str:
    called = name(problem, column.intervention)
    return f"{called} at {_level(column)}" if column.level else called


def _level(column: Column) -> str:
    return lower_first(column.level_name or column.level)
