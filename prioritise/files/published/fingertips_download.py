"""The 27 columns of “Download data” on a Fingertips page, under every heading seen in them."""

from __future__ import annotations

import re
from dataclasses import replace

from prioritise.files.published.categories import category_label
from prioritise.files.published.cell_text import row_of
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.rows import Cells, NotRead, PublishedRow

RANGE = re.compile(r"(?P<years>\d{1,2})\s*y(?:ears?)?", re.IGNORECASE)


def _read(cells: Cells) -> PublishedRow | NotRead:
    row = row_of(cells)
    if isinstance(row, NotRead):
        return row
    pooled = RANGE.fullmatch(cells["range"])
    category = category_label(cells["category"])
    return replace(row, years_pooled=int(pooled["years"]) if pooled else 0, category=category)


FINGERTIPS_DOWNLOAD = Layout(
    "a Fingertips download",
    (
        Field("published_id", ("indicatorid",), needed=True),
        Field("title", ("indicatorname",), needed=True),
        Field("area_code", ("areacode",), needed=True),
        Field("area_name", ("areaname",)),
        Field("sex", ("sex",), needed=True),
        Field("age", ("age",), needed=True),
        Field("category_type", ("categorytype",)),
        Field("category", ("category",)),
        Field("period", ("timeperiod",), needed=True),
        Field("range", ("timeperiodrange",)),
        Field("value", ("value",), needed=True),
        Field("lower_ci", ("lowerci950limit", "lowerci95limit", "lowercilimit", "lowerci95", "lowerci")),
        Field("upper_ci", ("upperci950limit", "upperci95limit", "uppercilimit", "upperci95", "upperci")),
        Field("count", ("count",)),
        Field("denominator", ("denominator",)),
    ),
    _read,
    tells_nothing=re.compile(
        r"parent(code|name)|areatype|(lower|upper)ci998?0?limit|valuenote|recenttrend|comparedto.*|timeperiodsortable"
        r"|newdata|trend|sexid|ageid|areaid|year"
    ),
)
