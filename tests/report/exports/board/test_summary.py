"""The summary is two pages, and answers what a councillor asks."""

from __future__ import annotations

import re

from tests.report.exports.board.written_papers import pdf_pages, word, word_lines, written
from tests.worked_example import worked_analysis


def test_it_is_two_pages_at_most():
    assert len(pdf_pages(written("summary.pdf"))) <= 2


def test_it_says_what_is_asked_what_stops_who_loses_how_sure_and_who_disagrees():
    text = re.sub(r"\s+", " ", " ".join(pdf_pages(written("summary.pdf"))))
    analysis = worked_analysis()
    chosen = analysis.portfolio.interventions
    assert f"£{analysis.portfolio.cost_gbp:,}" in text
    for each in (one for one in analysis.exercise.interventions if one.id in chosen or not one.is_cut):
        assert re.sub(r"\s", "", each.name) in re.sub(r"\s", "", text)
    stopping = [each for each in analysis.exercise.interventions if each.status == "current" and each.id not in chosen]
    assert f"Agree to stop {len(stopping)} current service" in text
    assert "People a year who lose by what stops or is cut." in text
    assert "The list would change if" in text
    for partner in analysis.exercise.partners:
        assert f"{partner.name}: gets " in text


def test_the_word_file_says_the_same():
    read = "".join("".join(pdf_pages(written("summary.pdf"))).split())
    lines = [line for line in word_lines(word("summary.docx")) if line]
    assert len(lines) > 20
    assert sum("".join(line.split()) not in read for line in lines) <= 2
