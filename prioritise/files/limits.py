"""How much a file may hold: every limit in one place, each with a default that the server's operator can change.

A limit is there so that one person's file can take neither the memory nor the time of everyone else. Each is said in
the message that refuses a file for it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from prioritise.domain.errors import BadSetting

NAMED = "PRIORITISE_LIMIT_"
"""How the environment variable of a limit begins; its name in capitals follows."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of everything: bytes, files, rows, columns, cells, parts, and seconds that a page may take."""

    archive_bytes: int = 60_000_000
    archive_files: int = 200
    file_bytes: int = 20_000_000
    indicators_bytes: int = 200_000_000
    published_bytes: int = 50_000_000
    published_rows: int = 600_000
    published_kept: int = 100_000
    workbook_bytes: int = 50_000_000
    workbook_cells: int = 500_000
    workbook_texts: int = 200_000
    workbook_styles_bytes: int = 2_000_000
    table_columns: int = 200
    table_rows: int = 300_000
    table_bad_rows: int = 2_000
    agreement_bytes: int = 5_000_000
    agreement_rows: int = 500
    yaml_bytes: int = 250_000
    yaml_parts: int = 2_000
    yaml_depth: int = 20
    record_bytes: int = 300_000_000
    reading_seconds: int = 120
    work_seconds: int = 900


def limits(environment: Mapping[str, str] | None = None) -> Limits:
    """Return the limits of this machine. Raises BadSetting for one that is no whole number above 0."""
    said = os.environ if environment is None else environment
    own = {field.name: said.get(variable_of(field.name), "").strip() for field in fields(Limits)}
    for name, text in own.items():
        if text and not (text.isascii() and text.isdigit() and int(text) > 0):
            raise BadSetting(f"{variable_of(name)} is {text!r}. Give a whole number above 0.")
    return Limits(**{name: int(text) for name, text in own.items() if text})


def variable_of(limit: str) -> str:
    """Return the environment variable that changes a limit."""
    return f"{NAMED}{limit.upper()}"


def in_millions(size: int) -> str:
    """Write a number of bytes as people say it: 20 million bytes; to a tenth where it is no whole million."""
    return f"{size / 1_000_000:,.1f}".removesuffix(".0") + " million bytes"
