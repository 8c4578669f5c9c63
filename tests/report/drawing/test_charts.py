"""Every chart states its finding, says the same in words and in a table, and draws with the agreed colours."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from prioritise.analysis import (
    Analysis,
    disputed_cells,
    lists_over_weights,
    ranks_over_weights,
)
from prioritise.evidence.gradient import deprivation_gradient
from prioritise.evidence.inequality import slope_index
from prioritise.evidence.outcome import CannotTell
from prioritise.portfolio.problem import MILLIONTHS, Budget
from prioritise.report.compare.frontier_chart import Side, frontier_chart, label_side
from prioritise.report.compare.how_sure_chart import funded_shares_chart, thresholds_chart
from prioritise.report.compare.how_sure_view import criteria_view, many_weights_view_of
from prioritise.report.compare.view import money_view
from prioritise.report.drawing import figure as looks
from prioritise.report.drawing.charts import LINE_PIXELS, NOTE_GAP, WRAP_AT, rows_of, wrapped
from prioritise.report.drawing.figure import MEANINGS, PARTNER_COLOURS, Figure
from prioritise.report.needs.indicator_chart import (
    gradient_caption,
    gradient_chart,
    relative_indices,
    slope_at_groups,
    trend_chart,
)
from prioritise.report.needs.profile_chart import NOTHING_TO_COMPARE, people_chart, profile_chart
from prioritise.report.priorities.intervention_detail import intervention_detail
from prioritise.report.priorities.money_table import money_rows
from prioritise.report.priorities.priorities_chart import contributions_chart, money_chart, score_parts_chart
from prioritise.report.scores.disputes_chart import spreads_chart
from prioritise.report.weights.view import weights_view
from prioritise.report.weights.weights_chart import partner_weights_chart
from prioritise.report.words.needs_profile import needs_profile
from prioritise.robustness.frontier import Frontier
from prioritise.robustness.frontier_steps import FrontierStep
from prioritise.robustness.weight_sets import WeightSet
from prioritise.words import lower_first, points
from tests.worked_example import worked_analysis

ALLOWED = {looks.INK, looks.QUIET_INK, looks.RULE, looks.GRID, *MEANINGS.values(), *PARTNER_COLOURS}
COLOURS = {colour.lower() for colour in (*ALLOWED, looks.PALE)}


@pytest.fixture(scope="module")
def figures(agreed: Analysis) -> dict[str, Figure]:
    exercise = agreed.exercise
    rows = needs_profile(exercise)
    gradient = gradient_chart(exercise, exercise.indicator_by_id["year6-obesity-five-years"])
    assert isinstance(gradient, Figure)
    lists = lists_over_weights(agreed, WeightSet.ANY, samples=30)
    assert lists is not None
    ranks = ranks_over_weights(agreed, WeightSet.ANY, samples=30)
    funded = funded_shares_chart(many_weights_view_of(agreed, lists, ranks))
    assert funded is not None
    return {
        "profile": profile_chart(exercise, rows),
        "people": people_chart(exercise, rows),
        "trend": trend_chart(exercise, exercise.indicator_by_id["adult-smoking"]),
        "gradient": gradient,
        "weights": partner_weights_chart(weights_view(agreed.exercise)),
        "parts": score_parts_chart(agreed, tuple(each.id for each in exercise.interventions)),
        "contributions": contributions_chart(intervention_detail(agreed, "swap-to-stop")),
        "money": money_chart(money_rows(agreed), transfers=True),
        "disputes": spreads_chart(agreed, disputed_cells(agreed)),
        "frontier": frontier_chart(money_view(agreed, "council-capital")),
        "funded": funded,
        "thresholds": thresholds_chart(criteria_view(agreed)),
    }


def test_every_chart_has_a_title_words_and_a_table(figures: dict[str, Figure]) -> None:
    for name, figure in figures.items():
        assert figure.title, name
        assert not figure.title.endswith("."), name
        assert figure.alternative, name
        assert figure.table.rows, name


def test_a_listener_hears_each_fund_once_with_what_it_spends_each_year(figures: dict[str, Figure]) -> None:
    heard = figures["money"].alternative
    assert heard.startswith("Public health grant, part open to review spends £1,220,000 of £1,220,000 in 2026/27; ")
    assert heard.count("Public health grant") == 1
    assert "£1,026,000 of £1,030,000 in 2026/27, less £4,000 that went to another fund" in heard
    assert "£514,000 of £510,000 in 2026/27, with £4,000 that came in from another fund" in heard


def test_every_chart_is_sound_and_keeps_to_the_colours(figures: dict[str, Figure]) -> None:
    for name, figure in figures.items():
        drawn = json.dumps(figure.chart.to_dict())
        used = {colour.lower() for colour in re.findall(r"#[0-9a-fA-F]{6}\b", drawn)}
        assert used <= COLOURS, name


def test_bars_begin_at_nothing(figures: dict[str, Figure]) -> None:
    seen = set()
    for name in ("people", "gradient", "parts", "contributions", "money", "funded", "thresholds"):
        for layer in figures[name].chart.to_dict()["layer"]:
            x = layer["encoding"].get("x", {})
            if layer["mark"]["type"] == "bar" and "scale" in x:
                seen.add(name)
                low, high = x["scale"]["domain"]
                assert low <= 0 <= high, name
                assert x["scale"].get("zero") is not False
    assert len(seen) > 3


def test_better_and_worse_differ_in_shape_and_not_in_colour_alone(figures: dict[str, Figure]) -> None:
    points = next(layer for layer in figures["profile"].chart.to_dict()["layer"] if layer["mark"]["type"] == "point")
    shapes = points["encoding"]["shape"]["scale"]["range"]
    assert len(set(shapes)) == len(shapes) == 3


def test_rows_are_as_high_as_their_words_and_never_overlap() -> None:
    names = ["Short", "A name that is far too long to stand on one line of a phone", ""]
    rows = rows_of(names, ["note", "note", "a year of the one above"], mark_pixels=10)
    for row, after in pairwise(rows.each):
        assert row.name_top <= row.note_top < row.middle - 5
        assert row.middle + 5 < after.name_top
    assert rows.each[1].note_top - rows.each[1].name_top == 2 * LINE_PIXELS + NOTE_GAP
    assert rows.each[-1].middle + 5 <= rows.height
    assert max(len(line) for line in wrapped("word " * 40, WRAP_AT).split("\n")) <= WRAP_AT


def test_nothing_to_draw_is_said(agreed: Analysis) -> None:
    exercise = agreed.exercise
    assert profile_chart(exercise, ()).title == NOTHING_TO_COMPARE
    assert people_chart(exercise, ()).title == "No gap to England can be counted in people yet"
    assert isinstance(gradient_chart(exercise, exercise.indicator_by_id["adult-smoking"]), CannotTell)


def test_a_count_of_people_that_is_small_is_in_no_chart(agreed: Analysis) -> None:
    exercise = agreed.exercise
    for row in people_chart(exercise, needs_profile(exercise)).table.rows:
        assert float(row[1].replace(",", "")) > exercise.settings.small_number


def test_the_slope_is_drawn_through_the_groups_where_its_line_passes_them(agreed: Analysis) -> None:
    exercise = agreed.exercise
    indicator = exercise.indicator_by_id["year6-obesity-five-years"]
    gradient = deprivation_gradient(indicator, exercise.area.code)
    assert not isinstance(gradient, CannotTell)
    fitted = slope_at_groups(gradient)
    middles = [
        sum(each.share for each in gradient.groups[:place]) + group.share / 2
        for place, group in enumerate(gradient.groups)
    ]
    assert fitted == pytest.approx([gradient.slope.intercept + gradient.slope.sii * middle for middle in middles])
    drawn = gradient_chart(exercise, indicator)
    assert isinstance(drawn, Figure)
    specification = drawn.chart.to_dict()
    line = next(layer for layer in specification["layer"] if layer["mark"]["type"] == "line")
    rows = specification["datasets"][line["data"]["name"]]
    assert [row["slope"] for row in rows] == pytest.approx(fitted)
    assert len(drawn.table.column("On the slope")) == len(gradient.groups)
    assert "red line is the slope" in gradient_caption(exercise, indicator)


def test_the_caption_names_both_relative_indices_and_says_where_one_means_nothing():
    steep = relative_indices(slope_index([12.0, 8.0, 4.0], [1, 1, 1]))
    assert steep == (
        "Relative indices of inequality: the least deprived end of the line is 0.14 times the most deprived end; "
        "the slope is −150% of the mean."
    )
    below_nothing = relative_indices(slope_index([0.0, 6.0, 12.0], [1, 1, 1]))
    assert below_nothing.startswith(
        "Relative index of inequality: the slope is +300% of the mean. The line starts at −3"
    )


def test_the_profile_says_how_many_people_are_behind_each_gap(agreed: Analysis) -> None:
    rows = needs_profile(agreed.exercise)
    words = profile_chart(agreed.exercise, rows).alternative
    counted = [row for row in rows if row.people and row.drawn]
    assert counted
    for row in counted:
        assert f"Gap: {row.people} people" in words


@pytest.mark.parametrize(
    ("bend", "today", "side"),
    [
        (8, 12, Side.ABOVE_LEFT),
        (8, 9, Side.ABOVE_LEFT),
        (2, 10, Side.BELOW_RIGHT),
        (3, 4, Side.ABOVE_LEFT),
        (14, 12, Side.BELOW_RIGHT),
        (18, 10, Side.ABOVE_LEFT),
    ],
)
def test_the_label_of_the_bend_keeps_clear_of_todays_line_and_of_the_edges(bend, today, side):
    steps = tuple(
        FrontierStep(Fraction(budget, today), budget, (budget,), value * MILLIONTHS, 0, (), (), (), ())
        for budget, value in ((0, 0), (bend, 19), (20, 20))
    )
    found = Frontier("", (Budget("main", "2026/27", today),), Fraction(0), Fraction(20, today), steps, complete=False)
    assert found.knee == steps[1]
    assert label_side(found) is side


def test_what_takes_away_is_named_beside_what_brings_the_most(agreed: Analysis) -> None:
    detail = replace(intervention_detail(agreed, "swap-to-stop"), likelihood=1.0, total=6.4)
    parts = [part for part in detail.criteria if part.points is not None]
    worse = [replace(part, points=-19.8 if place == 0 else 11.0 - place) for place, part in enumerate(parts)]
    title = contributions_chart(replace(detail, criteria=tuple(worse))).title
    takes = lower_first(parts[0].criterion.name)
    brings = f"{parts[1].criterion.name} brings it the most: 10.0 points of its score of 6.4"
    assert title == f"{brings}; {takes} takes the most away: −19.8"
    better = [replace(part, points=1.0 + place) for place, part in enumerate(parts)]
    assert "takes" not in contributions_chart(replace(detail, criteria=tuple(better))).title
    none = contributions_chart(replace(detail, criteria=tuple(replace(part, points=-1.0) for part in parts))).title
    assert none == f"{parts[0].criterion.name} takes the most away: −1.0 points of its score of 6.4"


def test_the_bars_under_a_row_add_up_to_its_score() -> None:
    analysis, said = worked_analysis(), []
    for each in analysis.exercise.interventions:
        detail = intervention_detail(analysis, each.id)
        drawn = contributions_chart(detail)
        parts = [part for part in detail.criteria if part.points is not None]
        assert sum(map(detail.in_score, parts)) == pytest.approx(analysis.score_of[each.id].total)
        # Where the rounded figures do not come to the score as it is shown, that is said beside them.
        shown = round(sum(round(detail.in_score(part), 1) for part in parts), 1) == round(detail.total, 1)
        note = "" if shown else " (may not add up because they are rounded)"
        said.append(note)
        assert drawn.alternative.endswith(f"; together its score: {points(detail.total)}{note}")
        assert drawn.table.headings[-1].endswith(note or "%")
        assert f" of its score of {points(detail.total)}" in drawn.title
        assert [row[-1] for row in drawn.table.rows] == [points(detail.in_score(part)) for part in parts]
    assert all(told in said for told in ("", " (may not add up because they are rounded)"))
