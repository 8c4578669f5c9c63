"""A folder, its workbook and the folder that comes out again are one exercise, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritise.analysis import analyse
from prioritise.files import load_exercise_archive
from prioritise.files.exercise.folder import read_path
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.problem_list import ProblemList
from prioritise.files.workbook.reading import read_workbook
from prioritise.files.workbook.writing import write_workbook
from tests.files.small_exercise import small_files
from tests.files.whole_exercise import whole_files
from tests.random_cases import examples

ROCHDALE = Path(__file__).parents[3] / "data" / "rochdale"


def there_and_back(files: dict[str, bytes]) -> dict[str, bytes]:
    problems = ProblemList()
    back = read_workbook("exercise.xlsx", write_workbook(files), problems)
    assert [each.sentence for each in (*problems.problems, *problems.notes)] == []
    return back


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(lambda: read_path(ROCHDALE, ProblemList()), id="the worked example"),
        pytest.param(small_files, id="the small exercise"),
        pytest.param(whole_files, id="every table and rule"),
    ],
)
def test_every_file_comes_back_byte_for_byte(files):
    assert there_and_back(files()) == files()


def test_the_workbook_of_an_exercise_is_that_exercise():
    opened = load_exercise_archive("smallville.xlsx", write_workbook(small_files()))
    folder = load_exercise_files(small_files())
    assert opened == folder
    assert opened.digest == folder.digest
    assert analyse(opened).portfolio.chosen == analyse(folder).portfolio.chosen


def test_the_same_bytes_come_out_every_time():
    assert write_workbook(whole_files()) == write_workbook(whole_files())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda content: content.replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(lambda content: b"\xef\xbb\xbf" + content, id="the mark of UTF-8"),
        pytest.param(lambda content: content.rstrip(b"\n"), id="no last line end"),
        pytest.param(lambda content: content.replace(b"walks", b'"walks"'), id="needless quotation marks"),
        pytest.param(lambda content: content.replace(b"\n", b"\n\n"), id="blank rows"),
        pytest.param(lambda content: content.replace(b"\n", b",,\n"), id="empty columns"),
        pytest.param(lambda content: content.replace(b"60000", b'"60,000.00"'), id="figures with commas"),
        pytest.param(lambda content: content.replace(b"60000", b"0060000"), id="figures with noughts before them"),
    ],
)
def test_however_a_table_was_written_it_comes_back_so(change):
    files = small_files()
    files["costs.csv"] = change(files["costs.csv"])
    assert there_and_back(files)["costs.csv"] == files["costs.csv"]


def test_other_files_come_back_too():
    own = {"criteria/reach.yaml": b"id: reach\n", "SOURCES.md": b"# Ours\r\n", "plan.png": bytes(range(256)) * 200}
    back = there_and_back(small_files() | own)
    assert {name: back[name] for name in own} == own


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
CELL = st.text(alphabet=LETTERS)


@settings(max_examples=examples(8, 60))
@given(CELL.filter(lambda text: text.strip() and not text.lower().strip().startswith("example")))
def test_any_text_in_a_cell_comes_back(text):
    files = small_files()
    quoted = text.replace('"', '""').replace("\n", " ")
    files["interventions.csv"] = files["interventions.csv"].replace(b"Gym on prescription", f'"{quoted}"'.encode())
    assert there_and_back(files)["interventions.csv"] == files["interventions.csv"]
