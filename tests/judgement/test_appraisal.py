"""Every value has one source, in a fixed order, and shows it."""

from dataclasses import replace

import pytest

from prioritise.domain.criteria import Role
from prioritise.domain.interventions import Measurement, Proposal
from prioritise.evidence.measures import measure_from_evidence
from prioritise.judgement.appraisal import Appraisal, appraise
from prioritise.judgement.value_cell import Basis
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
        ("stop-smoking", "need", 100 * 0.24 * (4 - 0.24 / 2), Basis.EVIDENCE),
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


@pytest.mark.parametrize(
    ("listed", "effect", "intervention", "criterion", "words"),
    [
        ((), "doi.org/10.1/a", "walks", "need", "computed from published figures"),
        (("reach",), "doi.org/10.1/a", "walks", "need", "computed from published figures; illustrative: reach"),
        ((), "Illustrative: a guess", "walks", "need", "computed from published figures; illustrative: effects"),
        ((), "Part published", "walks", "need", "computed from published figures; illustrative: part of the effects"),
        (("effects",), "doi", "walks", "need", "computed from published figures; illustrative: effects"),
        (
            ("indicators", "reach", "effects"),
            "doi",
            "walks",
            "need",
            "computed from published figures; illustrative: indicators, reach, effects",
        ),
        (("reach",), "Illustrative", "walks", "inequality", "computed from published figures; illustrative: reach"),
        (("costs",), "doi", "walks", "cost", "added up from costs; illustrative: costs"),
        (("scores",), "doi", "stop-smoking", "acceptability", "middle of the panel's scores; illustrative: scores"),
        (("scores",), "doi", "gym", "acceptability", "agreed by the panel; illustrative: scores"),
        ((), "doi", "walks", "cost", "added up from costs"),
    ],
)
def test_what_a_value_rests_on_says_in_the_same_line_what_of_it_is_not_real(
    listed, effect, intervention, criterion, words
):
    exercise = small_exercise()
    effects = tuple(replace(each, source=effect) for each in exercise.effects)
    cells = appraised(replace(exercise, illustrative=listed, effects=effects)).cell_of
    assert cells[intervention, criterion].rests_on == words


def test_the_source_of_a_computed_figure_says_so_too():
    cell = appraised(replace(small_exercise(), illustrative=("reach",))).cell_of["walks", "need"]
    assert cell.source.endswith("doi.org/10.1/b); illustrative: reach")


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
    small = small_exercise()
    plain = appraised(replace(small, settings=replace(small.settings, discount_rate=0.0)))
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


def test_a_computed_figure_goes_on_past_its_scale_at_the_slope_with_its_low_and_high():
    exercise = small_exercise()
    walks = replace(exercise.intervention_by_id["walks"], people_per_year=10**4, most_deprived_share=0.9)
    dear = tuple(replace(each, amount_gbp=6_000_000) for each in exercise.costs if each.intervention == "walks")
    rest = [each for each in exercise.interventions if each.id != "walks"]
    costs = (*(each for each in exercise.costs if each.intervention != "walks"), *dear)
    found = appraised(replace(exercise, interventions=(*rest, walks), costs=costs))
    assert found.missing == ()
    values = {name: found.cell_at[Proposal("walks"), name] for name in ("need", "inequality", "cost")}
    # 10,000 people gain 0.2 (0.1 to 0.3): 20 points, past the 10 it is behind, 5 spreads of 2; all is 25/2.
    assert (values["need"].low, values["need"].value, values["need"].high) == pytest.approx((1250, 1250, 1250))
    assert values["inequality"].value == pytest.approx(100 * 7000 / 500)
    assert values["cost"].value == pytest.approx(-100 * 6_000_000 / 1_500_000)


def test_low_and_high_of_a_computed_figure_are_not_cut_down_to_the_scale():
    cell = value("walks", "need")
    steps = (0.15, 0.3, 0.45)
    assert (cell.low, cell.value, cell.high) == pytest.approx(tuple(100 * step * (5 - step / 2) for step in steps))
    assert cell.high > cell.value > 100


def test_a_typed_figure_off_its_scale_is_named_and_never_cut_down_to_it():
    exercise = small_exercise()
    rows = tuple(
        replace(each, value=51.0) if (each.intervention, each.criterion) == ("gym", "health-gain") else each
        for each in exercise.measurements
    )
    assert missing(measurements=rows) == [
        ("gym", "health-gain", "its figure 51 is off the scale, which runs from -50 to 50", "measurements.csv")
    ]


def test_a_computed_likelihood_off_its_scale_is_named_since_no_share_passes_1():
    exercise = small_exercise()
    need = replace(exercise.criterion_by_id["need"], role=Role.LIKELIHOOD)
    criteria = tuple(need if each.id == "need" else each for each in exercise.criteria)
    assert ("walks", "need", "its figure 1.455 is off the scale, which runs from 0 to 1", "interventions.csv") in (
        missing(criteria=criteria)
    )
