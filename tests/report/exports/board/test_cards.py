"""Every intervention has a card, and every card is one page."""

from __future__ import annotations

import re

from tests.report.exports.board.written_papers import pdf_pages, word, word_tables, written
from tests.worked_example import worked_analysis


def test_there_is_a_first_page_and_then_a_page_for_every_intervention():
    pages = [re.sub(r"\s", "", page) for page in pdf_pages(written("cards.pdf"))]
    interventions = worked_analysis().exercise.interventions
    assert len(pages) == 1 + len(interventions)
    for page in pages[1:]:
        assert "Why" in page
        assert "Couldachieve×counton−cost" in page
    for each in interventions:
        assert sum(re.sub(r"\s", "", each.description)[:60] in page for page in pages) == 1


def test_every_card_in_word_is_headed_by_its_name_and_has_its_costs_and_score():
    document = word("cards.docx")
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    analysis = worked_analysis()
    assert sorted(headings) == sorted(each.name for each in analysis.exercise.interventions)
    tables = word_tables(document)
    assert sum(table[0][0] == "Fund" for table in tables) == len(headings)
    scored = [table for table in tables if table[0][0] == "Criterion"]
    assert {len(table) - 1 for table in scored} == {len(analysis.exercise.criteria)}
