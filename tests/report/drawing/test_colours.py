"""A colour means one thing, wherever it is drawn, and every partner has one of its own with a shape."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from prioritise.report.drawing import figure as looks
from prioritise.report.drawing.figure import MEANINGS, PARTNER_COLOURS, PARTNER_SHAPES, partner_marks
from prioritise.report.weights.view import weights_view
from tests.architecture.source import ROOT
from tests.worked_example import worked_analysis, worked_example

LEAST_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: of a mark against the page."""
WITHOUT_MEANING = {looks.INK, looks.QUIET_INK, looks.RULE, looks.GRID}
OF_THE_INTERFACE = {"#005eb8", "#ffeb3b", "#ffffff", "#f3f4f4", "#e8f1f8"}
"""Links and their focus, the page, and what is under the pointer or open."""
TINTS = {"#fde3d6": "change", "#f9e1df": "worse", "#dcefe3": "better", "#7391ab": "chosen"}
"""Paler or lighter forms of a meaning, on a page."""


def contrast(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_no_two_meanings_and_no_partner_share_a_colour() -> None:
    every = [each.lower() for each in (*MEANINGS.values(), *PARTNER_COLOURS, *WITHOUT_MEANING)]
    assert len(set(every)) == len(every)


def test_partners_differ_in_colour_and_in_shape_and_each_can_be_seen() -> None:
    for one, other in combinations(partner_marks("abcde"), 2):
        assert one.colour != other.colour
        assert one.shape != other.shape
    assert all(contrast(each) >= LEAST_CONTRAST for each in PARTNER_COLOURS)
    assert len(PARTNER_SHAPES) == len(PARTNER_COLOURS)


def test_a_mark_is_said_in_words_for_paper() -> None:
    words = [each.words for each in partner_marks([str(place) for place in range(20)])]
    assert words[:2] == ["teal circle", "purple square"]
    assert len(set(words)) == 20


def test_more_partners_than_colours_still_have_marks_of_their_own() -> None:
    marks = [(each.colour, each.shape) for each in partner_marks([str(place) for place in range(20)])]
    assert len(set(marks)) == 20


def test_a_partner_has_the_same_mark_wherever_it_is_drawn() -> None:
    marks = {each.name: each for each in weights_view(worked_example()).partners}
    assert list(marks) == [each.name for each in worked_analysis().exercise.partners]


@pytest.mark.parametrize(
    "page", sorted((ROOT / "prioritise" / "ui" / "shared").glob("*_style.py")), ids=lambda each: each.stem
)
def test_a_page_uses_no_colour_that_means_something_else_or_nothing_known(page) -> None:
    known = {each.lower() for each in (*MEANINGS.values(), *WITHOUT_MEANING, *OF_THE_INTERFACE, *TINTS)}
    used = {each.lower() for each in re.findall(r"#[0-9a-fA-F]{6}\b", page.read_text("utf-8"))}
    assert used <= known
