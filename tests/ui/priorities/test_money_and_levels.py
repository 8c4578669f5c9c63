"""Every line of money adds up on the page, capacities stand against their limits, and levels are named."""

from __future__ import annotations

from prioritise.report.priorities.money_table import transfer_sentences
from prioritise.words import lower_first
from tests.ui.app import listed, opened, sound, table_with, unfolded, words


def amount(cell):
    return int(cell.replace("£", "").replace(",", "").replace("−", "-"))


def test_every_line_of_money_adds_up_with_what_is_carried_and_moved(agreed):
    assert agreed.portfolio.transfers
    app = unfolded(opened("priorities"), "money")
    lines = table_with(app, "Went out")
    for _, line in lines.iterrows():
        there_is = amount(line["Limit"]) + amount(line["Came in"]) - amount(line["Went out"])
        assert amount(line["Left"]) == there_is - amount(line["Spent"])
    assert all(sentence in words(app) for sentence in transfer_sentences(agreed))


def test_capacities_stand_against_their_limits(agreed):
    table = table_with(unfolded(opened("priorities"), "capacity"), "Capacity")
    assert len(table) == len(agreed.exercise.capacities)


def test_levels_are_named_in_the_list_and_in_the_detail(agreed):
    app = opened("priorities")
    chosen = agreed.exercise.levels[0].intervention
    grid = listed(app).set_index("Intervention")
    level = grid.loc[agreed.exercise.intervention_by_id[chosen].name, "Level"]
    assert level == f"at {lower_first(agreed.level_name_of[chosen])}"
    next(each for each in app.selectbox if each.label == "Look closer at one").set_value(chosen).run()
    levels = table_with(sound(app), "Chosen")
    assert list(levels["Level"]) == [each.name for each in agreed.exercise.levels_of[chosen]]


def test_the_detail_says_who_provides_it_its_evidence_and_which_costs_go_on():
    app = opened("priorities")
    box = next(each for each in app.selectbox if each.label == "Look closer at one")
    box.set_value("stop-smoking-service").run()
    assert "Provided by: Community health trust. Kind of provider: NHS." in words(sound(app))
    assert "Evidence that it works: strong." in words(app)
    assert set(table_with(app, "One-off or every year")["One-off or every year"]) == {"Every year"}
