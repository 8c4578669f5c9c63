"""Every paper is made without a date too, and is the same bytes whenever it is made."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from prioritise.analysis import analyse, bands
from prioritise.domain.errors import SolverFailed
from prioritise.domain.scenarios import Scenario
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.papers import PAPERS
from tests.files.small_exercise import small_exercise
from tests.report.exports.board.written_papers import word_lines

WORD = [paper for paper in PAPERS if paper.export.file.endswith(".docx")]


@pytest.mark.parametrize("paper", WORD, ids=lambda paper: paper.export.file)
def test_a_date_stands_on_every_page_and_where_none_is_given_that_is_said(paper):
    analysis = analyse(small_exercise())
    placed = bands(analysis)
    plain = paper.export.build(analysis, placed)
    assert plain == paper.build(analyse(small_exercise()), placed, Issued())
    dated = paper.build(analysis, placed, Issued(date(2026, 3, 1)))
    footers = [docx.Document(io.BytesIO(each)).sections[0].footer.paragraphs[0].text for each in (plain, dated)]
    assert [footer.split(" · ")[0] for footer in footers] == ["Not dated", "1 March 2026"]


def test_the_paper_prints_the_key_that_signed_its_record():
    analysis = analyse(small_exercise())
    issued = Issued(fingerprint="12ab 34cd", public_key="PUBLIC")
    lines = word_lines(docx.Document(io.BytesIO(WORD[0].build(analysis, bands(analysis), issued))))
    assert "The record is signed with the Ed25519 key PUBLIC, fingerprint 12ab 34cd." in lines
    assert "The record is not signed." not in lines


@pytest.mark.parametrize("paper", WORD, ids=lambda paper: paper.export.file)
def test_where_no_list_obeys_the_rules_that_is_said_and_no_paper_is_made(paper):
    exercise = small_exercise()
    poor = {fund.id: dict.fromkeys(exercise.years, 0) for fund in exercise.funds}
    analysis = analyse(exercise, Scenario(id="none", name="No money", funds=poor))
    assert not analysis.portfolio.has_answer
    with pytest.raises(SolverFailed, match="there is nothing to put before a board"):
        paper.build(analysis, bands(analyse(exercise)))


def test_each_paper_is_there_in_both_forms_under_names_of_their_own():
    files = [paper.export.file for paper in PAPERS]
    assert len(set(files)) == len(files) == 6
    assert sorted({file.split(".")[0] for file in files}) == ["board-paper", "cards", "summary"]
    assert len({paper.button for paper in PAPERS}) == 6
