"""Every value leads back to the figures it rests on, and what the panel set aside is kept beside what it agreed."""

from __future__ import annotations

import dataclasses
import json

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.report.exports.portfolio_json import portfolio_json
from prioritise.report.exports.trail import SET_ASIDE, TRAIL_HEADINGS, USED, value_trail
from prioritise.report.priorities.intervention_detail import criterion_table, intervention_detail
from tests.files.small_exercise import edited, small_exercise


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


def rows(analysis: Analysis, intervention: str, criterion: str) -> list[dict[str, object]]:
    found = [dict(zip(TRAIL_HEADINGS, row, strict=True)) for row in value_trail(analysis)]
    return [row for row in found if (row["intervention"], row["criterion"]) == (intervention, criterion)]


def exported(analysis: Analysis, intervention: str, criterion: str) -> dict[str, object]:
    values = json.loads(portfolio_json(analysis))["values"]
    return next(each for each in values if (each["intervention"], each["criterion"]) == (intervention, criterion))


def test_a_value_from_evidence_leads_to_its_figure_interval_benchmark_and_sources(agreed: Analysis):
    (row,) = rows(agreed, "stop-smoking", "need")
    assert (row["indicator"], row["area"], row["period"], row["figure"]) == ("Smoking", "A1", "2023/24", 16.0)
    assert (row["lower 95%"], row["upper 95%"], row["interval"]) == (15.0, 17.0, "published")
    assert (row["benchmark area"], row["benchmark figure"], row["standing"]) == ("E1", 12.0, "worse")
    assert (row["figure source"], row["effect source"]) == ("Made up", "doi.org/10.1/a")


def test_the_export_has_the_same(agreed: Analysis):
    value = exported(agreed, "stop-smoking", "need")
    (row,) = rows(agreed, "stop-smoking", "need")
    (finding,) = value["findings"]
    assert (finding["indicator_name"], finding["area"], finding["period"]) == ("Smoking", "A1", "2023/24")
    assert (finding["lower_ci"], finding["upper_ci"], finding["interval_method"]) == (15.0, 17.0, "published")
    assert (finding["benchmark_area"], finding["benchmark"]) == ("E1", 12.0)
    assert (finding["source"], finding["effect_source"]) == (row["figure source"], row["effect source"])


def test_what_is_not_real_is_said_in_the_line_of_the_value_in_every_export(agreed: Analysis):
    (row,) = rows(agreed, "stop-smoking", "need")
    words = "computed from published figures; illustrative: reach"
    assert row["rests on"] == exported(agreed, "stop-smoking", "need")["rests_on"] == words
    detail = intervention_detail(agreed, "stop-smoking")
    assert criterion_table(detail).column("Rests on")[0] == f"C{words[1:]}"


def test_every_value_has_a_row_and_every_row_a_source(agreed: Analysis):
    found = [dict(zip(TRAIL_HEADINGS, row, strict=True)) for row in value_trail(agreed)]
    used = {(row["intervention"], row["criterion"]) for row in found if row["used"] == USED}
    assert used == {(each.intervention, each.criterion) for each in agreed.appraisal.cells}
    assert all(row["source"] for row in found)


def test_a_measurement_the_panel_set_aside_is_kept_beside_what_it_agreed(agreed: Analysis):
    now, before = rows(agreed, "walks", "health-gain")
    assert (now["used"], now["rests on"]) == (USED, "agreed by the panel")
    assert "The study was elsewhere." in str(now["source"])
    assert (before["used"], before["value"], before["measurement"], before["source"]) == (
        SET_ASIDE,
        None,
        8.0,
        "Made up",
    )
    assert exported(agreed, "walks", "health-gain")["set_aside"] == {
        "measurement": 8.0,
        "source": "Made up",
        "findings": [],
    }


def test_evidence_the_panel_set_aside_keeps_its_figures():
    settled = edited(
        ("agreed.csv", "1,walks,health-gain,6,", "1,stop-smoking,need,40,Local survey.\n1,walks,health-gain,6,")
    )
    analysis = analyse(load_exercise_files(settled))
    now, before = rows(analysis, "stop-smoking", "need")
    assert (now["value"], now["indicator"]) == (40.0, None)
    assert (before["used"], before["indicator"], before["figure"]) == (SET_ASIDE, "Smoking", 16.0)
    aside = exported(analysis, "stop-smoking", "need")["set_aside"]
    assert aside["findings"][0]["indicator"] == "smoking"


def test_a_count_of_people_that_is_small_is_not_in_the_trail():
    exercise = small_exercise()
    settings = dataclasses.replace(exercise.settings, small_number=20)
    counted = tuple(
        dataclasses.replace(each, unit="people") if each.id == "smoking" else each for each in exercise.indicators
    )
    analysis = analyse(dataclasses.replace(exercise, indicators=counted, settings=settings))
    row = rows(analysis, "stop-smoking", "need")[0]
    assert (row["figure"], row["lower 95%"]) == ("hidden", None)
    finding = exported(analysis, "stop-smoking", "need")["findings"][0]
    assert (finding["value"], finding["hidden"]) == (None, True)
