"""A panel in a store of its own, and sessions of the people who sit at it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from streamlit.testing.v1 import AppTest

from prioritise.domain.panel import Access
from prioritise.files.exercise.folder import read_path
from prioritise.files.problem_list import ProblemList
from prioritise.store.access import Viewer
from prioritise.store.database import Store, open_store
from prioritise.store.exercises import import_files
from prioritise.store.invitations import invite, local_facilitator, local_member, start_sharing, viewer_by_token
from prioritise.store.members import add_member
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PANEL_ACCESS, PanelAccess
from tests.architecture.source import ROOT
from tests.ui.app import WAIT_SECONDS, gone_to

ROCHDALE = ROOT / "data" / "rochdale"


@dataclass(frozen=True)
class Panel:
    """A panel that is not shared yet. `facilitator` sits at this machine; `member(id)` is anybody on it."""

    store: Store
    exercise: str
    facilitator: Viewer

    def member(self, member_id: str) -> Viewer:
        """One member, scoring at this machine."""
        return local_member(self.store, self.exercise, member_id)

    def observer(self) -> Viewer:
        """Somebody who may only watch, come in by a link; the panel is shared from then on."""
        watching = add_member(
            self.store, self.facilitator, partner="council", access=Access.OBSERVER, save_key=new_save_key()
        )
        return self.by_link(self.shared(), watching.id)

    def shared(self) -> Viewer:
        """The facilitator, come in by a link: the panel is shared from then on."""
        runs = add_member(
            self.store, self.facilitator, partner="council", access=Access.FACILITATOR, save_key=new_save_key()
        )
        return viewer_by_token(self.store, start_sharing(self.store, self.facilitator, runs.id).token)

    def by_link(self, facilitator: Viewer, member_id: str) -> Viewer:
        """One member of a shared panel, come in by a link."""
        return viewer_by_token(self.store, invite(self.store, facilitator, member_id).token)


def panel(files: dict[str, bytes] | None = None) -> Panel:
    """A new panel on the worked example, or on these files, in the store that DATABASE_URL names now."""
    place = Path(os.environ["DATABASE_URL"])
    if files is None and not place.exists():
        content, exercise = _store_with_the_example()
        place.write_bytes(content)
        store = open_store(str(place))
    else:
        store = open_store(str(place))
        exercise = import_files(store, files or read_path(ROCHDALE, ProblemList())).id
    return Panel(store, exercise, local_facilitator(store, exercise))


@cache
def _store_with_the_example() -> tuple[bytes, str]:
    """A store that holds the worked example, made once and copied for every test, and the exercise's id in it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite"
        store = open_store(str(file))
        exercise = import_files(store, read_path(ROCHDALE, ProblemList())).id
        store.close()
        return file.read_bytes(), exercise


def with_access(table: Panel, viewer: Viewer, page: str = "start") -> AppTest:
    """A session of one person at the panel, with one page open."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=WAIT_SECONDS)
    app.session_state[PANEL_ACCESS] = PanelAccess(table.store, viewer)
    app.run()
    return app if page == "start" else gone_to(app, page)
