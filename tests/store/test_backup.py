"""Back up and restore: one file, from either database into either, checked before anything is replaced."""

import sqlite3

import pytest
from sqlalchemy import select, text

from prioritise.domain.errors import StoreError, StoreUnavailable
from prioritise.domain.panel import EventKind
from prioritise.store.backup import back_up, check_store, restore
from prioritise.store.comments import add_comment, comments
from prioritise.store.database import connect_store, open_store
from prioritise.store.exercises import exercises_here, import_files
from prioritise.store.invitations import invitations, operator, start_sharing, withdraw
from prioritise.store.members import PersonalName, remove_member
from prioritise.store.names_in_texts import erase_name
from prioritise.store.put_back import DONE_AGAIN, undone_by
from prioritise.store.tables import metadata
from tests.store.panel import EXERCISE, key, name_member, opened, panel_files, revealed, sent


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def everything(store):
    with store.read() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


@pytest.fixture
def worked(store, facilitator, people):
    """A store in which a panel has been at work."""
    opened(store, facilitator)
    sent(store, people["ann"], 80.5)
    add_comment(store, people["bob"], intervention_id="clinic", text="Während – “x”", save_key=key())
    revealed(store, facilitator)
    return store


@pytest.mark.parametrize("into", ["sqlite", "postgresql"])
def test_a_backup_of_either_database_restores_into_either(worked, tmp_path, into, postgres_server):
    back_up(worked, tmp_path / "backup.sqlite")
    target = postgres_server.new_database() if into == "postgresql" else str(tmp_path / "new" / "store.sqlite")
    assert restore(tmp_path / "backup.sqlite", target) is None
    again = open_store(target)
    assert everything(again) == everything(worked)
    assert check_store(again).problems == ()
    viewer = operator(again, EXERCISE)
    add_comment(again, viewer, intervention_id="clinic", text="Work goes on", save_key=key())
    assert len(comments(again, viewer)) == 2
    with pytest.raises(Exception, match="events are never"), again.engine.begin() as connection:
        connection.execute(text("DELETE FROM event"))
    again.close()


def test_a_backup_is_one_file_and_never_replaces_another(worked, tmp_path):
    folder = tmp_path / "backups"
    back_up(worked, folder / "backup.sqlite")
    assert [path.name for path in folder.iterdir()] == ["backup.sqlite"]
    before = (folder / "backup.sqlite").read_bytes()
    with pytest.raises(StoreError, match="is there already"):
        back_up(worked, folder / "backup.sqlite")
    assert (folder / "backup.sqlite").read_bytes() == before


def test_what_is_there_is_replaced_only_when_asked_and_is_kept(worked, url, facilitator, tmp_path):
    back_up(worked, tmp_path / "backup.sqlite")
    add_comment(worked, facilitator, intervention_id="clinic", text="Said since", save_key=key())
    with pytest.raises(StoreError, match="a store here already"):
        restore(tmp_path / "backup.sqlite", url)
    assert len(comments(worked, facilitator)) == 2
    kept = restore(tmp_path / "backup.sqlite", url, replace=True)
    again = open_store(url)
    assert len(comments(again, operator(again, EXERCISE))) == 1
    copy = open_store(str(kept))
    assert len(comments(copy, operator(copy, EXERCISE))) == 2
    for each in (again, copy):
        each.close()


def test_a_file_that_is_no_sound_backup_changes_nothing(store, url, tmp_path):
    before = everything(store)
    text_file, empty, other = (tmp_path / name for name in ("text", "empty", "other"))
    text_file.write_text("not a backup " * 100)
    empty.touch()
    sqlite3.connect(other).executescript("CREATE TABLE invoices (id)").connection.close()
    for wrong in (text_file, empty, other, tmp_path / "missing"):
        with pytest.raises(StoreError, match=r"backup|no file"):
            restore(wrong, url, replace=True)
    assert everything(store) == before


def test_a_damaged_page_is_found(sqlite_template, tmp_path):
    file = tmp_path / "store.sqlite"
    content = bytearray(sqlite_template.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 6_000] = b"\xff" * 6_000
    file.write_bytes(content)
    with pytest.raises(StoreUnavailable):
        restore(file, str(tmp_path / "new.sqlite"))


def test_a_backup_of_nothing_restores_to_nothing(new_url, tmp_path):
    store = open_store(new_url())
    back_up(store, tmp_path / "backup.sqlite")
    restore(tmp_path / "backup.sqlite", str(tmp_path / "again.sqlite"))
    again = open_store(str(tmp_path / "again.sqlite"))
    assert exercises_here(again) == ()
    again.close()
    store.close()


def test_a_backup_put_over_a_newer_store_says_which_links_and_names_come_back(worked, url, facilitator, tmp_path):
    invitation = next(each for each in invitations(worked, facilitator) if each.member == "bob")
    name_member(worked, facilitator, PersonalName("ann", "Ann Example", ""), save_key=key())
    back_up(worked, tmp_path / "backup.sqlite")
    withdraw(worked, facilitator, invitation.id)
    erase_name(worked, facilitator, "ann", save_key=key())
    worked.close()
    kept = restore(tmp_path / "backup.sqlite", url, replace=True)
    again = open_store(url)
    assert kept is not None
    told = undone_by(kept, again)
    assert undone_by(tmp_path / "backup.sqlite", again) == ()
    again.close()
    assert [each for each in told if "undone, 2 events" in each]
    assert [each for each in told if "withdraw them once more" in each and invitation.id in each]
    assert [each for each in told if "erase them once more: ann." in each]


def made_by(revision, file):
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
    connection.close()


def test_a_backup_of_a_newer_version_is_refused_before_anything_is_written(worked, url, tmp_path):
    back_up(worked, tmp_path / "backup.sqlite")
    made_by("0099", tmp_path / "backup.sqlite")
    before = everything(worked)
    with pytest.raises(StoreError, match=r"newer version.*0099.*Nothing was changed"):
        restore(tmp_path / "backup.sqlite", url, replace=True)
    assert everything(worked) == before
    again = open_store(url)
    assert everything(again) == before
    again.close()


def test_what_was_kept_is_named_when_a_restore_goes_wrong_on_the_way(worked, url, tmp_path, monkeypatch):
    back_up(worked, tmp_path / "backup.sqlite")

    def full(*_given, **_named):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("prioritise.store.backup._put_in_place", full)
    with pytest.raises(StoreError, match=r"What was there before is in .*before-change-\S+\.sqlite\."):
        restore(tmp_path / "backup.sqlite", url, replace=True)


def test_a_backup_that_cannot_be_brought_up_to_date_leaves_the_store_as_it_was(
    worked, facilitator, url, tmp_path, monkeypatch
):
    back_up(worked, tmp_path / "backup.sqlite")
    add_comment(worked, facilitator, intervention_id="clinic", text="Said since", save_key=key())
    before = everything(worked)

    def fails(*_given, **_named):
        raise StoreError("A step went wrong.")

    monkeypatch.setattr("prioritise.store.backup.migrate", fails)
    with pytest.raises(StoreError, match="A step went wrong"):
        restore(tmp_path / "backup.sqlite", url, replace=True)
    assert everything(worked) == before


@pytest.mark.parametrize("name", ["backup #1.sqlite", "50% ? done.sqlite"])
def test_a_backup_may_have_any_name_that_a_file_may_have(worked, tmp_path, name):
    back_up(worked, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]
    target = str(tmp_path / "new" / "store.sqlite")
    restore(tmp_path / name, target)
    again = open_store(target)
    assert everything(again) == everything(worked)
    again.close()


@pytest.mark.parametrize("replace", [True, False])
def test_a_database_that_holds_something_else_is_never_written_over(worked, new_url, tmp_path, replace):
    back_up(worked, tmp_path / "backup.sqlite")
    other = connect_store(new_url())
    with other.engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoices (id INTEGER)"))
    with pytest.raises(StoreError, match=r"holds other tables\. Nothing was changed"):
        restore(
            tmp_path / "backup.sqlite",
            other.engine.url.render_as_string(False) if not other.file else str(other.file),
            replace=replace,
        )
    with other.engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM invoices")).scalar() == 0
    other.close()


def test_every_kind_of_event_is_decided_upon():
    assert set(DONE_AGAIN) == set(EventKind)


def test_who_can_come_in_again_or_no_more_after_a_restore_is_said(new_url, tmp_path):
    url = new_url()
    store = open_store(url)
    import_files(store, panel_files())
    viewer = operator(store, EXERCISE)
    name_member(store, viewer, PersonalName("ann", "Ann", "old@example.org"), save_key=key())
    back_up(store, tmp_path / "backup.sqlite")
    name_member(store, viewer, PersonalName("ann", "Ann", "new@example.org"), save_key=key())
    remove_member(store, viewer, "cy", save_key=key())
    start_sharing(store, viewer, "ann")
    store.close()
    kept = restore(tmp_path / "backup.sqlite", url, replace=True)
    again = open_store(url)
    assert kept is not None
    told = "\n".join(undone_by(kept, again))
    again.close()
    for said in (
        "taken off since are on the panel again, with their links; take them off: cy.",
        "an old address signs in; put them right: ann.",
        "sharing is not started any more; run `store share` again before people come: ann.",
        "links made since are good no more; make new ones: ann.",
    ):
        assert f"{EXERCISE}: " in told
        assert said in told
