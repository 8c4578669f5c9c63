"""Changes one thing at a time in a source file and runs its tests: a change that no test notices is printed.

`python -m tools.mutate COSMIC_RAY [FILE ...]` works in a copy of the tree, so that nothing here is touched.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS: Mapping[str, tuple[str, ...]] = {
    "prioritise/portfolio/rules": (
        "tests/portfolio/test_rules.py",
        "tests/portfolio/test_loosening.py",
        "tests/portfolio/test_capacity_rule.py",
        "tests/portfolio/test_fund_minimum.py",
        "tests/portfolio/test_no_disproportionate_cut.py",
        "tests/portfolio/test_verify.py",
    ),
    "prioritise/portfolio/conflicts": ("tests/portfolio/test_conflicts.py",),
    "prioritise/portfolio/explain": ("tests/portfolio/explain",),
    "prioritise/portfolio/tree": ("tests/portfolio/test_tree.py", "tests/portfolio/test_search.py"),
    "prioritise/portfolio": (
        "tests/portfolio/test_problem.py",
        "tests/portfolio/test_verify.py",
        "tests/portfolio/test_solve.py",
    ),
    "prioritise/store/access.py": ("tests/store/test_visibility.py",),
    "prioritise/report/exports": ("tests/report/exports",),
}
"""The tests that should notice a change, by the longest path that fits the file."""
TIMEOUT_SECONDS = 300.0
SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change that no test noticed."""

    file: str
    line: int
    operator: str
    diff: str


def tests_of(file: str) -> tuple[str, ...]:
    """List the tests that should notice a change in a file. Raises SystemExit for a file that none is named for."""
    fitting = [path for path in TESTS if file == path or file.startswith(f"{path}/")]
    if not fitting:
        raise SystemExit(f"No tests are named for {file} in tools/mutate.py.")
    return TESTS[max(fitting, key=len)]


def files_named(asked: list[str]) -> Iterator[str]:
    """List the files asked for, or every file that tests are named for."""
    for path in asked or TESTS:
        found = ROOT / path
        files = sorted(found.rglob("*.py")) if found.is_dir() else [found]
        yield from (file.relative_to(ROOT).as_posix() for file in files if file.name != "__init__.py")


def survivors(cosmic_ray: str, file: str, tree: Path) -> tuple[Survivor, ...]:
    """Change one file of a copied tree in every way the tool knows, and list what its tests did not notice."""
    session, settings = tree / "mutate.sqlite", tree / "mutate.toml"
    session.unlink(missing_ok=True)
    command = f"{sys.executable} -m pytest -q -x -p no:cacheprovider {' '.join(tests_of(file))}"
    settings.write_text(
        "[cosmic-ray]\n"
        f'module-path = "{file}"\ntimeout = {TIMEOUT_SECONDS}\nexcluded-modules = []\n'
        f'test-command = "{command}"\n[cosmic-ray.distributor]\nname = "local"\n'
    )
    for step in ("init", "exec"):
        subprocess.run([str(Path(cosmic_ray).resolve()), step, str(settings), str(session)], cwd=tree, check=True)
    dumped = subprocess.run(
        [str(Path(cosmic_ray).resolve()), "dump", str(session)], cwd=tree, check=True, capture_output=True, text=True
    )
    return tuple(_survivors(file, dumped.stdout))


def _survivors(file: str, dumped: str) -> Iterator[Survivor]:
    for line in filter(None, dumped.splitlines()):
        item, result = json.loads(line)
        if result is not None and result["test_outcome"] == SURVIVED:
            for mutation in item["mutations"]:
                yield Survivor(file, mutation["start_pos"][0], mutation["operator_name"], result["diff"] or "")


def _copied(folder: Path) -> Path:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in listed.splitlines():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    return folder


def main(arguments: list[str]) -> int:
    """Print every survivor, and how many there were in each file; return 1 when there were any."""
    cosmic_ray, *asked = arguments
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = _copied(Path(folder))
        for file in dict.fromkeys(files_named(asked)):
            found = survivors(cosmic_ray, file, tree)
            total += len(found)
            print(f"{file}: {len(found)} changes that no test noticed")
            for survivor in found:
                print(f"  line {survivor.line}, {survivor.operator}\n{survivor.diff}")
    return 1 if total else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
