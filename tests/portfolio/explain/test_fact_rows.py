"""The figures behind why are the exact facts, and money and rules never share a line."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis, analyse, explain
from prioritise.analysis.why import why
from prioritise.domain.scenarios import Scenario
from prioritise.portfolio.explain.fact_rows import entry_cost_table, facts_table
from prioritise.portfolio.explain.facts import Blocker
from prioritise.portfolio.explain.sentences import points
from prioritise.portfolio.naming import fund_name, name
from prioritise.words import TextTable, pounds
from tests.files.small_exercise import small_exercise


def said(table: TextTable) -> dict[str, str]:
    return dict(zip(table.column("What"), table.column("Exactly"), strict=True))


def with_blocker(analysis: Analysis, *wanted: Blocker) -> list[str]:
    ids = [each.id for each in analysis.exercise.interventions]
    return [each for each in ids if explain(analysis, each).blocker in wanted]


def test_a_loser_has_the_value_lost_and_who_would_go(agreed: Analysis) -> None:
    for each in with_blocker(agreed, Blocker.MONEY):
        facts = explain(agreed, each)
        table = said(facts_table(agreed.problem, facts))
        assert facts.swap.value_lost_millionths is not None
        lost = next(text for label, text in table.items() if label.startswith("Value lost by"))
        assert lost == points(facts.swap.value_lost_millionths)
        assert all(name(agreed.problem, gone) in table["Lost its place to"] for gone in facts.swap.leave)


def test_lost_for_money_names_no_rule_and_lost_to_a_rule_names_no_money(agreed: Analysis) -> None:
    by_money, by_rule = with_blocker(agreed, Blocker.MONEY), with_blocker(agreed, Blocker.RULE)
    assert by_money
    assert by_rule
    for each in by_money:
        table = said(facts_table(agreed.problem, explain(agreed, each)))
        assert "Money is short in" in table
        assert not {"Rule that stops it", "Not enough of", "Together with others, this stops it"} & set(table)
    for each in by_rule:
        table = said(facts_table(agreed.problem, explain(agreed, each)))
        assert "Money is short in" not in table
        assert {"Rule that stops it", "Not enough of", "Together with others, this stops it"} & set(table)


def test_a_rule_is_shown_with_its_reason(agreed: Analysis) -> None:
    table = said(why(agreed, "family-nurse-partnership").facts)
    rule = next(each for each in agreed.exercise.rules if each.id == "no-family-nurse-partnership")
    assert any(rule.reason in text for text in table.values())


def test_one_held_in_by_a_rule_says_what_the_rule_costs(agreed: Analysis) -> None:
    facts = explain(agreed, "nhs-health-check")
    assert facts.without_rules is not None
    table = said(facts_table(agreed.problem, facts))
    assert "by law" in table["Rule that holds it in"]
    assert table["Value gained without the rule"] == points(-(facts.without_rules.value_lost_millionths or 0))


def test_the_entry_cost_is_shown_beside_what_is_proposed_and_adds_up() -> None:
    tight = analyse(small_exercise(), Scenario(id="tight", budget_factor=0.7))
    facts = explain(tight, "gym")
    entry = facts.entry_cost
    assert entry is not None
    table = entry_cost_table(tight.problem, facts)
    assert table is not None
    asked = {(fund_name(tight.problem, each.fund), each.year): pounds(each.amount_gbp) for each in entry.costs}
    assert {(row[0], row[1]): row[3] for row in table.rows} == asked
    proposed = [int(cell.replace("£", "").replace(",", "").replace("−", "-")) for cell in table.column("Proposed")]
    assert sum(each for each in proposed if each > 0) == entry.proposed_spending_gbp
    assert pounds(entry.cost_gbp) in said(facts_table(tight.problem, facts))["Most it may cost to enter"]


def test_no_entry_cost_has_no_table(agreed: Analysis) -> None:
    facts = replace(explain(agreed, "social-prescribing"), entry_cost=None, entry_cost_unclear="")
    assert entry_cost_table(agreed.problem, facts) is None
    assert said(facts_table(agreed.problem, facts))["Most it may cost to enter"] == "Not at any cost"


def test_what_runs_out_is_given_with_what_is_needed_and_what_is_left(agreed: Analysis) -> None:
    table = said(why(agreed, "perinatal-peer-support").facts)
    assert table["Health visitor hours, 2026/27"] == "Needs 350 hours; 200 hours are left"
    both = said(why(agreed, "falls-pick-up").facts)
    assert both["Better Care Fund, pooled under section 75, 2026/27"] == "Needs £160,000; nothing is left"
    assert next(text for label, text in both.items() if "goes to the theme Ageing well" in label) == (
        "Needs £555,000; £75,000 is left under this rule"
    )


def test_the_money_left_is_that_of_the_money_table(agreed: Analysis) -> None:
    left = {(each.fund, each.year): each.left_gbp for each in agreed.portfolio.money}
    facts = explain(agreed, "social-prescribing")
    assert {(each.about, each.year) for each in facts.shortages} <= set(left)
    assert all(each.left == left[each.about, each.year] for each in facts.shortages)


def test_one_that_is_funded_names_what_would_take_its_place(agreed: Analysis) -> None:
    table = said(why(agreed, "mmr-catch-up").facts)
    assert table["In its place would come"] == "Perinatal peer support"
    assert said(why(agreed, "damp-and-mould-response").facts)["Would go up"] == (
        "Warm homes for people with poor health to full scale"
    )


def test_names_with_an_and_are_kept_apart_in_a_cell(agreed: Analysis) -> None:
    table = said(why(agreed, "alcohol-brief-advice").facts)
    assert "Health checks in workplaces and community centres; and Adult weight" in table["Lost its place to"]


def test_a_cut_is_made_or_no_longer_made_and_nobody_loses_a_place_to_it(agreed: Analysis) -> None:
    explained = why(agreed, "alcohol-brief-advice")
    table, cut = said(explained.facts), "Move half of the weight groups online"
    assert table["Cut no longer made"] == cut
    assert cut not in table["Lost its place to"]
    assert f"This cut would no longer be made: {cut}." in " ".join(explained.sentences)


def test_what_no_list_with_it_can_keep_is_among_the_exact_figures(agreed: Analysis) -> None:
    table = said(why(agreed, "active-travel-routes").facts)
    assert "At least 58% of the people reached are in the most deprived group." in table["No list with it can keep"]
    assert table["What keeps it out"].startswith("Even with no limit on money and no rules")
    assert "No list with it can keep" not in said(why(agreed, "perinatal-peer-support").facts)
