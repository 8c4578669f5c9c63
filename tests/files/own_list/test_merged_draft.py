"""What is typed and not kept yet stands on top of the list as it has become meanwhile, and loses nothing of either."""

from __future__ import annotations

from prioritise.files.grids.edited import TypedGrids, edited
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import LEAD, NAME, PEOPLE, grids_of_files
from prioritise.files.grids.pasted import pasted_rows
from prioritise.files.own_list.answers import StepDone
from prioritise.files.own_list.begun import Place, empty_list, with_place
from prioritise.files.own_list.merged_draft import merged_draft
from prioritise.files.own_list.step_grids import step_grids
from prioritise.files.own_list.typed_draft import TypedDraft, draft_bytes, draft_of_bytes
from prioritise.files.own_list.weights import PARTNER, partners_grid, with_partners

DECIDE, WHO = 3, 5


def with_partner(files: dict[str, bytes], *names: str) -> dict[str, bytes]:
    grid = partners_grid(files)
    rows = [*grid.rows, *(GridRow("", (name, *[""] * (len(grid.headings) - 1))) for name in names)]
    done: StepDone = with_partners(files, grid.with_rows(rows), equal=True)
    assert not done.problems
    return dict(done.files)


def names(grid: Grid, heading: str) -> list[str]:
    return [grid.cells_of(row)[heading] for row in grid.rows]


def typed(draft: TypedDraft, step: int, name: str, grid: Grid, files: dict[str, bytes]) -> TypedDraft:
    return draft.with_step(step, {name: grid}, step_grids(files, (name,)))


def test_half_typed_partners_stand_beside_one_that_was_named_in_another_step_since():
    files = with_partner(with_place(empty_list(), Place("Bury")), "Council")
    grid = partners_grid(files)
    draft = typed(
        TypedDraft(),
        WHO,
        "partners",
        grid.with_rows([*grid.rows, GridRow("", ("NHS", *[""] * (len(grid.headings) - 1)))]),
        files,
    )
    put = merged_draft(draft_of_bytes(draft_bytes(draft)), with_partner(files, "Housing trust"))
    assert names(put.draft.of(WHO)["partners"], PARTNER) == ["Council", "Housing trust", "NHS"]
    assert put.both == {}


def test_a_row_that_is_new_to_both_is_one_and_what_both_say_of_it_is_asked():
    files = with_partner(with_place(empty_list(), Place("Bury")), "Council")
    empty = grids_of_files(files).interventions
    mine = empty.with_rows([GridRow("", ("Warm homes", "New", "Homes", "council", "900", "", "", "", ""))])
    theirs = with_interventions(files, "warm homes\tnew\tHomes\tCouncil\t800\nDebt advice\tnew\tMoney\tCouncil\t5")
    put = merged_draft(typed(TypedDraft(), DECIDE, "interventions", mine, files), theirs)
    grid = put.draft.of(DECIDE)["interventions"]
    assert names(grid, NAME) == ["warm homes", "Debt advice"]
    assert [(one.heading, one.yours, one.theirs) for one in put.both[DECIDE]] == [(PEOPLE, "900", "800")]
    assert (names(grid, PEOPLE)[0], names(put.as_kept[DECIDE]["interventions"], PEOPLE)[0]) == ("900", "800")
    assert names(grid, LEAD) == ["Council", "Council"]


def test_what_is_the_same_on_the_list_as_it_is_now_waits_no_more():
    files = with_partner(with_place(empty_list(), Place("Bury")), "Council")
    rows = "Warm homes\tnew\tHomes\tCouncil\t800"
    (mine,) = pasted_rows(rows, (grids_of_files(files).interventions,)).grids
    draft = typed(TypedDraft(), DECIDE, "interventions", mine, files)
    assert merged_draft(draft, files).draft == draft
    assert merged_draft(draft, with_interventions(files, rows)).draft == TypedDraft()


def with_interventions(files: dict[str, bytes], rows: str) -> dict[str, bytes]:
    (grid,) = pasted_rows(rows, (grids_of_files(files).interventions,)).grids
    result = edited(files, TypedGrids(interventions=grid), adds_partners=True)
    assert not result.problems
    return dict(result.files)
