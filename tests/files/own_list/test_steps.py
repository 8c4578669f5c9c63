"""A list of one's own from steps alone: the folder passes the checks and runs."""

from __future__ import annotations

import pytest

from prioritise.analysis.unfinished import to_come
from prioritise.domain.errors import FileProblems
from prioritise.files import load_exercise
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.grids.edited import TypedGrids, edited
from prioritise.files.grids.grid import Grid
from prioritise.files.grids.of_files import grids_of_files
from prioritise.files.grids.pasted import pasted_rows
from prioritise.files.own_list.begun import Place, empty_list, exercise_id, with_place
from prioritise.files.own_list.criteria import library, with_criteria
from prioritise.files.own_list.judgements import judgements_grid, with_judgements
from prioritise.files.own_list.weights import partners_grid, with_partners

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


def test_other_criteria_keep_equal_weights_equal_and_points_that_do_not_cover_them_go(files):
    fewer = with_criteria(files, ["people", "cost"])
    assert b"council,,people,points,50" in fewer["weights.csv"]
    grid = partners_grid(files)
    points = grid.with_rows(type(row)(row.id, (row.cells[0], "20", "30", "50")) for row in grid.rows)
    given = with_partners(files, points, equal=False)
    assert given.problems == ()
    assert b"council,,people,points,30" in given.files["weights.csv"]
    assert b"council" not in with_criteria(given.files, ["people", "cost"])["weights.csv"]


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
    grid = filled(bare, "Thing 1\t\tstrong\t")
    emptied = grid.with_rows(type(row)(row.id, (*row.cells[:-1], "")) for row in grid.rows)
    assert any(each.column == "Where this comes from" for each in with_judgements(bare, emptied, source="").problems)


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
    rows = [type(row)(row.id, (*row.cells[:-1], "")) for row in typed.rows]
    (said,) = with_judgements(bare, typed.with_rows(rows), source="").problems
    assert said.found == "nothing in rows 1, 2, 3, 4, 5, 6"


def test_a_level_that_would_turn_what_was_typed_round_is_never_offered():
    bare = with_criteria(made(""), ["deliverability", "local-priority", "cost"])
    typed = "Intervention\tCan it be delivered\tLocal priority\nThing 1\tReady\tIn any plan\nThing 2\tNot redy"
    done = with_judgements(bare, filled(bare, typed), source="Team")
    assert [each.read_as for each in done.asked] == ["Ready to start", "Not ready"]
    said = [each.what_to_do for each in done.problems]
    assert said[0] == "did you mean Ready to start?"
    assert said[1].startswith("the levels are: Works against a promise, Not in any plan, ")


def test_the_library_says_what_each_criterion_needs():
    needs = {each.criterion.id: each.needs for each in library()}
    assert needs["cost"] == "Comes from the costs you enter."
    assert "Interventions page" in needs["need"]
    assert all(needs.values())
