"""What a member reads before scoring: what it is, for whom, at what cost, and the evidence with its sources."""

from dataclasses import replace

from prioritise.report.scores.intervention_summary import intervention_summary


def changed(example, intervention, **facts):
    return replace(
        example,
        interventions=tuple(
            replace(each, **facts) if each.id == intervention else each for each in example.interventions
        ),
    )


def test_a_service_says_whom_it_reaches_and_what_it_costs(example):
    summary = intervention_summary(example, "nhs-health-check")
    total = sum(each.amount_gbp for each in example.costs if each.intervention == "nhs-health-check")
    assert summary.status == "Running now: it would go on. Led by: Public health."
    assert summary.reach.startswith("7,000 people each year, 45% of them from the most deprived group (residents of")
    assert summary.cost == f"£{total:,} over 3 years."
    assert summary.levels == ""


def test_it_says_who_provides_it_and_how_good_the_evidence_is(example):
    summary = intervention_summary(example, "nhs-health-check")
    assert summary.provided_by == "Provided by: GP practices. Kind of provider: NHS."
    assert summary.evidence.startswith("Evidence that it works: moderate. At least one sound controlled study")


def test_funding_levels_each_say_their_cost(example):
    summary = intervention_summary(example, "stop-smoking-service")
    assert summary.cost == "Reduced scale: £639,000; full scale: £938,000; each over 3 years."
    assert summary.levels == (
        "It can be funded at several levels. Score it at full scale; each level counts by the people it reaches."
    )


def test_the_size_to_score_is_named_only_where_it_is_known(example):
    other = changed(example, "stop-smoking-service", people_per_year=900)
    said = intervention_summary(other, "stop-smoking-service").levels
    assert "Score it at the size that reaches 900 people each year;" in said
    unknown = changed(example, "stop-smoking-service", people_per_year=None)
    assert intervention_summary(unknown, "stop-smoking-service").levels == "It can be funded at several levels."


def test_a_cut_says_who_loses_and_what_it_releases(example):
    summary = intervention_summary(example, "trim-carers-breaks")
    assert "would lose by it each year" in summary.reach
    assert summary.cost.startswith("releases £")
    assert summary.status.startswith("A cut")


def test_what_is_not_known_is_said_and_not_nought(example):
    unknown = changed(example, "nhs-health-check", people_per_year=None)
    assert intervention_summary(unknown, "nhs-health-check").reach == "How many people it reaches is not known."
    no_share = changed(example, "nhs-health-check", most_deprived_share=None)
    assert intervention_summary(no_share, "nhs-health-check").reach == "7,000 people each year."


def test_every_indicator_it_acts_on_stands_against_england(example):
    for each in example.interventions:
        summary = intervention_summary(example, each.id)
        acted_on = dict.fromkeys(effect.indicator for effect in example.effects_of[each.id])
        assert [line.name for line in summary.indicators] == [example.indicator_by_id[one].name for one in acted_on]
    line = intervention_summary(example, "nhs-health-check").indicators[0]
    assert line.standing == "198.0 per 100,000 (2024), England 145.8 per 100,000, worse"
    assert line.effect == "It closes 1.3% of a gap of 111 people."


def test_an_indicator_without_a_figure_says_so(example):
    acted_on = example.effects_of["nhs-health-check"][0].indicator
    fewer = replace(
        example,
        indicators=tuple(
            replace(each, values=tuple(value for value in each.values if value.area_code != example.area.code))
            if each.id == acted_on
            else each
            for each in example.indicators
        ),
    )
    assert intervention_summary(fewer, "nhs-health-check").indicators[0].standing == "no figure for Rochdale"


def test_other_measured_criteria_are_shown_and_every_figure_has_its_source(example):
    summary = intervention_summary(example, "nhs-health-check")
    assert [(each.criterion, each.figure) for each in summary.measured] == [
        ("Health gain", "9.1 quality-adjusted life years from one year of delivery"),
        ("Strength of evidence", "Moderate"),
        ("Benefit within the plan", "25%"),
    ]
    assert len(summary.sources) == len(summary.indicators) + len(summary.measured)
    assert all(": " in each for each in summary.sources)


def test_nothing_in_it_rests_on_scores_or_weights(example):
    bare = replace(example, scores=(), agreed=(), weights=())
    assert intervention_summary(bare, "warm-homes") == intervention_summary(example, "warm-homes")
