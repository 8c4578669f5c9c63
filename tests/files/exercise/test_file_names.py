"""Files of an exercise are known by other capitals and endings, and what is not read is named (jekyll issue 2375)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.exercise.file_names import READ_FILES, own_name
from prioritise.files.exercise.folder import write_archive
from prioritise.files.exercise.loading import load_exercise, load_exercise_archive
from tests.files.small_exercise import small_exercise, small_files


def zipped(names: dict[str, str], *, drop: tuple[str, ...] = (), more: dict[str, bytes] | None = None) -> Exercise:
    files = {names.get(name, name): content for name, content in small_files().items() if name not in drop}
    entries = [SourceFile(f"Exercise/{name}", content) for name, content in {**files, **(more or {})}.items()]
    return load_exercise_archive("exercise.zip", write_archive(entries))


def refused(*arguments, **named) -> list[str]:
    with pytest.raises(FileProblems) as caught:
        zipped(*arguments, **named)
    return [each.sentence for each in caught.value.problems]


def test_capitals_do_not_matter_and_yml_is_read():
    exercise = zipped({"exercise.yaml": "Exercise.YML", "costs.csv": "Costs.CSV"})
    assert exercise == small_exercise()
    assert [each.sentence for each in exercise.file_notes] == [
        "costs.csv | a file called Costs.CSV | read as costs.csv",
        "exercise.yaml | a file called Exercise.YML | read as exercise.yaml",
    ]


def test_two_files_that_are_one_name_are_named():
    said = refused({}, more={"Costs.csv": b"x"})
    assert said[0] == "costs.csv | Costs.csv and costs.csv, which are both read as costs.csv | keep one of them"


@pytest.mark.parametrize(
    ("written", "name", "hint"),
    [
        ("exercise.yaml.txt", "exercise.yaml", "take .txt off its name"),
        ("costs.xlsx", "costs.csv", "open it, save its sheet as CSV UTF-8, and call that costs.csv"),
        ("costs.csv.xlsx", "costs.csv", "open it, save its sheet as CSV UTF-8"),
        ("Scores.xlsx", "scores.csv", "open it, save its sheet as CSV UTF-8"),
        ("costs.txt", "costs.csv", "save it again as costs.csv"),
        ("costs (1).xlsx", "costs.csv", "open it"),
    ],
)
def test_a_file_saved_in_another_form_is_named_with_what_to_do(written, name, hint):
    (said,) = [each for each in refused({name: written}) if each.startswith(f"{written} | ")]
    assert said.startswith(f"{written} | a file that is not read; {name} would be | {hint}")


def test_a_workbook_beside_the_table_it_was_saved_from_is_no_problem():
    assert zipped({}, more={"costs.xlsx": b"PK"}) == small_exercise()


def test_an_older_copy_in_a_folder_inside_is_named_and_not_read():
    exercise = zipped({}, more={"archive/exercise.yaml": b"x", "archive/costs.csv": b"x"})
    assert exercise == small_exercise()
    assert [each.where for each in exercise.file_notes] == ["archive"]


def test_an_older_copy_in_a_folder_on_disk_is_named_too(tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "exercise.yml").write_bytes(b"x")
    for name, content in small_files().items():
        (tmp_path / name).write_bytes(content)
    assert [each.where for each in load_exercise(tmp_path).file_notes] == ["old"]


def test_two_exercises_side_by_side_are_still_a_problem():
    entries = [SourceFile(f"{folder}/{name}", content) for folder in "ab" for name, content in small_files().items()]
    with pytest.raises(FileProblems, match="more than one exercise"):
        load_exercise_archive("two.zip", write_archive(entries))


@given(st.sampled_from(READ_FILES), st.integers(0, 2**20 - 1))
def test_any_capitals_name_the_same_file(name, which):
    written = "".join(letter.upper() if which >> place & 1 else letter for place, letter in enumerate(name))
    assert own_name(written) == name
