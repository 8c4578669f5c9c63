"""Funds of one name are told apart, by who holds them or at last by id, wherever a name is written."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.report.exports.board.list_part import cut_line
from prioritise.report.priorities.money_table import left_by_fund
from tests.files.small_exercise import edited, small_exercise


def funds(*more: tuple[str, str, str]):
    return load_exercise_files(edited(("exercise.yaml", "name: Building money", "name: grant"), *more))


ONE_HOST = ("exercise.yaml", "name: grant, host: nhs", "name: grant, host: council")


@pytest.mark.parametrize(
    ("more", "names"),
    [((), ["Grant (Council)", "grant (NHS)"]), ((ONE_HOST,), ["Grant (grant)", "grant (building)"])],
)
def test_funds_of_one_name_are_called_by_who_holds_them_else_by_their_ids(more, names):
    assert [fund.name for fund in funds(*more).funds] == names


def test_a_fund_with_a_name_of_its_own_keeps_it():
    assert [fund.name for fund in small_exercise().funds] == ["Grant", "Building money"]


def test_what_is_left_of_two_funds_of_one_name_is_not_added_up():
    same, apart = analyse(funds()), analyse(small_exercise())
    assert [amount for _name, amount in left_by_fund(same)] == [amount for _name, amount in left_by_fund(apart)]
    assert " of Grant (" in cut_line(same)
    assert " of grant (" in cut_line(same)
