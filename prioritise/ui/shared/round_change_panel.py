"""What the last round of scoring changed on the list, and a word while the next is being scored."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.report.scores.round_change_words import (
    RoundChange,
    before_round_sentence,
    last_round,
    round_change,
    round_change_title,
    whose_scores_sentence,
)
from prioritise.ui.session.at_close import at_close
from prioritise.ui.session.background_work import Job, question_of
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.session.panel_rounds import open_round
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.tables_and_charts import folded


def say_a_round_is_open() -> None:
    """Say in one line, at a panel, while a round is being scored, that the list on this page is from before it."""
    if under_way := open_round(panel_access()):
        st.info(before_round_sentence(under_way.number))


def round_change_section(agreed: Analysis, parts: Parts) -> None:
    """Show whose scores count, and what the last round changed; nothing where there is one round only."""
    number = last_round(agreed.exercise)
    if number is None:
        return
    change = parts.answer(_job(agreed, number))
    if change is not None:
        with folded(change.finding, key="round-change"):
            _lines(change)
    if sentence := whose_scores_sentence(agreed.exercise):
        st.write(sentence)


def round_change_expander(agreed: Analysis, parts: Parts) -> None:
    """Show what the last round changed, at a click; nothing where there is one round only."""
    number = last_round(agreed.exercise)
    if number is not None:
        with st.expander(round_change_title(number)):
            _what_changed(agreed, number, parts)


def _what_changed(agreed: Analysis, number: int, parts: Parts) -> None:
    change = parts.answer(_job(agreed, number))
    if change is not None:
        _lines(change)


def _lines(change: RoundChange) -> None:
    st.markdown("\n".join(f"- {line}" for line in change.lines))
    st.caption(change.compared_with)
    if change.since_closed:
        st.markdown(f"Since round {change.round} was closed:")
        # As plain text, because what people wrote must not be read as markup.
        for line in change.since_closed:
            st.text(line)


def _job(agreed: Analysis, number: int) -> Job[RoundChange]:
    then = at_close(panel_access(), number)
    return Job(
        ("round-change", str(number), then.digest if then else "", *question_of(agreed)),
        f"the list from before round {number}",
        lambda: round_change(agreed, number, then),
    )
