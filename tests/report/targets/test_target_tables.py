"""Targets as tables: what goes out can come back in, and every table says what a page needs."""

from __future__ import annotations

import io

import openpyxl
import pytest

from prioritise.analysis import Analysis, analyse, projections
from prioritise.domain.exercise import SourceFile
from prioritise.domain.targets import Target
from prioritise.files.agreement.table import import_agreement
from prioritise.report.exports.agreement_csv import agreement_csv
from prioritise.report.exports.agreement_workbook import agreement_workbook
from prioritise.report.targets.agreement_table import agreement_table
from prioritise.report.targets.agreement_versions import versions_table
from prioritise.report.targets.duties import duties, who_by_when
from prioritise.report.targets.target_tables import (
    contribution_table,
    course_sentence,
    trajectory_table,
    where_each_goes,
)
from prioritise.targets.agreement import current_targets, milestones_of
from tests.targets.made_up import SMOKING, exercise_with, four_year_plan
from tests.worked_example import worked_analysis


@pytest.fixture(scope="module")
def rochdale() -> Analysis:
    return worked_analysis()


def facts(target: Target) -> tuple[object, ...]:
    return (
        target.id,
        target.title,
        target.kind,
        target.baseline,
        target.lead_partner,
        target.partners,
        target.better,
        target.unit,
        target.no_stretch,
        target.area_code,
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_that_goes_out_comes_back_in_as_the_same_targets(rochdale: Analysis, kind: str) -> None:
    exercise = rochdale.exercise
    content = agreement_csv(exercise) if kind == "csv" else agreement_workbook(exercise)
    again = import_agreement(exercise, SourceFile(f"agreement.{kind}", content), version="2").exercise
    before, after = exercise.targets, current_targets(again)
    assert [facts(each) for each in after] == [facts(each) for each in before]
    assert [milestones_of(again, each) for each in after] == [milestones_of(exercise, each) for each in before]
    assert {each.version for each in after} == {"2"}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_milestones_after_the_third_year_go_out_and_come_back_in(kind: str) -> None:
    exercise = four_year_plan()
    headings = agreement_table(exercise).headings
    assert headings[4:8] == ("t1", "t2", "t3", "t4")
    content = agreement_csv(exercise) if kind == "csv" else agreement_workbook(exercise)
    again = import_agreement(exercise, SourceFile(f"agreement.{kind}", content), version="2").exercise
    assert milestones_of(again, current_targets(again)[0]) == milestones_of(exercise, exercise.targets[0])
    assert len(exercise.milestones) == 4
    assert versions_table(again).rows == ()


def test_headings_are_in_the_words_of_the_exercise(rochdale: Analysis) -> None:
    assert "lead organisation" in agreement_table(rochdale.exercise).headings
    headings = who_by_when(rochdale).headings
    assert (headings[0], headings[-2]) == ("Outcome", "Lead organisation")


def test_a_workbook_holds_the_versions_that_were_replaced() -> None:
    row = "less-smoking,smoking,Fewer,designated,level,A1,council,nhs,{},2023/24,percent,lower,,agreed,,,{},\n"
    exercise = exercise_with(targets=row.format(16, 1) + row.format(15.5, 2))
    book = openpyxl.load_workbook(io.BytesIO(agreement_workbook(exercise)))
    assert book.sheetnames == ["Targets", "Earlier versions", "What changed"]
    assert [row[2] for row in book["Targets"].values][1:] == ["15.5"]
    assert [row[2] for row in book["Earlier versions"].values][1:] == ["16"]


def test_who_must_do_what_has_every_milestone_under_its_lead_partner(rochdale: Analysis) -> None:
    every = duties(rochdale)
    assert len(every) == 5 * 3 + 1
    leads = [each.lead for each in every]
    assert leads == sorted(leads)
    assert "Supervised toothbrushing in nurseries" in " ".join(each.rests_on for each in every)


def test_a_trajectory_has_a_row_a_year_and_its_contributions_add_up(rochdale: Analysis) -> None:
    exercise = rochdale.exercise
    for each in projections(rochdale):
        found = each.projected
        if found is None:
            continue
        assert len(trajectory_table(each, milestones_of(exercise, each.target)).rows) == len(exercise.years)
        gone_on = {part.proposal for part in found.acting} - {part.proposal for part in found.moving}
        table = contribution_table(exercise, each)
        assert len(table.rows) == len(found.moving) + len(gone_on)
        assert sum("in the trend" in row for row in table.rows) == len(gone_on)
        for place, year in enumerate(found.years):
            added = sum(part.years[place].value for part in found.moving)
            assert year.value == pytest.approx(year.trend + added, abs=1e-9)


def test_what_is_promised_and_projected_is_said_in_the_unit_and_rounded(rochdale: Analysis) -> None:
    first = next(each for each in duties(rochdale) if each.target.startswith("Fewer women smoking"))
    assert (first.year, first.milestone, first.projected) == ("2026/27", "9.6%", "6.5%")
    smoking = next(each for each in projections(rochdale) if each.target.id == "smoking-at-birth")
    first = trajectory_table(smoking, milestones_of(rochdale.exercise, smoking.target)).column("Course")[0]
    assert first == (
        "On course: the projection for 2026/27, 6.5%, reaches 9.6%; the chance of meeting it is about 89%."
    )
    goes = where_each_goes(rochdale.exercise, projections(rochdale))
    assert goes.rows[0][:3] == ("Fewer women smoking when their baby is born", "2028/29", "8.0%")
    assert goes.rows[2][2] == "2,200.0 per 100,000"


def test_with_nothing_to_tell_how_sure_the_trend_is_no_chance_is_said() -> None:
    exercise = exercise_with(targets=SMOKING.replace(",A1,", ",A2,"))
    (found,) = projections(analyse(exercise))
    assert "no chance can be given" in course_sentence(found.target, found.attainments[0])


def test_if_nothing_changes_the_services_of_today_go_on(rochdale: Analysis) -> None:
    """Social prescribing stops in the worked example: that is a change, and what it takes away is listed as one."""
    back = next(each for each in projections(rochdale) if each.target.id == "fewer-readmissions")
    assert back.projected is not None
    assert [year.trend for year in back.projected.years] == [year.value for year in back.projected.trend.years]
    rows = {row[0]: row[2:5] for row in contribution_table(rochdale.exercise, back).rows}
    assert rows["Social prescribing in the community, which stops"] == ("+0.025", "+0.025", "+0.025")
    assert rows["Carers' breaks, which goes on"] == ("in the trend",) * 3
