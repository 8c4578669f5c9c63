"""A second reader of downloads, on pandas, which shares nothing with the product: what a figure of a file may be."""

import io
import re
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

HEADINGS = {
    "area": ("areacode", "localauthoritycode", "geographycode"),
    "title": ("indicatorname", "indicator", "measurename"),
    "id": ("indicatorid",),
    "period": ("timeperiod", "period", "datename"),
    "value": ("value", "obsvalue"),
    "lower": ("lowerci950limit",),
    "upper": ("upperci950limit",),
    "count": ("count",),
    "denominator": ("denominator",),
    "category": ("category",),
    "measure": ("measure",),
}
EMPTY = {"", "na", "n/a", "#n/a", "nan", "null", "<na>"}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DASH = "[-\u2010-\u2015\u2212]"
MULTIPLIERS = {
    "percentage": 100, "%": 100, "percent": 100, "per 100k": 100_000, "per 100 000": 100_000, "per 1000": 1_000,
    "dsr per 100,000": 100_000, "rate per 1,000 people": 1_000, "per million": 1_000_000, "years": 1, "score": 1,
}  # fmt: skip
"""What the spellings that the fuzz writes mean; of any other nobody knows."""


@dataclass(frozen=True)
class Seen:
    """One figure of the file as a plain person reads it. `spans` are all the days its period may mean."""

    area: str
    spans: tuple[tuple[date, date], ...]
    value: float
    lower: float | None
    upper: float | None
    count: float | None
    denominator: float | None
    category: str
    multiplier: int | None


def read(content: bytes) -> list[Seen]:
    """Every row with a figure, whatever its area."""
    table = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    columns: dict[str, str] = {}
    for column in table.columns:
        plain = re.sub("[^a-z0-9]", "", column.lower())
        for field, known in HEADINGS.items():
            if plain in known:
                columns.setdefault(field, column)
    found = []
    for _, row in table.iterrows():
        cells = {field: _text(row[column]) for field, column in columns.items()}
        value = number(cells.get("value", "").removesuffix("%"))
        if value is not None:
            limits = [number(cells.get(field, "")) for field in ("lower", "upper", "count", "denominator")]
            multiplier = MULTIPLIERS.get(cells.get("measure", "").lower())
            category = re.sub(r"\s*\(IMD ?\d{4}\)$", "", cells.get("category", ""))
            spans = tuple(possible_spans(cells.get("period", "")))
            found.append(Seen(cells.get("area", ""), spans, value, *limits, category, multiplier))
    return found


def _text(cell: str) -> str:
    text = " ".join(cell.strip().strip('"').split())
    return "" if text.lower() in EMPTY else text


def number(text: str) -> float | None:
    """A number as people write one in a download, or None."""
    text = text.replace("\u2212", "-")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    return float(text) if re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)(e\d+)?", text) else None


def possible_spans(text: str):
    """The first and last day a label can stand for: one span, two where it is open, none where it is no period."""
    if match := re.fullmatch(r"(\d{4})", text):
        yield date(int(text), 1, 1), date(int(text), 12, 31)
    if match := re.fullmatch(rf"(\d{{4}})\s*(/|{DASH}|to)\s*(\d{{4}}|\d{{2}})", text):
        first, last = int(match[1]), _year(int(match[1]), match[3])
        follows = last == first + 1
        if follows:
            yield date(first, 4, 1), date(last, 3, 31)
        if match[2] != "/" and last > first and not (follows and len(match[3]) == 2):
            yield date(first, 1, 1), date(last, 12, 31)
    if match := re.fullmatch(r"([A-Za-z]{3,9}) (\d{4})", text):
        month = MONTHS.index(match[1][:3].lower()) + 1 if match[1][:3].lower() in MONTHS else 0
        if month:
            after = date(int(match[2]) + month // 12, month % 12 + 1, 1)
            yield date(int(match[2]), month, 1), after - timedelta(days=1)


def _year(first: int, text: str) -> int:
    year = int(text) if len(text) == 4 else first - first % 100 + int(text)
    return year if year >= first else year + 100
