"""A box to paste rows into, and what is asked about them before they are added: until then they stay in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from prioritise.files.grids.grid import Grid, PasteQuestion
from prioritise.files.grids.pasted import Pasted, pasted_rows
from prioritise.ui.shared.in_view import ASKED, note_asked
from prioritise.ui.shared.plain_text import plain

QUESTIONS = ":questions"
ASKED_FIRST = "Nothing is added yet. Answer what is asked here, or change the rows below it; then add them."


def paste_box(label: str, *, box: str, value: str, changed: Callable[[], None] | None, add: Callable[[], None]) -> None:
    """Draw the box under the key `box`, the questions about what is in it, and the button that adds its rows."""
    questions = _questions(box)
    if questions:
        with st.container(key=ASKED):
            st.warning(ASKED_FIRST)
            for question in questions:
                st.radio(
                    question.sentence,
                    question.answers,
                    index=None,
                    key=_answer_key(box, question),
                    persist_state="session",
                    format_func=plain,
                )
    # Not in a form: what is pasted and not added yet is seen by the button below the grid too.
    st.text_area(label, value=value, key=box, height=150, on_change=changed or "rerun", persist_state="session")
    st.button("Add these rows", on_click=add, key=f"add-{box}")


def is_asked(box: str) -> bool:
    """Tell whether something is asked about what is in a box."""
    return bool(_questions(box))


def is_pasted(box: str) -> bool:
    """Tell whether rows wait in a box. For callbacks."""
    return bool(str(st.session_state.get(box) or "").strip())


def rows_added(box: str, grids: Sequence[Grid]) -> Pasted | None:
    """Return the grids with the rows of a box, which is then empty; None while something is asked about them.

    For callbacks.

    Raises FileProblems for rows that cannot be read; they stay in the box.
    """
    given = {question.sentence: st.session_state.get(_answer_key(box, question)) for question in _questions(box)}
    answers = {sentence: str(answer) for sentence, answer in given.items() if answer}
    pasted = pasted_rows(str(st.session_state.get(box) or ""), grids, answers)
    st.session_state[box + QUESTIONS] = pasted.questions
    if pasted.questions:
        note_asked()
        return None
    st.session_state[box] = ""
    return pasted


def _questions(box: str) -> tuple[PasteQuestion, ...]:
    questions: tuple[PasteQuestion, ...] = st.session_state.get(box + QUESTIONS, ())
    return questions


def _answer_key(box: str, question: PasteQuestion) -> str:
    return f"{box}:{question.sentence}"
