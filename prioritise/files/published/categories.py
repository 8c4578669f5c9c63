"""Splits of a population: their labels made one, and deprivation fifths and tenths in their true order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.domain.errors import refusal
from prioritise.files.published.cell_text import plain_text
from prioritise.files.published.opening import open_lines

EDITION = re.compile(r"\s*\((?:IMD|Index of Multiple Deprivation)\s*\d{4}\)\s*$", re.IGNORECASE)
RANK_WORDS = {
    "tenth": (
        "most deprived", "second most deprived", "third more deprived", "fourth more deprived", "fifth more deprived",
        "fifth less deprived", "fourth less deprived", "third less deprived", "second least deprived", "least deprived",
    ),
    "fifth": (
        "most deprived", "second most deprived", "average deprived", "second least deprived", "least deprived",
    ),
}  # fmt: skip
OTHER_WORDS = {"third most deprived": "average deprived", "middle deprived": "average deprived"}
GROUPS = {"decile": "tenth", "tenth": "tenth", "quintile": "fifth", "fifth": "fifth"}
NUMBERED = re.compile(r"(?:decile|quintile|tenth|fifth)?\s*(?P<place>\d{1,2})\b(?P<rest>.*)", re.IGNORECASE)
UNRANKED = 10_000
"""Sorts after every known place."""
LONGEST_PLACE = 4
"""Figures. A longer number is not a place in a list."""


@dataclass(frozen=True, slots=True)
class CategoryLookup:
    """Names for categories given by number, and their order, from a publisher's list."""

    names: Mapping[tuple[str, str], tuple[str, str]]
    sequence: Mapping[tuple[str, str], int]


NO_LOOKUP = CategoryLookup({}, {})


def category_label(text: str) -> str:
    """Return one label for one group: no stray quotes, no edition of the index, which its type already names."""
    return EDITION.sub("", plain_text(text))


def category_place(category_type: str, category: str, lookup: CategoryLookup = NO_LOOKUP) -> int:
    """Return where a category stands among its fellows: 1 is the most deprived, whatever the groups are called.

    The words decide, for published sequences run either way. Where they say nothing, the publisher's sequence does.
    """
    words = category.lower()
    group = next((GROUPS[word] for word in GROUPS if word in words), None)
    named = re.sub(r"[^a-z ]", " ", words).split()
    rank = " ".join(named[:-1] if named and named[-1] in GROUPS else named)
    rank = OTHER_WORDS.get(rank, rank)
    if group and rank in RANK_WORDS[group]:
        return RANK_WORDS[group].index(rank) + 1
    numbered = NUMBERED.fullmatch(category.strip())
    if numbered and ("depriv" in category_type.lower() or "depriv" in words):
        return int(numbered["place"])
    return lookup.sequence.get((category_type, category), UNRANKED)


def read_categories(name: str, content: bytes) -> CategoryLookup:
    """Return the publisher's list of categories: CategoryName, CategoryTypeName, Sequence, and their numbers if given.

    Raises FileProblems when a heading is missing.
    """
    rows = [line.cells for line in open_lines(name, content) if not line.is_empty]
    headings = [cell.strip().lower() for cell in rows[0]]
    for needed in ("categoryname", "categorytypename"):
        if needed not in headings:
            raise refusal(
                name,
                f"a list of categories without the column {needed}",
                "use the publisher's list of categories",
                row=1,
            )
    names: dict[tuple[str, str], tuple[str, str]] = {}
    sequence: dict[tuple[str, str], int] = {}
    for cells in rows[1:]:
        row = dict(zip(headings, cells, strict=False))
        label = (plain_text(row.get("categorytypename", "")), category_label(row.get("categoryname", "")))
        names[(row.get("categorytypeid", "").strip(), row.get("categoryid", "").strip())] = label
        place = row.get("sequence", "").strip()
        if place.isdecimal() and len(place) <= LONGEST_PLACE:
            sequence.setdefault(label, int(place))
    return CategoryLookup(names, sequence)
