"""Step 6, judgements: a level or figure for every intervention and criterion, with where it comes from.

All of it is one person's, so it stands in `measurements.csv` with its source, what a panel may judge later too. What a
panel has said already is the panel's, and is not changed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prioritise.domain.criteria import Criterion, LevelScale, MeasuredBy
from prioritise.domain.partners import ScoreState
from prioritise.files.cells import quoted
from prioritise.files.exercise.check.score_scale import may_be_a_share
from prioritise.files.exercise.draft import Draft, draft_of
from prioritise.files.exercise.panel_values import value_in_unit
from prioritise.files.grids.cells import CellRead, read_name
from prioritise.files.grids.csv_edit import TableEdit, with_edits
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import INTERVENTION
from prioritise.files.grids.typed import UnderstoodCell, numbered
from prioritise.files.likeness import clearly_meant
from prioritise.files.own_list.answers import StepDone
from prioritise.files.problem_list import ProblemList

TITLE, SOURCE = "Judgements", "Where this comes from"
MEASUREMENTS_FILE = "measurements.csv"
JUDGED = (MeasuredBy.MEASUREMENT, MeasuredBy.PANEL)
THE_PANELS = "leave it as it was; to judge anew without the panel, copy the exercise on Start with its scores emptied"


def judged_criteria(draft: Draft) -> tuple[Criterion, ...]:
    """Return the criteria whose levels and figures people give: measured ones and those a panel judges."""
    return tuple(criterion for criterion in draft.criteria.values() if criterion.measured_by in JUDGED)


def judgements_grid(files: Mapping[str, bytes]) -> Grid:
    """Return a row an intervention, a column a criterion that people give figures or levels on, and its source."""
    draft = draft_of(files)
    criteria = judged_criteria(draft)
    agreed = sorted(draft.agreed.rows, key=lambda row: row.cells.round)
    values = {(row.cells.intervention, row.cells.criterion): row.cells.value for row in draft.measurements.rows}
    values |= {(row.cells.intervention, row.cells.criterion): row.cells.value for row in agreed}
    sources = {(row.cells.intervention, row.cells.criterion): row.cells.source for row in draft.measurements.rows}
    rows = tuple(
        GridRow(
            row.cells.id,
            (
                row.cells.name,
                *(values.get((row.cells.id, one.id), "") for one in criteria),
                *(sources.get((row.cells.id, one.id), "") for one in criteria),
            ),
        )
        for row in draft.interventions.rows
    )
    names = (criterion.name for criterion in criteria)
    return Grid(TITLE, (INTERVENTION, *names, *map(source_heading, criteria)), rows)


def source_heading(criterion: Criterion) -> str:
    """Name the column that says where the levels and figures of a criterion come from."""
    return f"Source: {criterion.name}"


def with_judgements(files: Mapping[str, bytes], grid: Grid, *, source: str) -> StepDone:
    """Return the files with these levels and figures. `source` is where those come from that have none beside them.

    An empty cell is a value that is still to come: from somebody later, or from a panel. One that a panel has scored or
    settled stays as it was, and is a problem when it is changed.
    """
    draft, reading, edit = draft_of(files), _Judging(ProblemList(), [], []), TableEdit()
    the_panels = _said_by_a_panel(draft)
    before, criteria = judgements_grid(files).by_id(), judged_criteria(draft)
    for number, own, cells in _named_rows(draft, grid, reading):
        for criterion in criteria:
            text, was = cells.get(criterion.name, ""), before[own].get(criterion.name)
            said = cells.get(source_heading(criterion), "") or source.strip()
            if (own, criterion.id) in the_panels:
                if text != was:
                    found = f"{quoted(text)}, where a panel has given its own"
                    reading.problems.add(TITLE, found, THE_PANELS, row=number, column=criterion.name)
            elif text != was or said != before[own][source_heading(criterion)]:
                _cell(draft, edit, _Place(number, own, criterion), text, said, reading)
    if reading.without_source:
        rows = list(dict.fromkeys(reading.without_source))
        where = f"nothing in {'row' if len(rows) == 1 else 'rows'} {', '.join(map(str, rows))}"
        reading.problems.add(
            TITLE, where, "say once below where they come from, or in the columns of sources", column=SOURCE
        )
    if len(reading.problems):
        return StepDone(files, reading.problems.problems, asked=tuple(reading.asked))
    after = with_edits(files, {MEASUREMENTS_FILE: edit})
    return StepDone(after, said=(_left_empty(judgements_grid(after), len(criteria)),))


def _said_by_a_panel(draft: Draft) -> frozenset[tuple[str, str]]:
    """The interventions and criteria on which a member gave a score, or the panel settled a value."""
    scored = [row.cells for row in draft.scores.rows if row.cells.state is ScoreState.GIVEN]
    settled = [row.cells for row in draft.agreed.rows]
    return frozenset(
        [
            *((cells.intervention, cells.criterion) for cells in scored),
            *((cells.intervention, cells.criterion) for cells in settled),
        ]
    )


def _left_empty(grid: Grid, criteria: int) -> str:
    """What was kept, in a sentence: how many cells are for a panel, or for later."""
    empty = sum(not cell for row in grid.rows for cell in row.cells[1 : criteria + 1])
    if not empty:
        return "Kept."
    return f"Kept. {empty} of {len(grid.rows) * criteria} are left empty, for a panel or for later."


@dataclass(frozen=True, slots=True)
class _Judging:
    """What gathers while the grid is read: problems, questions with one likely answer, rows that lack a source."""

    problems: ProblemList
    asked: list[UnderstoodCell]
    without_source: list[int]

    def ask(self, number: int, heading: str, typed: str, cell: CellRead) -> None:
        self.problems.add(TITLE, cell.found, cell.what_to_do, row=number, column=heading)
        if cell.meant:
            self.asked.append(UnderstoodCell(TITLE, number, heading, typed, cell.meant))


@dataclass(frozen=True, slots=True)
class _Place:
    """One cell: its row in the grid, whose it is and on which criterion."""

    row: int
    intervention: str
    criterion: Criterion


def _named_rows(draft: Draft, grid: Grid, reading: _Judging) -> Iterator[tuple[int, str, Mapping[str, str]]]:
    """Every row with the intervention it stands for, by its id or else its name; one that comes twice is a problem."""
    names = {row.cells.id: row.cells.name for row in draft.interventions.rows}
    first: dict[str, tuple[int, Mapping[str, str]]] = {}
    for number, row in numbered(grid, reading.problems):
        cells = grid.cells_of(row)
        own, typed = row.id if row.id in names else "", cells[INTERVENTION]
        if not own:
            read = read_name(typed, names, what="an intervention")
            own = read.text
            if not read.is_sure:
                reading.ask(number, INTERVENTION, typed, read)
                continue
        if own in first and any(text for heading, text in first[own][1].items() if heading != INTERVENTION):
            found = f"the same intervention as row {first[own][0]}"
            reading.problems.add(TITLE, found, "keep one of them", row=number, column=INTERVENTION)
            continue
        first[own] = (number, cells)
    yield from ((number, own, cells) for own, (number, cells) in first.items())


def _cell(draft: Draft, edit: TableEdit, at: _Place, text: str, source: str, reading: _Judging) -> None:
    own, criterion = at.intervention, at.criterion
    listed = draft.measurements.rows
    rows = [row.row for row in listed if (row.cells.intervention, row.cells.criterion) == (own, criterion.id)]
    if not text:
        edit.taken_out |= set(rows)
        return
    read = _level_or_figure(criterion, text)
    if not read.is_sure:
        reading.ask(at.row, criterion.name, text, read)
        return
    if not source:
        reading.without_source.append(at.row)
        return
    said = {"value": text, "source": source}
    if rows:
        edit.changed[rows[-1]] = said
        return
    edit.added.append({"intervention": own, "criterion": criterion.id, **said})


def _level_or_figure(criterion: Criterion, text: str) -> CellRead:
    reading = value_in_unit(criterion, text)
    scale = criterion.scale if isinstance(criterion.scale, LevelScale) else None
    levels = scale.levels if scale else ()
    names = [level.name for level in levels]
    if reading.value is None:
        # The reader of files names a criterion by its id, which nobody here has seen.
        found = reading.found.replace(f"a level of {criterion.id}", f"a level of “{criterion.name}”")
        return CellRead(found=found, what_to_do=reading.what_to_do, meant=clearly_meant(text, names))
    if text.isdigit() and 0 < int(text) <= len(levels) and all(level.value != reading.value for level in levels):
        place = int(text)
        found = f"{quoted(text)}, which may be level {place}, {quoted(names[place - 1])}, or {place} points of 100"
        return CellRead(found=found, what_to_do="write the name of the level", meant=names[place - 1])
    if scale and may_be_a_share(reading.value, scale):
        meant = f"{reading.value * 100:.15g}"
        found = f"{quoted(text)}, which may be {meant} points of 100, or less than one"
        return CellRead(found=found, what_to_do=f"write {meant}, or the name of the level", meant=meant)
    return CellRead(text)
