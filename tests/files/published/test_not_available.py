"""`NA` and its like are a program's empty cell wherever a download is read, and never a label.

R's write.csv writes NA for every empty cell of a download made with fingertipsR (issue 70 of that package).
"""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.exercise import SourceFile
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.refresh import read_figures, refresh
from tests.files.published.made_up import (
    BURY,
    DOWNLOAD_HEADINGS,
    DOWNLOAD_ROW,
    TIDIED_HEADINGS,
    TIDIED_ROW,
    download,
    fingertips_next,
    imported,
    table,
    tidied,
)
from tests.worked_example import worked_example

EMPTIES = ["NA", "N/A", "NULL", "nan", "NaN", "#N/A", "<NA>", '"NA"', "na", " NA "]


def filled(content, empty):
    """The file with this text in every empty cell, as R or a spreadsheet writes it."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([rows[0], *([cell or empty for cell in row] for row in rows[1:])])
    return text.getvalue().encode()


@pytest.mark.parametrize("empty", EMPTIES)
@pytest.mark.parametrize("build", [download, fingertips_next])
def test_a_file_with_its_empty_cells_filled_is_the_same_file(build, empty):
    code = "Area Code" if build is download else "AreaCode"
    blank = build({}, {code: BURY}, {"Value": ""})
    assert (
        imported(filled(blank, empty), comparators=[BURY]).indicators == imported(blank, comparators=[BURY]).indicators
    )


@pytest.mark.parametrize("empty", EMPTIES)
def test_a_tidied_file_with_its_empty_cells_filled_is_the_same_file(empty):
    blank = tidied({"inequality": ""}, {"inequality": "", "period": "2022", "value": ""})
    assert imported(filled(blank, empty)).indicators == imported(blank).indicators


@given(place=st.sampled_from(["Sex", "Age", "Category Type", "Category", "Count", "Denominator", "Area Name"]))
def test_one_such_cell_is_an_empty_cell(place):
    with_na = table(DOWNLOAD_HEADINGS, [DOWNLOAD_ROW | {place: "NA"}])
    assert imported(with_na).indicators == imported(table(DOWNLOAD_HEADINGS, [DOWNLOAD_ROW | {place: ""}])).indicators


def test_a_real_word_that_looks_like_it_stays():
    done = imported(table(TIDIED_HEADINGS, [TIDIED_ROW | {"inequality": "Nan Hua", "unit": ""}]))
    assert done.indicators[0].values[0].category == "Nan Hua"


FALLS = {
    "Indicator ID": "22401",
    "Indicator Name": "Emergency hospital admissions due to falls in people aged 65 and over",
    "Age": "65+ yrs",
    "Time period": "2024/25",
    "Time period range": "1y",
    "Count": "1060",
    "Denominator": "38300",
    "Lower CI 95.0 limit": "2730",
    "Upper CI 95.0 limit": "3078",
    "Value": "2900",
}
ENGLAND_FALLS = FALLS | {
    "Area Code": "E92000001",
    "Area Name": "England",
    "Value": "1950",
    "Lower CI 95.0 limit": "1942",
    "Upper CI 95.0 limit": "1958",
}


@pytest.mark.parametrize("empty", ["", "NA"])
def test_a_refresh_from_r_adds_whole_area_figures(empty):
    exercise = worked_example()
    content = filled(download(FALLS, ENGLAND_FALLS), empty)
    refreshed = refresh(exercise, read_figures(exercise, "refresh.csv", content))
    assert [(each.after.category_type, each.after.value) for each in refreshed.changes] == [("", 2900), ("", 1950)]
    assert refreshed.exercise.indicator_by_id["falls-admissions"].latest("E08000005").value == 2900


@pytest.mark.parametrize("empty", EMPTIES)
def test_the_publishers_lists_and_the_exercises_own_file_read_it_the_same_way(empty):
    metadata = f"IndicatorID,IndicatorName,Polarity,Unit\n5,Swims,{empty},{empty}\n".encode()
    done = imported(download({"Indicator ID": "5"}), metadata=SourceFile("metadata.csv", metadata))
    assert {"polarity", "unit"} <= {str(each.kind) for each in done.decisions}
    files = {each.name: each.content for each in worked_example().files}
    with_na = files | {"indicators.csv": filled(files["indicators.csv"], empty)}
    assert load_exercise_files(with_na).indicators == load_exercise_files(files).indicators
