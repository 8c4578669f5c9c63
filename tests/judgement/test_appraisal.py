"""Every value has one source, in a fixed order, and shows it."""

from dataclasses import replace

import pytest

from prioritise.domain.exercise import Settings
from prioritise.domain.interventions import Measurement
from prioritise.evidence.measures import measure_from_evidence
from prioritise.judgement.appraisal import Appraisal, Basis, appraise
from tests.files.small_exercise import small_exercise


def appraised(exercise=None) -> Appraisal:
    exercise = exercise or small_exercise()
    evidence = measure_from_evidence(exercise)
    return appraise(exercise, from_evidence=evidence.measurements, not_measured=evidence.missing)


def value(intervention, criterion):
    return appraised().cell_of[intervention, criterion]


def test_every_intervention_has_a_value_on_every_criterion():
    exercise = small_exercise()
    appraisal = appraised()
    assert len(appraisal.cells) == len(exercise.interventions) * len(exercise.criteria)
    assert appraisal.missing == ()


def test_what_was_agreed_comes_before_a_measurement_which_is_kept_beside_it():
    cell = value("walks", "health-gain")
    assert (cell.value, cell.basis) == (6.0, Basis.AGREED)
    assert cell.source == "agreed in round 1: The study was elsewhere."
    assert isinstance(cell.replaced, Measurement)
    assert cell.replaced.value == 8


def test_what_was_agreed_comes_before_the_panels_middle_which_is_kept_beside_it():
    cell = value("gym", "acceptability")
    assert (cell.value, cell.basis) == (45, Basis.AGREED)
    assert cell.panel.middle == 10
    assert (cell.low, cell.high) == (0, 20)


@pytest.mark.parametrize(
    ("intervention", "criterion", "amount", "basis"),
    [
        ("stop-smoking", "health-gain", 40.0, Basis.MEASUREMENT),
        ("stop-smoking", "acceptability", 10.0, Basis.PANEL),
        ("stop-smoking", "need", 100 * 0.06 / 0.5, Basis.EVIDENCE),
        ("walks", "cost", -100 * 60_000 / 1_500_000, Basis.COSTS),
    ],
)
def test_the_source_is_the_one_the_criterion_names(intervention, criterion, amount, basis):
    cell = value(intervention, criterion)
    assert (cell.value, cell.basis) == (pytest.approx(amount), basis)


def test_a_figure_typed_in_is_given_and_never_called_measured():
    assert str(value("stop-smoking", "health-gain").basis) == "a figure given, with its source"
    assert not [basis for basis in Basis if str(basis).startswith("measured")]


def test_a_figure_whose_source_says_illustrative_is_called_that():
    exercise = small_exercise()
    rows = tuple(
        replace(each, source="Illustrative: no published figure fits") if each.intervention == "stop-smoking" else each
        for each in exercise.measurements
    )
    cells = appraise(replace(exercise, measurements=rows), from_evidence=(), not_measured=()).cell_of
    assert cells["stop-smoking", "health-gain"].basis is Basis.ILLUSTRATIVE
    assert cells["gym", "health-gain"].basis is Basis.MEASUREMENT
    assert cells["stop-smoking", "cost"].basis is Basis.COSTS


def test_where_the_exercise_says_its_measurements_are_not_real_all_are_illustrative():
    exercise = replace(small_exercise(), illustrative=("measurements",))
    cells = appraise(exercise, from_evidence=(), not_measured=()).cells
    assert Basis.MEASUREMENT not in {each.basis for each in cells}
    assert Basis.ILLUSTRATIVE in {each.basis for each in cells}


def test_low_and_high_are_values_too():
    cell = value("stop-smoking", "health-gain")
    assert (cell.low, cell.high) == (20.0, 60.0)


def test_low_and_high_of_the_panel_are_its_least_and_most():
    cell = value("stop-smoking", "acceptability")
    assert (cell.low, cell.high) == (0.0, 20.0)


def test_a_named_level_is_worth_what_its_criterion_says():
    exercise = small_exercise()
    levels = {level.name: level.value for level in exercise.criterion_by_id["evidence"].scale.levels}
    assert value("stop-smoking", "evidence").value == levels["strong"]


def test_cost_is_discounted_as_the_exercise_says():
    plain = appraised(replace(small_exercise(), settings=Settings(discount_rate=0.0)))
    assert plain.cell_of["stop-smoking", "cost"].value < value("stop-smoking", "cost").value < 0


def test_money_released_counts_for_it():
    assert value("stop-smoking-cut", "cost").value == pytest.approx(100 * 20_000 / 1_500_000)


def missing(**changes):
    exercise = small_exercise()
    return [
        (each.intervention, each.criterion, each.reason, each.file)
        for each in appraised(replace(exercise, **changes)).missing
    ]


def but_for(name, intervention, criterion):
    rows = getattr(small_exercise(), name)
    return tuple(row for row in rows if (row.intervention, row.criterion) != (intervention, criterion))


def test_no_measurement_is_named_and_never_0():
    assert missing(measurements=but_for("measurements", "gym", "evidence")) == [
        ("gym", "evidence", "it has no measurement", "measurements.csv")
    ]


def test_no_score_is_named_and_never_0():
    assert missing(scores=but_for("scores", "walks", "acceptability")) == [
        ("walks", "acceptability", "no member of the panel has given a score", "scores.csv")
    ]


def test_no_effect_is_named_and_never_0():
    kept = [each for each in small_exercise().effects if each.intervention != "gym"]
    assert missing(effects=tuple(kept)) == [("gym", "need", "it is not linked to any indicator", "effects.csv")]


def test_a_figure_off_its_scale_is_named_and_never_cut_down_to_it():
    exercise = small_exercise()
    many = replace(exercise.intervention_by_id["walks"], people_per_year=10**6, most_deprived_share=0.9)
    others = [each for each in exercise.interventions if each.id != "walks"]
    assert [each[1:3] for each in missing(interventions=(*others, many))] == [
        ("need", "its figure 1 is off the scale, which runs from -0.5 to 0.5"),
        ("inequality", "its figure 700,000 is off the scale, which runs from -500 to 500"),
    ]
