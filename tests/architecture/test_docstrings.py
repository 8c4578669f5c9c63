"""What a public function says of itself begins with a verb, so that it can be read without its code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT

ROOMS = sorted(path.name for path in (ROOT / "prioritise").iterdir() if path.suffix == ".py" or any(path.glob("*.py")))
WORDS = """
    Add Allow Analyse Answer Apply Ask Assemble Begin Bound Bring Build Call Carry Change Check Choose Clear Close
    Collect Come Compare Compute Copy Count Create Cut Decide Declare Delete Describe Divide Do Download Draw Drop
    Empty End Enter Erase Estimate Explain Fill Find Fold Follow Forget Form Format Freeze Gather Get Give Go Group
    Have Hide Hold Import Indent Integrate Join Keep Label Lay Leave Let Limit Link List Load Log Look Loosen Make
    Mark Match Measure Mend Merge Minimise Move Name Note Offer Open Order Pair Parse Pass Pick Place Plan Pose
    Prepare Price Print Propose Prove Publish Put Quote Raise Rank Read Recompute Record Refuse Release Remember
    Remove Rename Repeat Replace Report Represent Resolve Restore Return Reveal Round Run Save Say Scale Score
    Scroll Search See Send Serve Set Settle Share Shorten Show Shut Sign Sort Split Stand Start State Stop Store
    Style Suggest Sum Take Tell Test Tidy Track Translate Try Turn Undo Unpack Update Use Value Verify Wait Walk
    Withdraw Work Write Yield
"""
VERBS = frozenset(WORDS.split())
"""Words that a docstring may begin with; one that is missing here and is a verb is added."""


def public_functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every public function and method that is no property, which may be a noun."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if not node.name.startswith("_") and not any("property" in ast.unparse(by) for by in node.decorator_list):
                yield node
        elif isinstance(node, ast.ClassDef | ast.If | ast.Try):
            yield from public_functions(node)


def without_verb(text: str) -> list[str]:
    """The public functions of a text of Python whose docstring begins with another word."""
    said = {function.name: ast.get_docstring(function) for function in public_functions(ast.parse(text))}
    return [name for name, words in said.items() if words and words.split()[0].rstrip(".,:;") not in VERBS]


@pytest.mark.parametrize("room", ROOMS)
def test_a_public_docstring_begins_with_a_verb(room):
    place = ROOT / "prioritise" / room
    files = [place] if place.suffix else sorted(place.rglob("*.py"))
    assert files
    found = {str(path.relative_to(ROOT)): without_verb(path.read_text(encoding="utf-8")) for path in files}
    assert {path: names for path, names in found.items() if names} == {}


def test_one_that_does_not_is_caught_and_a_property_or_a_private_one_may_be_a_noun():
    noun = '"""The whole of it."""'
    assert without_verb(f"def whole():\n    {noun}") == ["whole"]
    assert without_verb(f"class A:\n    def whole(self):\n        {noun}") == ["whole"]
    assert without_verb(f"class A:\n    @property\n    def whole(self):\n        {noun}") == []
    assert without_verb(f"def _whole():\n    {noun}") == []
    assert without_verb('def whole():\n    """Return: the whole."""') == []
