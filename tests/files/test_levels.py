"""An intervention at several funding levels: what is read, what is worked out, and what is refused."""

from __future__ import annotations

import json

import pytest

from prioritise.analysis import analyse, bands
from prioritise.analysis.priority_list import priority_list
from prioritise.domain.interventions import FundingLevel, Proposal
from prioritise.domain.rules import MustFund
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.panel_files import panel_csv
from prioritise.files.scenario.data import scenario_data, scenario_from_data
from prioritise.report.exports.portfolio_json import portfolio_json
from prioritise.report.priorities.list_rows import list_rows
from prioritise.report.words.band_words import decision
from tests.files.small_exercise import edited, sentences, small_files

LEVELS = """\
intervention,level,name,people_per_year,most_deprived_share
walks,half,Half scale,150,0.2
walks,full,Full scale,300,0.1
"""
WALKS = "walks,grant,2026/27,60000,revenue,no\n"
BY_LEVEL = "walks,grant,2026/27,35000,revenue,no,half\nwalks,grant,2026/27,60000,revenue,no,full\n"


def levelled(*edits: tuple[str, str, str], levels: str = LEVELS) -> dict[str, bytes]:
    """The small exercise with led walks at half and full scale."""
    costs = [("costs.csv", WALKS, BY_LEVEL), ("costs.csv", "kind,recurrent\n", "kind,recurrent,level\n")]
    return edited(*costs, *edits) | {"levels.csv": levels.encode()}


HALF, FULL = Proposal("walks", "half"), Proposal("walks", "full")


@pytest.fixture(scope="module")
def exercise():
    return load_exercise_files(levelled())


@pytest.fixture(scope="module")
def analysis(exercise):
    return analyse(exercise)


def test_every_intervention_stands_at_each_of_its_levels(exercise):
    assert exercise.levels_of["walks"][0] == FundingLevel("walks", "half", "Half scale", 150, 0.2)
    assert exercise.proposals[2:5] == (HALF, FULL, Proposal("gym"))
    assert exercise.level_names[HALF] == "Half scale"
    assert exercise.level_names[Proposal("gym")] == ""


def test_each_level_has_its_own_reach_and_cost(exercise):
    assert [exercise.sized[each].people_per_year for each in (HALF, FULL)] == [150, 300]
    assert [exercise.sized[each].most_deprived_share for each in (HALF, FULL)] == [0.2, 0.1]
    assert [[cost.amount_gbp for cost in exercise.costs_at[each]] for each in (HALF, FULL)] == [[35000], [60000]]


def test_what_is_computed_from_reach_is_computed_for_each_level(analysis):
    gained = [analysis.appraisal.cell_at[each, "inequality"].measurement.value for each in (HALF, FULL)]
    assert gained == pytest.approx([150 * (0.2 - 0.2), 300 * (0.1 - 0.2)])
    met = [analysis.appraisal.cell_at[each, "need"].measurement.value for each in (HALF, FULL)]
    assert met == pytest.approx([0.15 * (5 - 0.15 / 2), 0.3 * (5 - 0.3 / 2)])


def test_a_benefit_for_no_level_in_particular_counts_by_the_people_of_each(analysis):
    # health-gain of walks is 8 and settled at 6; it reaches 300 people a year.
    half, full = (analysis.appraisal.cell_at[each, "health-gain"] for each in (HALF, FULL))
    assert (half.value, full.value) == (3, 6)
    assert half.source.endswith("150 of 300 people a year at this level")
    # The panel's middle score for acceptability is halved too.
    half, full = (analysis.appraisal.cell_at[each, "acceptability"] for each in (HALF, FULL))
    assert half.value == full.value / 2
    assert half.panel.given == tuple(value / 2 for value in full.panel.given)


def test_a_likelihood_for_no_level_in_particular_is_the_same_at_each(analysis):
    for criterion in ("evidence", "deliverability"):
        half, full = (analysis.appraisal.cell_at[each, criterion].value for each in (HALF, FULL))
        assert half == full


def test_a_figure_given_for_a_level_is_taken_as_it_is():
    rows = "walks,health-gain,5,,,Made up,half\nwalks,health-gain,8,,,Made up,full\n"
    files = levelled(
        ("measurements.csv", "walks,health-gain,8,,,Made up\n", rows),
        ("measurements.csv", "high,source\n", "high,source,level\n"),
        ("agreed.csv", "1,walks,health-gain,6,The study was elsewhere.\n", ""),
    )
    found = analyse(load_exercise_files(files)).appraisal
    assert [found.cell_at[each, "health-gain"].measurement.value for each in (HALF, FULL)] == [5, 8]


def test_what_the_panel_said_of_a_level_is_written_with_its_level():
    files = levelled(
        ("scores.csv", "criterion,value,state,reason\n", "criterion,value,state,reason,level\n"),
        ("scores.csv", "1,gp,walks,acceptability,0,given,\n", "1,gp,walks,acceptability,0,given,,half\n"),
        ("agreed.csv", "criterion,value,reason\n", "criterion,value,reason,level\n"),
        ("agreed.csv", "1,walks,health-gain,6,The study was elsewhere.\n", AGREED_BY_LEVEL),
    )
    exercise = load_exercise_files(files)
    written = {
        "scores.csv": panel_csv("scores.csv", exercise.scores, exercise.criterion_by_id),
        "agreed.csv": panel_csv("agreed.csv", exercise.agreed, exercise.criterion_by_id),
    }
    again = load_exercise_files(files | written)
    assert (again.scores, again.agreed) == (exercise.scores, exercise.agreed)
    assert {row.level for row in again.agreed} == {"", "half", "full"}


AGREED_BY_LEVEL = "1,walks,health-gain,4,Smaller.,half\n1,walks,health-gain,6,The study was elsewhere.,full\n"


def test_at_most_one_level_is_chosen_and_it_is_the_one_shown(analysis):
    assert [analysis.problem.columns[place].label for place in analysis.problem.columns_of["walks"]] == [
        "walks:half",
        "walks:full",
    ]
    forced = analyse(analysis.exercise, Scenario(rules_add=(MustFund("walk", "walks", "A pledge"),)))
    (chosen,) = [each for each in forced.portfolio.chosen if each in forced.problem.columns_of["walks"]]
    level = forced.problem.columns[chosen].level
    assert forced.shown["walks"] == Proposal("walks", level)
    assert forced.score_of["walks"] == forced.score_at[Proposal("walks", level)]
    assert forced.cost_gbp_of["walks"] == forced.problem.columns[chosen].cost_gbp
    assert forced.appraisal.cell_of["walks", "need"].level == level


def test_a_rule_can_name_the_level_and_a_tried_scenario_keeps_it(exercise):
    for proposal in (HALF, FULL):
        scenario = Scenario(
            id="pledge", name="Pledge", rules_add=(MustFund("walk", "walks", "A pledge", proposal.level),)
        )
        again = scenario_from_data(scenario_data(scenario), file="a test")
        assert again == scenario
        assert analyse(exercise, again).shown["walks"] == proposal
    rows = {each.intervention: each for each in list_rows(analyse(exercise, scenario), None)}
    assert rows["walks"].must == "Must be funded at full scale"


def test_a_rule_about_a_level_that_is_not_listed_is_named():
    rule = "  - {{id: walk, kind: must_fund, intervention: {}, level: {}, reason: A pledge}}\n"

    def said(intervention, level):
        return sentences(levelled(("exercise.yaml", "rules:\n", "rules:\n" + rule.format(intervention, level))))

    assert said("walks", "half") == []
    (found,) = said("walks", "hal")
    assert "“hal”, which levels.csv does not list for walks | did you mean half?" in found
    (found,) = said("gym", "half")
    assert "leave the level out" in found


def test_what_is_not_chosen_is_shown_at_its_best_level(exercise):
    out = analyse(exercise, Scenario(funds={"grant": {"2026/27": 0, "2027/28": 0}}, rules_remove=("keep-quitting",)))
    assert "walks" not in out.portfolio.interventions
    best = max((HALF, FULL), key=lambda each: out.score_at[each].total)
    assert out.shown["walks"] == best


def test_the_list_names_the_level(exercise):
    forced = analyse(exercise, Scenario(rules_add=(MustFund("walk", "walks", "A pledge"),)))
    placings = bands(forced)
    row = next(each for each in priority_list(forced, placings) if each.intervention == "walks")
    scale = forced.level_name_of["walks"].lower()
    assert decision(row.action, row.level) == f"Funded at {scale}"
    assert row.reason.startswith(f"Funded at {scale}. ")
    assert next(each for each in list_rows(forced, None) if each.intervention == "walks").level.lower() == scale
    assert json.loads(portfolio_json(forced))["levels"] == {"walks": scale.split()[0]}


def test_a_row_of_levels_changes_nothing_for_the_others(exercise):
    plain, with_levels = analyse(load_exercise_files(small_files())), analyse(exercise)
    assert plain.score_of["gym"] == with_levels.score_of["gym"]


def with_level_rows(*rows: str) -> str:
    return LEVELS + "".join(f"{row}\n" for row in rows)


REFUSED = {
    "an intervention that is not there": (
        levelled(levels=with_level_rows("gim,half,Half scale,10,0.2")),
        [
            (
                "levels.csv, row 4, column intervention | “gim”, which is not listed in interventions.csv | "
                "did you mean gym?"
            )
        ],
    ),
    "a reduction": (
        levelled(levels=with_level_rows("stop-smoking-cut,half,Half scale,10,0.2")),
        [
            (
                "levels.csv, row 4, column intervention | a level of stop-smoking-cut, which is a reduction | "
                "remove it; list each size of a cut as a reduction of its own, with a rule that excludes both"
            ),
        ],
    ),
    "the same level twice": (
        levelled(levels=with_level_rows("walks,half,Again,10,0.2")),
        [
            (
                "levels.csv, row 4, column intervention | “walks, half” again; it is already on row 2 | "
                "keep one of the two rows"
            ),
        ],
    ),
    "people who lose": (
        levelled(levels=LEVELS.replace("150,0.2", "-150,0.2")),
        ["levels.csv, row 2, column people_per_year | -150 | use 0 or more"],
    ),
    "a cost without a level": (
        levelled(("costs.csv", "60000,revenue,no,full", "60000,revenue,no,")),
        [
            "costs.csv, row 6, column level | a cost of walks without a level | write which level it is of: half, full",
        ],
    ),
    "a level without a cost": (
        levelled(("costs.csv", "walks,grant,2026/27,60000,revenue,no,full\n", "")),
        [
            (
                "costs.csv, column intervention | no row for walks at level full | "
                "add what it costs, 0 if it costs nothing"
            ),
        ],
    ),
    "a level that is not listed": (
        levelled(("costs.csv", "35000,revenue,no,half", "35000,revenue,no,halve")),
        [
            "costs.csv, row 5, column level | “halve”, which levels.csv does not list for walks | did you mean half?",
        ],
    ),
    "a level of what has none": (
        levelled(
            (
                "costs.csv",
                "leaflet-van,grant,2026/27,40000,revenue,no",
                "leaflet-van,grant,2026/27,40000,revenue,no,half",
            )
        ),
        [
            (
                "costs.csv, row 9, column level | “half”, which levels.csv does not list for leaflet-van | "
                "empty it, or add the level to levels.csv"
            ),
        ],
    ),
    "a figure both with and without a level": (
        levelled(
            ("effects.csv", "source\n", "source,level\n"),
            ("effects.csv", "leaflet-van,", "walks,active,0.1,,,1,1,doi.org/10.1/b,half\nleaflet-van,"),
        ),
        [
            (
                "effects.csv, row 6, column level | a row for level half, although row 4 counts for every level | "
                "give a level on both, or remove one"
            ),
        ],
    ),
    "no people at a level": (
        levelled(levels=LEVELS.replace("150,0.2", ",0.2")),
        [
            f"levels.csv, row 2 | walks at level half has no value on {criterion}: {why}"
            for criterion, why in (
                ("need", "it has no people_per_year | enter people_per_year in levels.csv"),
                ("inequality", "it has no people_per_year | enter people_per_year in levels.csv"),
                *(
                    (
                        each,
                        (
                            "it is given for no level, and people_per_year does not say what part of it a level has | "
                            "enter people_per_year in levels.csv, or give it for each level"
                        ),
                    )
                    for each in ("health-gain", "acceptability")
                ),
            )
        ],
    ),
}


@pytest.mark.parametrize(("files", "expected"), REFUSED.values(), ids=REFUSED)
def test_every_slip_with_levels_is_named(files, expected):
    assert sentences(files) == expected
