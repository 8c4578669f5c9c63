"""Interventions works nothing out and reads no file again when nothing has changed, whichever part is looked at."""

from __future__ import annotations

import pytest

from prioritise.files.exercise import draft
from prioritise.store.location import NAMED_BY
from tests.ui.app import opened, sound
from tests.ui.counting import counted, unknown_small_exercise

PART = "interventions-part"
PARTS = ("The list, costs and money", "One intervention", "Effects", "Targets", "Rules")


@pytest.fixture
def files_read(monkeypatch):
    read, count = draft.read_draft, []
    monkeypatch.setattr(draft, "read_draft", lambda *args, **kwargs: count.append(1) or read(*args, **kwargs))
    return count


@pytest.mark.parametrize("part", PARTS)
def test_an_unchanged_rerun_works_nothing_out_and_reads_no_file(part, files_read, monkeypatch, tmp_path):
    monkeypatch.setenv(NAMED_BY, str(unknown_small_exercise(tmp_path)))
    app = opened("interventions")
    assert files_read
    app.session_state[PART] = part
    sound(app.run())
    files_read.clear()
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}
    assert files_read == []
