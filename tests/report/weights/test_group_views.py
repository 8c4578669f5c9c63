"""The ways a group's weights can be formed: side by side, who is far from the rest, and whether it changes the list."""

from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.weights import group_weights
from prioritise.domain.partners import WeightsFrom
from prioritise.domain.scenarios import Scenario
from prioritise.report.weights.group_views import (
    far_members,
    far_partners,
    far_sentences,
    group_difference,
    group_table,
    lists_sentences,
    lists_table,
    lists_under,
)
from prioritise.words import share_percent
from tests.files.small_exercise import small_exercise


def of_one_mind(exercise):
    return replace(exercise, weights=tuple(row for row in exercise.weights if row.partner == "council"))


def said_of(exercise, lists):
    return " ".join(lists_sentences(exercise, lists))


def moving(under, **moves):
    return replace(under, change=replace(under.change, **moves))


def test_the_table_has_the_four_ways_and_names_the_one_in_use():
    found = group_table(small_exercise())
    assert found.headings[1:5] == (
        "One partner, one voice (in use)",
        "One member, one voice",
        "By declared votes",
        "Every partner's best list counts alike",
    )
    for place, formed in enumerate(WeightsFrom, 1):
        agreed = group_weights(small_exercise(), formed).agreed
        assert [row[place] for row in found.rows] == [share_percent(share) for share in agreed]


def test_the_widest_gap_between_the_ways_is_named():
    # Need: 44% by partners, 45% by members, 43% by votes; health gain and the rest are closer or equal.
    sentence = group_difference(small_exercise())
    views = [group_weights(small_exercise(), formed).agreed for formed in WeightsFrom]
    widest = max(max(shares) - min(shares) for shares in zip(*views, strict=True))
    named = next(shares for shares in zip(*views, strict=True) if max(shares) - min(shares) == widest)
    assert f"from {share_percent(min(named))} to {share_percent(max(named))}" in sentence


def test_one_partner_alone_gives_the_same_by_every_way_and_is_far_from_nobody():
    alone = of_one_mind(small_exercise())
    assert "the same weights" in group_difference(alone)
    assert far_partners(alone) == far_members(alone) == ()


def test_without_weights_every_way_counts_criteria_alike():
    silent = replace(small_exercise(), weights=())
    assert "Nobody has given weights yet" in group_difference(silent)
    assert group_table(silent).rows[0][1:] == ("20.0%", "20.0%", "20.0%", "20.0%", "–")


def test_how_every_partner_counts_alike_is_left_open_while_a_score_is_missing():
    unscored = replace(small_exercise(), scores=(), agreed=())
    found = group_table(unscored)
    assert set(found.column("Every partner's best list counts alike")) == {"–"}
    assert "The three ways differ most" in group_difference(unscored)


def test_who_is_far_is_measured_against_the_mean_of_the_others():
    # The GP gives need 50%, the nurse 45.7%, the council 40%: the council is 7.8 points below the mean of the two.
    loud = replace(
        small_exercise(),
        weights=tuple(
            replace(row, points=80.0 if row.criterion == "need" else 5.0) if row.partner == "council" else row
            for row in small_exercise().weights
        ),
    )
    first = far_members(loud)[0]
    assert (first.who, first.criterion) == ("Council", "Need met")
    assert (first.share, first.others) == (pytest.approx(0.8), pytest.approx((0.5 + 0.4566667) / 2))
    assert far_sentences(loud, far_partners(loud))[0] == (
        "Council gives need met 80.0%; the others give it 47.8% on average."
    )
    assert far_members(small_exercise()) == ()


def test_only_the_furthest_are_named_and_the_rest_counted():
    one = far_partners(
        replace(
            small_exercise(),
            weights=tuple(
                replace(row, points=80.0 if row.criterion == "need" else 5.0) if row.partner == "council" else row
                for row in small_exercise().weights
            ),
        )
    )[0]
    assert (
        far_sentences(small_exercise(), [one] * 8)[-1]
        == "Not named here: 2 smaller differences, also of 10 points or more."
    )


def test_every_list_is_the_one_that_solving_with_those_weights_gives():
    exercise = small_exercise()
    found = lists_under(exercise)
    agreed = analyse(exercise)
    assert [each.weights_of for each in found.by_group] == [
        "One partner, one voice",
        "One member, one voice",
        "By declared votes",
        "Every partner's best list counts alike",
    ]
    assert found.by_group[0].same_list
    for under, view in zip(found.by_partner, agreed.group.partners, strict=True):
        weights = dict(zip(agreed.group.criteria, view.shares, strict=True))
        other = analyse(exercise, Scenario("x", "x", weights=weights))
        assert under.same_list is (other.portfolio_proposals == agreed.portfolio_proposals)
    for under, partner in zip(found.by_double, exercise.partners, strict=True):
        twice = (*agreed.group.partners, *(view for view in agreed.group.partners if view.partner == partner.id))
        shares = [sum(column) / len(twice) for column in zip(*(view.shares for view in twice), strict=True)]
        other = analyse(exercise, Scenario("x", "x", weights=dict(zip(agreed.group.criteria, shares, strict=True))))
        assert under.change.same_list is (other.portfolio_proposals == agreed.portfolio_proposals)
    assert [row[0] for row in lists_table(small_exercise(), found).rows][-2:] == [
        f"{p.name}, counted double" for p in exercise.partners
    ]
    assert len(lists_table(small_exercise(), found).rows) == 4 + 2 + 2


def test_the_sentence_says_whether_it_matters_at_all():
    same = lists_under(of_one_mind(small_exercise()))
    assert said_of(small_exercise(), same) == (
        "However the group is formed, the list is the same. No partner's own weights would change it."
    )
    moved = replace(
        same,
        by_group=(*same.by_group[:2], moving(same.by_group[2], entering=("Led walks",), leaving=("Gym",))),
        by_partner=(moving(same.by_partner[0], entering=("Led walks",)),),
    )
    assert said_of(small_exercise(), moved) == (
        "How the group is formed changes the list: by declared votes, Led walks would enter and Gym would leave. "
        "Every partner's own weights would give another list."
    )


def test_it_says_of_whom_counting_double_would_change_the_list():
    same = of_one_mind(small_exercise())
    rows = tuple(replace(row, partner="nhs", member="gp") for row in same.weights)
    lists = lists_under(replace(same, weights=(*same.weights, *rows)))
    assert said_of(small_exercise(), lists).endswith(" Counting any one partner double would not change the list.")
    moved = replace(lists, by_double=(moving(lists.by_double[0], entering=("Led walks",)), lists.by_double[1]))
    name = small_exercise().partners[0].name
    assert said_of(small_exercise(), moved).endswith(f" Counting {name} double would change the list.")


def test_a_cut_under_other_weights_is_made_or_not_and_never_enters():
    same = lists_under(of_one_mind(small_exercise()))
    cut = moving(same.by_group[2], cuts_made=("Gym by phone",), cuts_dropped=("Fewer walks",))
    moved = replace(same, by_group=(*same.by_group[:2], cut))
    assert not cut.same_list
    assert "by declared votes, the cut Gym by phone would be made and the cut Fewer walks would no" in said_of(
        small_exercise(), moved
    )
    table = lists_table(small_exercise(), moved)
    assert table.column("Cuts")[2] == "Made: Gym by phone; No longer made: Fewer walks"
    assert set(table.column("Enters")[:3]) == {"–"}
