"""Keeping what has been moved with the exercise, as one of its scenarios."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access
from prioritise.domain.scenarios import Scenario
from prioritise.files.scenario.saved import exercise_with_scenario, named_scenario
from prioritise.store.scenarios import save_scenario as store_scenario
from prioritise.store.writing import new_save_key
from prioritise.ui.session.kept_open import EXERCISE, is_kept, keep_open, kept_meanwhile
from prioritise.ui.session.own_draft import keep_if_own, may_make_own, works_on_own
from prioritise.ui.session.panel_access import on_this_machine, panel_access


def save_scenario(saved: Scenario, *, before: Exercise) -> None:
    """Keep a scenario with the exercise: in the panel's store, or alone in this session. For callbacks.

    What has been moved stays moved. Raises FileProblems for one the exercise could not run, NotAllowed for observers.
    """
    access = panel_access()
    if access is None:
        if (theirs := kept_meanwhile(before)) is not None and not works_on_own(before):
            # Another window saved one meanwhile: this one goes beside it, under a name of its own.
            before, saved = theirs, named_scenario(theirs, saved, saved.name)
        after = exercise_with_scenario(before, saved)
        is_own = keep_if_own(after, before=before)
        st.session_state[EXERCISE] = after
        if not is_own:
            keep_open(after)
    else:
        store_scenario(access.store, access.viewer, saved, seen_version=0, save_key=new_save_key())


def outlasts_the_visit(subject: Exercise) -> bool:
    """Tell whether what is saved is still there when the page is loaded again: at a panel, or on one's own machine."""
    return panel_access() is not None or (may_make_own() and works_on_own(subject)) or on_this_machine()


def is_kept_here(subject: Exercise) -> bool:
    """Tell whether an exercise that somebody has open alone is kept on this machine, as their list or as it is open."""
    return (may_make_own() and works_on_own(subject)) or is_kept(subject)


def may_save_scenarios() -> bool:
    """Tell whether this person may be offered to save a scenario: alone, or at a panel as more than an observer."""
    access = panel_access()
    return access is None or access.viewer.access is not Access.OBSERVER
