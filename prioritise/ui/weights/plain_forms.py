"""Points, swings and an order: one answer a criterion."""

from __future__ import annotations

import streamlit as st

from prioritise.report.weights.entry_words import (
    MOST_POINTS,
    Lines,
    largest_first,
    order_of,
    preview,
    range_words,
    slider_points,
)
from prioritise.ui.weights.entry_draft import Draft
from prioritise.words import bold, share_percent


def points_form(draft: Draft) -> Lines:
    """Ask for points by a slider a criterion, with the share of all weight beside its name."""
    _start_at_nothing(draft)
    for criterion in draft.exercise.weighted_criteria:
        _slider(draft, criterion.id, f"{criterion.name}: {_share(draft, criterion.id)} of all weight")
    return draft.answers


def swing_form(draft: Draft) -> Lines:
    """Ask for the improvement somebody would make first, and how much each other one is worth against it."""
    exercise = draft.exercise
    key = draft.key("widget", "first")
    draft.seed(key, largest_first(draft.answers))
    names = {criterion.id: criterion.name for criterion in exercise.weighted_criteria}
    st.selectbox(
        "Which would you improve first, from worst to best?",
        list(names),
        format_func=lambda criterion_id: names[criterion_id],
        index=None,
        placeholder="Choose one",
        key=key,
        on_change=_choose_first,
        args=(draft, key),
    )
    first = st.session_state[key]
    if first is None:
        return draft.answers
    st.write(f"{bold(names[first])} gets 100. What is each other improvement worth against that?")
    for criterion in exercise.weighted_criteria:
        if criterion.id != first:
            _slider(draft, criterion.id, f"{criterion.name}: {_share(draft, criterion.id)} of all weight")
    return draft.answers


def rank_form(draft: Draft) -> Lines:
    """Ask for the criteria in order, the most important first."""
    names = {criterion.id: criterion.name for criterion in draft.exercise.weighted_criteria}
    key = draft.key("widget", "order")
    draft.seed(key, list(order_of(draft.answers)))
    st.multiselect(
        "In order, the most important first",
        list(names),
        format_func=lambda criterion_id: names[criterion_id],
        placeholder="Choose the next one",
        key=key,
        on_change=_take_order,
        args=(draft, key),
    )
    if draft.answers:
        lines = (f"{place}. {names[criterion_id]}" for place, criterion_id in enumerate(order_of(draft.answers), 1))
        st.markdown("\n".join(lines))
    return draft.answers


def _start_at_nothing(draft: Draft) -> None:
    for criterion in draft.exercise.weighted_criteria:
        draft.answers.setdefault((criterion.id, ""), 0.0)


def _slider(draft: Draft, criterion: str, label: str) -> None:
    key = draft.key("widget", criterion)
    draft.seed(key, slider_points(draft.answers, criterion))
    st.slider(
        label,
        min_value=0,
        max_value=MOST_POINTS,
        key=key,
        help=range_words(draft.exercise, criterion),
        on_change=draft.taking((criterion, ""), key),
    )


def _share(draft: Draft, criterion: str) -> str:
    return share_percent(preview(draft.exercise, draft.method, draft.answers).shares.get(criterion, 0.0))


def _choose_first(draft: Draft, key: str) -> None:
    first = st.session_state[key]
    if first is None:
        draft.answers.clear()
        return
    _start_at_nothing(draft)
    for pair, figure in list(draft.answers.items()):
        draft.answers[pair] = float(MOST_POINTS) if pair == (first, "") else min(figure, float(MOST_POINTS))
    st.session_state.pop(draft.key("widget", first), None)


def _take_order(draft: Draft, key: str) -> None:
    draft.answers.clear()
    draft.answers.update({(criterion, ""): float(rank) for rank, criterion in enumerate(st.session_state[key], 1)})
