"""Every box for words keeps what is typed in it when somebody looks at another page and comes back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

UI = ROOT / "prioritise" / "ui"
BOXES = {"text_area", "text_input"}
OTHERWISE = {
    "start/sign_in_page.py": "a link is a secret: it is not kept where it was pasted",
    "shared/save_scenario_panel.py": "a name that the page suggests anyway, sent by the Enter key",
    "shared/comments_panel.py": "keeps a draft of each intervention and person itself",
}


def boxes_that_forget(source: str) -> Iterator[int]:
    """The lines of boxes for words that are not told to keep what is typed."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in BOXES:
            # A name is none of a keyword that hands on several, such as the settings of a box of one's own list.
            named = {keyword.arg for keyword in call.keywords}
            if not named & {"persist_state", None}:
                yield call.lineno


def forms_with_words(source: str) -> Iterator[int]:
    """The lines of Streamlit's forms in a module with a box for many words: a form's words are lost on leaving it."""
    tree = ast.parse(source)
    called = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    if any(node.func.attr == "text_area" for node in called if isinstance(node.func, ast.Attribute)):
        yield from (node.lineno for node in called if isinstance(node.func, ast.Attribute) and node.func.attr == "form")


@pytest.mark.parametrize("module", sorted(str(path.relative_to(UI)) for path in UI.rglob("*.py")))
def test_a_box_for_words_keeps_them(module: str):
    source = Path(UI / module).read_text(encoding="utf-8")
    assert module in OTHERWISE or list(boxes_that_forget(source)) == []
    assert list(forms_with_words(source)) == []


def test_a_box_that_forgets_and_a_form_that_loses_words_are_caught():
    source = 'import streamlit as st\nwith st.form("a"):\n    st.text_area("Why")\n'
    assert (list(boxes_that_forget(source)), list(forms_with_words(source))) == ([3], [2])
