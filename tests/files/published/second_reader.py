"""A second reader of downloads, on pandas, which shares nothing with the product: what a figure of a file may be."""

import io
import re
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

HEADINGS = {
    "area": ("areacode", "localauthoritycode", "geographycode", "administrativegeography"),
    "title": ("indicatorname", "indicator", "measurename", "measureofwellbeing"),
    "period": ("timeperiod", "period", "datename", "year", "time", "financialyear"),
    "date": ("date",),
    "value": ("value", "obsvalue", "v43"),
    "lower": ("lowerci950limit", "lowerci", "lcl"),
    "upper": ("upperci950limit", "upperci", "ucl"),
    "count": ("count",),
    "denominator": ("denominator",),
    "category": ("category",),
    "measure": ("measure", "measuresname"),
    "status": ("obsstatusname",),
}
CODES = {"rochdale": "E08000005", "bury": "E08000002", "england": "E92000001"}
"""What the names of areas that the fuzz writes mean where a table has no codes."""
EMPTY = {"", "na", "n/a", "#n/a", "nan", "null", "<na>"}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
TITLES = ("Walks to school", "Cycles to school")
PARTED = r"(?: - | \u2013 |, | \(| )"
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
    title: str
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
    if table.columns[0] == "Area":
        return list(_wide(table))
    columns: dict[str, str] = {}
    for column in table.columns:
        plain = re.sub("[^a-z0-9]", "", column.lower())
        for field, known in HEADINGS.items():
            if plain in known:
                # Of two columns with one heading the first is the code and the last the label.
                columns[field] = column
    if "Local authority code" in table.columns:
        columns["title"] = columns.pop("measure")
    found = []
    for row in table.to_dict("records"):
        cells = {field: _text(row[column]) for field, column in columns.items()}
        value = number(cells.get("value", "").removesuffix("%"))
        if value is not None and not _is_beside_the_figure(cells):
            limits = [number(cells.get(field, "")) for field in ("lower", "upper", "count", "denominator")]
            category = re.sub(r"\s*\(IMD ?\d{4}\)$", "", cells.get("category", ""))
            spans = tuple(possible_spans(cells.get("period", "")) if cells.get("period") else _month(cells))
            area, title = cells.get("area", ""), cells.get("title", "")
            multiplier = MULTIPLIERS.get(cells.get("measure", "").lower())
            found.append(Seen(area, title, spans, value, *limits, category, multiplier))
    return found


def _is_beside_the_figure(cells: dict[str, str]) -> bool:
    """Whether a row of Nomis is a numerator or a margin, or says that there is no figure."""
    gone = re.search("missing|suppressed", cells.get("status", ""), re.IGNORECASE)
    return bool(gone) or cells.get("measure", "").lower() in ("numerator", "confidence")


def _month(cells: dict[str, str]):
    """The days of a date such as 2003-08, which is a month where it is called a date."""
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(-01)?", cells.get("date", "")):
        return possible_spans(f"{MONTHS[int(match[2]) - 1]} {match[1]}")
    return possible_spans(cells.get("date", ""))


def _wide(table: pd.DataFrame):
    """Every figure of a table with a row an area, by name, and a column a measure and period."""
    for heading in table.columns[1:]:
        cut = [
            re.fullmatch(rf"({title}){PARTED}(.+?)\)?", heading) for title in ("Walks to school", "Cycles to school")
        ]
        match = next(filter(None, cut))
        for name, cell in zip(table["Area"], table[heading], strict=True):
            value = number(_text(cell).removesuffix("%"))
            if value is not None:
                spans, percent = tuple(possible_spans(match[2].strip())), 100 if "%" in cell else None
                code = CODES.get(name.lower(), "")
                yield Seen(code, match[1], spans, value, None, None, None, None, "", percent)


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

    if match := re.fullmatch(r"([A-Za-z]{3,9}) (\d{4}) ?- ?([A-Za-z]{3,9}) (\d{4})", text):
        for start, _ in possible_spans(f"{match[1]} {match[2]}"):
            for _, end in possible_spans(f"{match[3]} {match[4]}"):
                yield start, end
    if match := re.fullmatch(r"(\d{4})(/\d{2})? Q([1-4])|Q([1-4]) (\d{4})", text):
        months = int(match[1] or match[5]) * 12 + (3 if match[2] else 0) + 3 * (int(match[3] or match[4]) - 1)
        first, after = (date(at // 12, at % 12 + 1, 1) for at in (months, months + 3))
        yield first, after - timedelta(days=1)


def _year(first: int, text: str) -> int:
    year = int(text) if len(text) == 4 else first - first % 100 + int(text)
    return year if year >= first else year + 100
