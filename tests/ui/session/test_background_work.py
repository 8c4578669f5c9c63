"""Longer work is done once for everybody, and not at all when nobody waits for it any more."""

from __future__ import annotations

import threading
import time
from concurrent.futures import wait
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest

from prioritise.domain.errors import ProcessLost, SolverFailed, StoreUnavailable, TookTooLong
from prioritise.ui.session import background_work as background
from prioritise.ui.session.background_work import BackgroundWork, Job, Lane, order_all
from prioritise.ui.session.own_process import OwnProcess
from prioritise.ui.shared.parts_panel import Parts

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


def answer_of(worker, asked):
    done = worker.finished(asked)
    assert done is not None
    return done.result()


def until_done(worker, *keys):
    last = threading.Event()
    worker.order(Job(("last", *keys[0]), "the last", last.set))
    assert last.wait(WAIT_SECONDS)
    assert all(worker.done(key) for key in keys)


def until_working(process):
    until = time.monotonic() + WAIT_SECONDS
    while process._unwanted is None and time.monotonic() < until:
        time.sleep(0.01)
    assert process._unwanted is not None


def test_the_same_piece_is_done_once(gate):
    worker, worked = BackgroundWork(), []
    worker.order(job("one", gate, worked))
    worker.order(job("one", gate, worked))
    assert not worker.done(("one",))
    gate.set()
    until_done(worker, ("one",))
    assert answer_of(worker, job("one", gate, worked)) == "ONE"
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


def test_what_another_still_waits_for_is_not_dropped(gate, monkeypatch):
    worker, worked = BackgroundWork(), []
    monkeypatch.setattr(background, "background_work", lambda: worker)
    busy, wanted, other = (job(name, gate, worked) for name in ("busy", "wanted", "other"))
    one, another = {}, {}

    def waiting(session, *jobs):
        monkeypatch.setattr(background.st, "session_state", session)
        return order_all(jobs)

    waiting(one, busy, wanted)
    draw_again = waiting(another, wanted)
    waiting(one, other)  # this one has gone on to another page
    assert not draw_again()
    assert worker.under_way(wanted.key)
    gate.set()
    until_done(worker, wanted.key)
    assert draw_again()
    assert worked.count("wanted") == 1


def test_two_parts_of_a_page_wait_without_withdrawing_what_the_other_waits_for(gate, monkeypatch):
    worker, worked = BackgroundWork(), []
    monkeypatch.setattr(background, "background_work", lambda: worker)
    monkeypatch.setattr(background.st, "session_state", {})
    busy, listed, strip = (job(name, gate, worked) for name in ("busy", "listed", "strip"))
    order_all([busy, listed])
    order_all([strip], "strip")
    assert worker.under_way(listed.key)
    order_all([busy])
    assert not worker.under_way(listed.key)
    assert worker.under_way(strip.key)


def test_long_work_nobody_waits_for_any_more_is_ended_and_the_next_begins():
    beside = OwnProcess()
    worker = BackgroundWork(beside)
    endless = Job(("endless",), "what has no end", partial(time.sleep, 3600), Lane.LONG)
    worker.order(endless)
    until_working(beside)
    worker.withdraw([endless.key])
    assert not worker.under_way(endless.key)
    short = Job(("short",), "what is short", partial(abs, -3), Lane.LONG)
    worker.order(short)
    wait(worker.going_on(), WAIT_SECONDS)
    assert answer_of(worker, short) == 3
    beside.stop()


def test_long_work_that_is_withdrawn_at_once_is_never_begun(monkeypatch):
    monkeypatch.setattr(background, "STANDS_SECONDS", WAIT_SECONDS)
    worked = []
    worker = BackgroundWork()
    moved_on = Job(("moved-on",), "what was left", partial(worked.append, "moved-on"), Lane.LONG)
    worker.order(moved_on)
    worker.withdraw([moved_on.key])
    monkeypatch.setattr(background, "STANDS_SECONDS", 0)
    stays = Job(("stays",), "what stays", partial(worked.append, "stays"), Lane.LONG)
    worker.order(stays)
    wait(worker.going_on(), WAIT_SECONDS)
    assert worked == ["stays"]


@pytest.fixture
def clock(monkeypatch):
    """The seconds that have passed, which the test sets."""
    passed = [0.0]
    monkeypatch.setattr(background, "time", SimpleNamespace(monotonic=lambda: passed[0]))
    return passed


def test_long_work_of_somebody_who_closed_their_browser_is_ended_when_another_asks(clock):
    beside = OwnProcess()
    worker = BackgroundWork(beside)
    endless = Job(("endless",), "what has no end", partial(time.sleep, 3600), Lane.LONG)
    worker.order(endless, "gone")
    until_working(beside)
    clock[0] += background.SILENT_SECONDS + 1
    short = Job(("short",), "what is short", partial(abs, -3), Lane.LONG)
    worker.order(short, "here")
    assert not worker.under_way(endless.key)
    until = time.monotonic() + WAIT_SECONDS
    while worker.still_waits([short.key], "here") and time.monotonic() < until:
        time.sleep(0.05)
    assert answer_of(worker, short) == 3
    beside.stop()


def test_who_asks_again_and_again_has_not_gone(gate, clock):
    worker, worked = BackgroundWork(), []
    busy, wanted = job("busy", gate, worked), job("wanted", gate, worked)
    worker.order(busy, "other")
    worker.order(wanted, "here")
    for _minute in range(8):
        clock[0] += 60
        assert worker.still_waits([wanted.key], "here")
    assert worker.under_way(wanted.key)


def test_long_work_is_stopped_at_its_limit_and_that_is_said(monkeypatch):
    monkeypatch.setenv("PRIORITISE_LIMIT_WORK_SECONDS", "1")
    beside = OwnProcess()
    worker = BackgroundWork(beside)
    endless = Job(("endless",), "what has no end", partial(time.sleep, 3600), Lane.LONG)
    worker.order(endless)
    wait(worker.going_on(), WAIT_SECONDS)
    with pytest.raises(TookTooLong, match="stopped after 1 second, for others wait"):
        answer_of(worker, endless)
    short = Job(("short",), "what is short", partial(abs, -3), Lane.LONG)
    worker.order(short)
    wait(worker.going_on(), WAIT_SECONDS)
    assert answer_of(worker, short) == 3
    beside.stop()


def test_what_the_work_raised_is_raised_to_whoever_asks():
    def fail():
        raise SolverFailed("Too much to try.")

    worker, failing = BackgroundWork(), Job(("fails",), "what fails", fail)
    worker.order(failing)
    until_done(worker, failing.key)
    with pytest.raises(SolverFailed, match="Too much to try"):
        answer_of(worker, failing)


def failing_first(error, times=1):
    """A job that fails the first times it is done, and what it was done for."""
    worked = []

    def work():
        worked.append(len(worked))
        if len(worked) <= times:
            raise error
        return 42

    return Job(("passing",), "what fails at first", work), worked


PASSING = [ProcessLost("Ended twice."), TookTooLong("Stopped."), StoreUnavailable("Away."), RuntimeError("A surprise.")]


@pytest.mark.parametrize("error", PASSING)
def test_what_failed_for_a_reason_that_passes_is_tried_again_for_whoever_comes_next(error):
    worker, (failing, worked) = BackgroundWork(), failing_first(error)
    worker.order(failing, "first")
    wait(worker.going_on(), WAIT_SECONDS)
    assert isinstance(worker.finished(failing, "first").exception(), type(error))
    # Whoever has not been told is told nothing, asks for it, and has it.
    assert worker.finished(failing, "next") is None
    worker.order(failing, "next")
    wait(worker.going_on(), WAIT_SECONDS)
    assert [worker.finished(failing, who).result() for who in ("next", "first")] == [42, 42]
    assert worked == [0, 1]


def test_pages_that_draw_themselves_again_do_not_start_it_over_and_over():
    worker, (failing, worked) = BackgroundWork(), failing_first(ProcessLost("Ended twice."), times=100)
    for _redrawn in range(10):
        for who in ("first", "second", "third"):
            if worker.finished(failing, who) is None:
                worker.order(failing, who)
                wait(worker.going_on(), WAIT_SECONDS)
    assert len(worked) == 3


def test_who_waits_together_is_told_of_one_try(gate):
    worker, worked = BackgroundWork(), []

    def fail():
        gate.wait(WAIT_SECONDS)
        worked.append(1)
        raise ProcessLost("Ended twice.")

    failing = Job(("together",), "what fails", fail)
    for who in ("first", "second"):
        worker.order(failing, who)
    gate.set()
    wait(worker.going_on(), WAIT_SECONDS)
    assert all(worker.finished(failing, who) for who in ("first", "second"))
    assert worked == [1]


def test_what_would_fail_again_is_not_tried_again():
    worker, (failing, worked) = BackgroundWork(), failing_first(SolverFailed("No list keeps every rule."))
    for who in ("first", "next"):
        worker.order(failing, who)
        wait(worker.going_on(), WAIT_SECONDS)
        with pytest.raises(SolverFailed):
            worker.finished(failing, who).result()
    assert worked == [0]


def test_a_long_one_holds_up_no_other(gate):
    worker, worked = BackgroundWork(), []
    long = replace(job("long", gate, worked), lane=Lane.LONG)
    worker.order(long)
    quick = Job(("quick",), "the quick", lambda: 1)
    worker.order(quick)
    until_done(worker, quick.key)
    assert not worker.done(long.key)


def test_only_so_many_answers_are_kept_and_one_given_up_is_asked_for_anew(gate, monkeypatch):
    monkeypatch.setattr(background, "MOST_KEPT", 1)
    gate.set()
    worker, worked = BackgroundWork(), []
    one, two = (job(name, gate, worked) for name in ("one", "two"))
    worker.order(one)
    wait(worker.going_on(), WAIT_SECONDS)
    assert answer_of(worker, one) == "ONE"
    worker.order(two)
    assert worker.finished(one) is None
    wait(worker.going_on(), WAIT_SECONDS)
    worker.order(one)
    wait(worker.going_on(), WAIT_SECONDS)
    assert answer_of(worker, one) == "ONE"
    assert worked == ["one", "two", "one"]


def test_what_is_looked_at_again_is_kept_before_what_nobody_looks_at(gate, monkeypatch):
    monkeypatch.setattr(background, "MOST_KEPT", 2)
    gate.set()
    worker, worked = BackgroundWork(), []
    as_it_stands, tried, tried_next = (job(name, gate, worked) for name in ("as it stands", "tried", "tried next"))
    for asked in (as_it_stands, tried):
        worker.order(asked)
        wait(worker.going_on(), WAIT_SECONDS)
    assert answer_of(worker, as_it_stands) == "AS IT STANDS"
    worker.order(tried_next)
    assert worker.finished(tried) is None
    assert answer_of(worker, as_it_stands) == "AS IT STANDS"


def test_a_page_with_nothing_to_wait_for_leaves_what_was_waited_for_before(gate, monkeypatch):
    worker, worked = BackgroundWork(), []
    monkeypatch.setattr(background, "background_work", lambda: worker)
    monkeypatch.setattr(background.st, "session_state", {})
    order_all([job("busy", gate, worked), tried := job("tried", gate, worked)])
    Parts().follow()
    assert not worker.under_way(tried.key)


def test_what_is_still_to_come_is_never_given_up_for_what_others_ask(gate, monkeypatch):
    monkeypatch.setattr(background, "MOST_KEPT", 1)
    worker, worked = BackgroundWork(), []
    jobs = [job(name, gate, worked) for name in ("one", "two", "three")]
    for asked in jobs:
        worker.order(asked)
    assert all(worker.under_way(asked.key) for asked in jobs)
    gate.set()
    wait(worker.going_on(), WAIT_SECONDS)
    assert [answer_of(worker, asked) for asked in jobs] == ["ONE", "TWO", "THREE"]
    assert worked == ["one", "two", "three"]
