"""The long tidied form: one figure a row, with sex in one of three columns and no published id."""

from __future__ import annotations

import re
from dataclasses import replace

from prioritise.files.published.categories import category_label
from prioritise.files.published.cell_text import NOT_PUBLISHED, plain_text, row_of, sex_in
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.rows import Cells, NotRead, PublishedRow

DEPRIVATION_GROUPS = "Deprivation groups, as published"
OTHER_GROUPS = "Groups, as published"


def _read(cells: Cells) -> PublishedRow | NotRead:
    measure_is_sex = sex_in(cells["measure"])
    row = row_of(cells, "" if measure_is_sex else plain_text(cells["measure"]), percent_sign=True)
    if isinstance(row, NotRead):
        return row
    # Sex stands in `inequality` in some files and in `unit` in others, where other files put what is counted.
    sex = sex_in(cells["sex"]) or sex_in(cells["inequality"]) or sex_in(cells["unit"]) or measure_is_sex
    group = "" if sex_in(cells["inequality"]) else category_label(cells["inequality"])
    if group.lower() in NOT_PUBLISHED:
        group = ""
    return replace(row, sex=sex, category_type=_group_type(group), category=group)


def _group_type(group: str) -> str:
    if not group:
        return ""
    return DEPRIVATION_GROUPS if "depriv" in group.lower() else OTHER_GROUPS


TIDIED = Layout(
    "the long tidied form",
    (
        Field("area_code", ("areacode",), needed=True),
        Field("area_name", ("areaname",)),
        Field("period", ("period",), needed=True),
        Field("title", ("indicator",), needed=True),
        Field("value", ("value",), needed=True),
        Field("measure", ("measure",)),
        Field("unit", ("unit", "units"), in_part=True),
        Field("inequality", ("inequality",)),
        Field("sex", ("sex",)),
        Field("age", ("age",)),
        Field("lower_ci", ("lowerci", "lowerci95", "lowercilimit")),
        Field("upper_ci", ("upperci", "upperci95", "uppercilimit")),
        Field("count", ("count",)),
        Field("denominator", ("denominator",)),
    ),
    _read,
    tells_nothing=re.compile(r"areatype|significance|comparedto.*|source|note|notes|id"),
)
