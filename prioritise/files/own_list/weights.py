"""Step 5, who decides: partners, and points for every criterion that carries weight, or equal for now.

Equal for now is no partner's statement: `weights.csv` has no row then, and every criterion counts alike until one has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from prioritise.files.exercise.draft import draft_of
from prioritise.files.exercise.panel_rows import WeightRow
from prioritise.files.exercise.tables import written
from prioritise.files.grids.cells import CellRead, read_needed, read_points
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.typed import name_keys, numbered, same_twice
from prioritise.files.grids.yaml_edit import exercise_data, with_tops
from prioritise.files.naming import id_from_name
from prioritise.files.own_list.answers import StepDone
from prioritise.files.problem_list import ProblemList
from prioritise.files.text import csv_content
from prioritise.words import joined

WEIGHTS_FILE, ALL_POINTS = "weights.csv", 100
PARTNER, TITLE = "Partner", "Who decides"
NO_POINTS: Mapping[tuple[str, str], str] = MappingProxyType({})
PARTNERS = "partners"
"""The name under which what is typed in the grid of partners waits."""
ILLUSTRATIVE_WEIGHTS = "weights"


def partners_grid(files: Mapping[str, bytes]) -> Grid:
    """Return partners by name, with their points for every criterion that carries weight."""
    draft = draft_of(files)
    weighted = [criterion for criterion in draft.criteria.values() if criterion.carries_weight]
    points = {(row.cells.partner, row.cells.criterion): f"{row.cells.points:g}" for row in draft.weights.rows}
    rows = tuple(
        GridRow(partner.id, (partner.name, *(points.get((partner.id, criterion.id), "") for criterion in weighted)))
        for partner in draft.part.partners
    )
    return Grid(TITLE, (PARTNER, *(criterion.name for criterion in weighted)), rows)


def without_points(files: Mapping[str, bytes]) -> str:
    """Say which of the chosen criteria get no points, and why; empty where all of them do."""
    names = [criterion.name for criterion in draft_of(files).criteria.values() if not criterion.carries_weight]
    if not names:
        return ""
    get, it_says = ("gets", "it says") if len(names) == 1 else ("get", "they say")
    return f"{joined(names)} {get} no points: {it_says} how much of the benefits you can count on."


def is_equal_for_now(files: Mapping[str, bytes]) -> bool:
    """Tell whether every criterion counts the same for now, and no partner has given weights of its own."""
    return ILLUSTRATIVE_WEIGHTS in (exercise_data(files).get("illustrative") or [])


def with_partners(files: Mapping[str, bytes], grid: Grid, *, equal: bool) -> StepDone:
    """Return the files with these partners and their points; with `equal` all criteria count alike for now, and it is
    said.
    """
    problems = ProblemList()
    draft = draft_of(files)
    weighted = [criterion for criterion in draft.criteria.values() if criterion.carries_weight]
    rows = numbered(grid, problems)
    same_twice(
        grid,
        name_keys([(number, row.cells[0]) for number, row in rows]),
        problems,
        heading=PARTNER,
        what="the same name",
    )
    data = exercise_data(files)
    known = {str(partner.get("id")): partner for partner in data.get("partners") or []}
    partners: list[Any] = []
    points: list[tuple[str, ...]] = []
    for number, row in rows:
        cells = grid.cells_of(row)
        name = read_needed(cells[PARTNER])
        if not name.is_sure:
            problems.add(TITLE, name.found, name.what_to_do, row=number, column=PARTNER)
        own = row.id or id_from_name(
            cells[PARTNER], {*known, *(partner["id"] for partner in partners)}, otherwise="partner"
        )
        partners.append({**known.get(own, {"id": own}), "name": name.text})
        if equal:
            continue
        typed = {criterion.id: cells.get(criterion.name, "") for criterion in weighted}
        if any(typed.values()):
            read = {id_: read_points(text) for id_, text in typed.items()}
            _check_sum(grid, number, list(read.values()), problems)
            for criterion in weighted:
                cell = read[criterion.id]
                if not cell.is_sure:
                    problems.add(TITLE, cell.found, cell.what_to_do, row=number, column=criterion.name)
                points.append((own, "", criterion.id, "points", cell.text, ""))
    _check_in_use(draft, {partner["id"] for partner in partners}, problems)
    if len(problems):
        return StepDone(files, problems.problems)
    after = with_tops(files, partners=partners, illustrative=_marked(data, equal=equal))
    after[WEIGHTS_FILE] = csv_content(WeightRow.model_fields, points)
    return StepDone(weights_follow(after))


def weights_follow(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files with weights that fit their partners and criteria: those that do not cover all go."""
    after = dict(files)
    draft = draft_of(files)
    weighted = [criterion.id for criterion in draft.criteria.values() if criterion.carries_weight]
    partners = [partner.id for partner in draft.part.partners]
    if is_equal_for_now(files):
        after[WEIGHTS_FILE] = csv_content(WeightRow.model_fields, ())
        return after
    covered: dict[str, set[str]] = {}
    for row in draft.weights.rows:
        covered.setdefault(row.cells.partner, set()).add(row.cells.criterion)
    stay = {partner for partner, criteria in covered.items() if criteria == set(weighted) and partner in partners}
    if stay != set(covered):
        kept = [row.cells for row in draft.weights.rows if row.cells.partner in stay]
        after[WEIGHTS_FILE] = written(WeightRow, kept, points=lambda row: f"{row.points:g}")
    return after


@dataclass(frozen=True, slots=True)
class PointsToGive:
    """Points that were given on other criteria than there are now: the grid with those that stay, and what to do.

    `known` are all that were given, by partner and criterion, for a criterion that comes back.
    """

    grid: Grid
    said: str
    known: Mapping[tuple[str, str], str]


def points_to_give(
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    waiting: Grid | None = None,
    known: Mapping[tuple[str, str], str] = NO_POINTS,
) -> PointsToGive | None:
    """Keep the points of the criteria that stay, to be made whole; None where none were given, or all still fit.

    `waiting` are points that were typed and not kept, `known` those of criteria that were left out before.
    """
    was, now = partners_grid(before), partners_grid(after)
    if is_equal_for_now(after) or set(was.headings) == set(now.headings):
        return None
    given = waiting or was
    points = {
        (row.id, name): cell for row in given.rows for name, cell in given.cells_of(row).items() if cell and row.id
    }
    known = {**known, **{at: cell for at, cell in points.items() if at[1] != PARTNER}}
    if not known:
        return None
    grid = _with_points(given.fitted_to(now), known)
    gone = [heading for heading in was.headings if heading not in now.headings]
    new = [name for name in now.headings if name not in was.headings and not any(at[1] == name for at in known)]
    said = ["The points that were given stay in the grid, and are to be kept again."]
    if gone:
        said.append(f"Share out those of {joined(gone)}, which {'is' if len(gone) == 1 else 'are'} no longer ticked.")
    if new:
        said.append(f"Give points to {joined(new)} too.")
    return PointsToGive(grid, " ".join(said), known)


def _with_points(grid: Grid, known: Mapping[tuple[str, str], str]) -> Grid:
    """The grid with points that are known in the cells that are empty."""
    return grid.with_rows(
        GridRow(row.id, tuple(cell or known.get((row.id, name), "") for name, cell in grid.cells_of(row).items()))
        for row in grid.rows
    )


def _check_sum(grid: Grid, number: int, points: list[CellRead], problems: ProblemList) -> None:
    total = sum(float(point.text) for point in points) if all(point.is_sure for point in points) else ALL_POINTS
    if round(total, 2) != ALL_POINTS:
        problems.add(grid.title, f"points that sum to {total:g}", f"make them sum to {ALL_POINTS}", row=number)


def _marked(data: Mapping[str, Any], *, equal: bool) -> list[Any]:
    marked = [label for label in data.get("illustrative") or [] if label != ILLUSTRATIVE_WEIGHTS]
    return [*marked, ILLUSTRATIVE_WEIGHTS] if equal else marked


def _check_in_use(draft: Any, stays: set[str], problems: ProblemList) -> None:
    for partner in draft.part.partners:
        leads = any(row.cells.lead_partner == partner.id for row in draft.interventions.rows)
        hosts = any(fund.host == partner.id for fund in draft.part.funds)
        if partner.id not in stays and (leads or hosts):
            what = "leads an intervention" if leads else "holds a fund"
            problems.add(TITLE, f"{partner.name} taken out, which {what}", "name another there first")
