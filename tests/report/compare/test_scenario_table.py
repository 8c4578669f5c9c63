"""Scenarios stand side by side with what was agreed: what differs, who enters and leaves, at whose weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.portfolio_change import compare_portfolios
from prioritise.domain.interventions import Status
from prioritise.domain.rules import MustNotFund
from prioritise.domain.scenarios import Override, Scenario
from prioritise.portfolio.rules import clause
from prioritise.report.compare.scenario_table import (
    NO_ANSWER,
    membership_table,
    scenario_words,
    scenarios_headline,
    scenarios_table,
    scenarios_title,
)
from prioritise.words import points
from tests.worked_example import worked_example


@pytest.fixture(scope="module")
def views() -> Sequence[Analysis]:
    exercise = worked_example()
    return [analyse(exercise), *(analyse(exercise, each) for each in exercise.scenarios)]


def asking(views: Sequence[Analysis], scenario: Scenario) -> Analysis:
    """What was agreed, with the question of a scenario beside it: its words need no answer."""
    return replace(views[0], scenario=scenario)


def test_every_scenario_is_a_line_and_what_was_agreed_comes_first(views: Sequence[Analysis]) -> None:
    table = scenarios_table(views)
    assert table.column("Scenario") == tuple(view.scenario.name for view in views)
    assert (table.rows[0][1], *table.rows[0][4:]) == ("Nothing", "–", "–", "–", "–")


def test_a_scenario_is_compared_at_its_own_weights(views: Sequence[Analysis]) -> None:
    for view, row in zip(views[1:], scenarios_table(views).rows[1:], strict=True):
        change = compare_portfolios(views[0], view)
        assert row[2] == f"{points(change.value_after)} ({points(change.value_before)})"
        assert all(name in row[4] for name in change.entering)
        assert all(name in row[5] for name in change.leaving)
        assert all(name in row[6] for name in change.resized)
        assert all(name in row[7] for name in (*change.cuts_made, *change.cuts_dropped))


def test_cuts_and_sizes_have_columns_of_their_own(views: Sequence[Analysis]) -> None:
    table = scenarios_table(views)
    cuts = [each.name for each in views[0].exercise.interventions if each.status is Status.REDUCE]
    assert any("ade: " in cell for cell in table.column("Cuts"))
    assert any(", from " in cell and " to " in cell for cell in table.column("Changes size"))
    assert not any(name in cell for name in cuts for heading in ("Enters", "Leaves") for cell in table.column(heading))


def test_every_intervention_is_in_one_of_the_two_tables(views: Sequence[Analysis]) -> None:
    differing, same = membership_table(views, differing=True), membership_table(views, differing=False)
    assert all(len(set(row[1:])) > 1 for row in differing.rows)
    assert all(len(set(row[1:])) == 1 for row in same.rows)
    assert len(differing.rows) + len(same.rows) == len(views[0].exercise.interventions)


def test_the_title_counts_the_lines_of_the_table_and_those_that_differ_only_in_size(views: Sequence[Analysis]) -> None:
    differing = membership_table(views, differing=True)
    sets = [set(view.portfolio.interventions) for view in views]
    always, ever = set.intersection(*sets), set.union(*sets)
    by_level = len(differing.rows) - len(ever - always)
    assert by_level == 1
    title, every = scenarios_title(views), views[0].exercise.interventions
    same = len(membership_table(views, differing=False).rows)
    assert title.startswith(f"{same} of {len(every)} are decided alike in every scenario: ")
    assert title.endswith(f"; {len(differing.rows)} depend on which, 1 of them only in size")
    # All that is counted adds up.
    alike, depend = title.split("; ")
    kinds = [int(number) for number in re.findall(r"(\d+) (?:funded|not funded|cuts?)", alike)]
    assert sum(kinds) == same
    assert same + int(depend.split()[0]) == len(every)
    # A cut that is made and one that is not are two things.
    cuts = [
        each.id
        for each in every
        if each.is_cut and each.name in membership_table(views, differing=False).column("Intervention")
    ]
    made, unmade = len(set(cuts) & always), len(set(cuts) - ever)
    assert made + unmade == len(cuts)
    assert [int(number) for number in re.findall(r"(\d+) cuts? (?:not )?made", alike)] == [
        n for n in (made, unmade) if n
    ]
    assert scenarios_headline(views) == (
        f"{len(differing.rows)} of {len(every)} decisions depend on which of {len(views)} scenarios"
    )
    alone = scenarios_title([views[0], views[0]])
    assert alone.startswith(f"{len(every)} of {len(every)} are decided alike in every scenario: ")
    assert scenarios_title(views[:1]) == "There is nothing to compare with the list as it stands"


@pytest.mark.parametrize(
    ("budgets", "words"),
    [
        ({"2026/27": 927_000, "2027/28": 954_000, "2028/29": 976_500}, "10% (£317,500) less of Better Care Fund"),
        ({"2026/27": 1_030_001, "2027/28": 1_060_001}, "£2 more of Better Care Fund"),
        ({"2026/27": 1_029_999}, "£1 less in 2026/27 of Better Care Fund"),
        ({"2026/27": 1_029_999, "2027/28": 1_060_002}, "£1 less in 2026/27 and £2 more in 2027/28"),
        ({"2026/27": 1_030_000}, "The agreed limit of Better Care Fund"),
    ],
)
def test_a_fund_is_said_to_be_more_or_less_by_how_much(
    views: Sequence[Analysis], budgets: dict[str, int], words: str
) -> None:
    assert words in scenario_words(asking(views, Scenario(id="x", funds={"better-care-fund": budgets})))


def test_a_capacity_is_said_with_its_year_and_what_was_agreed(views: Sequence[Analysis]) -> None:
    asked = Scenario(id="x", capacities={"health-visitor-hours": {"2026/27": 4050}})
    said = scenario_words(asking(views, asked))
    assert said == "Health visitor hours at 4,050 hours in 2026/27 (agreed 3,900)"


def test_two_saved_scenarios_never_read_alike_and_none_is_said_as_a_mere_count(views: Sequence[Analysis]) -> None:
    said = [scenario_words(view) for view in views]
    assert len(set(said)) == len(said)
    assert not [words for words in said if re.search(r"other weights|\d+ (?:more )?rules?\b", words, re.IGNORECASE)]


def test_a_scenario_with_no_list_says_so(views: Sequence[Analysis]) -> None:
    exercise = views[0].exercise
    stop = MustNotFund("stop", "nhs-health-check", "A test.")
    none = analyse(exercise, Scenario(id="none", name="None", rules_add=(stop,)))
    row = scenarios_table([views[0], none]).rows[1]
    assert row == (
        "None",
        "With this rule: NHS Health Check for all aged 40 to 74 must stop",
        NO_ANSWER,
        "–",
        "–",
        "–",
        "–",
        "–",
    )
    assert set(membership_table([none], differing=False).column("None")) == {"–"}
    assert membership_table([views[0], none], differing=True).rows == ()


def test_what_differs_is_said_in_words(views: Sequence[Analysis]) -> None:
    scenario = Scenario(
        id="many",
        weights={each.id: float(each.id == "need") for each in views[0].exercise.weighted_criteria},
        budget_factor=0.9,
        funds={"council-capital": {"2026/27": 1}},
        rules_remove=("best-start-promise",),
        overrides=(Override("swap-to-stop", True, "Promised."),),
    )
    said = scenario_words(analyse(views[0].exercise, scenario))
    assert said.startswith("Weights of need met 100.0% (agreed 23.0%), reducing inequality 0.0% (agreed 24.2%)")
    assert "; all budgets at 90%; £439,999 less in 2026/27 of Council capital programme, healthy places; " in said
    rule = next(rule for rule in views[0].exercise.rules if rule.id == "best-start-promise")
    assert f"; without this rule: {clause(rule, views[0].problem)}; " in said
    assert said.endswith("Swap to stop in social housing must be funded")
    assert scenario_words(views[0]) == "Nothing"
