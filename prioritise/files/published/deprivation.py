"""The Indices of Deprivation by authority: average score and share of neighbourhoods in the most deprived tenth.

Ranks are not read: a rank among authorities is not a figure an intervention can change.
"""

from __future__ import annotations

import re

from prioritise.files.published.cell_text import plain_text, value_of
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.rows import Cells, Figures, NotRead, PublishedRow

MEASURES = {"average score": "average_score", "share in most deprived tenth": "bottom_decile"}
"""What each row gives, and the field it stands in."""
SHORT_NAMES = {
    "Income": "Income Deprivation",
    "Employment": "Employment Deprivation",
    "Education, Skills and Training": "Education, Skills and Training Deprivation",
    "Health and Disability": "Health Deprivation and Disability",
    "Living Environment": "Living Environment Deprivation",
}
"""The 2019 file leaves a word out of these names; the 2025 file does not."""
YEARS = range(10, 30)


def _read(cells: Cells) -> PublishedRow | NotRead:
    read = {measure: value_of(cells[field]) for measure, field in MEASURES.items()}
    refused = [value for value in read.values() if isinstance(value, NotRead)]
    if len(refused) == len(read):
        return refused[0]
    mended = [f"no {measure}" for measure, value in read.items() if isinstance(value, NotRead)]
    figures = [Figures(measure, None if isinstance(value, NotRead) else value) for measure, value in read.items()]
    domain = plain_text(cells["domain"])
    return PublishedRow(
        title=f"Indices of Deprivation {cells['period']}: {SHORT_NAMES.get(domain, domain)}" if domain else "",
        area_code=cells["area_code"],
        period=plain_text(cells["period"]),
        years_pooled=1,
        figures=tuple(figures),
        mended=tuple(mended),
    )


DEPRIVATION = Layout(
    "the Indices of Deprivation by authority",
    (
        Field("area_code", ("areacode", *(f"lad{year}cd" for year in YEARS)), needed=True),
        Field("area_name", ("areaname", *(f"lad{year}nm" for year in YEARS))),
        Field("domain", ("indexdomain",), needed=True),
        Field("period", ("deprivationdatayear", "year"), needed=True),
        Field("average_score", ("averagescore",), needed=True),
        Field("bottom_decile", ("proportionbottomdecile",), needed=True),
    ),
    _read,
    tells_nothing=re.compile(r"areatype|.*rank.*"),
)
