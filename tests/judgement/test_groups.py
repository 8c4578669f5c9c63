"""The agreed weights: one partner one voice, one member one voice, or declared votes.

In the small exercise the council gives points 40, 20, 20, 10, 10. The NHS speaks through two members: a GP with swings
100, 50, 30, 20, 0 and a nurse who ranks 1 to 5.
"""

from dataclasses import replace

import pytest

from prioritise.domain.partners import WeightsFrom
from prioritise.judgement.groups import counted_double, group_weights, partners_that_count
from prioritise.judgement.weights.point_shares import shares_of
from tests.files.small_exercise import small_exercise

COUNCIL = [0.4, 0.2, 0.2, 0.1, 0.1]
GP = [0.5, 0.25, 0.15, 0.1, 0.0]
NURSE = [0.456667, 0.256667, 0.156667, 0.09, 0.04]
NHS = [(one + other) / 2 for one, other in zip(GP, NURSE, strict=True)]


def agreed(weights_from):
    return group_weights(small_exercise(), weights_from).agreed


def mean(*views):
    return [sum(shares) / len(views) for shares in zip(*views, strict=True)]


def test_a_partner_without_a_statement_of_its_own_is_the_mean_of_its_members():
    council, nhs = group_weights(small_exercise()).partners
    assert council.shares == pytest.approx(COUNCIL)
    assert [voice.shares for voice in nhs.voices] == [pytest.approx(GP, abs=1e-6), pytest.approx(NURSE, abs=1e-6)]
    assert nhs.shares == pytest.approx(NHS, abs=1e-6)


def test_a_partners_own_statement_comes_before_its_members():
    exercise = small_exercise()
    own = tuple(replace(row, partner="nhs") for row in exercise.weights if row.partner == "council")
    nhs = group_weights(replace(exercise, weights=(*exercise.weights, *own))).partners[1]
    assert nhs.shares == pytest.approx(COUNCIL)
    assert [voice.member for voice in nhs.voices] == [""]


def test_one_partner_one_voice():
    assert agreed(WeightsFrom.PARTNER_MEAN) == pytest.approx(mean(COUNCIL, NHS), abs=1e-6)


def test_one_member_one_voice():
    assert agreed(WeightsFrom.MEMBER_MEAN) == pytest.approx(mean(COUNCIL, GP, NURSE), abs=1e-6)


def test_declared_votes():
    # The council has two votes, the NHS one.
    assert agreed(WeightsFrom.VOTES) == pytest.approx(mean(COUNCIL, COUNCIL, NHS), abs=1e-6)


def test_the_exercise_says_how_they_are_formed_unless_asked_otherwise():
    assert group_weights(small_exercise()).formed_by is WeightsFrom.PARTNER_MEAN
    assert group_weights(small_exercise(), WeightsFrom.VOTES).formed_by is WeightsFrom.VOTES


def test_votes_of_which_none_has_spoken_count_every_criterion_alike():
    exercise = small_exercise()
    silent = replace(exercise, partners=tuple(replace(each, voice=0.0) for each in exercise.partners))
    assert len(set(group_weights(silent, WeightsFrom.VOTES).agreed)) == 1
    assert group_weights(silent, WeightsFrom.PARTNER_MEAN).agreed == group_weights(exercise).agreed


@pytest.mark.parametrize("weights_from", WeightsFrom)
def test_agreed_weights_sum_to_1(weights_from):
    assert sum(agreed(weights_from)) == pytest.approx(1)


def test_the_spread_is_from_the_least_to_the_most_that_a_criterion_weighs():
    spread = group_weights(small_exercise()).spreads[0]
    assert (spread.criterion, spread.low, spread.high) == ("need", pytest.approx(0.4), pytest.approx(NHS[0], abs=1e-6))


def test_a_partner_that_has_said_nothing_has_no_part_in_them():
    exercise = small_exercise()
    only = replace(exercise, weights=tuple(row for row in exercise.weights if row.partner == "council"))
    assert group_weights(only).agreed == pytest.approx(COUNCIL)
    assert [each.partner for each in group_weights(only).partners] == ["council"]


def test_when_nobody_has_said_anything_every_criterion_counts_alike():
    group = group_weights(replace(small_exercise(), weights=()))
    assert group.agreed == pytest.approx([0.2] * 5)
    assert group.spreads == ()


def test_a_scenarios_points_become_shares_in_the_order_of_the_criteria():
    assert shares_of({"b": 1.0, "a": 3.0}, ["a", "b"]) == pytest.approx((0.75, 0.25))


def doubled(weights_from, partner, exercise=None):
    exercise = exercise or small_exercise()
    return counted_double(exercise, group_weights(exercise, weights_from), partner)


def test_a_partner_that_counts_double_counts_twice_what_it_does_by_the_way_in_use():
    assert doubled(WeightsFrom.PARTNER_MEAN, "council") == pytest.approx(mean(COUNCIL, COUNCIL, NHS), abs=1e-6)
    # Two of its members spoke: by a mean of members each of them counts twice.
    assert doubled(WeightsFrom.MEMBER_MEAN, "nhs") == pytest.approx(mean(COUNCIL, GP, NURSE, GP, NURSE), abs=1e-6)
    # The council has two votes, the NHS one.
    assert doubled(WeightsFrom.VOTES, "nhs") == pytest.approx(mean(COUNCIL, COUNCIL, NHS, NHS), abs=1e-6)


def test_where_every_partner_counts_alike_double_is_twice_its_share():
    group = replace(group_weights(small_exercise(), WeightsFrom.PARTNERS_ALIKE), worths=(50.0, 25.0))
    sums = [2 * one / 50 + other / 25 for one, other in zip(COUNCIL, NHS, strict=True)]
    found = counted_double(small_exercise(), group, "council")
    assert found == pytest.approx([part / sum(sums) for part in sums], abs=1e-6)


def test_one_without_a_vote_changes_nothing_by_counting_double_and_the_only_one_with_a_vote_decides():
    exercise = small_exercise()
    partners = (replace(exercise.partners[0], voice=0.0), *exercise.partners[1:])
    without = replace(exercise, partners=partners)
    group = group_weights(without, WeightsFrom.VOTES)
    assert doubled(WeightsFrom.VOTES, "council", without) == group.agreed
    assert partners_that_count(without, group) == ()
    assert len(partners_that_count(exercise, group_weights(exercise))) == 2
