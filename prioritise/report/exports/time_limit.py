"""What a record keeps of a list that was found within a time limit, and what can be checked of it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prioritise.analysis import Analysis
from prioritise.domain.errors import FileProblems, Problem
from prioritise.words import short_number

PROVEN, UNPROVEN = "optimal", "time-limited"
ORIGINAL = "ask for the original record"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The limit a run was given for each solve, and the list it came to, by the labels of its columns.

    `is_proven`: the list was proven best within the limit, so that it can be found again. `bound_millionths` is what no
    list is worth more than.
    """

    seconds: float
    is_proven: bool
    chosen: tuple[str, ...]
    bound_millionths: int

    @property
    def sentence(self) -> str:
        """What the limit means for whoever checks the record."""
        made = f"It was made with a time limit of {short_number(self.seconds)} seconds for each solve."
        if self.is_proven:
            return f"{made} Its list was proven the best within it; not every list that its bands rest on was."
        return (
            f"{made} Its list is the best found by then, so it cannot be found again. Instead, the recorded list was "
            "checked: it keeps to every budget and rule, and its figures were added up again."
        )


def time_limit_of(analysis: Analysis, *, cells_unproven: int) -> TimeLimit | None:
    """Return the limit an analysis was given and what it came to; None where everything was proven, as without one.

    `cells_unproven` counts the lists that its bands rest on and that were not proven in time.
    """
    proven = analysis.portfolio.is_proven and not cells_unproven
    if analysis.time_limit_seconds is None or proven:
        return None
    portfolio = analysis.portfolio
    assert portfolio.bound_millionths is not None, "what is unproven is an answer, which has a bound"
    labels = tuple(analysis.problem.columns[place].label for place in portfolio.chosen)
    return TimeLimit(analysis.time_limit_seconds, portfolio.is_proven, labels, portfolio.bound_millionths)


def time_limit_data(limit: TimeLimit) -> dict[str, Any]:
    """Write a limit as a record holds it."""
    return {
        "seconds": limit.seconds,
        "status": PROVEN if limit.is_proven else UNPROVEN,
        "chosen": list(limit.chosen),
        "bound_millionths": limit.bound_millionths,
    }


def time_limit_in(name: str, record: Mapping[str, Any]) -> TimeLimit | None:
    """Read the limit a record holds; None where it holds none. Raises FileProblems where it cannot be read."""
    match record.get("time_limit"):
        case None:
            return None
        case {
            "seconds": float() | int() as seconds,
            "status": ("optimal" | "time-limited") as status,
            "chosen": [*chosen],
            "bound_millionths": int() as bound,
        } if seconds > 0 and all(isinstance(label, str) for label in chosen):
            return TimeLimit(float(seconds), str(status) == PROVEN, tuple(chosen), bound)
    raise FileProblems([Problem(file=name, found="a time limit that cannot be read", what_to_do=ORIGINAL)])
