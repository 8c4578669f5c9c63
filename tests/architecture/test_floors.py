"""Imports point strictly down: a room may use the floors below it, and nothing else of the product."""

import pytest

from tests.architecture.source import Module, imports_of, product_modules, within

# From the ground up. Rooms on one floor never import each other; within a room anything goes.
FLOORS = (
    ("prioritise.words", "prioritise.domain"),
    ("prioritise.evidence", "prioritise.judgement"),
    ("prioritise.files", "prioritise.targets"),
    ("prioritise.portfolio", "prioritise.store"),
    ("prioritise.robustness",),
    ("prioritise.analysis",),
    ("prioritise.report",),
    ("prioritise.ui", "prioritise.commands"),
    ("prioritise.__main__", "prioritise.cli", "streamlit_app"),
)
# The package's own __init__ holds the version. Anyone may import it, so it imports nothing of the product.
FOUNDATION = "prioritise.__init__"


def floor_of(name: str) -> int | None:
    return next((floor for floor, rooms in enumerate(FLOORS) if room_of(name) in rooms), None)


def room_of(name: str) -> str | None:
    return next((room for rooms in FLOORS for room in rooms if within(name, room)), None)


def upward_imports(modules: list[Module]) -> list[str]:
    found = []
    for module in modules:
        for item in imports_of(module):
            if _breaks_the_rule(module.name, item.imported):
                found.append(f"{module.name}:{item.line} imports {item.imported}")
    return found


def _breaks_the_rule(importer: str, imported: str) -> bool:
    if imported == "computed":
        return True
    target = floor_of(imported)
    if target is None or room_of(importer) == room_of(imported):
        return False
    source = floor_of(importer)
    return source is None or target >= source


def test_every_import_points_down():
    assert upward_imports(product_modules()) == []


def test_every_module_has_a_floor():
    names = [module.name for module in product_modules()]
    assert "prioritise.domain.errors" in names
    assert [name for name in names if floor_of(name) is None and name != FOUNDATION] == []


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("prioritise.domain.funds", "import prioritise.files.csv"),
        ("prioritise.evidence.need", "from prioritise.judgement import values"),
        ("prioritise.evidence.need", "from prioritise import judgement"),
        ("prioritise.commands.run", "def run():\n    from prioritise.ui import state"),
        (
            "prioritise.portfolio.model",
            "if TYPE_CHECKING:\n    from prioritise.robustness.sweep import Sweep",
        ),
        ("prioritise.targets.ramp", "from ..portfolio import model"),
        ("prioritise.files.load", "importlib.import_module('prioritise.analysis')"),
        ("prioritise.files.load", "__import__(name)"),
        ("prioritise.files.load", "importlib.import_module(f'.{name}', __name__)"),
        ("prioritise.files.__init__", "importlib.import_module(f'..{name}', __name__)"),
        ("prioritise.files.__init__", "importlib.import_module(f'.{name}', place)"),
        ("prioritise.__init__", "from prioritise.domain import errors"),
        ("prioritise.ui.start.page", "import streamlit_app"),
    ],
)
def test_an_import_that_points_up_or_across_is_caught(importer, text):
    assert len(upward_imports([Module(importer, text)])) == 1


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("prioritise.portfolio.model", "from prioritise.domain.funds import Fund\nimport pulp"),
        ("prioritise.ui.start.page", "from prioritise.ui.session.state import current"),
        ("prioritise.report.tables", "from prioritise import __version__"),
        ("streamlit_app", "from prioritise.ui import theme"),
    ],
)
def test_an_import_that_points_down_or_stays_in_its_room_is_allowed(importer, text):
    assert upward_imports([Module(importer, text)]) == []
