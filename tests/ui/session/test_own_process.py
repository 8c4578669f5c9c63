"""Long work in a process of its own comes to the same, and is begun once more when that process is lost."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
from functools import partial

import psutil
import pytest

from prioritise.analysis import analyse
from prioritise.domain.errors import FileProblems, Problem, ProcessLost, UnknownName
from prioritise.report.priorities.firm_view import firm_view
from prioritise.ui.session.disputes_work import disputes_job
from prioritise.ui.session.own_process import OwnProcess, Unwanted
from tests.files.small_exercise import small_exercise


@pytest.fixture(scope="module")
def beside():
    process = OwnProcess()
    yield process
    process.stop()


def refuse():
    raise UnknownName("No such thing.")


def end_once(left):
    """The number of the process this is done in, which the first one does not live to tell."""
    if left.exists():
        left.unlink()
        os._exit(1)
    return os.getpid()


def test_what_it_comes_to_is_what_it_comes_to_here(beside):
    analysis = analyse(small_exercise())
    assert beside.run(partial(firm_view, analysis)) == firm_view(analysis)
    job = disputes_job(analysis)
    assert beside.run(job.work) == job.work()
    assert beside.run(os.getpid) != os.getpid()


class NotedMeanwhile:
    """Something in which another page notes what it worked out, the first few times it is written down."""

    def __init__(self, times):
        self.times, self.within, self.last = times, WrittenDown(self), 7

    def note(self):
        if self.times:
            self.times -= 1
            self.__dict__[f"noted {self.times}"] = 0


class WrittenDown:
    def __init__(self, owner):
        self.owner = owner

    def __reduce__(self):
        self.owner.note()
        return str, ("written down",)


def last_of(noted):
    return noted.last


def test_what_a_page_notes_meanwhile_stops_no_work(beside):
    with pytest.raises(RuntimeError, match="changed size"):
        pickle.dumps(NotedMeanwhile(1))
    assert beside.run(partial(last_of, NotedMeanwhile(3))) == 7


class Unpackable(Exception):
    """An error that another process cannot make again."""

    def __init__(self, *, why):
        super().__init__(why)


def fail():
    raise Unpackable(why="the disk is full")


def problems():
    raise FileProblems([Problem("scores.csv", "no rows", "add one")])


def test_problems_with_files_come_whole(beside):
    with pytest.raises(FileProblems) as raised:
        beside.run(problems)
    assert raised.value.problems == (Problem("scores.csv", "no rows", "add one"),)


def test_a_fault_says_where_in_the_other_process_it_was_and_ends_nothing(beside):
    before = beside.run(os.getpid)
    with pytest.raises(UnknownName) as known:
        beside.run(refuse)
    assert "in refuse" in known.value.__notes__[0]
    with pytest.raises(RuntimeError, match=r"(?s)in fail.*the disk is full"):
        beside.run(fail)
    assert beside.run(os.getpid) == before


def test_what_it_raises_is_raised_here(beside):
    with pytest.raises(UnknownName, match="No such thing"):
        beside.run(refuse)


def test_a_process_that_is_lost_is_started_once_more_and_never_is_the_work_done_here(beside, tmp_path):
    left = tmp_path / "left"
    left.touch()
    assert beside.run(partial(end_once, left)) != os.getpid()
    assert not left.exists()


def test_a_process_that_is_lost_twice_is_said_and_the_next_piece_is_done_again(beside):
    with pytest.raises(ProcessLost, match="ended twice, most often for want of memory"):
        beside.run(partial(os._exit, 1))
    assert beside.run(os.getpid) != os.getpid()


def test_work_nobody_wants_is_ended_and_no_other(beside):
    unwanted, another = threading.Event(), threading.Event()
    timer = threading.Timer(0.5, lambda: (unwanted.set(), beside.end_unwanted(unwanted)))
    timer.start()
    with pytest.raises(Unwanted):
        beside.run(partial(time.sleep, 3600), unwanted)
    beside.end_unwanted(unwanted)
    assert beside.run(partial(abs, -3), another) == 3
    with pytest.raises(Unwanted):
        beside.run(partial(abs, -3), unwanted)


STARTS_ENDLESS_WORK = """
import threading, time
from functools import partial
from prioritise.ui.session.own_process import OwnProcess
process = OwnProcess()
threading.Thread(target=process.run, args=(partial(time.sleep, 3600),), daemon=True).start()
while process._process is None:
    time.sleep(0.01)
print(process._process.pid, flush=True)
time.sleep(3600)
"""


def test_it_ends_with_a_server_that_is_killed_even_while_it_works():
    server = subprocess.Popen([sys.executable, "-c", STARTS_ENDLESS_WORK], stdout=subprocess.PIPE, text=True)
    beside = psutil.Process(int(server.stdout.readline()))
    time.sleep(1.0)
    server.kill()
    server.communicate()
    assert psutil.wait_procs([beside], timeout=30)[1] == []


def test_what_a_library_prints_does_not_stand_among_the_answers(beside):
    assert beside.run(partial(print, "a line")) is None
    assert beside.run(partial(abs, -3)) == 3
