"""The round under way: opened, watched, revealed and closed by the facilitator."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from prioritise.domain.errors import PrioritiseError, StoreUnavailable
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Progress, Round, RoundState
from prioritise.report.panel.panel_words import progress_table, reveal_warning
from prioritise.report.panel.view import PanelRecord
from prioritise.store.events import latest_event
from prioritise.store.progress import progress
from prioritise.store.rounds import close_round, open_round, reveal_round
from prioritise.store.writing import new_save_key
from prioritise.ui.panel.round_warnings import (
    say_that_few_have_sent,
    say_what_answering_again_does,
    say_what_cannot_be_published,
    say_what_was_entered,
    say_who_is_left_out,
    what_closing_leaves,
)
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared import contents
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import table

PLACE, SEEN = "panel-round", "panel-round-seen"
SURE, SURE_TO_CLOSE = "sure-to-reveal", "sure-to-close"
POLL_SECONDS = 2.0


def round_section(access: PanelAccess, exercise: Exercise, record: PanelRecord) -> None:
    """Draw where the round is, and the step that comes next."""
    last = record.last_round
    st.header("The round")
    outcome(PLACE)
    say_what_was_entered(exercise)
    if last is None or last.state == RoundState.CLOSED:
        _before(access, last)
        if last is not None:
            say_who_is_left_out(exercise, record, last)
            start = contents.listed("start")
            st.page_link(
                contents.page(start), label=f"Take the exercise away, as the panel has left it, from {start.marked}"
            )
    elif last.state == RoundState.OPEN:
        st.write("Everyone scores alone, on the Scores page. You see how far they have come, not what they score.")
        say_what_answering_again_does(last.number)
        _live(access, exercise, record, last)
        say_that_few_have_sent(_sent(record.progress))
        _reveal(access, last)
    else:
        st.write(
            "Everyone sees what was sent. Work down what divides the panel on the Scores page, then close the round. "
            "What was agreed stands; scores nobody settled count with their middle."
        )
        say_who_is_left_out(exercise, record, last)
        say_what_cannot_be_published(exercise)
        _closing(access, exercise, last)


def _before(access: PanelAccess, last: Round | None) -> None:
    again = " Do this again after a challenge: the old round stays as it was." if last else ""
    st.write(f"Open a round when everyone can come in. They can score beforehand, each at their own time.{again}")
    number = last.number + 1 if last else 1
    say_what_answering_again_does(number)
    _button(f"Open round {number}", lambda: _open(access), key="open-round", primary=True)


def _live(access: PanelAccess, exercise: Exercise, record: PanelRecord, last: Round) -> None:
    people = record.people
    st.session_state[SEEN] = (latest_event(access.store, access.viewer), _sent(record.progress))

    @st.fragment(run_every=POLL_SECONDS)
    def follow() -> None:
        try:
            now = progress(access.store, access.viewer, round_number=last.number)
            stage = (latest_event(access.store, access.viewer), _sent(now))
        except StoreUnavailable as error:
            st.warning(str(error))
            return
        except PrioritiseError:
            st.rerun()
        if stage != st.session_state[SEEN]:
            st.rerun()
        table(progress_table(exercise, people, now), "How far everyone has come")
        if warning := reveal_warning(people, now):
            st.caption(warning)

    follow()


def _sent(far: Sequence[Progress]) -> int:
    return sum(member_progress.sent for member_progress in far)


def _reveal(access: PanelAccess, last: Round) -> None:
    sure = st.checkbox("I want to end independent scoring. It cannot be taken back.", key=SURE)
    _button(
        f"Reveal round {last.number} to everyone",
        lambda: _show(access, last),
        key="reveal-round",
        primary=True,
        disabled=not sure,
    )


def _closing(access: PanelAccess, exercise: Exercise, last: Round) -> None:
    left = what_closing_leaves(exercise)
    sure = st.checkbox(f"{left} I want to close round {last.number}. It cannot be taken back.", key=SURE_TO_CLOSE)
    _button("Close the round", lambda: _close(access, last), key="close-round", disabled=not sure)


def _button(label: str, press: Callable[[], None], *, key: str, primary: bool = False, disabled: bool = False) -> None:
    st.button(label, on_click=press, key=key, type="primary" if primary else "secondary", disabled=disabled)


def _open(access: PanelAccess) -> None:
    attempt(
        PLACE,
        lambda: open_round(access.store, access.viewer, save_key=new_save_key()),
        done="The round is open. Members can score now, on the Scores page.",
    )


def _show(access: PanelAccess, last: Round) -> None:
    _move(access, last, reveal_round)
    st.session_state.pop(SURE, None)


def _close(access: PanelAccess, last: Round) -> None:
    _move(access, last, close_round)
    st.session_state.pop(SURE_TO_CLOSE, None)


def _move(access: PanelAccess, last: Round, step: Callable[..., Round]) -> None:
    # The version on the page is the one that was looked at: whoever moved the round on first is not run over.
    attempt(
        PLACE,
        lambda: step(access.store, access.viewer, last.number, seen_version=last.version, save_key=new_save_key()),
    )
