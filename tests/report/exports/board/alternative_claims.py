"""What a row of the alternatives says: the list it tells, put together from its words, and what that list comes to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from prioritise.analysis import Analysis
from prioritise.portfolio.problem import Column
from tests.report.exports.board.written_papers import amounts


def listed_by(again: Analysis, row: list[str]) -> set[int]:
    """Put the list together that a row tells, from the one proposed and what comes in, goes out and changes size."""
    columns, present = again.problem.columns, set(again.portfolio.chosen)
    coming, going = (_parts(cell) for cell in row[2:4])
    absent = [place for place in range(len(columns)) if place not in present]
    added = _told(again, absent, coming.get("", "")) | _told(again, absent, going.get("cut made", ""))
    gone = _told(again, present, going.get("", "")) | _told(again, present, coming.get("cut no longer made", ""))
    names = {each.id: each.name for each in again.exercise.interventions}
    for place in absent:
        column, resized = columns[place], coming.get("another size", "")
        found = re.search(rf"{re.escape(names[column.intervention])}, from [\w ]+? to ([\w ]+?)(?:;| and |$)", resized)
        if found and found[1] == column.level_name.lower():
            added.add(place)
            gone |= {each for each in present if columns[each].intervention == column.intervention}
    return present - gone | added


def assert_told(again: Analysis, row: list[str], chosen: Iterable[int]) -> None:
    """Check a row's cost, its points and its people against the list it tells, added up from the columns."""
    columns, present, chosen = again.problem.columns, again.portfolio.chosen, set(chosen)
    assert listed_by(again, row) == chosen, row
    assert amounts(row[1]) == [sum(columns[place].cost_gbp for place in chosen)]
    lost = again.portfolio.value_millionths - sum(again.score_millionths[place] for place in chosen)
    assert f"It is worth {abs(lost) / 1_000_000:.2f} points {'less' if lost > 0 else 'more'}" in row[4]
    more = sum(_deprived(columns[place]) for place in chosen) - sum(_deprived(columns[place]) for place in present)
    if round(more):
        assert f"reaches {abs(round(more)):,} {'more' if more > 0 else 'fewer'} people a year" in row[4]


def _deprived(column: Column) -> float:
    return (column.people_per_year or 0) * (column.most_deprived_share or 0)


def _parts(cell: str) -> dict[str, str]:
    text = cell[0].lower() + cell[1:] if cell.startswith(("Cut ", "Another ")) else cell
    heads = r"(cut no longer made|cut made|another size): "
    first, *others = re.split(heads, text)
    return {"": first} | dict(zip(others[::2], others[1::2], strict=True))


def _told(again: Analysis, places: Iterable[int], text: str) -> set[int]:
    columns, found = again.problem.columns, set()
    names = {each.id: each.name for each in again.exercise.interventions}
    called = {
        place: names[columns[place].intervention]
        + (f" at {columns[place].level_name.lower()}" if columns[place].level else "")
        for place in places
    }
    for place, name in sorted(called.items(), key=lambda each: -len(each[1])):
        if name in text:
            text = text.replace(name, "")
            found.add(place)
    return found
