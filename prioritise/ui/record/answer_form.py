"""Answering one challenge: with a reason, or with another score."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from prioritise.domain.accountability import Challenge, ChallengeOutcome
from prioritise.report.record.box_words import box_lines
from prioritise.report.record.challenges_view import OpenChallenge
from prioritise.ui.record.day_box import day_box
from prioritise.ui.record.saved_where import saved_where
from prioritise.ui.record.writing import write_answer
from prioritise.ui.shared.saving import attempt, outcome, went_wrong

HOW, ANSWER, BY, DAY, VALUE = "answer-how:", "answer-text:", "answer-by:", "answer-day:", "answer-value:"
REASON, SCORE = "With a reason: things stay as they are", "With another score"
PLACE = "answer:"
ANOTHER_ROUND = (
    "To answer with another score, open a round on the Panel page, settle this question on the Scores page, then come "
    "back here. What was agreed before this challenge was logged does not answer it, nor does the same value again."
)


def answer_form(asked: OpenChallenge, *, at_panel: bool) -> None:
    """Draw the form for one open challenge, folded until somebody answers."""
    place = PLACE + asked.id
    outcome(place, worded=box_lines)
    may_rescore = asked.low is not None and (bool(asked.rounds) or not at_panel)
    with st.expander(f"Answer this challenge ({asked.id})", expanded=went_wrong(place)):
        how = REASON
        if may_rescore:
            how = st.radio("How it is answered", (REASON, SCORE), key=HOW + asked.id, persist_state="session")
        elif at_panel and asked.low is not None:
            st.caption(ANOTHER_ROUND)
        if how == SCORE:
            _which_score(asked, at_panel=at_panel)
        st.text_area(
            "The answer" if how == REASON else "Why this score", key=ANSWER + asked.id, persist_state="session"
        )
        left, right = st.columns(2)
        left.text_input("Who answers", key=BY + asked.id, persist_state="session")
        day_box(right, key=DAY + asked.id)
        label = "Write down this answer" if how == REASON else "Write down this score and answer"
        answered = (asked.challenge, how == SCORE, at_panel)
        st.button(label, key=f"answer-button:{asked.id}", on_click=_answer, args=answered)


def _which_score(asked: OpenChallenge, *, at_panel: bool) -> None:
    if at_panel:
        st.selectbox(
            "Agreed in round", asked.rounds, index=len(asked.rounds) - 1, key=VALUE + asked.id, persist_state="session"
        )
        return
    what = "New score for the whole" if asked.is_sized else "New score"
    st.number_input(
        f"{what}, from {asked.low:g} to {asked.high:g}",
        min_value=asked.low,
        max_value=asked.high,
        value=asked.now,
        key=VALUE + asked.id,
        persist_state="session",
    )


def _answer(asked: Challenge, rescoring: bool, at_panel: bool) -> None:
    said, place = st.session_state, PLACE + asked.id
    chosen = said.get(VALUE + asked.id) if rescoring else None
    typed = replace(
        asked,
        outcome=ChallengeOutcome.RESCORED if rescoring else ChallengeOutcome.KEPT,
        answer=said[ANSWER + asked.id],
        answered_by=said[BY + asked.id],
        answered_on=said[DAY + asked.id],
        round=int(chosen) if rescoring and at_panel and chosen is not None else None,
    )
    value = float(chosen) if chosen is not None and not at_panel else None
    # Its place goes with it once it is answered, so what came of it is said above the list.
    saved = attempt(place, lambda: write_answer(typed, value=value))
    if saved:
        attempt("challenge", lambda: None, done=f"The challenge is answered. {saved_where()}")
