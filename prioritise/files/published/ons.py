"""Data sets of the Office for National Statistics as CSV: `v4_N`, N columns about the figure, then codes and labels."""

from __future__ import annotations

import re
from dataclasses import replace

from prioritise.files.published.cell_text import row_of
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.rows import Cells, NotRead, PublishedRow

NOT_NAMED = "Figures of the Office for National Statistics"


def _read(cells: Cells) -> PublishedRow | NotRead:
    row = row_of(cells)
    return row if isinstance(row, NotRead) or row.title else replace(row, title=NOT_NAMED)


ONS = Layout(
    "a data set of the Office for National Statistics",
    (
        Field("value", tuple(f"v4{columns}" for columns in range(10)), needed=True),
        Field("area_code", ("administrativegeography", "admingeography", "geographycode"), needed=True),
        Field("area_name", ("geography",)),
        Field("period", ("time",), needed=True),
        Field(
            "title",
            ("lifeexpectancyvariable", "measure", "measureofwellbeing", "indicator", "variable", "statistic"),
        ),
        Field("sex", ("sex",)),
        Field("age", ("agegroups", "agegroup", "age")),
        Field("lower_ci", ("lcl", "lowercl", "lowerconfidencelimit")),
        Field("upper_ci", ("ucl", "uppercl", "upperconfidencelimit")),
    ),
    _read,
    tells_nothing=re.compile(r"datamarking"),
    label_after_code=True,
)
