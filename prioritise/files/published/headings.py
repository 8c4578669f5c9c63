"""Which layout a file has, told from its headings, and where each field stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.errors import FileProblems, refusal
from prioritise.files.cells import quoted
from prioritise.files.published.opening import check_columns
from prioritise.files.published.rows import Cells, NotRead, PublishedRow

NOT_LETTERS = re.compile(r"[^a-z0-9]+")
NUMBER = re.compile(r"[-+]?[\d.,]+")
NO_HEADING = re.compile(r"|x|unnamed\d*|index|rownames?|rownumber", re.IGNORECASE)
"""What programs call the column in which they number the rows."""
UPLOAD_FORMS = ({"sexid", "ageid", "yearrange"}, {"agefromyearsinclusive", "periodtype"})
"""Headings only the forms for sending figures in have: they give ages and groups as numbers."""


PRACTICES = {"practicecode", "practicename", "gppracticecode"}
AUTHORITY_LEVEL_QOF = (
    "use the same indicator for authorities: “Download data” on Fingertips, with the area type Counties & UAs"
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a layout and the headings it goes by, lower case and letters and figures only.

    `in_part` is a field that is read for some of its words only, so that its other words may still tell rows apart.
    """

    name: str
    headings: tuple[str, ...]
    needed: bool = False
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A way publishers lay figures out, and how one of its rows is read.

    `tells_nothing` matches headings of columns that are not read and never tell what a row measures: trends,
    comparisons, notes, the parent of an area. With `label_after_code` a heading that is there twice is a code and then
    its label, which is read. `no_code` says why a row without an area code is not read.
    """

    name: str
    fields: tuple[Field, ...]
    read: Callable[[Cells], PublishedRow | NotRead]
    tells_nothing: re.Pattern[str] = NO_HEADING
    label_after_code: bool = False
    no_code: str = "no area code"


@dataclass(frozen=True, slots=True)
class Headings:
    """A recognised first row: the layout, where each field stands, what is not read, and what of that may matter.

    `unread` are places and headings of columns that might tell rows apart.
    """

    layout: Layout
    places: dict[str, int]
    width: int
    not_used: tuple[str, ...]
    unread: tuple[tuple[int, str], ...]


def recognise(name: str, row: int, cells: Sequence[str], layouts: Sequence[Layout]) -> Headings:
    """Return the layout whose needed headings are all there.

    Raises FileProblems naming the nearest layout and what it lacks, or a heading that is there twice.
    """
    check_columns(name, row, len(cells))
    plain = [_plain(cell) for cell in cells]
    fitting = [layout for layout in layouts if not _lacking(layout, plain)]
    if not fitting:
        raise _unknown(name, row, cells, plain, layouts)
    layout = max(fitting, key=lambda layout: sum(field.needed for field in layout.fields))
    places: dict[str, int] = {}
    for field in layout.fields:
        columns = [place for place, heading in enumerate(plain) if heading in field.headings]
        if len(columns) > 1 and not layout.label_after_code:
            headings = " and ".join(quoted(cells[place]) for place in columns)
            raise refusal(name, f"two columns for the same thing, {headings}", "keep one of them", row=row)
        if columns:
            places[field.name] = columns[-1]
    used = set(places.values())
    not_used = tuple(sorted(cell.strip() for place, cell in enumerate(cells) if place not in used and cell.strip()))
    return Headings(layout, places, len(cells), not_used, _unread(layout, cells, plain, places))


def _unread(
    layout: Layout, cells: Sequence[str], plain: Sequence[str], places: Mapping[str, int]
) -> tuple[tuple[int, str], ...]:
    read = {places[field.name] for field in layout.fields if field.name in places and not field.in_part}
    return tuple(
        (place, cells[place].strip())
        for place, heading in enumerate(plain)
        if place not in read and not NO_HEADING.fullmatch(heading) and not layout.tells_nothing.fullmatch(heading)
    )


def _plain(heading: str) -> str:
    return NOT_LETTERS.sub("", heading.lower())


def _lacking(layout: Layout, plain: Sequence[str]) -> list[Field]:
    return [field for field in layout.fields if field.needed and not set(field.headings) & set(plain)]


def _unknown(
    name: str, row: int, cells: Sequence[str], plain: Sequence[str], layouts: Sequence[Layout]
) -> FileProblems:
    if len(cells) == 1 and re.search(r"[;\t|]", cells[0]):
        found = "columns that are not separated by commas"
        return refusal(name, found, "save it as CSV with commas", row=row)
    if any(set(plain) >= form for form in UPLOAD_FORMS):
        found = "the form for sending figures to the publisher (ages and groups as numbers), not a download"
        return refusal(name, found, "use “Download data” on a Fingertips page", row=row)
    if PRACTICES & set(plain):
        found = "figures of GP practices (a column of practice codes), not of authorities"
        return refusal(name, found, AUTHORITY_LEVEL_QOF, row=row)
    nearest = min(layouts, key=lambda layout: len(_lacking(layout, plain)) / _needed(layout))
    lacking = _lacking(nearest, plain)
    if len(lacking) == _needed(nearest) or any(NUMBER.fullmatch(cell.strip()) for cell in cells):
        found = f"a first row that holds no headings this reads: {quoted(', '.join(cells))}"
        known = "; ".join(layout.name for layout in layouts)
        what_to_do = (
            f"these are read, with the publisher's headings: {known}; for another file, name its columns area_code, "
            "period, indicator and value"
        )
        return refusal(name, found, what_to_do, row=row)
    missing = ", ".join(quoted(field.headings[0]) for field in lacking)
    found = f"headings closest to {nearest.name}, but no column for {missing}"
    return refusal(name, found, "download the file again with every column, or rename the column", row=row)


def _needed(layout: Layout) -> int:
    return sum(field.needed for field in layout.fields)
