"""Need met: how much less far behind the area would be, worked out by hand and on 1,000 random cases.

In Smallville 16% of 10,000 adults smoke against 12% in the benchmark, and 55% are active against 65%. The five areas it
is compared with smoke 13, 14, 15, 13 and 15% (one spread is 1 point) and 60, 62, 64, 60 and 64% are active (2 points).
"""

import random
from dataclasses import replace

import pytest

from prioritise.evidence.measures import measure_from_evidence
from prioritise.evidence.need_met import less_far_behind, need_met
from prioritise.evidence.outcome import CannotMeasure
from prioritise.files.exercise.loading import load_exercise_files
from tests.architecture.source import ROOT
from tests.files.small_exercise import edited, problems_in, small_exercise, small_files
from tests.worked_example import worked_example

PLACE, BENCHMARK, OTHERS = "A1", "E1", ("A2", "A3", "A4", "A5", "A6")


def met(name, *, power=2, people=None, effects=None, exercise=None):
    exercise = exercise or small_exercise()
    if effects is not None:
        template = exercise.effects[0]
        made = [
            replace(template, intervention=name, indicator=indicator, change_per_person=change, low=low, high=high)
            for indicator, change, low, high in effects
        ]
        rest = [row for row in exercise.effects if row.intervention != name]
        exercise = replace(exercise, effects=(*rest, *made))
    intervention = exercise.intervention_by_id[name]
    if people is not None:
        intervention = replace(intervention, people_per_year=people)
    return need_met(exercise, intervention, power=power)


def with_figure(exercise, indicator_id, area, value):
    """The exercise with one area's figure of an indicator at another value, and nothing else changed."""
    indicators = []
    for indicator in exercise.indicators:
        values = tuple(
            replace(each, value=value, lower_ci=None, upper_ci=None, count=None) if each.area_code == area else each
            for each in indicator.values
        )
        indicators.append(replace(indicator, values=values) if indicator.id == indicator_id else indicator)
    return replace(exercise, indicators=tuple(indicators))


def test_by_hand_a_step_from_four_spreads_behind():
    # 400 people, 6 in 100 of whom stop: 24 of 10,000, 0.24 points, 0.24 spreads. (4^2 - 3.76^2) / 2.
    assert met("stop-smoking").value == pytest.approx((4**2 - 3.76**2) / 2)
    assert met("stop-smoking").value == pytest.approx(0.9312)


def test_by_hand_where_higher_is_better():
    # 300 walkers, one in five of whom becomes active: 0.6 points, 0.3 spreads of 2, from 5 spreads behind.
    assert met("walks").value == pytest.approx((5**2 - 4.7**2) / 2)


def test_with_power_1_every_step_counts_alike():
    assert met("stop-smoking", power=1).value == pytest.approx(0.24)
    assert met("walks", power=1).value == pytest.approx(0.3)


def test_low_and_high_come_from_the_effects_limits_lowest_first():
    found = met("stop-smoking")
    assert (found.low, found.high) == (pytest.approx((16 - 3.88**2) / 2), pytest.approx((16 - 3.64**2) / 2))
    assert (met("gym").low, met("gym").high) == (None, None)


def test_only_as_far_as_the_benchmark():
    assert met("stop-smoking", people=10**6).value == pytest.approx(4**2 / 2)
    assert met("stop-smoking", people=10**6, power=1).value == pytest.approx(4)


def test_it_adds_up_over_indicators():
    found = met("walks", effects=[("smoking", -0.1, None, None), ("active", 0.2, None, None)])
    assert [finding.contribution for finding in found.findings] == [
        pytest.approx(0.3 * (4 - 0.15)),
        pytest.approx(0.3 * (5 - 0.15)),
    ]
    assert found.value == pytest.approx(sum(finding.contribution for finding in found.findings))


def test_harm_is_below_0_and_counts_more_than_the_same_step_the_other_way():
    harm = met("walks", effects=[("smoking", 0.1, None, None)])
    assert harm.value == pytest.approx((4**2 - 4.3**2) / 2)
    assert met("stop-smoking-cut").value == pytest.approx((4**2 - 4.06**2) / 2)
    assert -harm.value > met("walks", effects=[("smoking", -0.1, None, None)]).value


def test_harm_brings_low_and_high_in_order():
    found = met("walks", effects=[("smoking", 0.1, 0.05, 0.2)])
    assert found.low < found.value < found.high < 0


@pytest.mark.parametrize("figure", [12.0, 11.9, 3.0], ids=["level", "just better", "far better"])
@pytest.mark.parametrize("change", [-0.06, 0.06], ids=["help", "harm"])
def test_at_or_beyond_the_benchmark_nothing_counts(figure, change):
    exercise = with_figure(small_exercise(), "smoking", PLACE, figure)
    found = met("stop-smoking", exercise=exercise, effects=[("smoking", change, None, None)])
    assert (found.value, found.findings[0].contribution) == (0.0, 0.0)
    assert found.findings[0].note == "Smallville is not behind its benchmark here, so nothing counts"


def test_where_neither_way_is_better_nothing_counts_and_it_says_why():
    files = {name: content.replace(b"100,lower,", b"100,none,") for name, content in small_files().items()}
    found = met("stop-smoking", exercise=load_exercise_files(files))
    assert (found.value, found.findings[0].note) == (0.0, "neither way is better here, so nothing counts")


def test_what_reaches_nobody_meets_no_need_and_has_no_minus():
    assert str(met("leaflet-van").value) == "0.0"
    assert str(met("stop-smoking", effects=[("smoking", 0.0, None, None)]).value) == "0.0"


def test_the_area_itself_is_not_one_of_its_comparators():
    area = small_exercise().area
    listed = replace(small_exercise(), area=replace(area, comparators=(*area.comparators, area.code)))
    assert met("stop-smoking", exercise=listed).value == met("stop-smoking").value


def test_every_figure_says_how_far_behind_how_much_closer_and_what_a_spread_is():
    source = met("stop-smoking").source
    assert source == (
        "Smoking, 2023/24: Smallville is 4.00 spreads behind E1 and would be 0.24 closer (one spread is 1 "
        "percentage points, the standard deviation of 5 other areas) (Made up; effect: doi.org/10.1/a)"
    )
    assert "would be 0.06 further behind" in met("stop-smoking-cut").source.replace("0.060", "0.06")
    assert "would be level, which is as far as it counts" in met("stop-smoking", people=10**6).source


def test_fewer_than_five_comparators_is_a_named_problem_of_every_intervention_that_needs_them():
    found = problems_in(edited(("exercise.yaml", "[A2, A3, A4, A5, A6]", "[A2, A3, A4, A5, A1]")))
    assert len(found) == 5
    assert found[0].sentence == (
        "indicators.csv | stop-smoking has no value on need: indicator smoking has figures of 4 comparator areas for "
        "2023/24, and need met is measured by the spread between at least 5 | add their figures to indicators.csv and "
        "list them as area.comparators in exercise.yaml, or use the criterion need-addressed, which needs only the "
        "benchmark"
    )


def test_comparators_that_are_all_alike_are_a_named_problem():
    exercise = small_exercise()
    for area in OTHERS:
        exercise = with_figure(exercise, "smoking", area, 14.0)
    outcome = met("stop-smoking", exercise=exercise)
    assert isinstance(outcome, CannotMeasure)
    assert "the same figure in every comparator area for 2023/24" in outcome.reason


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (("16,15,17,1600,10000", "16,15,17,,"), "no denominator for Smallville"),
        (("12,11.9,12.1,,", ",,,,"), "no figure for Smallville and its benchmark"),
    ],
)
def test_a_missing_figure_is_said_and_never_0(edit, reason):
    found = problems_in(edited(("indicators.csv", *edit)))
    assert {problem.file for problem in found} == {"indicators.csv"}
    assert all(reason in problem.found for problem in found)


def test_a_criterion_of_need_met_without_a_power_cannot_be_measured():
    exercise = small_exercise()
    need = replace(exercise.criterion_by_id["need"], shortfall_power=None)
    criteria = tuple(need if each.id == "need" else each for each in exercise.criteria)
    found = measure_from_evidence(replace(exercise, criteria=criteria))
    assert {(each.criterion, each.file) for each in found.missing} == {("need", "criteria/need.yaml")}


def random_case(number):
    """An exercise with its figures, people and effects drawn anew: which way is better, both ways, help and harm."""
    draw = random.Random(number)
    exercise = small_exercise()
    for indicator in ("smoking", "active"):
        for area in (PLACE, BENCHMARK, *OTHERS):
            exercise = with_figure(exercise, indicator, area, draw.uniform(5, 95))
    effects = [("smoking", draw.uniform(-0.3, 0.3), None, None), ("active", draw.uniform(-0.3, 0.3), None, None)]
    return exercise, effects, draw.randint(-2000, 2000), draw.choice((1, 2)), draw.uniform(0, 30)


def contributions(case, exercise):
    _exercise, effects, people, power, _worse_by = case
    return [
        finding.contribution
        for finding in met("walks", exercise=exercise, effects=effects, people=people, power=power).findings
    ]


@pytest.mark.parametrize("block", range(10))
def test_on_random_cases_a_worse_figure_never_lowers_help_never_raises_harm_and_counts_nothing_when_not_behind(block):
    seen = set()
    for number in range(100 * block, 100 * (block + 1)):
        case = random_case(number)
        exercise, effects, people, power, worse_by = case
        before = contributions(case, exercise)
        for place, (indicator, worse, effect) in enumerate(zip(("smoking", "active"), (1, -1), effects, strict=True)):
            figures = {each.area_code: each.value for each in exercise.indicator_by_id[indicator].values}
            behind = worse * (figures[PLACE] - figures[BENCHMARK])
            changed = with_figure(exercise, indicator, PLACE, figures[PLACE] + worse * worse_by)
            after = contributions(case, changed)
            helps = -worse * people * effect[1]
            assert after[1 - place] == before[1 - place]
            if behind <= 0:
                assert before[place] == 0
            if helps > 0:
                assert before[place] <= after[place]
                seen.add("help")
                if power == 2 and behind + worse_by > 1e-6 and worse_by > 1e-6:
                    assert before[place] < after[place]
                    seen.add("strictly more")
            if helps < 0:
                assert before[place] >= after[place]
                seen.add("harm")
    assert seen == {"help", "strictly more", "harm"}


def test_on_random_cases_it_is_the_formula():
    draw = random.Random(7)
    for _case in range(1000):
        behind, step, power = draw.uniform(-3, 3), draw.uniform(-3, 3), draw.choice((1, 2))
        formula = (max(behind, 0) ** power - max(behind - step, 0) ** power) / power if behind > 0 else 0
        assert less_far_behind(behind, step, power) == pytest.approx(formula, abs=1e-12)


def test_the_worked_case_of_the_method_page_is_what_the_example_gives():
    exercise = worked_example()
    page = (ROOT / "docs" / "method" / "evidence.md").read_text(encoding="utf-8")
    incentives = exercise.intervention_by_id["smoking-in-pregnancy-incentives"]
    case = page[page.index("*A case.* In Rochdale") :]
    values = [need_met(exercise, incentives, power=power).value for power in (2, 1)]
    assert f"| 2 | (1.72² − 1.02²) / 2 = {values[0]:.2f} |" in case
    assert f"| 1 | {values[1]:.2f} |" in case
    assert "10.3% of mothers smoked when their baby was born in 2023/24, against 7.4% in England" in case
