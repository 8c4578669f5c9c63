"""What has happened at a panel, from the record that nobody can change."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.panel.panel_words import events_table, how_many_steps
from prioritise.report.panel.view import PanelRecord
from prioritise.ui.shared.tables_and_charts import folded, table

LATEST = 20


def story_section(exercise: Exercise, record: PanelRecord) -> None:
    """Draw every step that changed what others see, the latest first."""
    happened = record.happened
    with folded("What has happened", how_many_steps(happened), key="story"):
        st.write(
            "Every step that changes what others see is kept, and each holds a fingerprint of the one before, so "
            "nobody can change the past unseen. Drafts, and who sent when, are not in it. Note the last fingerprint "
            "when you publish."
        )
        everything = len(happened) > LATEST and st.toggle(f"Show all {len(happened)} steps", key="all-steps")
        shown = happened if everything else happened[-LATEST:]
        table(events_table(exercise, shown, record.people, record.called_off), "What has happened")
        if happened:
            st.caption(f"Last fingerprint: {happened[-1].hash}")
