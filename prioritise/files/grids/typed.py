"""What is known while typed grids are read, and what comes of it: rows to write, problems, and what was understood."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from prioritise.files.cells import quoted
from prioritise.files.exercise.draft import Draft, draft_of
from prioritise.files.grids.cells import CellRead, read_name
from prioritise.files.grids.csv_edit import TableEdit
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import Grids, grids_of_draft
from prioritise.files.grids.yaml_edit import exercise_data
from prioritise.files.likeness import says_another
from prioritise.files.naming import folded, id_from_name
from prioritise.files.problem_list import ProblemList

MOST_ROWS = 1_000
SURELY_LIKE = 0.88
"""How like another a name is that may be a slip of the keys, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class UnderstoodCell:
    """One cell that was read as something else than its own letters."""

    grid: str
    row: int
    heading: str
    typed: str
    read_as: str


@dataclass(slots=True)
class Reading:
    """The files as they are, and what is gathered from typed grids. `adds_partners` makes partners of new names."""

    files: Mapping[str, bytes]
    draft: Draft
    before: Grids
    data: dict[str, Any]
    adds_partners: bool
    partners: dict[str, str]
    funds: dict[str, str]
    names: dict[str, str]
    kinds: dict[str, str] = field(default_factory=dict)
    problems: ProblemList = field(default_factory=ProblemList)
    understood: list[UnderstoodCell] = field(default_factory=list)
    asked: list[UnderstoodCell] = field(default_factory=list)
    taken_out: list[str] = field(default_factory=list)
    interventions: TableEdit = field(default_factory=TableEdit)
    costs: TableEdit = field(default_factory=TableEdit)

    def note(self, grid: Grid, row: int, heading: str, cell: CellRead, typed: str, said: str = "") -> bool:
        """Note what a cell was read as, or the problem with it; tells whether it could be read."""
        if not cell.is_sure:
            self.problems.add(grid.title, cell.found, cell.what_to_do, row=row, column=heading)
            if cell.meant:
                self.asked.append(UnderstoodCell(grid.title, row, heading, typed, cell.meant))
        elif _bare(said or cell.text) != _bare(typed):
            self.understood.append(UnderstoodCell(grid.title, row, heading, typed, said or cell.text or "nothing"))
        return cell.is_sure

    def new_id(self, name: str) -> str:
        """Return an id for an intervention of this name that no other has."""
        return id_from_name(name, set(self.names), otherwise="intervention")

    def theme(self, typed: str) -> str:
        """Return a theme as it is spelled already, where only capitals and spaces differ."""
        themes = [row.cells.theme for row in self.draft.interventions.rows]
        themes += [row["theme"] for row in self.interventions.added if row.get("theme")]
        return next((theme for theme in themes if folded(theme) == folded(typed)), typed)

    def partner(self, grid: Grid, row: int, heading: str, typed: str) -> str:
        """Read the name of a partner as its id; one that nobody has makes a new one, where partners may be added."""
        read = read_name(typed, self.partners, what="a partner")
        like = _like(typed, list(self.partners.values())) if self.adds_partners and not read.is_sure else ""
        if like:
            what_to_do = f"write {like} if that is meant; if it is another, add it in step 5 first"
            read = CellRead(found=f"{quoted(typed)}, which may be {like}", what_to_do=what_to_do, meant=like)
        if like or read.is_sure or not typed or not self.adds_partners or "not a partner" not in read.found:
            self.note(grid, row, heading, read, typed, self.partners.get(read.text, ""))
            return read.text
        made = id_from_name(typed, set(self.partners), otherwise="partner")
        self.partners[made] = typed
        self.understood.append(UnderstoodCell(grid.title, row, heading, typed, "a new partner"))
        return made


def _bare(text: str) -> str:
    return folded(text.replace("£", "").replace(",", ""))


def _like(name: str, known_names: Sequence[str]) -> str:
    """The one known name that is most likely meant: “Council” beside Bury Council. Empty where none or several are."""
    words, names = set(folded(name).split()), [other for other in known_names if not says_another(name, other)]
    like = [other for other in names if words <= (others := set(folded(other).split())) or others <= words]
    near = difflib.get_close_matches(name, names, n=1, cutoff=SURELY_LIKE)
    return like[0] if len(like) == 1 else next(iter(near), "") if not like else ""


def start_reading(files: Mapping[str, bytes], *, adds_partners: bool) -> Reading:
    """Look up what is known in the files that typed grids will change. Raises FileProblems."""
    draft = draft_of(files)
    return Reading(
        files=files,
        draft=draft,
        before=grids_of_draft(draft),
        data=exercise_data(files),
        adds_partners=adds_partners,
        partners={partner.id: partner.name for partner in draft.part.partners},
        funds={fund.id: fund.name for fund in draft.part.funds},
        names={row.cells.id: row.cells.name for row in draft.interventions.rows},
        kinds={fund.id: str(fund.kind) for fund in draft.part.funds},
    )


def numbered(grid: Grid, problems: ProblemList) -> list[tuple[int, GridRow]]:
    """Return the rows with something in them, numbered from 1 as the grid shows them; too many are a problem."""
    rows = [(number, row) for number, row in enumerate(grid.rows, 1) if not row.is_empty]
    if len(rows) > MOST_ROWS:
        problems.add(grid.title, f"{len(rows):,} rows", f"keep it to {MOST_ROWS:,} rows")
        return []
    return rows


def same_twice(grid: Grid, keys: list[tuple[int, str]], problems: ProblemList, *, heading: str, what: str) -> None:
    """Note every row whose key a row above has already."""
    first: dict[str, int] = {}
    for number, key in keys:
        if key in first:
            problems.add(grid.title, f"{what} as row {first[key]}", "keep one of them", row=number, column=heading)
        first.setdefault(key, number)


def name_keys(rows: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return names without what people write differently, by row."""
    return [(number, folded(name)) for number, name in rows if name.strip()]
