"""The score: what it could achieve, how far to count on it, less its cost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.criteria import Role
from prioritise.evidence.measures import measure_from_evidence
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.judgement.appraisal import appraise
from prioritise.judgement.scores import score_interventions
from tests.files.small_exercise import edited, small_exercise

WEIGHTS = st.lists(st.floats(0, 1), min_size=5, max_size=5).filter(lambda drawn: sum(drawn) > 1e-3)
EVEN = [0.2] * 5


class Case:
    """An exercise with its values worked out once."""

    def __init__(self, exercise):
        evidence = measure_from_evidence(exercise)
        self.exercise = exercise
        self.appraisal = appraise(exercise, from_evidence=evidence.measurements, not_measured=evidence.missing)
        assert self.appraisal.missing == ()

    def scores(self, weights):
        scores = score_interventions(self.exercise, self.appraisal, weights)
        return {score.intervention: score for score in scores}


def halves(exercise):
    """The exercise with Led walks cut in two: half the people, the money and every benefit each."""
    cut = {}
    for name in ("interventions", "costs", "measurements", "effects", "scores", "agreed"):
        cut[name] = tuple(half for row in getattr(exercise, name) for half in rows_of_halves(row))
    return replace(exercise, **cut)


def rows_of_halves(row):
    owner = "id" if hasattr(row, "id") else "intervention"
    if getattr(row, owner) != "walks":
        return [row]
    changes = {}
    for amount in ("people_per_year", "amount_gbp"):
        if hasattr(row, amount):
            changes[amount] = getattr(row, amount) // 2
    if getattr(row, "criterion", "") in ("health-gain", "acceptability") and row.value is not None:
        changes["value"] = row.value / 2
    return [replace(row, **changes, **{owner: f"walks-{half}"}) for half in ("one", "two")]


def with_power(exercise, power):
    """The exercise with every step towards the benchmark counted alike (1) or more the further behind (2)."""
    need = replace(exercise.criterion_by_id["need"], shortfall_power=power)
    return replace(exercise, criteria=tuple(need if each.id == "need" else each for each in exercise.criteria))


WHOLE = Case(small_exercise())
HALVED = Case(halves(small_exercise()))
ALIKE = Case(with_power(small_exercise(), 1))
HALVED_ALIKE = Case(halves(with_power(small_exercise(), 1)))
AGREED_INDIFFERENT = (
    "round,intervention,criterion,value,reason\n1,leaflet-van,acceptability,No strong feelings,Nobody noticed.\n"
)
USELESS = Case(
    load_exercise_files(edited(("agreed.csv", "round,intervention,criterion,value,reason\n", AGREED_INDIFFERENT)))
)


SPLIT = ((HALVED, ("walks-one", "walks-two")), (WHOLE, ("walks",)))


def scored(weights=EVEN, case=WHOLE):
    return case.scores(weights)


def shares(drawn):
    return [each / sum(drawn) for each in drawn]


def test_a_score_by_hand():
    # Led walks: 5 spreads behind and 0.3 closer, and inequality -30 people on their scales, health gain agreed at 6,
    # acceptability 10 (the middle of 20 and 0); evidence limited, deliverability the middle of 95 and 40; 60,000 of 1.5
    # million pounds.
    scale = {criterion.id: criterion.scale for criterion in WHOLE.exercise.criteria}
    evidence = next(level.value for level in scale["evidence"].levels if level.name == "limited")
    benefit = 0.2 * (100 * 0.3 * (5 - 0.3 / 2) / scale["need"].top - 100 * 30 / scale["inequality"].top + 6 + 10)
    likelihood = evidence / 100 * 0.675
    cost = -0.2 * 100 * 60_000 / scale["cost"].top
    score = scored()["walks"]
    assert (score.benefit, score.likelihood, score.cost) == (
        pytest.approx(benefit),
        pytest.approx(likelihood),
        pytest.approx(cost),
    )
    assert score.total == pytest.approx(likelihood * benefit + cost)


@given(drawn=WEIGHTS)
def test_the_total_is_likelihood_times_benefit_plus_cost_and_the_weighted_sum_of_its_coefficients(drawn):
    weights = shares(drawn)
    for score in scored(weights).values():
        assert score.total == pytest.approx(score.likelihood * score.benefit + score.cost, abs=1e-9)
        by_weight = sum(weight * slope for weight, slope in zip(weights, score.coefficients, strict=True))
        assert score.total == pytest.approx(by_weight, abs=1e-9)


@given(drawn=WEIGHTS)
def test_contributions_add_up_to_benefit_and_cost(drawn):
    for score in scored(shares(drawn)).values():
        assert sum(each.points for each in score.contributions) == pytest.approx(score.benefit + score.cost, abs=1e-9)
        assert all(each.points == pytest.approx(each.weight * each.value) for each in score.contributions)


@given(one=WEIGHTS, other=WEIGHTS, share=st.floats(0, 1))
def test_a_score_is_linear_in_the_weights(one, other, share):
    ends = [scored(shares(drawn)) for drawn in (one, other)]
    mixed = scored([share * a + (1 - share) * b for a, b in zip(shares(one), shares(other), strict=True)])
    for name, score in mixed.items():
        expected = share * ends[0][name].total + (1 - share) * ends[1][name].total
        assert score.total == pytest.approx(expected, abs=1e-9)


@given(drawn=WEIGHTS)
def test_what_does_nothing_never_scores_above_0(drawn):
    # The leaflet van reaches nobody, gains no health and residents are told to be indifferent to it.
    van = scored(shares(drawn), USELESS)["leaflet-van"]
    assert van.benefit == pytest.approx(0)
    assert van.cost <= 0
    assert van.total <= 1e-12


@given(drawn=WEIGHTS)
def test_two_equal_halves_score_as_much_as_the_whole(drawn):
    weights = shares(drawn)
    whole = scored(weights, ALIKE)["walks"]
    parts = scored(weights, HALVED_ALIKE)
    assert parts["walks-one"].total == pytest.approx(parts["walks-two"].total)
    assert parts["walks-one"].total + parts["walks-two"].total == pytest.approx(whole.total, abs=1e-6)


def test_where_a_step_counts_more_further_behind_two_halves_score_a_little_more_than_the_whole():
    # Each half is measured from where the area is now: 2 x 0.15 x (5 - 0.15 / 2) against 0.3 x (5 - 0.3 / 2).
    parts, whole = (sum(case.appraisal.cell_of[name, "need"].value for name in names) for case, names in SPLIT)
    assert (parts, whole) == (pytest.approx(147.75), pytest.approx(145.5))


def test_an_exercise_of_benefits_alone_is_the_plain_weighted_sum():
    plain = [criterion for criterion in WHOLE.exercise.criteria if criterion.role is Role.BENEFIT]
    score = Case(replace(WHOLE.exercise, criteria=tuple(plain))).scores([0.25] * 4)["gym"]
    assert score.likelihood == 1
    assert score.cost == 0
    assert score.total == pytest.approx(sum(each.value for each in score.contributions) / 4)
