"""Every answer has a chart that says the same as its words and its table, where there is something to draw."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

import pytest

from prioritise.analysis import Analysis, analyse, value_of_figures, value_of_indicators
from prioritise.analysis.believe import swapped_list
from prioritise.report.compare.answer_chart import answer_chart
from prioritise.report.compare.answer_view import MOST_BARS, AnswerView, Bar, Bars, Stairs, answer, bars
from prioritise.report.compare.believe_view import believe_view
from prioritise.report.compare.figure_groups_view import figure_groups_view
from prioritise.report.compare.figure_words import beyond_the_scale
from prioritise.report.compare.figures_view import figures_view
from prioritise.report.compare.nearest_view import nearest_view
from prioritise.report.compare.partner_shares_view import partner_shares_view
from prioritise.report.compare.rule_prices_view import rule_prices_view
from prioritise.report.compare.spare_view import spare_view
from prioritise.report.compare.staircase_view import staircase_view
from prioritise.report.compare.swings_view import swings_view
from prioritise.report.drawing import figure as looks
from tests.analysis.random_exercises import random_exercise
from tests.worked_example import worked_analysis

COLOURS = {looks.NAVY, looks.PLUM, looks.ORANGE, looks.INK, looks.RULE, looks.GRID}


DRAWN = 17
"""The seed of a random exercise about which most answers have something to draw."""


@cache
def small() -> Analysis:
    return analyse(random_exercise(DRAWN))


def _believed() -> AnswerView:
    out = small().portfolio.interventions[-1]
    return believe_view(small(), swapped_list(small(), [out], []))


VIEWS = {
    "nearest": lambda: nearest_view(small()),
    "figures": lambda: figures_view(small()),
    "swings of the list": lambda: swings_view(small()),
    "swings of one": lambda: swings_view(small(), small().portfolio.interventions[0]),
    "groups": lambda: figure_groups_view(small()),
    "believe": _believed,
    "prices": lambda: rule_prices_view(small()),
    "spare": lambda: spare_view(small(), "main", "2026/27", 10_000_000),
    "equality": lambda: staircase_view(small()),
    "partners": lambda: partner_shares_view(small()),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_chart_states_the_finding_and_has_words_a_table_and_the_agreed_colours(name):
    view = VIEWS[name]()
    chart = answer_chart(view)
    if view.shape is None:
        assert chart is None
        return
    assert chart is not None
    assert chart.title
    assert not chart.title.endswith((".", ":"))
    assert chart.alternative
    assert chart.table.rows
    drawn = json.dumps(chart.chart.to_dict())
    used = {colour.lower() for colour in re.findall(r"#[0-9a-fA-F]{6}\b", drawn)}
    assert used
    assert used <= {colour.lower() for colour in COLOURS}


def test_all_answers_but_that_on_money_that_buys_nothing_are_drawn():
    assert {name for name in VIEWS if VIEWS[name]().shape is None} == {"spare"}


def test_what_is_counted_of_figures_with_a_range_can_be_reconciled():
    analysis = worked_analysis()
    single, shared = value_of_figures(analysis), value_of_indicators(analysis)
    first, swings = figures_view(analysis), swings_view(analysis)
    counted = next(said for said in first.sentences if " have a range: " in said)
    assert counted.startswith(
        f"{len(single) + len(shared)} figures have a range: {len(single)} on one intervention and criterion, "
        f"and {len(shared)} of the area's own. "
        f"{len(single) + len(shared) - len(first.table.rows)} of them are good enough"
    )
    moving = sum(each.list_at_low != each.list_at_high for each in single)
    changing = sum(not each.is_good_enough for each in single)
    assert swings.sentences[1] == (
        f"{len(single)} figures have a range on one intervention and criterion: {moving} of them would move the list's "
        f"value, and {changing} can change the list within the range alone."
    )
    assert isinstance(swings.shape, Bars)
    assert swings.shape.caption.endswith(f"The first 12 of {moving} are drawn.")


def test_a_range_below_0_is_explained_and_none_is_where_no_range_goes_there():
    assert any("below 0 where harm is possible" in said for said in figures_view(worked_analysis()).sentences)
    within = [figure for figure in value_of_figures(worked_analysis()) if figure.low >= 0 and figure.high <= 100]
    assert beyond_the_scale(within) == ()


def test_one_threshold_of_all_money_is_said_in_one_form_and_a_pound_is_more_than_nothing():
    view = nearest_view(worked_analysis())
    assert isinstance(view.shape, Bars)
    notes = [bar.note for bar in view.shape.bars]
    assert "7% more if there were 7% more of all money" in notes
    assert any(note.startswith("less than 0.1% less if there were even £1 less of ") for note in notes)
    assert not any(note.startswith("0.0%") for note in notes)


def test_every_bar_says_in_words_what_it_draws_and_its_table_has_as_many_rows():
    view = rule_prices_view(small())
    assert isinstance(view.shape, Bars)
    chart = answer_chart(view)
    assert chart is not None
    for bar in view.shape.bars:
        assert f"{bar.name}: {bar.note}" in chart.alternative
        assert bar.name in chart.table.column("Rule or limit")


def test_rules_are_named_in_words_and_never_by_their_id():
    view, exercise = rule_prices_view(worked_analysis()), worked_analysis().exercise
    ids = [rule.id for rule in exercise.rules]
    assert isinstance(view.shape, Bars)
    said = " ".join([*view.table.column("Rule or limit"), *(bar.name for bar in view.shape.bars), *view.sentences])
    assert not [one for one in ids if one in said]
    assert "NHS Health Check for all aged 40 to 74 must continue." in said
    # A file keeps what tells them apart.
    assert set(ids) <= {line[1] for line in view.cells}


def test_bars_from_nothing_begin_at_nothing_and_ranges_need_not():
    for start, low in ((0.0, 0.0), (90.0, 89.6)):
        shape = bars("Points", [Bar("one", "to 100", start, 100.0)], "How to read it.")
        chart = answer_chart(answer(["Found."], (("A", "B"), [("one", "100")]), (("a",), []), shape))
        assert chart is not None
        scale = chart.chart.to_dict()["layer"][0]["encoding"]["x"]["scale"]
        assert scale["domain"][0] == pytest.approx(low)


def test_only_the_first_rows_are_drawn_and_the_caption_says_of_how_many():
    shape = bars("Points", [Bar(str(number), "", 0.0, 1.0) for number in range(MOST_BARS + 3)], "All.")
    assert shape is not None
    assert len(shape.bars) == MOST_BARS
    assert shape.caption == f"All. The first {MOST_BARS} of {MOST_BARS + 3} are drawn."
    assert bars("Points", [], "None.") is None


def test_the_stairs_go_through_every_list_and_show_where_the_agreed_one_stands():
    view = staircase_view(small())
    assert isinstance(view.shape, Stairs)
    assert len(view.shape.stairs) == len(view.table.rows)
    assert view.shape.agreed in view.shape.stairs
    lower = replace(view.shape, agreed=replace(view.shape.agreed, up=view.shape.agreed.up - 1))
    moved = answer_chart(replace(view, shape=lower))
    before = answer_chart(view)
    assert moved is not None
    assert before is not None
    assert moved.chart.to_dict() != before.chart.to_dict()
