"""A saved scenario can be renamed and taken away: at a panel by whoever saved it, or by the facilitator."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from prioritise.domain.scenarios import Scenario
from prioritise.store.access import Viewer
from prioritise.store.current_files import current_exercise
from prioritise.store.scenarios import save_scenario, saved_scenarios
from prioritise.store.writing import new_save_key
from tests.files.small_exercise import small_files
from tests.ui.app import opened, slid, sound, words
from tests.ui.compare.test_compare import with_part
from tests.ui.panel_app import Panel, panel, with_access

LESS = Scenario(id="a-tenth-less", name="A tenth less", budget_factor=0.9)
EXPANDER = "Rename or delete a saved scenario"


def saved_by(table: Panel, viewer: Viewer) -> None:
    save_scenario(table.store, viewer, LESS, seen_version=0, save_key=new_save_key())


def with_scenarios(table: Panel, viewer: Viewer) -> AppTest:
    """The Compare page of one of a panel, with the saved scenarios open."""
    return with_part(with_access(table, viewer, "compare"), "scenarios")


def offered(app: AppTest) -> bool:
    return EXPANDER in [each.label for each in app.expander]


def test_the_facilitator_deletes_one_and_it_goes_out_no_more():
    table = panel(small_files())
    facilitator = table.shared()
    saved_by(table, table.by_link(facilitator, "gp"))
    assert "a-tenth-less" in {each.id for each in current_exercise(table.store, facilitator).scenarios}
    app = with_scenarios(table, facilitator)
    app = sound(app.button(key="delete-it").click().run())
    assert "A tenth less is deleted." in [each.value for each in app.success]
    assert saved_scenarios(table.store, facilitator) == ()
    assert "a-tenth-less" not in {each.id for each in current_exercise(table.store, facilitator).scenarios}


def test_a_member_may_delete_their_own_and_not_anothers():
    table = panel(small_files())
    facilitator = table.shared()
    writer, other = (table.by_link(facilitator, each) for each in ("gp", "clerk"))
    saved_by(table, writer)
    assert not offered(with_scenarios(table, other))
    app = with_scenarios(table, writer)
    assert offered(app)
    sound(app.button(key="delete-it").click().run())
    assert saved_scenarios(table.store, facilitator) == ()


def test_one_that_somebody_changed_meanwhile_stays():
    table = panel(small_files())
    facilitator = table.shared()
    saved_by(table, facilitator)
    app = with_scenarios(table, facilitator)
    changed = Scenario(id="a-tenth-less", name="A fifth less", budget_factor=0.8)
    save_scenario(table.store, facilitator, changed, seen_version=1, save_key=new_save_key())
    app = sound(app.button(key="delete-it").click().run())
    assert "Somebody else changed this scenario first." in app.error[0].value
    assert [each.scenario.name for each in saved_scenarios(table.store, facilitator)] == ["A fifth less"]


def test_whoever_saved_one_may_rename_it_for_everyone():
    table = panel(small_files())
    facilitator = table.shared()
    writer = table.by_link(facilitator, "gp")
    saved_by(table, writer)
    app = with_scenarios(table, writer)
    named(app, "a-tenth-less", "Nine tenths")
    sound(app.button(key="rename-it").click().run())
    assert [each.scenario.name for each in saved_scenarios(table.store, facilitator)] == ["Nine tenths"]


def named(app, scenario_id, name):
    app.text_input(key=f"scenario-name-{scenario_id}").set_value(name)


def names(app):
    return [scenario.name for scenario in app.session_state["exercise"].scenarios]


def alone():
    return with_part(opened("compare"), "scenarios")


def test_alone_one_is_renamed_and_a_name_that_another_has_is_refused():
    app = alone()
    before = names(app)
    first, second = app.session_state["exercise"].scenarios[:2]
    named(app, first.id, second.name.upper())
    app = sound(app.button(key="rename-it").click().run())
    assert "Nothing was saved." in words(app)
    assert names(app) == before
    named(app, first.id, "Another name")
    app = sound(app.button(key="rename-it").click().run())
    assert f"{first.name} is called Another name now." in [each.value for each in app.success]
    assert names(app) == ["Another name", *before[1:]]
    assert names(opened("start")) == names(app)


def test_alone_one_is_deleted_after_another_until_there_is_none():
    app = alone()
    while left := names(app):
        app = sound(app.button(key="delete-it").click().run())
        assert names(app) == left[1:]
    assert not offered(app)
    assert names(opened("start")) == []


def test_one_that_another_window_saved_stays_when_this_one_deletes():
    app = alone()
    first = names(app)[0]
    other = slid(opened("priorities"), "budget", 70)
    sound(next(each for each in other.button if each.label == "Save it as a scenario").click().run())
    sound(app.button(key="delete-it").click().run())
    kept = names(opened("start"))
    assert first not in kept
    assert kept[-1] == "All budgets at 70%"
