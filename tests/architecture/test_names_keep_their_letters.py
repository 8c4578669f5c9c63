"""What a person called something is written as it is: “NHS” never becomes “nhs” or “Nhs” within a sentence."""

import re

from tests.architecture.source import ROOT

SAID = ("report", "ui", "commands")
LOST = re.compile(r"\b(?:name|heading|title|unit|label)\b\]?\)?\.lower\(\)|\.capitalize\(\)|\.title\(\)|\.swapcase\(\)")
"""What makes every letter of a name the same. `lower_first` and `first_capital` keep it; `casefold` compares."""


def letters_lost(text: str) -> list[str]:
    """Find where a text of Python changes the letters of a name that is said."""
    return [match.group() for match in LOST.finditer(text)]


def test_names_keep_their_letters_wherever_something_is_said():
    files = [path for room in SAID for path in sorted((ROOT / "prioritise" / room).rglob("*.py"))]
    assert len(files) > 300
    found = {str(path.relative_to(ROOT)): letters_lost(path.read_text(encoding="utf-8")) for path in files}
    assert {path: lost for path, lost in found.items() if lost} == {}


def test_what_changes_them_is_caught():
    assert letters_lost("criterion.name.lower()") == ["name.lower()"]
    assert letters_lost("heading.lower()") == ["heading.lower()"]
    assert letters_lost("capacity.unit.capitalize()") == [".capitalize()"]
    assert letters_lost("lower_first(criterion.name), name.casefold(), suffix.lower()") == []
