"""How far projections get towards milestones, in figures and words."""

from __future__ import annotations

from statistics import NormalDist

import pytest

from prioritise.domain.interventions import Proposal
from prioritise.domain.settings import TargetSettings
from prioritise.targets.agreement import current_targets
from prioritise.targets.attainment import Course, attainment, project_target, share_of_the_way
from prioritise.targets.trajectories import TargetYear, linear_targets, trajectory
from tests.targets.made_up import SMOKING, exercise_with

SETTINGS = TargetSettings(
    overlap=0,
    overlap_of={},
    current_in_trend=True,
    on_course=0.8,
    off_course=0.2,
    amber=0.6,
    reward_history=False,
)


def year(value: float, error: float | None) -> TargetYear:
    return TargetYear("2026/27", value, value, value, value, error, None, None)


def target():
    return current_targets(exercise_with())[0]


def test_the_share_of_the_way_counts_from_the_baseline() -> None:
    assert share_of_the_way(16, 14, 15.5) == 0.25
    assert share_of_the_way(16, 14, 17) == -0.5
    assert share_of_the_way(16, 16, 15) is None
    assert share_of_the_way(None, 14, 15) is None


@pytest.mark.parametrize(
    ("value", "error", "course"),
    [
        (14, 1, Course.ON_COURSE),
        (15, 1, Course.UNCERTAIN),
        (16, 1, Course.OFF_COURSE),
        (14, 0, Course.ON_COURSE),
        (16, 0, Course.OFF_COURSE),
        (14, None, Course.UNCERTAIN),
    ],
)
def test_the_word_follows_from_the_chance_of_meeting_the_milestone(value, error, course) -> None:
    found = attainment(target(), 16, year(value, error), 15, SETTINGS)
    assert found.course is course


def test_the_chance_is_the_normal_one_on_the_better_side() -> None:
    found = attainment(target(), 16, year(14.5, 0.5), 15, SETTINGS)
    assert found.probability == pytest.approx(NormalDist().cdf(1))
    assert found.met
    assert found.shortfall == 0


def test_where_the_milestone_is_the_baseline_only_met_or_not_met_is_said() -> None:
    held = attainment(target(), 15, year(15, 1), 15, SETTINGS)
    missed = attainment(target(), 15, year(15.2, 1), 15, SETTINGS)
    assert (held.share, held.met) == (None, True)
    assert (missed.share, missed.met, missed.shortfall) == (None, False, pytest.approx(0.2))


def test_trend_and_effects_are_uncertain_together() -> None:
    exercise = exercise_with()
    (linear,) = linear_targets(exercise)
    found = trajectory(exercise, linear, {Proposal("stop-smoking")})
    trend = (17 - 15) / (2 * 1.959963984540054)
    effect = (0.36 - 0.12) / (2 * 1.959963984540054)
    assert found.years[0].standard_error == pytest.approx((trend**2 + effect**2) ** 0.5)
    projection = project_target(exercise, found)
    assert projection.at("2026/27").share == pytest.approx(0.24)


def test_with_no_interval_no_chance_is_given() -> None:
    exercise = exercise_with(targets=SMOKING.replace(",A1,", ",A2,"))
    projection = project_target(exercise, trajectory(exercise, linear_targets(exercise)[0], set()))
    assert projection.attainments[0].probability is None
