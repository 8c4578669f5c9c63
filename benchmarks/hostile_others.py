"""Hostile files at the other doors: published figures, tables of targets, pasted rows, backups and records."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from benchmarks.hostile_bytes import locked, sheet, styles, texts, workbook
from benchmarks.hostile_case import Case, Door
from prioritise.analysis import analyse, bands
from prioritise.report.exports.record import record_json
from tests.files.small_exercise import small_exercise

FIGURES = b"Indicator ID,Indicator Name,Area Code,Sex,Age,Time period,Value\n"
TARGETS = b"number,title,baseline,year,t1,t2,t3,lead,partners\n"
CANNOT, NO_RECORD = "cannot be read", "that is not a record"


def others() -> tuple[Case, ...]:
    """Every hostile file that is no exercise."""
    return (*_published(), *_agreements(), *_actuals(), *_pasted(), *_backups(), *_records())


def _published() -> tuple[Case, ...]:
    def figures(title: str, content: Callable[[], bytes], says: str, *, read: bool = False) -> Case:
        return Case(title, Door.PUBLISHED, "x.csv", content, says, read)

    row = b"%d,Name %d,E08000005,Persons,All ages,%d,%d.5\n"
    return (
        figures("51 MB", lambda: FIGURES + b"x" * 51_000_000, "the most that is read is 50 million"),
        figures("20 million newlines", lambda: FIGURES + b"\n" * 20_000_000, "20,000,001 rows"),
        figures("20 million newlines in a cell", lambda: FIGURES + b'"' + b"\n" * 20_000_000 + b'"', "rows"),
        figures("10 MB of spaces before a plus", lambda: FIGURES + b'"' + b" " * 10_000_000 + b"+", CANNOT),
        figures("cells built for the formula pattern", lambda: FIGURES + (b"+A" * 50_000 + b"\n") * 20, "E08000005"),
        figures("quotation marks for the pattern", lambda: FIGURES + b'"' + b" '" * 60_000 + b'"\n', "E08000005"),
        figures("110,000 rows of one area", lambda: FIGURES + b"".join(
            row % (at, at, 2000 + at % 20, at % 100) for at in range(110_000)), "100,000 different rows"),
        figures("100,000 columns", lambda: b",".join(b"c%d" % at for at in range(100_000)) + b"\n", "100,000 columns"),
        figures("a NUL", lambda: FIGURES + b"1\0", "control characters"),
        figures("a formula", lambda: FIGURES + b"1,=1+1,E08000005,Persons,All ages,2020,1\n", "as a formula"),
        figures("a workbook", workbook, "an Excel workbook or zip under this name"),
        figures("UTF-16", lambda: FIGURES.decode().encode("utf-16"), "text in UTF-16"),
        figures("a compressed file", lambda: b"\x1f\x8b\x08" + b"\0" * 99, "a compressed file"),
        figures("infinity", lambda: FIGURES + b"1,N,E08000005,Persons,All ages,2020,inf\n", "no row that can be used"),
    )  # fmt: skip


def _agreements() -> tuple[Case, ...]:
    def table(title: str, content: Callable[[], bytes], says: str, file: str = "x.csv") -> Case:
        return Case(title, Door.AGREEMENT, file, content, says)

    return (
        table("20,000 rows", lambda: TARGETS + b"1,Title,3\n" * 20_000, "has at most 500"),
        table("a field of 140,000 letters", lambda: TARGETS + b"1," + b"a" * 140_000 + b",3\n", CANNOT),
        table("6 MB", lambda: TARGETS + b"x" * 6_000_000, "the most that is read of a table of targets"),
        table("2,000 columns", lambda: b"number," * 2_000 + b"\n1,2\n", "the most that are read is 200"),
        table("a NUL", lambda: TARGETS + b"1,\0,3\n", "control characters"),
        table("letters of another alphabet", lambda: TARGETS + b"1,\xe9,3\n", "not UTF-8"),
        table("nothing", lambda: b"", "nothing in it"),
        table("a workbook of a million texts", lambda: workbook(texts(1_000_000)), "200,000 texts", "x.xlsx"),
        table("a workbook of 40,000 styles", lambda: workbook(styles(40_000)), "of cell styles", "x.xlsx"),
        table("a locked workbook", lambda: locked(workbook()), "locked with a password", "x.xlsx"),
        table("a damaged workbook", lambda: workbook()[:-200], "cannot be opened as an Excel workbook", "x.xlsx"),
        table("a formula as a title", lambda: TARGETS + b"1,=1+1,3,2020,1,1,1,council,\n", "a formula"),
    )


def _actuals() -> tuple[Case, ...]:
    def table(title: str, content: Callable[[], bytes], says: str, file: str = "x.csv") -> Case:
        return Case(title, Door.FIGURES, file, content, says)

    headings = b"target,period,value,source\n"
    return (
        table("6 MB", lambda: headings + b"x" * 6_000_000, "the most that is read of a table of targets"),
        table("200,000 bad rows", lambda: headings + b"a,b,c,d\n" * 200_000, "2,000 rows above this one"),
        table("a field of 140,000 letters", lambda: headings + b"a" * 140_000 + b",2020,1,x\n", CANNOT),
        table("2,000 columns", lambda: b"target," * 2_000 + b"\n1,2\n", "the most that are read is 200"),
        table("a formula", lambda: headings + b"=1+1,2020,1,x\n", "a formula"),
        table("a workbook of a million texts", lambda: workbook(texts(1_000_000)), "200,000 texts", "x.xlsx"),
        table("a cell in the last row", lambda: workbook(sheet(
            b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')), "x.xlsx", "x.xlsx"),
    )  # fmt: skip


def _pasted() -> tuple[Case, ...]:
    def rows(title: str, content: Callable[[], bytes], says: str) -> Case:
        return Case(title, Door.PASTE, "pasted text", content, says)

    return (
        rows("nothing", lambda: b" \n\t\n", "nothing"),
        rows("100,000 rows", lambda: b"a\tb\n" * 100_000, "100,000 rows"),
        rows("100,000 columns", lambda: b"a\t" * 100_000 + b"a", "100,001 columns"),
        rows("a cell of 10 million letters", lambda: b"a\t" + b"a" * 10_000_000, CANNOT),
        rows("a quotation mark without end", lambda: b'a\t"' + b"a\n" * 200_000, CANNOT),
    )


def _backups() -> tuple[Case, ...]:
    def backup(title: str, content: Callable[[], bytes], says: str = "is not a backup") -> Case:
        return Case(title, Door.RESTORE, "x.sqlite", content, says)

    return (
        backup("nothing", lambda: b""),
        backup("text", lambda: b"SQLite format 3", "is not a store"),
        backup("a database of something else", _other_database),
        backup("a database cut short", lambda: _other_database()[:5000], ""),
        backup("a head and noise", lambda: b"SQLite format 3\0" + bytes(range(256)) * 64, ""),
        backup("a zip", workbook, ""),
        backup("a store of a newer version", partial(_store_of, "9999_from_the_future"), ""),
    )


def _other_database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE other (text)")
    connection.executemany("INSERT INTO other VALUES (?)", [("x" * 1000,)] * 20)
    connection.commit()
    return connection.serialize()


def _store_of(revision: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
    connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
    connection.commit()
    return connection.serialize()


@cache
def _sound_record() -> bytes:
    analysis = analyse(small_exercise())
    return record_json(analysis, bands(analysis))


def _records() -> tuple[Case, ...]:
    def record(title: str, content: Callable[[], bytes], says: str) -> Case:
        return Case(title, Door.VERIFY, "record.json", content, says)

    return (
        record("NaN in its maker", partial(_with, "made_by", float("nan")), NO_RECORD),
        record("infinity by its exponent", lambda: _sound_record().replace(b'"seed": 0', b'"seed": 1e999'), NO_RECORD),
        record("half a letter in its maker", partial(_with, "made_by", "\ud800"), NO_RECORD),
        record("a figure of 10,000 digits", lambda: b'{"seed": ' + b"9" * 10_000 + b"}", NO_RECORD),
        record("100,000 lists within lists", lambda: b"[" * 100_000, NO_RECORD),
        record("a terminal's commands in its maker", partial(_with, "made_by", "\x1b[2J\x1b]0;x\x07"), "\\x1b[2J"),
        record("marks that turn the direction of writing", partial(_with, "made_by", "\u202eelbairav"), "\\u202e"),
        record("files that are not text", partial(_with, "files", {"a": 1}), "whose files are not text"),
        record("a seed that is yes", partial(_with, "seed", True), "whose results cannot be read"),
        record("a scenario that is a number", partial(_with, "scenario", 7), "record.json"),
        record("names that lead out", partial(_with, "files", {"../../x": "x"}), "Changed since it was sealed"),
        record("UTF-16", lambda: _sound_record().decode().encode("utf-16")[:-1], NO_RECORD),
        record("nothing", lambda: b"", NO_RECORD),
        record("a workbook", workbook, NO_RECORD),
    )


def _with(part: str, value: Any) -> bytes:
    changed = json.loads(_sound_record()) | {part: value}
    return io.BytesIO(json.dumps(changed).encode()).getvalue()
