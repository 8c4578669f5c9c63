"""Which question comes next: the first that divides the panel, or one that nobody scored while there is no list."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.report.room.next_question import next_question, unscored_question
from prioritise.report.room.view import RoomView
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.room.question_panel import question_panel
from prioritise.ui.session.disputes_work import disputes_job
from prioritise.ui.shared.parts_panel import Parts


def question_section(
    exercise: Exercise, analysis: Analysis | None, parts: Parts, view: RoomView
) -> tuple[DisputedCell, ...] | None:
    """Draw the next question while the panel settles; tells the divided ones once they are worked out.

    Not for while a round is open.
    """
    if analysis is None:
        if view.settling:
            question_panel(unscored_question(exercise))
        return None
    cells = parts.answer(disputes_job(analysis))
    if view.settling and cells is not None:
        question_panel(next_question(analysis, cells, view.about))
    return cells
