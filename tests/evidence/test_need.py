"""Need addressed and its severity, worked out by hand on a small exercise.

In Smallville 16% of 10,000 adults smoke against 12% in the benchmark: 400 people too many. 55% are active against 65%:
1,000 people too few. Comparators smoke 13, 14 and 15%: mean 14, standard deviation 1.
"""

from dataclasses import replace

import pytest

from prioritise.domain.findings import Standing
from prioritise.evidence.measures import measure_from_evidence
from prioritise.evidence.need import need_addressed, need_severity
from prioritise.evidence.outcome import CannotMeasure
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import edited, problems_in, small_exercise, small_files


def intervention(exercise, name, **changes):
    return replace(exercise.intervention_by_id[name], **changes)


def addressed(name, *, effects=None, people=None, exercise=None):
    exercise = exercise or small_exercise()
    if effects is not None:
        kept = tuple(each for each in exercise.effects if each.intervention != name)
        template = exercise.effects[0]
        made = tuple(
            replace(template, intervention=name, indicator=indicator, change_per_person=change, low=low, high=high)
            for indicator, change, low, high in effects
        )
        exercise = replace(exercise, effects=(*kept, *made))
    changes = {} if people is None else {"people_per_year": people}
    return need_addressed(exercise, intervention(exercise, name, **changes))


def test_it_is_the_share_of_the_gap_that_would_close():
    # 400 people reached, 6 in 100 of whom stop: 24 of 400.
    assert addressed("stop-smoking").value == pytest.approx(24 / 400)


def test_where_higher_is_better_a_rise_closes_the_gap():
    # 300 walkers, one in five of whom becomes active: 60 of 1,000.
    assert addressed("walks").value == pytest.approx(60 / 1000)


def test_low_and_high_come_from_the_effects_limits_lowest_first():
    found = addressed("stop-smoking")
    assert (found.low, found.high) == (pytest.approx(12 / 400), pytest.approx(36 / 400))


def test_without_limits_there_is_no_low_or_high():
    found = addressed("gym")
    assert (found.low, found.high) == (None, None)


def test_gaps_add_up_over_indicators():
    found = addressed("walks", effects=[("smoking", -0.1, None, None), ("active", 0.2, None, None)])
    assert found.value == pytest.approx(30 / 400 + 60 / 1000)
    assert [finding.contribution for finding in found.findings] == [pytest.approx(0.075), pytest.approx(0.06)]


def test_no_gap_closes_more_than_once():
    assert addressed("stop-smoking", people=1_000_000).value == 1.0


def test_each_gap_is_capped_by_itself():
    found = addressed("walks", people=10**6, effects=[("smoking", -0.1, None, None), ("active", 0.0001, None, None)])
    assert found.value == pytest.approx(1 + 100 / 1000)


def test_a_cut_opens_the_gap_again():
    # 100 fewer people reached, 6 in 100 of whom would have stopped.
    assert addressed("stop-smoking-cut").value == pytest.approx(-6 / 400)


def test_a_cut_opens_no_gap_more_than_once():
    assert addressed("stop-smoking-cut", people=-(10**6)).value == -1.0


def test_harm_counts_against():
    assert addressed("walks", effects=[("smoking", 0.1, None, None)]).value == pytest.approx(-30 / 400)


def test_an_indicator_that_is_not_worse_counts_nothing_and_says_why():
    exercise = load_exercise_files(edited(("indicators.csv", "12,11.9,12.1", "16.5,16.4,16.6")))
    found = addressed("stop-smoking", exercise=exercise)
    assert found.value == 0.0
    assert found.findings[0].standing is Standing.SIMILAR
    assert found.findings[0].note == "Smallville is similar here, so there is no gap to close"


def test_what_reaches_nobody_closes_nothing():
    assert addressed("leaflet-van").value == 0.0


@pytest.mark.parametrize(
    ("edit", "reason", "file"),
    [
        (("16,15,17,1600,10000", "16,15,17,,"), "no denominator for Smallville", "indicators.csv"),
        (("12,11.9,12.1,,", ",,,,"), "no figure for Smallville and its benchmark", "indicators.csv"),
    ],
    ids=["no denominator", "no benchmark"],
)
def test_a_missing_figure_is_said_and_never_0(edit, reason, file):
    problems = problems_in(edited(("indicators.csv", *edit)))
    assert {problem.file for problem in problems} == {file}
    assert all(reason in problem.found for problem in problems)


def test_no_link_to_an_indicator_is_said():
    outcome = addressed("walks", effects=[])
    assert isinstance(outcome, CannotMeasure)
    assert outcome.reason == "it is not linked to any indicator"


def test_reach_that_is_not_known_is_said():
    exercise = small_exercise()
    for measure in (need_addressed, need_severity):
        outcome = measure(exercise, intervention(exercise, "walks", people_per_year=None))
        assert isinstance(outcome, CannotMeasure)
        assert outcome.what_to_do == "enter people_per_year in interventions.csv"


def severity(name, **changes):
    exercise = small_exercise()
    return need_severity(exercise, intervention(exercise, name, **changes)).value


def test_severity_is_how_far_from_comparable_places_the_worst_of_them_lies():
    assert severity("stop-smoking") == pytest.approx(2.0)
    assert severity("walks") == pytest.approx((62 - 55) / 2)


def test_severity_is_not_below_0():
    exercise = load_exercise_files(edited(("indicators.csv", "16,15,17,1600,10000", "10,9,11,1000,10000")))
    assert need_severity(exercise, intervention(exercise, "stop-smoking")).value == 0.0


def test_a_cut_has_the_severity_of_what_it_takes_away():
    assert severity("stop-smoking-cut") == pytest.approx(-2.0)


def test_what_reaches_nobody_meets_no_need_however_severe():
    assert severity("walks", people_per_year=0) == 0.0


def test_every_figure_is_traced_to_its_publication_and_study():
    source = addressed("stop-smoking").source
    assert "Smoking, 2023/24: closes 6.0% of a gap of 400 people" in source
    assert "Made up; effect: doi.org/10.1/a" in source


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (1, "closes less than 0.1% of a gap of 400 people"),
        (0, "closes 0.0% of a gap of 400 people"),
        (-500, "widens a gap of 400 people by 7.5%"),
    ],
)
def test_little_never_reads_as_nothing_and_a_cut_widens_the_gap(people, said):
    exercise = small_exercise()
    outcome = need_addressed(exercise, intervention(exercise, "stop-smoking", people_per_year=people))
    assert f": {said}" in outcome.source


def test_all_that_can_be_measured_is_and_the_rest_is_named():
    exercise = small_exercise()
    spoiled = replace(exercise, effects=tuple(each for each in exercise.effects if each.intervention != "gym"))
    found = measure_from_evidence(spoiled)
    assert {(each.intervention, each.criterion) for each in found.missing} == {("gym", "need")}
    assert len(found.measurements) == 2 * len(exercise.interventions) - 1
    assert {each.criterion for each in found.measurements} == {"need", "inequality"}


def test_a_change_in_one_published_figure_moves_only_what_rests_on_it():
    files = small_files()
    changed = edited(("indicators.csv", "55,52,58,5500,10000", "50,47,53,5000,10000"))
    before, after = (measure_from_evidence(load_exercise_files(each)) for each in (files, changed))
    moved = {
        (old.intervention, old.criterion)
        for old, new in zip(before.measurements, after.measurements, strict=True)
        if old.value != new.value
    }
    assert moved == {("walks", "need"), ("gym", "need")}
