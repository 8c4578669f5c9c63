"""While a round is open, no page of a member's asks the database for anything that rests on others' scores.

Every statement sent for the member is kept and sent again to copies of the store that differ in the others' scores
alone. The same rows must come back: then not even a count or a mean of them reached the member.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy import event as engine_event

from prioritise.domain.panel import Access
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.store.access import Viewer
from prioritise.store.members import add_member
from prioritise.store.rounds import open_round, reveal_round, rounds
from prioritise.store.scores import save_score, send_scores
from prioritise.store.writing import new_save_key
from prioritise.ui.shared.contents import LISTINGS
from tests.ui.app import sound
from tests.ui.panel_app import Panel, panel, with_access

PAGES = [each.room for each in LISTINGS]
ME, OTHERS = "gp-lead", ("director-adult-care", "finance-lead")
INTERVENTION, CRITERION = "stop-smoking-service", "acceptability"
FALSIFIED = (
    "DELETE FROM score WHERE round = 2 AND member <> '{me}'",
    "UPDATE score SET value = 100 - value, reason = 'falsified' WHERE round = 2 AND member <> '{me}'",
)


@pytest.fixture
def table() -> Panel:
    """A shared panel with round 2 open: I gave a score, one other has only saved theirs, and one has sent it."""
    found = panel()
    facilitator = found.shared()
    number = open_round(found.store, facilitator, save_key=new_save_key()).number
    assert number == 2
    for place, who in enumerate((ME, *OTHERS)):
        score = PanelScore(number, who, INTERVENTION, CRITERION, 20 + place, ScoreState.GIVEN, f"because of {who}")
        save_score(found.store, found.by_link(facilitator, who), score, save_key=new_save_key())
    send_scores(found.store, found.by_link(facilitator, OTHERS[0]), round_number=number, save_key=new_save_key())
    return Panel(found.store, found.exercise, facilitator)


@contextmanager
def listening() -> Iterator[list[tuple[str, tuple[object, ...]]]]:
    """Every statement that reads, with its parameters, from any engine of this process."""
    heard: list[tuple[str, tuple[object, ...]]] = []

    def hear(_connection, _cursor, statement, parameters, _context, _many):
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            heard.append((statement, tuple(parameters)))

    engine_event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        engine_event.remove(Engine, "before_cursor_execute", hear)


def copied(table: Panel, folder: Path) -> Path:
    """The store as it is, in a file of its own."""
    file = folder / f"copy{len(list(folder.iterdir()))}.sqlite"
    assert table.store.file
    with closing(sqlite3.connect(table.store.file)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)
    return file


def falsified(file: Path, change: str) -> Path:
    """A copy in which others' scores of the open round are not what they were."""
    other = file.with_name(f"falsified-{file.name}")
    shutil.copy(file, other)
    with closing(sqlite3.connect(other)) as connection:
        # Others who stood aside in round 1 stand aside in this one too.
        aside = f"SELECT count(*) FROM score WHERE round = 2 AND member <> '{ME}' AND state = 'interest'"
        (carried,) = connection.execute(aside).fetchone()
        changed = connection.execute(change.format(me=ME)).rowcount
        connection.commit()
    assert changed == len(OTHERS) + carried
    return other


def answers(file: Path, heard: list[tuple[str, tuple[object, ...]]]) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(file)) as connection:
        return [connection.execute(statement, parameters).fetchall() for statement, parameters in heard]


def person(table: Panel, access: Access) -> Viewer:
    if access is Access.MEMBER:
        return table.by_link(table.facilitator, ME)
    who = add_member(table.store, table.facilitator, partner="council", access=access, save_key=new_save_key())
    return table.by_link(table.facilitator, who.id)


@pytest.mark.parametrize("page", [each for each in PAGES if each != "panel"])
@pytest.mark.parametrize("access", [Access.MEMBER, Access.OBSERVER])
def test_no_page_asks_for_anything_that_rests_on_others_scores(table, tmp_path, page, access):
    viewer = person(table, access)
    with listening() as heard:
        sound(with_access(table, viewer, page))
    assert any(" score" in statement for statement, _parameters in heard)
    before = copied(table, tmp_path)
    for change in FALSIFIED:
        assert answers(falsified(before, change), heard) == answers(before, heard)


def test_the_facilitators_own_page_counts_but_does_not_read_them(table, tmp_path):
    with listening() as heard:
        sound(with_access(table, table.facilitator, "panel"))
    before = copied(table, tmp_path)
    assert answers(falsified(before, FALSIFIED[1]), heard) == answers(before, heard)
    assert answers(falsified(before, FALSIFIED[0]), heard) != answers(before, heard)


def test_once_revealed_the_same_check_sees_what_was_sent(table, tmp_path):
    version = next(each.version for each in rounds(table.store, table.facilitator) if each.number == 2)
    reveal_round(table.store, table.facilitator, 2, seen_version=version, save_key=new_save_key())
    with listening() as heard:
        sound(with_access(table, person(table, Access.MEMBER), "scores"))
    before = copied(table, tmp_path)
    assert answers(falsified(before, FALSIFIED[1]), heard) != answers(before, heard)
