"""Actual figures against milestones, and what a missed one rests on."""

from __future__ import annotations

import pytest

from prioritise.domain.interventions import Proposal
from prioritise.targets.delivery import LOOKS, Rating, delivery, reward_of, slipped
from prioritise.targets.trajectories import linear_targets
from tests.targets.made_up import SMOKING, exercise_with


@pytest.mark.parametrize(
    ("value", "rating"),
    [(15, Rating.GREEN), (14.2, Rating.GREEN), (15.4, Rating.AMBER), (15.41, Rating.RED), (17, Rating.RED)],
)
def test_green_is_met_amber_60_percent_of_the_way_and_red_less(value, rating) -> None:
    first, second = delivery(exercise_with(actuals=f"less-smoking,2026/27,{value},Survey\n"))
    assert first.rating is rating
    assert second.rating is Rating.NOT_RATED


def test_a_rating_always_has_words_and_a_shape_of_its_own() -> None:
    assert len({look.words for look in LOOKS.values()}) == len({look.shape for look in LOOKS.values()}) == len(Rating)
    (first, _) = delivery(exercise_with(actuals="less-smoking,2026/27,15.8,Survey\n"))
    assert (first.share, first.shortfall) == (pytest.approx(0.2), pytest.approx(0.8))


def test_a_figure_belongs_to_the_year_its_period_ends_in() -> None:
    first, second = delivery(exercise_with(actuals="less-smoking,2026,14.9,Survey\nless-smoking,2027,14.5,Survey\n"))
    assert (first.actual.value, second.actual.value) == (14.9, 14.5)


def test_where_the_milestone_is_the_baseline_missed_is_red() -> None:
    rows = "target,year,value\nless-smoking,2026/27,16\n"
    (only,) = delivery(exercise_with(milestones=rows, actuals="less-smoking,2026/27,16.1,Survey\n"))
    assert only.rating is Rating.RED


def test_what_slipped_names_the_chosen_interventions_it_rests_on() -> None:
    exercise = exercise_with(actuals="less-smoking,2027/28,15.9,Survey\n")
    chosen = {Proposal("stop-smoking"), Proposal("stop-smoking-cut"), Proposal("walks")}
    (missed,) = slipped(exercise, delivery(exercise), linear_targets(exercise), chosen)
    assert missed.delivery.year == "2027/28"
    assert [each.proposal.intervention for each in missed.rests_on] == ["stop-smoking"]
    assert missed.rests_on[0].lead_partner == "council"
    assert slipped(exercise, delivery(exercise_with()), linear_targets(exercise), chosen) == ()


def test_the_reward_share_needs_a_no_stretch_level() -> None:
    target = SMOKING.replace("percent,lower,,", "percent,lower,15.5,")
    first, _ = delivery(exercise_with(targets=target, actuals="less-smoking,2026/27,15.1,Survey\n"))
    found = reward_of(first)
    assert found is not None
    assert found.share == pytest.approx(0.8)
    assert reward_of(delivery(exercise_with(actuals="less-smoking,2026/27,15.1,Survey\n"))[0]) is None
