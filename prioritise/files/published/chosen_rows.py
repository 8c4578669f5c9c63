"""One pass over a published file: rows of the chosen areas are kept, every other row is counted with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from prioritise.domain.errors import FileProblems, refusal
from prioritise.files.cells import quoted
from prioritise.files.limits import limits
from prioritise.files.published.areas import newest_code
from prioritise.files.published.cell_text import plain_text
from prioritise.files.published.headings import Headings, Layout, recognise
from prioritise.files.published.lg_inform import long_lines
from prioritise.files.published.opening import Line, open_lines
from prioritise.files.published.rows import Cells, LeftOut, NotRead, PublishedRow, Tally, left_out_sentence

ANOTHER_AREA = "another area, not asked for"
SPLIT_ELSEWHERE = "a split (by deprivation, ethnic group and so on) of an area that is neither yours nor the benchmark"


@dataclass(frozen=True, slots=True)
class ChosenRows:
    """What one pass found: how many rows, the rows of the chosen areas and how often each, and all areas by code.

    `followed` are codes in the file of places asked for by another code, with that code.
    """

    headings: Headings
    rows_read: int
    empty_lines: int
    found: Mapping[PublishedRow, int]
    areas: Mapping[str, str]
    tally: Tally
    followed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The codes asked for, and by their newest code those of the same places, which may have had another code."""

    codes: frozenset[str]
    by_newest: Mapping[str, str]
    followed: dict[str, str] = field(default_factory=dict)

    def code_of(self, code: str) -> str | None:
        """Return the code asked for that is this place, or None. A code that is followed to another is noted."""
        if code in self.codes:
            return code
        asked = self.by_newest.get(newest_code(code))
        if asked is not None:
            self.followed[code] = asked
        return asked


def choose_rows(
    name: str, content: bytes, layouts: Sequence[Layout], *, area: str, benchmark: str, wanted: set[str]
) -> ChosenRows:
    """Read a published file, keeping the rows of the wanted areas, and splits of the area and the benchmark only.

    Raises FileProblems when the file cannot be read, its layout is not known, or it has headings and nothing else.
    """
    lines = long_lines(open_lines(name, content))
    headings, empty_lines = _headings(name, lines, layouts)
    split_areas = {area, benchmark}
    asked = Wanted(frozenset(wanted), {newest_code(code): code for code in sorted(wanted)})
    row_counts: dict[PublishedRow, int] = {}
    areas: dict[str, str] = {}
    tally, most_kept = Tally(), limits().published_kept
    rows_read = 0
    for line in lines:
        if line.is_empty:
            empty_lines += 1
            continue
        rows_read += 1
        row = _row(headings, line, asked, areas)
        if isinstance(row, PublishedRow) and row.category and row.area_code not in split_areas:
            row = NotRead(SPLIT_ELSEWHERE, row.area_code)
        if isinstance(row, NotRead):
            tally.add(row.reason, row.found)
        else:
            row_counts[row] = row_counts.get(row, 0) + 1
            if len(row_counts) > most_kept:
                said = f"more than {most_kept:,} different rows for these areas"
                raise refusal(name, said, "ask for fewer areas to compare with, or split the file by indicator")
    if not rows_read:
        raise refusal(name, "headings and no rows under them", "download it again, or check that the filter finds data")
    return ChosenRows(headings, rows_read, empty_lines, row_counts, areas, tally, asked.followed)


def nothing_usable(name: str, left_out: Sequence[LeftOut]) -> FileProblems:
    """Return the refusal of a file whose every row was left out, with the reasons; for the caller to raise."""
    reasons = "; ".join(left_out_sentence(out) for out in left_out)
    return refusal(
        name,
        f"no row that can be used. {reasons}",
        "put these rows right, or choose another file with figures for this area",
    )


def _headings(name: str, lines: Iterator[Line], layouts: Sequence[Layout]) -> tuple[Headings, int]:
    for empty, line in enumerate(lines):
        if not line.is_empty:
            return recognise(name, line.number, line.cells, layouts), empty
    raise refusal(name, "nothing in it", "download it again; the first row should hold the headings")


def _row(headings: Headings, line: Line, wanted: Wanted, areas: dict[str, str]) -> PublishedRow | NotRead:
    if len(line.cells) != headings.width and (
        len(line.cells) < headings.width or any(cell.strip() for cell in line.cells[headings.width :])
    ):
        return NotRead(f"more or fewer cells than the {headings.width} headings", quoted(",".join(line.cells)))
    cells = Cells(headings.places, line.cells)
    code = cells["area_code"]
    if not code:
        return NotRead(headings.layout.no_code, quoted(",".join(cell for cell in line.cells if cell.strip())))
    written, code = code, wanted.code_of(code) or code
    name = plain_text(cells["area_name"])
    if code not in areas or (name and (not areas[code] or name < areas[code])):
        areas[code] = name
    if code not in wanted.codes:
        return NotRead(ANOTHER_AREA, code)
    row = headings.layout.read(cells)
    if isinstance(row, NotRead):
        subject = cells["published_id"] or plain_text(cells["title"] or cells["domain"])
        what = ", ".join(part for part in (subject, plain_text(cells["period"]), plain_text(cells["category"])) if part)
        return NotRead(row.reason, f"{code}: {what}{f', {row.found}' if row.found else ''}")
    if not row.series[0]:
        return NotRead("no indicator", f"{code}: {quoted(row.period)}")
    unread = tuple((heading, plain_text(line.cells[place])) for place, heading in headings.unread)
    return replace(row, area_code=code, unread=unread) if unread or code != written else row
