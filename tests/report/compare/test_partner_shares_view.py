"""Fair to partners: which way of forming the weights is used, who can change it, and a fairer one to try."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.partner_shares import ALIKE, partner_shares
from prioritise.domain.partners import WeightsFrom
from prioritise.domain.scenarios import Scenario
from prioritise.report.compare.partner_shares_view import partner_shares_view
from prioritise.report.words.voice_words import FORMED
from tests.files.small_exercise import small_exercise

FORMED_ANOTHER_WAY = [formed for formed in WeightsFrom if formed is not ALIKE]


def formed(weights_from: WeightsFrom) -> Analysis:
    return analyse(replace(small_exercise(), weights_from=weights_from))


@pytest.mark.parametrize("weights_from", FORMED_ANOTHER_WAY)
def test_it_says_which_way_is_used_and_who_can_change_it_and_names_no_file(weights_from: WeightsFrom):
    said = " ".join(partner_shares_view(formed(weights_from)).sentences)
    assert f"formed another way: {FORMED[weights_from][0].lower()}{FORMED[weights_from][1:]}." in said
    assert "whoever keeps its files can change it" in said
    assert ".yaml" not in said
    assert "weights_from" not in said


def test_the_weights_by_which_all_count_alike_can_be_tried_and_give_the_list_that_was_told():
    analysis = formed(WeightsFrom.PARTNER_MEAN)
    to_try, shares = partner_shares_view(analysis).to_try, partner_shares(analysis)
    assert to_try is not None
    assert shares is not None
    tried = analyse(analysis.exercise, Scenario("what-if", "What if", weights=to_try.weights))
    assert tried.portfolio.chosen == shares.alike.chosen
    assert tried.weights == pytest.approx(shares.alike_weights)


def test_nothing_is_offered_where_they_are_agreed_or_other_weights_are_tried_already():
    assert partner_shares_view(formed(ALIKE)).to_try is None
    weights = {criterion.id: 10.0 for criterion in small_exercise().weighted_criteria}
    moved = analyse(small_exercise(), Scenario("what-if", "What if", weights=weights))
    assert partner_shares_view(moved).to_try is None


def test_it_says_whether_one_partner_counted_double_would_change_the_list_unless_weights_are_tried():
    said = " ".join(partner_shares_view(formed(WeightsFrom.PARTNER_MEAN)).sentences)
    assert "double would" in said
    weights = {criterion.id: 10.0 for criterion in small_exercise().weighted_criteria}
    moved = analyse(small_exercise(), Scenario("what-if", "What if", weights=weights))
    assert "double would" not in " ".join(partner_shares_view(moved).sentences)


def test_the_column_of_the_list_with_the_greatest_product_stands_only_where_there_is_one():
    analysis = formed(WeightsFrom.PARTNER_MEAN)
    shares, table = partner_shares(analysis), partner_shares_view(analysis).table
    assert shares is not None
    assert ("With the greatest product" in table.headings) is (shares.product is not None)
    assert all(all(row) for row in table.rows)
