"""Areas by code: their names, which codes are no longer used, and the nearest to one that is not in a file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import cache

from prioritise.domain.errors import FileProblems, refusal
from prioritise.files.cells import NeededText, OptionalYesNo, Text
from prioritise.files.exercise.tables import Row, read_whole_table
from prioritise.files.likeness import says_another
from prioritise.files.published.catalogue import CATALOGUE_FOLDER
from prioritise.files.published.cell_text import plain_text
from prioritise.files.published.opening import open_lines
from prioritise.files.shipped import example_folder
from prioritise.words import counted

MOST_NEAREST = 4
KINDS = {"E06": "unitary authorities", "E07": "districts", "E08": "metropolitan districts", "E09": "London boroughs"}
KINDS |= {"E10": "counties", "E92": "England", "E12": "regions", "E05": "wards", "E38": "NHS areas"}


class KnownArea(Row):
    """One English authority. `abolished` is the day its code stopped, empty for one that exists.

    `replaced_by` is the code of what took its place, `same_extent` whether that is the same place, but for a few
    properties on its edge at most; `order` names the order that did it.
    """

    code: NeededText
    name: NeededText
    kind: NeededText
    abolished: Text = ""
    replaced_by: Text = ""
    same_extent: OptionalYesNo = False
    order: Text = ""


def code_named(name: str) -> str:
    """Return the code of the one English authority of today that has this name; empty where none has."""
    called = {area.name.casefold(): area.code for area in known_areas().values() if not area.abolished}
    return called.get(" ".join(name.split()).casefold(), "")


@cache
def newest_code(code: str) -> str:
    """Return the code the same place has now: Gateshead's E08000020 of before 2013 is E08000037. Any other code is
    itself.
    """
    area = known_areas().get(code)
    return newest_code(area.replaced_by) if area is not None and area.same_extent else code


@cache
def known_areas() -> Mapping[str, KnownArea]:
    """Return English authorities by code, abolished ones too, from the catalogue that comes with the project."""
    path = example_folder().parent / CATALOGUE_FOLDER / "areas.csv"
    return {area.code: area for area in read_whole_table(path.name, path.read_bytes(), KnownArea)}


def read_area_names(name: str, content: bytes) -> dict[str, str]:
    """Return names by code from a publisher's list of areas.

    Raises FileProblems when AreaCode or AreaName is missing.
    """
    lines = (line.cells for line in open_lines(name, content) if not line.is_empty)
    headings = ["".join(letter for letter in cell.lower() if letter.isalnum()) for cell in next(lines)]
    if not {"areacode", "areaname"} <= set(headings):
        raise refusal(name, "a list of areas without AreaCode and AreaName", "use the publisher's list of areas", row=1)
    rows = (dict(zip(headings, cells, strict=False)) for cells in lines)
    return {plain_text(row.get("areacode", "")): plain_text(row.get("areaname", "")) for row in rows}


def area_names(areas: Mapping[str, str], names_from_list: Mapping[str, str]) -> dict[str, str]:
    """Return the name of every area found: the file's own, else from the list given, else the project's, else its
    code.
    """
    known = known_areas()
    return {
        code: name or names_from_list.get(code) or (known[code].name if code in known else code)
        for code, name in areas.items()
    }


def not_in_file(name: str, wanted: str, names: Mapping[str, str]) -> FileProblems:
    """Return the problem that a file has nothing for the area asked for, with the nearest codes and names it has."""
    if not names:
        what_to_do = f"write the code of its area on every row, such as {wanted}; in an LG Inform table its full name"
        return refusal(name, f"no rows for {wanted}, and none with the code or name of an area known here", what_to_do)
    nearest = _nearest(wanted, names)
    kind = wanted[:3]
    if not any(code.startswith(kind) for code in names):
        kinds = sorted({KINDS.get(code[:3], f"codes that start {code[:3]}") for code in names})
        hint = f"the file has no code that starts {kind}; it holds {', '.join(kinds[:8])}"
        what_to_do = f"{hint}. Nearest: {nearest}" if nearest else hint
    else:
        what_to_do = f"check the code. Nearest: {nearest}"
    known = known_areas().get(wanted)
    called = f" ({known.name}{f', abolished {known.abolished}' if known.abolished else ''})" if known else ""
    return refusal(name, f"no rows for {wanted}{called} among its {counted(len(names), 'area')}", what_to_do)


def predecessors(code: str, codes: Iterable[str]) -> list[KnownArea]:
    """Return the abolished areas of a file that this one replaced."""
    known = known_areas()
    before = [known[other] for other in sorted(codes) if other in known]
    return [area for area in before if area.replaced_by == code and not area.same_extent]


def change_sentence(area: KnownArea) -> str:
    """Say what became of an area that no longer has its code, and by which order."""
    known = known_areas()
    by = f" ({area.order})" if area.order else ""
    if area.same_extent:
        return f"{area.code} was the code of {area.name} until {area.abolished}; it is now {area.replaced_by}{by}."
    after = known.get(area.replaced_by)
    part = f"became part of {after.name}, {after.code}," if after else "was divided"
    return f"{area.name} ({area.code}) {part} on {area.abolished}{by}."


def _nearest(wanted: str, names: Mapping[str, str]) -> str:
    by_name = {name.casefold(): code for code, name in sorted(names.items(), reverse=True)}
    known = known_areas().get(wanted)
    called = (known.name if known else wanted).casefold()
    close = [predecessor.code for predecessor in predecessors(wanted, names)]
    same_way = sorted(name for name in by_name if not says_another(called, name))
    close += [by_name[name] for name in difflib.get_close_matches(called, same_way, n=2, cutoff=0.75)]
    if known and known.replaced_by in names:
        close.insert(0, known.replaced_by)
    close += difflib.get_close_matches(wanted, sorted(names), n=MOST_NEAREST, cutoff=0.7)
    return ", ".join(f"{code} {names[code]}".strip() for code in list(dict.fromkeys(close))[:MOST_NEAREST])
