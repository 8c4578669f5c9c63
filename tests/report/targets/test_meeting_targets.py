"""Lists that meet targets, what they cost, how far they fall short, and trying one as a what-if."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis, analyse, meet_targets, projections
from prioritise.analysis.what_if import WhatIf, forced, moved, scenario_of
from prioritise.domain.rules import MeetTarget
from prioritise.domain.scenarios import Scenario
from prioritise.report.targets.meeting_targets import MeetingView, meeting_view
from prioritise.report.targets.targets_asked import TargetsAsked, targets_to_ask
from prioritise.report.targets.ways_to_meet import Way, WayToMeet

CAN = ("smoking-at-birth", "healthy-teeth", "fewer-falls", "smoke-free")
CANNOT = "fewer-readmissions"


def list_of(view: MeetingView, way: Way) -> WayToMeet:
    return next(answer for answer in view.ways if answer.way is way)


def tried(agreed: Analysis, what_if: WhatIf) -> Analysis:
    return analyse(agreed.exercise, scenario_of(agreed.exercise, agreed.group, what_if))


def test_only_targets_that_can_be_projected_can_be_asked_for(agreed: Analysis):
    assert {each.id for each in targets_to_ask(agreed.exercise)} == {*CAN, CANNOT}


def test_by_the_last_year_asks_for_one_milestone_and_every_year_for_all(agreed: Analysis):
    last = meeting_view(agreed, TargetsAsked(CAN[:1])).result.asks
    assert [(each.target, each.year, each.share) for each in last] == [(CAN[0], "2028/29", 1.0)]
    every = meeting_view(agreed, TargetsAsked(CAN[:1], every_year=True, percent=75)).result.asks
    assert [(each.target, each.year, each.share) for each in every] == [(CAN[0], "", 0.75)]


def test_a_tried_list_keeps_every_level_it_was_shown_with(agreed: Analysis):
    found = meeting_view(agreed, TargetsAsked((*CAN, CANNOT)))
    short = list_of(found, Way.LEAST_SHORT).portfolio
    labels = {agreed.problem.columns[place].label for place in short.chosen}
    # Left to itself, the list of most value takes the smaller of its two sizes.
    assert "stop-smoking-service:full" in labels
    assert agreed.shown["stop-smoking-service"].level == "reduced"
    assert tried(agreed, WhatIf(held=list_of(found, Way.LEAST_SHORT).to_try)).portfolio.chosen == short.chosen


def test_what_counts_more_is_said_and_asked_of_the_solver(agreed: Analysis):
    asked = TargetsAsked((*CAN, CANNOT), importance={CANNOT: 3})
    found = meeting_view(agreed, asked)
    weighed = meet_targets(agreed, found.result.asks, weights={CANNOT: 3})
    assert found.result.shortfall == weighed.shortfall
    assert found.missed[-1] == (
        "Here a shortfall counts more for some: fewer people back in hospital within 30 days 3 times, the others once."
    )
    assert not any("counts more" in line for line in meeting_view(agreed, replace(asked, importance={})).missed)


def test_where_every_target_goes_with_a_list_is_told_whether_it_was_asked_for_or_not(agreed: Analysis):
    found = meeting_view(agreed, TargetsAsked(CAN[:1]))
    table = list_of(found, Way.LEAST_COST).where_it_leads
    assert len(table.rows) == 5
    assert table.column("Ambition")[0] == "8.0%"
    assert float(table.column("Projected")[0].removesuffix("%")) <= 8


def test_the_cheapest_list_meets_what_was_asked_and_no_list_that_meets_it_is_worth_more_than_the_other(
    agreed: Analysis,
):
    found = meeting_view(agreed, TargetsAsked(CAN))
    assert found.title.endswith("can be met together within this money and these rules")
    assert found.missed == ()
    assert tuple(answer.way for answer in found.ways) == (Way.LEAST_COST, Way.MOST_VALUE)
    cheap, best = list_of(found, Way.LEAST_COST).portfolio, list_of(found, Way.MOST_VALUE).portfolio
    assert cheap.cost_gbp <= best.cost_gbp
    assert cheap.value <= best.value
    assert list_of(found, Way.LEAST_COST).title.startswith("The cheapest list that meets them: £")
    assert any("It is a price, not a plan." in line for line in list_of(found, Way.LEAST_COST).lines)


def test_the_cheapest_list_tried_as_a_what_if_is_that_list_and_meets_its_targets(agreed: Analysis):
    found = meeting_view(agreed, TargetsAsked(CAN))
    what_if = WhatIf(held=list_of(found, Way.LEAST_COST).to_try)
    now = tried(agreed, what_if)
    assert now.portfolio.interventions == list_of(found, Way.LEAST_COST).portfolio.interventions
    met = {each.target.id: each.attainments[-1].met for each in projections(now) if each.attainments}
    assert all(met[each] for each in CAN)
    assert moved(agreed, what_if) == ("the cheapest list that meets 4 outcomes",)


def test_the_list_of_most_value_follows_from_its_targets_alone(agreed: Analysis):
    found = meeting_view(agreed, TargetsAsked(CAN))
    held = list_of(found, Way.MOST_VALUE).to_try
    assert all(isinstance(rule, MeetTarget) for rule in held.rules)
    now = tried(agreed, WhatIf(held=held))
    assert now.portfolio.chosen == list_of(found, Way.MOST_VALUE).portfolio.chosen


def test_a_decision_of_ones_own_comes_before_the_list_that_is_tried(agreed: Analysis):
    found = meeting_view(agreed, TargetsAsked(CAN))
    left_out = next(
        each.id
        for each in agreed.exercise.interventions
        if each.id in agreed.portfolio.interventions
        and each.id not in list_of(found, Way.LEAST_COST).portfolio.interventions
        and each.status == "new"
    )
    mine = (forced(left_out, funded=True, reason="Residents ask"),)
    now = tried(agreed, WhatIf(held=list_of(found, Way.LEAST_COST).to_try, overrides=mine))
    assert left_out in now.portfolio.interventions


def test_a_shortfall_says_how_far_each_target_gets_and_offers_the_list_that_falls_least_short(agreed: Analysis):
    found = meeting_view(agreed, TargetsAsked((*CAN, CANNOT)))
    assert found.title == "Not all 5 outcomes can be met within this money and these rules"
    first, second = found.missed
    assert first.startswith("Fewer people back in hospital within 30 days: at best ")
    assert first.endswith("of the way to 16.7% in 2028/29.")
    assert second == "The 4 other outcomes can be met with the same list."
    assert tuple(answer.way for answer in found.ways) == (Way.LEAST_SHORT,)
    now = tried(agreed, WhatIf(held=list_of(found, Way.LEAST_SHORT).to_try))
    assert now.portfolio.interventions == list_of(found, Way.LEAST_SHORT).portfolio.interventions


def test_what_was_reached_at_best_is_what_that_list_is_projected_to_reach(agreed: Analysis):
    found = meeting_view(agreed, TargetsAsked((CANNOT,)))
    now = tried(agreed, WhatIf(held=list_of(found, Way.LEAST_SHORT).to_try))
    share = next(each for each in projections(now) if each.target.id == CANNOT).attainments[-1].share
    assert share is not None
    assert f"at best {share:.0%} of the way" in found.missed[0]


def test_part_of_the_way_is_compared_with_what_was_asked(agreed: Analysis):
    [line] = meeting_view(agreed, TargetsAsked((CANNOT,), percent=90)).missed
    assert line.endswith("(90% was asked).")


def test_with_no_list_at_all_nothing_is_offered(agreed: Analysis):
    nothing = analyse(agreed.exercise, Scenario(id="none", budget_factor=0.01))
    found = meeting_view(nothing, TargetsAsked(CAN))
    assert found.missed == ("No list obeys the rules within this money, whatever is asked of it.",)
    assert tuple(answer.way for answer in found.ways) == ()


def test_prices_and_who_is_needed_are_given_for_each_target(agreed: Analysis):
    found = meeting_view(agreed, TargetsAsked((*CAN, CANNOT)))
    table = found.prices
    assert len(table.rows) == 5
    prices = dict(zip(table.column("Outcome"), table.column("Money added, alone"), strict=True))
    assert prices["Fewer people back in hospital within 30 days"] == "cannot be met"
    assert prices["Fewer adults who smoke"].startswith("£")
    assert found.needed == tuple(each.sentence for each in found.result.needed)
