"""At a panel the facilitator enters figures for all, members save scenarios for all, and observers change nothing."""

from prioritise.store.current_files import current_exercise, exercise_files
from prioritise.store.scenarios import saved_scenarios
from tests.targets.made_up import exercise_with
from tests.ui.app import button, gone_to, slid, sound, table_with, words
from tests.ui.panel_app import panel, with_access


def small_panel():
    return panel({each.name: each.content for each in exercise_with().files})


def labels(app):
    return [each.label for each in app.button] + [each.label for each in app.file_uploader]


def somebody(table):
    return table.member(current_exercise(table.store, table.facilitator).members[0].id)


def with_less_money(app):
    app = gone_to(app, "priorities")
    app = slid(app, "budget", 70)
    return gone_to(sound(app), "compare")


def test_a_figure_the_facilitator_enters_is_everyones():
    table = small_panel()
    app = with_access(table, table.facilitator, "targets")
    typed = {"figure-period": "2026/27", "figure-value": "15.9", "figure-source": "Survey"}
    for key, text in typed.items():
        next(each for each in app.text_input if each.key == key).set_value(text)
    app = sound(button(app, "Enter this figure").click().run())
    assert [each.value for each in current_exercise(table.store, table.facilitator).actuals] == [15.9]
    told = " ".join(each.value for each in app.success)
    assert "They are kept for everyone at this panel." in told
    assert "Download it to keep" not in told
    other = with_access(table, somebody(table), "targets")
    assert table_with(other, "Rating")["Rating"].iloc[0].startswith("■ Red: well short")
    assert "Enter this figure" not in labels(other)
    assert not other.file_uploader


def test_what_a_member_saves_is_a_scenario_for_everyone_and_goes_out():
    table = small_panel()
    member = somebody(table)
    app = with_less_money(with_access(table, member))
    next(each for each in app.text_input if each.label == "A name for it").set_value("Lean years")
    app = sound(button(app, "Save it as a scenario").click().run())
    assert "saved for everyone at this panel" in words(app)
    (saved,) = saved_scenarios(table.store, table.facilitator)
    assert (saved.scenario.name, saved.scenario.budget_factor) == ("Lean years", 0.7)
    held = {each.name: each.content for each in exercise_files(table.store, table.facilitator)}
    assert b"name: Lean years" in held["exercise.yaml"]
    assert "Lean years" in [each.name for each in current_exercise(table.store, member).scenarios]


def test_an_observer_is_not_offered_to_save():
    table = small_panel()
    app = with_less_money(with_access(table, table.observer()))
    assert "Save it as a scenario" not in labels(app)
