"""How one cell is read: typed, bounded, and refused with what was found and what to do."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

ID_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
YEAR_FORM = re.compile(r"(20\d\d)/(\d\d)", re.ASCII)
GROUPED_NUMBER = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
PLAIN_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
SPACED_NUMBER = re.compile(r"\d{1,3}( \d{3})+(\.\d+)?", re.ASCII)
BRACKETED = re.compile(r"\(([^()]*)\)")
MINUS_SIGN = "\u2212"
MINUS_SIGNS = "-\u2212\u2013\u2010\u2011"
"""What spreadsheets and word processors write for minus: also the minus sign, a dash and hyphens."""
LARGEST_NUMBER = 1e12
"""A million million: larger than any budget, population or count here, so a slip of the keyboard."""
CONTROL_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Line ends and tabs within a cell are text; other control characters and halves of characters are not."""
NO_TEXT = frozenset(("na", "n/a", "#n/a", "<na>", "nan", "null"))
"""How R, pandas, spreadsheets and databases write an empty cell, in lower case."""
EMPTY = "an empty cell"
"""What is found where something is needed and nothing is written."""
REFUSED = "refused"
"""The error type of every refusal worded here; its message is `what was found | what to do`."""


def refuse(found: str, what_to_do: str) -> PydanticCustomError:
    """A refusal in this product's own words."""
    return PydanticCustomError(REFUSED, "{found} | {what_to_do}", {"found": found, "what_to_do": what_to_do})


def quoted(raw: Any, longest: int = 60) -> str:
    """What was found, in quotation marks, cut when it is long; a list or a mapping is called that."""
    if isinstance(raw, dict | list | tuple):
        return "names and values" if isinstance(raw, dict) else "a list"
    text = " ".join(str(raw).split())
    if raw is None or not text:
        return "nothing"
    return f"“{text if len(text) <= longest else text[: longest - 1] + '…'}”"


def without_na(text: str) -> str:
    """The text, or nothing where it is a program's way to write an empty cell."""
    return "" if text.strip().strip('"').strip().lower() in NO_TEXT else text


def number_in(raw: Any) -> float | None:
    """The number a cell holds, thousands separators allowed; None when it holds anything else."""
    if isinstance(raw, bool):
        return None
    text = str(raw).strip()
    if text[:1] == MINUS_SIGN:
        text = f"-{text[1:]}"
    if GROUPED_NUMBER.fullmatch(text):
        text = text.replace(",", "")
    # float() would also take 1_000, "infinity" and digits of other scripts, which no one means here.
    if not PLAIN_NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def money_in(raw: Any) -> float | None:
    """The amount in a cell of money: as `number_in`, with a pound sign, gaps between thousands, or brackets for minus.

    None when it holds anything else.
    """
    text = unicodedata.normalize("NFKC", str(raw)).strip()
    below = BRACKETED.fullmatch(text)
    sign = "-" if below or text[:1] in MINUS_SIGNS else ""
    text = (below[1] if below else text.lstrip(MINUS_SIGNS)).strip().removeprefix("£").strip()
    if text[:1] in MINUS_SIGNS and not sign:
        sign, text = "-", text[1:].strip()
    text = text.replace(" ", ",") if SPACED_NUMBER.fullmatch(text) else text
    return number_in(f"{sign}{text}") if text[:1].isdigit() else None


def _number(raw: Any) -> float:
    number = number_in(raw)
    if number is None:
        raise _no_number(raw)
    if abs(number) > LARGEST_NUMBER:
        raise refuse(f"{quoted(raw)}, which is too large to be meant", "check the figure")
    return number


def _no_number(raw: Any) -> PydanticCustomError:
    text = str(raw).strip()
    if text.startswith("="):
        return refuse(f"{quoted(raw)}, which is a formula", "paste its result instead")
    if text.endswith("%") and number_in(text[:-1]) is not None:
        hint = "write the figure in the unit of this column, without the percent sign"
        return refuse(f"{quoted(raw)}, a percentage where a plain number belongs", hint)
    plain = money_in(text)
    if plain is not None:
        return refuse(f"{quoted(raw)}, which is not a plain number", f"write {plain:.15g} if that is what you mean")
    return refuse(f"{quoted(raw)}, which is not a number", "enter figures only, such as 1200 or 0.45")


def _whole(number: float) -> int:
    if number != int(number):
        raise refuse(f"{number:.15g}, which is not a whole number", "round it to a whole number")
    return int(number)


def _empty_as_none(raw: Any) -> Any:
    return None if raw is None or (isinstance(raw, str) and not raw.strip()) else raw


def _present(raw: Any) -> Any:
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        raise refuse(EMPTY, "fill it in")
    return raw


def _figure_present(raw: Any) -> Any:
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        raise refuse(EMPTY, "enter the figure, or 0 if you mean 0; missing is never taken as zero")
    return raw


def _text(raw: Any) -> str:
    if isinstance(raw, dict | list | tuple):
        raise refuse(f"{quoted(raw)} where text is needed", "write one text here")
    text = "" if raw is None else str(raw).strip()
    if text.startswith("="):
        raise refuse(f"{quoted(raw)}, which is a formula", "paste its result instead")
    if CONTROL_CHARACTER.search(text):
        raise refuse("a control character in the text", "delete the cell and type its text again")
    return text


def _id(text: str) -> str:
    if not ID_FORM.fullmatch(text):
        raise refuse(f"{quoted(text)}, which is not an id", "use lower-case letters and figures joined by hyphens")
    return text


def _optional_id(text: str) -> str:
    return _id(text) if text else text


def _year(text: str) -> str:
    match = YEAR_FORM.fullmatch(text)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        raise refuse(f"{quoted(text)}, which is not a financial year", "write it like 2026/27")
    return text


def _yes_no(raw: Any) -> bool:
    # YAML 1.1 reads a bare yes or no as true or false.
    if isinstance(raw, bool):
        return raw
    text = str(raw).strip().lower()
    if text not in ("yes", "no"):
        raise refuse(quoted(raw), "write yes or no")
    return text == "yes"


def _share(number: float) -> float:
    if not 0 <= number <= 1:
        raise refuse(f"{number:.15g}, which is not a share", "write a share from 0 to 1 (45% is 0.45)")
    return number


def _not_negative(number: float) -> float:
    if number < 0:
        raise refuse(f"{number:.15g}, which is below 0", "use 0 or more")
    return number


def _above_zero(number: float) -> float:
    if number <= 0:
        raise refuse(f"{number:.15g}, which is not above 0", "use a number above 0")
    return number


def _stripped(raw: Any) -> Any:
    return raw.strip() if isinstance(raw, str) else raw


def _listed(raw: Any) -> Any:
    return [part for part in (part.strip() for part in str(raw or "").split(";")) if part]


def _day(raw: Any) -> Any:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        return date.fromisoformat(str(raw).strip())
    except ValueError:
        raise refuse(f"{quoted(raw)}, which is not a date", "write it like 2026-11-22") from None


PRESENT = BeforeValidator(_present)
FIGURE_PRESENT = BeforeValidator(_figure_present)
NUMBER = BeforeValidator(_number)
EMPTY_AS_NONE = BeforeValidator(_empty_as_none)

Text = Annotated[str, BeforeValidator(_text)]
NeededText = Annotated[str, BeforeValidator(_text), PRESENT]
Id = Annotated[str, AfterValidator(_id), BeforeValidator(_text), PRESENT]
OptionalId = Annotated[str, AfterValidator(_optional_id), BeforeValidator(_text)]
Ids = Annotated[list[Id], BeforeValidator(_listed)]
Year = Annotated[str, AfterValidator(_year), BeforeValidator(_text), PRESENT]
Number = Annotated[float, NUMBER, FIGURE_PRESENT]
Whole = Annotated[int, BeforeValidator(_whole), NUMBER, FIGURE_PRESENT]
YesNo = Annotated[bool, BeforeValidator(_yes_no), PRESENT]
Day = Annotated[date, BeforeValidator(_day), PRESENT]
Share = Annotated[float, AfterValidator(_share), NUMBER, FIGURE_PRESENT]
Positive = Annotated[float, AfterValidator(_not_negative), NUMBER, FIGURE_PRESENT]
"""0 or more."""
AboveZero = Annotated[float, AfterValidator(_above_zero), NUMBER, FIGURE_PRESENT]
WholePositive = Annotated[int, AfterValidator(_not_negative), BeforeValidator(_whole), NUMBER, FIGURE_PRESENT]
"""0, 1, 2 and so on."""
STRIPPED = BeforeValidator(_stripped)


def _or_none(read: Any) -> Any:
    def reader(raw: Any) -> Any:
        emptied = _empty_as_none(raw)
        return None if emptied is None else read(emptied)

    return reader


OptionalYear = Annotated[str, AfterValidator(lambda text: _year(text) if text else text), BeforeValidator(_text)]
OptionalDay = Annotated[date | None, BeforeValidator(_or_none(_day))]
OptionalNumber = Annotated[float | None, BeforeValidator(_or_none(_number))]
OptionalWhole = Annotated[int | None, BeforeValidator(_or_none(lambda raw: _whole(_number(raw))))]
OptionalShare = Annotated[float | None, BeforeValidator(_or_none(lambda raw: _share(_number(raw))))]
OptionalPositive = Annotated[float | None, BeforeValidator(_or_none(lambda raw: _not_negative(_number(raw))))]
OptionalAboveZero = Annotated[float | None, BeforeValidator(_or_none(lambda raw: _above_zero(_number(raw))))]
