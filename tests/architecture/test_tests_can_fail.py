"""A test that asserts only where a condition happens to hold may never assert anything; none does."""

import ast

from tests.architecture.source import ROOT

CHECKS = ("check", "assert", "raises", "fail", "expect")
"""Beginnings of the names of functions that assert for the test that calls them."""


def conditional_tests(text: str) -> list[str]:
    """The tests of a file whose every assertion stands behind an `if`."""
    tests = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef) and _is_test(node)]
    return [test.name for test in tests if _asserts(test, behind=True) and not _asserts(test, behind=False)]


def _is_test(node: ast.FunctionDef) -> bool:
    return node.name.startswith("test_")


def _asserts(test: ast.AST, *, behind: bool, within: bool = False) -> bool:
    for node in ast.iter_child_nodes(test):
        deeper = within or isinstance(test, ast.If)
        if _is_assertion(node) and deeper is behind:
            return True
        if _asserts(node, behind=behind, within=deeper):
            return True
    return False


def _is_assertion(node: ast.AST) -> bool:
    if isinstance(node, ast.Assert):
        return True
    function = node.func if isinstance(node, ast.Call) else None
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name.startswith(CHECKS)


def test_no_test_asserts_only_behind_a_condition():
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    assert len(files) > 100
    found = {str(file.relative_to(ROOT)): conditional_tests(file.read_text(encoding="utf-8")) for file in files}
    assert {name: tests for name, tests in found.items() if tests} == {}


def test_such_a_test_is_caught_and_one_that_also_asserts_outside_is_not():
    only_behind = "def test_a():\n    for x in y:\n        if x:\n            assert x"
    assert conditional_tests(only_behind) == ["test_a"]
    assert conditional_tests(only_behind + "\n    assert y") == []
