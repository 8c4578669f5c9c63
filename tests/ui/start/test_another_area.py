"""Start makes the open exercise ready for another area: seen first, opened in one click, and put back."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from tests.files.published.made_up import ENGLAND, download
from tests.ui.app import button, opened, sound, table_with, words
from tests.ui.panel_app import panel, with_access

HEADER = "Use this exercise for another area"
OWN_TITLE = "What should partners in Rochdale fund from 2026 to 2029?"
ALCOHOL = {"Time period": "2023"}


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def chosen(app: AppTest, code: str) -> AppTest:
    next(each for each in app.selectbox if each.label.startswith("Area")).set_value(code).run()
    return sound(app)


def with_file(app: AppTest, content: bytes) -> AppTest:
    app.radio[0].set_value("A file of published figures").run()
    app.file_uploader[0].upload("barnsley.csv", content).run()
    return sound(app)


def yorkshire() -> bytes:
    areas = {"E08000016": "Barnsley", "E08000017": "Doncaster", "E08000018": "Rotherham", "E08000032": "Bradford"}
    areas |= {"E08000033": "Calderdale", "E08000034": "Kirklees", "E08000035": "Leeds", ENGLAND: "England"}
    rows = [
        ALCOHOL | {"Area Code": code, "Area Name": name, "Value": f"{40 + number}", "Lower CI 95.0 limit": "30",
                   "Upper CI 95.0 limit": "60"}
        for number, (code, name) in enumerate(areas.items())
    ]  # fmt: skip
    return download(*rows)


def test_what_comes_over_and_what_does_not_is_seen_before_anything_changes():
    app = chosen(opened(), "E08000002")
    assert app.title[0].value == OWN_TITLE
    assert "Bury: what comes over from Rochdale, and what does not" in words(app)
    emptied = table_with(app, "Emptied").set_index("Emptied")
    assert emptied.loc["Milestones"].to_list() == ["15 milestones in Rochdale", "Write yours in milestones.csv."]
    assert {"Weights", "Voices of communities", "Share of residents in the most deprived group"} <= set(emptied.index)
    assert "Costs" in set(table_with(app, "What to check").iloc[:, 0])


def test_it_opens_and_goes_back():
    app = chosen(opened(), "E08000002")
    button(app, "Open it").click().run()
    assert sound(app).title[0].value == "What should partners in Bury fund from 2026 to 2029?"
    assert "This exercise is now for Bury." in app.success[0].value
    assert "Open it" not in labels(app)
    button(app, "Go back to the exercise for Rochdale").click().run()
    assert sound(app).title[0].value == OWN_TITLE
    assert not app.success


def test_an_area_of_a_file_is_chosen_with_the_areas_to_compare_it_with():
    app = chosen(with_file(opened(), yorkshire()), "E08000016")
    assert app.title[0].value == OWN_TITLE
    assert len(app.multiselect[0].value) == 6
    written = words(app)
    assert "1 figure for Barnsley, of 1 indicator of this exercise, and 7 figures for others." in written
    assert "now 6 other areas" in table_with(app, "Emptied").to_string().replace("Now", "now")
    button(app, "Open it").click().run()
    assert sound(app).title[0].value == "What should partners in Barnsley fund from 2026 to 2029?"


def test_a_file_that_has_nothing_the_exercise_measures_is_refused_and_nothing_changes():
    other = download(
        *({"Indicator ID": "99999", "Area Code": code, "Area Name": code} for code in ("E08000016", ENGLAND))
    )
    app = chosen(with_file(opened(), other), "E08000016")
    assert "is unchanged" in app.error[0].value
    found = table_with(app, "What was found")["What was found"][0]
    assert found.startswith("no figure for E08000016 (E08000016) of an indicator of this exercise")
    assert app.title[0].value == OWN_TITLE


def test_what_is_not_a_download_is_refused_where_it_was_brought():
    app = with_file(opened(), (example_folder() / "costs.csv").read_bytes())
    assert "is unchanged" in app.error[0].value
    assert not any(each.label == "Area in the file" for each in app.selectbox)


def test_choosing_the_other_source_of_figures_says_no_more_of_the_first():
    app = chosen(opened(), "E08000002")
    app.radio[0].set_value("A file of published figures").run()
    assert "Open it" not in labels(sound(app))


def test_a_facilitator_may_take_it_away_and_the_panels_exercise_stays():
    table = panel()
    app = chosen(with_access(table, table.facilitator), "E08000002")
    assert "Open it" not in labels(app)
    assert "The panel's exercise stays Rochdale's." in words(app)
    assert next(each.proto.label for each in app.get("download_button")) == "Download it"


def test_nobody_else_at_a_panel_is_offered_it():
    table = panel()
    app = with_access(table, table.member(load_exercise(example_folder()).members[0].id))
    assert HEADER not in [each.value for each in sound(app).header]
