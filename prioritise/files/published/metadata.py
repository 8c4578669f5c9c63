"""The publisher's own metadata, as CSV or JSON: names, polarity, units and period types by indicator number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from prioritise.domain.errors import refusal
from prioritise.domain.indicators import Polarity
from prioritise.files.number_text import number_in
from prioritise.files.published.catalogue import Catalogue, IndicatorFacts, catalogue_of, read_catalogue
from prioritise.files.published.cell_text import plain_text
from prioritise.files.published.opening import check_size, open_lines

POLARITIES = {
    "low is good": Polarity.LOWER,
    "rag - low is good": Polarity.LOWER,
    "lower": Polarity.LOWER,
    "high is good": Polarity.HIGHER,
    "rag - high is good": Polarity.HIGHER,
    "higher": Polarity.HIGHER,
    "no judgement": Polarity.NONE,
    "bob - blue orange blue": Polarity.NONE,
    "none": Polarity.NONE,
}
"""The publisher's words. Anything else, and nothing, is not known."""
PERIOD_WORDS = {
    "calendar": "calendar",
    "financial": "financial",
    "academic": "academic",
    "yearly": "financial",
    "financial multi-year": "cumulative",
    "financial year end point": "financial",
}
"""`Yearly` is the publisher's word for surveys that run across two calendar years, published as 2023/24."""
COLUMNS = {
    "id": ("indicatorid",),
    "name": ("indicatorname", "indicator", "indicatorshortname"),
    "polarity": ("polarity",),
    "unit": ("unitlabel", "unit"),
    "multiplier": ("unitvalue",),
    "period_type": ("periodtype", "yeartype"),
    "denominator": ("denominatortype",),
}
UNIT_WORDS = {"%": "percent", "years": "years"}
UNIT_OF_VALUE_TYPE = {"score": ("score", 1.0)}


def read_metadata(name: str, content: bytes) -> Catalogue:
    """Return the publisher's list of indicators, its JSON metadata, or a catalogue in this project's own layout.

    Raises FileProblems when it is none of these.
    """
    check_size(name, len(content))
    if content.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith((b"[", b"{")):
        return _catalogue(name, _json_rows(name, content))
    lines = (line for line in open_lines(name, content) if not line.is_empty)
    headings = next(lines).cells
    if "polarity_from" in headings:
        return read_catalogue(name, content)
    rows: list[Mapping[str, Any]] = [dict(zip(headings, line.cells, strict=False)) for line in lines]
    if not rows:
        raise refusal(name, "headings and no rows under them", "download the metadata again")
    return _catalogue(name, rows)


def _json_rows(name: str, content: bytes) -> list[Mapping[str, Any]]:
    try:
        loaded = json.loads(content.decode("utf-8-sig"))
        # Half a letter, such as \\ud800, is read by json and can be written nowhere.
        json.dumps(loaded, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise refusal(name, "text that is not JSON", "download the metadata again") from None
    if not isinstance(loaded, list) or not all(isinstance(row, dict) for row in loaded) or not loaded:
        raise refusal(name, "JSON that is not a list of indicators", "use the publisher's indicator metadata")
    return loaded


def _catalogue(name: str, rows: list[Mapping[str, Any]]) -> Catalogue:
    plain = [_plain_keys(row) for row in rows]
    if "indicatorid" not in plain[0] or not {"polarity", "unitlabel", "unit", "indicatorname"} & plain[0].keys():
        found = "no list of indicators (no column IndicatorID, or nothing known about them)"
        raise refusal(name, found, "use the publisher's indicator list or metadata", row=1)
    facts = [(_cell(row, "id"), _facts(row)) for row in plain]
    return catalogue_of([(published_id, "", "", its_facts) for published_id, its_facts in facts if published_id])


def _plain_keys(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "".join(letter for letter in str(key).lower() if letter.isalnum()): "" if value is None else str(value)
        for key, value in row.items()
    }


def _cell(row: Mapping[str, str], field: str) -> str:
    return next((plain_text(row[column]) for column in COLUMNS[field] if row.get(column)), "")


def _facts(row: Mapping[str, str]) -> IndicatorFacts:
    polarity = POLARITIES.get(_cell(row, "polarity").lower())
    unit = _cell(row, "unit")
    multiplier = number_in(_cell(row, "multiplier"))
    if not unit and "score" in row.get("valuetype", "").lower():
        unit, multiplier = UNIT_OF_VALUE_TYPE["score"]
    return IndicatorFacts(
        id=_cell(row, "id"),
        name=_cell(row, "name"),
        polarity=polarity,
        polarity_from="the metadata file you gave" if polarity else "",
        unit=UNIT_WORDS.get(unit.lower(), unit),
        multiplier=multiplier if multiplier is not None and multiplier > 0 else None,
        period_type=PERIOD_WORDS.get(_cell(row, "period_type").lower(), ""),
        people_surveyed=_cell(row, "denominator").lower() == "survey sample",
    )
