"""A second reader of an exercise folder, on pandas and yaml alone, to compare with what the product keeps.

It shares no code with the product. It finds the plain figure a cell holds in any spelling the documentation allows, and
gives None where a cell holds none; ids and labels are compared without their capitals, spaces and hyphens.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import pandas
import yaml

MOST_CELLS = 60
"""More than any row has, spoiled or not."""


def table(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows of a table, every cell as text; none where there is no such file."""
    if name not in files:
        return []
    frame = pandas.read_csv(
        io.BytesIO(files[name]), header=None, names=range(MOST_CELLS), dtype=str, keep_default_na=False,
        na_filter=False, encoding="utf-8-sig", skip_blank_lines=True, index_col=False,
    )  # fmt: skip
    lines = frame.fillna("").to_numpy().tolist()
    filled = [[str(cell).strip() for cell in line] for line in lines if any(str(cell).strip() for cell in line)]
    headings = [re.sub(r"[\s-]+", "_", heading.lower()) for heading in filled[0]]
    return [{heading: cell for heading, cell in zip(headings, line, strict=True) if heading} for line in filled[1:]]


def settings(files: Mapping[str, bytes]) -> Any:
    """What `exercise.yaml` holds, every scalar as text."""
    return yaml.load(files["exercise.yaml"].decode("utf-8-sig"), Loader=yaml.BaseLoader)


def figure(text: str) -> float | None:
    """The figure a cell holds: grouped thousands, a pound sign, brackets or a minus sign for minus, a percent sign."""
    text = text.strip().replace("\u00a0", " ").replace("\u2212", "-").replace("\u2013", "-")
    negative = text.startswith("(") and text.endswith(")")
    text = text[1:-1].strip() if negative else text
    percent = text.endswith("%")
    text = text.rstrip("%").replace("£", "").strip()
    if re.fullmatch(r"[+-]?\s?\d{1,3}([ ,]\d{3})+(\.\d+)?", text):
        text = re.sub("[ ,]", "", text)
    try:
        number = float(text)
    except ValueError:
        return None
    number = -number if negative else number
    return number / 100 if percent else number


def folded(text: str) -> str:
    """A name without capitals, spaces, hyphens and underscores."""
    return re.sub(r"[\s_-]", "", text.casefold())


def year(text: str) -> str:
    """A financial year as 2026/27."""
    return re.sub(r"^(20\d\d)\s*[-/\u2013]\s*(?:20)?(\d\d)$", r"\1/\2", text.strip())


class Names:
    """Which id a text means, by the id and the name of everything listed."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        data = settings(files)
        interventions = [(row["id"], row["name"]) for row in table(files, "interventions.csv")]
        self._pairs = {
            "intervention": interventions,
            "fund": [(fund["id"], fund["name"]) for fund in data["funds"]],
            "partner": [(partner["id"], partner["name"]) for partner in data["partners"]],
        }

    def id(self, column: str, text: str) -> str:
        """The one thing that is so called, folded; the text itself, folded, where nothing or more is."""
        found = {
            folded(id_) for id_, name in self._pairs.get(column, []) if folded(text) in (folded(id_), folded(name))
        }
        return found.pop() if len(found) == 1 else folded(text)
