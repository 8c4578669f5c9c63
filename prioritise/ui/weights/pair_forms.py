"""Comparing two criteria at a time: every pair, or each with the most and the least important."""

from __future__ import annotations

import streamlit as st

from prioritise.report.weights.entry_words import (
    Lines,
    anchored_lines,
    anchors_in,
    answered_pair,
    pairs_answered,
    pairs_to_compare,
)
from prioritise.report.weights.pair_answers import anchor_answers, nearest_answer, pair_answers, pair_in_words
from prioritise.ui.weights.entry_draft import Draft
from prioritise.words import bold, lower_first

AT_ONCE = 5
"""Pairs shown at a time: few enough for a phone and for one's attention."""
NOT_YET = "Not answered yet"


def every_pair_form(draft: Draft) -> Lines:
    """Ask about every pair of criteria, a few at a time; what was answered is kept when others are shown."""
    pairs = pairs_to_compare(draft.exercise)
    answered = pairs_answered(draft.exercise, draft.answers)
    st.progress(answered.share, text=answered.words)
    step_key = draft.key("step")
    first = min(st.session_state.setdefault(step_key, 0), len(pairs) - 1)
    for pair in pairs[first : first + AT_ONCE]:
        _pair(draft, pair)
    left, right = st.columns(2)
    left.button(
        "Earlier pairs",
        on_click=_go_to,
        args=(step_key, first - AT_ONCE),
        disabled=first == 0,
        key=draft.key("earlier"),
    )
    right.button(
        "Next pairs",
        on_click=_go_to,
        args=(step_key, first + AT_ONCE),
        disabled=first + AT_ONCE >= len(pairs),
        key=draft.key("next"),
        type="primary" if first + AT_ONCE < len(pairs) else "secondary",
    )
    return draft.answers


def best_worst_form(draft: Draft) -> Lines:
    """Ask for the most and the least important criterion, and for each other one against both.

    Of all that was answered, what counts is what was said with the best and the worst as they are now.
    """
    best, worst = _anchors(draft)
    _anchored(draft, best, worst)
    return anchored_lines(draft.exercise, draft.answers, best, worst)


def _anchored(draft: Draft, best: str, worst: str) -> None:
    if not best or not worst:
        return
    if best == worst:
        st.warning("The most and the least important are two different criteria.")
        return
    names = {criterion.id: criterion.name for criterion in draft.exercise.weighted_criteria}
    _against(draft, best, worst, largest=9.0)
    if (best, worst) not in draft.answers:
        return
    furthest = draft.answers[best, worst]
    others = [name for name in names if name not in (best, worst)]
    st.markdown(f"{bold(names[best])}, the most important, against each other one")
    for other in others:
        _against(draft, best, other, largest=furthest)
    st.markdown(f"Each other one against {bold(lower_first(names[worst]))}, the least important")
    for other in others:
        _against(draft, other, worst, largest=furthest)


def _pair(draft: Draft, pair: tuple[str, str]) -> None:
    answers = pair_answers(draft.exercise, pair)
    first, second = (draft.exercise.criterion_by_id[criterion_id].name for criterion_id in pair)
    key = draft.key("widget", *pair)
    draft.seed(key, nearest_answer(answers, answered_pair(draft.answers, pair)))
    st.selectbox(
        f"{first}, or {lower_first(second)}?",
        list(answers),
        format_func=lambda times: answers[times],
        index=None,
        placeholder=NOT_YET,
        key=key,
        on_change=draft.taking(pair, key),
    )
    if (times := answered_pair(draft.answers, pair)) is not None:
        st.caption(pair_in_words(draft.exercise, pair, times))


def _anchors(draft: Draft) -> tuple[str, str]:
    names = {criterion.id: criterion.name for criterion in draft.exercise.weighted_criteria}
    saved = anchors_in(draft.answers)
    for role, begun in zip(("best", "worst"), saved, strict=True):
        if (kept := draft.key(role)) not in st.session_state:
            st.session_state[kept] = begun or None
        key = draft.key("widget", role)
        draft.seed(key, st.session_state[kept])
        st.selectbox(
            f"Which matters {'most' if role == 'best' else 'least'}, from worst to best?",
            list(names),
            format_func=lambda criterion_id: names[criterion_id],
            index=None,
            placeholder="Choose one",
            key=key,
            on_change=_keep,
            args=(key, kept),
        )
    return (st.session_state.get(draft.key("best")) or "", st.session_state.get(draft.key("worst")) or "")


def _against(draft: Draft, first: str, second: str, *, largest: float) -> None:
    answers = anchor_answers(largest)
    names = draft.exercise.criterion_by_id
    key = draft.key("widget", first, second)
    fitting = nearest_answer(answers, draft.answers.get((first, second)))
    draft.seed(key, fitting)
    if st.session_state[key] not in (None, *answers):
        st.session_state[key] = fitting
    st.selectbox(
        f"How much more important is {lower_first(names[first].name)} than {lower_first(names[second].name)}?",
        list(answers),
        format_func=lambda times: answers[times],
        index=None,
        placeholder=NOT_YET,
        key=key,
        on_change=draft.taking((first, second), key),
    )


def _keep(key: str, kept: str) -> None:
    st.session_state[kept] = st.session_state[key]


def _go_to(step_key: str, first: int) -> None:
    st.session_state[step_key] = max(0, first)
