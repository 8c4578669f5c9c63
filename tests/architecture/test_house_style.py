"""The house style, where a machine can check it: sizes, names, and what no file may mention."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, Module, imports_of, product_modules

LONGEST_FUNCTION = 60
LONGEST_MODULE = 320
REFUSED_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "config", "common", "misc"}
# Written in parts, so that this file does not hold what it looks for.
REFUSED_WORDS = re.compile("|".join([r"\.\./" + "shared", "/wo" + r"rk\b", r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b"]))
REFUSED_IN_TESTS = re.compile(r"\b(" + "|".join(["skip", "skip" + "if", "xfail", "import" + "orskip"]) + r")\s*\(")
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".yaml",
    ".yml",
    ".csv",
    ".json",
    ".css",
    ".html",
    ".js",
    ".sql",
}
TEXT_NAMES = {"Makefile", "LICENSE", ".gitignore", ".gitattributes", "run"}
HIDDEN_FOLDERS = {".ci", ".streamlit"}
MADE_HERE = {"__pycache__", "build", "dist", "out", "node_modules"}


def long_functions(module: Module) -> list[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [node for node in ast.walk(module.tree) if isinstance(node, kinds)]
    return [f"{module.name}.{node.name}" for node in functions if _lines(node) > LONGEST_FUNCTION]


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def private_imports(module: Module) -> list[str]:
    return [
        f"{item.importer}:{item.line} imports {item.imported}"
        for item in imports_of(module)
        if any(_is_private(part) for part in item.imported.split("."))
    ]


def _is_private(part: str) -> bool:
    return part.startswith("_") and not part.startswith("__")


def badly_named(module: Module) -> bool:
    return any(word in REFUSED_NAMES for part in module.name.split(".") for word in part.split("_"))


@cache
def project_text() -> dict[str, str]:
    """Every text file of the project by its path, read without git, which a machine may not have."""
    files = {path.relative_to(ROOT).as_posix(): path for path in ROOT.rglob("*") if _is_project_text(path)}
    return {name: path.read_text(encoding="utf-8") for name, path in sorted(files.items())}


def _is_project_text(path: Path) -> bool:
    folders = path.relative_to(ROOT).parts[:-1]
    made_here = any(name in MADE_HERE or (name.startswith(".") and name not in HIDDEN_FOLDERS) for name in folders)
    return not made_here and (path.suffix in TEXT or path.name in TEXT_NAMES) and path.is_file()


def mentions(files: dict[str, str], refused: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if refused.search(line)
    ]


def test_functions_are_short():
    assert [name for module in product_modules() for name in long_functions(module)] == []


def test_modules_are_short():
    sizes = {module.name: len(module.text.splitlines()) for module in product_modules()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_no_module_reaches_for_another_modules_private_names():
    assert [found for module in product_modules() for found in private_imports(module)] == []


def test_modules_are_named_for_what_they_hold():
    assert [module.name for module in product_modules() if badly_named(module)] == []


def test_the_files_read_are_the_projects_own():
    names = set(project_text())
    assert {"Makefile", ".ci/run", ".streamlit/config.toml", "prioritise/domain/errors.py"} <= names
    assert not any(name.startswith(".venv/") for name in names)


def test_no_file_mentions_what_a_fresh_clone_lacks_or_work_left_undone():
    assert mentions(project_text(), REFUSED_WORDS) == []


def test_no_test_is_passed_over():
    tests = {name: text for name, text in project_text().items() if name.startswith("tests/")}
    assert mentions(tests, REFUSED_IN_TESTS) == []


@pytest.mark.parametrize(("lines", "caught"), [(LONGEST_FUNCTION, False), (LONGEST_FUNCTION + 1, True)])
def test_a_function_over_the_limit_is_caught(lines, caught):
    body = "\n".join("    x = 1" for _ in range(lines - 1))
    assert bool(long_functions(Module("m", f"def f():\n{body}"))) is caught


def status_comparisons(module: Module) -> list[int]:
    """Lines that compare with a portfolio's status in place of asking `has_answer` or `is_proven`."""
    compared = (node for node in ast.walk(module.tree) if isinstance(node, ast.Compare))
    return [node.lineno for node in compared if "PortfolioStatus." in ast.unparse(node)]


def test_what_a_portfolio_allows_is_asked_of_it_in_one_way():
    makers = {f"prioritise.portfolio.{name}" for name in ("portfolio", "engine", "best")}
    elsewhere = {module.name: status_comparisons(module) for module in product_modules() if module.name not in makers}
    assert {name: lines for name, lines in elsewhere.items() if lines} == {}


def test_a_comparison_with_a_status_is_caught():
    assert status_comparisons(Module("m", "x = 1\nif p.status is not PortfolioStatus.OPTIMAL:\n    pass")) == [2]


@pytest.mark.parametrize("text", ["from a.b import _c", "from a._b import c", "import a._b"])
def test_an_import_of_a_private_name_is_caught(text):
    assert private_imports(Module("m", text))


def test_dunder_names_are_not_private():
    assert private_imports(Module("m", "from __future__ import annotations\nfrom prioritise import __version__")) == []


@pytest.mark.parametrize("name", ["prioritise.utils", "prioritise.ui.page_helpers", "prioritise.config.theme"])
def test_a_name_that_says_nothing_is_caught(name):
    assert badly_named(Module(name, ""))


@pytest.mark.parametrize("text", ["see ../" + "shared/x", "/wo" + "rk/main", "# TO" + "DO: later", "FIX" + "ME"])
def test_a_refused_mention_is_caught(text):
    assert mentions({"a.md": f"fine\n{text}"}, REFUSED_WORDS) == [f"a.md:2: {text}"]


def test_a_passed_over_test_is_caught():
    assert mentions({"tests/a.py": "@pytest.mark.skip" + "(reason='later')"}, REFUSED_IN_TESTS)
