"""Reads the source of the product: which module imports what, and how long things are."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One source file, by its dotted name and its parsed text."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


@dataclass(frozen=True)
class Import:
    """One imported thing: `from a.b import c` imports `a.b.c`."""

    importer: str
    imported: str
    line: int


@cache
def product_modules() -> list[Module]:
    """Every module of the package, and the app's table of contents."""
    paths = sorted(ROOT.joinpath("prioritise").rglob("*.py"))
    app = ROOT / "streamlit_app.py"
    return [_module(path) for path in [*paths, *([app] if app.exists() else [])]]


@cache
def imports_of(module: Module) -> tuple[Import, ...]:
    """Everything a module imports, wherever in it the import stands; `import_module` and its kin included."""
    return tuple(
        Import(module.name, imported, getattr(node, "lineno", 0))
        for node in ast.walk(module.tree)
        for imported in _imported(node, module.name)
    )


def within(name: str, room: str) -> bool:
    """Whether a dotted name is the room itself or in it."""
    return name == room or name.startswith(room + ".")


def _module(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return Module(".".join(parts), path.read_text(encoding="utf-8"))


def _imported(node: ast.AST, importer: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        start = _origin(node, importer)
        return [f"{start}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
        if _within_itself(node, importer):
            return [importer.removesuffix(".__init__")]
        return [arg.value if isinstance(arg, ast.Constant) else "computed" for arg in node.args[:1]]
    return []


def _within_itself(node: ast.Call, importer: str) -> bool:
    """Whether a package imports one of its own modules by a computed name: `import_module(f".{name}", __name__)`."""
    match node.args:
        case [ast.JoinedStr(values=[ast.Constant(value="."), ast.FormattedValue()]), ast.Name(id="__name__")]:
            return importer.endswith(".__init__")
    return False


def _origin(node: ast.ImportFrom, importer: str) -> str:
    if not node.level:
        return node.module or ""
    base = importer.split(".")[: -node.level]
    return ".".join([*base, *([node.module] if node.module else [])])


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def package_names(modules: list[Module]) -> set[str]:
    """The name of every file; a package by its own name."""
    return {module.name.removesuffix(".__init__") for module in modules}
