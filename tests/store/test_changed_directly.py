"""Whoever changes the database beside the app is found by `store check`, table by table and row by row."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from prioritise.domain.panel import EventKind
from prioritise.domain.scenarios import Scenario
from prioritise.store.accountability import answer_challenge, sign_off
from prioritise.store.backup import check_store
from prioritise.store.comments import add_comment
from prioritise.store.database import open_store
from prioritise.store.invitations import start_sharing
from prioritise.store.members import PersonalName
from prioritise.store.scenarios import save_scenario
from prioritise.store.settling import settle
from prioritise.store.tables import metadata
from prioritise.store.weights import save_weights
from prioritise.store.writing import Save
from tests.store.panel import closed, key, name_member, opened, revealed, sent
from tests.store.test_accountability import SIGNED, asked, reasoned
from tests.store.test_panel_work import CELL, statement

CHANGES = (
    ("agreed", "value = 20", "the value agreed for advice on acceptability in round 1"),
    ("agreed", "reason = 'Because'", "the value agreed for advice on acceptability in round 1"),
    ("weight_row", "points = points + 1", "the weights of bob"),
    ("weight_statement", "method = 'no such'", "its tables hold what this product does not write"),
    ("comment", "text = 'Never mind'", "a comment on clinic"),
    ("scenario", "content = content || ' '", "the scenario less"),
    ("member", "access = 'facilitator' WHERE id = 'bob'", "the place of bob on the panel"),
    ("invitation", "expires_at = '2999' WHERE member = 'bob'", "the link "),
    ("invitation", "token_hash = id WHERE member = 'bob'", "the link "),
    ("round", "closed_at = '2026'", "round 1"),
    ("partner", "voice = 9 WHERE id = 'nhs'", "what the store lists of its files"),
    ("criterion", "high = 50 WHERE id = 'acceptability'", "what the store lists of its files"),
    ("exercise", "shared = false", "that it is shared"),
    ("exercise_file", "digest = name WHERE name = 'costs.csv'", "what the store holds of its files"),
)
"""A table, what to set in it, and what is then said not to be as it was written."""
NOT_LOOKED_AT = {
    "exercise": {"imported_at", "version"},
    "exercise_file": {"rows_digest"},
    "receipt": {"actor", "save_key", "request", "at", "the row"},
    "round": {"version"},
    "scenario": {"key", "saved_by", "saved_at", "version"},
    "member": {"title", "version", "key"},
    "agreed": {"key", "saved_by", "saved_at", "version"},
    "comment": {"key"},
    "earlier_agreed": {"key", "exercise", "round", "intervention", "criterion", "level", "value", "reason", "the row"}
    | {"saved_by", "saved_at"},
    "earlier_file": {"exercise", "until", "name", "content", "the row"},
    "invitation": {"made_at"},
    "member_name": {"name", "email", "the row"},
    "score": {"key", "saved_at", "version"},
    "submission": {"sent_at"},
    "weight_statement": {"saved_by", "saved_at", "version"},
    "weight_row": {"place"},
}
"""What no event holds on purpose (names), and what decides nothing."""


def at_work(store, facilitator, people):
    """A panel that scored, weighed, wrote, settled, closed its round, signed off and answered a challenge."""
    start_sharing(store, facilitator, "cy")
    opened(store, facilitator)
    sent(store, people["ann"], 80.5)
    sent(store, people["bob"], 20)
    add_comment(store, people["bob"], intervention_id="clinic", text="Carers ask for it.", save_key=key())
    name_member(store, facilitator, PersonalName("ann", "Ann Example", "ann@example.org"), save_key=key())
    save_weights(store, people["bob"], statement(20, 30, 50, member="bob"), seen_version=0, save_key=key())
    revealed(store, facilitator)
    settle(store, facilitator, CELL, seen_version=0, save_key=key())
    closed(store, facilitator)
    save_scenario(store, people["ann"], Scenario("less", "Less"), seen_version=0, save_key=key())
    sign_off(store, facilitator, SIGNED, save_key=key())
    answer_challenge(store, facilitator, reasoned(asked(store, facilitator)), save_key=key())


@pytest.fixture
def worked(store, facilitator, people):
    at_work(store, facilitator, people)
    return store


def test_each_change_to_what_the_panel_decided_is_named(worked):
    assert check_store(worked).problems == ()
    for table, change, named in CHANGES:
        with worked.engine.begin() as connection:
            before = connection.execute(text(f'SELECT * FROM "{table}"')).mappings().all()
            connection.execute(text(f'UPDATE "{table}" SET {change}'))
        found = check_store(worked).problems
        assert [each for each in found if named in each], (table, change, found)
        put_back(worked, table, before)
    assert check_store(worked).problems == ()


def put_back(store, table, rows):
    columns = metadata.tables[table]
    keys = [column.name for column in columns.primary_key]
    with store.engine.begin() as connection:
        for row in rows:
            connection.execute(columns.update().filter_by(**{name: row[name] for name in keys}).values(**row))


def test_a_link_put_in_beside_the_app_is_found(worked):
    with worked.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO invitation (id, exercise, member, token_hash, made_at, expires_at)"
                " VALUES ('forged', 'small', 'ann', 'of my own', '2026', '2999')"
            )
        )
    assert check_store(worked).problems == ("small: the link forged is not as it was written.",)


def test_what_an_older_version_noted_no_digest_of_is_not_called_changed(store, facilitator, people, monkeypatch):
    note = Save.note
    newer = {EventKind.WEIGHTS_SAVED, EventKind.COMMENT_ADDED, EventKind.SCENARIO_SAVED, EventKind.INVITATION_MADE}

    def older(save, kind, **detail):
        gone = {"digest", "link"} if kind in newer else set()
        note(save, kind, **{name: fact for name, fact in detail.items() if name not in gone})

    monkeypatch.setattr(Save, "note", older)
    at_work(store, facilitator, people)
    assert check_store(store).problems == ()


@pytest.mark.deep
@pytest.mark.parametrize("backend", ["sqlite"])
def test_row_by_row_nothing_that_decides_anything_is_missed(worked, tmp_path):
    worked.close()
    kept = tmp_path / "kept.sqlite"
    source = sqlite3.connect(worked.file)
    source.execute(f"VACUUM INTO '{kept}'")
    source.row_factory = sqlite3.Row
    missed: dict[str, Counter[str]] = {}
    tried = 0
    for table in metadata.sorted_tables:
        for row in source.execute(f'SELECT rowid AS place, * FROM "{table.name}"').fetchall():
            changes = [(column.name, other(row[column.name], column)) for column in table.columns]
            statements = [(name, f'UPDATE "{table.name}" SET "{name}" = ?', (value,)) for name, value in changes]
            statements.append(("the row", f'DELETE FROM "{table.name}"', ()))
            for name, statement_, values in statements:
                tried += 1
                last_event = table.name == "event" and name == "the row" and row["number"] == last(source)
                if not last_event and not found(
                    kept, tmp_path, f"{statement_} WHERE rowid = ?", (*values, row["place"])
                ):
                    missed.setdefault(table.name, Counter())[name] += 1
    print(f"{tried} changes tried, missed: { {table: dict(names) for table, names in missed.items()} }")
    assert tried > 500
    assert {
        table: set(names) - NOT_LOOKED_AT.get(table, set())
        for table, names in missed.items()
        if set(names) - NOT_LOOKED_AT.get(table, set())
    } == {}


def last(source: sqlite3.Connection) -> int:
    return source.execute("SELECT max(number) FROM event").fetchone()[0]


def other(value, column):
    """Another value of the same kind."""
    if column.name == "access":
        return "observer" if value != "observer" else "member"
    if column.name == "state":
        return "open" if value == "closed" else "unknown"
    if isinstance(value, bytes):
        return value + b"#\n"
    if isinstance(value, bool | int | float):
        return 1 - value if value in (0, 1) else value + 1
    return "2020-01-01T00:00:00.000000Z" if value is None else f"{value}x"


def found(kept: Path, folder: Path, change: str, values: tuple[object, ...]) -> bool:
    """Whether a change made in a copy, without its guards, is refused by the database or found by the check."""
    copy = folder / "copy.sqlite"
    for each in folder.glob("copy.sqlite*"):
        each.unlink()
    shutil.copy(kept, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    try:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(change, values)
    except sqlite3.IntegrityError:
        return True
    finally:
        connection.close()
    store = open_store(str(copy))
    try:
        return bool(check_store(store).problems)
    finally:
        store.close()
