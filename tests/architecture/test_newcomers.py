"""A newcomer adds a criterion, a column and a page as CONTRIBUTING says, in a copy, and the whole product has them.

Rule kinds, weighting methods and exports have tests of their own beside this one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.files.small_exercise import edited

COPIED = ("prioritise", "criteria", "data", "docs", "tests")
COUNTS = {
    "a criterion": 1,
    "a column of a table": 2,
    "a rule kind": 2,
    "a weighting method": 2,
    "an export": 2,
    "a page": 3,
}
ROW, DOMAIN = "prioritise/files/exercise/rows.py", "prioritise/domain/interventions.py"
CONTENTS = "prioritise/ui/shared/contents.py"
NEW_LINE, LAST = "\n    ", "\n)\n"
COMMAND = "import sys; from prioritise.cli import main; sys.exit(main(sys.argv[1:]))"
COLUMN_KNOWN = """
import sys
from prioritise.files import load_exercise
from prioritise.files.exercise.template import template_files
print(load_exercise(sys.argv[1]).intervention_by_id["walks"].contact)
print(next(each.content.decode() for each in template_files() if each.name == "interventions.csv"))
from tests.files import test_documented as documented
try:
    documented.test_every_column_is_described_in_order_and_no_other("interventions.csv")
except AssertionError:
    print("not described")
"""
PAGE_OPENS = """
from tests.ui.app import opened
app = opened("sources")
print(app.title[0].value)
print(app.markdown[0].value.count("- "))
"""
ROOMS_TESTED = """
from tests.architecture import test_rooms
try:
    test_rooms.test_rooms_of_one_name_stand_in_report_ui_and_their_tests()
except AssertionError:
    print("not tested")
"""


def told(kind: str) -> str:
    """What CONTRIBUTING says of adding one kind, from its bold words to the next."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.search(rf"\*\*{kind}\.\*\*(.*?)\n\n\*\*", text, flags=re.S)
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with one criterion, one column and one page more, added as CONTRIBUTING says and no further."""
    place = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "streamlit_app.py", place)
    _add_criterion(place)
    _add_column(place)
    _add_page(place)
    return place


def _add_criterion(place: Path) -> None:
    nearest = (place / "criteria" / "within-plan.yaml").read_text(encoding="utf-8")
    (place / "criteria" / "staying-power.yaml").write_text(
        nearest.replace("id: within-plan", "id: staying-power").replace("Benefit within the plan", "Staying power"),
        encoding="utf-8",
    )


def _add_column(place: Path) -> None:
    said = told("A column")
    (on_row, row), (on_domain, domain) = re.findall(r"`(contact: [^`]+)` on `(\w+)`", said)
    for path, name, line in ((ROW, row, on_row), (DOMAIN, domain, on_domain)):
        text = (place / path).read_text(encoding="utf-8")
        start = text.index(f"class {name}")
        # The last field of the class: what follows are a blank line and its methods, or the next class.
        block = re.compile(r"(\n    \w+: [^\n]+)(?=\n\n)")
        last = next(found for found in block.finditer(text, start) if "ClassVar" not in found[0])
        (place / path).write_text(f"{text[: last.end()]}\n    {line}{text[last.end() :]}", encoding="utf-8")


def _add_page(place: Path) -> None:
    said = told("A page")
    files = re.findall(r"`(prioritise/[\w/]+/(?:view|page)\.py)`:\n\n```python\n(.*?)```", said, flags=re.S)
    assert len(files) == 2
    for path, text in files:
        (place / path).parent.mkdir()
        (place / path).write_text(text, encoding="utf-8")
        (place / path).with_name("__init__.py").write_text('"""Where the figures come from."""\n', encoding="utf-8")
    [line] = re.findall(r"`(Listing\(.*?\),)`", said)
    head, tail = (place / CONTENTS).read_text(encoding="utf-8").split("LISTINGS = (\n", 1)
    (place / CONTENTS).write_text(f"{head}LISTINGS = (\n{tail.replace(LAST, f'{NEW_LINE}{line}{LAST}', 1)}", "utf-8")


def ran(copy: Path, code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{copy / 'store.sqlite'}"}
    return subprocess.run(asked, cwd=copy, capture_output=True, text=True, env=environment, check=False)


def folder(path: Path, *edits: tuple[str, str, str]) -> Path:
    for name, content in edited(*edits).items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


def test_contributing_says_how_many_source_files_each_kind_touches():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {
        wish: int(count) for wish, count in re.findall(r"^\| (an? [a-z ]+) \| (\d) \|$", text, flags=re.M)
    } == COUNTS
    for kind in ("A rule", "A weighting method", "A column"):
        assert told(kind).startswith(" Two source files.")
    assert told("A criterion").startswith(" One file in `criteria/`")
    assert told("A page").startswith(" Three source files:")


def test_a_criterion_in_one_file_is_asked_for_and_used(copy: Path, tmp_path: Path):
    listed = ("exercise.yaml", "criteria: [need, ", "criteria: [staying-power, need, ")
    lacking = ran(copy, COMMAND, "check", folder(tmp_path / "lacking", listed))
    assert lacking.returncode == 2
    assert "has no value on staying-power" in " ".join(lacking.stderr.split())
    everything = ("stop-smoking", "stop-smoking-cut", "walks", "gym", "leaflet-van")
    rows = "".join(f"{each},staying-power,50,,,Made up\n" for each in everything)
    measured = ("measurements.csv", "gym,health-gain,", f"{rows}gym,health-gain,")
    sound = ran(copy, COMMAND, "check", folder(tmp_path / "whole", listed, measured))
    assert (sound.returncode, sound.stderr) == (0, "")


def test_a_column_in_two_files_is_read_and_missed_until_it_is_described(copy: Path, tmp_path: Path):
    exercise = folder(
        tmp_path / "exercise", ("interventions.csv", "evidence_grade,source\n", "evidence_grade,source,contact\n")
    )
    table = exercise / "interventions.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text(
        "\n".join(f"{line},Ada" if line.startswith("walks,") else line for line in lines), encoding="utf-8"
    )
    known = ran(copy, COLUMN_KNOWN, exercise)
    assert known.stderr == ""
    contact, headings, *rest = known.stdout.split("\n")
    assert contact == "Ada"
    assert headings.endswith(",contact")
    assert "not described" in rest


def test_a_page_in_three_files_is_in_the_menu_and_missed_until_it_is_tested(copy: Path):
    shown = ran(copy, PAGE_OPENS)
    assert shown.returncode == 0, shown.stderr
    assert re.fullmatch(r"These figures come from \d+ sources\n\d+\n", shown.stdout)
    assert ran(copy, ROOMS_TESTED).stdout == "not tested\n"
    for floor in ("report", "ui"):
        (copy / "tests" / floor / "sources").mkdir(exist_ok=True)
        (copy / "tests" / floor / "sources" / "test_sources.py").write_text("def test_it(): ...\n", encoding="utf-8")
    tested = ran(copy, ROOMS_TESTED)
    assert (tested.returncode, tested.stdout) == (0, "")
