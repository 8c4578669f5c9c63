"""The versions of a store: which it has, which is the newest, and the steps from one to another."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from prioritise.domain.errors import StoreError

STEPS = Path(__file__).parent / "migrations"
LOCK = 5_706_110_019
"""PostgreSQL's advisory lock for migrations: any number, but always this one."""


def run_steps(engine: Engine, revision: str, *, steps: Path = STEPS) -> None:
    """Run every step up to `revision`, in one transaction."""
    with engine.execution_options(prioritise_write=True).begin() as connection:
        run_steps_on(connection, revision, steps=steps)


def run_steps_on(connection: Connection, revision: str, *, steps: Path = STEPS) -> None:
    """Run every step up to `revision` within the caller's transaction. Several processes may try at once."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    settings = _settings(steps)
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)


def revision_of(connection: Connection) -> str | None:
    """Return the version of the store, or None when it has none yet."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision(steps: Path = STEPS) -> str:
    """Return the version this tool works with."""
    newest = ScriptDirectory.from_config(_settings(steps)).get_current_head()
    if newest is None:
        raise StoreError("This copy of the tool lacks its migrations. Install it again.")
    return newest


def known_revisions(steps: Path = STEPS) -> frozenset[str]:
    """Return every version this tool knows how to work with or bring up to date."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_settings(steps)).walk_revisions())


def _settings(steps: Path) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(steps).replace("%", "%%"))
    return settings
