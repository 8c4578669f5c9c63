"""The data explorer of the Office for Local Government: one figure a row, by authority and financial year."""

from __future__ import annotations

import re

from prioritise.files.published.cell_text import row_of
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.rows import Cells, NotRead, PublishedRow


def _read(cells: Cells) -> PublishedRow | NotRead:
    return row_of(cells, percent_sign=True)


OFLOG = Layout(
    "a file of the Office for Local Government",
    (
        Field("area_code", ("localauthoritycode",), needed=True),
        Field("area_name", ("localauthorityname",)),
        Field("period", ("financialyear", "period", "year"), needed=True),
        Field("title", ("measure",), needed=True),
        Field("value", ("value",), needed=True),
    ),
    _read,
    tells_nothing=re.compile(r"entityname|region|median|madsfrommedian|rankorder|rank"),
)
