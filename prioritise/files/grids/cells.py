"""Reading one typed cell: what it surely means, or what was found and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

from prioritise.domain.interventions import MoneyKind, Sector, Status
from prioritise.files.cells import (
    EMPTY,
    FIGURES_ONLY,
    NeededText,
    OptionalShare,
    OptionalWhole,
    OptionalWholePositive,
    Points,
    PositivePounds,
    Pounds,
    Text,
    quoted,
)
from prioritise.files.likeness import clearly_meant
from prioritise.files.naming import folded, known_names
from prioritise.files.number_text import MINUS_SIGNS, abbreviated, loosely, money_in, number_in
from prioritise.files.refusals import nearest, worded

A_SHARE = "enter a percentage, such as 25%"
SHORTENED_IN_BRACKETS = re.compile(r"\((.*)\)")
STATUS_WORDS = {Status.NEW: "new", Status.CURRENT: "current", Status.REDUCE: "cut"}
"""What the file calls reduce is a cut to whoever fills in a grid."""
STATUS_BY_WORD = {folded(word): status for status, word in STATUS_WORDS.items()} | {
    folded(str(status)): status for status in Status
}
STATUS_BY_WORD |= dict.fromkeys(("existing", "ongoing", "on going", "continuing", "in place"), Status.CURRENT)
STATUS_BY_WORD |= dict.fromkeys(("reduction", "saving", "stop", "proposed cut"), Status.REDUCE)
SECTOR_WORDS = {Sector(sector): "NHS" if sector == "nhs" else str(sector) for sector in Sector}
SECTOR_BY_WORD = {folded(word): sector for sector, word in SECTOR_WORDS.items()}
YES_NO = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no"}


@dataclass(frozen=True, slots=True)
class CellRead:
    """What a cell means, as the files have it; or, in `found`, what it has instead, and what to do.

    `meant` is what it most likely means, for a question with one answer.
    """

    text: str = ""
    found: str = ""
    what_to_do: str = ""
    meant: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether it could be read."""
        return not self.found


def read_needed(text: str) -> CellRead:
    """Read text that may not be left out."""
    return read_as(NeededText, text)


def read_text(text: str) -> CellRead:
    """Read text that may be left out."""
    return read_as(Text, text)


def read_pounds(text: str, *, below_zero: bool = True) -> CellRead:
    """Read whole pounds, however thousands, pounds and minus are written; “1.2m” is asked about. Empty stays empty.

    What may not be below zero is a budget, which may not be left out either.
    """
    if not text.strip():
        return CellRead()
    if text.strip() in MINUS_SIGNS:
        # What a spreadsheet's accounting form shows for nothing.
        return CellRead("0")
    if below_zero:
        return _shortened(text) or _loose(text) or _or_empty(read_as(Pounds, text))
    return _shortened(text) or _loose(text) or read_as(PositivePounds, text)


def read_people(text: str) -> CellRead:
    """Read a whole number of people, however its thousands are parted. Empty stays empty."""
    if not text.strip():
        return CellRead()
    if "£" in text:
        return CellRead(found=f"{quoted(text)}, which is money", what_to_do="write a number of people")
    amount = money_in(text)
    plain = f"{amount:.15g}" if number_in(text) is None and amount is not None else text
    return _shortened(text) or _loose(text) or _or_empty(read_as(OptionalWhole, plain))


def read_units(text: str) -> CellRead:
    """Read a whole number of units, 0 or more, such as hours of a capacity. Empty stays empty."""
    if not text.strip():
        return CellRead()
    if "£" in text:
        return CellRead(found=f"{quoted(text)}, which is money", what_to_do="write a number without £")
    return _shortened(text) or _loose(text) or read_as(OptionalWholePositive, text)


def read_share(text: str) -> CellRead:
    """Read a share from 0 to 1: 45% is 0.45. Empty stays empty."""
    read = read_as(OptionalShare, text)
    if read.what_to_do.startswith(FIGURES_ONLY):
        # As the field itself asks for it.
        read = CellRead(found=read.found, what_to_do=A_SHARE)
    return _or_empty(read)


def read_status(text: str) -> CellRead:
    """Read whether something is new, goes on now or is a proposed cut."""
    return _choice(text, {word: str(status) for word, status in STATUS_BY_WORD.items()}, tuple(STATUS_WORDS.values()))


def read_sector(text: str) -> CellRead:
    """Read the sector of a provider; empty where it is not known."""
    words = {word: str(sector) for word, sector in SECTOR_BY_WORD.items()}
    return _choice(text, words, tuple(SECTOR_WORDS.values())) if text.strip() else CellRead()


def read_kind(text: str) -> CellRead:
    """Read whether money is revenue or capital."""
    return _choice(text, {str(kind): str(kind) for kind in MoneyKind}, tuple(map(str, MoneyKind)))


def read_column(row: type[BaseModel], column: str, text: str) -> CellRead:
    """Read a cell of a table as the row of that table reads its column."""
    read = read_as(_column_kind(row, column), text)
    is_figure = read.is_sure and bool(read.text) and number_in(read.text) is not None
    return CellRead(f"{float(read.text):.15g}") if is_figure and "." in read.text else read


def read_points(text: str) -> CellRead:
    """Read points of a weight, 0 or more: 40% is 40."""
    read = read_as(Points, text)
    return CellRead(f"{float(read.text):.15g}") if read.is_sure else read


def read_yes_no(text: str) -> CellRead:
    """Read yes or no."""
    return _choice(text, YES_NO, ("yes", "no"))


def read_name(text: str, names: Mapping[str, str], *, what: str) -> CellRead:
    """Read the name of one of several things as its id; `names` are by id. `what` says what they are: a partner."""
    if not text.strip():
        return CellRead(found=EMPTY, what_to_do=f"write the name of {what}")
    ids = known_names(names.items()).ids_meant(text.strip())
    if len(ids) == 1:
        return CellRead(ids[0])
    if ids:
        return CellRead(found=f"{quoted(text)}, which may be {_either(ids)}", what_to_do="write which one")
    found = f"{quoted(text)}, which is not {what} here"
    return CellRead(found=found, what_to_do=nearest(text, names.values()), meant=clearly_meant(text, names.values()))


def read_as(kind: Any, text: str) -> CellRead:
    """Read text as a kind of cell, such as a share: 25% is 0.25."""
    try:
        value = _adapter(kind).validate_python(text)
    except ValidationError as error:
        found, what_to_do = worded(error.errors(include_url=False)[0])
        return CellRead(found=found, what_to_do=what_to_do)
    return CellRead("" if value is None else str(value))


@cache
def _column_kind(row: type[BaseModel], column: str) -> Any:
    return get_type_hints(row, include_extras=True)[column]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _choice(text: str, words: dict[str, str], offered: Sequence[str]) -> CellRead:
    if meant := words.get(folded(text)):
        return CellRead(meant)
    found = f"{quoted(text)}" if text.strip() else EMPTY
    return CellRead(found=found, what_to_do=f"write {_either(offered)}")


def _either(names: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _shortened(text: str) -> CellRead | None:
    inside = SHORTENED_IN_BRACKETS.fullmatch(text.strip())
    amount = abbreviated((inside[1] if inside else text.strip()).removesuffix("."))
    return None if amount is None else _asked(text, -amount if inside else amount)


def _loose(text: str) -> CellRead | None:
    amount = loosely(text)
    return None if amount is None else _asked(text, amount)


def _asked(text: str, amount: float) -> CellRead:
    meant = f"{amount:,.0f}"
    return CellRead(
        found=f"{quoted(text)}, which may mean {meant}", what_to_do=f"write {meant} if that is meant", meant=meant
    )


def _or_empty(cell: CellRead) -> CellRead:
    """The same where an empty cell says that it is not known: what is no figure at all may be left out."""
    if cell.what_to_do.startswith((FIGURES_ONLY, A_SHARE)):
        return CellRead(found=cell.found, what_to_do=f"{cell.what_to_do}, or leave it empty if it is not known")
    return cell
