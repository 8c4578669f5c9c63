"""An exercise with hardly anything in it opens, and every page says what is missing in plain words."""

from __future__ import annotations

import re

import pytest

from prioritise.files.own_list.begun import empty_list
from prioritise.ui.session.panel_access import PANEL_ACCESS
from prioritise.ui.shared.contents import LISTINGS
from tests.files.own_list.test_steps import made
from tests.ui.app import gone_to, opened, pressed, sound, tables, words
from tests.ui.start.test_start import zipped

EVERYWHERE = [each.room for each in LISTINGS]
ALONE = [each for each in EVERYWHERE if each not in ("start", "panel")]


def uploaded(files: dict[str, bytes]):
    app = opened()
    box = next(each for each in app.file_uploader if each.label.startswith("Excel workbook or zip of an exercise"))
    box.upload("ours.zip", zipped(files)).run()
    return sound(app)


def test_a_list_with_nothing_in_it_opens_on_every_page():
    app = uploaded(empty_list())
    assert "1. List what you could start, go on with or stop." in words(app)
    assert "A panel can start once there is something to decide on" in app.info[0].value
    for room in ALONE:
        assert gone_to(app, room).title[0].value


def test_it_goes_on_in_six_steps():
    app = pressed(uploaded(empty_list() | {"costs.csv": empty_list()["costs.csv"]}), "Go on with it in six steps")
    assert "own-files" in app.session_state
    assert app.title[0].value == "What should we fund?"


def without_judgements() -> dict[str, bytes]:
    # Without published figures: the sources of those name the files they came in.
    return made("") | {"measurements.csv": b"intervention,criterion,value,source\n"}


def test_a_panel_starts_from_it_and_reads_no_file_name():
    app = pressed(uploaded(without_judgements()), "Start a panel with this exercise")
    assert app.session_state[PANEL_ACCESS].runs_the_panel
    for room in [each for each in EVERYWHERE if each != "own_list"]:
        written = words(gone_to(app, room))
        assert ".csv" not in written
        assert ".yaml" not in written
    written = words(gone_to(app, "start"))
    assert "Local priority: a panel gives this for all 6 interventions." in written


ENTERED = "6 values here were entered by one person, not by a panel. Source: Team, March."
CLAIMS = re.compile(r"agreed in round|by the panel|came with the exercise|round 1 is closed", re.IGNORECASE)


def test_a_panel_that_starts_from_what_one_person_entered_says_so_and_claims_nothing_of_a_panel():
    app = uploaded(made(""))
    assert any(each.value.startswith(ENTERED) for each in app.info)
    for room in ("scores", "priorities", "record"):
        page = gone_to(app, room)
        written = "\n".join([words(page), *(each.to_string() for each in tables(page))])
        assert CLAIMS.search(written) is None, (room, CLAIMS.search(written))
    app = gone_to(pressed(gone_to(app, "start"), "Start a panel with this exercise"), "panel")
    assert app.title[0].value == "0 people are on this panel, and no round has been opened"
    assert any(each.value.startswith(ENTERED) for each in app.info)
    assert CLAIMS.search(words(app)) is None
    assert [each.label for each in app.button if each.label.startswith("Open round")] == ["Open round 1"]


def test_a_second_panel_from_a_changed_list_stands_beside_the_first():
    pressed(uploaded(without_judgements()), "Start a panel with this exercise")
    other = without_judgements()
    other["interventions.csv"] = other["interventions.csv"].replace(b"Thing 6", b"Thing seven")
    app = pressed(uploaded(other), "Start a panel with this exercise")
    app = gone_to(app, "interventions")
    next(each for each in app.radio if each.label == "What to look at").set_value("One intervention").run()
    assert "Thing seven" in next(each for each in sound(app).selectbox if each.label == "Intervention").options
    started = [each.label for each in opened().button if each.label.startswith("Go on with: ")]
    assert len(set(started)) == 2
    assert all("our-list" not in each for each in started)


def test_a_copy_with_scores_emptied_is_opened_and_waits_for_a_panel():
    app = pressed(opened(), "Make the copy and open it")
    assert app.title[0].value.endswith("(copy)")
    assert "a panel gives this for" in words(app)


@pytest.mark.parametrize("parts", [("weights",), ("costs",)])
def test_weights_and_costs_can_be_emptied_too(parts):
    app = opened()
    for box in app.checkbox:
        if box.label.startswith("Empty its"):
            box.set_value(box.label.removeprefix("Empty its ") in parts)
    app = pressed(app, "Make the copy and open it")
    for room in ALONE:
        gone_to(app, room)


READS_BADLY = re.compile(
    r"\b0 of 0\b|\b1 [a-z]+s\b|\bthe 0 \w+|\ball [12] partners|(?:from|between) (\S+) (?:to|and) \1(?!\S)"
)


def test_small_exercises_read_well_on_every_page():
    app = uploaded(made(""))
    for room in ("start", *ALONE):
        page = gone_to(app, room)
        written = "\n".join([words(page), *(each.to_string() for each in tables(page))])
        assert READS_BADLY.search(written) is None, (room, READS_BADLY.search(written))
        assert "questions together" not in written or "up to 6 questions" in written


@pytest.mark.parametrize(
    "said", ["0 of 0 proposed cuts", "1 funds", "the 0 neighbours", "from 20.0% to 20.0%", "best for all 2 partners"]
)
def test_what_reads_badly_is_caught(said):
    assert READS_BADLY.search(said)
