"""The front door: what one call answers, and that it depends on nothing but its arguments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse, bands, scenario_named
from prioritise.domain.errors import IncompleteExercise, UnknownName
from prioritise.domain.exercise import Exercise
from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.domain.scenarios import Override, Scenario
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder


@pytest.fixture(scope="module")
def rochdale() -> Exercise:
    return load_exercise(example_folder())


def test_the_same_question_twice_gives_the_same_answer(rochdale: Exercise) -> None:
    first, second = analyse(rochdale), analyse(load_exercise(example_folder()))
    assert first.portfolio == second.portfolio
    assert first.scores == second.scores
    assert bands(first) == bands(second)


def test_every_score_is_the_weighted_sum_of_its_coefficients(rochdale: Exercise) -> None:
    analysis = analyse(rochdale)
    for score in analysis.scores:
        rebuilt = sum(weight * part for weight, part in zip(analysis.weights, score.coefficients, strict=True))
        assert score.total == pytest.approx(rebuilt)
        assert score.total == pytest.approx(score.likelihood * score.benefit + score.cost)


def test_a_scenarios_weights_replace_the_agreed_ones_and_are_shares(rochdale: Exercise) -> None:
    points = {criterion.id: 0.0 for criterion in rochdale.weighted_criteria} | {"need": 30.0, "inequality": 10.0}
    analysis = analyse(rochdale, Scenario(id="two", name="Two criteria", weights=points))
    shares = dict(zip(analysis.group.criteria, analysis.weights, strict=True))
    assert shares["need"] == pytest.approx(0.75)
    assert shares["inequality"] == pytest.approx(0.25)
    assert sum(shares.values()) == pytest.approx(1)


def test_a_fund_amount_of_a_scenario_is_the_limit_that_is_kept(rochdale: Exercise) -> None:
    fund, year = rochdale.funds[0].id, rochdale.years[0]
    analysis = analyse(rochdale, Scenario(id="less", name="Less", funds={fund: {year: 1_000_000}}))
    line = next(each for each in analysis.portfolio.money if (each.fund, each.year) == (fund, year))
    assert line.limit_gbp == 1_000_000
    assert line.spent_gbp <= 1_000_000


def test_an_override_forces_an_intervention_in_or_out(rochdale: Exercise) -> None:
    agreed = set(analyse(rochdale).portfolio.interventions)
    ruled = {rule.intervention for rule in rochdale.rules if isinstance(rule, MustFund | MustNotFund)}
    out = next(each.id for each in rochdale.interventions if each.id not in agreed | ruled)
    inside = next(each for each in sorted(agreed) if each not in ruled)
    forced = Scenario(overrides=(Override(out, True, "A pledge"), Override(inside, False, "A pledge")))
    chosen = analyse(rochdale, forced).portfolio.interventions
    assert out in chosen
    assert inside not in chosen


def test_rules_that_cannot_all_be_kept_are_an_answer_not_an_error(rochdale: Exercise) -> None:
    both = (MustFund("in", "carers-breaks", "pledge"), MustNotFund("out", "carers-breaks", "pledge"))
    analysis = analyse(rochdale, Scenario(rules_add=both))
    assert not analysis.portfolio.has_answer
    assert analysis.verification is None


def test_scenarios_are_found_by_id_and_unknown_ones_are_named_with_what_there_is(rochdale: Exercise) -> None:
    assert scenario_named(rochdale, "tighter-money").budget_factor == 0.9
    assert scenario_named(rochdale, None).id == "agreed"
    with pytest.raises(UnknownName, match="tighter-money"):
        scenario_named(rochdale, "tighter-monney")


def test_a_missing_figure_is_never_taken_as_zero(rochdale: Exercise) -> None:
    without = replace(rochdale, measurements=rochdale.measurements[1:])
    with pytest.raises(IncompleteExercise, match=rochdale.measurements[0].intervention):
        analyse(without)


def test_the_fingerprint_of_an_exercise_changes_with_any_figure_and_not_with_the_bytes(rochdale: Exercise) -> None:
    cost = replace(rochdale.costs[0], amount_gbp=rochdale.costs[0].amount_gbp + 1)
    assert replace(rochdale, costs=(cost, *rochdale.costs[1:])).digest != rochdale.digest
    assert replace(rochdale, files=()).digest == rochdale.digest


def test_the_fingerprint_of_a_scenario_is_that_of_its_question() -> None:
    assert Scenario(id="a", name="A", budget_factor=0.9).digest == Scenario(id="b", name="B", budget_factor=0.9).digest
    assert Scenario(budget_factor=0.9).digest != Scenario(budget_factor=1.1).digest
