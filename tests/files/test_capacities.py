"""Capacities and the rules on money, reach and capacity: what is read and what is refused."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.funds import Move
from prioritise.domain.rules import CapacityLimit, FundLimit, MinimumMostDeprivedShare, Selection
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.scenario.data import scenario_data, scenario_from_data
from tests.files.small_exercise import edited, sentences

CAPACITIES = "capacity,unit,year,limit\nnurse-hours,hours,2026/27,100\nnurse-hours,hours,2027/28,100\n"
USE = (
    "intervention,level,capacity,year,amount\n"
    "stop-smoking,,nurse-hours,2026/27,70\nwalks,,nurse-hours,2026/27,40\nstop-smoking-cut,,nurse-hours,2026/27,-15\n"
    "stop-smoking,,nurse-hours,2027/28,0\n"
)


def staffed(*edits: tuple[str, str, str], capacities: str = CAPACITIES, use: str = USE) -> dict[str, bytes]:
    return edited(*edits) | {"capacities.csv": capacities.encode(), "capacity_use.csv": use.encode()}


def with_rule(text: str) -> tuple[str, str, str]:
    return ("exercise.yaml", "rules:\n", f"rules:\n  - {{{text}, reason: A test.}}\n")


def test_capacities_and_what_takes_them_are_read():
    exercise = load_exercise_files(staffed())
    assert exercise.capacities[0] == Capacity("nurse-hours", "hours", "2026/27", 100)
    assert exercise.capacity_use[1] == CapacityUse("walks", "", "nurse-hours", "2026/27", 40)


@pytest.mark.parametrize(
    ("files", "file"),
    [
        (staffed(capacities=CAPACITIES + "nurse-hours,hours,2025/26,90\n"), "capacities.csv, row 4"),
        (staffed(use=USE + "walks,,nurse-hours,2025/26,10\n"), "capacity_use.csv, row 6"),
        (edited(("milestones.csv", "2026/27", "2025/26")), "milestones.csv, row 2"),
    ],
    ids=["a limit", "a use", "a milestone"],
)
def test_a_year_outside_the_exercise_is_refused_even_when_it_is_near_one(files, file):
    said = f"{file}, column year | “2025/26”, which is not one of the exercise's years | "
    assert [each for each in sentences(files) if each.startswith(said)]


def test_a_capacity_binds_without_a_rule_and_a_cut_may_set_some_free():
    # Quitting must continue and takes 70 of 100 hours; walks take 40, so the cut that sets 15 free has to be made.
    analysis = analyse(load_exercise_files(staffed()))
    used = sum(use.amount for p in analysis.portfolio.chosen for use in analysis.problem.columns[p].uses)
    assert used <= 100
    chosen = set(analysis.portfolio.interventions)
    assert "walks" not in chosen or "stop-smoking-cut" in chosen


def test_a_scenario_may_set_a_tighter_limit():
    exercise = load_exercise_files(staffed())
    tighter = Scenario(rules_add=(CapacityLimit("leave", "nurse-hours", 69, "2026/27", "Two are on leave"),))
    assert not analyse(exercise, tighter).portfolio.has_answer


def test_money_that_may_be_carried_and_moved_is_read():
    files = edited(
        ("exercise.yaml", "budget_gbp: {2026/27: 500000, 2027/28: 500000}}", GRANT),
    )
    (grant, building) = load_exercise_files(files).funds
    assert (grant.carry_forward_gbp, grant.move_to) == (5000, (Move("building", 700),))
    assert (building.carry_forward_gbp, building.move_to) == (0, ())


GRANT = (
    "budget_gbp: {2026/27: 500000, 2027/28: 500000}, carry_forward_gbp: 5000, "
    "move_to: [{fund: building, limit_gbp: 700}]}"
)
NEW_RULES = (
    FundLimit("half", "grant", Selection(theme="Tobacco"), None, 0.5, "", "Other needs"),
    FundLimit("some", "grant", Selection(interventions=("walks", "gym")), 50_000, None, "2026/27", "Other needs"),
    MinimumMostDeprivedShare("fair", 0.25, "The aim"),
    CapacityLimit("leave", "nurse-hours", 80, "2026/27", "Leave"),
    CapacityLimit("fewer", "nurse-hours", 90, "", "Vacancies"),
)


def test_the_rules_are_read_from_the_file():
    files = staffed(
        with_rule("id: half, kind: fund_limit, fund: grant, share: 0.5, theme: Tobacco"),
        ("exercise.yaml", "scenarios:\n", f"  - {SOME}\n  - {FAIR}\n  - {LEAVE}\nscenarios:\n"),
    )
    assert {rule.id: rule for rule in load_exercise_files(files).rules}.items() >= {
        "half": FundLimit("half", "grant", Selection(theme="Tobacco"), None, 0.5, "", "A test."),
        "some": FundLimit("some", "grant", Selection(interventions=("walks", "gym")), 50_000, None, "2026/27", "A."),
        "fair": MinimumMostDeprivedShare("fair", 0.25, "A."),
        "leave": CapacityLimit("leave", "nurse-hours", 80, "", "A."),
    }.items()


SOME = (
    "{id: some, kind: fund_limit, fund: grant, limit_gbp: 50000, year: 2026/27, interventions: [walks, gym], "
    "reason: A.}"
)
FAIR = "{id: fair, kind: minimum_most_deprived_share, share: 0.25, reason: A.}"
LEAVE = "{id: leave, kind: capacity, capacity: nurse-hours, limit: 80, reason: A.}"


def test_a_scenario_with_these_rules_comes_back_as_it_was():
    scenario = Scenario(id="s", name="S", rules_add=NEW_RULES)
    assert scenario_from_data(scenario_data(scenario), file="x") == scenario


def refused(text: str, expected: str):
    return staffed(with_rule(text)), f"exercise.yaml, row 23, column rules.1 ({text[4:7]}){expected}"


REFUSED = {
    "an unknown fund": refused(
        "id: bad, kind: fund_limit, fund: grand, share: 0.5, theme: Tobacco",
        ".fund | “grand”, which is not a fund | did you mean grant?",
    ),
    "a limit and a share": refused(
        "id: bad, kind: fund_limit, fund: grant, share: 0.5, limit_gbp: 1, theme: Tobacco",
        " | both limit_gbp and share | give one of them",
    ),
    "neither": refused(
        "id: bad, kind: fund_limit, fund: grant, theme: Tobacco",
        " | neither limit_gbp nor share | give one of them",
    ),
    "a year outside the plan": refused(
        "id: bad, kind: fund_limit, fund: grant, year: 2030/31, share: 0.5, theme: Tobacco",
        ".year | “2030/31”, which is not a year of the plan | allowed here: 2026/27, 2027/28",
    ),
    "two selections": refused(
        "id: bad, kind: fund_limit, fund: grant, share: 0.5, theme: Tobacco, interventions: [gym]",
        " | 2 selections | give one of interventions, theme and lead_partner",
    ),
    "an unknown capacity": refused(
        "id: bad, kind: capacity, capacity: nurse-ours, limit: 5",
        ".capacity | “nurse-ours”, which is not in capacities.csv | did you mean nurse-hours?",
    ),
    "a capacity that is used and not listed": (
        staffed(use=USE.replace("walks,,nurse-hours", "walks,,rooms")),
        (
            "capacity_use.csv, row 3, column capacity | “rooms”, which is not listed in capacities.csv | "
            "allowed here: nurse-hours"
        ),
    ),
    "a year without a limit": (
        staffed(capacities=CAPACITIES.replace("nurse-hours,hours,2026/27,100\n", "")),
        (
            "capacity_use.csv, row 2, column year | nurse-hours used in 2026/27, for which capacities.csv has no "
            "limit | add the limit of that year"
        ),
    ),
    "two units": (
        staffed(capacities=CAPACITIES.replace("hours,2027/28", "days,2027/28")),
        (
            "capacities.csv, row 3, column unit | “days”, but “hours” on row 2 for the same capacity | "
            "make them the same, or give another capacity another id"
        ),
    ),
    "an amount below 0": (
        staffed(use=USE.replace("2026/27,40", "2026/27,-40")),
        (
            "capacity_use.csv, row 3, column amount | -40 by what is not a reduction | "
            "use 0 or more; only a cut sets some free"
        ),
    ),
    "reach that a rule needs": (
        staffed(
            with_rule("id: bad, kind: minimum_most_deprived_share, share: 0.5"),
            ("interventions.csv", "-100,0.5", "-100,"),
            ("exercise.yaml", "need, inequality, health-gain", "need, health-gain"),
            (
                "weights.csv",
                "council,,inequality,points,20,\ncouncil,,health-gain,points,20,",
                "council,,health-gain,points,40,",
            ),
            ("weights.csv", "nhs,gp,inequality,swing,50,\n", ""),
            ("weights.csv", "nhs,nurse,inequality,rank,2,\n", ""),
            ("weights.csv", "nhs,nurse,cost,rank,5,\n", "nhs,nurse,cost,rank,2,\n"),
            ("exercise.yaml", "{need: 50, inequality: 20,", "{need: 70,"),
        ),
        (
            "interventions.csv, row 3, column most_deprived_share | an empty cell, which the rule bad needs | "
            "fill it in, or take the rule out"
        ),
    ),
}


@pytest.mark.parametrize(("files", "expected"), REFUSED.values(), ids=REFUSED)
def test_every_slip_is_named_once(files, expected):
    assert sentences(files) == [expected]


def test_uses_without_capacities_are_named():
    files = staffed()
    del files["capacities.csv"]
    assert sentences(files) == [
        (
            "capacities.csv | no such file, although it is named in capacity_use.csv | "
            "add it; see the worked example for its columns"
        )
    ]
