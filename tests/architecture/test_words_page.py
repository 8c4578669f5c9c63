"""The page of words sends a reader to code that is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "words.md"
PLACES = sorted(set(re.findall(r"`([\w/]+(?:\.py|/))`", PAGE.read_text(encoding="utf-8"))))


def test_the_page_names_many_places():
    assert len(PLACES) > 30


@pytest.mark.parametrize("place", PLACES)
def test_each_place_it_names_is_there(place):
    inside = [ROOT / "prioritise" / place, *(ROOT / "prioritise" / "robustness").glob(place)]
    assert any(path.exists() for path in inside)
