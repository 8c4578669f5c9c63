"""The head of every page says whose exercise it is and what is tried, short enough for one line."""

import pytest

from prioritise.analysis.what_if import Moved
from prioritise.domain.panel import Round, RoundState
from prioritise.report.words.frame_words import (
    LONGEST_CHIP,
    LONGEST_NAME,
    STANDS,
    exercise_in_short,
    panel_in_short,
    scenario_chip,
    suggested_name,
)
from tests.files.small_exercise import small_exercise

ALL = Moved("all budgets", " at 90%")


def test_the_exercise_is_its_place_and_its_years():
    exercise = small_exercise()
    said = exercise_in_short(exercise)
    assert said.startswith(exercise.area.name)
    assert said.endswith(exercise.years[-1])


@pytest.mark.parametrize(
    ("moved", "chip"),
    [
        ((), ""),
        ((ALL,), "All budgets at 90%"),
        ((ALL, Moved("Need met", " at 40.0% of all weight (agreed 23.3%)")), "All budgets at 90% and 1 more"),
    ],
)
def test_the_chip_names_what_is_moved_first_and_counts_the_rest(moved, chip):
    assert scenario_chip(moved) == chip


def test_a_chip_is_never_longer_than_its_room():
    chip = scenario_chip((Moved("x" * 200), Moved("y"), Moved("z")))
    assert len(chip) <= LONGEST_CHIP
    assert chip.endswith("… and 2 more")


GRANT = "Public health grant, part open to review"


def test_what_it_is_moved_to_and_its_year_are_never_cut_but_the_name_of_the_fund_is():
    for year in ("2026/27", "2027/28"):
        chip = scenario_chip((Moved(GRANT, f" at £1,219,999 in {year}"), ALL))
        assert chip == f"Public health grant… at £1,219,999 in {year} and 1 more"
        assert len(chip) <= LONGEST_CHIP
    forced = Moved("Alcohol advice at GP registration, and what must follow it", " must not be funded")
    assert scenario_chip((forced,)) == "Alcohol advice at GP registration, and… must not be funded"


def test_a_rule_is_cut_at_its_end():
    chip = scenario_chip((Moved(f"without this rule: at least 2 of these: {'walks at noon; ' * 9}"),))
    assert chip.startswith("Without this rule: at least 2 of these: walks")
    assert chip.endswith("…")


def test_a_name_says_all_that_is_moved_where_there_is_room_and_always_the_year():
    one, two = (Moved(GRANT, f" at £1,219,999 in {year}") for year in ("2026/27", "2027/28"))
    assert suggested_name((one,), ()) == one.words
    assert suggested_name((ALL, Moved("gym", " must stop")), ()) == "All budgets at 90% and gym must stop"
    names = [suggested_name(moved, ()) for moved in ((one, two), (two, one), (one,), (two,))]
    assert len(set(names)) == 4
    assert all(len(name) <= LONGEST_NAME and "in 202" in name for name in names)
    assert suggested_name((one, two), names) == f"{names[0]} (2)"


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
    assert suggested_name((ALL,), taken) == name
