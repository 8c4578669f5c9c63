"""The one error boundary: nobody meets a traceback."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prioritise.domain.errors import FileProblems, IncompleteExercise, NotAllowed, PrioritiseError, StoreUnavailable
from prioritise.report.start.unfinished_view import unfinished_view
from prioritise.ui.session import opened
from prioritise.ui.session.panel_access import access_was_lost, give_up_lost_access, is_shared, panel_access
from prioritise.ui.shared import contents
from prioritise.ui.shared.failure_log import note_failure
from prioritise.ui.shared.invitation_link import refusal
from prioritise.ui.shared.tables_and_charts import problem_table
from prioritise.words import bold

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
        st.title("This page is closed to you")
        st.write(str(error))
    except StoreUnavailable as error:
        st.title("The panel's store cannot be reached just now")
        st.write(str(error))
        st.button("Try again", key="try-again")
    except PrioritiseError as error:
        st.title("There is no result yet")
        _say_what_is_missing(error)
        if isinstance(error, IncompleteExercise) and panel_access() is not None:
            st.write(
                "The list appears as soon as every figure is there. Open Scores to see what the panel has yet to do."
            )
            return
        if isinstance(error, IncompleteExercise):
            st.write("Start says everything that is missing, and where to give it. A panel can begin from there.")
            st.page_link(contents.page(contents.listed("start")), label=f"Go to {bold('Start')}")
        elif panel_access() is None:
            st.write("Put it right on the Interventions page, or go on with the worked example.")
        _way_out()
    except Exception:
        reference = note_failure()
        st.title("Sorry, something went wrong")
        st.write(
            "This is a fault in the app. Your exercise has not been changed. Reload the page. If it happens again, "
            f"tell whoever runs this app, and give them this reference: {bold(reference)}."
        )
        _way_out()


def _say_what_is_missing(error: PrioritiseError) -> None:
    """Say an unfinished exercise's first step, in names: its own words are for whoever has its files open."""
    steps = unfinished_view(opened.exercise()).steps if isinstance(error, IncompleteExercise) else ()
    st.write(steps[0].sentence if steps else str(error))


def _way_out() -> None:
    if panel_access() is not None:
        # The worked example would be the way out of the panel too.
        st.write(
            "You are still at the panel, and what you had saved is there. Tell the facilitator what this page says."
        )
    elif not is_shared():
        st.button("Open the worked example", on_click=opened.open_worked_example, key="way-out")
