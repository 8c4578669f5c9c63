"""How one cell is read: typed, bounded, and refused with what was found and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from prioritise.files.number_text import abbreviated, loosely, money_in, number_in, spaced_number_in
from prioritise.files.year_text import days_in, year_as_written, year_question

ID_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
YES_NO_WORDS = {"yes": True, "no": False, "y": True, "n": False, "true": True, "false": False}
POINT_OR_COMMA = re.compile(r"[+-]?£?\d{1,3}(\.\d{3})+", re.ASCII)
"""Where whole numbers belong, 90.000 may be ninety or ninety thousand."""
FEW_POUNDS = 1000
"""Below so many a figure with a point is more likely in thousands or millions than of pounds and pence."""
LARGEST_NUMBER = 1e12
"""A million million: larger than any budget, population or count here, so a slip of the keyboard."""
PLAIN_DIGITS = re.compile(r"-?\d{1,12}(?:\.\d+)?", re.ASCII)
"""A figure as it is written out, below what is too large to be meant."""
CONTROL_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Line ends and tabs within a cell are text; other control characters and halves of characters are not."""
NO_TEXT = frozenset(("na", "n/a", "#n/a", "<na>", "nan", "null"))
"""How R, pandas, spreadsheets and databases write an empty cell, in lower case."""
LONGEST_NO_TEXT = 12
"""Letters, with spaces and quotation marks around them."""
EMPTY = "an empty cell"
"""What is found where something is needed and nothing is written."""
FIGURES_ONLY = "enter figures only, such as"
ANY_EXAMPLE, WHOLE_EXAMPLE, POINTS_EXAMPLE, SHARE_EXAMPLE = "1200 or 0.45", "1200", "45", "0.45"
"""What is asked for of a figure of any kind, whole pounds or people, a score from 0 to 100, and a share."""
REFUSED = "refused"
"""The error type of every refusal worded here; its message is `what was found | what to do`."""


def refuse(found: str, what_to_do: str) -> PydanticCustomError:
    """Make a refusal in this product's own words."""
    return PydanticCustomError(REFUSED, "{found} | {what_to_do}", {"found": found, "what_to_do": what_to_do})


def quoted(raw: Any, longest: int = 60) -> str:
    """Quote what was found, in quotation marks, cut when it is long; a list or a mapping is called that."""
    if isinstance(raw, dict | list | tuple):
        return "names and values" if isinstance(raw, dict) else "a list"
    text = " ".join(str(raw).split())
    if raw is None or not text:
        return "nothing"
    return f"“{text if len(text) <= longest else text[: longest - 1] + '…'}”"


def without_na(text: str) -> str:
    """Return the text, or nothing where it is a program's way to write an empty cell."""
    if len(text) > LONGEST_NO_TEXT:
        return text
    return "" if text.strip().strip('"').strip().lower() in NO_TEXT else text


def _number(raw: Any, example: str = ANY_EXAMPLE) -> float:
    number = number_in(raw) if number_in(raw) is not None else spaced_number_in(raw)
    if number is None:
        raise _no_number(raw, example)
    return _meant(number, raw)


def _meant(number: float, raw: Any) -> float:
    if abs(number) > LARGEST_NUMBER:
        raise refuse(f"{quoted(raw)}, which is too large to be meant", "check the figure")
    return number


def _no_number(raw: Any, example: str) -> PydanticCustomError:
    text = str(raw).strip()
    if text.startswith("="):
        return refuse(f"{quoted(raw)}, which is a formula", "paste its result instead")
    if text.endswith("%") and number_in(text[:-1]) is not None:
        hint = "write the figure in the unit of this column, without the percent sign"
        return refuse(f"{quoted(raw)}, a percentage where a plain number belongs", hint)
    plain = next((number for read in (money_in, abbreviated, loosely) if (number := read(text)) is not None), None)
    if plain is not None:
        return refuse(f"{quoted(raw)}, which is not a plain number", f"write {plain:.15g} if that is what you mean")
    return refuse(f"{quoted(raw)}, which is not a number", f"{FIGURES_ONLY} {example}")


def _pounds(raw: Any) -> float:
    _check_point(raw)
    amount = money_in(raw)
    return _number(raw, WHOLE_EXAMPLE) if amount is None or amount == number_in(raw) else _meant(amount, raw)


def _count(raw: Any) -> float:
    _check_point(raw)
    return _number(raw, WHOLE_EXAMPLE)


def _check_point(raw: Any) -> None:
    text = str(raw).strip()
    rounded = number_in(text) if "e" in text.lower() else None
    if rounded is not None:
        hint = f"write every figure: {rounded:.0f} if that is what you mean"
        raise refuse(f"{quoted(raw)}, which a spreadsheet may have rounded", hint)
    if POINT_OR_COMMA.fullmatch(text):
        below, above = text.split(".", maxsplit=1)[0], text.replace(".", "")
        found = f"{quoted(raw)}, which may mean {below} or {above}"
        raise refuse(found, "write the whole number that is meant, without a point")


def _part_of_one(raw: Any) -> float:
    text = str(raw).strip()
    number = number_in(text[:-1]) if text.endswith("%") else None
    return _number(raw, SHARE_EXAMPLE) if number is None else float(f"{number / 100:.15g}")


def _points(raw: Any) -> float:
    text = str(raw).strip()
    plain = text[:-1] if text.endswith("%") and number_in(text[:-1]) is not None else raw
    return _number(plain, POINTS_EXAMPLE)


def _whole(number: float) -> int:
    if number != int(number):
        raise refuse(f"{number:.15g}, which is not a whole number", "round it to a whole number")
    return int(number)


def _whole_pounds(number: float) -> int:
    if number != int(number) and abs(number) < FEW_POUNDS:
        times, word = (1e3, "thousand") if abs(number) > 1 else (1e6, "million")
        hint = f"write every pound, {number * times:,.0f} for {number:.15g} {word}, or round it"
        raise refuse(f"{number:.15g}, which is not in whole pounds", hint)
    return _whole(number)


def _is_blank(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


def _present(what_to_do: str) -> BeforeValidator:
    """Refuse an empty cell."""

    def check(raw: Any) -> Any:
        if _is_blank(raw):
            raise refuse(EMPTY, what_to_do)
        return raw

    return BeforeValidator(check)


def _text(raw: Any) -> str:
    if isinstance(raw, dict | list | tuple):
        raise refuse(f"{quoted(raw)} where text is needed", "write one text here")
    text = "" if raw is None else str(raw).strip()
    if text.startswith("="):
        raise refuse(f"{quoted(raw)}, which is a formula", "paste its result instead")
    if CONTROL_CHARACTER.search(text):
        raise refuse("a control character in the text", "delete the cell and type its text again")
    return text


def as_id(text: str) -> str:
    """Return a text as the id it surely means: in lower case, its words joined by hyphens; any other text as it is."""
    joined = "-".join(re.split(r"[\s_]+", text.strip().lower()))
    return joined if ID_FORM.fullmatch(joined) else text.strip()


def _id(text: str) -> str:
    id_ = as_id(text)
    if not ID_FORM.fullmatch(id_):
        raise refuse(f"{quoted(text)}, which is not an id", "use lower-case letters and figures joined by hyphens")
    return id_


def _year(text: str) -> str:
    year = year_as_written(text)
    if not year:
        raise refuse(f"{quoted(text)}, which is not a financial year", year_question(text))
    return year


def _yes_no(raw: Any) -> bool:
    # YAML 1.1 reads a bare yes or no as true or false.
    if isinstance(raw, bool):
        return raw
    answer = YES_NO_WORDS.get(str(raw).strip().lower())
    if answer is None:
        raise refuse(quoted(raw), "write yes or no")
    return answer


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


class Loose:
    """Marks a cell in which more than one spelling is understood, so that what was understood can be said."""


@dataclass(frozen=True, slots=True)
class PlainFigure:
    """Marks a cell whose figure may be any number from `least` on, or above it, to what is too large to be meant.

    A figure in plain digits is then its number, whatever reads the cell otherwise: that is quicker.
    """

    least: float = -LARGEST_NUMBER
    or_least: bool = True

    def number_in(self, text: str) -> float | None:
        """Return the number of plain digits that may stand here; None for any other text."""
        if not PLAIN_DIGITS.fullmatch(text):
            return None
        number = float(text)
        return number if number > self.least or (self.or_least and number == self.least) else None


def _listed(raw: Any) -> Any:
    return [part for part in (part.strip() for part in str(raw or "").split(";")) if part]


def _day(raw: Any) -> Any:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    days = days_in(str(raw))
    if len(days) > 1:
        may_be = " or ".join(day.isoformat() for day in days)
        raise refuse(f"{quoted(raw)}, which may be {may_be}", "write the one that is meant")
    if not days:
        raise refuse(f"{quoted(raw)}, which is not a date", "write it like 2026-11-22")
    return days[0]


LOOSE = Loose()
PRESENT = _present("fill it in")
FIGURE_PRESENT = _present("enter the figure, or 0 if you mean 0; missing is never taken as zero")
ABOVE_ZERO_PRESENT = _present("enter the figure, a number above 0")
NUMBER = BeforeValidator(_number)
COUNT = BeforeValidator(_count)
POUNDS = BeforeValidator(_pounds)

Text = Annotated[str, BeforeValidator(_text)]
NeededText = Annotated[str, BeforeValidator(_text), PRESENT]
Id = Annotated[str, AfterValidator(_id), BeforeValidator(_text), PRESENT, LOOSE]
OptionalId = Annotated[str, AfterValidator(lambda text: _id(text) if text else text), BeforeValidator(_text), LOOSE]
Ids = Annotated[list[Id], BeforeValidator(_listed), LOOSE]
Year = Annotated[str, AfterValidator(_year), BeforeValidator(_text), PRESENT, LOOSE]
Number = Annotated[float, NUMBER, FIGURE_PRESENT, LOOSE]
Whole = Annotated[int, BeforeValidator(_whole), COUNT, FIGURE_PRESENT, LOOSE]
YesNo = Annotated[bool, BeforeValidator(_yes_no), PRESENT, LOOSE]
Day = Annotated[date, BeforeValidator(_day), PRESENT, LOOSE]
Share = Annotated[float, AfterValidator(_share), BeforeValidator(_part_of_one), FIGURE_PRESENT, LOOSE]
Positive = Annotated[float, AfterValidator(_not_negative), NUMBER, FIGURE_PRESENT, LOOSE]
"""0 or more."""
AboveZero = Annotated[float, AfterValidator(_above_zero), NUMBER, ABOVE_ZERO_PRESENT, LOOSE]
WholePositive = Annotated[int, AfterValidator(_not_negative), BeforeValidator(_whole), COUNT, FIGURE_PRESENT, LOOSE]
"""0, 1, 2 and so on."""
Pounds = Annotated[int, BeforeValidator(_whole_pounds), POUNDS, FIGURE_PRESENT, LOOSE]
PositivePounds = Annotated[
    int, AfterValidator(_not_negative), BeforeValidator(_whole_pounds), POUNDS, FIGURE_PRESENT, LOOSE
]
Points = Annotated[float, AfterValidator(_not_negative), BeforeValidator(_points), FIGURE_PRESENT, LOOSE]
"""Points of a weight, 0 or more: 40% is 40."""


def _or_none(read: Any) -> Any:
    def reader(raw: Any) -> Any:
        return None if _is_blank(raw) else read(raw)

    return reader


OptionalYear = Annotated[str, AfterValidator(lambda text: _year(text) if text else text), BeforeValidator(_text), LOOSE]
OptionalDay = Annotated[date | None, BeforeValidator(_or_none(_day)), LOOSE]
OptionalYesNo = Annotated[bool, BeforeValidator(lambda raw: _yes_no(raw) if str(raw).strip() else False)]
OptionalNumber = Annotated[float | None, BeforeValidator(_or_none(_number)), LOOSE, PlainFigure()]
OptionalWhole = Annotated[int | None, BeforeValidator(_or_none(lambda raw: _whole(_count(raw)))), LOOSE]
OptionalWholePositive = Annotated[
    int | None, BeforeValidator(_or_none(lambda raw: _not_negative(_whole(_count(raw))))), LOOSE
]
OptionalShare = Annotated[float | None, BeforeValidator(_or_none(lambda raw: _share(_part_of_one(raw)))), LOOSE]
OptionalPositive = Annotated[
    float | None, BeforeValidator(_or_none(lambda raw: _not_negative(_number(raw)))), LOOSE, PlainFigure(0.0)
]
OptionalAboveZero = Annotated[
    float | None, BeforeValidator(_or_none(lambda raw: _above_zero(_number(raw)))), LOOSE, PlainFigure(0.0, False)
]
