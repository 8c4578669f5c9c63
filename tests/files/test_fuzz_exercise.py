"""Thousands of spoiled exercise folders: each is refused in words, or every figure kept is one that stands in it."""

from __future__ import annotations

import dataclasses
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pytest

from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Indicator
from prioritise.domain.periods import Period
from prioritise.domain.rules import Decided
from prioritise.files.exercise import reading
from prioritise.files.exercise.exercise_yaml import ExercisePart
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.problem_list import ProblemList
from prioritise.files.yaml_text import YamlText, read_yaml
from tests.files.second_reader import LEFT_OUT, UNSAID, Figures, Reader, leaves
from tests.files.test_spoiled_files import spoil
from tests.files.whole_exercise import whole_files

QUICK, FOLDERS, PARTS = 200, 3_000, 6
TABLES = [name for name in whole_files() if name.endswith(".csv")]
SPELLINGS = (
    "£{:,}", "{:,}", "{:,}.00", "({})", "\u2212{}", "{}%", " {} ", "{}k", "{}.000", "0{}", "{} 000", "{},000", "{},5",
    "-{}", "=+{}", "'{}", "{}e3", "~{}", "{}p", "{}\u00a0000",
)  # fmt: skip
"""How people and spreadsheets write figures, right and wrong."""
YEARS = ("{}-{}", "{}/20{}", "{} - {}", "{}\u2013{}", "{}-20{}", "{} to {}", "{}/ {}", "FY {}/{}", "{}", "{}/{} Q1")
UNITS = ("percent", "%", "per cent", "Percentage", "percent ", "per 100", "per 1,000", "share", "people", "hours")
NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
YEAR = re.compile(r"(20\d\d)/(\d\d)")


def respelled(content: bytes, draw: random.Random) -> bytes:
    """The bytes with one figure or name, or now and then a whole column of a table, written another way."""
    lines = content.decode("utf-8", "surrogateescape").split("\n")
    place = draw.randrange(len(lines))
    marks = "," if "," in lines[place] and ": " not in lines[place] else " "
    which = draw.randrange(len(lines[place].split(marks)))
    whole_column, manner = marks == "," and draw.random() < 0.3, draw.randrange(2**32)
    for row in range(1, len(lines)) if whole_column else [place]:
        cells = lines[row].split(marks)
        if which < len(cells):
            written = written_otherwise(cells[which], random.Random(manner))
            cells[which] = f'"{written}"' if marks == "," in written and '"' not in written else written
            lines[row] = marks.join(cells)
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def written_otherwise(cell: str, draw: random.Random) -> str:
    number = NUMBER.search(cell)
    if (year := YEAR.search(cell)) and draw.random() < 0.8:
        return cell.replace(year[0], draw.choice(YEARS).format(year[1], year[2]))
    if cell in UNITS and draw.random() < 0.8:
        return draw.choice(UNITS)
    if number and cell.strip("{},") == number[0] and draw.random() < 0.8:
        figure = float(number[0]) if "." in number[0] else int(number[0])
        return cell.replace(number[0], draw.choice(SPELLINGS).format(figure))
    return draw.choice([cell.upper(), cell.title(), cell.replace("-", " "), f" {cell} ", cell.swapcase()])


def spoiled_folder(seed: int) -> dict[str, bytes]:
    draw = random.Random(seed)
    files = dict(whole_files())
    for _ in range(draw.randrange(1, 4)):
        name = draw.choice(sorted(files))
        files[name] = (respelled if draw.random() < 0.7 else spoil)(files[name], draw)
    return files


@pytest.fixture(autouse=True)
def _unspoiled_yaml_is_parsed_once(monkeypatch):
    """Most folders have `exercise.yaml` as it is, and parsing it takes as long as all the rest."""
    monkeypatch.setattr(reading, "read_yaml", parsed_once)


def parsed_once(name: str, content: bytes, problems: ProblemList) -> YamlText | None:
    return unspoiled() if content == whole_files()["exercise.yaml"] else read_yaml(name, content, problems)


@cache
def unspoiled() -> YamlText | None:
    return read_yaml("exercise.yaml", whole_files()["exercise.yaml"], ProblemList())


def load(files: Mapping[str, bytes]) -> Exercise | tuple[Problem, ...]:
    try:
        return load_exercise_files(files)
    except FileProblems as error:
        return error.problems


class Kept:
    """Everything the product kept, in the second reader's form: names of columns, and what they say."""

    def __init__(self, exercise: Exercise, reader: Reader) -> None:
        self._exercise, self._reader = exercise, reader

    def rows(self, name: str) -> Figures:
        """Every row of a table."""
        if name == "indicators.csv":
            return Counter(self._row(row) for each in self._exercise.indicators for row in _values(each))
        return Counter(self._row(_fields(row, name)) for row in getattr(self._exercise, name.removesuffix(".csv")))

    def settings(self) -> dict[tuple[str, ...], Any]:
        """Everything that `exercise.yaml` may say but its sources."""
        exercise = self._exercise
        parts = {name: getattr(exercise, name) for name in ExercisePart.model_fields if hasattr(exercise, name)}
        plain = {name: _plain(part) for name, part in parts.items() if name not in LEFT_OUT}
        return dict(leaves(plain | {"criteria": [each.id for each in exercise.criteria]}, self._said))

    def _row(self, fields: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
        said = {column: self._said(column, value) for column, value in fields.items() if value not in ("", None, ())}
        return tuple(sorted(said.items()))

    def _said(self, column: str, value: Any) -> Any:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int | float):
            return float(value)
        if isinstance(value, Period):
            return value.start, value.end
        if isinstance(value, tuple):
            return tuple(self._said(column, part) for part in value)
        return self._reader.said(column, str(value))


def _fields(row: Any, name: str) -> dict[str, Any]:
    fields = {each.name: getattr(row, each.name) for each in dataclasses.fields(row)}
    if name == "capacities.csv":
        fields["capacity"] = fields.pop("id")
    return {column: value for column, value in fields.items() if column not in ("step", "findings", "illustrative")}


def _values(indicator: Indicator) -> Iterable[dict[str, Any]]:
    shared = {name: getattr(indicator, name) for name in ("domain", "sex", "age", "unit", "multiplier", "polarity")}
    shared |= {"indicator_id": indicator.id, "indicator_name": indicator.measure or indicator.name}
    return ({**shared, **_fields(value, "indicators.csv")} for value in indicator.values)


def _plain(part: Any) -> Any:
    """Dataclasses as names and values; a rule says its kind, and its selection beside the rest."""
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    if not dataclasses.is_dataclass(part):
        return part
    plain = {each.name: _plain(getattr(part, each.name)) for each in dataclasses.fields(part)}
    return plain | plain.pop("selection", {}) | ({"kind": part.kind} if isinstance(part, Decided) else {})


def check_folder(seed: int) -> bool:
    """Whether the folder loads; fails when it keeps something that the second reader does not find in it."""
    files = spoiled_folder(seed)
    loaded = load(files)
    if not isinstance(loaded, Exercise):
        for problem in loaded:
            assert all((problem.file, problem.found, problem.what_to_do)), seed
            assert "\n" not in problem.sentence, seed
        return False
    reader = Reader(files)
    kept = Kept(loaded, reader)
    for name in TABLES:
        assert kept.rows(name) == reader.rows(name), (seed, name)
    settings, written = kept.settings(), reader.settings()
    assert {place: settings.get(place) for place in written} == written, seed
    unsaid = {place: value for place, value in settings.items() if place not in written}
    assert unsaid == {place: UNSAID.get(place[-1], UNSAID.get("".join(place[-2:]))) for place in unsaid}, seed
    return True


def test_some_spoiled_folders_are_refused_or_kept_as_they_are_written():
    assert QUICK / 10 < sum(check_folder(seed) for seed in range(QUICK)) < QUICK * 9 / 10


@pytest.mark.deep
@pytest.mark.parametrize("part", range(PARTS))
def test_thousands_of_spoiled_folders_are_refused_or_kept_as_they_are_written(part):
    some = range(part * FOLDERS // PARTS, (part + 1) * FOLDERS // PARTS)
    assert len(some) / 10 < sum(check_folder(seed) for seed in some) < len(some) * 9 / 10
