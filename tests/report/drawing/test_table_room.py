"""How much room a table asks for: more for more columns, longer words and longer cells."""

from __future__ import annotations

import pytest

from prioritise.report.drawing.table_room import MOST_REM, STEPS_REM, least_room
from prioritise.words import TextTable


def of(*cells: str) -> int:
    return least_room(TextTable(tuple(f"H{place}" for place in range(len(cells))), (cells,)))


def test_a_name_and_a_short_figure_fit_the_narrowest_phone():
    assert of("A name", "£70") == STEPS_REM[0]


def test_each_column_asks_for_more_until_no_page_is_wide_enough():
    rooms = [of(*["12.5"] * columns) for columns in range(2, 20)]
    assert rooms == sorted(rooms)
    assert rooms[0] < rooms[6] < rooms[-1] == MOST_REM


def test_a_long_sentence_asks_for_more_than_a_short_one():
    short, middle, long = ("no", "some"), ("a few words that take two lines",) * 2, ("many words " * 12,) * 2
    assert of("A name", *short) < of("A name", *middle) < of("A name", *long)


def test_a_word_that_cannot_break_asks_for_its_length_and_an_address_does_not():
    assert of("A name", "£1", "x") < of("A name", "Neighbourhoods", "Responsibilities")
    address = "https://www.gov.uk/" + "a" * 40
    assert of("A name", address, address) == of("A name", "words of eight " * 2, "words of eight " * 2)


def test_a_heading_counts_as_a_cell_does():
    plain, headed = (TextTable(("Name", heading), (("a", "1"),)) for heading in ("n", "Responsibilities of all"))
    assert least_room(plain) < least_room(headed)


@pytest.mark.parametrize("headings", [(), ("Name",), ("Name", "Figure")])
def test_a_table_without_rows_asks_for_the_room_of_its_headings(headings: tuple[str, ...]):
    assert least_room(TextTable(headings, ())) == STEPS_REM[0]


def test_what_stays_on_one_line_asks_for_all_its_letters():
    assert of("A name", *["2022 - 24"] * 6) > of("A name", *["2022"] * 6)


def test_a_long_name_asks_for_more_than_a_short_one():
    figures = ["1"] * 3
    assert of("Emergency readmissions within 30 days", *figures) > of("Cost", *figures)
