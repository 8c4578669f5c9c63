"""LG Inform tables: a row an area, by name and without its code, and a column a measure and period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from prioritise.domain.periods import parse_period, years_that_follow
from prioritise.files.published.areas import known_areas
from prioritise.files.published.cell_text import plain_text, row_of
from prioritise.files.published.headings import Field, Layout
from prioritise.files.published.opening import Line

LONG_HEADINGS = ("lg inform area code", "lg inform area", "lg inform period", "lg inform metric", "lg inform value")
AREA_HEADINGS = ("area", "area name", "local authority", "authority")
BEFORE_A_PERIOD = re.compile(r"\s[-\u2013]\s|\s*\(|,\s")
OF_A_NAME = re.compile(r", (?:city|county) of$|\.")


def long_lines(lines: Iterator[Line]) -> Iterator[Line]:
    """Yield the lines as they are; those of an LG Inform table one line a figure, with the area's code from its
    name.
    """
    for first in lines:
        if not first.is_empty:
            break
        yield first
    else:
        return
    metrics = _metrics(first.cells)
    if metrics is None:
        yield first
        yield from lines
        return
    yield Line(first.number, list(LONG_HEADINGS))
    for line in lines:
        yield from _figures(line, metrics) if not line.is_empty else (line,)


def _metrics(headings: Sequence[str]) -> list[tuple[str, str]] | None:
    """The measure and period of every column after the area's; None when the headings are not such a table's."""
    if len(headings) < 2 or plain_text(headings[0]).casefold() not in AREA_HEADINGS:
        return None
    named = [_metric(plain_text(heading)) for heading in headings[1:]]
    metrics = [metric for metric in named if metric is not None]
    return metrics if len(metrics) == len(named) else None


def _metric(heading: str) -> tuple[str, str] | None:
    for match in BEFORE_A_PERIOD.finditer(heading):
        title, period = heading[: match.start()].strip(), heading[match.end() :].strip()
        period = period.removesuffix(")").strip()
        if title and (parse_period(period) is not None or years_that_follow(period) is not None):
            return title, period
    return None


def _figures(line: Line, metrics: Sequence[tuple[str, str]]) -> Iterator[Line]:
    name, cells = plain_text(line.cells[0]), line.cells[1:]
    if not any(cell.strip() for cell in cells):
        yield Line(line.number, ["", name, "", "", ""])
        return
    for place, (title, period) in enumerate(metrics):
        value = cells[place] if place < len(cells) else ""
        yield Line(line.number, [_codes().get(_name(name), ""), name, period, title, value])


@cache
def _codes() -> Mapping[str, str]:
    """Codes by name of the authorities that exist, where one name is one authority."""
    by_name: dict[str, list[str]] = {}
    for area in known_areas().values():
        if not area.abolished:
            by_name.setdefault(_name(area.name), []).append(area.code)
    return {name: codes[0] for name, codes in by_name.items() if len(codes) == 1}


def _name(text: str) -> str:
    return OF_A_NAME.sub("", text.casefold()).replace("&", "and")


LG_INFORM = Layout(
    "an LG Inform table",
    tuple(
        Field(name, (heading.replace(" ", ""),), needed=True)
        for name, heading in zip(("area_code", "area_name", "period", "title", "value"), LONG_HEADINGS, strict=True)
    ),
    partial(row_of, percent_sign=True),
    no_code="a name that is not that of one English authority",
)
