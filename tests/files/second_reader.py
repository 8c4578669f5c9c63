"""A second reader of an exercise folder, on pandas and yaml alone, to compare with what the product keeps.

It shares no code with the product. It finds the plain figure a cell holds in any spelling the documentation allows; ids
and labels are compared without their capitals, spaces and hyphens.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas
import yaml

from tests.files.published.second_reader import possible_spans

CRITERIA = Path(__file__).parents[2] / "criteria"
EMPTY = ("na", "n/a", "#n/a", "<na>", "nan", "null")
PERCENT = ("%", "percent", "percents", "pct", "per cent", "percentage", "percentage (%)", "% (percent)")
NAMED = {"required": "intervention", "reduces": "intervention", "interventions": "intervention", "host": "partner",
         "lead_partner": "partner", "partners": "partner", "against": "criterion", "criteria": "criterion"}  # fmt: skip
"""Where else than under its own name a thing may be named."""
YES_NO = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no"}
ANSWERS = ("recurrent", "funded", "current_in_trend", "reward_history")
EXACT = ("area_code", "code", "benchmark", "comparators")
UNSAID = {
    "voice": 1, "carry_forward_gbp": 0, "budget_factor": 1, "discount_rate": 0, "small_number": 7, "core": 0.9,
    "reserve_budget": 1.2, "reserve_weights": 0.25, "overlap": 0, "current_in_trend": "yes", "on_course": 0.8,
    "off_course": 0.2, "amber": 0.6, "reward_history": "no", "cells_to_settle": 15, "minutes_a_cell": 3,
    "seconds_a_score": 20, "weights_from": "partnermean", "share": 1, "same_share": 0.95, "nearby": 0.25, "often": 0.9,
    "less_money": 0.9, "worth_kept": 0.98, "least_share": 0.9, "old_after_years": 3, "far_apart": 0.1,
    "little_used": 0.25, "usual_gbp": 100_000, "budgets0": 0.9, "budgets1": 1, "budgets2": 1.1, "budgets3": 1.2,
}  # fmt: skip
UNSAID = {folded_name.replace("_", ""): value for folded_name, value in UNSAID.items()}
"""What the documentation says of whatever `exercise.yaml` leaves out; parts of a list with their place in it."""

LEFT_OUT = ("schema", "sources")

Figures = Counter[tuple[tuple[str, Any], ...]]


def table(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows of a table, every cell as text; none where there is no such file."""
    return _table(files[name]) if name in files else []


@lru_cache(maxsize=64)
def _table(content: bytes) -> list[dict[str, str]]:
    widest = max(line.count(b",") for line in content.splitlines()) + 1
    frame = pandas.read_csv(
        io.BytesIO(content), header=None, names=range(widest), dtype=object, keep_default_na=False,
        na_filter=False, encoding="utf-8-sig", skip_blank_lines=True, index_col=False,
    )  # fmt: skip
    lines = [["" if cell is None or cell != cell else str(cell).strip() for cell in line] for line in frame.to_numpy()]
    filled = [line for line in lines if any(line)]
    headings = [re.sub(r"[\s-]+", "_", heading.lower()) for heading in filled[0]]
    return [{heading: cell for heading, cell in zip(headings, line, strict=True) if heading} for line in filled[1:]]


@lru_cache(maxsize=16)
def _settings(content: bytes) -> Any:
    return yaml.load(content.decode("utf-8-sig"), Loader=yaml.BaseLoader)


@cache
def _criterion(id_: str) -> Any:
    id_ = re.sub(r"[\s_]+", "-", id_.lower())
    return yaml.load((CRITERIA / f"{id_}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def figure(text: str) -> float | None:
    """The figure a cell holds: grouped thousands, a pound sign, brackets or a minus sign for minus, a percent sign."""
    text = text.strip().replace("\u00a0", " ").replace("\u2212", "-").replace("\u2013", "-")
    negative = text.startswith("(") and text.endswith(")")
    text = text[1:-1].strip() if negative else text
    percent = text.endswith("%")
    text = text.rstrip("%").replace("£", "").strip()
    if re.fullmatch(r"[+-]?\s?\d{1,3}([ ,]\d{3})+(\.\d+)?", text):
        text = re.sub("[ ,]", "", text)
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.ASCII):
        return None
    number = -float(text) if negative else float(text)
    return round(number / 100, 12) if percent else number


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A name without capitals, spaces, hyphens and underscores."""
    return re.sub(r"[\s_-]", "", text.casefold())


def year(text: str) -> str:
    """A financial year as 2026/27."""
    plain = re.sub(r"^fy\s*|\s*fy$", "", text.strip(), flags=re.IGNORECASE)
    return re.sub(r"^(20\d\d)\s*[-/\u2013]\s*(?:20)?(\d\d)$", r"\1/\2", plain)


@lru_cache(maxsize=8192)
def meaning(column: str, text: str) -> Any:
    """What a text says: days of a period, a figure, else its words; None where it says nothing."""
    text = " ".join(text.split())
    if not text or column in EXACT:
        return text or None
    if column in ("period", "baseline_period"):
        spans = tuple(possible_spans(text))
        return spans[0] if len(spans) == 1 else folded(text)
    if column == "unit" and text.casefold() in PERCENT:
        return "percent"
    if column in ANSWERS:
        return YES_NO.get(text.lower(), text)
    if column in ("points", "weights") and text.endswith("%"):
        return figure(text[:-1])
    number = figure(text)
    return folded(year(text)) if number is None else number


def named(part: Mapping[str, Any], name: str) -> Any:
    """What stands under a name, in capitals or not."""
    return next(inner for other, inner in part.items() if folded(str(other)) == name)


class Reader:
    """Every figure of a folder, with the unit, period, area and names it stands beside."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files, self._data = files, _settings(files["exercise.yaml"])
        listed = {"intervention": ("interventions.csv", "id", "name"), "target": ("targets.csv", "id", "title"),
                  "indicator": ("indicators.csv", "indicator_id", "indicator_name")}  # fmt: skip
        pairs = {
            what: {(row[id_], row[name]) for row in table(files, file)} for what, (file, id_, name) in listed.items()
        }
        for what, listing in (("fund", "funds"), ("partner", "partners")):
            pairs[what] = {(named(each, "id"), named(each, "name")) for each in named(self._data, listing)}
        pairs["criterion"] = {(id_, _criterion(id_)["name"]) for id_ in named(self._data, "criteria")}
        self._ids: dict[tuple[str, str], set[str]] = {}
        for what, found in pairs.items():
            for id_, name in found:
                for text in (folded(id_), folded(name)):
                    self._ids.setdefault((what, text), set()).add(folded(id_))

    def rows(self, name: str) -> Figures:
        """Every row of a table as the columns it fills in and what they say."""
        return Counter(self._row(name, row) for row in table(self._files, name))

    def _row(self, name: str, row: Mapping[str, str]) -> tuple[tuple[str, Any], ...]:
        if name == "indicators.csv":
            row = {column: "" if text.strip('"').strip().lower() in EMPTY else text for column, text in row.items()}
        said = {column: self.said(column, text) for column, text in row.items()}
        if "partners" in row:
            said["partners"] = tuple(self.said("partners", part) for part in row["partners"].split(";") if part.strip())
        if name == "milestones.csv" and row.get("value", "").strip().endswith("%"):
            said["value"] = self._milestone(said["target"], row["value"].strip())
        if "criterion" in row and "value" in row:
            said["value"] = self._value(said["criterion"], row["value"])
        return tuple(sorted((column, value) for column, value in said.items() if value not in (None, ())))

    def _milestone(self, target: str, text: str) -> Any:
        """A figure with a percent sign is in the target's own unit where that is percent."""
        units = {folded(row["id"]): meaning("unit", row["unit"]) for row in table(self._files, "targets.csv")}
        return figure(text[:-1]) if units.get(target) == "percent" else meaning("value", text)

    def _value(self, criterion: str, text: str) -> Any:
        known = next(id_ for id_ in named(self._data, "criteria") if folded(id_) == criterion)
        levels = _criterion(known)["value"].get("levels", [])
        level = next((each["value"] for each in levels if each["name"].lower() == text.lower()), text)
        return meaning("value", level)

    def said(self, column: str, text: str) -> Any:
        """What a cell says: of a name the one thing that is so called, by its id or its name."""
        found = self._ids.get((NAMED.get(column, column), folded(text)), ())
        return next(iter(found)) if len(found) == 1 else meaning(column, text)

    def settings(self) -> dict[tuple[str, ...], Any]:
        """Everything in `exercise.yaml` but its sources, by where it stands."""
        return dict(
            leaves({name: part for name, part in self._data.items() if folded(str(name)) not in LEFT_OUT}, self.said)
        )


def leaves(data: Any, said: Any, column: str = "", path: tuple[str, ...] = ()) -> Iterable[tuple[tuple[str, ...], Any]]:
    """Every text within names, values and lists, with the names and places that lead to it."""
    if isinstance(data, dict):
        for name, part in data.items():
            inner = column if column == "weights" else re.sub(r"[\s-]+", "_", str(name).lower())
            yield from leaves(part, said, inner, (*path, folded(year(str(name)))))
    elif isinstance(data, list | tuple):
        for place, part in enumerate(data):
            yield from leaves(part, said, column, (*path, str(place)))
    elif data not in ("", None, "~", "null"):
        yield path, said(column, data)
