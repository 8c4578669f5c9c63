"""Why one intervention is in or out, worked out only for the one that is looked at."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis, Answers
from prioritise.analysis.nearest.larger import why_not_larger, would_be_larger
from prioritise.analysis.nearest.sentences import WouldChange
from prioritise.analysis.why import why
from prioritise.domain.errors import PrioritiseError
from prioritise.report.priorities.would_change_view import WouldLine, would_change_view
from prioritise.ui.session import moved
from prioritise.ui.session.background_work import question_of
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.tables_and_charts import table
from prioritise.words import bold


def why_panel(answers: Answers, intervention: str, parts: Parts) -> None:
    """Draw the sentences first, the exact figures behind them, then, once it is worked out, what would change it.

    What would change it can be tried while nothing else is.
    """
    analysis = answers.now
    st.subheader("Why?")
    try:
        with st.spinner("Working out why…"):
            reasons = why(analysis, intervention)
    except PrioritiseError as error:
        st.warning(str(error))
        return
    st.markdown("\n".join(f"- {sentence}" for sentence in reasons.sentences))
    with st.expander("The exact figures"):
        table(reasons.facts, "The exact figures behind why")
        if reasons.costs is not None:
            st.markdown(bold("What it may cost and still come in, by fund and year"))
            table(reasons.costs, "Entry cost by fund and year")
        st.caption("Every figure is found by solving again with that one thing changed. Nothing is estimated.")
    _would_change(analysis, intervention, parts, may_try=not answers.moved)


def _would_change(analysis: Analysis, intervention: str, parts: Parts, *, may_try: bool) -> None:
    key = ("would-change", intervention, *question_of(analysis))
    view = parts.worked_out(key, "what would change this decision", lambda: would_change_view(analysis, intervention))
    if view is not None:
        st.markdown(view.change.state)
        if view.lines:
            with st.container(key="would-change"):
                st.markdown(bold(view.change.heading))
                for place, line in enumerate(view.lines):
                    _line(line, place, may_try=may_try)
        _other_changes(view.change)
    if why_not_larger(analysis, intervention):
        _would_be_larger(analysis, intervention, parts)


def _line(line: WouldLine, place: int, *, may_try: bool) -> None:
    words, action = st.columns([9, 1], vertical_alignment="center")
    words.markdown(f"- {line.sentence}")
    if line.to_try is not None and may_try:
        help_text = f"Try {line.try_words}"
        action.button("Try it", help=help_text, on_click=moved.put, args=(line.to_try,), key=f"try-would-{place}")


def _would_be_larger(analysis: Analysis, intervention: str, parts: Parts) -> None:
    key = ("would-be-larger", intervention, *question_of(analysis))
    larger = parts.worked_out(key, "what another size would take", lambda: would_be_larger(analysis, intervention))
    for level in larger or ():
        st.markdown("\n".join([bold(level.heading), "", *(f"- {line}" for line in level.lines)]))


def _other_changes(change: WouldChange) -> None:
    if not (change.roundabout or change.never):
        return
    with st.expander("Other changes that were looked at", key="other-changes"):
        if change.roundabout:
            heading = bold(change.roundabout_heading)
            st.markdown("\n".join([heading, "", *(f"- {line}" for line in change.roundabout)]))
        for sentence in change.never:
            st.markdown(sentence)
