"""Agreements' tables come in as places lay them out: percent cells, titles above, years as headings, districts."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.targets import Target, TargetStatus
from prioritise.files.agreement.actual_figures import import_actuals
from prioritise.files.agreement.table import AgreementImport, import_agreement
from prioritise.report.exports.agreement_csv import agreement_csv
from tests.files.agreement_exercise import agreement_exercise
from tests.files.small_exercise import small_exercise
from tests.random_cases import examples

HEADINGS = ("number", "title", "baseline", "year", "t1", "t2", "lead", "partners", "better", "indicator")
ROW = ("quit", "Fewer people smoke", 16, "2023/24", 15, 14, "Council", "NHS", "lower", "smoking")


def workbook(*rows: Sequence[object], formats: Sequence[tuple[str, str]] = (), cover: bool = False) -> SourceFile:
    book = openpyxl.Workbook()
    sheet = book.active
    if cover:
        sheet.append(["Local area agreement"])
        sheet = book.create_sheet("Targets")
    for row in rows:
        sheet.append(list(row))
    for cell, number_format in formats:
        sheet[cell].number_format = number_format
    buffer = io.BytesIO()
    book.save(buffer)
    return SourceFile("agreement.xlsx", buffer.getvalue())


def csv_table(*lines: str) -> SourceFile:
    return SourceFile("agreement.csv", "".join(f"{line}\n" for line in lines).encode())


def brought(table: SourceFile) -> AgreementImport:
    return import_agreement(small_exercise(), table, version="2")


def targets(found: AgreementImport) -> list[Target]:
    return [each for each in found.exercise.targets if each.version == "2"]


def milestones(found: AgreementImport, target: str = "quit") -> list[float]:
    return [each.value for each in found.exercise.milestones if (each.target, each.version) == (target, "2")]


def refused(table: SourceFile, exercise: Exercise | None = None) -> list[str]:
    with pytest.raises(FileProblems) as caught:
        import_agreement(exercise or small_exercise(), table, version="2")
    return [each.sentence for each in caught.value.problems]


def test_a_cell_shown_as_a_percentage_is_that_percentage() -> None:
    """A spreadsheet keeps 16% as 0.16 and a format (tidyverse/readxl 462, shuchkin/simplexlsx 26)."""
    row = ("quit", "Fewer people smoke", 0.16, "2023/24", 0.15, 0.145, *ROW[6:])
    found = brought(workbook(HEADINGS, row, formats=[("C2", "0.0%"), ("E2", "0%"), ("F2", "0.00%;[Red]-0.00%")]))
    assert targets(found)[0].baseline == 16
    assert milestones(found) == [15, 14.5]


def test_a_percent_sign_that_is_only_printed_beside_a_figure_changes_nothing() -> None:
    found = brought(workbook(HEADINGS, ROW, formats=[("C2", '0.0"%"')]))
    assert targets(found)[0].baseline == 16


def test_a_percentage_of_what_is_not_in_percent_is_a_problem() -> None:
    heading = "number,title,baseline,year,t1,t2,lead,partners,better,unit"
    assert refused(csv_table(heading, "x,Falls,29%,2023/24,25,24,Council,NHS,lower,per 1000")) == [
        ("agreement.csv, row 2, column baseline | “29%”, but the unit is “per 1000” | "
        "give the figure in that unit, without the percent sign, or correct the unit")
    ]  # fmt: skip


def test_actual_figures_from_percent_cells_are_percentages() -> None:
    table = workbook(
        ["Figures of the year"],
        ["Target", "Period", "Value", "Source"],
        ["less-smoking", "2026/27", 0.154, "Survey"],
        formats=[("C3", "0.0%")],
    )
    assert [each.value for each in import_actuals(small_exercise(), table).added] == [15.4]


@settings(max_examples=examples(25, 200))
@given(
    value=st.integers(10, 1000).map(lambda tenths: tenths / 10), shown=st.sampled_from(["0%", "0.0%", "[Blue]0.00%"])
)
def test_any_percentage_typed_into_a_percent_cell_is_read_as_typed(value: float, shown: str) -> None:
    row = ("quit", "Smoking", value / 100, "2023/24", "", "", *ROW[6:])
    (target,) = targets(brought(workbook(HEADINGS, row, formats=[("C2", shown)])))
    assert target.baseline == value


def test_no_stretch_has_its_percent_sign_read_and_its_gap_quoted() -> None:
    """Hull's profile of indicators writes what would happen without the agreement as a percentage."""
    found = brought(
        csv_table(
            "number,title,baseline,year,t1,t2,lead,partners,better,indicator,no_stretch",
            "one,Smoking one,29%,2005/2006,27%,26%,Council,NHS,lower,smoking,25%",
            "two,Smoking two,29%,2005/2006,27%,26%,Council,NHS,lower,smoking,TBC",
        )
    )
    one, two = targets(found)
    assert (one.no_stretch, one.status) == (25, TargetStatus.AGREED)
    assert (two.status, two.placeholder_reason) == (TargetStatus.PLACEHOLDER, "no_stretch reads “TBC”")


DISTRICTS = csv_table(
    "number,title,baseline,year,t1,lead,partners,area_code,better",
    "NI 112,Conceptions: district X,45.1,2024,44,Council,NHS,E07000117,lower",
    "NI 112,Conceptions: district Y,38.2,2024,37,Council,NHS,E07000118,lower",
)


def test_districts_under_one_indicator_are_targets_of_their_own() -> None:
    """Guidance on local area agreements let districts hold a national indicator each, such as NI 112."""
    found = brought(DISTRICTS)
    assert found.targets == ("ni-112-e07000117", "ni-112-e07000118")
    assert [each.area_code for each in targets(found)] == ["E07000117", "E07000118"]
    again = import_agreement(found.exercise, SourceFile("again.csv", agreement_csv(found.exercise)), version="3")
    assert set(found.targets) <= set(again.targets)
    one = csv_table("number,title,t1,area_code", "NI 112,Conceptions: district X,43,E07000117")
    assert import_agreement(found.exercise, one, version="3").targets == ("ni-112-e07000117",)


def test_one_indicator_twice_for_one_area_is_still_a_problem() -> None:
    said = refused(csv_table(*DISTRICTS.content.decode().replace("E07000118", "E07000117").splitlines()))
    assert "“ni-112” again; it is already on row 2 | keep one of the rows; if they are for different areas" in said[0]


def test_headings_are_found_under_titles_wrapped_and_with_the_year_of_the_baseline() -> None:
    found = brought(
        csv_table(
            "Table 3: improvement targets,,,,,,,,",
            ",,Baseline,,LAA improvement target,,,,",
            'number,title,"Baseline\n(2023/24)",t1,t2,"Lead\npartner",partners,better,indicator',
            "quit,Fewer people smoke,16,15,14,Council,NHS,lower,smoking",
        )
    )
    (target,) = targets(found)
    assert (target.baseline, target.baseline_period, target.lead_partner) == (16, "2023/24", "council")
    assert milestones(found) == [15, 14]


def test_a_problem_under_a_title_names_the_row_and_the_heading_of_the_file() -> None:
    lines = ("Our targets,,,", "title,baseline,2026/27,better,Lead organisation", "Quit,16,15,lower,Nobody")
    assert refused(csv_table(*lines))[0].startswith("agreement.csv, row 3, column Lead organisation | “Nobody”")


def test_a_cover_sheet_is_passed_over() -> None:
    assert milestones(brought(workbook(HEADINGS, ROW, cover=True))) == [15, 14]


@pytest.mark.parametrize(
    "years", [("2026/27", "2027/28"), ("2026-27", "2027-28"), ("Target 2026/27", "Target 2027/2028")]
)
def test_years_of_the_plan_stand_for_its_milestones(years: tuple[str, str]) -> None:
    headings = (*HEADINGS[:4], *years, *HEADINGS[6:])
    assert milestones(brought(workbook(headings, ROW))) == [15, 14]


def test_another_year_is_a_problem_and_never_a_milestone() -> None:
    headings = (*HEADINGS[:4], "2026/27", "2028/29", *HEADINGS[6:])
    (said,) = refused(workbook(headings, ROW))
    assert "the column “2028/29”, which is not one of the years of the plan" in said
    assert "the plan's years are 2026/27, 2027/28" in said


@pytest.mark.parametrize("partners", ["Council; NHS", "Council, NHS", "Council\nNHS", "council,NHS"])
def test_partners_may_be_parted_by_semicolons_lines_or_commas(partners: str) -> None:
    row = (*ROW[:7], partners, *ROW[8:])
    assert targets(brought(workbook(HEADINGS, row)))[0].partners == ("council", "nhs")


def test_a_comma_within_the_name_of_a_partner_parts_nothing() -> None:
    row = 'x,Crime,,,,,"Capps, CCC","Capps, CCC; de Ville, CCC",lower,'
    done = import_agreement(agreement_exercise(), csv_table(",".join(HEADINGS), row))
    assert done.exercise.targets[0].partners == ("capps", "de-ville")


def test_commas_between_partners_and_a_stranger_are_a_problem_that_quotes_them() -> None:
    row = (*ROW[:7], "Council, Nobody", *ROW[8:])
    assert "“Council, Nobody”, who is not a partner" in refused(workbook(HEADINGS, row))[0]


@pytest.mark.parametrize(
    ("number", "id_"), [("LI 3", "li-3"), ("Local 3b", "local-3b"), ("NI 8", "ni-8"), ("-", "fewer-people-smoke")]
)
def test_a_local_number_is_kept(number: str, id_: str) -> None:
    assert brought(workbook(HEADINGS, (number, *ROW[1:]))).targets == (id_,)


def test_what_the_exercise_would_refuse_is_said_of_the_row_of_the_table() -> None:
    row = ("quit", "Fewer people smoke", 16, "2023/24", 15, 17, *ROW[6:])
    said = refused(workbook(["Title"], HEADINGS, ROW, ("two", *row[1:])))
    assert said == [
        ("agreement.xlsx, row 4, column t2 | 17, on the worse side of the baseline 16 (lower is better) | "
        "check the milestone and `better`")
    ]  # fmt: skip
