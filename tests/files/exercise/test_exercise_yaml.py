"""What is wrong in `exercise.yaml` is said with its row, its place and the name that was probably meant."""

from __future__ import annotations

from datetime import date

import pytest

from prioritise.domain.rules import MustNotFund
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.scenario.data import scenario_data, scenario_from_data
from tests.files.small_exercise import EXERCISE, edited, sentences, small_files

RULE = "  - {id: no-trucks, kind: must_not_fund, intervention: leaflet-van, reason: Nobody reads them.}\n"
REASON = "reason: A test."
LISTED = "not listed in interventions.csv"
CIRCLE = "remove one of these rules; they can only be funded together or not at all"
RULE_KINDS = (
    "must_fund, must_not_fund, requires, excludes, at_most, at_least, fund_limit, minimum_most_deprived_share, "
    "capacity, meet_target, fund_minimum, no_disproportionate_cut"
)
KINDS = f"use one of {RULE_KINDS}"
ONE_SELECTION = "give one of interventions, theme and lead_partner"


def rule(text: str) -> tuple[str, str]:
    """The rule on row 24 replaced by another."""
    return RULE, f"  - {{{text}}}\n"


SLIPS = {
    "an unknown name": (
        ("weights_from: partner-mean", "weight_from: partner-mean"),
        (
            "row 18, column weight_from | the name “weight_from”, which means nothing here | "
            "did you mean weights_from? Or remove it"
        ),
    ),
    "a name in the wrong place": (
        ("price_year: 2025/26", "price_year: 2025/26\ncount: 3"),
        "row 13, column count | the name “count”, which means nothing here | remove it, or move it to where it belongs",
    ),
    "a list where names are meant": (
        ("most_deprived: {definition: Most deprived fifth, population_share: 0.2}", "most_deprived: [a, b]"),
        "row 11, column area.most_deprived | a list where names and values are needed | write each as name: value",
    ),
    "names where a list is meant": (
        ("years: [2026/27, 2027/28]", "years: {first: 2026/27}"),
        (
            "row 13, column years | names and values where a list is needed | "
            "write [one, another], or one to a line after a hyphen"
        ),
    ),
    "a list where text is meant": (
        ("title: What should Smallville fund?", "title: [What, now]"),
        "row 3, column title | a list where text is needed | write one text here",
    ),
    "nothing after a name": (
        ("title: What should Smallville fund?", "title:"),
        "column title | nothing | add it; it is needed",
    ),
    "another version": (
        ("schema: 1", "schema: 2"),
        "row 1, column schema | “2”, a form of this file that is not known here | write schema: 1",
    ),
    "an unknown vocabulary": (
        ("outcomes-2026", "outcomes-2030"),
        "row 4, column vocabulary | “outcomes-2030” | use laa-2008 or outcomes-2026",
    ),
    "an id with a stop": (
        ("id: smallville", "id: Small.ville"),
        "row 2, column id | “Small.ville”, which is not an id | use lower-case letters and figures joined by hyphens",
    ),
    "a share in percent": (
        ("population_share: 0.2", "population_share: 20"),
        (
            "row 11, column area.most_deprived.population_share | 20, which is not a share | "
            "write a share from 0 to 1 (45% is 0.45)"
        ),
    ),
    "a year that is not one": (
        ("years: [2026/27, 2027/28]", "years: [2026/27, 2027]"),
        "row 13, column years.2 | “2027”, which is not a financial year | write 2027/28 or 2026/27, whichever is meant",
    ),
    "a budget in words": (
        ("2027/28: 0}", "2027/28: none}"),
        (
            "row 21, column funds.2.budget_gbp.2027/28 | “none”, which is not a number | "
            "enter figures only, such as 1200"
        ),
    ),
    "a budget below nothing": (
        ("2027/28: 0}", "2027/28: -5}"),
        "row 21, column funds.2.budget_gbp.2027/28 | -5, which is below 0 | use 0 or more",
    ),
    "a year without a budget": (
        (", 2027/28: 0}", "}"),
        "row 21, column funds.2 (building).budget_gbp | no budget for 2027/28 | add it; write 0 if there is none",
    ),
    "a budget for another year": (
        ("2027/28: 0}", "2027/28: 0, 2029/30: 5}"),
        "row 21, column funds.2 (building).budget_gbp | an amount for 2029/30 | remove it, or add the year to years",
    ),
    "a minimum above the budget": (
        ("2027/28: 0}", "2027/28: 0}, minimum_gbp: {2026/27: 200000}"),
        "row 21, column funds.2 (building).minimum_gbp | a minimum above the budget in 2026/27 | lower it",
    ),
    "a move to nowhere": (
        ("2027/28: 0}", "2027/28: 0}, move_to: [{fund: grand, limit_gbp: 5}]"),
        "row 21, column funds.2 (building).move_to.1.fund | “grand”, which is not a fund | did you mean grant?",
    ),
    "capital money moved to revenue": (
        ("2027/28: 0}", "2027/28: 0}, move_to: [{fund: grant, limit_gbp: 5}]"),
        (
            "row 21, column funds.2 (building).move_to.1.fund | capital money moved to grant, which holds revenue "
            "money | remove it; capital may not pay for what revenue pays for"
        ),
    ),
    "a move to the same fund": (
        ("2027/28: 0}", "2027/28: 0}, move_to: [{fund: building, limit_gbp: 5}]"),
        (
            "row 21, column funds.2 (building).move_to.1.fund | the same fund | "
            "name another fund; carry_forward_gbp is for the same fund a year later"
        ),
    ),
    "a rule about targets": (
        rule("id: no-trucks, kind: meet_target, target: less-smokin, reason: Promised."),
        (
            "row 24, column rules.2 (no-trucks).target | “less-smokin”, which is not in targets.csv | "
            "did you mean less-smoking?"
        ),
    ),
    "a rule about a placeholder": (
        rule("id: no-trucks, kind: meet_target, target: kinder-town, reason: Promised."),
        (
            "row 24, column rules.2 (no-trucks).target | kinder-town, which is a placeholder | "
            "fill the target in first, or remove the rule"
        ),
    ),
    "a rule about a year without a milestone": (
        rule("id: no-trucks, kind: meet_target, target: less-smoking, year: 2028/29, reason: Promised."),
        (
            "row 24, column rules.2 (no-trucks) | less-smoking, which has no milestone for 2028/29 | "
            "name one of 2026/27, 2027/28"
        ),
    ),
    "a host who is nobody": (
        ("host: nhs", "host: nhz"),
        "row 21, column funds.2 (building).host | “nhz”, which is not a partner | did you mean nhs?",
    ),
    "the same partner twice": (
        ("- {id: nhs, name: NHS, voice: 1}", "- {id: nhs, name: NHS, voice: 1}\n  - {id: nhs, name: NHS, voice: 1}"),
        "row 15, column partners | nhs twice | keep one of them",
    ),
    "a criterion without a file": (
        ("criteria: [need", "criteria: [ned"),
        (
            "row 14, column criteria | the criterion ned, which has no file | "
            "add criteria/ned.yaml to the exercise, or use another; did you mean need?"
        ),
    ),
    "a benchmark no figure is for": (
        ("benchmark: E1", "benchmark: E2"),
        (
            "row 9, column area.benchmark | “E2”, which no row of indicators.csv has as its area_code | "
            "allowed here: A1, A2, A3, A4, A5, A6, E1"
        ),
    ),
    "an unknown kind of rule": (
        rule("id: x, kind: must_find, intervention: gym, reason: A test."),
        f"row 24, column rules.2 | “must_find”, which is not a kind of rule | {KINDS}",
    ),
    "a rule without a kind": (
        rule("id: x, intervention: gym, reason: A test."),
        f"row 24, column rules.2 | no kind of rule | write kind: one of {RULE_KINDS}",
    ),
    "a rule without a reason": (
        rule("id: x, kind: must_fund, intervention: gym"),
        "row 24, column rules.2.reason | nothing | add it; it is needed",
    ),
    "a rule that names nothing": (
        rule("id: x, kind: must_fund, intervention: , reason: A test."),
        "row 24, column rules.2.intervention | nothing | add it; it is needed",
    ),
    "a rule that names what is not there": (
        rule("id: x, kind: must_fund, intervention: gim, reason: A test."),
        f"row 24, column rules.2 (x) | “gim”, which is {LISTED} | did you mean gym?",
    ),
    "a rule that requires what is not there": (
        rule("id: x, kind: requires, intervention: gym, required: wulks, reason: A test."),
        f"row 24, column rules.2 (x) | “wulks”, which is {LISTED} | did you mean walks?",
    ),
    "an exclusion of one": (
        rule("id: x, kind: excludes, interventions: [gym], reason: A test."),
        "row 24, column rules.2 (x) | fewer than two interventions | name at least two",
    ),
    "a count of nothing": (
        rule("id: x, kind: at_most, count: 1, reason: A test."),
        f"row 24, column rules.2 (x) | 0 selections | {ONE_SELECTION}",
    ),
    "a count of two things": (
        rule("id: x, kind: at_most, count: 1, theme: Tobacco, lead_partner: nhs, reason: A test."),
        f"row 24, column rules.2 (x) | 2 selections | {ONE_SELECTION}",
    ),
    "a count of a theme nothing has": (
        rule("id: x, kind: at_most, count: 1, theme: Tobaco, reason: A test."),
        "row 24, column rules.2 (x) | the theme “Tobaco”, which no intervention has | did you mean Tobacco?",
    ),
    "more than there are": (
        rule("id: x, kind: at_least, count: 9, theme: Tobacco, reason: A test."),
        "row 24, column rules.2 (x) | at least 9 of 1 | lower the count, or widen the selection",
    ),
    "the same rule twice": (
        rule("id: keep-quitting, kind: must_fund, intervention: gym, reason: A test."),
        "row 22, column rules | keep-quitting twice | keep one of them",
    ),
    "a circle of two": (
        rule("id: x, kind: requires, intervention: walks, required: gym, reason: A test."),
        f"row 22, column rules | a circle: gym requires walks requires gym | {CIRCLE}",
    ),
    "a circle of one": (
        rule("id: x, kind: requires, intervention: walks, required: walks, reason: A test."),
        f"row 22, column rules | a circle: walks requires walks | {CIRCLE}",
    ),
    "a scenario with the name of what was agreed": (
        ("id: less-money", "id: agreed"),
        (
            "row 30, column scenarios.1 (agreed) | a scenario called agreed | "
            "give it another id; this one means what was agreed"
        ),
    ),
    "a scenario that weighs an unknown criterion": (
        ("weights: {need: 50", "weights: {ned: 50"),
        (
            "row 33, column scenarios.2 (another-view).weights | a weight for ned, which carries none here | "
            "did you mean need?"
        ),
    ),
    "a scenario that leaves a weight out": (
        (", acceptability: 5, cost: 5}", ", cost: 5}"),
        (
            "row 33, column scenarios.2 (another-view).weights | no weight for acceptability | "
            "add it; write 0 if you mean 0"
        ),
    ),
    "a scenario that weighs nothing": (
        (
            "weights: {need: 50, inequality: 20, health-gain: 20, acceptability: 5, cost: 5}",
            "weights: {need: 0, inequality: 0, health-gain: 0, acceptability: 0, cost: 0}",
        ),
        "row 33, column scenarios.2 (another-view).weights | nothing above 0 | give at least one criterion points",
    ),
    "a scenario with an unknown fund": (
        ("funds: {grant:", "funds: {grunt:"),
        "row 34, column scenarios.2 (another-view).funds | “grunt”, which is not a fund | did you mean grant?",
    ),
    "a scenario with another year": (
        ("funds: {grant: {2026/27:", "funds: {grant: {2031/32:"),
        (
            "row 34, column scenarios.2 (another-view).funds.grant | an amount for 2031/32 | "
            "use one of the exercise's years"
        ),
    ),
    "a scenario that removes no rule": (
        ("rules_remove: [two-active]", "rules_remove: [two-activ]"),
        (
            "row 35, column scenarios.2 (another-view).rules_remove | “two-activ”, which is not a rule | "
            "did you mean two-active?"
        ),
    ),
    "a scenario that adds a rule there is": (
        ("{id: more-active,", "{id: gym-needs-walks,"),
        (
            "row 36, column scenarios.2 (another-view).rules_add.1 (gym-needs-walks) | "
            "gym-needs-walks, which is a rule already | give the new rule its own id"
        ),
    ),
    "a scenario that forces what is not there": (
        ("overrides: [{intervention: gym", "overrides: [{intervention: gim"),
        f"row 37, column scenarios.2 (another-view).overrides | “gim”, which is {LISTED} | did you mean gym?",
    ),
    "an override without a reason": (
        (", reason: Councillors object.}", "}"),
        "row 37, column scenarios.2.overrides.1.reason | nothing | add it; it is needed",
    ),
    "a name twice": (
        ("id: smallville", "id: smallville\nid: largeville"),
        "row 3 | the name id twice | keep one",
    ),
    "an alias": (
        ("code: A1", "code: *somewhere"),
        "row 7 | “*somewhere”, which stands for text that is written elsewhere | write it out in full",
    ),
    "a bracket left open": (
        ("title: What", "title: [What"),
        (
            "row 3 | “title: [What should Smallville fund?”, which cannot be read: "
            "a square bracket is not closed, or a comma is missing | "
            "correct this row or the one above; compare it with the worked example"
        ),
    ),
    "a tab": (
        ("  code: A1", "\tcode: A1"),
        (
            "row 7 | “code: A1”, which cannot be read: it has a tab where spaces belong | "
            "write this line instead, after 2 spaces: code: A1"
        ),
    ),
    "a day that is not one": (
        rule(f"id: no-trucks, kind: must_not_fund, intervention: leaflet-van, {REASON[:-1]}, decided_on: last spring"),
        ("row 24, column rules.2.decided_on | “last spring”, which is not a date | write it like 2026-11-22"),
    ),
    "a control character": (
        ("title: What", "title: \x07What"),
        "row 3 | a control character | delete it",
    ),
    "a list as a name": (
        ("id: smallville", "[id]: smallville"),
        "row 2 | a list or mapping as a name | use a word",
    ),
}


@pytest.mark.parametrize(("edit", "expected"), SLIPS.values(), ids=SLIPS)
def test_one_slip_is_one_line(edit, expected):
    where = "exercise.yaml, " if expected.startswith(("row", "column")) else "exercise.yaml"
    assert sentences(edited(("exercise.yaml", *edit))) == [where + expected]


@pytest.mark.parametrize("text", ["", "just text", "- a\n- list", "# nothing"])
def test_a_file_without_names_and_values_is_refused(text):
    assert sentences(small_files() | {"exercise.yaml": text.encode()}) == [
        "exercise.yaml | no names and values in it | compare it with the worked example"
    ]


def test_lists_without_end_are_refused():
    found = sentences(small_files() | {"exercise.yaml": b"a: " + b"[" * 20_000})
    assert found == ["exercise.yaml, row 1 | more than 20 lists within lists | compare it with the worked example"]


def test_a_file_far_too_long_is_refused_before_it_is_read():
    found = sentences(small_files() | {"exercise.yaml": EXERCISE.encode() + b"#" * 1_000_000})
    assert found == [
        (
            "exercise.yaml | 1,001,915 bytes; the most that are read is 250,000 | "
            "keep tables in CSV files and leave only settings here"
        )
    ]


def test_tags_that_would_build_objects_are_only_text():
    assert sentences(edited(("exercise.yaml", "id: smallville", "id: !!python/object/apply:os.getcwd []"))) == [
        "exercise.yaml, row 2, column id | a list where text is needed | write one text here"
    ]


def test_a_slip_in_one_part_does_not_hide_slips_in_the_others():
    found = sentences(
        edited(
            ("exercise.yaml", "id: smallville", "id: Small/Ville"),
            ("exercise.yaml", "kind: excludes", "kind: exclude"),
            ("exercise.yaml", "intervention: leaflet-van, reason", "intervention: van, reason"),
            ("exercise.yaml", "host: nhs", "host: nobody"),
            ("costs.csv", "walks,grant", "walks,grunt"),
        )
    )
    assert [line.split(" | ")[0] for line in found] == [
        "exercise.yaml, row 2, column id",
        "exercise.yaml, row 21, column funds.2 (building).host",
        "exercise.yaml, row 24, column rules.2 (no-trucks)",
        "exercise.yaml, row 26, column rules.4",
        "costs.csv, row 5, column fund",
    ]


def test_yes_and_no_and_dates_stay_what_was_written():
    title = ("exercise.yaml", "title: What should", "title: 2026-13-45")
    assert sentences(edited(title, ("exercise.yaml", "name: Council, voice", "name: No, voice"))) == []


def test_a_rule_says_who_decided_it_and_on_what_day():
    said = "reason: Nobody reads them., decided_by: Health board, decided_on: 2026-03-12}"
    files = edited(("exercise.yaml", "reason: Nobody reads them.}", said))
    rules = {each.id: each for each in load_exercise_files(files).rules}
    assert (rules["no-trucks"].decided_by, rules["no-trucks"].decided_on) == ("Health board", date(2026, 3, 12))
    assert all((each.decided_by, each.decided_on) == ("", None) for each in rules.values() if each.id != "no-trucks")


def test_who_decided_goes_out_with_a_scenario_and_comes_back():
    rule = MustNotFund("no-trucks", "leaflet-van", "Unread.", decided_by="Health board", decided_on=date(2026, 3, 12))
    scenario = Scenario(id="asked", rules_add=(rule, MustNotFund("no-gym", "gym", "Dear.")))
    data = scenario_data(scenario)
    assert data["rules_add"][0]["decided_on"] == "2026-03-12"
    assert "decided_by" not in data["rules_add"][1]
    assert scenario_from_data(data, file="x") == scenario


def test_the_panels_time_is_read_and_has_defaults() -> None:
    plan = "small_number: 5, panel: {cells_to_settle: 8, minutes_a_cell: 2.5}"
    read = load_exercise_files(edited(("exercise.yaml", "small_number: 5", plan))).settings.panel
    assert (read.cells_to_settle, read.minutes_a_cell, read.seconds_a_score) == (8, 2.5, 20)
    default = load_exercise_files(edited()).settings.panel
    assert (default.cells_to_settle, default.minutes_a_cell) == (15, 3)


@pytest.mark.parametrize(
    ("plan", "column"),
    [("cells_to_settle: 7.5", "cells_to_settle"), ("minutes_a_cell: -1", "minutes_a_cell"), ("minutes: 3", "minutes")],
)
def test_a_panels_time_that_cannot_be_is_named(plan: str, column: str) -> None:
    found = sentences(edited(("exercise.yaml", "small_number: 5", f"small_number: 5, panel: {{{plan}}}")))
    assert len(found) == 1
    assert "exercise.yaml" in found[0]
    assert column in found[0]
