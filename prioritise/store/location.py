"""Where the store is: the database that DATABASE_URL names, or a file in the user's data folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

APPLICATION = "prioritise"
FILE_NAME = "store.sqlite"
URL_VARIABLE = "DATABASE_URL"
SHARED_BY = "PRIORITISE_SHARED"
"""The environment variable that says others come to this server: nobody gets in without a link or a sign-in."""
NAMED_BY = "PRIORITISE_EXERCISE"
"""The environment variable that names the folder or zip to open first."""


def store_url(environment: Mapping[str, str] | None = None) -> str:
    """Return the URL of this machine's store. A bare path stands for a SQLite file."""
    named = (os.environ if environment is None else environment).get(URL_VARIABLE, "").strip()
    return named or str(default_file())


def default_file() -> Path:
    """Return the SQLite file used when no database is named."""
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False) / FILE_NAME


def store_is_made(url: str) -> bool:
    """Tell whether there is a store to look into already; a database server is taken to hold one."""
    if url.startswith("postgres"):
        return True
    return Path(url.removeprefix("sqlite:///")).expanduser().is_file()


def store_place(url: str) -> str:
    """Find where a store is, in words for a person: never its user or password."""
    scheme, mark, rest = url.partition("://")
    if not mark or scheme == "sqlite":
        return rest.removeprefix("/") if mark else url
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"
