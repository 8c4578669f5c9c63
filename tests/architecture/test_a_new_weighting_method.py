"""A newcomer adds a weighting method as CONTRIBUTING says: two source files, and the whole product has it."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.files.small_exercise import small_files

WEIGHTS = Path("prioritise/judgement/weights")
NEW_MODULE, LIST = WEIGHTS / "stars.py", WEIGHTS / "methods.py"
STARS = '''
"""Stars: up to five for each criterion."""

from collections.abc import Sequence

from prioritise.domain.partners import WeightStatement
from prioritise.judgement.weights.method import Fault
from prioritise.judgement.weights.method import Elicited
from prioritise.judgement.weights.method import Form, WeightMethod, figures_of
from prioritise.judgement.weights.point_shares import shares_in_proportion


def _elicit(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> Elicited:
    return Elicited(shares_in_proportion(figures_of(rows, criteria)), None, "The shares are the stars.")


def _faults(rows: Sequence[WeightStatement], _criteria: Sequence[str]) -> tuple[Fault, ...]:
    return tuple(
        Fault(place, "points", f"{row.points:g} stars", "give from 0 to 5")
        for place, row in enumerate(rows)
        if row.points > 5
    )


STARS = WeightMethod(
    id="stars",
    name="Give stars",
    asks="Give each criterion up to five stars.",
    done="gave stars",
    form=Form.SLIDERS,
    elicit=_elicit,
    faults=_faults,
)
'''
COMMAND = "import sys; from prioritise.cli import main; sys.exit(main(sys.argv[1:]))"
OFFERED = """
import sys
from prioritise.files import load_exercise
from prioritise.judgement.groups import group_weights
from prioritise.report.weights.entry_words import in_words, methods_offered
from prioritise.report.weights.partner_weights import method_table
exercise = load_exercise(sys.argv[1])
print(methods_offered(exercise)[-1].name)
print(in_words(exercise, [row for row in exercise.weights if row.method == "stars"]))
print(*(row[2] for row in method_table(exercise, group_weights(exercise)).rows), sep="; ")
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with the new method in its list, and what it needs beside it."""
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(ROOT / "prioritise", folder / "prioritise", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("criteria", "data"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / NEW_MODULE).write_text(STARS, encoding="utf-8")
    methods = (folder / LIST).read_text(encoding="utf-8")
    listed = methods.replace("METHODS: ", "from prioritise.judgement.weights.stars import STARS\n\nMETHODS: ", 1)
    (folder / LIST).write_text(
        re.sub(r"(METHODS: .*?)\n\)", r"\1\n    STARS,\n)", listed, flags=re.S), encoding="utf-8"
    )
    return folder


def exercise_by(folder: Path, figures: tuple[int, ...]) -> Path:
    """The small exercise, in which the council gives stars."""
    content = small_files()
    rows = list(csv.DictReader(io.StringIO(content["weights.csv"].decode())))
    by_council = [row for row in rows if row["partner"] == "council"]
    for row, figure in zip(by_council, figures, strict=True):
        row["method"], row["points"] = "stars", str(figure)
    written = io.StringIO()
    table = csv.DictWriter(written, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    for name, text in (content | {"weights.csv": written.getvalue().encode()}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return folder


def ran(code: str, *arguments: object, at: Path) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(asked, cwd=at, capture_output=True, text=True, check=False)


def test_contributing_names_the_two_source_files():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [paragraph] = re.findall(r"\*\*A weighting method\.\*\* (.*?)\n\n", text, flags=re.S)
    assert paragraph.startswith("Two source files.")
    assert f"One module in `{WEIGHTS.as_posix()}/`" in paragraph
    assert f"One line in `METHODS`, in `{LIST.as_posix()}`" in " ".join(paragraph.split())


def test_check_and_run_take_an_exercise_that_uses_it(copy: Path, tmp_path: Path):
    exercise = exercise_by(tmp_path / "exercise", (5, 3, 1, 1, 0))
    checked = ran(COMMAND, "check", exercise, at=copy)
    assert (checked.returncode, checked.stderr) == (0, "")
    finished = ran(COMMAND, "run", exercise, "--out", tmp_path / "out", at=copy)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert (tmp_path / "out" / "priorities.csv").exists()


def test_its_own_faults_are_told_on_their_row(copy: Path, tmp_path: Path):
    checked = ran(COMMAND, "check", exercise_by(tmp_path / "exercise", (9, 3, 1, 1, 0)), at=copy)
    assert checked.returncode == 2
    assert "weights.csv, row 2, column points | 9 stars | give from 0 to 5" in " ".join(checked.stderr.split())


def test_the_page_offers_it_and_says_what_was_done(copy: Path, tmp_path: Path):
    said = ran(OFFERED, exercise_by(tmp_path / "exercise", (5, 3, 1, 1, 0)), at=copy)
    assert said.stderr == ""
    assert said.stdout.splitlines()[0] == "Give stars"
    assert said.stdout.splitlines()[1].startswith("Give stars: need met 50.0%, reducing inequality 30.0%")
    assert "gave stars" in said.stdout.splitlines()[2]


def test_a_module_that_is_not_listed_is_refused_in_words_and_never_fails(tmp_path: Path):
    checked = ran(COMMAND, "check", exercise_by(tmp_path / "exercise", (5, 3, 1, 1, 0)), at=ROOT)
    assert checked.returncode == 2
    assert "“stars” | use points, swing, rank, ahp or best-worst" in " ".join(checked.stderr.split())
    assert "Traceback" not in checked.stderr
