"""Who follows CONTRIBUTING for an export has one: `run` writes it, and it is missed until documented and tested."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

COPIED = ("prioritise", "criteria", "data", "docs", "tests")
PROGRAM = "import sys; from prioritise.cli import main; sys.exit(main(sys.argv[1:]))"
COMPLETENESS = "tests/report/exports/test_exports_complete.py"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the export that CONTRIBUTING shows, added as it says and no further."""
    place = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    said = re.search(r"\*\*An export\.\*\*(.*?)\n\*\*", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    assert said is not None
    module = re.findall(r"`(prioritise/report/exports/\w+\.py)`", said.group(1))[-1]
    (place / module).write_text(said.group(1).split("```python\n")[1].split("```")[0], "utf-8")
    name, listing = Path(module).stem, place / "prioritise" / "report" / "exports" / "exports.py"
    text = listing.read_text("utf-8").replace("import (\n", f"import (\n    {name},\n", 1)
    head, tail = text.split("EXPORTS: tuple[Export, ...] = (\n", 1)
    listed = tail.replace("\n)", f"\n    {name}.EXPORT,\n)", 1)
    listing.write_text(f"{head}EXPORTS: tuple[Export, ...] = (\n{listed}", "utf-8")
    return place


def ran(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=copy, capture_output=True, text=True, check=False)


def checked(copy: Path) -> subprocess.CompletedProcess[str]:
    return ran(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", COMPLETENESS)


def test_run_writes_it_and_the_page_offers_it(copy: Path, tmp_path: Path):
    done = ran(copy, "-c", PROGRAM, "run", "data/rochdale", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "priorities.csv, portfolio.json, targets.csv, record.json, names.csv." in done.stdout
    assert (tmp_path / "names.csv").read_text("utf-8").startswith("intervention,name\n")
    offered = "from prioritise.report.exports.exports import offered_on_priorities\nprint(offered_on_priorities())"
    assert "Download the names (CSV)" in ran(copy, "-c", offered).stdout


def test_it_is_missed_until_it_is_documented_and_tested(copy: Path):
    before = checked(copy)
    assert before.returncode == 1
    assert "names.csv" in before.stdout
    assert "names_csv" in before.stdout
    listed = copy / "docs" / "exports.md"
    row = "| `names.csv` | The id and name of every intervention. | `prioritise run --out` |\n"
    listed.write_text(listed.read_text("utf-8") + row, "utf-8")
    (copy / "tests" / "report" / "exports" / "test_names_csv.py").write_text("def test_names(): ...\n", "utf-8")
    after = checked(copy)
    assert after.returncode == 0, after.stdout
