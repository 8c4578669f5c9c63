"""The one error boundary: nobody meets a traceback."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

import streamlit as st

from prioritise.domain.errors import FileProblems, IncompleteExercise, NotAllowed, PrioritiseError, StoreUnavailable
from prioritise.ui.session import state
from prioritise.ui.session.panel_access import access_was_lost, give_up_lost_access, is_shared, panel_access
from prioritise.ui.shared.invitation_link import refusal
from prioritise.ui.shared.table_panel import problem_table

LOG = logging.getLogger("prioritise.app")
LOST_ACCESS = (
    "You are not at the panel any more: your link was withdrawn or has ended. What you had sent stays. Ask the "
    "facilitator for a new link."
)


def guarded(draw: Callable[[], None]) -> None:
    """Draw, and say in plain words what went wrong when something does."""
    if access_was_lost():
        st.warning(LOST_ACCESS)
    elif panel_access() is None and (refused := refusal()):
        st.error(refused)
    try:
        draw()
    except FileProblems as error:
        st.title("This exercise cannot be opened yet")
        st.write("Nothing was loaded. Put these right in its files, then reload this page.")
        problem_table(error.problems)
        _way_out()
    except NotAllowed as error:
        give_up_lost_access()
        st.title("There is nothing here for you")
        st.write(str(error))
    except StoreUnavailable as error:
        st.title("The panel's store cannot be reached just now")
        st.write(str(error))
        st.button("Try again", key="try-again")
    except PrioritiseError as error:
        st.title("There is no result yet")
        st.write(str(error))
        if isinstance(error, IncompleteExercise) and panel_access() is not None:
            st.write(
                "The list appears as soon as every figure is there. Open Scores to see what the panel has yet to do."
            )
            return
        if panel_access() is None:
            st.write("Put it right in the exercise's files and open them again, or go on with the worked example.")
        _way_out()
    except Exception:
        reference = note_failure()
        st.title("Sorry, something went wrong")
        st.write(
            "This is a fault in the app. Your exercise has not been changed. Reload the page. If it happens again, "
            f"tell whoever runs this app, and give them this reference: **{reference}**."
        )
        _way_out()


def note_failure() -> str:
    """Log the error at hand with its traceback; returns a reference that finds it in the log."""
    reference = secrets.token_hex(4)
    LOG.exception("Unexpected failure, reference %s", reference)
    return reference


def _way_out() -> None:
    if panel_access() is not None:
        # The worked example would be the way out of the panel too.
        st.write(
            "You are still at the panel, and what you had saved is there. Tell the facilitator what this page says."
        )
    elif not is_shared():
        st.button("Open the worked example", on_click=state.open_worked_example, key="way-out")
