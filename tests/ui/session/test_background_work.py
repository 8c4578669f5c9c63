"""Longer work is done once for everybody, and not at all when nobody waits for it any more."""

from __future__ import annotations

import threading

import pytest

from prioritise.domain.errors import SolverFailed
from prioritise.ui.session import background_work as desks
from prioritise.ui.session.background_work import Desk, Piece, order_all

WAIT_SECONDS = 30


@pytest.fixture
def gate():
    """Holds every piece of work until it is opened."""
    opening = threading.Event()
    yield opening
    opening.set()


def piece(name, gate, worked):
    def work():
        worked.append(name)
        gate.wait(WAIT_SECONDS)
        return name.upper()

    return Piece((name,), f"the {name}", work)


def until_done(desk, *keys):
    last = threading.Event()
    desk.order(Piece(("last", *keys[0]), "the last", last.set))
    assert last.wait(WAIT_SECONDS)
    assert all(desk.done(key) for key in keys)


def test_the_same_piece_is_done_once(gate):
    desk, worked = Desk(), []
    desk.order(piece("one", gate, worked))
    desk.order(piece("one", gate, worked))
    assert not desk.done(("one",))
    gate.set()
    until_done(desk, ("one",))
    assert desk.answer(piece("one", gate, worked)) == "ONE"
    assert worked == ["one"]


def test_a_piece_nobody_waits_for_is_dropped_and_can_be_asked_again(gate):
    desk, worked = Desk(), []
    busy, dropped = piece("busy", gate, worked), piece("dropped", gate, worked)
    desk.order(busy)
    desk.order(dropped)
    desk.withdraw([dropped.key])
    assert not desk.done(dropped.key)
    gate.set()
    until_done(desk, busy.key)
    assert worked == ["busy"]
    desk.order(dropped)
    until_done(desk, dropped.key)
    assert worked == ["busy", "dropped"]


def test_whoever_still_waits_for_what_another_withdrew_asks_for_it_again(gate, monkeypatch):
    desk, worked = Desk(), []
    monkeypatch.setattr(desks, "the_desk", lambda: desk)
    busy, wanted, other = (piece(name, gate, worked) for name in ("busy", "wanted", "other"))
    one, another = {}, {}

    def waiting(session, *pieces):
        monkeypatch.setattr(desks.st, "session_state", session)
        return order_all(pieces)

    waiting(one, busy, wanted)
    draw_again = waiting(another, wanted)
    assert not draw_again()
    waiting(one, other)  # this one has gone on to another page
    assert draw_again()
    assert not waiting(another, wanted)()
    gate.set()
    until_done(desk, wanted.key)
    assert worked.count("wanted") == 1


def test_what_the_work_raised_is_raised_to_whoever_asks():
    def fail():
        raise SolverFailed("Too much to try.")

    desk, failing = Desk(), Piece(("fails",), "what fails", fail)
    desk.order(failing)
    until_done(desk, failing.key)
    with pytest.raises(SolverFailed, match="Too much to try"):
        desk.answer(failing)


def test_only_so_many_answers_are_kept(gate, monkeypatch):
    monkeypatch.setattr(desks, "MOST_KEPT", 1)
    gate.set()
    desk, worked = Desk(), []
    for name in ("one", "two", "one"):
        desk.order(piece(name, gate, worked))
    assert desk.done(("two",)) is False
    assert worked.count("one") <= 2
