"""What is said of something typed: problems by place, what was understood beside it, and what it would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from prioritise.analysis.edit_effect import edit_effect
from prioritise.domain.errors import Problem
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.grids.edited import COSTS_FILE, INTERVENTIONS_FILE, Edited
from prioritise.files.grids.merged import BothChanged
from prioritise.files.grids.of_files import COSTS, GOES_ON, LIST, LIST_COLUMNS
from prioritise.files.grids.table_grids import EFFECT_COLUMNS, EFFECTS, TARGET_COLUMNS, TARGETS
from prioritise.files.grids.typed import UnderstoodCell
from prioritise.words import TextTable, counted, joined

FILE_GRIDS: Mapping[str, str] = {
    INTERVENTIONS_FILE: LIST,
    COSTS_FILE: COSTS,
    "effects.csv": EFFECTS,
    "targets.csv": TARGETS,
    "milestones.csv": TARGETS,
}
ROW_FOR_ROW = (LIST, EFFECTS)
"""The grids whose rows are those of their file, one below its heading."""
COLUMN_HEADINGS: Mapping[str, str] = {
    column: heading for columns in (EFFECT_COLUMNS, TARGET_COLUMNS, LIST_COLUMNS) for heading, column in columns.items()
} | {"recurrent": GOES_ON, "amount_gbp": "pounds", "value": "a milestone"}
CHANGED_WORDS: Mapping[str, str] = {
    EXERCISE_FILE: "the money, partners and rules",
    INTERVENTIONS_FILE: "what to decide",
    COSTS_FILE: "the costs",
    "effects.csv": "the effects",
    "targets.csv": "the targets",
    "milestones.csv": "the targets",
}
"""What somebody who never sees a file knows each by; any other by its own name."""
MOST_UNDERSTOOD, MOST_ANSWERED_SAID, MOST_ROWS_SAID = 40, 3, 20
YES_SAID = "Written into the grid as you said. Look it over, and keep it."


@dataclass(frozen=True, slots=True)
class EditView:
    """What came of an edit: a heading, problems by place, what was understood, what goes with it, what it does."""

    title: str
    problems: TextTable
    understood: TextTable
    more_understood: str
    taken_out: str
    goes_with: tuple[str, ...]
    effect: tuple[str, ...]
    files: str
    yes: str = ""


def edit_view(result: Edited, before: Exercise, after: Exercise | None) -> EditView:
    """Say what an edit comes to: problems, or what it does to the list."""
    said = result.understood
    if result.problems:
        title = f"{counted(len(problems_table(result.problems).rows), 'thing')} to put right before this can be kept"
    elif after is None:
        title = "Nothing has changed"
    else:
        title = "What this would do"
    goes = f"These go with {joined(result.taken_out)}:" if result.goes_with else ""
    return EditView(
        title=title,
        problems=problems_table(result.problems),
        understood=understood_table(said[:MOST_UNDERSTOOD]),
        more_understood=_more(said),
        taken_out=goes or (f"Taken out: {joined(result.taken_out)}." if result.taken_out else ""),
        goes_with=result.goes_with,
        effect=edit_effect(before, after) if after is not None else (),
        files=_changes(result.changed),
        yes=yes_to(result.asked) if result.asked else "",
    )


def _changes(files: Iterable[str]) -> str:
    """Say what an edit changes, and that all else stays; empty where nothing does."""
    parts = dict.fromkeys(CHANGED_WORDS.get(file, file) for file in files)
    return f"This changes {joined(parts)}. All else stays as it is." if parts else ""


def understood_table(cells: Iterable[UnderstoodCell]) -> TextTable:
    """List what was typed beside what it was read as."""
    rows_of: dict[tuple[str, str, str, str], list[int]] = {}
    for cell in cells:
        rows_of.setdefault((cell.grid, cell.heading, cell.typed, cell.read_as), []).append(cell.row)
    rows = tuple(
        (f"{grid}, {heading}, {'row' if len(on) == 1 else 'rows'} {joined(map(str, on))}", typed or "nothing", read_as)
        for (grid, heading, typed, read_as), on in rows_of.items()
    )
    return TextTable(("Where", "Typed", "Read as"), rows)


def yes_to(asked: Sequence[UnderstoodCell]) -> str:
    """Return the button that answers all that has one likely answer; it says what it would write, and where."""
    if len(asked) == 1:
        return f"Yes, {asked[0].read_as} is meant"
    said = [f"{cell.read_as} ({cell.heading}, row {cell.row})" for cell in asked[:MOST_ANSWERED_SAID]]
    beyond = len(asked) - MOST_ANSWERED_SAID
    return f"Yes, write {joined([*said, *([counted(beyond, 'more cell')] if beyond > 0 else [])])}"


def problems_table(problems: Iterable[Problem]) -> TextTable:
    """List problems by grid, row and column, as the grid shows them; those of other files by file.

    One fault that stands on many rows is one line, with its rows.
    """
    rows_of: dict[Problem, list[int]] = {}
    for problem in problems:
        rows_of.setdefault(replace(problem, row=None), []).extend([problem.row] if problem.row is not None else [])
    rows = tuple((_where(problem, on), problem.found, problem.what_to_do) for problem, on in rows_of.items())
    return TextTable(("Where", "What was found", "What to do"), rows)


def both_table(both: Iterable[BothChanged]) -> TextTable:
    """List what two people changed at the same time, with what each of them wrote."""
    rows = tuple(
        (
            ", ".join(filter(None, (changed.row, changed.heading))),
            changed.yours or "nothing",
            changed.theirs or "nothing",
        )
        for changed in both
    )
    return TextTable(("Where", "Yours", "Theirs, which stands now"), rows)


def _where(problem: Problem, rows: Sequence[int]) -> str:
    grid = FILE_GRIDS.get(problem.file)
    if grid is None:
        column = f", column {problem.column}" if problem.column else ""
        return f"{problem.file}{_rows_said(rows)}{column}"
    heading = COLUMN_HEADINGS.get(problem.column, problem.column)
    # Costs have a row a year in the file, and targets one a version.
    said = _rows_said([row - 1 for row in rows]) if grid in ROW_FOR_ROW else ""
    return f"{grid}{said}{f', {heading}' if heading else ''}"


def _rows_said(rows: Sequence[int]) -> str:
    if not rows:
        return ""
    beyond = len(rows) - MOST_ROWS_SAID
    more = [f"{beyond:,} more"] if beyond > 0 else []
    return f", {'row' if len(rows) == 1 else 'rows'} {joined([*map(str, rows[:MOST_ROWS_SAID]), *more])}"


def _more(said: tuple[UnderstoodCell, ...]) -> str:
    beyond = len(said) - MOST_UNDERSTOOD
    return f"And {counted(beyond, 'more cell')} read in the same ways." if beyond > 0 else ""
