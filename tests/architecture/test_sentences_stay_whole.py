"""No view, chart or page takes apart a sentence of the product's own: what it needs of one is a field beside it."""

import ast
import re

import pytest

from tests.architecture.source import Module, product_modules

FLOORS = ("report", "ui")
TAKES_APART = {"split", "rsplit", "partition", "rpartition", "removesuffix", "removeprefix"}
READS = {"startswith", "endswith"}
"""A sentence that is asked how it begins is taken for a state, which it is not."""
OF_A_SENTENCE = re.compile(r"[A-Za-z]|^[.,;:!?…–—]?\s*$|^\s|\s$")
"""A word, a stop or a space. Addresses and headers are cut at "://", "/", ":" and "#", which no sentence is."""
FROM_OUTSIDE = ("os.environ", "st.context")


def taken_apart(module: Module) -> list[str]:
    """Calls that cut a text at words, stops or spaces, and texts of others that are asked how they begin or end."""
    return [
        f"{module.name}:{node.lineno} {ast.unparse(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_cut(node, node.func)
    ]


def _is_cut(call: ast.Call, method: ast.Attribute) -> bool:
    if ast.unparse(method.value).startswith(FROM_OUTSIDE):
        return False
    if method.attr in READS:
        return isinstance(method.value, ast.Attribute) and _is_words(call)
    return method.attr == "splitlines" or (method.attr in TAKES_APART and (not call.args or _is_words(call)))


def _is_words(call: ast.Call) -> bool:
    first = call.args[0] if call.args else None
    if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
        return False
    text = first.value
    return text != ":" and OF_A_SENTENCE.search(text) is not None


def test_no_sentence_is_taken_apart():
    modules = [module for module in product_modules() if module.name.split(".")[1:2] and _is_drawn(module)]
    assert len(modules) > 50
    assert [line for module in modules for line in taken_apart(module)] == []


def _is_drawn(module: Module) -> bool:
    return module.name.split(".")[1] in FLOORS


@pytest.mark.parametrize(
    "text",
    [
        'title = gradient.sentence.removesuffix(".")',
        'first, _, rest = view.title.partition(": ")',
        'first = view.sentence.split(". ")[0]',
        "words = view.sentence.split()",
        'name = label.removeprefix("Baseline ")',
        "lines = view.lines_together.splitlines()",
        'closes = finding.note.startswith("closes")',
        'number = title.rsplit(" ", 1)[1]',
    ],
)
def test_a_sentence_taken_apart_is_caught(text):
    assert len(taken_apart(Module("prioritise.report.needs.view", text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        'scheme, _, rest = url.partition("://")',
        'name, _, port = authority.rpartition(":")',
        'host = rest.split("/", 1)[0]',
        "token = link.partition(LINK_MARK)[2]",
        'trusted = os.environ.get("TRUSTED", "").split()',
        "hidden = figures.split(indicator, period)",
        'moved = str(key).startswith("points:")',
    ],
)
def test_addresses_headers_keys_and_figures_may_be(text):
    assert taken_apart(Module("prioritise.ui.session.panel_access", text)) == []
