"""Rewording the reason of an agreed value after its round is closed: the value stays, and the log says so."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis.question_names import question_name
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import AgreedScore
from prioritise.report.record.box_words import box_lines
from prioritise.store.record_facts import RecordFacts
from prioritise.store.settling import SettledScore, reword
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded

PLACE, WHICH, REASON, DISSENT = "reword", "reword-which", "reword-reason:", "reword-dissent:"


def reword_panel(facts: RecordFacts) -> None:
    """Draw the choice of a value and its words to change; nothing where nothing was settled here."""
    outcome(PLACE, worded=box_lines)
    if not facts.settled or not facts.may_sign or not facts.at_panel:
        return
    with folded("Reword a reason", "The value stays; the log says that its words were changed.", key="reword"):
        st.write("Do this to take a name or a small number out. What stood before is not kept.")
        labels = [_label(facts.exercise, settled.agreed) for settled in facts.settled]
        place = st.selectbox(
            "Which", range(len(labels)), format_func=labels.__getitem__, key=WHICH, persist_state="session"
        )
        stands = facts.settled[place]
        # The boxes are of one value as it stands: another value, or other words of it, have boxes of their own.
        own = f"{_key(stands)}:{stands.version}"
        _words("The reason", stands.agreed.reason, REASON + own)
        _words("Who did not agree, by partner, and why", stands.agreed.dissent, DISSENT + own)
        st.button("Write it in these words", on_click=_reword, args=(stands, own), key=f"reword-button:{own}")


def _words(label: str, stands: str, key: str) -> None:
    st.text_area(label, value=stands, key=key, max_chars=10_000, persist_state="session")


def _label(exercise: Exercise, agreed: AgreedScore) -> str:
    asked = question_name(exercise, agreed.intervention, agreed.level, agreed.criterion)
    return f"{asked}, round {agreed.round}"


def _key(stands: SettledScore) -> str:
    agreed = stands.agreed
    return f"{agreed.round}:{agreed.intervention}:{agreed.level}:{agreed.criterion}"


def _reword(stands: SettledScore, own: str) -> None:
    said = st.session_state
    agreed = stands.agreed
    worded = AgreedScore(
        agreed.round,
        agreed.intervention,
        agreed.criterion,
        agreed.value,
        said[REASON + own],
        agreed.level,
        said[DISSENT + own],
    )

    def save() -> None:
        access = panel_access()
        if access is not None:
            reword(access.store, access.viewer, worded, seen_version=stands.version, save_key=new_save_key())

    attempt(PLACE, save, done="The reason is reworded. The log says so.")
