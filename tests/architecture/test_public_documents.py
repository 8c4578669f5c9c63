"""What the guides, the threat model and the accessibility statement name is there, and pictures are small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "docs/guide/user.md",
    "docs/guide/administrator.md",
    "docs/threat-model.md",
    "docs/accessibility-statement.md",
)
MOST_PICTURES, MOST_BYTES = 10, 150_000


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_is_there_and_the_readme_names_the_document(document):
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    links = [path.parent / link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    named = [ROOT / name for name in re.findall(r"`(tests/[^`*]+)`", text)]
    assert [str(each) for each in (*links, *named) if not each.exists()] == []
    assert document in (ROOT / "README.md").read_text(encoding="utf-8")


def test_pictures_are_few_and_small_and_each_is_shown():
    pictures = sorted((ROOT / "docs" / "guide" / "pictures").glob("*.png"))
    text = (ROOT / "docs" / "guide" / "user.md").read_text(encoding="utf-8")
    assert 0 < len(pictures) <= MOST_PICTURES
    assert [path.name for path in pictures if path.stat().st_size > MOST_BYTES] == []
    assert [path.name for path in pictures if f"pictures/{path.name}" not in text] == []
