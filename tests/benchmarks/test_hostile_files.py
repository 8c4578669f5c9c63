"""Every hostile file is refused in words or rightly read, soon, within bounded memory, with no traceback."""

import re
from collections import Counter

import pytest

from benchmarks.hostile_case import Case, Door
from benchmarks.hostile_files import Outcome, cases, tried

CASES = {f"{case.door}: {case.title}": case for case in cases()}
HUGE = re.compile(r"\d,000|million|MB")
"""What takes longest: the first of every door runs each day, the others in `make deep`."""


def to_try() -> list[object]:
    """The title of every case, of huge ones too."""
    huge = [title for title in CASES if HUGE.search(title)]
    first = {CASES[title].door: title for title in reversed(huge)}
    rare = set(huge) - set(first.values())
    return [pytest.param(title, marks=pytest.mark.deep) if title in rare else title for title in CASES]


@pytest.mark.parametrize("title", to_try())
def test_a_hostile_file_is_refused_in_words_or_rightly_read(title):
    assert tried(CASES[title]).fault(CASES[title]) == ""


def test_there_are_at_least_80_of_them_and_every_door_has_some():
    assert len(CASES) == len(cases()) >= 80
    assert set(Counter(case.door for case in cases())) == set(Door)


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(0, "all well", 0.1, 1.0),
        Outcome(2, "Traceback, all well", 0.1, 1.0),
        Outcome(2, "something else", 0.1, 1.0),
        Outcome(2, "all well", 60.0, 1.0),
        Outcome(2, "all well", 0.1, 2000.0),
        Outcome(99, "all well", 0.1, 1.0),
    ],
)
def test_what_falls_is_called_a_fall(outcome):
    assert outcome.fault(Case("x", Door.EXERCISE, "x.zip", bytes, "all well")) != ""
