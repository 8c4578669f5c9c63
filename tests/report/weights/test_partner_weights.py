"""Partners' weights stand side by side, and the sentence about them is true."""

from __future__ import annotations

import dataclasses
import re

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.weights import group_weights
from prioritise.domain.partners import WeightsFrom
from prioritise.report.weights.partner_weights import (
    criterion_weights,
    ends_sentence,
    how_formed,
    how_formed_short,
    method_table,
    partner_table,
    weights_headline,
)
from prioritise.report.weights.view import weights_view
from prioritise.report.words.voice_words import voice_name
from prioritise.words import lower_first
from tests.files.small_exercise import small_exercise


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(small_exercise())


def test_every_partner_holds_a_share_of_every_criterion(agreed: Analysis) -> None:
    for place, row in enumerate(criterion_weights(agreed.exercise, agreed.group)):
        assert [each.share for each in row.held] == sorted(view.shares[place] for view in agreed.group.partners)
        assert row.agreed == agreed.group.agreed[place]


def test_the_widest_difference_is_the_widest(agreed: Analysis) -> None:
    widest = max(criterion_weights(agreed.exercise, agreed.group), key=lambda row: row.spread)
    low, high = widest.held[0], widest.held[-1]
    headline = weights_headline(agreed.exercise, agreed.group)
    assert headline == f"Partners differ most on {lower_first(widest.name)}: {low.share:.1%} to {high.share:.1%}"
    sentence = ends_sentence(agreed.exercise, agreed.group)
    assert sentence == f"{high.partner} gives it {high.share:.1%} of all weight, {low.partner} {low.share:.1%}."


@pytest.mark.parametrize(
    ("formed", "words"),
    [
        (WeightsFrom.PARTNER_MEAN, "Each of the 2 partners counts once"),
        (WeightsFrom.MEMBER_MEAN, "Each member"),
        (WeightsFrom.VOTES, "declared votes"),
        (WeightsFrom.PARTNERS_ALIKE, "divided by what its own best list is worth"),
    ],
)
def test_how_the_agreed_weights_were_formed_is_said(formed: WeightsFrom, words: str) -> None:
    assert words in how_formed(group_weights(dataclasses.replace(small_exercise(), weights_from=formed)))


def test_without_any_weights_nothing_is_made_up() -> None:
    silent = analyse(dataclasses.replace(small_exercise(), weights=()))
    assert weights_headline(silent.exercise, silent.group) == "Nobody has given weights yet"
    assert "every criterion counts alike" in how_formed(silent.group)
    assert method_table(silent.exercise, silent.group).rows == ()
    assert all(row.spread == 0 for row in criterion_weights(silent.exercise, silent.group))


def test_a_voice_is_a_partner_or_a_member_by_role_or_id() -> None:
    exercise = small_exercise()
    gp = next(each for each in exercise.members if each.id == "gp")
    named = dataclasses.replace(exercise, members=(dataclasses.replace(gp, role="GP lead"),))
    unnamed = dataclasses.replace(exercise, members=(dataclasses.replace(gp, role=""),))
    assert voice_name(exercise, "nhs", "") == "NHS"
    assert voice_name(named, "nhs", "gp") == "GP lead (NHS)"
    assert voice_name(unnamed, "nhs", "gp") == "gp (NHS)"


def test_the_table_has_partners_across_and_the_agreed_share_last(agreed: Analysis) -> None:
    table = partner_table(agreed.exercise, agreed.group)
    assert table.headings == ("Criterion", "Council", "NHS", "Agreed")
    assert len(table.rows) == len(agreed.group.criteria)


def test_shares_side_by_side_add_up_to_all_weight():
    table = partner_table(small_exercise(), group_weights(small_exercise()))
    for column in list(zip(*table.rows, strict=True))[1:]:
        assert all(re.fullmatch(r"\d+\.\d%", cell) for cell in column)
        assert sum(float(cell.removesuffix("%")) for cell in column) == pytest.approx(100, abs=0.05 * len(column))


@pytest.mark.parametrize("formed", WeightsFrom)
def test_every_way_of_forming_the_weights_has_a_line_of_its_own(formed: WeightsFrom) -> None:
    group = analyse(dataclasses.replace(small_exercise(), weights_from=formed)).group
    lines = {each: how_formed_short(dataclasses.replace(group, formed_by=each)) for each in WeightsFrom}
    assert len(set(lines.values())) == len(WeightsFrom)
    assert how_formed_short(group) == lines[formed]


def test_weights_that_were_written_down_without_a_panel_are_not_called_agreed():
    exercise = dataclasses.replace(small_exercise(), members=(), scores=())
    view = weights_view(exercise)
    assert "2 partners were written down without a panel, perhaps by one person" in view.how_formed
    assert [row.label for row in view.criteria if row.label.endswith("agreed")] == []
    at_panel = weights_view(small_exercise())
    assert "without a panel" not in at_panel.how_formed
    assert all(row.label.endswith("agreed") for row in at_panel.criteria)
