"""Small counts of people are in nothing that is shown or exported, nor what would give them away by subtraction.

The small number is set high and the counts are odd ones, so that each can be looked for by its digits.
"""

from __future__ import annotations

import dataclasses
import io
import json
import re

import pytest
from docx import Document
from openpyxl import load_workbook

from prioritise.analysis import Analysis, analyse, bands
from prioritise.analysis.refresh_effect import refresh_effect
from prioritise.analysis.small_counts import small_counts_in_files
from prioritise.domain.exercise import SourceFile
from prioritise.domain.indicators import Indicator
from prioritise.domain.targets import Actual, Milestone
from prioritise.files.agreement.table import import_agreement
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.refresh import refresh
from prioritise.report.drawing.figure import Figure
from prioritise.report.exports.agreement_csv import agreement_csv
from prioritise.report.exports.agreement_workbook import agreement_workbook
from prioritise.report.exports.exports import EXPORTS
from prioritise.report.exports.papers import board_paper_docx, cards_docx, summary_docx
from prioritise.report.exports.record import RECORD_FILE
from prioritise.report.exports.workbook import priorities_workbook
from prioritise.report.needs.indicator_chart import gradient_chart, trend_chart
from prioritise.report.needs.profile_chart import people_chart, profile_chart
from prioritise.report.needs.refresh_tables import refresh_report
from prioritise.report.needs.voices import voices_table
from prioritise.report.priorities.finding_table import finding_sources, finding_table
from prioritise.report.targets.agreement_table import agreement_table
from prioritise.report.targets.delivery_tables import counts_for, delivery_table, slipped_sentences
from prioritise.report.targets.duties import who_by_when
from prioritise.report.targets.target_chart import target_chart
from prioritise.report.targets.target_words import target_panels
from prioritise.report.words.needs_profile import furthest_behind, needs_headline, needs_profile, profile_table
from prioritise.targets.agreement import current_targets
from prioritise.words import bold
from tests.files.refresh.smallville import exercise_to_refresh, new_download, read
from tests.files.small_exercise import edited
from tests.report.exports.board.written_papers import everything_in as texts_of

SMALL, SAME_IN_WORDS = "613", "643"
"""A small count, and a small number of people that is a figure itself."""
REVEALING = "4597"
"""Everybody less these is the small count."""
EXCESS = "410"
"""People above England's rate in the small exercise."""
SETTING = 700
TARGET = (
    "more-calls,callers,More calls,local,level,A1,nhs,nhs,643,2023/24,people,higher,,agreed,,,1,Made up\nkinder-town,"
)
KINDS = ("Deprivation fifths", "Fifths")
GROUPS = ("Most deprived fifth", "Second most deprived fifth", "Average fifth", "Second least deprived fifth")
FIFTHS = dict(zip((*GROUPS, "Least deprived fifth"), (643, 1500, 1501, 1502, 1503), strict=True))


def rows() -> str:
    """Figures with small counts: two sexes and everybody, a number of people, and its deprivation fifths."""
    kind = "Lifestyle and risk factors"
    quits = (("", "Persons", 5.8, 5210), ("-m", "Male", 0.7, 613), ("-f", "Female", 5.1, 4597))
    facts = "90000,percent,100,higher,Made up"
    lines = [
        f"quits{suffix},Quits,{kind},A1,A1,2023/24,{sex},18+,,,{value},,,{count},{facts}"
        for suffix, sex, value, count in quits
    ]
    lines += [
        f"callers,Callers,{kind},{area},{area},2023/24,Persons,18+,,,{value},,,,,people,1,higher,Made up"
        for area, value in (("A1", 643), ("E1", 90000), ("A2", 800), ("A3", 900), ("A4", 1000))
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    files = edited(
        ("indicators.csv", "12,11.9,12.1,,", "11.9,11.8,12,,"),
        ("exercise.yaml", "small_number: 5", f"small_number: {SETTING}"),
        ("effects.csv", "leaflet-van,smoking,0", "gym,callers,0.1,,,1,1,doi.org/10.1/e\nleaflet-van,smoking,0"),
        (
            "targets.csv",
            "kinder-town,",
            TARGET,
        ),
        ("interventions.csv", "new,,200,0.3,,", "new,,201,0.3,,"),
    )
    files["indicators.csv"] += rows().encode()
    # Callers have no denominator, so the panel settles what would rest on them.
    files["agreed.csv"] += b"1,gym,need,10,No denominator.\n"
    return analyse(load_exercise_files(files))


def numbers_in(text: str) -> set[str]:
    """Numbers as they stand in a text: as cells between commas, and with commas between thousands."""
    joined = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return {each for found in (text, joined) for each in re.findall(r"\d+(?:\.\d+)?", found)}


def secrets_in(text: str) -> set[str]:
    found = numbers_in(text)
    return {each for each in (SMALL, SAME_IN_WORDS, REVEALING, EXCESS) if {each, f"{each}.0"} & found}


def everything_in(figure: Figure) -> str:
    cells = "\n".join(", ".join(row) for row in figure.table.rows)
    return "\n".join([figure.title, figure.alternative, cells, json.dumps(figure.chart.to_dict())])


def test_the_counts_are_in_the_files_and_so_could_be_found(analysis: Analysis):
    files = {each.name: each.content.decode() for each in analysis.exercise.files}
    assert secrets_in(files["indicators.csv"]) == {SMALL, SAME_IN_WORDS, REVEALING}
    # Two of indicators.csv, and the baseline of a target.
    assert small_counts_in_files(analysis.exercise) == 3


def test_no_export_has_them(analysis: Analysis):
    placed = bands(analysis)
    as_text = [export for export in EXPORTS if not export.file.endswith((".xlsx", ".docx", ".pdf"))]
    others = [export for export in as_text if export.file != RECORD_FILE]
    assert {export.file for export in others} >= {"priorities.csv", "portfolio.json", "targets.csv"}
    for export in others:
        assert secrets_in(export.build(analysis, placed).decode()) == set(), export.file


def test_the_workbook_has_none(analysis: Analysis):
    book = load_workbook(io.BytesIO(priorities_workbook(analysis, bands(analysis))))
    for sheet in book:
        text = "\n".join(str(cell) for row in sheet.values for cell in row if cell is not None)
        assert secrets_in(text) == set(), sheet.title


@pytest.mark.parametrize("build", [board_paper_docx, summary_docx, cards_docx])
def test_no_paper_has_any(build, analysis: Analysis):
    # The PDF says the same words.
    text = "\n".join(texts_of(Document(io.BytesIO(build(analysis, bands(analysis))))))
    assert len(text) > 1_000
    assert secrets_in(text) == set()


def test_the_needs_page_has_none(analysis: Analysis):
    exercise = analysis.exercise
    found = needs_profile(exercise)
    words = [needs_headline(exercise, found), furthest_behind(exercise, found)]
    table = "\n".join(", ".join(row) for row in profile_table(exercise, found).rows)
    figures = [profile_chart(exercise, found), people_chart(exercise, found)]
    figures += [trend_chart(exercise, each) for each in exercise.indicators]
    for text in (*words, table, *(everything_in(each) for each in figures)):
        assert secrets_in(text) == set()


def test_what_a_value_rests_on_has_none(analysis: Analysis):
    for cell in analysis.appraisal.cells:
        kept = (*cell.findings, *(cell.replaced.findings if cell.replaced else ()))
        table = finding_table(analysis.exercise, kept)
        assert secrets_in("\n".join(", ".join(row) for row in table.rows)) == set()
        assert secrets_in("\n".join([cell.source, *finding_sources(kept)])) == set()


def test_what_people_say_stands_beside_no_small_number(analysis: Analysis):
    assert secrets_in("\n".join(", ".join(row) for row in voices_table(analysis.exercise).rows)) == set()


def test_the_targets_page_and_its_tables_have_none(analysis: Analysis):
    exercise = dataclasses.replace(
        analysis.exercise,
        effects=tuple(each for each in analysis.exercise.effects if each.indicator != "callers"),
        milestones=(*analysis.exercise.milestones, Milestone("more-calls", "2026/27", 900)),
    )
    analysis = dataclasses.replace(analysis, exercise=exercise)
    panels = target_panels(analysis)
    calls = next(each for each in panels if each.projection.target.id == "more-calls")
    assert "Baseline hidden in 2023/24" in calls.facts
    assert "not shown" in " ".join(calls.sentences)
    assert target_chart(exercise, calls.projection) is None
    said = [" ".join((each.title, each.facts, *each.sentences, each.trend)) for each in panels]
    tables = [agreement_table(exercise), who_by_when(analysis), delivery_table(analysis)]
    for text in (*said, *("\n".join(", ".join(row) for row in each.rows) for each in tables)):
        assert secrets_in(text) == set()
    assert secrets_in(agreement_csv(exercise).decode()) == set()
    for sheet in load_workbook(io.BytesIO(agreement_workbook(exercise))):
        assert secrets_in("\n".join(str(cell) for row in sheet.values for cell in row)) == set()


def test_a_hidden_baseline_that_comes_back_in_is_the_one_there_was(analysis: Analysis):
    again = import_agreement(analysis.exercise, SourceFile("table.csv", agreement_csv(analysis.exercise)), version="2")
    baselines = {each.id: each.baseline for each in current_targets(again.exercise)}
    assert baselines == {each.id: each.baseline for each in current_targets(analysis.exercise)}
    assert baselines["more-calls"] == float(SAME_IN_WORDS)


def test_a_figure_that_came_and_counts_few_people_is_not_said(analysis: Analysis):
    actual = Actual("more-calls", "2026/27", float(SAME_IN_WORDS), "Made up")
    exercise = dataclasses.replace(
        analysis.exercise, actuals=(actual,), milestones=(Milestone("more-calls", "2026/27", 900),)
    )
    found = dataclasses.replace(analysis, exercise=exercise)
    said = [*slipped_sentences(found), counts_for(exercise, actual)]
    assert said[0].startswith(
        f"{bold('More calls, 2026/27.')} Well short (red): the figure in 2026/27 counts few people."
    )
    rows = delivery_table(found, reward=True).rows
    assert secrets_in("\n".join([*said, *(", ".join(row) for row in rows)])) == set()


def test_groups_that_count_too_few_are_not_drawn(analysis: Analysis):
    callers = analysis.exercise.indicator_by_id["callers"]
    whole = callers.latest("A1")
    assert whole is not None
    groups = tuple(
        dataclasses.replace(
            whole, value=float(value), count=None, denominator=2000.0, category_type="Deprivation fifths", category=name
        )
        for name, value in FIFTHS.items()
    )
    split = with_values(callers, groups)
    exercise = dataclasses.replace(analysis.exercise, indicators=(split,))
    drawn = gradient_chart(exercise, split)
    assert not isinstance(drawn, Figure)
    assert "too few people" in drawn.reason
    shown = dataclasses.replace(exercise, settings=dataclasses.replace(exercise.settings, small_number=5))
    assert isinstance(gradient_chart(shown, split), Figure)


def test_the_account_of_a_refresh_has_none():
    exercise = exercise_to_refresh()
    counted = tuple(dataclasses.replace(each, unit="people") for each in exercise.indicators)
    careful = dataclasses.replace(exercise.settings, small_number=SETTING)
    before = dataclasses.replace(exercise, indicators=counted, settings=careful)
    done = refresh(exercise, read(new_download()))
    after = dataclasses.replace(done.exercise, settings=careful)
    after = dataclasses.replace(
        after, indicators=tuple(dataclasses.replace(each, unit="people") for each in after.indicators)
    )
    report = refresh_report(done, refresh_effect(analyse(before), analyse(after)))
    assert "hidden (2024/25)" in report
    latest = report.split("Latest figures that change")[1].split("Scores that move")[0]
    assert numbers_in(latest) == {"2023", "24", "2024", "25"}


def with_values(indicator: Indicator, values: tuple) -> Indicator:
    return dataclasses.replace(indicator, values=(*indicator.values, *values), multiplier=1.0)
