"""How much of an effect is there in each year."""

from __future__ import annotations

import pytest

from prioritise.domain.interventions import Effect, Proposal
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.targets.ramp import ramp, start_place
from tests.files.small_exercise import small_exercise


def effect(to_full: float | None, lasting: float | None) -> Effect:
    return Effect("a", "b", 1.0, None, None, to_full, lasting, "made up")


@pytest.mark.parametrize(
    ("to_full", "lasting", "years"),
    [
        (1, 1, [0, 1, 1, 1]),
        (1, 5, [0, 1, 2, 3]),
        (2, 1, [0, 0.5, 0.5, 0.5]),
        (2, 3, [0, 0.5, 1.5, 2.5, 2.5]),
        (1, 1.5, [0, 1, 1.5, 1.5]),
        (1, 0.5, [0, 0.5, 0.5]),
        (0, 2, [0, 1, 2, 2]),
        (None, None, [0, 1, 1, 1]),
        (4, 10, [0, 0.25, 0.75, 1.5, 2.5]),
    ],
)
def test_each_years_people_build_up_and_fall_away(to_full, lasting, years) -> None:
    assert [ramp(effect(to_full, lasting), running) for running in range(len(years))] == pytest.approx(years)


def test_a_year_before_the_start_has_nothing() -> None:
    assert ramp(effect(1, 5), -2) == 0


def test_it_starts_in_the_first_year_money_is_spent_or_released() -> None:
    exercise = small_exercise()
    assert start_place(exercise, Proposal("gym")) == 0
    assert start_place(exercise, Proposal("leaflet-van")) == 0
    late = {each.name: each.content for each in exercise.files}
    late["costs.csv"] = late["costs.csv"].replace(b"walks,grant,2026/27", b"walks,grant,2027/28")
    assert start_place(load_exercise_files(late), Proposal("walks")) == 1
