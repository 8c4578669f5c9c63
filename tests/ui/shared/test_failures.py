"""Nobody meets a traceback: refusals are said in plain words, faults with an apology and a reference."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from prioritise.domain.errors import FileProblems, SolverFailed
from prioritise.ui.session.panel_access import PANEL_ACCESS
from tests.architecture.source import ROOT
from tests.ui.app import WAIT_SECONDS, opened, tables, words
from tests.ui.panel_app import panel, with_access


def failing(error):
    def fail(*_asked):
        raise error

    return fail


def broken(monkeypatch, error):
    monkeypatch.setattr("prioritise.ui.start.standing_panel.facts", failing(error))
    return AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=WAIT_SECONDS).run()


def test_a_refusal_is_shown_in_its_own_words(monkeypatch):
    app = broken(monkeypatch, SolverFailed("The answer did not survive the recheck."))
    assert "The answer did not survive the recheck." in words(app)
    assert not app.exception


def test_a_fault_is_an_apology_with_a_reference_that_is_in_the_log(monkeypatch, caplog):
    with caplog.at_level(logging.ERROR, logger="prioritise.app"):
        app = broken(monkeypatch, ZeroDivisionError("a secret detail"))
    written = words(app)
    assert "Sorry" in written
    assert "secret" not in written
    reference = re.search(r"\*\*([0-9a-f]{8})\*\*", written)[1]
    assert reference in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_folder_with_problems_lists_them_and_offers_the_worked_example(monkeypatch, tmp_path):
    (tmp_path / "exercise.yaml").write_text("schema: 1\n")
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(tmp_path))
    app = opened()
    assert app.title[0].value == "This exercise cannot be opened yet"
    assert "exercise.yaml, column title" in list(tables(app)[0]["Where"])
    app.button[0].click().run()
    assert "Rochdale" in app.title[0].value


@pytest.mark.parametrize("error", [SolverFailed("It did not survive."), ZeroDivisionError(), FileProblems([])])
def test_at_a_panel_a_failure_is_no_way_out_of_it(monkeypatch, error):
    table = panel()
    monkeypatch.setattr("prioritise.ui.start.standing_panel.facts", failing(error))
    app = with_access(table, table.member("gp-lead"))
    assert "You are still at the panel" in words(app)
    assert "Open the worked example" not in [each.label for each in app.button]
    assert PANEL_ACCESS in app.session_state


def test_a_folder_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(tmp_path / "nowhere"))
    app = opened()
    assert "nowhere" in tables(app)[0]["Where"].iloc[0]
