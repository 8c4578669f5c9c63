"""Rows are brought into a step from an Excel file: they wait in the box to paste into, and go on as pasted rows."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.files.test_sheet_hidden import edited, row
from tests.files.test_sheet_texts import workbook
from tests.ui.app import pressed, sound, words
from tests.ui.own_list.steps import begun, box

ROWS = [["Fund", "Kind", "Host", "2026/27", "2027/28", "2028/29"], ["Grant", "revenue", "Council", 100000, 5, 6]]
OTHER = [["Fund", "Host"], ["Pool", "NHS"]]


def chosen(app: AppTest, name: str, content: bytes) -> AppTest:
    return sound(app.file_uploader[0].upload(name, content).run())


def test_the_only_sheet_waits_in_the_box_and_is_added_as_pasted_rows():
    app = chosen(begun(), "money.xlsx", workbook(Money=ROWS))
    assert box(app.text_area, "Rows").value.startswith("Fund\tKind\tHost")
    assert "The rows of the sheet “Money” are in the box now." in words(app)
    assert not app.warning
    app = pressed(pressed(app, "Add these rows"), "Keep and go on")
    assert app.header[0].value == "3 What to decide"


def test_of_several_sheets_it_is_asked_which_one_is_meant_and_rows_that_wait_are_never_lost():
    app = chosen(begun(), "money.xlsx", workbook(Money=ROWS, Other=OTHER))
    assert box(app.text_area, "Rows").value == ""
    app = sound(box(app.radio, "Several of its sheets").set_value("Other").run())
    assert box(app.text_area, "Rows").value == "Fund\tHost\nPool\tNHS\n"
    app = chosen(app, "more.xlsx", workbook(Money=ROWS))
    assert "rows that wait in the box already" in words(app) + "".join(str(each.value) for each in app.dataframe)
    assert box(app.text_area, "Rows").value == "Fund\tHost\nPool\tNHS\n"


def test_what_the_sheet_hides_is_said_beside_the_box():
    hidden = edited(workbook(Money=[*ROWS, ["Pool", "revenue", "NHS", 1, 2, 3]]), row(3), title="Money")
    app = chosen(begun(), "money.xlsx", hidden)
    assert "Pool" in box(app.text_area, "Rows").value
    said = "Hidden in the sheet, and here all the same: row 3. Take out what is not meant."
    assert [each.value for each in app.warning] == [said]
