"""A file to take away waits until the page has what was typed last."""

from __future__ import annotations

import threading
import time

import pytest

from prioritise.domain.errors import PrioritiseError
from prioritise.ui.session import page_runs
from prioritise.ui.session.page_runs import QUIET_SECONDS, PageRuns
from prioritise.ui.shared import downloads


def test_it_waits_for_the_run_that_begins_just_after_the_press():
    runs, offered = PageRuns(), {"Minutes": b"of before"}

    def drawn_again() -> None:
        time.sleep(QUIET_SECONDS / 3)
        with runs.run():
            time.sleep(2 * QUIET_SECONDS)
            offered["Minutes"] = lambda: b"with what was typed"

    drawing = threading.Thread(target=drawn_again)
    drawing.start()
    made = downloads.as_the_page_stands(runs, offered, "Minutes")
    drawing.join()
    assert made == b"with what was typed"


def test_a_file_that_the_page_offers_no_more_is_not_given_as_it_was():
    with pytest.raises(PrioritiseError, match="does not offer this file any more"):
        downloads.as_the_page_stands(PageRuns(), {}, "Board paper (Word)")


def test_a_page_that_is_drawn_again_forgets_what_it_offered_and_leaves_what_another_page_did(monkeypatch):
    session = {downloads.OFFERED: {"Minutes": b"minutes"}, downloads.DRAWN_ON: "room"}
    monkeypatch.setattr(downloads.st, "session_state", session)
    downloads.offer_afresh("record")
    assert session[downloads.OFFERED] == {"Minutes": b"minutes"}
    downloads.offer_afresh("record")
    assert session[downloads.OFFERED] == {}


def test_a_run_that_fails_is_over_and_a_quiet_page_is_not_waited_for_long():
    runs = PageRuns()
    with pytest.raises(KeyError), runs.run():
        raise KeyError
    began = time.monotonic()
    runs.wait_until_over()
    assert time.monotonic() - began < 10 * QUIET_SECONDS


def test_a_run_without_end_is_not_waited_for_without_end(monkeypatch):
    monkeypatch.setattr(page_runs, "LONGEST_SECONDS", 0.1)
    runs = PageRuns()
    with runs.run():
        runs.wait_until_over()
