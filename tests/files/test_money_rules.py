"""The rules on ring-fences and on what sectors lose: what is read, and what is refused."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.domain.interventions import Sector
from prioritise.domain.rules import FundMinimum, NoDisproportionateCut, Selection
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.scenario.data import scenario_data, scenario_from_data
from tests.files.small_exercise import INTERVENTIONS, edited, sentences

FENCE = "id: fence, kind: fund_minimum, fund: grant, limit_gbp: 60000, year: 2026/27, theme: Moving more"
FAIR = "id: fair, kind: no_disproportionate_cut, sector: voluntary, times: 1.5"
SECTORS = {
    "stop-smoking": "council", "stop-smoking-cut": "council", "walks": "", "gym": "voluntary", "leaflet-van": "",
}  # fmt: skip


def provided(sectors=SECTORS, *, gym="new"):
    """interventions.csv with a provider and a sector each."""
    head, *lines = INTERVENTIONS.replace("nhs,new,,200", f"nhs,{gym},,200").splitlines()
    rows = [head.replace("evidence_grade,source", "evidence_grade,provider,sector,source")]
    for line in lines:
        name = line.split(",")[0]
        front, source = line.rsplit(",", 1)
        rows.append(f"{front},Somebody,{sectors[name]},{source}")
    return "\n".join(rows) + "\n"


def files(*rules, table=None, edits=()):
    text = "".join(f"  - {{{rule}, reason: A test.}}\n" for rule in rules)
    found = edited(("exercise.yaml", "rules:\n", f"rules:\n{text}"), *edits)
    return found | {"interventions.csv": (table or provided(gym="current")).encode()}


def test_provider_and_sector_are_read_and_may_be_left_out():
    read = {each.id: each for each in load_exercise_files(files()).interventions}
    assert (read["gym"].provider, read["gym"].sector) == ("Somebody", Sector.VOLUNTARY)
    assert (read["walks"].sector, read["stop-smoking"].sector) == (None, Sector.COUNCIL)
    assert {each.sector for each in load_exercise_files(edited()).interventions} == {None}


def test_both_rules_are_read_and_hold():
    exercise = load_exercise_files(files(FENCE, FAIR))
    assert exercise.rules[:2] == (
        FundMinimum("fence", "grant", Selection(theme="Moving more"), 60000, None, "2026/27", "A test."),
        NoDisproportionateCut("fair", Sector.VOLUNTARY, 1.5, "A test."),
    )
    analysis = analyse(exercise, Scenario(rules_remove=("gym-needs-walks",)))
    assert {"fence", "fair"} <= set(analysis.verification.rules_checked)
    # Stop smoking must continue, so nothing is lost but by the cut: the gym may not stop.
    assert {"gym", "walks"} <= set(analysis.portfolio.interventions)


def test_a_scenario_with_both_comes_back_as_it_was():
    rules = (
        FundMinimum("fence", "grant", Selection(interventions=("gym", "walks")), None, 0.25, "", "Terms"),
        NoDisproportionateCut("fair", Sector.NHS, 0.0, "Guidance"),
    )
    scenario = Scenario(id="s", name="S", rules_add=rules)
    data = scenario_data(scenario)
    assert data["rules_add"][1] == {
        "id": "fair", "kind": "no_disproportionate_cut", "reason": "Guidance", "sector": "nhs", "times": 0.0,
    }  # fmt: skip
    assert scenario_from_data(data, file="x") == scenario


LEVELLED = [
    (
        "costs.csv",
        "gym,building,2026/27,90000,capital,no",
        "gym,building,2026/27,90000,capital,no,full\ngym,grant,2026/27,500,revenue,no,half",
    ),
    ("costs.csv", "gym,grant,2027/28,30000,revenue,no", "gym,grant,2027/28,30000,revenue,no,full"),
    ("costs.csv", "kind,recurrent\n", "kind,recurrent,level\n"),
]


def levels(*, full, half=100):
    head = "intervention,level,name,people_per_year,most_deprived_share"
    return f"{head}\ngym,full,Full,{full},0.3\ngym,half,Half,{half},0.3\n".encode()


def test_today_s_level_is_the_one_that_reaches_as_many_people_as_the_service():
    exercise = load_exercise_files(files(FAIR, edits=LEVELLED) | {"levels.csv": levels(full=200)})
    assert {each.level for each in exercise.levels} == {"full", "half"}


AT = "exercise.yaml, row 23, column rules.1"
CURRENT = provided(gym="current")
REFUSED = {
    "a ring-fence of no size": (
        files("id: fence, kind: fund_minimum, fund: grant, theme: Tobacco"),
        f"{AT} (fence) | neither limit_gbp nor share | give one of them",
    ),
    "a ring-fence in a fund that is not there": (
        files(FENCE.replace("grant", "grand")),
        f"{AT} (fence).fund | “grand”, which is not a fund | did you mean grant?",
    ),
    "a ring-fence in a year that is not there": (
        files(FENCE.replace("2026/27", "2030/31")),
        f"{AT} (fence).year | “2030/31”, which is not a year of the plan | allowed here: 2026/27, 2027/28",
    ),
    "a ring-fence for an unknown theme": (
        files(FENCE.replace("Moving more", "Moving mor")),
        f"{AT} (fence) | the theme “Moving mor”, which no intervention has | did you mean Moving more?",
    ),
    "a ring-fence for what is not listed": (
        files("id: fence, kind: fund_minimum, fund: grant, share: 0.1, interventions: [gim]"),
        f"{AT} (fence) | “gim”, which is not listed in interventions.csv | did you mean gym?",
    ),
    "an unknown sector": (
        files(FAIR.replace("voluntary", "charity")),
        f"{AT}.sector | “charity” | use council, nhs, voluntary, private or other",
    ),
    "times below 0": (files(FAIR.replace("1.5", "-1")), f"{AT}.times | -1, which is below 0 | use 0 or more"),
    "no times": (
        files("id: fair, kind: no_disproportionate_cut, sector: voluntary"),
        f"{AT}.times | nothing | add it; it is needed",
    ),
    "a sector without current money": (
        files(FAIR.replace("voluntary", "private")),
        (
            f"{AT} (fair).sector | “private”, which no current service that costs anything has | "
            "use one that has: council, voluntary"
        ),
    ),
    "a sector with all the current money": (
        files(FAIR.replace("voluntary", "council"), table=provided()),
        (
            f"{AT} (fair).sector | “council”, which has all the current money | "
            "there is nothing to compare; remove the rule"
        ),
    ),
    "a sector whose services cost nothing": (
        files(FAIR, edits=[("costs.csv", "90000", "-30000")]),
        (
            f"{AT} (fair).sector | “voluntary”, which no current service that costs anything has | "
            "use one that has: council"
        ),
    ),
    "a current service without a sector": (
        files(FAIR, table=CURRENT.replace("Somebody,voluntary", "Somebody,")),
        (
            "interventions.csv, row 5, column sector | an empty cell, which the rule fair needs | "
            "write council, nhs, voluntary, private or other, or take the rule out"
        ),
    ),
    "a cut without a sector": (
        files(FAIR, table=CURRENT.replace("strong,Somebody,council", "strong,Somebody,X").replace(
            ",,Somebody,council", ",,Somebody,").replace("Somebody,X", "Somebody,council")),
        (
            "interventions.csv, row 3, column sector | an empty cell, which the rule fair needs | "
            "write council, nhs, voluntary, private or other, or take the rule out"
        ),
    ),
    "a sector that is not one": (
        files(table=CURRENT.replace("Somebody,voluntary", "Somebody,charity")),
        (
            "interventions.csv, row 5, column sector | “charity” | "
            "use council, nhs, voluntary, private or other, or leave it empty"
        ),
    ),
    "a cut of another sector than its service": (
        files(table=CURRENT.replace(",,Somebody,council", ",,Somebody,voluntary")),
        (
            "interventions.csv, row 3, column sector | “voluntary” on a cut of stop-smoking, whose sector is council | "
            "make them the same, or list the part that is cut as a service of its own"
        ),
    ),
    "levels of a current service of which none is today's": (
        files(FAIR, edits=LEVELLED) | {"levels.csv": levels(full=240)},
        (
            "interventions.csv, row 5, column people_per_year | 200 for a service with levels, of which the rule fair "
            "needs to know today’s | write the people_per_year of the level it has today, which no other level may have"
        ),
    ),
    "levels of a current service of which two are today's": (
        files(FAIR, edits=LEVELLED) | {"levels.csv": levels(full=200, half=200)},
        (
            "interventions.csv, row 5, column people_per_year | 200 for a service with levels, of which the rule fair "
            "needs to know today’s | write the people_per_year of the level it has today, which no other level may have"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), REFUSED.values(), ids=REFUSED)
def test_every_slip_is_named_once(content, expected):
    assert sentences(content) == [expected]
