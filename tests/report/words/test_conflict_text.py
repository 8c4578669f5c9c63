"""What is printed when no portfolio obeys the rules."""

from dataclasses import replace
from datetime import date

import pytest

from prioritise.analysis import analyse, conflicts
from prioritise.analysis.what_if import WhatIf
from prioritise.cli import main
from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.files.shipped import example_folder
from prioritise.report.priorities.ways_out import no_answer
from prioritise.report.words.conflict_text import conflict_lines
from tests.worked_example import worked_analysis, worked_example


@pytest.fixture(scope="module")
def torn():
    exercise = worked_example()
    name = exercise.interventions[0].id
    agreed = MustFund("yes", name, "the board agreed", decided_by="Health board", decided_on=date(2026, 3, 12))
    rules = (agreed, MustNotFund("no", name, "the cabinet refused"))
    return analyse(replace(exercise, rules=(*exercise.rules, *rules)))


def test_the_conflict_and_its_ways_out_are_said_in_plain_words(torn):
    lines = conflict_lines(torn)
    assert lines[0] == "These cannot all be kept:"
    assert "Reason: the board agreed. Decided: Health board, 12 March 2026." in lines[1]
    assert "Reason: the cabinet refused" in lines[2]
    assert lines[3] == "Ways out, each of which was checked:"
    assert all("Drop the rule: " in line and "is then worth" in line for line in lines[4:])
    assert len(lines) == 6


def test_the_page_says_the_same_as_the_command_line(torn):
    page = [
        line for conflict in no_answer(torn, WhatIf()).conflicts for line in (f"{conflict.heading}:", *conflict.lines)
    ]
    printed = conflict_lines(torn)
    assert [
        line.removeprefix("  - ") for line in printed[: printed.index("Ways out, each of which was checked:")]
    ] == page


def test_nothing_is_said_where_there_is_a_portfolio():
    assert conflict_lines(worked_analysis()) == ()


def test_the_way_out_that_leaves_most_value_comes_first(torn):
    values = [each.portfolio.value for each in conflicts(torn).ways_out]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(("command", "opened_in"), [("run", "asked_exercise"), ("check", "check")])
def test_the_command_line_prints_them_and_says_there_is_no_answer(command, opened_in, monkeypatch, capsys, torn):
    monkeypatch.setattr(f"prioritise.commands.{opened_in}.load_exercise", lambda _: torn.exercise)
    assert main([command, str(example_folder())]) == 1
    assert "These cannot all be kept:" in capsys.readouterr().out
