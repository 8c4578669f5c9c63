"""Saves made in callbacks: what went wrong is kept, and said where the person is looking."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from prioritise.domain.errors import FileProblems, NotAllowed, PrioritiseError, VersionClash
from prioritise.ui.session.panel_access import give_up_lost_access
from prioritise.ui.shared.failure_log import note_failure
from prioritise.ui.shared.tables_and_charts import problem_table

TROUBLE, DONE = "trouble:", "done:"


def attempt(place: str, save: Callable[[], object], *, done: str = "") -> bool:
    """Make a save from a callback; tells whether it worked. `outcome(place)` then says what came of it.

    `done` is what to say when it worked, until the next save anywhere. Somebody whose link was withdrawn loses their
    access here.
    """
    forget(place)
    _forget_what_worked()
    try:
        save()
    except NotAllowed as error:
        give_up_lost_access()
        st.session_state[TROUBLE + place] = error
    except PrioritiseError as error:
        st.session_state[TROUBLE + place] = error
    except Exception:
        st.session_state[TROUBLE + place] = note_failure()
    else:
        if done:
            st.session_state[DONE + place] = done
        return True
    return False


def outcome(place: str, *, worded: Callable[[FileProblems], Iterable[str]] | None = None) -> None:
    """Say what came of the last save at this place, if anything is to be said.

    Problems come as a table, or, for a form of a few boxes, as the lines `worded` makes of them.
    """
    if said := st.session_state.get(DONE + place):
        st.success(said)
    trouble = st.session_state.get(TROUBLE + place)
    if isinstance(trouble, FileProblems) and worded is not None:
        st.error("\n".join(["Nothing was saved.", *(f"- {line}" for line in worded(trouble))]))
    elif isinstance(trouble, FileProblems):
        st.error("Nothing was saved.")
        problem_table(trouble.problems)
    elif isinstance(trouble, VersionClash):
        st.error(f"{trouble} Nothing of yours was saved. What stands now is shown here; look, then save again.")
    elif isinstance(trouble, PrioritiseError):
        st.error(str(trouble))
    elif trouble:
        st.error(f"Nothing was saved, and the fault is ours. Tell whoever runs this app this reference: {trouble}.")


def went_wrong(place: str) -> bool:
    """Tell whether the last save at this place did not work."""
    return (TROUBLE + place) in st.session_state


def clash(place: str) -> VersionClash | None:
    """Return who saved first, and what, when the last save at this place met another's."""
    trouble = st.session_state.get(TROUBLE + place)
    return trouble if isinstance(trouble, VersionClash) else None


def forget(place: str) -> None:
    """Say no more of the last save at this place."""
    for key in (TROUBLE + place, DONE + place):
        st.session_state.pop(key, None)


def _forget_what_worked() -> None:
    # What was done before stands in the way of what is done now.
    for key in [str(key) for key in st.session_state if str(key).startswith(DONE)]:
        del st.session_state[key]


def forget_all(beginning: str) -> None:
    """Say no more of the last save at any place whose name begins so."""
    for key in [str(key) for key in st.session_state]:
        if key.startswith((TROUBLE + beginning, DONE + beginning)):
            del st.session_state[key]
