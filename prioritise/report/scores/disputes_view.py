"""What divides the panel, as it is looked at: the finding, the questions in order, and one of them closely."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.disputes import settled_cells, to_settle
from prioritise.analysis.once import once
from prioritise.analysis.panel_time import settling_time_sentence
from prioritise.report.drawing.figure import Figure, PartnerMark, partner_marks
from prioritise.report.scores.disputes import (
    WHAT_IS_A_QUESTION,
    disputes_sentence,
    disputes_table,
    disputes_title,
    ends_sentence,
    part_sentence,
    settled_table,
    settled_title,
)
from prioritise.report.scores.settling import cell_label, stands_sentence
from prioritise.report.words.cell_words import cell_name
from prioritise.report.words.end_words import end_sentence
from prioritise.robustness.disputed import DisputedCell
from prioritise.words import TextTable

IN_ORDER = "In the order of what they could change."
IN_ORDER_OF_PART = "What this round asks about first, then the others, each in the order of what they could change."


@dataclass(frozen=True, slots=True)
class DisputesView:
    """What divides the panel. `cells` are those to settle, in order, then those that are settled; `labels` name them.

    `shown_first` is how many of those to settle `first` lists; `every` lists them all, in the `order` that is said. A
    table without rows has nothing to say.
    """

    title: str
    sentence: str
    what_is_a_question: str
    cells: tuple[DisputedCell, ...]
    labels: tuple[str, ...]
    left: int
    shown_first: int
    order: str
    first: TextTable
    every: TextTable
    settled_title: str
    settled: TextTable


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: who gave what, what was agreed (empty if nothing), and what settling at either end would do."""

    name: str
    question: str
    partners: tuple[PartnerMark, ...]
    chart: Figure
    reading: str
    ends: str
    stands: str
    at_ends: tuple[str, str]


@once
def disputes_view(analysis: Analysis, cells: tuple[DisputedCell, ...], about: tuple[str, ...] = ()) -> DisputesView:
    """Collect what divides the panel; `cells` are the analysis's own, in the order of what they could change.

    `about` are the interventions of the round that is settled, where that is a part of the list: they come first.
    """
    exercise = analysis.exercise
    left, done = to_settle(cells, about), settled_cells(cells)
    first = exercise.settings.panel.cells_to_settle
    listed = (*left, *done)
    return DisputesView(
        title=disputes_title(exercise, cells, about),
        sentence=" ".join(line for line in _where_to_begin(analysis, cells, about) if line),
        what_is_a_question=WHAT_IS_A_QUESTION,
        cells=listed,
        labels=tuple(cell_label(exercise, place, cell, about) for place, cell in enumerate(listed, start=1)),
        left=len(left),
        shown_first=first,
        order=IN_ORDER_OF_PART if about else IN_ORDER,
        first=disputes_table(analysis, left[:first], about),
        every=disputes_table(analysis, left, about),
        settled_title=settled_title(done),
        settled=settled_table(exercise, done),
    )


def _where_to_begin(analysis: Analysis, cells: tuple[DisputedCell, ...], about: tuple[str, ...]) -> tuple[str, str]:
    """Where to begin, and how long settling takes; that is not said of a round about a part."""
    if about:
        return part_sentence(analysis, cells, about), ""
    return disputes_sentence(analysis, cells), settling_time_sentence(analysis.exercise, cells)


@once
def question_view(analysis: Analysis, cell: DisputedCell) -> QuestionView:
    """Collect what is said of one question that divides the panel."""
    # A member's page, which everybody waits for after a restart, has no chart, and loading what draws one takes long.
    from prioritise.report.scores.disputes_chart import how_to_read, spreads_chart

    exercise, spread = analysis.exercise, cell.spread
    return QuestionView(
        name=cell_name(exercise, spread),
        question=exercise.criterion_by_id[spread.criterion].question,
        partners=partner_marks([partner.name for partner in exercise.partners]),
        chart=spreads_chart(analysis, [cell]),
        reading=how_to_read([cell]),
        ends=ends_sentence(exercise, spread),
        stands=stands_sentence(exercise, spread.agreed) if spread.agreed else "",
        at_ends=(end_sentence(analysis, cell, cell.at_low), end_sentence(analysis, cell, cell.at_high)),
    )
