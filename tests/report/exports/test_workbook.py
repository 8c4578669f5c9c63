"""The workbook has a sheet of targets, and one of what has come of them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl import load_workbook

from prioritise.analysis import Analysis, analyse, bands
from prioritise.cli import main
from prioritise.report.exports.targets_csv import targets_csv
from prioritise.report.exports.workbook import priorities_workbook
from tests.targets.made_up import SMOKING, exercise_with

ACTUALS = "less-smoking,2026/27,15.9,Survey\n"


def book_of(analysis: Analysis) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(priorities_workbook(analysis, bands(analysis))))


def test_the_sheet_of_targets_says_what_the_file_says_with_figures_as_figures() -> None:
    analysis = analyse(exercise_with(actuals=ACTUALS))
    rows = [list(row) for row in book_of(analysis)["Targets"].values]
    written = list(csv.reader(io.StringIO(targets_csv(analysis).decode())))
    assert rows[0] == written[0]
    place = rows[0].index("projected")
    assert [row[place] for row in rows[1:]] == [pytest.approx(float(row[place]), abs=1e-9) for row in written[1:]]


def test_what_came_is_there_with_its_rating_and_the_reward_only_where_it_is_asked_for() -> None:
    plain = book_of(analyse(exercise_with(actuals=ACTUALS)))
    headings, first, *_ = plain["Delivery"].values
    assert dict(zip(headings, first, strict=True))["Rating"] == "■ Red: well short"
    assert not any("Reward" in heading for heading in headings)
    stretched = SMOKING.replace("percent,lower,,", "percent,lower,15.9,")
    shown = book_of(analyse(exercise_with(targets=stretched, actuals=ACTUALS, settings="reward_history: yes")))
    assert "Reward share (history only, never paid)" in next(shown["Delivery"].values)
    about = {row[0]: row[1] for row in shown["About"].values}
    assert "It is not income" in about["Reward"]
    assert "What current services do is added to the trend" in about["Targets"]


def test_an_exercise_without_targets_has_no_such_sheet() -> None:
    book = book_of(analyse(exercise_with(targets="", milestones="target,year,value\n")))
    assert "Targets" not in book.sheetnames
    assert "Delivery" not in book.sheetnames


def test_the_workbook_holds_the_list_and_a_source_for_every_value(example: Path, tmp_path: Path) -> None:
    main(["run", str(example), "--excel", "--out", str(tmp_path / "out")])
    workbook = load_workbook(tmp_path / "out" / "priorities.xlsx")
    data = ["About", "Priorities", "Money", "Weights", "Values", "Targets", "Delivery", "Voices"]
    assert workbook.sheetnames == ["For the board", *data]
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in workbook)
    priorities = list(workbook["Priorities"].values)
    written = list(csv.reader(io.StringIO((tmp_path / "out" / "priorities.csv").read_text(encoding="utf-8"))))
    assert [str(row[2]) for row in priorities] == [row[2] for row in written]
    assert float(priorities[1][5]) == pytest.approx(float(written[1][5]), abs=1e-6)
    assert workbook["Priorities"]["G3"].number_format == "0.0000"
    assert all(row[5] for row in list(workbook["Values"].values)[1:])
    about = {row[0]: row[1] for row in workbook["About"].values}
    assert "budgets" in about["Illustrative, not real"]
    last = [row[-3:] for row in priorities]
    assert last[0] == ("provider", "sector", "evidence_grade")
    assert ("Community health trust", "nhs", "strong") in last
