"""What is typed in the forms of an exercise and not saved yet stays with that exercise."""

from __future__ import annotations

from prioritise.files.exercise.folder import write_archive
from prioritise.store.invitations import invite, viewer_by_token
from prioritise.ui.session.panel_access import PANEL_ACCESS, PanelAccess
from tests.files.small_exercise import small_exercise
from tests.ui.app import gone_to, opened, sound
from tests.ui.panel_app import panel

TYPED = {"challenge-who": "A resident", "challenge-text": "Neighbours were not asked.", "sign-role": "Director"}


def box(app, key):
    return next(each for each in (*app.text_input, *app.text_area, *app.selectbox) if each.key == key)


def pressed(app, label):
    return sound(next(button for button in app.button if label in (button.label, button.key)).click().run())


def typed(app):
    for key, text in TYPED.items():
        box(app, key).set_value(text)
    return sound(app.run())


def in_boxes(app):
    return {key: box(app, key).value for key in TYPED}


def with_small(app):
    """The same session with the exercise of a file open."""
    app = gone_to(app, "start")
    app.file_uploader[0].set_value(("small.zip", write_archive(small_exercise().files), "application/zip"))
    return sound(app.run())


def test_a_half_written_form_stays_with_its_exercise_and_is_there_on_coming_back():
    app = typed(opened("record"))
    box(app, "challenge-about").set_value("needle-exchange")
    app = gone_to(with_small(sound(app.run())), "record")
    assert set(in_boxes(app).values()) == {""}
    assert box(app, "challenge-about").value == ""
    box(app, "sign-role").set_value("Chair")
    app = pressed(gone_to(sound(app.run()), "start"), "Open the worked example")
    app = gone_to(app, "record")
    assert in_boxes(app) == TYPED
    assert box(app, "challenge-about").value == "needle-exchange"
    app = gone_to(with_small(app), "record")
    assert in_boxes(app) == dict.fromkeys(TYPED, "") | {"sign-role": "Chair"}


def test_a_form_that_was_not_drawn_again_meanwhile_goes_with_its_exercise_too():
    app = with_small(typed(opened("record")))
    app = pressed(gone_to(app, "start"), "Open the worked example")
    app = gone_to(with_small(app), "record")
    assert set(in_boxes(app).values()) == {""}


def test_what_was_typed_alone_waits_while_a_panel_of_it_is_open_and_the_other_way_round():
    panel()
    app = typed(opened("record"))
    app = gone_to(pressed(gone_to(app, "start"), "go-on:rochdale"), "record")
    assert set(in_boxes(app).values()) == {""}
    box(app, "challenge-text").set_value("Asked at the panel.")
    app = gone_to(pressed(gone_to(sound(app.run()), "start"), "Leave the panel"), "record")
    assert in_boxes(app) == TYPED
    app = gone_to(pressed(gone_to(app, "start"), "go-on:rochdale"), "record")
    assert box(app, "challenge-text").value == "Asked at the panel."


def test_nobody_else_in_the_same_tab_sees_what_a_member_typed():
    table = panel()
    me = table.shared()
    app = opened()
    for place, member in enumerate(("gp-lead", "carers-lead", "gp-lead")):
        viewer = viewer_by_token(table.store, invite(table.store, me, member).token)
        app.session_state[PANEL_ACCESS] = PanelAccess(table.store, viewer)
        app = gone_to(sound(app.run()), "record")
        assert box(app, "challenge-text").value == ("Half a thought." if place == 2 else "")
        if place == 0:
            box(app, "challenge-text").set_value("Half a thought.")
            app = sound(app.run())
