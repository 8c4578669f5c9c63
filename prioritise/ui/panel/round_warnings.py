"""What a facilitator is told around a round: what counts, who is left out, and what cannot be published."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.errors import PrioritiseError
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Round
from prioritise.report.panel.panel_words import left_unsettled
from prioritise.report.panel.publishing_words import few_have_sent, too_few_to_publish
from prioritise.report.panel.view import PanelRecord
from prioritise.report.words.about_words import about_sentence
from prioritise.report.words.judged_words import answering_again, entered_before_a_panel
from prioritise.report.words.who_scores import not_sent
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.session import state
from prioritise.ui.session.disputes_work import cells_if_known


def say_what_was_entered(exercise: Exercise) -> None:
    """Say before the panel has scored what becomes of what one person entered."""
    if entered := entered_before_a_panel(exercise):
        st.info(entered)


def say_what_answering_again_does(exercise: Exercise, number: int) -> None:
    """Say before a later round is scored what becomes of answers from earlier ones."""
    if again := answering_again(exercise, number):
        st.write(again)


def say_what_it_is_about(exercise: Exercise, under_way: Round) -> None:
    """Say which interventions a round asks about, where it is not all."""
    if about := about_sentence(exercise, under_way.about):
        st.write(about)


def say_that_few_have_sent(sent: int) -> None:
    """Say while a round is open that a question few score is not published as it is."""
    if few := few_have_sent(sent):
        st.caption(few)


def say_who_is_left_out(exercise: Exercise, record: PanelRecord, last: Round) -> None:
    """Name the members whose scores of a round that was revealed were not sent, and say which of theirs count."""
    if left_out := not_sent(exercise, record.people, record.happened, last):
        with st.expander(left_out.title):
            # As plain text, because what people wrote must not be read as markup.
            st.text("\n".join(left_out.lines))


def say_what_cannot_be_published(exercise: Exercise) -> None:
    """Say which questions keep the exercise from being published as it stands, and what to do."""
    said, questions = too_few_to_publish(exercise)
    if said:
        st.warning(said)
        with st.expander("Which questions"):
            # As plain text, because what people wrote must not be read as markup.
            st.text("\n".join(questions))


def what_closing_leaves(exercise: Exercise, under_way: Round) -> str:
    """Return what closing the round now leaves unsettled: as exactly as is known without having it worked out."""
    return left_unsettled(exercise, _cells(), under_way.about)


def _cells() -> tuple[DisputedCell, ...] | None:
    try:
        return cells_if_known(state.answers().agreed)
    except PrioritiseError:
        return None
