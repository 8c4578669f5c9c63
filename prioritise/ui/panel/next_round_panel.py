"""The next round, before it is opened: what becomes of earlier answers, and what it asks about."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.panel.view import PanelRecord
from prioritise.report.words.called_off_words import called_off_last, called_off_sentence
from prioritise.store.rounds import open_round
from prioritise.store.writing import new_save_key
from prioritise.ui.panel.about_panel import about_section, forget_about
from prioritise.ui.panel.round_steps import PLACE, step_button
from prioritise.ui.panel.round_warnings import say_what_answering_again_does
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.saving import attempt


def next_round_section(access: PanelAccess, exercise: Exercise, record: PanelRecord) -> None:
    """Draw what opening the next round does, and the way to do it."""
    last, number = record.last_round, record.next_number
    if off := called_off_last(record.called_off, last):
        st.info(called_off_sentence(off))
    again = " Do this again after a challenge: the old round stays as it was." if last else ""
    st.write(f"Open a round when everyone can come in. They can score beforehand, each at their own time.{again}")
    say_what_answering_again_does(exercise, number)
    about = about_section(exercise, number)
    step_button(f"Open round {number}", lambda: _open(access, about), key="open-round", primary=True)


def _open(access: PanelAccess, about: tuple[str, ...]) -> None:
    is_open = attempt(
        PLACE,
        lambda: open_round(access.store, access.viewer, save_key=new_save_key(), about=about),
        done="The round is open. Members can score now, on the Scores page.",
    )
    if is_open:
        forget_about()
