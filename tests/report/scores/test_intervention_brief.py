"""What a member reads before scoring: what it is, for whom, at what cost, and the evidence with its sources."""

from dataclasses import replace

import pytest

from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.needs.profile import needs_profile
from prioritise.report.scores.intervention_brief import intervention_brief


@pytest.fixture(scope="module")
def example():
    return load_exercise(example_folder())


@pytest.fixture(scope="module")
def rows(example):
    return needs_profile(example)


def changed(example, intervention, **facts):
    return replace(
        example,
        interventions=tuple(
            replace(each, **facts) if each.id == intervention else each for each in example.interventions
        ),
    )


def test_a_service_says_whom_it_reaches_and_what_it_costs(example, rows):
    brief = intervention_brief(example, rows, "nhs-health-check")
    total = sum(each.amount_gbp for each in example.costs if each.intervention == "nhs-health-check")
    assert brief.status == "Running now: it would go on. Led by: Public health."
    assert brief.reach.startswith("7,000 people each year, 45% of them from the most deprived group (residents of")
    assert brief.cost == f"£{total:,} over 3 years."
    assert brief.levels == ""


def test_funding_levels_each_say_their_cost(example, rows):
    brief = intervention_brief(example, rows, "stop-smoking-service")
    assert brief.cost == "Reduced scale: £639,000; full scale: £938,000; each over 3 years."
    assert brief.levels == (
        "It can be funded at several levels. Score it at full scale; each level counts by the people it reaches."
    )


def test_the_size_to_score_is_named_only_where_it_is_known(example, rows):
    other = changed(example, "stop-smoking-service", people_per_year=900)
    said = intervention_brief(other, rows, "stop-smoking-service").levels
    assert "Score it at the size that reaches 900 people each year;" in said
    unknown = changed(example, "stop-smoking-service", people_per_year=None)
    assert intervention_brief(unknown, rows, "stop-smoking-service").levels == "It can be funded at several levels."


def test_a_cut_says_who_loses_and_what_it_releases(example, rows):
    brief = intervention_brief(example, rows, "trim-carers-breaks")
    assert "would lose by it each year" in brief.reach
    assert brief.cost.startswith("releases £")
    assert brief.status.startswith("A cut")


def test_what_is_not_known_is_said_and_not_nought(example, rows):
    unknown = changed(example, "nhs-health-check", people_per_year=None)
    assert intervention_brief(unknown, rows, "nhs-health-check").reach == "How many people it reaches is not known."
    no_share = changed(example, "nhs-health-check", most_deprived_share=None)
    assert intervention_brief(no_share, rows, "nhs-health-check").reach == "7,000 people each year."


def test_every_indicator_it_acts_on_stands_against_england(example, rows):
    for each in example.interventions:
        brief = intervention_brief(example, rows, each.id)
        acted_on = dict.fromkeys(effect.indicator for effect in example.effects_of[each.id])
        assert [line.name for line in brief.indicators] == [example.indicator_by_id[one].name for one in acted_on]
    line = intervention_brief(example, rows, "nhs-health-check").indicators[0]
    assert line.standing == "198.0 per 100,000 (2024), England 145.8 per 100,000, worse"
    assert line.effect == "It closes 1.3% of a gap of 111 people."


def test_an_indicator_without_a_figure_says_so(example, rows):
    acted_on = example.effects_of["nhs-health-check"][0].indicator
    fewer = tuple(row for row in rows if row.indicator.id != acted_on)
    assert intervention_brief(example, fewer, "nhs-health-check").indicators[0].standing == "no figure for Rochdale"


def test_other_measured_criteria_are_shown_and_every_figure_has_its_source(example, rows):
    brief = intervention_brief(example, rows, "nhs-health-check")
    assert [(each.criterion, each.figure) for each in brief.measured] == [
        ("Health gain", "9.1 quality-adjusted life years from one year of delivery"),
        ("Strength of evidence", "Moderate"),
        ("Benefit within the plan", "25 percent"),
    ]
    assert len(brief.sources) == len(brief.indicators) + len(brief.measured)
    assert all(": " in each for each in brief.sources)


def test_nothing_in_it_rests_on_scores_or_weights(example, rows):
    bare = replace(example, scores=(), agreed=(), weights=())
    assert intervention_brief(bare, rows, "warm-homes") == intervention_brief(example, rows, "warm-homes")
