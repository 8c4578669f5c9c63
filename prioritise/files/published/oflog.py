"""The data explorer of the Office for Local Government: one figure a row, by authority and financial year."""

from __future__ import annotations

import re
from functools import partial

from prioritise.files.published.cell_text import row_of
from prioritise.files.published.headings import Field, Layout

OFLOG = Layout(
    "a file of the Office for Local Government",
    (
        Field("area_code", ("localauthoritycode",), needed=True),
        Field("area_name", ("localauthorityname",)),
        Field("period", ("financialyear", "period", "year"), needed=True),
        Field("title", ("measure",), needed=True),
        Field("value", ("value",), needed=True),
    ),
    partial(row_of, percent_sign=True),
    tells_nothing=re.compile(r"entityname|region|median|madsfrommedian|rankorder|rank"),
)
