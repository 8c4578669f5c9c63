"""Tables hold what they were given, safely, with sources that can be followed."""

from streamlit.testing.v1 import AppTest

from prioritise.report.drawing.table_room import STEPS_REM
from prioritise.ui.shared.table_style import table_style
from tests.ui.app import tables


def drawn(cell: str) -> AppTest:
    def page(text: str) -> None:
        from prioritise.ui.shared.tables_and_charts import table
        from prioritise.words import TextTable

        table(TextTable(("Name", "Source"), (("First", text),)), "A table")

    return AppTest.from_function(page, kwargs={"text": cell}).run()


def test_a_cell_is_shown_as_it_is_and_never_as_markup():
    app = drawn("<script>alert(1)</script> & more")
    assert "<script>" not in app.get("html")[0].proto.body
    assert tables(app)[0]["Source"].iloc[0] == "<script>alert(1)</script> & more"


def test_a_column_of_numbers_is_marked_with_its_heading_and_one_of_words_is_not():
    body = drawn("£1,250,000").get("html")[0].proto.body
    assert '<th role="columnheader" scope="col" class="number">Source</th>' in body
    assert '<td role="cell" data-heading="Source" class="number short">£1,250,000</td>' in body
    assert '<th role="rowheader" scope="row">First</th>' in body
    assert "number" not in drawn("3 of 4").get("html")[0].proto.body


def test_the_address_of_a_source_can_be_followed():
    body = drawn("Tappin 2022, doi.org/10.1136/bmj-2022-071522; and www.nice.org.uk.").get("html")[0].proto.body
    assert '<a href="https://doi.org/10.1136/bmj-2022-071522">doi.org/10.1136/bmj-2022-071522</a>;' in body
    assert '<a href="https://www.nice.org.uk">www.nice.org.uk</a>.' in body


def test_the_box_can_be_reached_and_named():
    body = drawn("x").get("html")[0].proto.body
    assert 'tabindex="0" aria-label="A table"' in body
    assert '<th role="columnheader" scope="col">Name</th>' in body
    assert '<th role="rowheader" scope="row">First</th>' in body


def test_a_cell_carries_its_heading_for_where_a_row_is_a_card_and_the_quotes_in_it_do_no_harm():
    def page() -> None:
        from prioritise.ui.shared.tables_and_charts import table
        from prioritise.words import TextTable

        table(TextTable(("Name", 'What "now" means'), (("First", "x"),)), "A table")

    body = AppTest.from_function(page).run().get("html")[0].proto.body
    assert '<td role="cell" data-heading="What &quot;now&quot; means" class="short">x</td>' in body


def test_a_table_is_drawn_with_a_step_of_room_that_has_a_style():
    body = drawn("x" * 200).get("html")[0].proto.body
    assert "cards-24" in body
    assert all(f"@container (max-width: {step}rem) {{ .cards-{step} {{" in table_style() for step in STEPS_REM)


def test_a_short_cell_keeps_its_words_together_and_a_long_name_gets_room():
    body = drawn("2022 - 24").get("html")[0].proto.body
    assert 'class="short">2022 - 24</td>' in body
    assert 'class="' not in drawn("words that take two lines or more").get("html")[0].proto.body.split("<td")[1]


def test_nothing_is_marked_so_that_a_card_need_not_list_it():
    assert 'class="short nothing">–</td>' in drawn("–").get("html")[0].proto.body
