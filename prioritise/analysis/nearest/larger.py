"""Why one that is funded is not funded at a larger level, what that would cost, and what would bring it about."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.known import require_intervention
from prioritise.analysis.nearest.choices import choices
from prioritise.analysis.nearest.nearest import NearestChanges, nearest_changes_to
from prioritise.analysis.nearest.roundabout import LIMITS
from prioritise.analysis.nearest.sentences import change_lines, swap_words
from prioritise.analysis.once import once
from prioritise.portfolio.explain.sentences import points
from prioritise.portfolio.problem import Column
from prioritise.portfolio.swap import swap_between
from prioritise.portfolio.today import place_today
from prioritise.words import first_capital, lower_first, pounds

NONE_WOULD = "None of the changes that are looked at would do it by itself."


@dataclass(frozen=True, slots=True)
class WouldBeLarger:
    """What would bring one to a larger level: a heading, and a line a kind of change; or, with none, a sentence."""

    heading: str
    lines: tuple[str, ...]

    def text(self, *, bullet: str = "- ") -> tuple[str, ...]:
        """Write all of it, a line each."""
        return (f"{self.heading}:", *(bullet + line for line in self.lines))


@once
def why_not_larger(analysis: Analysis, intervention: str) -> tuple[str, ...]:
    """Say what every larger level would cost more, what it would do to the list, and which rule guards today's.

    Empty for what is not funded, or is funded at its largest. Exact. Raises UnknownName for an intervention that is not
    there, and SolverFailed.
    """
    return tuple(
        " ".join(filter(None, _not_at(analysis, intervention, place))) for place in _larger(analysis, intervention)
    )


@once
def would_be_larger(analysis: Analysis, intervention: str) -> tuple[WouldBeLarger, ...]:
    """Say of every larger level what would bring it about, the smallest change of every kind. Raises SolverFailed."""
    if not analysis.portfolio.is_proven:
        return ()
    return tuple(
        WouldBeLarger(
            f"It would be at {_called(analysis, place)} if",
            change_lines(analysis, _helpful(nearest_changes_to(analysis, place), analysis.problem.columns[place].level))
            or (NONE_WOULD,),
        )
        for place in _larger(analysis, intervention)
    )


def _larger(analysis: Analysis, intervention: str) -> tuple[int, ...]:
    require_intervention(analysis.exercise, intervention)
    problem = analysis.problem
    places = problem.columns_of[intervention]
    now = next((problem.columns[place] for place in places if place in analysis.portfolio.chosen), None)
    return () if now is None else tuple(place for place in places if problem.columns[place].cost_gbp > now.cost_gbp)


def _not_at(analysis: Analysis, intervention: str, place: int) -> tuple[str, ...]:
    problem = analysis.problem
    level, today = problem.columns[place], place == place_today(problem, intervention)
    now = next(problem.columns[at] for at in problem.columns_of[intervention] if at in analysis.portfolio.chosen)
    cost = f"{pounds(level.cost_gbp)} over the plan, not {pounds(now.cost_gbp)}"
    called = first_capital(_called(analysis, place))
    return (
        f"{called} would cost {pounds(level.cost_gbp - now.cost_gbp)} more: {cost}.",
        _list_with(analysis, intervention, place),
        _guarded(analysis, intervention, level) if today else "",
    )


def _list_with(analysis: Analysis, intervention: str, place: int) -> str:
    problem = analysis.problem
    best = next((choice.portfolio for choice in choices(analysis, intervention) if choice.place == place), None)
    if best is None:
        return "With it, no list would keep the money and the rules."
    swap = swap_between(problem, analysis.portfolio, best, besides=intervention)
    lost = swap.value_lost_millionths or 0
    worth = f"worth {points(lost)} less" if lost else "worth exactly as much"
    return f"With it, the best list would be {worth}. {swap_words(problem, swap)}".strip()


def _guarded(analysis: Analysis, intervention: str, today: Column) -> str:
    rulings = [rule.settled for rule in analysis.problem.rules if rule.settled]
    own = [ruling for ruling in rulings if ruling.intervention == intervention and ruling.inside]
    size = lower_first(today.level_name or today.level)
    if any(not ruling.level for ruling in own):
        return f"The rule that it must continue lets it go on smaller: it does not name {size}."
    return "" if own else f"No rule keeps it at {size}."


def _called(analysis: Analysis, place: int) -> str:
    column = analysis.problem.columns[place]
    level = lower_first(column.level_name or column.level)
    today = place == place_today(analysis.problem, column.intervention)
    return f"{level}, as it is today," if today else level


def _helpful(changes: NearestChanges, level: str) -> NearestChanges:
    """Leave out less money or capacity that happens to make room, and values of its other levels."""
    whose = changes.intervention
    return NearestChanges(
        whose,
        tuple(
            change
            for change in changes.changes
            if (change.is_more or change.kind not in LIMITS)
            and (change.intervention != whose or change.level in ("", level))
        ),
    )
