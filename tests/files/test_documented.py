"""The page on the exercise folder describes every file, every column and every name, and its examples are sound."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from prioritise.domain.rules import RULE_KINDS
from prioritise.files.exercise.criterion_yaml import CriterionPart, read_criterion
from prioritise.files.exercise.declared_tables import TABLE_BY_FILE
from prioritise.files.exercise.exercise_yaml import ExercisePart, Part
from prioritise.files.exercise.file_names import READ_FILES
from prioritise.files.exercise.tables import read_table
from prioritise.files.problem_list import ProblemList
from prioritise.files.yaml_text import read_yaml

PAGE = (Path(__file__).parents[2] / "docs" / "exercise-folder.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `([^`]+)`\n(.*?)(?=^## |\Z)", PAGE, flags=re.M | re.S))
TABLES = TABLE_BY_FILE
each_table = pytest.mark.parametrize("name", TABLES)


def described(section: str) -> dict[str, list[str]]:
    """The cells beside every name a section's tables describe."""
    lines = re.findall(r"^\| `([\w.]+)` \| (.+) \|$", section, flags=re.M)
    return {name: rest.split(" | ") for name, rest in lines}


def example(section: str, language: str) -> bytes:
    found = re.search(rf"```{language}\n(.*?)```", section, flags=re.S)
    assert found is not None
    return found[1].encode()


def choices(annotation: object) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [str(each) for each in annotation]
    return [each for each in get_args(annotation) if each] if get_origin(annotation) is Literal else []


def test_every_file_has_its_section():
    assert set(SECTIONS) == {*READ_FILES, "criteria/ID.yaml"}


@each_table
def test_every_column_is_described_in_order_and_no_other(name):
    assert list(described(SECTIONS[name])) == list(TABLES[name].model_fields)


@each_table
def test_what_is_needed_is_called_needed(name):
    said = {column: cells[-1] for column, cells in described(SECTIONS[name]).items()}
    needed = {column for column, info in TABLES[name].model_fields.items() if info.is_required()}
    assert {column for column, word in said.items() if word == "yes"} == needed
    assert set(said.values()) <= {"yes", "no", "sometimes"}


@each_table
def test_every_choice_is_listed(name):
    cells = described(SECTIONS[name])
    for column, info in TABLES[name].model_fields.items():
        for choice in choices(info.annotation):
            assert f"`{choice}`" in cells[column][0], f"{name} does not say that {column} may be {choice}"


@each_table
def test_the_example_rows_have_every_column_and_are_sound(name):
    problems = ProblemList()
    content = example(SECTIONS[name], "csv")
    table = read_table(name, content, TABLES[name], problems)
    assert [problem.sentence for problem in problems.problems] == []
    assert table.rows
    assert content.decode().split("\n")[0].split(",") == list(TABLES[name].model_fields)


def parts_in(part: type[Part]) -> set[type[Part]]:
    found = {part}
    for info in part.model_fields.values():
        for each in inside(info.annotation):
            found |= parts_in(each)
    return found


def inside(annotation: object) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [part for each in get_args(annotation) for part in inside(each)]


@pytest.mark.parametrize(
    ("part", "name"),
    [(part, "exercise.yaml") for part in sorted(parts_in(ExercisePart), key=lambda part: part.__name__)]
    + [(part, "criteria/ID.yaml") for part in sorted(parts_in(CriterionPart), key=lambda part: part.__name__)],
    ids=lambda each: each if isinstance(each, str) else each.__name__,
)
def test_every_name_of_a_yaml_file_is_described(part, name):
    for field, info in part.model_fields.items():
        assert f"`{info.alias or field}`" in SECTIONS[name]
        for choice in choices(info.annotation):
            assert f"`{choice}`" in SECTIONS[name] or str(choice) == "1"


def test_the_example_of_exercise_yaml_is_sound_and_uses_every_name():
    problems = ProblemList()
    text = read_yaml("exercise.yaml", example(SECTIONS["exercise.yaml"], "yaml"), problems)
    assert len(problems) == 0
    part = ExercisePart.model_validate(text.data)
    assert set(text.data) == {info.alias or field for field, info in ExercisePart.model_fields.items()}
    assert [rule.kind for rule in part.rules] == [kind.kind for kind in RULE_KINDS]


def test_the_example_criterion_is_sound():
    problems = ProblemList()
    criterion = read_criterion("criteria/example.yaml", example(SECTIONS["criteria/ID.yaml"], "yaml"), problems)
    assert [problem.sentence for problem in problems.problems] == []
    assert criterion is not None
