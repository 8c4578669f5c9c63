"""Files are read in turn, away from the pages, and no file takes more than its time."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from prioritise.domain.errors import FileProblems, UnknownName
from prioritise.ui.session.file_reading import FileReading
from prioritise.ui.session.own_process import OwnProcess


@pytest.fixture(scope="module")
def reading():
    process = OwnProcess()
    yield FileReading(process)
    process.stop()


def refuse():
    raise UnknownName("No such thing.")


def waits(_before):
    """Nothing is said."""


def test_a_file_is_read_in_another_process(reading):
    assert reading.read("ours.csv", partial(abs, -3), waits) == 3
    assert reading.read("ours.csv", os.getpid, waits) != os.getpid()


def test_what_reading_raises_is_raised_here(reading):
    with pytest.raises(UnknownName, match="No such thing"):
        reading.read("ours.csv", refuse, waits)


def test_the_second_file_is_told_that_one_is_read_first(reading):
    told = []
    begun = threading.Event()
    with ThreadPoolExecutor(1) as other:
        first = other.submit(reading.read, "first.csv", partial(time.sleep, 1.5), lambda _before: begun.set())
        begun.wait(timeout=30)
        assert reading.read("second.csv", partial(abs, -3), told.append) == 3
        assert first.result() is None
    assert told[0] == 1
    assert set(told) <= {0, 1}


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(reading, monkeypatch):
    monkeypatch.setenv("PRIORITISE_LIMIT_READING_SECONDS", "1")
    started = time.monotonic()
    with pytest.raises(FileProblems, match=r"large\.csv \| reading it took longer than 1 second, so it was stopped"):
        reading.read("large.csv", partial(time.sleep, 3600), waits)
    assert time.monotonic() - started < 60
    monkeypatch.delenv("PRIORITISE_LIMIT_READING_SECONDS")
    assert reading.read("small.csv", partial(abs, -3), waits) == 3


def test_a_file_whose_reader_leaves_is_read_no_more(reading):
    def leaves(_before):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reading.read("large.csv", partial(time.sleep, 3600), leaves)
    assert reading.read("small.csv", partial(abs, -3), waits) == 3


def test_a_file_that_ends_the_process_is_refused_by_its_name(reading):
    with pytest.raises(FileProblems, match=r"huge\.xlsx \| it could not be read: .* want of memory"):
        reading.read("huge.xlsx", partial(os._exit, 1), waits)
