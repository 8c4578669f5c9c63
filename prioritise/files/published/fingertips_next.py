"""The form in which FingertipsNext keeps its figures: names and polarity stand in files of their own.

Its `Year` is the first year of the period, whether that is a calendar year, a financial year or several years.
"""

from __future__ import annotations

import re
from dataclasses import replace

from prioritise.files.published.categories import category_label
from prioritise.files.published.cell_text import row_of
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.rows import Cells, NotRead, PublishedRow

CATEGORY_NUMBER = "category number "
"""Marks a category known by its number only, until the publisher's list gives it a name."""


def _read(cells: Cells) -> PublishedRow | NotRead:
    row = row_of(cells)
    if isinstance(row, NotRead):
        return row
    category = category_label(cells["category"])
    if not row.category_type and not category and cells["category_id"] not in ("", "-1"):
        number = CATEGORY_NUMBER + cells["category_type_id"]
        return replace(row, category_type=number, category=CATEGORY_NUMBER + cells["category_id"])
    return replace(row, category=category)


FINGERTIPS_NEXT = Layout(
    "a FingertipsNext file",
    (
        Field("published_id", ("indicatorid",), needed=True),
        Field("area_code", ("areacode",), needed=True),
        Field("period", ("year",), needed=True),
        Field("value", ("value",), needed=True),
        Field("sex", ("sex",), needed=True),
        Field("age", ("age",), needed=True),
        Field("category_type", ("categorytype",)),
        Field("category", ("category",)),
        Field("category_type_id", ("categorytypeid",)),
        Field("category_id", ("categoryid",)),
        Field("lower_ci", ("lowerci", "lowerci95")),
        Field("upper_ci", ("upperci", "upperci95")),
        Field("count", ("count",)),
        Field("denominator", ("denominator",)),
    ),
    _read,
    tells_nothing=re.compile(r"trend|sexid|ageid|recenttrend|comparedto.*|areatype|valuenote"),
)
