"""A period is the same however a spreadsheet wrote it, at every door a figure comes in by.

The hyphened years are those of the Quality and Outcomes Framework, the Office for Local Government and Trafford Data
Lab's recycling figures; the figures are made up.
"""

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.published.made_up import answers, download, imported, kinds, loaded, reasons, tidied
from tests.worked_example import worked_example

QOF = {"indicator": "Stroke: QOF prevalence (all ages)", "measure": "Percentage", "unit": "", "inequality": ""}


def labels(done):
    return [value.period.label for value in done.indicators[0].values]


def test_hyphened_financial_years_of_a_download_are_financial_years():
    done = imported(tidied(*(QOF | {"period": year} for year in ("2019-20", "2020-21", "2023-24"))))
    assert labels(done) == ["2019/20", "2020/21", "2023/24"]
    assert labels(imported(tidied(QOF | {"period": "2018-20"}))) == ["2018-20"]


def test_one_figure_under_two_spellings_of_its_year_is_one_figure():
    done = imported(tidied(QOF | {"period": "2019-20"}, QOF | {"period": "2019/20"}))
    assert (done.rows_kept, done.rows_merged) == (1, 1)


def test_years_that_may_be_either_are_left_out_until_a_person_says():
    content = tidied(QOF | {"period": "2019-2020"}, QOF | {"period": "2018/19"})
    first = imported(content)
    assert "two years" in kinds(first)
    assert reasons(first) == {"a period that may be a financial year or two calendar years, until you say which": 1}
    assert labels(first) == ["2018/19"]
    financial = imported(content, decisions=answers(first, two_years="financial year"))
    assert labels(financial) == ["2018/19", "2019/20"]
    both = imported(content, decisions=answers(first, two_years="two calendar years"))
    assert "Jan 2019 - Dec 2020" in labels(both)


def test_two_years_that_the_file_says_are_pooled_are_two_calendar_years():
    done = imported(download({"Time period": "2019 - 20", "Time period range": "2y"}))
    assert labels(done) == ["Jan 2019 - Dec 2020"]
    loaded(done)


@pytest.mark.parametrize("hyphened", ["2023-24", "2023 – 24"])
def test_an_exercise_with_hyphened_years_is_the_same_exercise(hyphened):
    files = {each.name: each.content for each in worked_example().files}
    before = load_exercise_files(files)
    indicators = files["indicators.csv"].replace(b",2023/24,", f",{hyphened},".encode())
    assert indicators != files["indicators.csv"]
    after = load_exercise_files(files | {"indicators.csv": indicators})
    assert after.indicators == before.indicators


def test_one_period_under_two_spellings_is_one_row_twice():
    files = {each.name: each.content for each in worked_example().files}
    lines = files["indicators.csv"].splitlines(keepends=True)
    row = next(line for line in lines if b",2023/24," in line)
    lines.append(row.replace(b",2023/24,", b",2023-24,"))
    with pytest.raises(FileProblems, match=r"again; it is already on row"):
        load_exercise_files(files | {"indicators.csv": b"".join(lines)})
