"""Targets as tables: what goes out can come back in, and every table says what a page needs."""

from __future__ import annotations

import io

import openpyxl
import pytest

from prioritise.analysis import Analysis, analyse, projections
from prioritise.domain.exercise import SourceFile
from prioritise.domain.targets import Target
from prioritise.files import load_exercise
from prioritise.files.agreement_table import import_agreement
from prioritise.files.shipped import example_folder
from prioritise.report.targets_tables import (
    agreement_csv,
    agreement_table,
    agreement_workbook,
    contribution_table,
    not_addressed,
    trajectory_table,
    who_must_do_what,
)
from prioritise.targets.agreement import current_targets, milestones_of
from tests.targets.made_up import exercise_with


@pytest.fixture(scope="module")
def rochdale() -> Analysis:
    return analyse(load_exercise(example_folder()))


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


def test_headings_are_in_the_words_of_the_exercise(rochdale: Analysis) -> None:
    assert "lead organisation" in agreement_table(rochdale.exercise).headings
    assert who_must_do_what(rochdale).headings[:2] == ("Lead organisation", "Outcome")


def test_a_workbook_holds_the_versions_that_were_replaced() -> None:
    row = "less-smoking,smoking,Fewer,designated,level,A1,council,nhs,{},2023/24,percent,lower,,agreed,,,{},\n"
    exercise = exercise_with(targets=row.format(16, 1) + row.format(15.5, 2))
    book = openpyxl.load_workbook(io.BytesIO(agreement_workbook(exercise)))
    assert book.sheetnames == ["Targets", "Earlier versions", "What changed"]
    assert [row[2] for row in book["Targets"].values][1:] == ["15.5"]
    assert [row[2] for row in book["Earlier versions"].values][1:] == ["16"]


def test_who_must_do_what_has_every_milestone_under_its_lead_partner(rochdale: Analysis) -> None:
    table = who_must_do_what(rochdale)
    assert len(table.rows) == 5 * 3 + 1
    leads = [row[0] for row in table.rows]
    assert leads == sorted(leads)
    assert "Supervised toothbrushing in nurseries" in " ".join(table.column("Rests on"))


def test_a_trajectory_has_a_row_a_year_and_its_contributions_add_up(rochdale: Analysis) -> None:
    exercise = rochdale.exercise
    for each in projections(rochdale):
        found = each.projected
        if found is None:
            continue
        assert len(trajectory_table(each, milestones_of(exercise, each.target)).rows) == len(exercise.years)
        assert len(contribution_table(exercise, each).rows) == len(found.acting)
        for place, year in enumerate(found.years):
            added = sum(part.years[place].value for part in found.acting)
            assert year.value == pytest.approx(year.trend + added, abs=1e-9)


def test_what_no_intervention_addresses_is_listed(rochdale: Analysis) -> None:
    assert not_addressed(projections(rochdale)) == ()
