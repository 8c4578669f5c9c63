"""Nomis downloads: a column a dimension, each with its name beside its number; the figure is OBS_VALUE."""

from __future__ import annotations

import re
from dataclasses import replace

from prioritise.files.cells import quoted
from prioritise.files.published.cell_text import NO_VALUE, plain_text, row_of
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.rows import Cells, NotRead, PublishedRow

FIGURES = {"value": "", "variable": "", "percent": "percent", "": ""}
"""The kinds of figure under MEASURES_NAME that are figures of the place, and the unit they say they are in."""
NOT_THE_FIGURE = "a numerator, denominator or margin beside the figure, not the figure itself"
NO_FIGURE = re.compile(r"suppress|missing|not available|disclos", re.IGNORECASE)
MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])", re.ASCII)


def _read(cells: Cells) -> PublishedRow | NotRead:
    kind = cells["kind"].lower()
    if kind not in FIGURES:
        return NotRead(NOT_THE_FIGURE, quoted(cells["kind"]))
    if NO_FIGURE.search(cells["status"]):
        return NotRead(NO_VALUE, quoted(cells["status"]))
    row = row_of(cells, FIGURES[kind])
    if isinstance(row, NotRead):
        return row
    names = [plain_text(cells[field]) for field in ("variable", "title", "item", "cell")]
    return replace(row, title=": ".join(name for name in names if name), period=_period(cells))


def _period(cells: Cells) -> str:
    named = plain_text(cells["period"])
    # Under DATE, 2003-08 is a month; anywhere else it would be six years.
    month = MONTH.fullmatch(cells["date"])
    return named or (f"{cells['date']}-01" if month else cells["date"])


NOMIS = Layout(
    "a Nomis download",
    (
        Field("area_code", ("geographycode",), needed=True),
        Field("area_name", ("geographyname",)),
        Field("value", ("obsvalue",), needed=True),
        Field("kind", ("measuresname",)),
        Field("status", ("obsstatusname",)),
        Field("period", ("datename",)),
        Field("date", ("date",)),
        Field("variable", ("variablename",)),
        Field("title", ("measurename",)),
        Field("item", ("itemname",)),
        Field("cell", ("cellname",)),
        Field("sex", ("gendername", "sexname", "csexname")),
        Field("age", ("agename", "cagename")),
    ),
    _read,
    tells_nothing=re.compile(
        r".*(typecode|sortorder)|geography|geographytype|date(code|type)|measures|obs(status|conf)(name)?|urn"
        r"|record(offset|count)"
    ),
)
