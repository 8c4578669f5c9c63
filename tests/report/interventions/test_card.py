"""One intervention's card, and rules as sentences with blanks that fit what the exercise has."""

from __future__ import annotations

from dataclasses import replace

from prioritise.domain.rules import RULE_KINDS
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.own_list.begun import empty_list
from prioritise.report.interventions.card_view import card_view
from prioritise.report.interventions.rules_view import BlankView, RuleForm, filled_rules, rule_forms, said_by
from prioritise.report.words.edit_view import problems_table
from tests.files.own_list.test_steps import made
from tests.worked_example import worked_example


def blank(form: RuleForm, field: str) -> BlankView:
    return next(each for each in form.parts if isinstance(each, BlankView) and field in each.fields)


def test_a_card_has_costs_sizes_effects_values_rules_and_targets():
    exercise = worked_example()
    card = card_view(exercise, "stop-smoking-service")
    assert card.lines[0].startswith("Running now, in the theme Tobacco. Led by ")
    assert card.costs.headings[:2] == ("Fund", "Size")
    assert {row[1] for row in card.costs.rows} == {"Reduced scale", "Full scale"}
    assert [row[0] for row in card.sizes.rows] == ["Reduced scale", "Full scale"]
    assert card.effects.rows[0][1:3] == ("−0.063", "−0.09 to −0.04")
    assert "Bauld and others 2011" in card.effects.rows[0][-1]
    assert len(card.values.rows) == 2 * len(exercise.criteria)
    assert all(row[2] for row in card.values.rows)


def test_rules_that_name_it_its_theme_or_its_lead_are_on_the_card():
    exercise = worked_example()
    assert "NHS Health Check for all aged 40 to 74 must be on the list at any size." in (
        card_view(exercise, "nhs-health-check").rules
    )
    start_well = next(each.id for each in exercise.interventions if each.theme == "Start well")
    assert "At least 2 from the theme Start well." in card_view(exercise, start_well).rules


def test_what_is_not_there_yet_is_said_and_never_zero():
    files = made() | {"measurements.csv": b"intervention,criterion,value,source\n"}
    exercise = load_exercise_files(files, awaiting_panel=True, unfinished=True)
    values = {row[0]: row[1] for row in card_view(exercise, "thing-1").values.rows}
    assert values["Local priority"] == "Not there yet"
    nobody = replace(exercise.interventions[0], people_per_year=None)
    unknown = replace(exercise, interventions=(nobody, *exercise.interventions[1:]))
    assert "How many people it reaches is not known." in card_view(unknown, "thing-1").lines


def test_rules_that_there_is_nothing_to_name_for_are_not_offered():
    kinds = {each.kind for each in rule_forms(worked_example())}
    assert kinds == {kind.kind for kind in RULE_KINDS} - {"capacity"} | (
        {"capacity"} if worked_example().capacities else set()
    )
    own = load_exercise_files(made())
    assert {"meet_target", "capacity"}.isdisjoint(each.kind for each in rule_forms(own))
    empty = load_exercise_files(empty_list(), awaiting_panel=True, unfinished=True)
    assert {each.kind for each in rule_forms(empty)} <= {"minimum_most_deprived_share", "no_disproportionate_cut"}


def test_a_rule_comes_with_its_blanks_as_they_are_filled():
    lines = {each.id: each for each in filled_rules(worked_example())}
    form = lines["best-start-promise"].form
    assert form.title == "At least … from …"
    assert blank(form, "count").text == "2"
    assert blank(form, "selection").chosen == ("theme:Start well",)
    assert blank(lines["pool-for-all-ages"].form, "limit_gbp").text == "£1,905,000"


def test_what_is_chosen_is_a_list_a_theme_or_a_partner():
    form = next(each for each in rule_forms(worked_example()) if each.kind == "fund_limit")
    selection, amount = blank(form, "selection"), blank(form, "limit_gbp")
    assert said_by(selection, ("theme:Start well",), "") == {"theme": "Start well"}
    assert said_by(selection, ("lead_partner:council",), "") == {"lead_partner": "council"}
    assert said_by(selection, ("warm-homes", "gym"), "") == {"interventions": ("warm-homes", "gym")}
    assert len(said_by(selection, ("theme:Start well", "theme:Live well"), "")) == 2
    assert said_by(amount, (), "25%") == {"share": "25%"}
    assert said_by(amount, (), "£5,000") == {"limit_gbp": "£5,000"}


def test_an_empty_problem_list_is_an_empty_table():
    assert problems_table(()).rows == ()
