"""Bands are worked out once for everybody, and not at all when nobody waits any more."""

import threading

import pytest

from prioritise.analysis import analyse, bands
from prioritise.domain.scenarios import Scenario
from prioritise.ui.session import background_work as background
from prioritise.ui.session.background_work import BandsWork, question_of
from tests.files.small_exercise import small_exercise


@pytest.fixture
def gate(monkeypatch):
    """Holds every piece of work until it is opened, and notes which questions were worked on."""
    opening, worked = threading.Event(), []

    def work(analysis):
        worked.append(question_of(analysis))
        opening.wait(30)
        return bands(analysis)

    monkeypatch.setattr(background, "bands", work)
    yield opening, worked
    opening.set()


def test_the_same_question_is_worked_out_once(gate):
    opening, worked = gate
    worker, analysis = BandsWork(), analyse(small_exercise())
    first, second = worker.order(analysis), worker.order(analysis)
    opening.set()
    assert first.result(30) == second.result(30) == bands(analysis)
    assert len(worked) == 1


def test_a_question_nobody_waits_for_is_dropped_and_can_be_asked_again(gate):
    opening, worked = gate
    worker, exercise = BandsWork(), small_exercise()
    busy, dropped = analyse(exercise), analyse(exercise, Scenario(budget_factor=0.9))
    worker.order(busy)
    order = worker.order(dropped)
    worker.withdraw(question_of(dropped))
    assert order.cancelled()
    again = worker.order(dropped)
    opening.set()
    assert again.result(30) == bands(dropped)
    assert worked.count(question_of(dropped)) == 1


def test_only_so_many_answers_are_kept(gate, monkeypatch):
    opening, worked = gate
    opening.set()
    monkeypatch.setattr(background, "MOST_BANDS", 1)
    worker, exercise = BandsWork(), small_exercise()
    first, second = analyse(exercise), analyse(exercise, Scenario(budget_factor=0.9))
    for analysis in (first, second, first):
        worker.order(analysis).result(30)
    assert len(worked) == 3
