"""Layouts of Nomis, the ONS, Oflog and LG Inform load as published; practice-level QOF files are refused as that.

Headings are those of the publishers; the figures are made up.
"""

import re
from pathlib import Path

import pytest

from tests.files.published.made_up import ROCHDALE, imported, kinds, loaded, reasons, refused

LAYOUTS = Path(__file__).parent / "layouts"
NOMIS = (LAYOUTS / "nomis.csv").read_bytes()
ONS = (LAYOUTS / "ons.csv").read_bytes()
OFLOG = (LAYOUTS / "oflog.csv").read_bytes()
LG_INFORM = (LAYOUTS / "lg_inform.csv").read_bytes()


def figures(done):
    return {
        (each.name, each.sex, value.area_code, value.period.label): value.value
        for each in done.indicators
        for value in each.values
    }


def test_a_nomis_download_loads_without_its_margins():
    done = imported(NOMIS)
    assert figures(done) == {
        ("Claimant count", "", ROCHDALE, "August 2023"): 6370,
        ("Claimants of residents aged 16-64", "", ROCHDALE, "August 2023"): 4.6,
        ("Claimants of residents aged 16-64", "", "E92000001", "August 2023"): 3.7,
    }
    assert reasons(done) == {"a numerator, denominator or margin beside the figure, not the figure itself": 1}
    loaded(done)


def test_the_date_of_a_nomis_download_without_names_is_a_month():
    content = b"DATE,GEOGRAPHY_CODE,MEASURE_NAME,OBS_VALUE\n2003-08,E08000005,Claimants,4\n"
    assert list(figures(imported(content))) == [("Claimants", "", ROCHDALE, "Aug 2003")]


def test_an_ons_data_set_loads_with_its_limits_and_labels():
    done = imported(ONS)
    assert figures(done) == {
        ("Life expectancy (males)", "Male", ROCHDALE, "2018-20"): 76.63,
        ("Life expectancy (females)", "Female", ROCHDALE, "2018-20"): 80.1,
    }
    assert [(value.lower_ci, value.upper_ci) for each in done.indicators for value in each.values] == [
        (79.6, 80.6),
        (76.1, 77.15),
    ]
    assert reasons(done) == {"no value published (blank, NA or suppressed)": 1}


def test_an_oflog_file_loads_with_its_financial_years():
    assert figures(imported(OFLOG)) == {
        ("Outcome, ASC Carer Quality of Life", "", ROCHDALE, "2016/17"): 7.6,
        ("Outcome, ASC Carer Quality of Life", "", ROCHDALE, "2021/22"): 7.3,
    }


def test_an_lg_inform_table_loads_a_figure_a_cell():
    done = imported(LG_INFORM, comparators=["E06000023"])
    title = "Smoking prevalence in adults (18+)"
    assert {key: value for key, value in figures(done).items() if key[2] == ROCHDALE} == {
        (title, "", ROCHDALE, "2022/23"): 16.3,
        (title, "", ROCHDALE, "2019 - 21"): 14.1,
        ("Bin rate", "", ROCHDALE, "2023"): 1204,
    }
    assert figures(done)["Bin rate", "", "E06000023", "2023"] == 3
    assert {each.name: each.unit for each in done.indicators} == {title: "percent", "Bin rate": "not known"}
    assert reasons(done) == {
        "a name that is not that of one English authority": 4,
        "no value published (blank, NA or suppressed)": 1,
    }


def test_a_percent_sign_that_contradicts_the_measure_is_no_figure():
    content = (
        b"area_code,period,indicator,measure,value\nE08000005,2023,Walks,Per 1000,5%\nE08000005,2022,Walks,Per 1000,5\n"
    )
    done = imported(content)
    assert reasons(done) == {"a value that is not a number": 1}
    assert "“5%”" in done.left_out[0].examples[0]


def test_two_groupings_of_one_oflog_measure_are_asked_about():
    assert "column not read" in kinds(imported(OFLOG + OFLOG.splitlines()[1].replace(b"LA_Raw", b"LA_Mean") + b"\n"))


@pytest.mark.parametrize("heading", ["PRACTICE_CODE", "Practice code"])
def test_practice_level_figures_are_refused_as_that(heading):
    said = refused(f"REGION_NAME,SUB_ICB_LOC_ODS_CODE,{heading},REGISTER\nNORTH WEST,01D,P86001,158\n".encode())
    assert "figures of GP practices" in said
    assert "“Download data” on Fingertips, with the area type Counties & UAs" in said


def test_a_file_nobody_knows_is_told_what_is_read_and_what_to_do():
    said = refused(b"place,quarter,amount\nRochdale,1,2\n")
    assert "put the publisher's headings back" not in said
    assert "an LG Inform table" in said
    assert "name its columns area_code, period, indicator and value" in said


GUIDE = (Path(__file__).parents[3] / "docs" / "import.md").read_text(encoding="utf-8")
IN_THE_TABLE = re.findall(r"^\| ((?:an?|the) [^|`]+?) \|", GUIDE.partition("## What you get")[0], re.MULTILINE)
EXAMPLES = dict(re.findall(r"^((?:an?|the) [^\n]+):\n\n```csv\n(.+?)```", GUIDE, re.MULTILINE | re.DOTALL))


def test_the_guide_has_an_example_of_every_layout_in_its_table():
    assert len(IN_THE_TABLE) == 8
    assert list(EXAMPLES) == IN_THE_TABLE


@pytest.mark.parametrize("layout", EXAMPLES)
def test_an_example_of_the_guide_loads_as_the_layout_it_is(layout):
    done = imported(EXAMPLES[layout].encode())
    assert done.layout == layout
    assert done.rows_kept == done.rows_read
    loaded(done)


NO_SUCH_KIND = "the file has no code that starts E06; it holds"


@pytest.mark.parametrize(
    ("content", "areas", "held", "nearest"),
    [
        (NOMIS, "2 areas", f"{NO_SUCH_KIND} England, metropolitan districts.", "E92000001 England, E08000005 Rochdale"),
        (ONS, "2 areas", f"{NO_SUCH_KIND} England, metropolitan districts.", "E92000001 England, E08000005 Rochdale"),
        (OFLOG, "1 area", f"{NO_SUCH_KIND} metropolitan districts.", "E08000005 Rochdale"),
        (LG_INFORM, "3 areas", "check the code.", "E92000001 England, E08000005 Rochdale, E06000023 Bristol, City of"),
    ],
    ids=["nomis", "ons", "oflog", "lg-inform"],
)
def test_a_file_without_the_area_asked_for_is_refused_with_what_it_holds(content, areas, held, nearest):
    sentence = refused(content, area="E06000001")
    assert f"no rows for E06000001 (Hartlepool) among its {areas} | {held} Nearest: {nearest}" in sentence
