"""The versions of a store: which it has, which is the newest, and the steps from one to another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from prioritise.domain.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

STEPS = Path(__file__).parent / "migrations"
LOCK = 5_706_110_019
"""PostgreSQL's advisory lock for migrations: any number, but always this one."""
VERSION_TABLE = "alembic_version"
SAID = re.compile(r"""^(revision|down_revision)(?::[^=]+)? = ["'](\w+)["']""", re.MULTILINE)
"""What a step says of itself: its version, and the one before it, if there is one."""


def run_steps(engine: Engine, revision: str, *, steps: Path = STEPS) -> None:
    """Run every step up to `revision`, in one transaction."""
    with engine.execution_options(prioritise_write=True).begin() as connection:
        run_steps_on(connection, revision, steps=steps)


def run_steps_on(connection: Connection, revision: str, *, steps: Path = STEPS) -> None:
    """Run every step up to `revision` within the caller's transaction. Several processes may try at once."""
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    settings = _settings(steps)
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)


def revision_of(connection: Connection) -> str | None:
    """Return the version of the store, or None when it has none yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    revision: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return revision


def newest_revision(steps: Path = STEPS) -> str:
    """Return the version this tool works with."""
    previous_of = _steps(steps)
    newest = set(previous_of) - set(previous_of.values())
    if len(newest) != 1:
        raise StoreError("This copy of the tool lacks its migrations. Install it again.")
    return newest.pop()


def known_revisions(steps: Path = STEPS) -> frozenset[str]:
    """Return every version this tool knows how to work with or bring up to date."""
    return frozenset(_steps(steps))


def _steps(steps: Path) -> dict[str, str]:
    """Every version by its own words, and the one before it; read without Alembic, which takes long to load."""
    previous_of = {}
    for path in sorted((steps / "versions").glob("v*.py")):
        said = dict(SAID.findall(path.read_text(encoding="utf-8")))
        previous_of[said["revision"]] = said.get("down_revision", "")
    return previous_of


def _settings(steps: Path) -> Config:
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(steps).replace("%", "%%"))
    return settings
