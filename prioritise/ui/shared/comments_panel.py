"""What people wrote about an intervention, and a box to write more."""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

from prioritise.domain.errors import StoreError
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access
from prioritise.domain.partners import Comment
from prioritise.report.scores.comment_words import NOT_ANONYMOUS, NOT_YOUR_SCORE, CommentLine, comment_lines, how_many
from prioritise.store.comments import add_comment, comments
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.session.renewed import box_key, renew
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded

PLACE, TEXT, DRAFT, KEY = "comment:", "comment-text:", "comment-draft:", "comment-key:"


def comments_panel(
    exercise: Exercise,
    said: Iterable[Comment],
    intervention: str,
    access: PanelAccess | None,
    *,
    others_scoring: bool = False,
) -> None:
    """Draw an expander with every comment on one intervention, and a box to add one for who sits at the panel.

    `others_scoring` adds a warning not to give away a score.
    """
    lines = comment_lines(exercise, said, intervention)
    writes = access is not None and access.viewer.access is not Access.OBSERVER
    if not lines and not writes:
        st.caption(how_many(lines))
        return
    with folded("What was said about it", how_many(lines), key=f"said-{intervention}"):
        for line in lines:
            _comment(line)
        if access is not None and writes:
            _box(access, intervention, others_scoring=others_scoring)


def comments_beside(exercise: Exercise, intervention: str, access: PanelAccess | None) -> None:
    """Draw the comments on one intervention as the store has them at a panel, or the exercise where somebody works
    alone.
    """
    said = comments(access.store, access.viewer) if access is not None else exercise.comments
    comments_panel(exercise, said, intervention, access)


def _comment(said: CommentLine) -> None:
    text = html.escape(said.text).replace("\n", "<br>")
    who = html.escape(said.signature)
    st.html(f'<div class="voices"><blockquote><p>{text}</p><footer>{who}</footer></blockquote></div>')


def _box(access: PanelAccess, intervention: str, *, others_scoring: bool) -> None:
    # In no form: what is typed reaches the session as soon as the box is left, and is here again on coming back.
    mine = f"{access.viewer.member}:{intervention}"
    key = box_key(TEXT, mine)
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(DRAFT + mine, "")
    st.text_area("Add a comment", key=key, on_change=_hold, args=(mine, key))
    st.caption(f"{NOT_ANONYMOUS} {NOT_YOUR_SCORE}" if others_scoring else NOT_ANONYMOUS)
    if str(st.session_state.get(DRAFT + mine, "")).strip():
        st.caption("Not added yet: it stays in this box until you close or reload the page, and nobody else sees it.")
    st.button(
        "Add this comment", key=f"add-comment:{mine}", on_click=_add, args=(access, intervention), width="stretch"
    )
    outcome(PLACE + mine)


def _hold(mine: str, key: str) -> None:
    if key == box_key(TEXT, mine):
        st.session_state[DRAFT + mine] = str(st.session_state.get(key, ""))


def _add(access: PanelAccess, intervention: str) -> None:
    mine = f"{access.viewer.member}:{intervention}"
    text = str(st.session_state.get(box_key(TEXT, mine), ""))
    # One key for one text, so that a save that is sent again takes effect once.
    once = f"{KEY}{mine}:{text}"
    save_key = st.session_state.setdefault(once, new_save_key())

    def add() -> None:
        if not text.strip():
            raise StoreError("Write your comment first.")
        add_comment(access.store, access.viewer, intervention_id=intervention, text=text, save_key=save_key)

    saved = attempt(PLACE + mine, add, done="Your comment is added.")
    st.session_state[DRAFT + mine] = "" if saved else text
    if saved:
        renew(TEXT, name=mine)
        del st.session_state[once]
