"""Keeping what has been moved with the exercise, as one of its scenarios."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access
from prioritise.domain.scenarios import Scenario
from prioritise.files.scenario.saved import (
    exercise_with_scenario,
    exercise_without_scenario,
    named_scenario,
    renamed_scenario,
)
from prioritise.store.scenarios import save_scenario as store_scenario
from prioritise.store.writing import new_save_key
from prioritise.ui.session.machine_copy import EXERCISE, is_kept, keep_open, kept_meanwhile
from prioritise.ui.session.own_draft import keep_if_own, may_make_own, works_on_own
from prioritise.ui.session.panel_access import on_this_machine, panel_access


def save_scenario(saved: Scenario, *, before: Exercise) -> None:
    """Keep a scenario with the exercise: in the panel's store, or alone in this session. For callbacks.

    What has been moved stays moved. Raises FileProblems for one the exercise could not run, NotAllowed for observers.
    """
    access = panel_access()
    if access is not None:
        store_scenario(access.store, access.viewer, saved, seen_version=0, save_key=new_save_key())
        return

    def with_it(exercise: Exercise) -> Exercise:
        # Where another window saved one meanwhile, this one goes beside it, under a name of its own.
        named = saved if exercise is before else named_scenario(exercise, saved, saved.name)
        return exercise_with_scenario(exercise, named)

    _change_alone(with_it, before)


def rename_scenario(scenario: Scenario, name: str, *, before: Exercise) -> None:
    """Give a scenario of the exercise that one person has open alone another name. For callbacks.

    Raises FileProblems for a name that no file could hold or that another scenario has.
    """
    _change_alone(lambda now: exercise_with_scenario(now, renamed_scenario(now, scenario, name)), before)


def delete_scenario(scenario: Scenario, *, before: Exercise) -> None:
    """Take a scenario out of the exercise that one person has open alone. Raises FileProblems. For callbacks."""
    _change_alone(lambda now: exercise_without_scenario(now, scenario), before)


def _change_alone(change: Callable[[Exercise], Exercise], before: Exercise) -> None:
    theirs = None if works_on_own(before) else kept_meanwhile(before)
    subject = before if theirs is None else theirs
    after = change(subject)
    is_own = keep_if_own(after, before=subject)
    st.session_state[EXERCISE] = after
    if not is_own:
        keep_open(after)


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
