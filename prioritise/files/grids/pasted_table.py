"""The table in a pasted text: its headings as the grids call them, its rows, and what is left out of it and said."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.errors import refusal
from prioritise.files.cells import quoted
from prioritise.files.grids.grid import PasteQuestion
from prioritise.files.grids.of_files import (
    CUTS,
    FUND,
    GOES_ON,
    HOST,
    INTERVENTION,
    LEAD,
    NAME,
    PEOPLE,
    SHARE,
    SIZE,
    STATUS,
)
from prioritise.files.grids.paste_columns import (
    are_amounts,
    cells_below,
    column_name,
    column_questions,
    is_in_thousands,
    is_year,
    naming_question,
    only_pounds_question,
    says_in_thousands,
    taken_as,
    year_of_heading,
)
from prioritise.files.grids.paste_totals import PastedRow, doubted_totals, is_total
from prioritise.files.grids.typed import MOST_ROWS
from prioritise.files.naming import folded
from prioritise.files.problem_list import ProblemList
from prioritise.words import counted, joined

PASTE = "Pasted rows"
OTHER_WORDS: Mapping[str, Sequence[str]] = {
    NAME: ("intervention", "service", "title", "scheme", "project", "programme", "initiative"),
    INTERVENTION: ("name", "service", "title", "scheme", "project", "programme", "initiative"),
    STATUS: ("status", "new current cut", "new/current/cut"),
    LEAD: ("lead", "lead organisation", "lead agency"),
    PEOPLE: (
        "people",
        "people per year",
        "number of people",
        "reach",
        "reach per year",
        "reach a year",
        "people reached",
    ),
    GOES_ON: ("recurrent",),
    FUND: ("pot", "budget", "budget line", "fund name", "funding source", "funding stream", "paid from"),
    HOST: ("holder", "held by", "who holds it", "partner"),
    CUTS: ("reduces", "cuts"),
}
"""What else a heading may be called, where a grid has it."""
LEFT_OUT_WITHOUT_HEADINGS = (SIZE, SHARE, CUTS)
"""Without headings nobody means what few interventions have."""
FEWEST_HEADINGS, MOST_COLUMNS, MOST_LINES_ABOVE = 2, 200, 3


@dataclass(frozen=True, slots=True)
class PastedTable:
    """The cells of every pasted row by heading, the number of each row, what was left out, and what is asked first.

    Every row has a cell for every column that was pasted, be it empty. `doubts` are sentences about totals.
    """

    rows: tuple[Mapping[str, str], ...]
    numbers: tuple[int, ...]
    left_out: tuple[str, ...] = ()
    questions: tuple[PasteQuestion, ...] = ()
    doubts: tuple[str, ...] = ()


def pasted_table(text: str, known: Sequence[str], answers: Mapping[str, str]) -> PastedTable:
    """Read a pasted text for these headings; the first of them is what names a row.

    The first row may be headings, in any order. A title above them, a column that nobody asks for and a row of totals
    are left out and said; a column that may be one that is lacking is asked about, and which one names the rows where
    none is called so. Raises FileProblems for what cannot be put into a column, and for too much to read.
    """
    by_number = _lines(text)
    numbers, lines = list(by_number), list(by_number.values())
    if not lines:
        raise refusal(PASTE, "nothing", "copy rows in your spreadsheet and paste them here")
    if len(lines) > MOST_ROWS:
        raise refusal(PASTE, f"{len(lines):,} rows", f"paste at most {MOST_ROWS:,}")
    above = _lines_above(lines, known)
    meant = [_heading(cell, known) for cell in lines[above]]
    meant = [
        _not_pounds(heading, cell, cells_below(lines[above + 1 :], place))
        for place, (heading, cell) in enumerate(zip(meant, lines[above], strict=True))
    ]
    if not _are_headings(meant, known):
        headings = without_headings(known)
        return _without_headings(by_number, headings[: _columns_pasted(text)], headings, answers)
    below = lines[above + 1 :]
    _check_notes(by_number, numbers[above], meant, known)
    _check_lengths(dict(zip(numbers[above + 1 :], below, strict=True)), len(meant))
    names = naming_question(lines[above], meant, known, below)
    if names is not None:
        place = names.places.get(answers.get(names.question.sentence, ""), -1)
        if place < 0:
            return PastedTable((), (), questions=(names.question,))
        meant[place] = known[0]
    asked_first = () if names is None else (names.question,)
    _check_headings(lines[above], meant, known, row=numbers[above])
    naming = meant.index(known[0])
    counting = [line for line in below if not is_total("".join(line[naming : naming + 1]))]
    columns = column_questions(lines[above], meant, known, counting)
    taken = taken_as(columns, [heading for heading in known if heading in meant], answers)
    left_out = [f"{quoted(' '.join(filter(None, line)))}, above the headings" for line in lines[:above]]
    if strange := _left_out(lines[above], meant, known, below, [place for place, into in taken.items() if into]):
        left_out.append(f"the {'column' if len(strange) == 1 else 'columns'} {joined(strange)}")
    pasted = []
    for number, line in zip(numbers[above + 1 :], below, strict=True):
        cells = _filled_up(line, len(meant))
        row = {heading: cell for heading, cell in zip(meant, cells, strict=True) if heading in known}
        row |= {heading: cells[place] for place, into in taken.items() for heading in into}
        pasted.append(PastedRow(number, row.get(known[0], ""), row))
    left_out += [f"{quoted(row.name)} in row {row.number}" for row in pasted if row.is_total]
    rows = [row for row in pasted if not row.is_total]
    return PastedTable(
        rows=tuple(row.cells for row in rows),
        numbers=tuple(row.number for row in rows),
        left_out=tuple(left_out),
        questions=(*asked_first, *(column.question for column in columns)),
        doubts=doubted_totals(pasted, [heading for heading in known if is_year(heading)]),
    )


def without_headings(known: Sequence[str]) -> tuple[str, ...]:
    """List the headings that cells go under where none are pasted, in their order."""
    return tuple(heading for heading in known if heading not in LEFT_OUT_WITHOUT_HEADINGS)


def said_of(table: PastedTable, *, again: Sequence[str]) -> tuple[str, ...]:
    """Say what came of a paste, in sentences; the names in `again` were there before."""
    said = [f"{counted(len(table.rows), 'pasted row')} read. Nothing is kept yet."]
    if again:
        said.append(f"In place of what was there before: {joined(again)}.")
    if table.left_out:
        said.append(f"Left out: {'; '.join(table.left_out)}.")
    return (*said, *table.doubts)


def _without_headings(
    lines: Mapping[int, Sequence[str]], pasted: Sequence[str], headings: Sequence[str], answers: Mapping[str, str]
) -> PastedTable:
    """Read rows without headings: their cells are those of the first headings, the `pasted` ones."""
    _check_lengths(lines, len(headings))
    columns = only_pounds_question(list(lines.values()), headings)
    taken = taken_as(columns, [], answers)
    rows = []
    for line in lines.values():
        cells = _filled_up(line, len(pasted))
        row = {
            heading: cell for place, (heading, cell) in enumerate(zip(pasted, cells, strict=True)) if place not in taken
        }
        rows.append(row | {heading: cells[place] for place, into in taken.items() for heading in into})
    return PastedTable(tuple(rows), tuple(lines), questions=tuple(column.question for column in columns))


def _filled_up(line: Sequence[str], length: int) -> list[str]:
    """The cells of a row up to the last column that was pasted: empty ones at its end are cells too."""
    return [*line[:length], *[""] * (length - len(line))]


def _check_lengths(lines: Mapping[int, Sequence[str]], most: int) -> None:
    problems = ProblemList()
    for number, line in lines.items():
        if len(line) > most:
            problems.add(PASTE, f"{quoted(line[most])} beyond the last column", "leave it out", row=number)
    problems.check()


def _lines_above(lines: Sequence[Sequence[str]], known: Sequence[str]) -> int:
    """How many lines stand above the headings, such as a title in merged cells; 0 where no headings are found."""
    for place, line in enumerate(lines[: MOST_LINES_ABOVE + 1]):
        if _are_headings([_heading(cell, known) for cell in line], known):
            return place
    return 0


def _are_headings(meant: Sequence[str], known: Sequence[str]) -> bool:
    number = sum(heading in known for heading in meant)
    return number >= min(FEWEST_HEADINGS, len(meant)) or meant[0] == known[0]


def _check_headings(written: Sequence[str], meant: Sequence[str], known: Sequence[str], *, row: int) -> None:
    """Refuse headings of which one is there twice or in thousands, or none names the rows."""
    problems = ProblemList()
    for cell, heading in zip(written, meant, strict=True):
        if heading in known and meant.count(heading) > 1:
            problems.add(PASTE, f"the column {heading} twice", "keep one of them", row=row, column=cell)
        elif heading not in known and is_in_thousands(cell):
            found = f"the column {quoted(cell)}, which seems not to be in whole pounds"
            problems.add(PASTE, found, "write whole pounds, 120000 for 120, and the year as its heading", row=row)
    if known[0] not in meant:
        problems.add(PASTE, f"no column {quoted(known[0])}", f"call one so: {joined(map(quoted, written))}", row=row)
    problems.check()


def _check_notes(
    lines: Mapping[int, Sequence[str]], headings_at: int, meant: Sequence[str], known: Sequence[str]
) -> None:
    """Refuse a title or a note that says of pasted pounds that they are in thousands."""
    if not any(is_year(heading) for heading in meant if heading in known):
        return
    problems = ProblemList()
    for number, line in lines.items():
        written = [cell for cell in line if cell]
        if number != headings_at and len(written) == 1 and says_in_thousands(written[0]):
            found = f"{quoted(written[0])}, so the pounds seem not to be whole pounds"
            problems.add(PASTE, found, "write whole pounds, 120000 for 120, and leave this line out", row=number)
    problems.check()


def _left_out(
    written: Sequence[str],
    meant: Sequence[str],
    known: Sequence[str],
    below: Sequence[Sequence[str]],
    taken: Sequence[int],
) -> list[str]:
    """The columns that no grid has and no answer gives a place, as they are called."""
    return [
        column_name(cell, place)
        for place, (cell, heading) in enumerate(zip(written, meant, strict=True))
        if heading not in known and place not in taken and (cell or any(cells_below(below, place)))
    ]


def _heading(cell: str, known: Sequence[str]) -> str:
    by_fold = {word: heading for heading, words in OTHER_WORDS.items() if heading in known for word in words}
    by_fold |= {folded(heading): heading for heading in known}
    return by_fold.get(folded(cell)) or year_of_heading(cell) or cell


def _not_pounds(heading: str, written: str, cells: Sequence[str]) -> str:
    """A heading that means a fund, unless it is another word for one above pounds: a budget may be either."""
    return written if heading == FUND and folded(written) != folded(FUND) and are_amounts(cells) else heading


def _columns_pasted(text: str) -> int:
    """How many columns were copied: empty cells at the end of the longest row are among them."""
    return max(map(len, _read(_reader(text))))


def _reader(text: str) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in text else ",")


def _lines(text: str) -> dict[int, list[str]]:
    """The lines in which anything stands, by their number in the text."""
    lines: dict[int, list[str]] = {}
    for number, line in enumerate(_read(_reader(text)), 1):
        while line and not line[-1].strip():
            line.pop()
        if line:
            lines[number] = [cell.strip() for cell in line]
    return lines


def _read(reader: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        for row, line in enumerate(reader, 1):
            if len(line) > MOST_COLUMNS:
                raise refusal(PASTE, f"{len(line):,} columns", f"paste at most {MOST_COLUMNS}", row=row)
            yield line
    except csv.Error:
        raise refusal(PASTE, "a row that cannot be read", "copy fewer rows, without long texts") from None
