"""Columns of a pasted text whose headings are none of the known ones, and which may be one that is lacking."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.errors import refusal
from prioritise.files.cells import quoted
from prioritise.files.grids.cells import read_status
from prioritise.files.grids.grid import PasteQuestion
from prioritise.files.grids.of_files import STATUS
from prioritise.files.naming import folded
from prioritise.files.number_text import abbreviated, money_in
from prioritise.files.refusals import closest
from prioritise.files.year_text import year_as_written

LEAVE_OUT = "Nothing that is asked for here: leave it out"
SAID_OF_MONEY = re.compile(r"[£()]|\b(?:costs?|amounts?|budgets?|pounds?|gbp|spend(?:ing)?|funding)\b", re.IGNORECASE)
IN_THOUSANDS = re.compile(
    r"(?<![\d,.])['’]?000s?\b|£\s*[km]\b|\bthousands?\b|\bmillions?\b|\(\s*[km]\s*\)", re.IGNORECASE
)
SAYS_IN_THOUSANDS = re.compile(
    r"(?<![\d,.])['’]?000s?\b|£\s*[km]\b|(?:\bin|£)\s*(?:thousands|millions)\b|\(\s*(?:[km]|thousands|millions)\s*\)",
    re.IGNORECASE,
)
"""What a line of text says of the figures below it; "the £12 million question" says nothing of them."""
PART_OF_A_YEAR = re.compile(
    r"\b(?:months?|monthly|weeks?|weekly|quarters?|quarterly|q[1-4]|daily|hourly|unit|per(?!\s*(?:year|annum|yr)\b))\b",
    re.IGNORECASE,
)
"""Words of a heading above pounds that are not a whole year's: monthly, unit cost, cost per person."""
LONG_WORD, STEM = 4, 5
MANY = 0.5
"""The share of the cells of a column that that are amounts beyond which it may be one of pounds."""


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column by its place from 0, what is asked of it, and under which headings its cells go by each answer."""

    place: int
    question: PasteQuestion
    headings: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class NamingQuestion:
    """Which column names the rows, with the place of the column in each answer."""

    question: PasteQuestion
    places: Mapping[str, int]


def year_of_heading(text: str) -> str:
    """Return the year in a heading that surely says no more than that it is of pounds: 2026/27, or Cost 2026-27 (£)."""
    return year_as_written(text) or year_as_written(" ".join(SAID_OF_MONEY.sub(" ", text).split()))


def is_year(heading: str) -> bool:
    """Tell whether a heading is a year as the grids write it: 2026/27."""
    return year_as_written(heading) == heading


def is_in_thousands(text: str) -> bool:
    """Tell whether a heading says that its pounds are in thousands or millions."""
    return bool(IN_THOUSANDS.search(text))


def says_in_thousands(line: str) -> bool:
    """Tell whether a line of text says that the pounds beside it are in thousands or millions."""
    return bool(SAYS_IN_THOUSANDS.search(line))


def is_of_money(text: str) -> bool:
    """Tell whether a heading speaks of money: a cost, an amount, a budget, pounds."""
    return bool(SAID_OF_MONEY.search(text))


def are_amounts(cells: Sequence[str]) -> bool:
    """Tell whether most cells of a column are figures that may be pounds, and there are some."""
    amounts = sum(money_in(cell) is not None or abbreviated(cell) is not None for cell in cells)
    return bool(cells) and amounts > MANY * len(cells)


def column_name(heading: str, place: int) -> str:
    """Return a column as it is called, or by its number where it has no heading."""
    return quoted(heading) if heading else f"number {place + 1}, which has no heading"


def cells_below(lines: Sequence[Sequence[str]], place: int) -> list[str]:
    """Return what stands in a column in these lines, empty cells left out."""
    return [line[place] for line in lines if place < len(line) and line[place]]


def naming_question(
    written: Sequence[str], meant: Sequence[str], known: Sequence[str], below: Sequence[Sequence[str]]
) -> NamingQuestion | None:
    """Ask which column names the rows, where none is called so; None where one is, or none can be it."""
    if known[0] in meant:
        return None
    strange = [place for place, heading in enumerate(meant) if heading not in known]
    texts = [place for place in strange if cells_below(below, place) and not are_amounts(cells_below(below, place))]
    if not texts:
        return None
    places = {f"The column {column_name(written[place], place)}": place for place in texts}
    sentence = f"No column is called {quoted(known[0])}. Which one names the rows?"
    return NamingQuestion(PasteQuestion(sentence, tuple(places)), places)


def column_questions(
    written: Sequence[str], meant: Sequence[str], known: Sequence[str], below: Sequence[Sequence[str]]
) -> tuple[AskedColumn, ...]:
    """Ask about every column that is none of the known ones, and may be one that is lacking."""
    lacking = [heading for heading in known if heading not in meant]
    strange = {place: cell for place, cell in enumerate(written) if meant[place] not in known}
    years = [heading for heading in lacking if is_year(heading)]
    money = [
        place
        for place, cell in strange.items()
        if years and not year_of_heading(cell) and _may_be_pounds(cell, cells_below(below, place))
    ]
    is_every_year = len(money) == 1 and not any(is_year(heading) and heading in meant for heading in known)
    asked = [_of_year(place, _year_question(strange[place], place), years, every=is_every_year) for place in money]
    for place, cell in strange.items():
        like = [heading for heading in lacking if not is_year(heading) and _is_like(cell, heading)]
        if STATUS in lacking and STATUS not in like and _are_statuses(cells_below(below, place)):
            like.append(STATUS)
        if place not in money and like:
            sentence = f"What is in the column {column_name(cell, place)}?"
            headings = {heading: (heading,) for heading in like}
            asked.append(AskedColumn(place, PasteQuestion(sentence, (*headings, LEAVE_OUT)), headings))
    return tuple(asked)


def only_pounds_question(lines: Sequence[Sequence[str]], headings: Sequence[str]) -> tuple[AskedColumn, ...]:
    """Ask of which year the pounds are where rows without headings have one column of pounds for several years."""
    places = [place for place, heading in enumerate(headings) if is_year(heading)]
    filled = [place for place in places if cells_below(lines, place)]
    if len(places) < 2 or filled != places[:1]:
        return ()
    sentence = "Of which year are the pounds at the end of each row?"
    return (_of_year(filled[0], sentence, [headings[place] for place in places], every=True),)


def taken_as(
    columns: Sequence[AskedColumn], there: Sequence[str], answers: Mapping[str, str]
) -> dict[int, tuple[str, ...]]:
    """Return the headings under which the cells of every answered column go, by its place; none for one that is left
    out.

    Raises FileProblems where two columns would go under one heading.
    """
    taken: dict[int, tuple[str, ...]] = {}
    given = list(there)
    for column in columns:
        answer = answers.get(column.question.sentence, "")
        if answer not in column.question.answers:
            continue
        taken[column.place] = column.headings.get(answer, ())
        for heading in taken[column.place]:
            if heading in given:
                found = f"two columns for {heading}"
                raise refusal("Pasted rows", found, "answer otherwise, or leave one of them out")
            given.append(heading)
    return taken


def _of_year(place: int, sentence: str, years: Sequence[str], *, every: bool) -> AskedColumn:
    headings: dict[str, tuple[str, ...]] = {}
    if every and len(years) > 1:
        headings[f"Each year from {years[0]} to {years[-1]}, the same"] = tuple(years)
    headings |= {f"{year} alone": (year,) for year in years}
    return AskedColumn(place, PasteQuestion(sentence, (*headings, LEAVE_OUT)), headings)


def _year_question(heading: str, place: int) -> str:
    name = column_name(heading, place)
    if PART_OF_A_YEAR.search(heading):
        return f"The column {name} seems not to hold what a whole year costs. If it does, of which year?"
    if is_of_money(heading):
        return f"Of which year are the pounds in the column {name}?"
    return f"Are there pounds in the column {name}, and of which year?"


def _may_be_pounds(heading: str, cells: Sequence[str]) -> bool:
    is_named = is_of_money(heading) and any(character.isdigit() for cell in cells for character in cell)
    return is_named or are_amounts(cells)


def _are_statuses(cells: Sequence[str]) -> bool:
    return bool(cells) and all(read_status(cell).is_sure for cell in cells)


def _is_like(heading: str, known: str) -> bool:
    """Whether a heading may be a known one: it shares a word with it, or is nearly written so."""
    return _share_a_word(heading, known) or closest(heading, [known]) is not None


def _share_a_word(first: str, second: str) -> bool:
    stems = ({word[:STEM] for word in folded(text).split() if len(word) >= LONG_WORD} for text in (first, second))
    return not set.isdisjoint(*stems)
