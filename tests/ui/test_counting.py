"""What counts the work of a page counts it: nothing that runs twice goes unseen, and nothing remembered is blamed."""

from concurrent.futures import ThreadPoolExecutor

from prioritise.analysis import analyse, projections
from prioritise.analysis.once import once
from prioritise.files import load_exercise
from tests.ui.counting import counted, unknown_exercise


def test_what_runs_twice_with_the_same_is_repeated_even_on_another_thread(tmp_path):
    exercise = load_exercise(unknown_exercise(tmp_path))
    again = load_exercise(tmp_path / "example")
    with counted() as work, ThreadPoolExecutor(1) as pool:
        analyse(exercise)
        pool.submit(analyse, again).result()
    assert work.repeated()["analysis.analysing.analyse"] == 1
    assert work.worked_out()["analysis.analysing.analyse"] == 2


def test_another_question_is_not_a_repeat(tmp_path):
    exercise = load_exercise(unknown_exercise(tmp_path))
    with counted() as work:
        analyse(exercise, seed=1)
        analyse(exercise, seed=2)
    assert "analysis.analysing.analyse" not in work.repeated()


def test_what_is_remembered_is_worked_out_once_and_then_not_at_all(tmp_path):
    analysis = analyse(load_exercise(unknown_exercise(tmp_path)))
    remembered = once(projections)
    remembered(analysis)
    with counted() as work:
        remembered(analysis)
    assert work.worked_out() == {}
