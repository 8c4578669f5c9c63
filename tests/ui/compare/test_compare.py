"""The What if page is there at once, and its parts come as they are worked out."""

from __future__ import annotations

import threading

import pytest

from prioritise.analysis import analyse, next_best
from prioritise.domain.errors import SolverFailed, StoreUnavailable
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.report.compare.other_portfolios import next_best_title
from prioritise.report.compare.scenario_table import scenarios_headline, scenarios_title
from prioritise.ui.session import machine_copy, panel_access
from tests.files.small_exercise import small_exercise
from tests.ui.app import gone_to, opened, settled, slid, sound, table_with, words
from tests.worked_example import worked_analysis

SAVE = "Save it as a scenario"


def on_small(page="compare"):
    app = opened()
    app.session_state["exercise"] = small_exercise()
    return gone_to(app, page)


def with_part(app, part):
    """The page with one part open, and all of it worked out."""
    return settled(sound(next(each for each in app.button if each.key == f"open-{part}").click().run()))


def test_every_saved_scenario_stands_beside_what_was_agreed():
    app = with_part(settled(on_small()), "scenarios")
    exercise = small_exercise()
    table = table_with(app, "What is different")
    assert list(table["Scenario"]) == ["As it stands", *(each.name for each in exercise.scenarios)]
    views = [analyse(exercise), *(analyse(exercise, each) for each in exercise.scenarios)]
    assert app.title[0].value == scenarios_headline(views)


def test_what_has_been_moved_is_one_more_scenario():
    app = on_small("priorities")
    app = slid(app, "budget", 70)
    app = with_part(settled(gone_to(sound(app), "compare")), "scenarios")
    assert table_with(app, "What is different")["Scenario"].iloc[-1] == "What if"
    assert "What if:" in words(app)


def test_what_has_been_moved_is_saved_as_a_scenario_and_stays_moved():
    app = on_small("priorities")
    app = slid(app, "budget", 70)
    app = settled(gone_to(sound(app), "compare"))
    next(each for each in app.text_input if each.label == "A name for it").set_value("Lean years")
    app = settled(sound(next(each for each in app.button if each.label == SAVE).click().run()))
    saved = app.session_state["exercise"].scenarios[-1]
    assert (saved.id, saved.name, saved.budget_factor) == ("lean-years", "Lean years", 0.7)
    assert "What if:" in words(app)
    app = with_part(app, "scenarios")
    assert list(table_with(app, "What is different")["Scenario"])[-1] == "Lean years"


@pytest.mark.parametrize("page", ["priorities", "weights", "compare"])
def test_what_is_moved_can_be_saved_on_every_page_that_shows_it_and_once(page):
    app = on_small("priorities")
    app = slid(app, "budget", 70)
    app = settled(gone_to(sound(app), page))
    assert [each.label for each in app.button].count(SAVE) == 1
    next(each for each in app.text_input if each.label == "A name for it").set_value("Lean years")
    app = settled(sound(next(each for each in app.button if each.label == SAVE).click().run()))
    assert app.session_state["exercise"].scenarios[-1].name == "Lean years"
    assert "This is the scenario **Lean years**." in words(app)
    assert "sets scenarios side by side" not in words(app)


@pytest.mark.parametrize("typed", ["", "   "])
def test_without_a_name_it_gets_the_one_that_was_suggested(typed):
    app = on_small("priorities")
    app = slid(app, "budget", 70)
    name = next(each for each in app.text_input if each.label == "A name for it")
    assert name.placeholder == "All budgets at 70%"
    name.set_value(typed)
    app = settled(sound(next(each for each in app.button if each.label == SAVE).click().run()))
    assert not app.error
    assert app.session_state["exercise"].scenarios[-1].name == "All budgets at 70%"


def test_on_ones_own_machine_a_scenario_is_there_again_when_the_page_is_loaded_again():
    app = on_small("priorities")
    app = slid(app, "budget", 70)
    app = settled(sound(next(each for each in app.button if each.label == SAVE).click().run()))
    assert "It is kept with the exercise on this machine." in words(app)
    again = opened("priorities").session_state["exercise"]
    assert again.digest == app.session_state["exercise"].digest
    assert again.scenarios[-1].name == "All budgets at 70%"


def test_at_a_server_that_others_reach_a_scenario_is_said_to_last_for_this_visit_and_is_gone_afterwards(monkeypatch):
    monkeypatch.setattr(panel_access, "THIS_MACHINE", ())
    app = on_small("priorities")
    app = slid(app, "budget", 70)
    label = "Add it as a scenario for this visit"
    app = settled(sound(next(each for each in app.button if each.label == label).click().run()))
    assert "It is here until you close or reload this page. Download the exercise to keep it." in words(app)
    assert "All budgets at 70%" not in [each.name for each in opened("priorities").session_state["exercise"].scenarios]


def test_where_it_cannot_be_kept_on_this_machine_that_is_said(monkeypatch):
    def full(*_, **__):
        raise StoreUnavailable("No space left on device")

    monkeypatch.setattr(machine_copy, "leave_open", full)
    app = on_small("priorities")
    app = slid(app, "budget", 70)
    app = settled(sound(next(each for each in app.button if each.label == SAVE).click().run()))
    assert "It is here until you close or reload this page. Download the exercise to keep it." in words(app)


def test_a_saved_scenario_goes_into_the_files_that_are_open_not_into_those_of_a_like_exercise_before():
    app = on_small("priorities")
    like = {each.name: each.content for each in small_exercise().files}
    remark = f"intervention,member,text,date\r\n{small_exercise().interventions[0].id},,Mine,2026-01-01\r\n"
    app.session_state["exercise"] = load_exercise_files(like | {"comments.csv": remark.encode()})
    app = slid(sound(app.run()), "budget", 70)
    app = settled(gone_to(sound(app), "compare"))
    next(each for each in app.text_input if each.label == "A name for it").set_value("Lean years")
    app = settled(sound(next(each for each in app.button if each.label == SAVE).click().run()))
    assert [each.text for each in app.session_state["exercise"].comments] == ["Mine"]


def test_the_frontier_is_of_all_funds_or_of_one():
    app = with_part(settled(on_small()), "money")
    together = table_with(app, "From this budget on")
    which = next(each for each in app.selectbox if each.label == "Which money")
    which.set_value("building").run()
    one = table_with(settled(sound(app)), "From this budget on")
    assert not together.equals(one)
    assert "Building money has" in words(app)


def test_other_lists_and_simpler_ways_are_told():
    app = settled(on_small())
    analysis = analyse(small_exercise())
    assert next_best_title(next_best(analysis)) in words(app)
    app = with_part(app, "simpler-ways")
    assert list(table_with(app, "Way to choose")["Way to choose"])[1:] == [
        "Highest score first",
        "Best value for money first",
    ]


def test_the_page_is_there_while_everything_is_still_being_worked_out(monkeypatch):
    opening = threading.Event()
    monkeypatch.setattr("prioritise.report.compare.view.money_view", lambda *_asked: opening.wait(30))
    app = on_small()
    try:
        assert len(app.title) == 1
        assert any("More money or less" in each.label for each in app.button)
        assert "Working it out: the best value at every budget" in words(app)
    finally:
        opening.set()


def test_a_part_that_cannot_be_worked_out_says_why_and_the_others_stand(monkeypatch):
    def fail(*_asked):
        raise SolverFailed("There are too many portfolios to follow.")

    monkeypatch.setattr("prioritise.report.compare.view.money_view", fail)
    app = settled(on_small())
    assert "There are too many portfolios to follow." in words(app)
    assert len(table_with(with_part(app, "other-lists"), "Points less"))


def test_the_worked_example_has_every_part_and_its_title_counts_what_its_tables_do():
    app = settled(opened("compare"))
    analysis = worked_analysis()
    views = [analysis, *(analyse(analysis.exercise, each) for each in analysis.exercise.scenarios)]
    assert f"{scenarios_title(views)}." in [each.value for each in app.caption]
    app = with_part(app, "scenarios")
    differing = table_with(app, "Tighter money")
    assert app.title[0].value.startswith(f"{len(differing)} of ")
    assert f"The {len(differing)} that depend on the scenario" in [each.value for each in app.subheader]
    alike = len(analysis.exercise.interventions) - len(differing)
    assert f"The {alike} decided alike in every scenario" in [each.label for each in app.expander]
    assert len(table_with(app, "What is different")) == 1 + len(analysis.exercise.scenarios)
    app = with_part(app, "money")
    assert "today's budget is on this step" in " ".join(table_with(app, "From this budget on").iloc[:, 0])


def test_a_scenario_that_the_exercise_came_with_is_never_said_to_go():
    app = slid(opened("priorities"), "budget", 90)
    assert "This is the scenario **Tighter money**. It is one of those that the exercise came with." in words(app)
