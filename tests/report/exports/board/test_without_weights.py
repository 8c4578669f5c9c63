"""Where no partner gave weights of its own, the paper says so and tells no partner's dissent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse, bands
from prioritise.report.compare.partner_shares_view import partner_shares_view
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.board.paper import board_paper
from prioritise.report.exports.board.partners_part import NO_WEIGHTS
from prioritise.report.exports.board.summary import councillors_summary
from prioritise.report.exports.transparency_fields import transparency_sections
from tests.files.small_exercise import small_exercise

DISSENT = (
    "Each partner's weights",
    "the agreed weights",
    "Dissent",
    "gets least",
    "This very list is best for",
    "every partner's best list",
    "partner gives up",
)


def papers(exercise) -> str:
    analysis = analyse(exercise)
    placed, issued = bands(analysis), Issued(None)
    return " ".join(map(repr, (board_paper(analysis, placed, issued), councillors_summary(analysis, placed, issued))))


@pytest.fixture(scope="module")
def nobody_weighed():
    return replace(small_exercise(), weights=())


def test_no_dissent_and_no_least_share_are_told(nobody_weighed):
    said = papers(nobody_weighed)
    assert said.count(NO_WEIGHTS) == 2
    assert [words for words in DISSENT if words in said] == []
    assert partner_shares_view(analyse(nobody_weighed)).sentences == (
        "No shares can be had: no partner has given weights of its own, so every criterion counts alike.",
    )
    assert "with weights that the partners set" not in repr(transparency_sections(analyse(nobody_weighed)))


def test_with_weights_they_are_told():
    said = papers(small_exercise())
    assert NO_WEIGHTS not in said
    assert [words for words in DISSENT if words not in said] == ["gets least"]


def test_of_a_partner_without_weights_nothing_is_told():
    council = tuple(row for row in small_exercise().weights if row.partner == "council")
    said = papers(replace(small_exercise(), weights=council))
    assert said.count("NHS gave no weights, so what it would have chosen cannot be said.") == 2
    assert "Every partner that gave weights gets 100.0% of the best it could have had by its own weights." in said
