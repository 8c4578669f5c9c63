"""What divides the panel: the cells in the order of what they could change, and one of them to look at and settle."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.analysis.asked import Answers
from prioritise.analysis.disputes import settled_cells, to_settle
from prioritise.analysis.panel_time import settling_time_sentence
from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import unscored_cells
from prioritise.report.exports.disputes_csv import disputes_csv
from prioritise.report.scores.disputes import (
    WHAT_IS_A_QUESTION,
    cell_name,
    disputes_sentence,
    disputes_table,
    disputes_title,
    end_sentence,
    ends_sentence,
    settled_table,
    settled_title,
)
from prioritise.report.scores.disputes_chart import how_to_read, spreads_chart
from prioritise.report.scores.settling import cell_label, scale_lines, stands_sentence, unscored_names, unscored_title
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.scores.disputes_work import disputed_piece
from prioritise.ui.scores.evidence_panel import evidence_beside
from prioritise.ui.scores.settling_panel import (
    CHOSEN,
    Cell,
    last_event,
    say_what_was_settled,
    settle_cell,
    settling_round,
    watch_settling,
)
from prioritise.ui.session.panel_access import Seat, seat
from prioritise.ui.shared.my_round import a_round_is_open
from prioritise.ui.shared.notes_panel import figure
from prioritise.ui.shared.parts_panel import Later
from prioritise.ui.shared.round_change_panel import round_change_section
from prioritise.ui.shared.table_panel import table

ALL = "divided-all"
SCORING = (
    "Members are scoring alone. What divides the panel is shown to everyone at once, when the facilitator reveals the "
    "round."
)
ALONE = (
    "To settle one, add a row to agreed.csv with the value and the reason, or take this exercise to a panel on the "
    "Start page."
)


def divided_panel(answers: Answers) -> None:
    """Everything about what divides the panel, at the agreed weights and money."""
    held = seat()
    if a_round_is_open(held):
        st.write(SCORING)
        return
    seen = last_event(held)
    analysis, later = answers.agreed, Later()
    say_what_was_settled(held, analysis)
    round_change_section(analysis, later)
    cells = later.answer(disputed_piece(analysis))
    if cells is not None:
        _found(analysis, held, cells)
    later.follow()
    if held is not None:
        watch_settling(held, seen)


def unscored_panel(exercise: Exercise) -> None:
    """The cells without any score, which keep the list from being worked out, and settling them; nothing if none."""
    held, cells = seat(), unscored_cells(exercise)
    if not cells or a_round_is_open(held):
        return
    seen = last_event(held)
    say_what_was_settled(held, None)
    st.header(unscored_title(cells))
    st.write("There is no list until each has a value. Settle them with a reason, or score them in a new round.")
    with st.container(border=True, key="unscored-cell"):
        names = dict(zip(cells, unscored_names(exercise, cells), strict=True))
        chosen = st.selectbox("A question to settle", cells, format_func=lambda each: names[each], key=CHOSEN)
        cell = Cell(chosen.intervention, chosen.level, chosen.criterion)
        st.subheader(names[chosen])
        _settle_or_say_who(exercise, held, cell, None)
    if held is not None:
        watch_settling(held, seen)


def _found(analysis: Analysis, held: Seat | None, cells: Sequence[DisputedCell]) -> None:
    exercise, left = analysis.exercise, to_settle(cells)
    st.header(disputes_title(exercise, cells))
    lines = (disputes_sentence(analysis, cells), settling_time_sentence(exercise, cells))
    st.write(" ".join(line for line in lines if line))
    if not cells:
        return
    st.caption(WHAT_IS_A_QUESTION)
    _chosen(analysis, held, [*left, *settled_cells(cells)])
    if left:
        _listing(analysis, left)
    _settled(analysis, settled_cells(cells))
    st.download_button(
        "Download these questions as CSV", disputes_csv(cells), "disputes.csv", "text/csv", key="divided-csv"
    )


def _listing(analysis: Analysis, left: Sequence[DisputedCell]) -> None:
    first = analysis.exercise.settings.panel.cells_to_settle
    st.subheader("In the order of what they could change")
    if len(left) > first:
        st.toggle(f"Show all {len(left)}, not only the first {first}", key=ALL)
    shown = left if st.session_state.get(ALL) else left[:first]
    table(disputes_table(analysis, shown), "Divided questions in the order of what they could change")


def _settled(analysis: Analysis, done: Sequence[DisputedCell]) -> None:
    if done:
        with st.expander(settled_title(done)):
            table(settled_table(analysis.exercise, done), "Settled questions")


def _chosen(analysis: Analysis, held: Seat | None, cells: Sequence[DisputedCell]) -> None:
    exercise = analysis.exercise
    cell_of = {Cell.of(each.spread): each for each in cells}
    labels = {key: cell_label(exercise, place, each) for place, (key, each) in enumerate(cell_of.items(), start=1)}
    if st.session_state.get(CHOSEN) not in cell_of:
        st.session_state[CHOSEN] = next(iter(cell_of))
    with st.container(border=True, key="divided-cell"):
        chosen = st.selectbox("The question to look at", list(cell_of), format_func=labels.__getitem__, key=CHOSEN)
        cell = cell_of[chosen]
        st.subheader(cell_name(exercise, cell.spread))
        st.write(exercise.criterion_by_id[chosen.criterion].question)
        figure(spreads_chart(analysis, [cell]), key="divided-spread", heading=False)
        st.caption(how_to_read([cell]))
        st.write(ends_sentence(exercise, cell.spread))
        if cell.spread.agreed:
            st.markdown(f"**{stands_sentence(exercise, cell.spread.agreed)}**")
        st.markdown("\n".join(f"- {end_sentence(analysis, cell, end)}" for end in (cell.at_low, cell.at_high)))
        _settle_or_say_who(exercise, held, chosen, cell, before=analysis)


def _settle_or_say_who(
    exercise: Exercise, held: Seat | None, cell: Cell, divided: DisputedCell | None, *, before: Analysis | None = None
) -> None:
    left, right = st.columns([3, 2], gap="large")
    with right:
        evidence_beside(exercise, cell.intervention, held)
    with left:
        under_way = settling_round(held) if held is not None else None
        if held is not None and held.runs_the_panel and under_way is not None:
            settle_cell(exercise, held, under_way.number, cell, divided.spread if divided else None, before)
            return
        with st.expander("What the scores mean"):
            st.markdown("\n".join(f"- {line}" for line in scale_lines(exercise.criterion_by_id[cell.criterion])))
        st.caption(_who_settles(held, revealed=under_way is not None))


def _who_settles(held: Seat | None, *, revealed: bool) -> str:
    if held is None:
        return ALONE
    if not revealed:
        return "Questions are settled while a round is revealed. To settle more, the facilitator opens a new round."
    return "The facilitator writes down what you agree, with the reason. This page changes as they do."
