"""Rows of one name within one paste: an intervention with costs from several funds, or two that share a name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from prioritise.files.cells import quoted
from prioritise.files.grids.cells import read_status
from prioritise.files.grids.grid import PasteQuestion
from prioritise.files.grids.of_files import (
    CUTS,
    FUND,
    LEAD,
    NAME,
    PEOPLE,
    PROVIDER,
    SECTOR,
    SHARE,
    STATUS,
    THEME,
)
from prioritise.files.naming import folded
from prioritise.files.number_text import money_in
from prioritise.words import counted, joined

IN_WORDS: Mapping[str, str] = {
    STATUS: "status",
    THEME: "theme",
    LEAD: "lead",
    PEOPLE: "number of people",
    PROVIDER: "provider",
    SECTOR: "sector",
    SHARE: "share of the most deprived",
    CUTS: "what it cuts",
}
DETAILS = tuple(IN_WORDS)
MOST_SAID = 3

Row = Mapping[str, str]


@dataclass(slots=True)
class _Thing:
    """Rows of one name that agree: their places, and what they say together."""

    name: str
    places: list[int] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)

    def differs(self, row: Row) -> bool:
        return any(_say_otherwise(heading, self.details, row) for heading in DETAILS)

    def take(self, place: int, row: Row) -> None:
        self.places.append(place)
        for heading in DETAILS:
            if row.get(heading):
                self.details.setdefault(heading, row[heading])


@dataclass(frozen=True, slots=True)
class ToldApart:
    """The rows with every name given to one thing, what is asked before they are, and what was taken as one thing."""

    rows: tuple[Row, ...]
    questions: tuple[PasteQuestion, ...]
    said: tuple[str, ...]


def told_apart(
    rows: Sequence[Row], numbers: Sequence[int], taken: Collection[str], answers: Mapping[str, str]
) -> ToldApart:
    """Tell rows of one name apart: where they differ in more than fund and costs it is asked, else they are one thing.

    `numbers` are those of the rows as pasted, and `taken` the names that are there already.
    """
    after, questions = [dict(row) for row in rows], []
    things = _things(rows)
    names = {folded(name) for name in taken} | set(things)
    for alike in things.values():
        for other in alike[1:]:
            spare = _spare_name(alike[0].name, names)
            question, another, first_stands = _question(alike[0], other, rows, numbers, spare)
            questions.append(question)
            answer = answers.get(question.sentence, "")
            if answer == another:
                names.add(folded(spare))
                _write(after, other.places, {NAME: spare})
            elif answer in question.answers:
                stands = alike[0] if answer == first_stands else other
                _write(after, [*alike[0].places, *other.places], stands.details)
    one = [thing for alike in things.values() for thing in alike if len(thing.places) > 1]
    return ToldApart(tuple(after), tuple(questions), _said(one, numbers))


def _things(rows: Sequence[Row]) -> dict[str, list[_Thing]]:
    things: dict[str, list[_Thing]] = {}
    last: dict[str, _Thing] = {}
    for place, row in enumerate(rows):
        if not (name := folded(row.get(NAME, ""))):
            continue
        alike = things.setdefault(name, [])
        says_nothing = not any(row.get(heading) for heading in DETAILS)
        fits = [thing for thing in alike if not thing.differs(row)]
        # A row of costs alone goes on with the row above it that has its name.
        thing = last[name] if says_nothing and name in last else fits[0] if fits else _Thing(row[NAME])
        if thing not in alike:
            alike.append(thing)
        thing.take(place, row)
        last[name] = thing
    return things


def _question(
    first: _Thing, other: _Thing, rows: Sequence[Row], numbers: Sequence[int], spare: str
) -> tuple[PasteQuestion, str, str]:
    there, here = _rows_said(first, numbers), _rows_said(other, numbers)
    differs = differences(first.details, other.details)
    has = "have" if len(other.places) > 1 else "has"
    sentence = (
        f"{here[:1].upper()}{here[1:]} {has} the same name as {there}, {quoted(first.name)}, but another {differs}: "
        "the same thing, or another?"
    )
    costs = ", with the costs of both" if any(rows[place].get(FUND) for place in other.places) else ""
    another = f"Another: call it “{spare}”"
    first_stands, other_stands = (f"The same, as {said} says{costs}" for said in (there, here))
    return PasteQuestion(sentence, (another, first_stands, other_stands)), another, first_stands


def _rows_said(thing: _Thing, numbers: Sequence[int]) -> str:
    on = [str(numbers[place]) for place in thing.places]
    return f"{'row' if len(on) == 1 else 'rows'} {joined(on)}"


def _write(rows: Sequence[dict[str, str]], places: Sequence[int], cells: Mapping[str, str]) -> None:
    for place in places:
        rows[place].update(cells)


def _spare_name(name: str, taken: Collection[str]) -> str:
    number = 2
    while folded(f"{name} ({number})") in taken:
        number += 1
    return f"{name} ({number})"


def differences(first: Row, other: Row) -> str:
    """Say what two rows say otherwise of an intervention, in words; what only one of them says is no difference."""
    return joined(words for heading, words in IN_WORDS.items() if _say_otherwise(heading, first, other))


def _say_otherwise(heading: str, first: Row, other: Row) -> bool:
    here, there = first.get(heading, ""), other.get(heading, "")
    if not here or not there or folded(here) == folded(there):
        return False
    if heading == STATUS:
        statuses = read_status(here), read_status(there)
        return not (statuses[0].is_sure and statuses[0] == statuses[1])
    figure = money_in(here)
    return figure is None or figure != money_in(there)


def _said(things: Sequence[_Thing], numbers: Sequence[int]) -> tuple[str, ...]:
    if not things:
        return ()
    named = [f"{thing.name} ({_rows_said(thing, numbers)})" for thing in things[:MOST_SAID]]
    if len(things) > MOST_SAID:
        named.append(counted(len(things) - MOST_SAID, "more name"))
    return (f"Taken as one intervention, with the costs of each of its rows: {joined(named)}.",)
