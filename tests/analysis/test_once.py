"""What was worked out is not worked out again, and nothing else is given in its place."""

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.once import MOST_KEPT, once
from prioritise.domain.scenarios import Scenario
from tests.files.small_exercise import small_exercise


def unwatched():
    """Nobody waits for it."""


@pytest.fixture
def counted():
    calls = []

    @once
    def name_of(analysis, *, extra=""):
        calls.append(analysis.scenario.name)
        return f"{analysis.scenario.name}{extra}"

    return name_of, calls


def test_the_same_question_is_worked_out_once(counted):
    name_of, calls = counted
    exercise = small_exercise()
    assert name_of(analyse(exercise)) == name_of(analyse(exercise)) == "As it stands"
    assert len(calls) == 1


def test_the_same_question_under_another_name_is_another(counted):
    name_of, _ = counted
    exercise = small_exercise()
    assert name_of(analyse(exercise, Scenario(name="Mine"))) == "Mine"
    assert name_of(analyse(exercise, Scenario(name="Yours"))) == "Yours"


def test_another_argument_is_another_question(counted):
    name_of, calls = counted
    analysis = analyse(small_exercise())
    assert name_of(analysis, extra="!") != name_of(analysis)
    assert len(calls) == 2


def test_the_same_question_in_other_words_is_worked_out_once():
    calls = []

    @once
    def share(number, samples=200, *, percent=False, progress=unwatched):
        calls.append(number)
        progress()
        return number / samples * (100 if percent else 1)

    asked = [share(1), share(1, 200), share(number=1), share(1, samples=200), share(1, percent=False)]
    asked += [share(1, progress=lambda: None), share(1, progress=lambda: None)]
    assert set(asked) == {1 / 200}
    assert calls == [1]
    assert share(1, 100) != share(1)
    assert calls == [1, 1]


def test_who_waits_is_told_only_while_the_work_is_done():
    told = []

    @once
    def worked(number, *, progress=unwatched):
        progress()
        return number

    assert worked(1, progress=lambda: told.append("first")) == worked(1, progress=lambda: told.append("second")) == 1
    assert told == ["first"]


def test_whoever_waited_is_not_kept():
    @once
    def worked(number, *, progress=unwatched):
        progress()
        return number

    class Waiting:
        def __call__(self):
            pass

    waiting = Waiting()
    there = weakref.ref(waiting)
    worked(1, progress=waiting)
    del waiting
    gc.collect()
    assert there() is None


def test_a_failure_is_not_kept():
    tries = []

    @once
    def second_time_lucky(number):
        tries.append(number)
        if len(tries) == 1:
            raise ValueError("not yet")
        return number

    with pytest.raises(ValueError, match="not yet"):
        second_time_lucky(7)
    assert second_time_lucky(7) == 7


def test_two_who_ask_at_once_wait_for_one_answer():
    gate, calls = threading.Event(), []

    @once
    def slow(number):
        calls.append(number)
        gate.wait(5)
        return number

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(slow, 3) for _ in range(4)]
        gate.set()
        assert [each.result() for each in asked] == [3, 3, 3, 3]
    assert calls == [3]


def test_only_so_many_answers_are_kept():
    calls = []

    @once
    def echo(number):
        calls.append(number)
        return number

    for number in range(MOST_KEPT + 1):
        echo(number)
    echo(0)
    assert calls.count(0) == 2
    echo(MOST_KEPT)
    assert calls.count(MOST_KEPT) == 1


def test_progress_that_is_asked_about_and_not_told_is_part_of_the_question():
    """How far a panel has come is called progress too, and is another question as soon as somebody answers."""

    @once
    def answered(progress):
        return sum(progress)

    assert [answered((0, 0)), answered((1, 0)), answered(progress=(1, 1))] == [0, 1, 2]
