"""A record of a run with a time limit is checked for what can be checked, and says what cannot."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse, analysis_of_list, bands
from prioritise.cli import main
from prioritise.domain.errors import PrioritiseError, SolverFailed
from prioritise.report.exports import record_check
from prioritise.report.exports.record import MADE_BY, record_json
from prioritise.report.exports.record_check import check_record
from tests.files.small_exercise import small_exercise
from tests.report.exports.test_record_seal import resealed

NAME = "record.json"


def time_limited() -> Analysis:
    """A list that is not the best one, as a solver that ran out of time would leave it."""
    best = analyse(small_exercise())
    assert best.portfolio.chosen
    chosen = [best.problem.columns[place].label for place in best.portfolio.chosen[1:]]
    bound = best.portfolio.value_millionths + 1
    return analysis_of_list(
        best.exercise, best.scenario, chosen, seed=0, bound_millionths=bound, time_limit_seconds=30.0
    )


def record_of(analysis: Analysis) -> dict:
    return json.loads(record_json(analysis, bands(analysis)))


def test_a_list_that_is_only_the_best_found_by_then_is_checked_as_it_is_and_said_to_be_that():
    checked = check_record(NAME, resealed(record_of(time_limited())))
    assert checked.holds
    assert checked.differing == ()
    assert checked.time_limit is not None
    assert "30 seconds" in checked.time_limit.sentence
    assert "cannot be found again" in checked.time_limit.sentence


def test_it_is_not_solved_again_so_that_a_better_list_is_no_difference():
    record = resealed(record_of(time_limited()))
    best = check_record(NAME, resealed({**json.loads(record), "time_limit": None}))
    assert "portfolio.json" in best.differing
    assert "portfolio.json" not in check_record(NAME, record).differing


def test_a_list_proven_within_the_limit_is_solved_again_and_compared():
    analysis = analyse(small_exercise(), time_limit_seconds=600.0)
    record = json.loads(record_json(analysis, replace(bands(analysis), cells_unproven=1)))
    checked = check_record(NAME, resealed(record))
    assert checked.holds
    assert checked.time_limit is not None
    assert checked.time_limit.is_proven
    assert "proven the best within it" in checked.time_limit.sentence
    record["time_limit"]["chosen"] = []
    record["results"]["portfolio.json"] = "0" * 64
    assert check_record(NAME, resealed(record)).differing == ("portfolio.json",)


def test_a_limit_that_was_long_enough_for_everything_leaves_no_trace():
    analysis = analyse(small_exercise(), time_limit_seconds=600.0)
    assert bands(analysis).cells_unproven == 0
    assert record_json(analysis, bands(analysis)) == record_json(analyse(small_exercise()), bands(analysis))


def test_figures_that_do_not_add_up_to_the_recorded_list_differ():
    record = record_of(time_limited())
    best = analyse(small_exercise())
    record["time_limit"]["chosen"] = [best.problem.columns[place].label for place in best.portfolio.chosen]
    assert "portfolio.json" in check_record(NAME, resealed(record)).differing


def test_a_list_that_breaks_a_budget_is_refused():
    record = record_of(time_limited())
    record["time_limit"]["chosen"] = [column.label for column in time_limited().problem.columns]
    with pytest.raises(SolverFailed, match="did not survive the recheck"):
        check_record(NAME, resealed(record))


@pytest.mark.parametrize(
    "changed",
    [
        {"seconds": -1.0},
        {"seconds": "soon"},
        {"status": "infeasible"},
        {"chosen": [1]},
        {"chosen": "all"},
        {"bound_millionths": None},
        {"chosen": ["no-such"]},
        {"bound_millionths": -5},
    ],
)
def test_a_limit_that_cannot_be_meant_is_refused(changed):
    record = record_of(time_limited())
    record["time_limit"] |= changed
    with pytest.raises(PrioritiseError):
        check_record(NAME, resealed(record))


def test_bands_that_cannot_be_found_again_are_no_difference_but_are_said(monkeypatch):
    record = record_of(time_limited())
    record["results"]["priorities.csv"] = "0" * 64
    checked = check_record(NAME, resealed(record))
    assert checked.holds
    assert checked.not_comparable == ("priorities.csv",)

    def out_of_time(_analysis):
        raise SolverFailed("No portfolio was found in the time allowed.")

    monkeypatch.setattr(record_check, "bands", out_of_time)
    checked = check_record(NAME, resealed(record))
    assert checked.holds
    assert checked.not_comparable == ("priorities.csv",)


def test_without_a_limit_bands_that_differ_are_a_difference_and_the_record_says_nothing_of_one():
    analysis = analyse(small_exercise())
    record = record_of(analysis)
    assert "time_limit" not in record
    record["results"]["priorities.csv"] = "0" * 64
    assert check_record(NAME, resealed(record)).differing == ("priorities.csv",)


def test_two_answers_to_one_question_within_a_limit_are_told_apart():
    analysis = time_limited()
    other = replace(analysis, portfolio=replace(analysis.portfolio, chosen=()))
    assert analysis.key != other.key


def test_verify_says_what_cannot_be_compared(tmp_path, capsys):
    record = record_of(time_limited())
    record["results"]["priorities.csv"] = "0" * 64
    (tmp_path / NAME).write_bytes(resealed(record))
    assert main(["verify", str(tmp_path / NAME)]) == 0
    printed = capsys.readouterr().out
    assert "cannot be found again" in printed
    assert "priorities.csv: cannot be compared" in printed
    assert "portfolio.json: the same, byte for byte" in printed


@pytest.mark.parametrize(("made_by", "said"), [("prioritise 0.1.0", True), (MADE_BY, False)])
def test_an_older_record_that_differs_is_told_why_it_may(tmp_path, capsys, made_by, said):
    record = record_of(time_limited()) | {"made_by": made_by}
    del record["time_limit"]
    (tmp_path / NAME).write_bytes(resealed(record))
    assert main(["verify", str(tmp_path / NAME)]) == 1
    assert ("Older versions did not record a time limit" in capsys.readouterr().out) is said


def test_bands_count_the_cells_that_are_only_the_best_found_by_then():
    assert bands(time_limited()).cells_unproven == 1
