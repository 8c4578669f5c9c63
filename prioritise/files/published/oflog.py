"""The data explorer of the Office for Local Government: one figure a row, by authority and financial year."""

from __future__ import annotations

import re

from prioritise.files.published.cell_text import figures_of, plain_text
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.rows import Cells, NotRead, PublishedRow


def _read(cells: Cells) -> PublishedRow | NotRead:
    reading = figures_of(cells, "", percent_sign=True)
    if isinstance(reading, NotRead):
        return reading
    return PublishedRow(
        published_id="",
        title=plain_text(cells["title"]),
        area_code=cells["area_code"],
        period=plain_text(cells["period"]),
        years_pooled=0,
        sex="",
        age="",
        category_type="",
        category="",
        figures=(reading.figures,),
        mended=reading.mended,
    )


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
