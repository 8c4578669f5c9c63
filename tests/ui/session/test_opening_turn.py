"""A tab's first page waits for its turn while many come in; its later pages let those go first for a moment only."""

from __future__ import annotations

import threading
import time

import pytest

from prioritise.ui.session import opening_turn
from tests.ui.app import opened, sound


@pytest.fixture
def turns(monkeypatch):
    """The turns of this test: one, and nobody has it."""
    turns = opening_turn.Turns(1)
    monkeypatch.setattr(opening_turn, "_turns", lambda: turns)
    monkeypatch.setattr(opening_turn, "SAID_SECONDS", 0.05)
    return turns


def test_a_first_page_waits_until_somebody_elses_is_drawn(turns):
    theirs = turns.queue()
    given_back = threading.Timer(1.0, turns.leave, [theirs])
    given_back.start()
    app = sound(opened())
    assert not given_back.is_alive()
    assert "Rochdale" in app.title[0].value
    assert opening_turn.WAITING not in [said.value for said in app.info]


def test_the_turn_is_given_back_and_the_next_page_of_the_tab_waits_for_nobody(turns):
    app = sound(opened())
    assert turns.queue().is_set()
    assert sound(app.run()).title


def test_a_page_that_is_there_lets_who_waits_go_first_and_no_longer_than_a_moment(turns, monkeypatch):
    app = sound(opened())
    turns.queue()
    waits = turns.queue()
    assert not waits.is_set()
    began = time.monotonic()
    assert sound(app.run()).title
    assert time.monotonic() - began >= opening_turn.GIVE_WAY_SECONDS
    monkeypatch.setattr(opening_turn, "GIVE_WAY_SECONDS", 60.0)
    gone = threading.Timer(0.2, turns.leave, [waits])
    gone.start()
    assert sound(app.run()).title
    assert not gone.is_alive()


def test_who_waits_is_told_why(turns, monkeypatch):
    theirs, told = turns.queue(), []
    monkeypatch.setattr(opening_turn.st, "empty", lambda: Place(told, lambda: turns.leave(theirs)))
    sound(opened())
    assert told == [opening_turn.WAITING]


def test_turns_come_in_the_order_in_which_people_came():
    turns = opening_turn.Turns(1)
    first, second, third = (turns.queue() for _each in range(3))
    assert [each.is_set() for each in (first, second, third)] == [True, False, False]
    turns.leave(first)
    assert [each.is_set() for each in (second, third)] == [True, False]


def test_who_leaves_while_they_wait_holds_up_nobody():
    turns = opening_turn.Turns(1)
    first, second, third = (turns.queue() for _each in range(3))
    turns.leave(second)
    assert not third.is_set()
    turns.leave(first)
    assert third.is_set()


class Place:
    """A place on the page that frees the turn as soon as something is said there."""

    def __init__(self, told, free):
        self._told, self._free = told, free

    def info(self, words):
        self._told.append(words)
        self._free()

    def empty(self):
        """Nothing is said any more."""
