"""Whatever is changed page by page may be unfinished: no page, store or change of files asks for all of it first."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, product_modules, within

CHANGES = (
    "ui",
    "store",
    *(f"files.{room}" for room in ("accountability", "agreement", "grids", "refresh", "scenario")),
)


def strict_loads(module: Module) -> Iterator[int]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("load_exercise_files", "load_exercise"):
            given = {each.arg for each in node.keywords if getattr(each.value, "value", None) is True}
            if not {"awaiting_panel", "unfinished"} <= given:
                yield node.lineno


@pytest.mark.parametrize("room", CHANGES)
def test_what_is_changed_may_be_unfinished(room: str):
    modules = [module for module in product_modules() if within(module.name, f"prioritise.{room}")]
    assert modules
    found = [f"{module.name}:{line}" for module in modules for line in strict_loads(module)]
    assert found == [], "load what was changed with awaiting_panel=True and unfinished=True"


@pytest.mark.parametrize(
    "call",
    ["load_exercise_files(files)", "load_exercise(path, awaiting_panel=True)", "load_exercise(p, unfinished=no)"],
)
def test_a_load_that_asks_for_all_of_it_is_caught(call: str):
    assert list(strict_loads(Module("made_up", call))) == [1]
