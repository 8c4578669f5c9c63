"""A list of one's own from steps alone: the folder passes the checks and runs."""

from __future__ import annotations

import pytest

from prioritise.analysis.appraised import appraised_so_far
from prioritise.analysis.unfinished import to_come
from prioritise.domain.errors import FileProblems
from prioritise.domain.interventions import Proposal
from prioritise.files import load_exercise
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.grids.edited import TypedGrids, edited
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import grids_of_files
from prioritise.files.grids.pasted import pasted_rows
from prioritise.files.own_list.begun import Place, empty_list, exercise_id, with_place
from prioritise.files.own_list.criteria import chosen_criteria, library, with_criteria
from prioritise.files.own_list.emptied import Emptied, emptied_copy
from prioritise.files.own_list.judgements import judgements_grid, with_judgements
from prioritise.files.own_list.weights import (
    is_equal_for_now,
    partners_grid,
    points_to_give,
    with_partners,
    without_points,
)
from prioritise.judgement.appraisal import Appraisal
from prioritise.judgement.entered import entered_in_use, entered_values
from prioritise.judgement.groups import group_weights

MONEY = "Grant\trevenue\tCouncil\t£400,000\t£400 000\t400000\nPool\t\tNHS\t90,000\t90,000\t90,000"
ROWS = "\n".join(
    f"Thing {n}\tNew\tTheme {n % 2}\tCouncil\t{n}00\tTrust\tNHS\t{'Grant' if n % 2 else 'Pool'}" + f"\t£{n}0,000" * 3
    for n in range(1, 7)
)
LEVELS = "\n".join(f"thing {n}\t{'named in one plan' if n % 2 else 'Promised with a date'}" for n in range(1, 7))


HERE, NAME_IT = "Judgements, row {}, column Local priority", "write the name of the level"
MEANT, THING = "did you mean Promised with a date?", "did you mean Thing 3?"


def filled(files: dict[str, bytes], text: str) -> Grid:
    return pasted_rows(text, (judgements_grid(files),)).grids[0]


def row_with(grid: Grid, place: int, level: str) -> GridRow:
    """A row of the grid with another level in its first criterion; the other rows are not touched."""
    row = grid.rows[place]
    return GridRow(row.id, (row.cells[0], level, *row.cells[2:]))


def made(place: str = "Bury") -> dict[str, bytes]:
    files = with_place(empty_list(), Place(place))
    (money,) = pasted_rows(MONEY, (grids_of_files(files).money,)).grids
    files = dict(edited(files, TypedGrids(money=money), adds_partners=True).files)
    grids = grids_of_files(files)
    interventions, costs = pasted_rows(ROWS, (grids.interventions, grids.costs)).grids
    files = dict(edited(files, TypedGrids(interventions=interventions, costs=costs), adds_partners=True).files)
    files = with_criteria(files, ["local-priority", "people", "cost"])
    files = dict(with_partners(files, partners_grid(files), equal=True).files)
    grid = filled(files, LEVELS)
    done = with_judgements(files, grid, source="Team, March")
    assert done.problems == ()
    return dict(done.files)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return made()


def test_the_folder_loads_as_any_other(files, tmp_path):
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    exercise = load_exercise(tmp_path)
    assert [each.name for each in exercise.partners] == ["Council", "NHS"]
    assert [each.name for each in exercise.funds] == ["Grant", "Pool"]
    assert len(exercise.interventions) == 6
    assert exercise.area.name == "Bury"
    assert exercise.illustrative == ("weights",)


def test_every_place_can_be_named_or_left_for_later():
    assert exercise_id(with_place(empty_list(), Place("Bury"))) == "bury-list"
    assert exercise_id(with_place(empty_list(), Place(""))) == "our-list"
    assert "indicators.csv" not in with_place(empty_list(), Place("Ambridge"))
    assert "indicators.csv" in with_place(empty_list(), Place("Bury"))


def test_a_council_that_comes_without_figures_has_its_code_to_find_them_by():
    swindon, ambridge = (with_place(empty_list(), Place(name))["exercise.yaml"] for name in (" swindon", "Ambridge"))
    assert b"E06000030" in swindon
    assert b"not known" in ambridge


@pytest.mark.parametrize("name", ["Bury", "Swindon"])
def test_figures_that_were_brought_in_stay_while_the_place_does(name: str):
    files = with_place(empty_list(), Place(name)) | {"indicators.csv": b"own"}
    assert with_place(files, Place(name, years=4))["indicators.csv"] == b"own"
    assert with_place(files, Place("Bolton", years=4)).get("indicators.csv") != b"own"


def test_a_year_that_comes_in_has_no_money_yet_and_is_asked_for(files):
    longer = with_place(files, Place("Bury", years=4))
    (grant, _pool) = grids_of_files(longer).money.rows
    assert grant.cells[-4:] == ("400,000", "400,000", "400,000", "")
    with pytest.raises(FileProblems, match="2029/30"):
        load_exercise_files(longer, awaiting_panel=True)
    exercise = load_exercise_files(longer, awaiting_panel=True, unfinished=True)
    assert [each.sentence for each in to_come(exercise)][:2] == [
        "Give the pounds of Grant for 2029/30, 0 if there are none.",
        "Give the pounds of Pool for 2029/30, 0 if there are none.",
    ]


def test_what_one_person_enters_stands_as_that_and_never_as_what_a_panel_agreed(files):
    exercise = load_exercise_files(files)
    assert "agreed.csv" not in files
    assert {figure.source for figure in entered_values(exercise)} == {"Team, March"}
    assert len(entered_values(exercise)) == len(entered_in_use(exercise)) == 6
    grid = judgements_grid(files)
    again = with_judgements(files, grid.with_rows([row_with(grid, 0, "Promised with a date")]), source="")
    assert b'thing-1,local-priority,Promised with a date,,,"Team, March"' in again.files["measurements.csv"]
    assert with_judgements(files, grid, source="").files == files


def test_what_a_panel_scored_or_settled_is_not_changed_in_the_steps(files):
    panels = {
        "members.csv": b"id,partner,role\nann,council,Director\n",
        "scores.csv": b"round,member,intervention,criterion,value,state,reason\n"
        b"1,ann,thing-1,local-priority,0,given,\n",
        "agreed.csv": b"round,intervention,criterion,value,reason\n1,thing-2,local-priority,70,The promise is old.\n",
    }
    held = files | panels
    grid = judgements_grid(held)
    assert [row.cells[1] for row in grid.rows[:2]] == ["named in one plan", "70"]
    assert with_judgements(held, grid, source="Another").problems == ()
    assert with_judgements(held, grid, source="").files == held
    for place in (0, 1):
        done = with_judgements(held, grid.with_rows([row_with(grid, place, "Promised with a date")]), source="Team")
        assert [problem.found for problem in done.problems] == [
            "“Promised with a date”, where a panel has given its own"
        ]
        assert done.files == held
    other = with_judgements(held, grid.with_rows([row_with(grid, 2, "Promised with a date")]), source="")
    assert other.problems == ()
    assert other.files["agreed.csv"] == panels["agreed.csv"]


def test_a_reason_of_the_panel_is_nobody_elses_source(files):
    agreed = b"round,intervention,criterion,value,reason\n1,thing-2,local-priority,70,The promise is old.\n"
    bare = {**files, "agreed.csv": agreed, "measurements.csv": b"intervention,criterion,value,source\n"}
    assert [row.cells[2] for row in judgements_grid(bare).rows] == [""] * 6


def test_emptied_of_scores_a_copy_has_nothing_that_was_entered_in_their_place(files):
    copied = emptied_copy(files, (Emptied.SCORES,), title="Ours")
    assert entered_values(load_exercise_files(copied, awaiting_panel=True, unfinished=True)) == ()
    assert emptied_copy(files, (Emptied.COSTS,), title="Ours")["measurements.csv"] == files["measurements.csv"]


def test_equal_for_now_is_no_statement_of_any_partner(files):
    exercise = load_exercise_files(files)
    assert exercise.weights == ()
    group = group_weights(exercise)
    assert group.partners == ()
    assert len(set(group.agreed)) == 1
    assert is_equal_for_now(files)
    assert [row.cells[1:] for row in partners_grid(files).rows] == [("", "", "")] * 2


def test_other_criteria_keep_equal_weights_equal_and_points_that_do_not_cover_them_go(files):
    unjudged = {name: content for name, content in files.items() if name != "measurements.csv"}
    fewer = load_exercise_files(with_criteria(unjudged, ["people", "cost"]))
    assert (fewer.weights, group_weights(fewer).agreed) == ((), (0.5, 0.5))
    grid = partners_grid(files)
    points = grid.with_rows(type(row)(row.id, (row.cells[0], "20", "30", "50")) for row in grid.rows)
    given = with_partners(files, points, equal=False)
    assert given.problems == ()
    assert b"council,,people,points,30" in given.files["weights.csv"]
    assert b"council" not in with_criteria(given.files, ["people", "cost"])["weights.csv"]


def test_what_is_judged_is_not_unticked_unless_its_judgements_are_taken_out_first(files):
    done = chosen_criteria(with_criteria(files, ["people", "cost"]), not_added="")
    assert [(problem.found, problem.what_to_do) for problem in done.problems] == [
        (
            "“Local priority” is no longer ticked, and 6 judgements are on it",
            "tick it again, or empty its column in step 6 first",
        )
    ]
    assert chosen_criteria(with_criteria(files, ["local-priority", "cost"]), not_added="").problems == ()
    grid = judgements_grid(files)
    emptied = with_judgements(files, grid.with_rows([row_with(grid, place, "") for place in range(6)]), source="")
    assert chosen_criteria(with_criteria(emptied.files, ["people", "cost"]), not_added="").problems == ()


def test_points_that_do_not_sum_are_said_beside_their_row(files):
    grid = partners_grid(files)
    points = grid.with_rows(type(row)(row.id, (row.cells[0], "20", "30", "10")) for row in grid.rows)
    done = with_partners(files, points, equal=False)
    assert done.problems[0].sentence == "Who decides, row 1 | points that sum to 60 | make them sum to 100"
    assert done.files == files


def test_a_level_that_is_none_and_a_source_that_is_missing_are_problems(files):
    grid = filled(files, "Thing 1\tsplendid")
    assert "which is not a level" in with_judgements(files, grid, source="x").problems[0].found
    bare = with_criteria(made(""), ["local-priority", "evidence", "cost"])
    grid = filled(bare, "Intervention\tStrength of evidence\nThing 1\tstrong")
    emptied = grid.with_rows(type(row)(row.id, (*row.cells[:-2], "", "")) for row in grid.rows)
    assert any(each.column == "Where this comes from" for each in with_judgements(bare, emptied, source="").problems)


def test_a_source_is_that_of_its_criterion_and_of_no_other():
    bare = with_criteria(made(""), ["local-priority", "evidence", "cost"])
    text = "Intervention\tStrength of evidence\tSource: Strength of evidence\nThing 1\tstrong\tCochrane review 2019"
    done = with_judgements(bare, filled(bare, text), source="")
    assert done.problems == ()
    said = done.files["measurements.csv"].decode().splitlines()
    assert "thing-1,evidence,strong,,,Cochrane review 2019," in said
    assert 'thing-1,local-priority,named in one plan,,,"Team, March",' in said
    assert judgements_grid(done.files).headings == (
        "Intervention",
        "Local priority",
        "Strength of evidence",
        "Source: Local priority",
        "Source: Strength of evidence",
    )


def test_people_who_were_typed_are_no_published_figure_and_a_source_that_is_none_is_said(files):
    cell = appraise_files(files).cell_at[Proposal("thing-1"), "people"]
    assert (cell.rests_on, cell.source) == ("the people a year that were given", "no source is given")


def appraise_files(files: dict[str, bytes]) -> Appraisal:
    return appraised_so_far(load_exercise_files(files))


def test_what_is_left_for_a_panel_is_said(files):
    grid = filled(made(""), "Thing 1\tnamed in one plan")
    assert with_judgements(files, grid, source="Team").said == ("Kept.",)
    bare = with_criteria(made(""), ["local-priority", "evidence", "cost"])
    assert with_judgements(bare, judgements_grid(bare), source="").said == (
        "Kept. 6 of 12 are left empty, for a panel or for later.",
    )


def test_a_source_is_asked_for_once_and_a_number_that_may_be_a_level_is_asked_about():
    emptied = made("")
    grid = filled(emptied, "Thing 1\t3\nThing 2\tPromised on a date\nThings 3\tnamed in one plan")
    done = with_judgements(emptied, grid, source="Team")
    assert [each.sentence for each in done.problems] == [
        f"Judgements, row 7, column Intervention | “Things 3”, which is not an intervention here | {THING}",
        f"{HERE.format(1)} | “3”, which may be level 3, “Fits a general aim”, or 3 points of 100 | {NAME_IT}",
        f"{HERE.format(2)} | “Promised on a date”, which is not a level of “Local priority” | {MEANT}",
    ]
    assert [each.read_as for each in done.asked] == ["Thing 3", "Fits a general aim", "Promised with a date"]
    bare = with_criteria(emptied, ["local-priority", "evidence", "cost"])
    typed = filled(bare, "Intervention\tStrength of evidence\nThing 1\tstrong\nThing 2\tlimited")
    rows = [type(row)(row.id, (*row.cells[:-2], "", "")) for row in typed.rows]
    (said,) = with_judgements(bare, typed.with_rows(rows), source="").problems
    assert said.found == "nothing in rows 1, 2, 3, 4, 5, 6"


def test_a_share_where_points_of_100_belong_is_asked_about():
    emptied = made("")
    done = with_judgements(emptied, filled(emptied, "Thing 1\t0.5\nThing 2\t50"), source="Team")
    said = "“0.5”, which may be 50 points of 100, or less than one | write 50, or the name of the level"
    assert [each.sentence for each in done.problems] == [f"{HERE.format(1)} | {said}"]
    assert [each.read_as for each in done.asked] == ["50"]


def test_a_level_that_would_turn_what_was_typed_round_is_never_offered():
    bare = with_criteria(made(""), ["deliverability", "local-priority", "cost"])
    headings = "Intervention\tCan it be delivered\tLocal priority"
    typed = f"{headings}\nThing 1\tReady\tIn any plan\nThing 2\tNot redy\tNamed in one plan"
    done = with_judgements(bare, filled(bare, typed), source="Team")
    assert [each.read_as for each in done.asked] == ["Ready to start", "Not ready"]
    said = [each.what_to_do for each in done.problems]
    assert said[0] == "did you mean Ready to start?"
    assert said[1].startswith("the levels are: Works against a promise, Not in any plan, ")


def test_points_stay_when_what_matters_changes_and_the_new_one_asks_for_its_own(files):
    grid = partners_grid(files)
    given = grid.with_rows(GridRow(row.id, (row.cells[0], "20", "30", "50")) for row in grid.rows)
    pointed = with_partners(files, given, equal=False).files
    after = with_criteria(pointed, ["local-priority", "acceptability", "cost"])
    load_exercise_files(after, awaiting_panel=True, unfinished=True)
    waits = points_to_give(pointed, after)
    assert waits is not None
    assert waits.grid.headings == ("Partner", "Local priority", "Acceptable to residents", "Cost")
    assert [row.cells[1:] for row in waits.grid.rows] == [("20", "", "50")] * 2
    assert waits.said == (
        "The points that were given stay in the grid, and are to be kept again. Share out those of People who benefit, "
        "which is no longer ticked. Give points to Acceptable to residents too."
    )
    assert points_to_give(files, with_criteria(files, ["local-priority", "cost"])) is None
    assert points_to_give(pointed, pointed) is None
    back = points_to_give(after, with_criteria(after, ["cost", "people", "local-priority"]), waits.grid, waits.known)
    assert back is not None
    assert [row.cells[1:] for row in back.grid.rows] == [("50", "30", "20")] * 2
    assert back.said.endswith("Share out those of Acceptable to residents, which is no longer ticked.")


def test_what_gets_no_points_is_said_where_it_is_chosen_and_where_points_are_given(files):
    needs = {each.criterion.id: each.needs for each in library()}
    assert {id_ for id_, said in needs.items() if "no points in step 5" in said} == {
        "deliverability",
        "evidence",
        "within-plan",
    }
    assert without_points(files) == ""
    said = without_points(with_criteria(files, ["evidence", "deliverability", "cost"]))
    assert said.startswith("Strength of evidence and Can it be delivered get no points: they say how much of the ")


def test_the_library_says_what_each_criterion_needs():
    needs = {each.criterion.id: each.needs for each in library()}
    assert needs["cost"] == "Comes from the costs you enter."
    assert "Interventions page" in needs["need"]
    assert all(needs.values())


def test_the_library_says_what_is_worth_0_and_what_100_of_each():
    scales = {each.criterion.id: each.scale for each in library()}
    assert scales["people"] == "In people a year, 0 is worth 0 and 10,000 is worth 100"
    assert scales["cost"] == "£0 over the plan is worth 0 and £1,500,000 counts 100 against"
    assert scales["local-priority"].startswith("The levels ")
    assert scales["local-priority"].endswith("(100)")
    assert all(" worth 0 " in scale or scale.startswith("The levels ") for scale in scales.values())
