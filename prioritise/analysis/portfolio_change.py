"""Before and after: what a change of weights, money or rules does to the list."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.domain.interventions import Status
from prioritise.portfolio.problem import MILLIONTHS, score_millionths
from prioritise.words.lists import joined
from prioritise.words.numbers import counted, lower_first


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
    """What changes from one portfolio to another of the same exercise; both must have an answer."""
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
                after.exercise.intervention_by_id[each].name, before.level_name_of[each], after.level_name_of[each]
            )
            for each in sorted(old & new)
            if before.shown[each] != after.shown[each]
        ),
    )


def change_sentence(change: PortfolioChange) -> str:
    """Who enters and leaves, in one line: "2 enter: a and b. 1 leaves: c."."""
    return " ".join(change_lines(change))


def change_lines(change: PortfolioChange) -> tuple[str, ...]:
    """Who enters, leaves or changes size and which cuts are made, a sentence each, so that long lists stand apart."""
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
    """The cuts made and no longer made in one cell of a table, or a dash."""
    parts = (("Made", made), ("No longer made", dropped))
    return "; ".join(f"{words}: {joined(names)}" for words, names in parts if names) or "–"


def resized_name(name: str, before: str, after: str) -> str:
    """A name with the funding level it had and has, a last word they share said once: "from full to reduced scale"."""
    old, new = lower_first(before).split(), lower_first(after)
    if len(old) > 1 and old[-1] == new.split()[-1]:
        old.pop()
    return f"{name}, from {' '.join(old)} to {new}"


def _part(names: tuple[str, ...], one: str, many: str) -> str:
    return f"{counted(len(names), one, many)}: {joined(names)}." if names else ""


def _names(analysis: Analysis, ids: set[str], *, cuts: bool) -> tuple[str, ...]:
    known = analysis.exercise.interventions
    return tuple(each.name for each in known if each.id in ids and (each.status is Status.REDUCE) == cuts)
