"""Calling a saved scenario something else, or taking it away: at a panel one's own, or any as the facilitator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import streamlit as st

from prioritise.domain.scenarios import Scenario
from prioritise.store.scenarios import SavedScenario, delete_scenario, save_scenario, saved_scenarios
from prioritise.store.writing import new_save_key
from prioritise.ui.session import opened, scenario_saving
from prioritise.ui.session.panel_access import PanelAccess, panel_access
from prioritise.ui.shared.saving import attempt, outcome

PLACE, WHICH, NAME = "change-scenario", "scenario-to-change", "scenario-name"


@dataclass(frozen=True, slots=True)
class _Changeable:
    """A scenario, and how this person gives it another name or takes it away."""

    scenario: Scenario
    rename: Callable[[str], None]
    delete: Callable[[], None]


def saved_scenarios_panel() -> None:
    """Draw a choice, a name and two buttons, for those this person may change; nothing when there is none."""
    outcome(PLACE)
    access = panel_access()
    changeable = _alone() if access is None else _at_the_panel(access)
    if not changeable:
        return
    for_everyone = "" if access is None else " for everyone"
    with st.expander("Rename or delete a saved scenario"):
        chosen = changeable[
            st.selectbox(
                "Which one",
                list(changeable),
                format_func=lambda scenario_id: changeable[scenario_id].scenario.name,
                key=WHICH,
            )
        ]
        # A box of its own for each, so that what was typed for one is not given to another.
        box = f"{NAME}-{chosen.scenario.id}"
        st.text_input("Its name", chosen.scenario.name, max_chars=80, key=box, persist_state="session")
        with st.container(horizontal=True, key="change-scenario-row"):
            st.button(f"Rename it{for_everyone}", on_click=_rename, args=(chosen, box), key="rename-it")
            st.button(f"Delete it{for_everyone}", on_click=_delete, args=(chosen,), key="delete-it")


def _alone() -> Mapping[str, _Changeable]:
    exercise = opened.exercise()

    def of(scenario: Scenario) -> _Changeable:
        return _Changeable(
            scenario,
            lambda name: scenario_saving.rename_scenario(scenario, name, before=exercise),
            lambda: scenario_saving.delete_scenario(scenario, before=exercise),
        )

    return {scenario.id: of(scenario) for scenario in exercise.scenarios}


def _at_the_panel(access: PanelAccess) -> Mapping[str, _Changeable]:
    store, viewer = access.store, access.viewer

    def of(saved: SavedScenario) -> _Changeable:
        subject, version = saved.scenario, saved.version

        def rename(name: str) -> None:
            renamed = replace(subject, name=name)
            save_scenario(store, viewer, renamed, seen_version=version, save_key=new_save_key())

        def delete() -> None:
            delete_scenario(store, viewer, subject.id, seen_version=version, save_key=new_save_key())

        return _Changeable(subject, rename, delete)

    return {saved.scenario.id: of(saved) for saved in saved_scenarios(store, viewer) if _may(access, saved)}


def _may(access: PanelAccess, saved: SavedScenario) -> bool:
    return access.runs_the_panel or (access.may_speak and saved.saved_by == access.viewer.actor)


def _rename(chosen: _Changeable, box: str) -> None:
    name = str(st.session_state[box])
    attempt(PLACE, lambda: chosen.rename(name), done=f"{chosen.scenario.name} is called {name.strip()} now.")


def _delete(chosen: _Changeable) -> None:
    attempt(PLACE, chosen.delete, done=f"{chosen.scenario.name} is deleted.")
    st.session_state.pop(WHICH, None)
