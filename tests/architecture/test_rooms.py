"""Rooms are cut by subject: the same ones in report, ui and their tests, and none leans on its neighbour."""

import pytest

from tests.architecture.source import ROOT, Module, imports_of, package_names, product_modules

SHARED_ROOMS = {"ui": {"shared", "session"}, "report": {"drawing", "words"}}
"""What every room of a floor may import. `report/exports` writes what the other rooms say, and may import them all."""
READS_EVERY_ROOM = {"report.exports"}
COMPUTING = ("evidence", "judgement", "targets", "portfolio", "robustness")
"""What computes. Above `analysis` only types and constants of these are imported; the rest is asked of `analysis`."""
MEDIAN_OWN_IMPORTS, MOST_OWN_IMPORTS = 4, 14
"""How few of the others a module knows."""
DRAWING_FLOORS = ("report", "ui", "commands")


def rooms_of(floor: str, top: str = "prioritise") -> set[str]:
    """The folders of one floor that hold Python files."""
    folder = ROOT / top / floor
    return {path.name for path in folder.iterdir() if path.is_dir() and any(path.glob("*.py"))}


def leaning(modules: list[Module]) -> list[str]:
    """Imports of a neighbouring room that is not one for all."""
    return [
        f"{module.name}:{item.line} imports {item.imported}"
        for module in modules
        for item in imports_of(module)
        if _leans(module.name, item.imported)
    ]


def _leans(importer: str, imported: str) -> bool:
    source, target = importer.split("."), imported.split(".")
    if len(source) < 4 or len(target) < 4 or source[1] != target[1] or source[1] not in SHARED_ROOMS:
        return False
    may_read_all = ".".join(source[1:3]) in READS_EVERY_ROOM
    return source[2] != target[2] and not may_read_all and target[2] not in SHARED_ROOMS[source[1]]


def computing_imports(modules: list[Module]) -> list[str]:
    """Functions of a computing room that are imported above `analysis`."""
    return [
        f"{module.name}:{item.line} imports {item.imported}"
        for module in modules
        if module.name.split(".")[1:2] and module.name.split(".")[1] in DRAWING_FLOORS
        for item in imports_of(module)
        if _computes(item.imported)
    ]


def _computes(imported: str) -> bool:
    parts = imported.split(".")
    is_ours = len(parts) > 2 and parts[0] == "prioritise" and parts[1] in COMPUTING
    return is_ours and not parts[-1][:1].isupper()


def circles(modules: list[Module]) -> list[list[str]]:
    """Groups of files that import each other, directly or by way of others; within a room too."""
    graph = own_imports(modules)
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: list[str] = []
    groups: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        waiting.append(name)
        for target in graph[name]:
            if target not in order:
                visit(target)
            if target in waiting:
                lowest[name] = min(lowest[name], lowest[target])
        if lowest[name] == order[name]:
            place = waiting.index(name)
            groups.append(sorted(waiting[place:]))
            del waiting[place:]

    for name in graph:
        if name not in order:
            visit(name)
    return [group for group in groups if len(group) > 1]


def own_imports(modules: list[Module]) -> dict[str, set[str]]:
    """Which of the product's own files each file imports; a package stands for its `__init__`."""
    names = package_names(modules)
    graph: dict[str, set[str]] = {}
    for module in modules:
        targets = {_file_of(item.imported, names) for item in imports_of(module)}
        graph[names_key(module.name)] = {target for target in targets if target} - {
            names_key(module.name),
            "prioritise",
        }
    return graph


def names_key(name: str) -> str:
    """A package by its own name rather than its `__init__`."""
    return name.removesuffix(".__init__")


def _file_of(imported: str, names: set[str]) -> str:
    if imported in names:
        return imported
    parent = imported.rpartition(".")[0]
    return parent if parent in names else ""


def test_rooms_of_one_name_stand_in_report_ui_and_their_tests():
    pages = rooms_of("ui") - SHARED_ROOMS["ui"]
    assert {room for room in pages if (ROOT / "prioritise" / "ui" / room / "page.py").exists()} == pages
    said = rooms_of("report") - SHARED_ROOMS["report"] - {"exports"}
    assert said <= pages
    for floor in ("report", "ui"):
        tested = rooms_of(floor, "tests")
        assert (pages & rooms_of(floor)) - tested == set(), floor
        assert tested - rooms_of(floor) == set(), floor


def test_no_room_leans_on_its_neighbour():
    assert leaning(product_modules()) == []


def test_what_computes_is_asked_of_analysis():
    assert computing_imports(product_modules()) == []


def test_no_circle_of_files_within_a_room_or_without():
    assert circles(product_modules()) == []


def test_a_file_knows_few_others(record_property):
    counts = sorted((len(targets), name) for name, targets in own_imports(product_modules()).items())
    median, (most, largest) = counts[len(counts) // 2][0], counts[-1]
    print(f"own imports a module: median {median}, most {most} ({largest})")
    record_property("own_imports_median", median)
    assert median <= MEDIAN_OWN_IMPORTS
    assert [pair for pair in counts if pair[0] > MOST_OWN_IMPORTS] == []


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("prioritise.report.needs.view", "from prioritise.report.targets.view import targets_view"),
        ("prioritise.report.needs.view", "from prioritise.report.exports.csv_files import priorities_csv"),
        ("prioritise.ui.needs.page", "from prioritise.ui.targets.page import draw"),
    ],
)
def test_a_lean_is_caught(importer, text):
    assert len(leaning([Module(importer, text)])) == 1


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("prioritise.report.needs.view", "from prioritise.report.drawing.figure import Figure"),
        ("prioritise.report.exports.workbook", "from prioritise.report.needs.view import needs_view"),
        ("prioritise.ui.needs.page", "from prioritise.ui.session import state"),
        ("prioritise.ui.needs.page", "from prioritise.ui.needs.refresh_panel import refresh_panel"),
    ],
)
def test_a_room_may_use_itself_and_what_is_for_all(importer, text):
    assert leaning([Module(importer, text)]) == []


def test_a_function_that_computes_is_caught_and_a_type_is_not():
    text = "from prioritise.portfolio.solve import solve\nfrom prioritise.portfolio.portfolio import Portfolio, MOST"
    assert len(computing_imports([Module("prioritise.report.needs.view", text)])) == 1
    assert computing_imports([Module("prioritise.analysis.view", text)]) == []


def test_a_circle_is_caught_within_a_room_and_by_way_of_others():
    first = Module("prioritise.a.one", "from prioritise.a.two import x")
    second = Module("prioritise.a.two", "def f():\n    from prioritise.b.three import y")
    third = Module("prioritise.b.three", "from prioritise.a import one")
    assert circles([first, second, third]) == [["prioritise.a.one", "prioritise.a.two", "prioritise.b.three"]]
    assert circles([first, second]) == []
