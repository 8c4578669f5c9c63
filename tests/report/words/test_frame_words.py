"""The head of every page says whose exercise it is and what is tried, short enough for one line."""

import pytest

from prioritise.domain.panel import Round, RoundState
from prioritise.report.words.frame_words import (
    LONGEST_CHIP,
    STANDS,
    exercise_in_short,
    panel_in_short,
    scenario_chip,
    suggested_name,
)
from tests.files.small_exercise import small_exercise


def test_the_exercise_is_its_place_and_its_years():
    exercise = small_exercise()
    said = exercise_in_short(exercise)
    assert said.startswith(exercise.area.name)
    assert said.endswith(exercise.years[-1])


@pytest.mark.parametrize(
    ("moved", "chip"),
    [
        ((), ""),
        (("all budgets at 90%",), "All budgets at 90%"),
        (("all budgets at 90%", "Need met at 40 points (agreed 23)"), "All budgets at 90% and 1 more"),
    ],
)
def test_the_chip_names_what_is_moved_first_and_counts_the_rest(moved, chip):
    assert scenario_chip(moved) == chip


def test_a_chip_is_never_longer_than_its_room():
    chip = scenario_chip(("x" * 200, "y", "z"))
    assert len(chip) <= LONGEST_CHIP
    assert chip.endswith("… and 2 more")


def test_every_state_of_a_round_has_words():
    assert set(STANDS) == set(RoundState)
    assert panel_in_short(None) == "Panel: no round yet"
    assert panel_in_short(Round(2, RoundState.OPEN, None, None, None, 1)) == "Panel: round 2 being scored"


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ((), "All budgets at 90%"),
        (("all budgets at 90%",), "All budgets at 90% (2)"),
        (("All budgets at 90%", "All budgets at 90% (2)"), "All budgets at 90% (3)"),
    ],
)
def test_a_name_is_always_suggested_and_is_never_one_that_is_taken(taken, name):
    assert suggested_name(("all budgets at 90%",), taken) == name
