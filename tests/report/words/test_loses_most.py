"""Who loses most in points and who by share: each page that says the one names the other where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import partner_regrets
from prioritise.report.compare.how_sure_exact import regrets_sentences, regrets_title
from prioritise.report.compare.partner_shares_view import partner_shares_view
from prioritise.report.exports.board.partners_part import partners_part
from prioritise.report.words import loses_most
from prioritise.robustness.regret import Regret
from tests.worked_example import worked_analysis

IN_POINTS = "In points, by its own weights, another loses most: Residents' panel, 2.75 points."
BY_SHARE = "As a share of its own best list another loses most: NHS integrated care board locality, 2.3%."


def test_each_measure_names_whom_the_other_finds_wherever_it_stands():
    analysis = worked_analysis()
    regrets = partner_regrets(analysis)
    assert regrets is not None
    assert "2.75 points" in regrets_title(analysis, regrets)
    assert "(Residents' panel)" in regrets_title(analysis, regrets)
    assert BY_SHARE in " ".join(regrets_sentences(analysis, regrets))
    for said in (
        " ".join(partner_shares_view(analysis).sentences),
        str(partners_part(analysis)),
    ):
        assert "NHS integrated care board locality" in said
        assert IN_POINTS.partition("Residents")[0] in said
        assert "panel, 2.75 points." in said


@pytest.mark.parametrize("lost", [(0, 3, 1, 0, 2), (0, 0, 0, 0, 0)])
def test_where_both_measures_find_the_same_or_nobody_loses_nothing_is_added(monkeypatch, lost):
    found = partner_regrets(worked_analysis())
    assert found is not None
    chosen = tuple(Regret(round(1e6 * (100 - each)), 100_000_000) for each in lost)
    monkeypatch.setattr(loses_most, "partner_regrets", lambda _analysis: replace(found, chosen=chosen))
    assert loses_most.loses_most_in_points(worked_analysis()) == ""
    assert loses_most.loses_most_by_share(worked_analysis()) == ""
