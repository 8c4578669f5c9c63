"""What this member said, once nobody scores alone: to look back at, and not to change."""

from __future__ import annotations

import streamlit as st

from prioritise.report.scores.own_answers import own_answers
from prioritise.report.scores.unsent_words import unsaved_sentence
from prioritise.ui.scores.my_answer_panel import unsaved_cells
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.my_round import MyView
from prioritise.ui.shared.tables_and_charts import folded, table


def own_answers_section(access: PanelAccess, view: MyView) -> None:
    """Draw this member's own answers, with what the panel agreed, and under them those that do not count."""
    if not access.may_speak:
        return
    mine = own_answers(view.exercise, access.viewer.member, view.left_out)
    if mine.table.rows:
        with folded("What you said", mine.finding, key="own-answers"):
            table(mine.table, "What you said, and what the panel agreed")
    set_aside_section(access, view)


def set_aside_section(access: PanelAccess, view: MyView) -> None:
    """Draw what this member answered in rounds where it does not count, while they score again too."""
    for aside in own_answers(view.exercise, access.viewer.member, view.left_out).set_aside:
        with folded(aside.title, key=f"own-answers-{aside.round}"):
            table(aside.table, aside.title)
            if aside.note:
                st.caption(aside.note)


def say_what_was_lost(access: PanelAccess, view: MyView) -> None:
    """Say which answers never reached the store before their round was over."""
    over = [each for each in (view.round if not view.is_open else None, view.called_off) if each is not None]
    lost = [cell for each in over for cell in unsaved_cells(each.number, access.viewer.member)]
    if lost:
        st.warning(unsaved_sentence(view.exercise, lost))
