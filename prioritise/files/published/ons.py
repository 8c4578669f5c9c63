"""Data sets of the Office for National Statistics as CSV: `v4_N`, N columns about the figure, then codes and labels."""

from __future__ import annotations

import re

from prioritise.files.published.cell_text import figures_of, plain_text, sex_in
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.rows import Cells, NotRead, PublishedRow

NOT_NAMED = "Figures of the Office for National Statistics"


def _read(cells: Cells) -> PublishedRow | NotRead:
    reading = figures_of(cells, "")
    if isinstance(reading, NotRead):
        return reading
    return PublishedRow(
        published_id="",
        title=plain_text(cells["title"]) or NOT_NAMED,
        area_code=cells["area_code"],
        period=plain_text(cells["period"]),
        years_pooled=0,
        sex=sex_in(cells["sex"]) or plain_text(cells["sex"]),
        age=plain_text(cells["age"]),
        category_type="",
        category="",
        figures=(reading.figures,),
        mended=reading.mended,
    )


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
