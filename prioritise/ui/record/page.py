"""Record: who stands behind the list, what was decided beside the scores, and who questioned it."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import analysis_under
from prioritise.report.record.view import record_view
from prioritise.ui.record.challenges_panel import challenges_panel
from prioritise.ui.record.interests_panel import interests_panel
from prioritise.ui.record.log_panel import log_panel
from prioritise.ui.record.papers_panel import papers_panel
from prioritise.ui.record.publish_panel import publish_panel
from prioritise.ui.record.reword_panel import reword_panel
from prioritise.ui.record.rules_panel import rules_panel
from prioritise.ui.record.settings_panel import settings_panel
from prioritise.ui.record.sign_off_panel import sign_off_panel
from prioritise.ui.session.record_facts import record_facts
from prioritise.ui.shared.notes_panel import illustrative_banner
from prioritise.ui.shared.round_change_panel import say_a_round_is_open


def draw() -> None:
    """Draw the whole page."""
    facts = record_facts()
    analysis = analysis_under(facts.exercise)
    view = record_view(analysis, facts)
    st.title(view.headline)
    st.write("The record is about the list as it stands, whatever you have moved on other pages.")
    illustrative_banner(facts.exercise)
    say_a_round_is_open()
    challenges_panel(view.challenges, facts, tuple(row[0] for row in view.alternatives.rows))
    if view.signed.fingerprint:
        papers_panel(analysis, facts, view.alternatives)
    sign_off_panel(view.signed, may_sign=facts.may_sign)
    rules_panel(view.rules)
    interests_panel(view.interests, at_panel=facts.at_panel)
    settings_panel(view.settings)
    log_panel(view.log, view.head)
    reword_panel(facts)
    if facts.may_sign and view.signed.fingerprint:
        publish_panel(analysis, facts)


draw()
