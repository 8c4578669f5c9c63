"""Longer work is done once for everybody, and not at all when nobody waits for it any more."""

from __future__ import annotations

import threading

import pytest

from prioritise.domain.errors import SolverFailed
from prioritise.ui.session import background_work as background
from prioritise.ui.session.background_work import BackgroundWork, Job, order_all

WAIT_SECONDS = 30


@pytest.fixture
def gate():
    """Holds every piece of work until it is opened."""
    opening = threading.Event()
    yield opening
    opening.set()


def job(name, gate, worked):
    def work():
        worked.append(name)
        gate.wait(WAIT_SECONDS)
        return name.upper()

    return Job((name,), f"the {name}", work)


def until_done(worker, *keys):
    last = threading.Event()
    worker.order(Job(("last", *keys[0]), "the last", last.set))
    assert last.wait(WAIT_SECONDS)
    assert all(worker.done(key) for key in keys)


def test_the_same_piece_is_done_once(gate):
    worker, worked = BackgroundWork(), []
    worker.order(job("one", gate, worked))
    worker.order(job("one", gate, worked))
    assert not worker.done(("one",))
    gate.set()
    until_done(worker, ("one",))
    assert worker.answer(job("one", gate, worked)) == "ONE"
    assert worked == ["one"]


def test_a_piece_nobody_waits_for_is_dropped_and_can_be_asked_again(gate):
    worker, worked = BackgroundWork(), []
    busy, dropped = job("busy", gate, worked), job("dropped", gate, worked)
    worker.order(busy)
    worker.order(dropped)
    worker.withdraw([dropped.key])
    assert not worker.done(dropped.key)
    gate.set()
    until_done(worker, busy.key)
    assert worked == ["busy"]
    worker.order(dropped)
    until_done(worker, dropped.key)
    assert worked == ["busy", "dropped"]


def test_whoever_still_waits_for_what_another_withdrew_asks_for_it_again(gate, monkeypatch):
    worker, worked = BackgroundWork(), []
    monkeypatch.setattr(background, "background_work", lambda: worker)
    busy, wanted, other = (job(name, gate, worked) for name in ("busy", "wanted", "other"))
    one, another = {}, {}

    def waiting(session, *jobs):
        monkeypatch.setattr(background.st, "session_state", session)
        return order_all(jobs)

    waiting(one, busy, wanted)
    draw_again = waiting(another, wanted)
    assert not draw_again()
    waiting(one, other)  # this one has gone on to another page
    assert draw_again()
    assert not waiting(another, wanted)()
    gate.set()
    until_done(worker, wanted.key)
    assert worked.count("wanted") == 1


def test_what_the_work_raised_is_raised_to_whoever_asks():
    def fail():
        raise SolverFailed("Too much to try.")

    worker, failing = BackgroundWork(), Job(("fails",), "what fails", fail)
    worker.order(failing)
    until_done(worker, failing.key)
    with pytest.raises(SolverFailed, match="Too much to try"):
        worker.answer(failing)


def test_only_so_many_answers_are_kept(gate, monkeypatch):
    monkeypatch.setattr(background, "MOST_KEPT", 1)
    gate.set()
    worker, worked = BackgroundWork(), []
    for name in ("one", "two", "one"):
        worker.order(job(name, gate, worked))
    assert worker.done(("two",)) is False
    assert worked.count("one") <= 2
