"""Asking for a list that meets chosen targets, what it takes, and trying it."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis, Answers
from prioritise.analysis.what_if import lists_to_try
from prioritise.domain.errors import PrioritiseError
from prioritise.domain.exercise import Exercise
from prioritise.domain.vocabulary import Words, words_of
from prioritise.report.targets.meeting_targets import MeetingView, meeting_view
from prioritise.report.targets.targets_asked import FULL_PERCENT, TargetsAsked, targets_to_ask
from prioritise.ui.session import moved, state
from prioritise.ui.shared import contents
from prioritise.ui.shared.in_view import bring_into_view
from prioritise.ui.shared.tables_and_charts import folded, table
from prioritise.words import bold, first_capital

ASKED, CHOSEN, WHEN, PART = "targets-asked", "targets-chosen", "targets-when", "targets-part"
ANSWER, TIMES = "meet-answer", "targets-asked-times"
BY_THE_LAST, EVERY_YEAR = "By its last year", "In every year"
IMPORTANCE = "targets-importance:"
LEAST_PART, PART_STEP, MOST_TIMES = 10, 5, 9


def meet_targets_panel(answers: Answers) -> None:
    """Draw the question, and the answer to the last one that was asked of this exercise."""
    analysis = state.moved_analysis(answers)
    words = words_of(analysis.exercise.vocabulary)
    titles = {target.id: first_capital(target.title) for target in targets_to_ask(analysis.exercise)}
    if not titles:
        st.write(f"No {words.target} can be projected and has a {words.milestone}, so none can be asked for.")
        return
    what = "Ask for the cheapest list that does, and the one worth most."
    with folded(f"What it would take to meet these {words.targets}", what, key="meet"):
        _question(words, titles)
        with st.container(key=ANSWER):
            _answer(answers, analysis, titles)
        _saved(analysis.exercise)
    bring_into_view(ANSWER, f"{st.session_state.get(TIMES, 0)}")


def _question(words: Words, titles: dict[str, str]) -> None:
    st.write(f"Choose {words.targets}. The money and the rules hold. Nothing changes until you try one of the lists.")
    with st.form("meet-targets"):
        st.multiselect(
            first_capital(words.targets),
            list(titles),
            default=list(titles),
            format_func=lambda target_id: titles[target_id],
            key=CHOSEN,
        )
        left, right = st.columns(2, gap="large")
        left.radio(f"When each {words.milestone} must be met", (BY_THE_LAST, EVERY_YEAR), key=WHEN, horizontal=True)
        right.slider(
            f"How much of the way from baseline to {words.milestone}",
            min_value=LEAST_PART,
            max_value=FULL_PERCENT,
            value=FULL_PERCENT,
            step=PART_STEP,
            format="%d%%",
            key=PART,
        )
        with st.expander(f"If they cannot all be met: which {words.targets} count more"):
            st.caption("How many times each one's shortfall counts. All count once unless you change it.")
            for place, (target_id, title) in enumerate(titles.items()):
                if place % 2 == 0:
                    sides = st.columns(2, gap="large")
                sides[place % 2].number_input(
                    title, min_value=1, max_value=MOST_TIMES, value=1, step=1, key=IMPORTANCE + target_id
                )
        st.form_submit_button("Ask what it takes", on_click=_ask, args=(tuple(titles),), type="primary")


def _ask(offered: tuple[str, ...]) -> None:
    session = st.session_state
    importance = {
        target_id: int(session[IMPORTANCE + target_id]) for target_id in offered if target_id in session[CHOSEN]
    }
    session[ASKED] = TargetsAsked(tuple(session[CHOSEN]), session[WHEN] == EVERY_YEAR, session[PART], importance)
    session[TIMES] = session.get(TIMES, 0) + 1


def _answer(answers: Answers, analysis: Analysis, titles: dict[str, str]) -> None:
    asked = st.session_state.get(ASKED)
    if not isinstance(asked, TargetsAsked) or not set(asked.targets) <= set(titles):
        return
    words = words_of(analysis.exercise.vocabulary)
    if not asked.targets:
        st.warning(f"Choose at least one {words.target}.")
        return
    try:
        with st.spinner("Working out what it takes…"):
            view = meeting_view(analysis, asked)
    except PrioritiseError as error:
        st.warning(str(error))
        return
    _settled(answers, view)


def _settled(answers: Answers, view: MeetingView) -> None:
    words = words_of(answers.now.exercise.vocabulary)
    with st.container(border=True, key="meeting"):
        st.subheader(view.title)
        st.markdown("\n".join(f"- {line}" for line in (*view.missed, *view.needed)))
        for answer in view.ways:
            st.markdown(bold(answer.title))
            for line in answer.lines:
                st.markdown(line)
            with st.expander(f"Where each {words.target} goes with this list"):
                table(answer.where_it_leads, f"Where each {words.target} goes with {answer.way}")
            key = f"use-{answer.way.name.casefold()}"
            st.button(answer.try_it, on_click=moved.hold_to, args=(answer.to_try,), key=key)
        _in_use(answers)
        with st.expander("What each costs to meet"):
            table(view.prices, "What each costs to meet")
            st.caption(
                "Found by solving with it and without it. Value is given up by the list worth most; money is added to "
                "the cheapest list. Alone and beside the others differ when they share interventions."
            )


def _in_use(answers: Answers) -> None:
    held_to = answers.what_if.held
    if held_to is None or not held_to.rules:
        return
    st.success(f"You are trying {held_to.name}. Save it, or go back, in the box at the top of this page.")
    st.page_link(contents.page(contents.listed("priorities")), label=f"See it on the {bold('Priorities')} page")


def _saved(exercise: Exercise) -> None:
    saved = lists_to_try(exercise)
    if not saved:
        return
    st.subheader("Saved lists")
    st.caption("Scenarios of this exercise that hold to rules and change nothing else.")
    with st.container(horizontal=True):
        for place, held_to in enumerate(saved):
            st.button(f"Try “{held_to.name}”", on_click=moved.hold_to, args=(held_to,), key=f"saved-{place}")
