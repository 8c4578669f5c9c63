"""Settling a cell while a round is revealed: the facilitator's form, saved once, never over somebody else's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.analysis.names import value_bounds
from prioritise.domain.criteria import Criterion
from prioritise.domain.errors import PrioritiseError, StoreError, StoreUnavailable
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Round, RoundState
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.disagreement import CellSpread
from prioritise.report.scores.my_scores import ends_in_words
from prioritise.report.scores.settling import (
    SettlingChoice,
    settled_sentence,
    settling_choices,
    stands_sentence,
    starts_of,
    value_and_reason,
)
from prioritise.store.events import latest_event
from prioritise.store.rounds import rounds
from prioritise.store.settling import SettledScore, settle, settled
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.saving import attempt, clash, outcome

CHOSEN = "disputes-chosen"
PLACE, VALUE, REASON, KEY, DONE = "settle:", "settle-value:", "settle-reason:", "settle-key:", "settled-last"
TIMES = "settled-times"
POLL_SECONDS = 2.0
BRING_INTO_VIEW = """
export default function ({ data }) {
  const before = window.prioritiseSettled;
  window.prioritiseSettled = data.settled;
  if (before === undefined || before === data.settled) return;
  document.querySelector(".st-key-disputes-said")?.scrollIntoView({ block: "start" });
}
"""
"""What came of settling is read from its top, not from where the button was. Nothing moves when the page opens."""
_in_view = st.components.v2.component("prioritise-settled", js=BRING_INTO_VIEW)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is settled: one intervention, at one level or all of them as one, on one criterion."""

    intervention: str
    level: str
    criterion: str

    @classmethod
    def of(cls, spread: CellSpread) -> Cell:
        """The cell that a spread is of."""
        return cls(spread.intervention, spread.level, spread.criterion)


@dataclass(frozen=True, slots=True)
class JustSettled:
    """What this person settled last, and the analysis from before; None where there was no list yet."""

    agreed: AgreedScore
    before: Analysis | None


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as it was drawn: its cell in its round, the choices it offers, and the version its writer saw."""

    round: int
    cell: Cell
    choices: tuple[SettlingChoice, ...]
    seen_version: int
    before: Analysis | None

    @property
    def name(self) -> str:
        """What this form's entries in the session end in."""
        return f"{self.round}:{self.cell.intervention}:{self.cell.level}:{self.cell.criterion}"


def settling_round(access: PanelAccess) -> Round | None:
    """The round whose scores are on the table now; None while there is none."""
    last = next(reversed(rounds(access.store, access.viewer)), None)
    return last if last is not None and last.state == RoundState.REVEALED else None


def settle_cell(
    exercise: Exercise,
    access: PanelAccess,
    round_number: int,
    cell: Cell,
    spread: CellSpread | None,
    before: Analysis | None,
) -> None:
    """The form: it starts at the middle, and needs a reason to be saved."""
    criterion = exercise.criterion_by_id[cell.criterion]
    stands = _standing(access, round_number, cell)
    starts = (stands.agreed.value,) if stands else starts_of(spread)
    choices = settling_choices(criterion, (*starts, *starts_of(spread)))
    form = _Form(round_number, cell, choices, stands.version if stands else 0, before)
    _seed(form, starts, stands)
    with st.form(f"settle-form:{form.name}", border=False):
        _value(criterion, form)
        st.text_area(
            "The reason, which everyone will read", key=REASON + form.name, persist_state="session", max_chars=10_000
        )
        st.form_submit_button(
            "Change what was settled" if stands else "Settle this question",
            type="primary",
            on_click=_save,
            args=(access, form),
            width="stretch",
        )
    _what_came_of_it(exercise, form)


def say_what_was_settled(access: PanelAccess | None, after: Analysis | None) -> None:
    """What this person settled last, while its round is revealed, and how the list changed by it once there is one."""
    last = st.session_state.get(DONE)
    under_way = settling_round(access) if access is not None else None
    if isinstance(last, JustSettled) and (under_way is None or under_way.number != last.agreed.round):
        last = None
    with st.container(key="disputes-said"):
        if isinstance(last, JustSettled):
            st.success(settled_sentence(last.before, after, last.agreed) if after else "Settled.")
    _in_view(key="disputes-in-view", data={"settled": st.session_state.get(TIMES, 0)}, height=1)


def last_event(access: PanelAccess | None) -> int:
    """The last thing that happened at the panel, asked before the page is drawn from it; 0 for one person alone."""
    return latest_event(access.store, access.viewer) if access is not None else 0


@st.fragment(run_every=POLL_SECONDS)
def watch_settling(access: PanelAccess, seen: int) -> None:
    """Draw the page again as soon as there is an event after `seen`: somebody settled or said something."""
    try:
        now = latest_event(access.store, access.viewer)
    except StoreUnavailable:
        return
    except PrioritiseError:
        st.rerun()
    if now != seen:
        st.rerun()


def _standing(access: PanelAccess, round_number: int, cell: Cell) -> SettledScore | None:
    wanted = (round_number, cell.intervention, cell.level, cell.criterion)
    for each in settled(access.store, access.viewer):
        found = each.agreed
        if (found.round, found.intervention, found.level, found.criterion) == wanted:
            return each
    return None


def _seed(form: _Form, starts: Sequence[float], stands: SettledScore | None) -> None:
    if VALUE + form.name not in st.session_state and starts:
        named = next((each.name for each in form.choices if each.value == starts[0]), None)
        st.session_state[VALUE + form.name] = named if form.choices else starts[0]
    if REASON + form.name not in st.session_state:
        st.session_state[REASON + form.name] = stands.agreed.reason if stands else ""


def _value(criterion: Criterion, form: _Form) -> None:
    if form.choices:
        st.radio(
            "What the panel agrees",
            [each.name for each in form.choices],
            captions=[each.description for each in form.choices],
            index=None,
            key=VALUE + form.name,
            persist_state="session",
        )
        return
    bounds = value_bounds(criterion)
    st.caption(ends_in_words(criterion))
    st.number_input(
        "What the panel agrees",
        min_value=bounds.low,
        max_value=bounds.high,
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


def _save(access: PanelAccess, form: _Form) -> None:
    value, reason = _typed(form), str(st.session_state.get(REASON + form.name, ""))
    cell = form.cell

    def save() -> None:
        if value is None:
            raise StoreError("Choose a value first.")
        if not reason.strip():
            raise StoreError("Write the reason first.")
        # One key for one content, so that a save that is sent again takes effect once.
        save_key = st.session_state.setdefault(f"{KEY}{form.name}:{form.seen_version}:{value}:{reason}", new_save_key())
        agreed = AgreedScore(form.round, cell.intervention, cell.criterion, value, reason, cell.level)
        saved = settle(access.store, access.viewer, agreed, seen_version=form.seen_version, save_key=save_key)
        st.session_state[DONE] = JustSettled(saved.agreed, form.before)
        st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1

    if attempt(PLACE + form.name, save):
        # The next cell in the order comes into view, and this one shows what the store has when it is looked at again.
        for key in (VALUE + form.name, REASON + form.name, CHOSEN):
            st.session_state.pop(key, None)


def _typed(form: _Form) -> float | None:
    given = st.session_state.get(VALUE + form.name)
    if form.choices:
        return next((each.value for each in form.choices if each.name == given), None)
    return None if given is None else float(given)
