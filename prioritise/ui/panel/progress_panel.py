"""How far everyone has come while a round is open; it follows by itself."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prioritise.domain.errors import PrioritiseError, StoreUnavailable
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import PanelMember, Progress, Round
from prioritise.report.panel.panel_words import progress_table, reveal_warning
from prioritise.report.panel.view import PanelRecord
from prioritise.store.events import latest_event
from prioritise.store.progress import progress
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.tables_and_charts import table

SEEN = "panel-round-seen"
POLL_SECONDS = 2.0


def progress_section(access: PanelAccess, exercise: Exercise, record: PanelRecord, last: Round) -> None:
    """Draw how far everyone has come, and draw the page again once somebody has sent or the round moved on."""
    people: tuple[PanelMember, ...] = record.people
    st.session_state[SEEN] = (latest_event(access.store, access.viewer), how_many_sent(record.progress))

    @st.fragment(run_every=POLL_SECONDS)
    def follow() -> None:
        try:
            now = progress(access.store, access.viewer, round_number=last.number)
            stage = (latest_event(access.store, access.viewer), how_many_sent(now))
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


def how_many_sent(far: Sequence[Progress]) -> int:
    """Count those who have sent their scores."""
    return sum(member_progress.sent for member_progress in far)
