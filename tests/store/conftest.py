"""The same tests on both databases: a SQLite file, and a real PostgreSQL server started for the tests."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from prioritise.domain.panel import Access
from prioritise.store.access import Viewer
from prioritise.store.database import Store, open_store
from prioritise.store.invitations import invite, operator, viewer_by_token
from tests.store.panel import EXERCISE, MEMBERS, Clock, with_access
from tests.store.postgres import MEMORY, PostgresServer

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    with tempfile.TemporaryDirectory(prefix="pg-", dir=MEMORY, ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        server = PostgresServer(Path(folder))
        yield server
        server.server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_server) -> str:
    """A PostgreSQL database with the exercise in it, to copy for each test."""
    url = postgres_server.new_database()
    store = open_store(url)
    with_access(store)
    store.close()
    return urlsplit(url).path.removeprefix("/")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """A SQLite store with the exercise in it, to copy for each test."""
    file = tmp_path_factory.mktemp("template") / "store.sqlite"
    store = open_store(str(file))
    with_access(store)
    store.close()
    return file


@pytest.fixture(params=BACKENDS)
def backend(request) -> str:
    return request.param


@pytest.fixture
def store_folder() -> Iterator[Path]:
    """A folder for the SQLite files of one test."""
    with tempfile.TemporaryDirectory(prefix="store-", dir=MEMORY, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def new_url(backend, store_folder, request) -> Callable[[], str]:
    """Makes the address of an empty store of the test's own."""
    if backend == "postgresql":
        return request.getfixturevalue("postgres_server").new_database
    return lambda: str(store_folder / f"store{len(list(store_folder.iterdir()))}.sqlite")


@pytest.fixture
def url(backend, store_folder, request) -> str:
    """A store of the test's own that holds the exercise of `tests/store/panel.py`, with its members on the panel."""
    if backend == "postgresql":
        server = request.getfixturevalue("postgres_server")
        return server.new_database(request.getfixturevalue("postgres_template"))
    file = store_folder / "store.sqlite"
    file.write_bytes(request.getfixturevalue("sqlite_template").read_bytes())
    return str(file)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url, clock) -> Iterator[Store]:
    opened = open_store(url, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def facilitator(store) -> Viewer:
    return operator(store, EXERCISE)


@pytest.fixture
def people(store, facilitator) -> dict[str, Viewer]:
    """Every member of the panel, come in by a link of their own, by id."""
    return {name: viewer_by_token(store, invite(store, facilitator, name).token) for name in MEMBERS}


@pytest.fixture
def observer(people) -> Viewer:
    assert people["watcher"].access is Access.OBSERVER
    return people["watcher"]
