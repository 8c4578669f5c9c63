"""What a table declares of itself is true of its columns, and every table gets as far as the exercise."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.exercise_yaml import ExercisePart
from prioritise.files.exercise.row import ExerciseRow
from tests.files.small_exercise import problems_in, small_files
from tests.files.test_documented import SECTIONS, example

STEMS = [model.declared.stem for model in TABLES]
each_table = pytest.mark.parametrize("model", TABLES, ids=STEMS)


def below(model: type[ExerciseRow]) -> list[type[ExerciseRow]]:
    return [each for direct in model.__subclasses__() for each in (direct, *below(direct))]


def test_every_row_that_declares_a_table_is_listed_once():
    declaring = {each for each in below(ExerciseRow) if "declared" in vars(each)}
    assert declaring == set(TABLES)
    assert len(STEMS) == len(set(STEMS)) == len(TABLES)


@each_table
def test_every_column_that_is_declared_is_there(model):
    declared = model.declared
    assert {*declared.unique, *declared.refers} <= set(model.model_fields)
    assert not declared.for_every_level or "level" in declared.unique


@each_table
def test_what_its_columns_name_is_a_table_or_a_part_of_the_exercise(model):
    for refers in model.declared.refers.values():
        assert bool(refers.table) is not bool(refers.listed_under)
        assert refers.table in {"", *STEMS}
        assert refers.listed_under in {"", *ExercisePart.model_fields}
        assert refers.table in refers.what


@each_table
def test_a_draft_and_an_exercise_hold_it_under_its_name(model):
    assert model.declared.stem in {field.name for field in dataclasses.fields(Draft)}
    assert model.declared.stem in {field.name for field in dataclasses.fields(Exercise)}


@pytest.mark.parametrize(
    "model", [each for each in TABLES if each.declared.unique], ids=lambda each: each.declared.stem
)
def test_a_row_that_repeats_another_is_refused_in_every_table_that_tells_them_apart(model):
    headings, first = documented_rows(model.declared.file)
    files = small_files() | {model.declared.file: table(headings, first, first)}
    said = [each for each in problems_in(files) if each.file == model.declared.file and each.row == 3]
    assert any("again; it is already on row 2" in each.found for each in said)


@pytest.mark.parametrize(
    ("model", "column"),
    [(model, column) for model in TABLES for column in model.declared.refers],
    ids=lambda each: each if isinstance(each, str) else each.declared.stem,
)
def test_a_name_of_what_is_not_there_is_refused_in_every_column_that_names_something(model, column):
    declared = model.declared
    refers = declared.refers[column]
    headings, first = documented_rows(declared.file)
    wrong = dict(zip(headings, first, strict=True)) | {column: "nobody-at-all" if refers.ids else "2050/51"}
    capacities = {"capacities.csv": example(SECTIONS["capacities.csv"], "csv")}
    files = small_files() | capacities | {declared.file: table(headings, list(wrong.values()))}
    said = [each for each in problems_in(files) if each.file == declared.file and each.column == column]
    assert any(each.found == f"“{wrong[column]}”, which is not {refers.what}" for each in said)


def documented_rows(file: str) -> list[list[str]]:
    """The headings and the first row of the example that the page on the exercise folder gives."""
    return list(csv.reader(io.StringIO(example(SECTIONS[file], "csv").decode())))[:2]


def table(*rows: list[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def test_the_small_exercise_of_the_tests_has_every_compulsory_table():
    assert {model.declared.file for model in TABLES if model.declared.compulsory} <= set(small_files())
