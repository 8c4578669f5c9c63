"""How long the panel needs, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis.disputes import to_settle
from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import panel_spreads
from prioritise.judgement.workload import panel_time
from prioritise.robustness.disputed import DisputedCell
from prioritise.words import counted, lower_first


def panel_time_sentence(exercise: Exercise, cells: Sequence[DisputedCell] | None = None) -> str:
    """Say the minutes of scoring beforehand and of the workshop; empty when the panel scores nothing.

    With `cells` the workshop is for those that would change the list; without, for up to as many as divide the panel,
    or as it takes when nobody has scored. Never for more than `settings.panel.cells_to_settle`.
    """
    time = panel_time(exercise)
    if not time.answers:
        return ""
    scoring = f"Scoring takes each member about {counted(time.scoring_minutes, 'minute')} beforehand"
    settling = settling_time_sentence(exercise, cells)
    return f"{scoring}; {lower_first(settling) or 'there is nothing the workshop must settle.'}"


def settling_minutes(exercise: Exercise) -> int:
    """Return the minutes a workshop keeps for settling: as many questions as `settings.panel` plans for, at most."""
    return panel_time(exercise).settling_minutes


def settling_time_sentence(exercise: Exercise, cells: Sequence[DisputedCell] | None = None) -> str:
    """Say how long settling what would change the list takes, or at most; empty with nothing to settle."""
    worth = _worth_settling(exercise, cells)
    time = panel_time(exercise, cells=worth)
    if not time.cells:
        return ""
    minutes = counted(time.settling_minutes, "minute")
    if cells is None or worth is None:
        return f"Settling up to {counted(time.cells, 'question')} together takes up to {minutes}."
    return f"Settling {_which(cells, worth, time.cells)} takes about {minutes}."


def _which(cells: Sequence[DisputedCell], worth: int, settled: int) -> str:
    if not all(cell.is_tested for cell in to_settle(cells)):
        return f"the first {counted(settled, 'question')}"
    if settled < worth:
        return f"the first {settled} of the {worth} questions that would change the list"
    return f"the {counted(settled, 'question')} that would change the list"


def _worth_settling(exercise: Exercise, cells: Sequence[DisputedCell] | None) -> int | None:
    if cells is not None:
        left = to_settle(cells)
        return sum(cell.changes_list or not cell.is_tested for cell in left)
    if not exercise.scores:
        return None
    return sum(panel_spread.is_divided and not panel_spread.is_settled for panel_spread in panel_spreads(exercise))
