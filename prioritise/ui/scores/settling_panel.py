"""Settling a cell while a round is revealed: the facilitator's form, saved once, never over somebody else's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.errors import StoreError
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.disagreement import CellSpread
from prioritise.report.scores.settling import JustSettled, stands_sentence, starts_of, value_and_reason
from prioritise.report.scores.settling_choices import SettlingForm, settling_form
from prioritise.store.settling import SettledScore, settle, settled
from prioritise.store.writing import new_save_key
from prioritise.ui.scores.settled_panel import keep_settled
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.plain_text import plain
from prioritise.ui.shared.saving import attempt, clash, forget, outcome

CHOSEN = "disputes-chosen"

PLACE, VALUE, REASON, KEY = "settle:", "settle-value:", "settle-reason:", "settle-key:"
DISSENT, SEEN = "settle-dissent:", "settle-seen:"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is settled: one intervention, at one level or all of them as one, on one criterion."""

    intervention: str
    level: str
    criterion: str

    @classmethod
    def of(cls, spread: CellSpread) -> Cell:
        """Return the cell that a spread is of."""
        return cls(spread.intervention, spread.level, spread.criterion)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as it was drawn: its cell in its round, and what it can be settled on."""

    exercise: str
    round: int
    cell: Cell
    can: SettlingForm
    before: Analysis | None

    @property
    def name(self) -> str:
        """What this form's entries in the session end in."""
        return f"{self.exercise}:{self.round}:{self.cell.intervention}:{self.cell.level}:{self.cell.criterion}"


def settle_cell(
    exercise: Exercise,
    access: PanelAccess,
    round_number: int,
    cell: Cell,
    spread: CellSpread | None,
    before: Analysis | None,
) -> None:
    """Draw the form: it starts at the middle, and needs a reason to be saved."""
    criterion = exercise.criterion_by_id[cell.criterion]
    stands = _standing(access, round_number, cell)
    starts = (stands.agreed.value,) if stands else starts_of(spread)
    can = settling_form(criterion, (*starts, *starts_of(spread)))
    form = _Form(exercise.id, round_number, cell, can, before)
    _seed(form, starts, stands)
    # In no form of Streamlit's: what is typed in one is lost when its page is left before it is sent.
    with st.container(key=f"settle-form:{form.name}"):
        _value(form)
        st.text_area(
            "The reason, which everyone will read", key=REASON + form.name, persist_state="session", max_chars=10_000
        )
        st.text_area(
            "Who did not agree, by partner, and why (if anybody)",
            key=DISSENT + form.name,
            persist_state="session",
            max_chars=10_000,
            height=68,
        )
        st.button(
            "Change what was settled" if stands else "Settle this question",
            key=f"settle:{form.name}",
            type="primary",
            on_click=_save,
            args=(access, form),
            width="stretch",
        )
    _what_came_of_it(exercise, form)
    if stands is not None and stands.version != st.session_state[SEEN + form.name]:
        _settled_meanwhile(exercise, form, stands.agreed)


def _standing(access: PanelAccess, round_number: int, cell: Cell) -> SettledScore | None:
    wanted = (round_number, cell.intervention, cell.level, cell.criterion)
    for score in settled(access.store, access.viewer):
        agreed_score = score.agreed
        if (agreed_score.round, agreed_score.intervention, agreed_score.level, agreed_score.criterion) == wanted:
            return score
    return None


def _seed(form: _Form, starts: Sequence[float], stands: SettledScore | None) -> None:
    if VALUE + form.name not in st.session_state and starts:
        named = next((choice.name for choice in form.can.choices if choice.value == starts[0]), None)
        st.session_state[VALUE + form.name] = named if form.can.choices else starts[0]
    if REASON + form.name not in st.session_state:
        st.session_state[REASON + form.name] = stands.agreed.reason if stands else ""
        # What others settle later must not be overwritten unseen, however often the page is drawn meanwhile.
        st.session_state[SEEN + form.name] = stands.version if stands else 0
    if DISSENT + form.name not in st.session_state:
        st.session_state[DISSENT + form.name] = stands.agreed.dissent if stands else ""


def _value(form: _Form) -> None:
    if form.can.choices:
        st.radio(
            "What the panel agrees",
            [choice.name for choice in form.can.choices],
            captions=[choice.description for choice in form.can.choices],
            format_func=plain,
            index=None,
            key=VALUE + form.name,
            persist_state="session",
        )
        return
    st.caption(form.can.ends)
    st.number_input(
        "What the panel agrees",
        min_value=form.can.low,
        max_value=form.can.high,
        value=None,
        step=1.0,
        format="%g",
        key=VALUE + form.name,
        persist_state="session",
    )


def _what_came_of_it(exercise: Exercise, form: _Form) -> None:
    outcome(PLACE + form.name)
    met = clash(PLACE + form.name)
    if met is not None and isinstance(met.theirs, SettledScore) and isinstance(met.yours, AgreedScore):
        theirs, yours = stands_sentence(exercise, met.theirs.agreed), value_and_reason(exercise, met.yours)
        st.markdown(f"- Theirs: {theirs}\n- Yours: {yours}")


def _settled_meanwhile(exercise: Exercise, form: _Form, theirs: AgreedScore) -> None:
    typed = any(str(st.session_state.get(key + form.name) or "").strip() for key in (REASON, DISSENT))
    st.warning(
        "This question was settled meanwhile, in another window or by another facilitator."
        + (" What you typed is still here, and not saved." if typed else "")
    )
    st.markdown(f"- What stands: {stands_sentence(exercise, theirs)}")
    st.button(
        "Keep what stands, and go to the next question",
        key=f"settle-keep:{form.name}",
        on_click=_leave,
        args=(form,),
        width="stretch",
    )


def _leave(form: _Form) -> None:
    """Let the next question in the order come into view; this one begins with what the store has when looked at
    again.
    """
    forget(PLACE + form.name)
    for key in (VALUE + form.name, REASON + form.name, DISSENT + form.name, SEEN + form.name, CHOSEN):
        st.session_state.pop(key, None)


def _save(access: PanelAccess, form: _Form) -> None:
    value, reason = _typed(form), str(st.session_state.get(REASON + form.name, ""))
    dissent = str(st.session_state.get(DISSENT + form.name, ""))
    cell, seen = form.cell, st.session_state[SEEN + form.name]

    def save() -> None:
        if value is None:
            raise StoreError("Choose a value first.")
        if not reason.strip():
            raise StoreError("Write the reason first.")
        # One key for one content, so that a save that is sent again takes effect once.
        content = f"{seen}:{value}:{reason}:{dissent}"
        save_key = st.session_state.setdefault(f"{KEY}{form.name}:{content}", new_save_key())
        agreed = AgreedScore(form.round, cell.intervention, cell.criterion, value, reason, cell.level, dissent)
        saved = settle(access.store, access.viewer, agreed, seen_version=seen, save_key=save_key)
        keep_settled(JustSettled(saved.agreed, form.before))

    if attempt(PLACE + form.name, save):
        _leave(form)
    elif met := clash(PLACE + form.name):
        # Both are shown now, so that pressing again is a choice.
        st.session_state[SEEN + form.name] = met.theirs.version if isinstance(met.theirs, SettledScore) else 0


def _typed(form: _Form) -> float | None:
    typed = st.session_state.get(VALUE + form.name)
    if form.can.choices:
        return next((choice.value for choice in form.can.choices if choice.name == typed), None)
    return None if typed is None else float(typed)
