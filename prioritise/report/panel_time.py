"""How long the panel needs, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import panel_spreads
from prioritise.judgement.workload import panel_time
from prioritise.report.disputes import to_settle
from prioritise.report.wording import counted
from prioritise.robustness.disputed import DisputedCell


def panel_time_sentence(exercise: Exercise, cells: Sequence[DisputedCell] | None = None) -> str:
    """The minutes of scoring beforehand and of the workshop; empty when the panel scores nothing.

    With `cells` the workshop is for those that would change the list; without, for every divided cell there is so far,
    or for as many as it takes when nobody has scored. Never for more than `settings.panel.cells_to_settle`.
    """
    time = panel_time(exercise, cells=_worth_settling(exercise, cells))
    if not time.answers:
        return ""
    scoring = f"Scoring takes each member about {counted(time.scoring_minutes, 'minute')} beforehand"
    if not time.cells:
        return f"{scoring}; there is nothing the workshop must settle."
    settling = f"settling {counted(time.cells, 'cell')} together takes about {counted(time.settling_minutes, 'minute')}"
    return f"{scoring}; {settling}."


def settling_time_sentence(exercise: Exercise, cells: Sequence[DisputedCell]) -> str:
    """The minutes it takes to settle what would change the list; empty when nothing would."""
    time = panel_time(exercise, cells=_worth_settling(exercise, cells))
    if not time.cells:
        return ""
    these = "this one" if time.cells == 1 else f"the first {time.cells}"
    return f"Settling {these} together takes about {counted(time.settling_minutes, 'minute')}."


def _worth_settling(exercise: Exercise, cells: Sequence[DisputedCell] | None) -> int | None:
    if cells is not None:
        left = to_settle(cells)
        return sum(cell.changes_list or not cell.is_tested for cell in left)
    if not exercise.scores:
        return None
    return sum(each.is_divided and not each.is_settled for each in panel_spreads(exercise))
