"""One setting says how much memory a process may use."""

from __future__ import annotations

import os

import pytest

from prioritise.domain.errors import BadSetting
from prioritise.files.memory import SAID_BY, at_once, memory_gb, memory_limited


def test_two_gigabytes_where_nothing_is_said():
    assert memory_gb({}) == memory_gb({SAID_BY: " "}) == 2.0
    assert memory_gb({SAID_BY: "0.5"}) == 0.5


@pytest.mark.parametrize("said", ["lots", "0", "0.49", "-2", "nan", "inf"])
def test_what_is_no_such_number_is_named(said):
    with pytest.raises(BadSetting, match=f"{SAID_BY} is '{said}'. Give gigabytes from 0.5 up"):
        memory_gb({SAID_BY: said})


def test_with_less_fewer_numbers_are_held_at_once_and_with_more_no_more(monkeypatch):
    monkeypatch.delenv(SAID_BY, raising=False)
    assert at_once(1000) == 1000
    with memory_limited(0.5):
        assert (at_once(1000), at_once(1)) == (250, 1)
    with memory_limited(64):
        assert at_once(1000) == 1000
    assert SAID_BY not in os.environ


def test_what_was_said_before_is_said_again_afterwards(monkeypatch):
    monkeypatch.setenv(SAID_BY, "1")
    with memory_limited(4):
        assert memory_gb() == 4
    assert memory_gb() == 1
