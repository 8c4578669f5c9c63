"""CSV files that open safely in a spreadsheet and are the same bytes every time."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.report.words.csv_cells import FORMULA_STARTS, Figure, csv_bytes


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_a_spreadsheet_would_run_is_led_by_an_apostrophe(start: str) -> None:
    assert csv_bytes(("name",), [(f"{start}cmd|' /C calc'!A0",)]).decode().splitlines()[1].lstrip('"').startswith("'")


def test_a_negative_figure_stays_a_figure() -> None:
    assert csv_bytes(("score", "cost"), [(Figure("-1.071000"), -143000)]) == b"score,cost\n-1.071000,-143000\n"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30))
def test_any_text_comes_back_as_it_was_or_with_one_apostrophe_in_front(text: str) -> None:
    lines = list(csv.reader(io.StringIO(csv_bytes(("name",), [(text, "x")]).decode(), newline="")))
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert lines[1][0] == (f"'{plain}" if plain.startswith(FORMULA_STARTS) else plain)
