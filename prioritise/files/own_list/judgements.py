"""Step 6, judgements: a level or figure for every intervention and criterion, with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.domain.criteria import Criterion, MeasuredBy
from prioritise.files.cells import quoted
from prioritise.files.exercise.draft import Draft, draft_of
from prioritise.files.exercise.panel_rows import AgreedRow
from prioritise.files.exercise.panel_values import panel_value, value_on_scale
from prioritise.files.exercise.rows import MeasurementRow
from prioritise.files.grids.csv_edit import TableEdit, edited_csv
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import INTERVENTION
from prioritise.files.grids.pasted import pasted_rows
from prioritise.files.grids.typed import numbered
from prioritise.files.naming import folded
from prioritise.files.own_list.answers import StepDone
from prioritise.files.problem_list import ProblemList

TITLE, SOURCE = "Judgements", "Where this comes from"
MEASUREMENTS_FILE, AGREED_FILE = "measurements.csv", "agreed.csv"
FILE_OF: Mapping[MeasuredBy, str] = {MeasuredBy.MEASUREMENT: MEASUREMENTS_FILE, MeasuredBy.PANEL: AGREED_FILE}
FIRST_ROUND = "1"


def judged_criteria(draft: Draft) -> tuple[Criterion, ...]:
    """The criteria whose levels and figures people give: measured ones and those a panel judges."""
    return tuple(criterion for criterion in draft.criteria.values() if criterion.measured_by in FILE_OF)


def judgements_grid(files: Mapping[str, bytes]) -> Grid:
    """A row an intervention, a column a criterion that people give figures or levels on."""
    draft = draft_of(files)
    criteria = judged_criteria(draft)
    values = {(row.cells.intervention, row.cells.criterion): row.cells.value for row in draft.measurements.rows}
    values |= {(row.cells.intervention, row.cells.criterion): row.cells.value for row in draft.agreed.rows}
    sources = {row.cells.intervention: row.cells.reason for row in draft.agreed.rows}
    sources |= {row.cells.intervention: row.cells.source for row in draft.measurements.rows}
    rows = tuple(
        GridRow(
            row.cells.id,
            (
                row.cells.name,
                *(values.get((row.cells.id, one.id), "") for one in criteria),
                sources.get(row.cells.id, ""),
            ),
        )
        for row in draft.interventions.rows
    )
    return Grid(TITLE, (INTERVENTION, *(criterion.name for criterion in criteria), SOURCE), rows)


def with_judgements(files: Mapping[str, bytes], grid: Grid, *, source: str) -> StepDone:
    """The files with these levels and figures. `source` is where those come from whose row does not say.

    An empty cell is a value that is still to come: from somebody later, or from a panel.
    """
    draft, problems = draft_of(files), ProblemList()
    edits = {MEASUREMENTS_FILE: TableEdit(), AGREED_FILE: TableEdit()}
    before = judgements_grid(files).by_id()
    for number, row in numbered(grid, problems):
        cells = grid.cells_of(row)
        if row.id not in before:
            problems.add(
                TITLE, f"{quoted(cells[INTERVENTION])}, which is not on the list", "add it in step 3", row=number
            )
            continue
        said = cells[SOURCE] or source.strip()
        for criterion in judged_criteria(draft):
            text = cells.get(criterion.name, "")
            same = text == before[row.id].get(criterion.name) and said == before[row.id][SOURCE]
            if not same:
                _cell(draft, edits, number, row.id, criterion, text, said, problems)
    if len(problems):
        return StepDone(files, problems.problems)
    columns = {MEASUREMENTS_FILE: tuple(MeasurementRow.model_fields), AGREED_FILE: tuple(AgreedRow.model_fields)}
    after = dict(files)
    for name, edit in edits.items():
        if not edit.is_nothing:
            after[name] = edited_csv(files.get(name), columns[name], edit)
    return StepDone(after)


def _cell(
    draft: Draft,
    edits: Mapping[str, TableEdit],
    number: int,
    intervention: str,
    criterion: Criterion,
    text: str,
    source: str,
    problems: ProblemList,
) -> None:
    file = FILE_OF[criterion.measured_by]
    table = draft.measurements if file == MEASUREMENTS_FILE else draft.agreed
    rows = [e.row for e in table.rows if (e.cells.intervention, e.cells.criterion) == (intervention, criterion.id)]
    edit = edits[file]
    if not text:
        edit.taken_out |= set(rows)
        return
    is_measured = criterion.measured_by is MeasuredBy.MEASUREMENT
    reading = panel_value(criterion, text) if is_measured else value_on_scale(criterion, text)
    if reading.value is None:
        problems.add(TITLE, reading.found, reading.what_to_do, row=number, column=criterion.name)
        return
    if not source:
        problems.add(TITLE, "nothing", "say where the row comes from, or once for all below", row=number, column=SOURCE)
        return
    said = {"value": text, "source" if file == MEASUREMENTS_FILE else "reason": source}
    if rows:
        edit.changed[rows[-1]] = said
        return
    own = {"intervention": intervention, "criterion": criterion.id, **said}
    edit.added.append(own if file == MEASUREMENTS_FILE else {"round": FIRST_ROUND, **own})


def with_pasted_judgements(grid: Grid, text: str) -> Grid:
    """The grid with pasted rows filled in, by the name of the intervention. Raises FileProblems."""
    pasted = pasted_rows(text, (Grid(TITLE, grid.headings),))[0]
    said = {folded(row.cells[0]): row for row in pasted.rows}
    known_names = {folded(row.cells[0]) for row in grid.rows}
    filled = [
        GridRow(row.id, tuple(new or old for new, old in zip(said[name].cells, row.cells, strict=True)))
        if (name := folded(row.cells[0])) in said
        else row
        for row in grid.rows
    ]
    return grid.with_rows([*filled, *(row for name, row in said.items() if name not in known_names)])
