"""Taking away a scenario that was saved at a panel: one's own, or any as the facilitator."""

from __future__ import annotations

import streamlit as st

from prioritise.store.scenarios import SavedScenario, delete_scenario, saved_scenarios
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PanelAccess, panel_access
from prioritise.ui.shared.saving import attempt, outcome

PLACE, WHICH = "delete-scenario", "scenario-to-delete"


def delete_scenario_panel() -> None:
    """Draw a choice and a button, for those this person may delete; nothing when there is none."""
    access = panel_access()
    if access is None:
        return
    outcome(PLACE)
    deletable = {
        saved_scenario.scenario.id: saved_scenario
        for saved_scenario in saved_scenarios(access.store, access.viewer)
        if _may(access, saved_scenario)
    }
    if not deletable:
        return
    with st.expander("Delete a scenario that was saved at this panel"):
        chosen = st.selectbox(
            "Which one",
            list(deletable),
            format_func=lambda scenario_id: deletable[scenario_id].scenario.name,
            key=WHICH,
        )
        st.button("Delete it for everyone", on_click=_delete, args=(access, deletable[chosen]), key="delete-it")


def _may(access: PanelAccess, saved: SavedScenario) -> bool:
    return access.runs_the_panel or (access.may_speak and saved.saved_by == access.viewer.actor)


def _delete(access: PanelAccess, saved: SavedScenario) -> None:
    attempt(
        PLACE,
        lambda: delete_scenario(
            access.store, access.viewer, saved.scenario.id, seen_version=saved.version, save_key=new_save_key()
        ),
        done=f"{saved.scenario.name} is deleted.",
    )
    st.session_state.pop(WHICH, None)
