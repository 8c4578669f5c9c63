"""What moves between two lists of one problem: who leaves, who comes in, who changes level, and the value lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem, score_millionths


@dataclass(frozen=True, slots=True)
class Resized:
    """An intervention that would be funded either way, the level it would move to, and the one it is at."""

    intervention: str
    level: str
    was: str


@dataclass(frozen=True, slots=True)
class Swap:
    """What another list would do: the value lost, who would leave and who would come in.

    None for `value_lost_millionths` where there is no other list, because nothing obeys the rules. Interventions are
    ids, in order. `resized` are those that stay at another level.
    """

    value_lost_millionths: int | None
    leave: tuple[str, ...]
    enter: tuple[str, ...]
    resized: tuple[Resized, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether there is another list."""
        return self.value_lost_millionths is not None


def levels_in(problem: PortfolioProblem, chosen: Iterable[int]) -> dict[str, str]:
    """Return the level of every intervention whose column is chosen, by its id."""
    return {problem.columns[place].intervention: problem.columns[place].level for place in chosen}


def swap_between(problem: PortfolioProblem, before: Portfolio, after: Portfolio, *, besides: str = "") -> Swap:
    """Find what moves from one portfolio to another, which may be the best of the problem changed; not `besides`.

    What is lost is what each says it is worth. Nothing moves to a portfolio that has no answer.
    """
    if not after.has_answer:
        return Swap(None, (), ())
    lost = before.value_millionths - after.value_millionths
    return _swap(problem, before, after.chosen, lost, besides)


def swap_to(problem: PortfolioProblem, before: Portfolio, chosen: Collection[int], *, besides: str = "") -> Swap:
    """Find what moves from a portfolio to another set of columns, at the problem's own weights; not `besides`."""
    scores = score_millionths(problem)
    return _swap(problem, before, chosen, before.value_millionths - sum(scores[place] for place in chosen), besides)


def _swap(
    problem: PortfolioProblem, before: Portfolio, chosen: Collection[int], lost_millionths: int, besides: str = ""
) -> Swap:
    was, now = set(before.interventions), set(problem.interventions_in(chosen))
    before_at = levels_in(problem, before.chosen)
    moved = [problem.columns[place] for place in sorted(chosen) if place not in before.chosen]
    return Swap(
        value_lost_millionths=lost_millionths,
        leave=tuple(sorted(was - now - {besides})),
        enter=tuple(sorted(now - was - {besides})),
        resized=tuple(
            Resized(column.intervention, column.level, before_at[column.intervention])
            for column in moved
            if column.intervention in was - {besides}
        ),
    )
