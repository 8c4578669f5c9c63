"""Every line of money adds up on the page, capacities stand against their limits, and levels are named."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.priorities.money_table import transfer_sentences
from tests.ui.app import opened, sound, table_with, words


@pytest.fixture(scope="module")
def agreed():
    return analyse(load_exercise(example_folder()))


def amount(cell):
    return int(cell.replace("£", "").replace(",", "").replace("−", "-"))


def test_every_line_of_money_adds_up_with_what_is_carried_and_moved(agreed):
    assert agreed.portfolio.transfers
    app = opened("priorities")
    lines = table_with(app, "Went out")
    for _, line in lines.iterrows():
        there_is = amount(line["Limit"]) + amount(line["Came in"]) - amount(line["Went out"])
        assert amount(line["Left"]) == there_is - amount(line["Spent"])
    assert all(sentence in words(app) for sentence in transfer_sentences(agreed))


def test_capacities_stand_against_their_limits(agreed):
    table = table_with(opened("priorities"), "Capacity")
    assert len(table) == len(agreed.exercise.capacities)


def test_levels_are_named_in_the_list_and_in_the_detail(agreed):
    app = opened("priorities")
    chosen = agreed.exercise.levels[0].intervention
    grid = app.dataframe[0].value.set_index("Intervention")
    assert grid.loc[agreed.exercise.intervention_by_id[chosen].name, "Level"] == agreed.level_name_of[chosen]
    next(each for each in app.selectbox if each.label == "Look closer at one").set_value(chosen).run()
    levels = table_with(sound(app), "Chosen")
    assert list(levels["Level"]) == [each.name for each in agreed.exercise.levels_of[chosen]]
