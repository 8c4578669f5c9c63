"""Where targets go: linear in what is chosen, in the indicator's own unit, with what is missing said."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest

from prioritise.domain.interventions import FundingLevel, Proposal
from prioritise.evidence.intervals import Z_95
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.targets.agreement import current_targets
from prioritise.targets.trajectories import NotProjected, Trajectory, linear_target, trajectory
from tests.files.small_exercise import EFFECTS, INDICATORS, small_files
from tests.targets.made_up import MILESTONES, SMOKING, exercise_with

SERVICE, CUT = Proposal("stop-smoking"), Proposal("stop-smoking-cut")
# 400 people x -0.06 x 100 / 10,000 = -0.24 points in the first year; it lasts 5 years, so the next has twice that.
FIRST_YEAR = -0.24


def found(exercise, *chosen: Proposal) -> Trajectory:
    result = trajectory(exercise, linear_target(exercise, current_targets(exercise)[0]), set(chosen))
    assert isinstance(result, Trajectory)
    return result


def test_with_one_figure_the_trend_is_flat_and_that_is_said() -> None:
    result = found(exercise_with())
    assert [year.value for year in result.years] == [16, 16]
    assert not result.trend.is_line
    assert any("no line can be drawn" in each for each in result.cautions)


def test_people_times_effect_times_ramp_over_the_denominator() -> None:
    result = found(exercise_with(), SERVICE)
    assert [year.value for year in result.years] == pytest.approx([16 + FIRST_YEAR, 16 + 2 * FIRST_YEAR])
    assert [year.low for year in result.years] == pytest.approx([16 - 0.36, 16 - 0.72])
    assert [year.high for year in result.years] == pytest.approx([16 - 0.12, 16 - 0.24])
    assert [year.trend for year in result.years] == [16, 16]


def test_a_reduction_takes_its_effect_away() -> None:
    both = found(exercise_with(), SERVICE, CUT)
    assert [year.value for year in both.years] == pytest.approx([16 + 0.75 * FIRST_YEAR, 16 + 1.5 * FIRST_YEAR])


def test_the_overlap_allowance_scales_what_the_interventions_do_together() -> None:
    general = found(exercise_with(settings="overlap: 0.5"), SERVICE)
    single = found(exercise_with(settings="overlap: 0.5, overlap_of: {less-smoking: 0.25}"), SERVICE)
    assert general.years[0].value == pytest.approx(16 + 0.5 * FIRST_YEAR)
    assert single.years[0].value == pytest.approx(16 + 0.75 * FIRST_YEAR)


def test_a_current_service_can_be_taken_as_part_of_the_trend() -> None:
    exercise = exercise_with(settings="current_in_trend: yes")
    assert found(exercise, SERVICE).years[0].value == pytest.approx(16)
    assert found(exercise).years[0].value == pytest.approx(16 - FIRST_YEAR)


def test_an_exercise_that_does_not_say_takes_current_services_as_part_of_the_trend() -> None:
    silent = load_exercise_files(small_files())
    assert silent.settings.targets.current_in_trend
    assert found(silent, SERVICE).years[0].value == pytest.approx(16)
    assert found(silent).years[0].value == pytest.approx(16 - FIRST_YEAR)


SIZES = {"less": 100, "full": 400}
TREND_ERROR = 2 / (2 * Z_95)


def test_a_service_the_trend_holds_brings_its_uncertainty_when_it_is_stopped_and_none_when_it_goes_on() -> None:
    exercise = exercise_with(settings="current_in_trend: yes")
    kept, stopped = found(exercise, SERVICE).years[0], found(exercise).years[0]
    assert (kept.low, kept.value, kept.high) == (16, 16, 16)
    assert kept.standard_error == TREND_ERROR
    # The service does -0.36 to -0.12 points, so without it the figure is 0.12 to 0.36 higher.
    assert (stopped.low, stopped.value, stopped.high) == pytest.approx((16.12, 16.24, 16.36))
    assert stopped.standard_error == pytest.approx(math.hypot(TREND_ERROR, 0.24 / (2 * Z_95)))


def test_a_service_that_is_added_to_the_trend_brings_its_uncertainty_when_it_is_chosen() -> None:
    kept, stopped = (found(exercise_with(), *chosen).years[0] for chosen in ([SERVICE], []))
    assert (kept.low, kept.high) == pytest.approx((16 - 0.36, 16 - 0.12))
    assert kept.standard_error == pytest.approx(math.hypot(TREND_ERROR, 0.24 / (2 * Z_95)))
    assert (stopped.low, stopped.high, stopped.standard_error) == pytest.approx((16, 16, TREND_ERROR))


def at_two_sizes():
    levels = tuple(FundingLevel("stop-smoking", level, level, people, 0.5) for level, people in SIZES.items())
    return replace(exercise_with(settings="current_in_trend: yes"), levels=levels)


def test_a_service_at_a_smaller_size_is_as_sure_as_the_part_of_it_that_stops() -> None:
    full, less = (found(at_two_sizes(), Proposal("stop-smoking", level)).years[0] for level in ("full", "less"))
    assert (full.low, full.value, full.high) == (16, 16, 16)
    # Three quarters of -0.36 to -0.12 points stop: it is one effect, so its two sizes are uncertain together.
    assert (less.low, less.value, less.high) == pytest.approx((16.09, 16.18, 16.27))
    assert less.standard_error == pytest.approx(math.hypot(TREND_ERROR, 0.18 / (2 * Z_95)))


@pytest.mark.parametrize("chosen", [(SERVICE,), ()])
def test_only_an_effect_that_moves_the_trend_is_named_as_taken_for_exact(chosen) -> None:
    effects = EFFECTS.replace("-0.06,-0.09,-0.03", "-0.06,,")
    exercise = exercise_with(settings="current_in_trend: yes", more={"effects.csv": effects})
    exact = [each for each in found(exercise, *chosen).cautions if "known exactly" in each]
    assert len(exact) == (0 if chosen else 1)


def test_trajectories_are_linear_in_what_is_chosen() -> None:
    exercise = exercise_with(settings="overlap: 0.1")
    linear = linear_target(exercise, current_targets(exercise)[0])
    listed = list(linear.contributions.by_proposal)
    for size in range(len(listed) + 1):
        for chosen in combinations(listed, size):
            for place, year in enumerate(found(exercise, *chosen).years):
                terms = [linear.contributions.by_proposal[each].years[place].value for each in chosen]
                assert year.value == pytest.approx(linear.constants[place] + sum(terms), abs=1e-12)


def test_a_rate_per_100000_uses_its_own_multiplier() -> None:
    text = INDICATORS.replace("16,15,17,1600,10000", "16,15,17,400,2500000")
    rows = [
        line.replace("percent,100,", '"per 100,000",100000,') if line.startswith("smoking,") else line
        for line in text.splitlines()
    ]
    exercise = exercise_with(
        targets=SMOKING.replace("percent", '"per 100,000"'), more={"indicators.csv": "\n".join(rows) + "\n"}
    )
    assert found(exercise, SERVICE).years[0].value == pytest.approx(16 + 400 * -0.06 * 100_000 / 2_500_000)


def test_a_change_target_is_projected_as_a_change_from_its_baseline() -> None:
    exercise = exercise_with(
        targets=SMOKING.replace(",level,", ",change,"), milestones="target,year,value\nless-smoking,2027/28,-1\n"
    )
    assert [year.value for year in found(exercise, SERVICE).years] == pytest.approx([FIRST_YEAR, 2 * FIRST_YEAR])


def test_a_change_target_without_a_baseline_takes_the_published_figure_of_its_period() -> None:
    target = SMOKING.replace(",level,", ",change,").replace(",16,2023/24,", ",,2023/24,")
    exercise = exercise_with(targets=target, milestones="target,year,value\nless-smoking,2027/28,-1\n")
    assert found(exercise).years[0].value == 0


def test_a_district_target_follows_its_own_trend_and_says_what_is_assumed() -> None:
    district = found(exercise_with(targets=SMOKING.replace(",A1,", ",A2,")), SERVICE)
    assert district.years[0].trend == 13
    assert district.years[0].value == pytest.approx(13 + FIRST_YEAR)
    assert any("reach this district as they reach Smallville" in each for each in district.cautions)


def effects_on(indicator: str, change: float) -> str:
    heading = "intervention,indicator,change_per_person,low,high,years_to_full,years_lasting,source\n"
    listed = ("stop-smoking", "stop-smoking-cut", "walks", "gym", "leaflet-van")
    return heading + "".join(f"{each},{indicator},{change},,,1,5,x\n" for each in listed)


def test_what_nothing_addresses_is_named() -> None:
    result = found(exercise_with(more={"effects.csv": effects_on("active", 0.1)}))
    assert not result.addressed
    assert "no intervention here addresses it" in result.cautions


FAR_ABOVE = INDICATORS.replace("12,11.9,12.1,,", "20,19.9,20.1,,")


def test_effects_that_together_leave_a_percentage_below_0_are_a_named_problem_and_are_not_cut_off() -> None:
    more = {
        "effects.csv": effects_on("smoking", -3),
        "indicators.csv": FAR_ABOVE,
    }
    result = found(exercise_with(more=more), SERVICE, Proposal("walks"))
    assert result.years[0].value == pytest.approx(16 - 12 - 9)
    assert any("outside 0 to 100" in each for each in result.problems)


@pytest.mark.parametrize("measure", ["level", "change"])
def test_an_interval_ends_where_the_figure_can_be_no_lower_in_the_targets_own_terms(measure) -> None:
    targets = SMOKING.replace(",level,", f",{measure},")
    more = {"effects.csv": effects_on("smoking", -3.9), "indicators.csv": FAR_ABOVE}
    milestones = MILESTONES.replace(",1", ",-1") if measure == "change" else MILESTONES
    exercise = exercise_with(more=more, targets=targets, milestones=milestones)
    result = found(exercise, SERVICE)
    lowest = -16 if measure == "change" else 0
    first = result.years[0]
    assert first.value - Z_95 * first.standard_error < lowest < first.value
    assert first.lower == lowest
    assert first.upper == pytest.approx(first.value + Z_95 * first.standard_error)


def test_effects_that_would_leave_a_rate_below_0_are_a_named_problem() -> None:
    rate = FAR_ABOVE.replace("percent,100", "per 100,100")
    more = {"effects.csv": effects_on("smoking", -3), "indicators.csv": rate}
    targets = SMOKING.replace("percent", "per 100")
    result = found(exercise_with(more=more, targets=targets), SERVICE, Proposal("walks"))
    assert result.years[0].value < 0
    assert any("per 100 in 2026/27, below 0;" in each for each in result.problems)


def test_a_placeholder_and_a_missing_denominator_say_why_there_is_no_projection() -> None:
    placeholder = SMOKING.replace(",agreed,,,1,", ",placeholder,Survey late,NHS,1,")
    exercise = exercise_with(targets=placeholder)
    result = trajectory(exercise, linear_target(exercise, exercise.targets[0]), set())
    assert isinstance(result, NotProjected)
    assert result.reason == "placeholder: Survey late; to be filled by NHS"
