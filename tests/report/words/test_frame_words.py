"""The head of every page says whose exercise it is and what is tried, short enough for one line."""

import pytest

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
        (("all budgets at 90%", "Need met at 40.0% of all weight (agreed 23.3%)"), "All budgets at 90% and 1 more"),
    ],
)
def test_the_chip_names_what_is_moved_first_and_counts_the_rest(moved, chip):
    assert scenario_chip(moved) == chip


def test_a_chip_is_never_longer_than_its_room():
    chip = scenario_chip(("x" * 200, "y", "z"))
    assert len(chip) <= LONGEST_CHIP
    assert chip.endswith("… and 2 more")


GRANT = "Public health grant, part open to review"


def test_what_it_is_moved_to_and_its_year_are_never_cut_but_the_name_of_the_fund_is():
    for year in ("2026/27", "2027/28"):
        chip = scenario_chip((f"{GRANT} at £1,219,999 in {year}", "all budgets at 90%"))
        assert chip == f"Public health grant… at £1,219,999 in {year} and 1 more"
        assert len(chip) <= LONGEST_CHIP
    assert scenario_chip((f"{'Alcohol advice at GP registration ' * 3}must not be funded",)).endswith(
        "… must not be funded"
    )


def test_a_rule_is_cut_at_its_end():
    chip = scenario_chip((f"without this rule: at least 2 of these: {'walks at noon; ' * 9}",))
    assert chip.startswith("Without this rule: at least 2 of these: walks")
    assert chip.endswith("…")


def test_a_name_says_all_that_is_moved_where_there_is_room_and_always_the_year():
    one, two = f"{GRANT} at £1,219,999 in 2026/27", f"{GRANT} at £1,219,999 in 2027/28"
    assert suggested_name((one,), ()) == one
    assert suggested_name(("all budgets at 90%", "gym must stop"), ()) == "All budgets at 90% and gym must stop"
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
    assert suggested_name(("all budgets at 90%",), taken) == name
