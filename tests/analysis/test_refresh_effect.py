"""New figures move exactly what rests on them, and the account says by how much."""

from __future__ import annotations

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.refresh_effect import RefreshEffect, refresh_effect
from prioritise.domain.findings import Standing
from prioritise.files.refresh import refresh
from tests.files.published.made_up import ENGLAND, ROCHDALE
from tests.files.refresh.smallville import VALUES, exercise_to_refresh, new_download, read

REST_ON_SMOKING = {"stop-smoking", "stop-smoking-cut"}
"""What acts on smoking and reaches somebody."""


def effect_of(content: bytes) -> tuple[Analysis, Analysis, RefreshEffect]:
    before = analyse(exercise_to_refresh())
    after = analyse(refresh(exercise_to_refresh(), read(content)).exercise)
    return before, after, refresh_effect(before, after)


@pytest.fixture(scope="module")
def moved() -> tuple[Analysis, Analysis, RefreshEffect]:
    return effect_of(new_download())


def test_exactly_the_values_and_scores_that_rest_on_the_figure_move(moved: tuple[Analysis, Analysis, RefreshEffect]):
    effect = moved[2]
    assert {(each.intervention, each.criterion) for each in effect.values} == {(one, "need") for one in REST_ON_SMOKING}
    assert {each.intervention for each in effect.scores} == REST_ON_SMOKING


def test_a_move_is_the_score_after_less_the_score_before(moved: tuple[Analysis, Analysis, RefreshEffect]):
    before, after, effect = moved
    for each in effect.scores:
        old, new = (one.score_of[each.intervention].total for one in (before, after))
        assert (each.move.before, each.move.after, each.move.by) == (old, new, new - old)
        assert [value.criterion for value in each.values] == ["need"]


def test_need_is_worked_out_from_the_new_figure(moved: tuple[Analysis, Analysis, RefreshEffect]):
    # 400 people a year, 0.06 quits each, of 10,000 people, where one spread is half a point: 0.48. (14 - 11)% is 6.
    cell = moved[1].appraisal.cell_of["stop-smoking", "need"]
    assert cell.measurement is not None
    assert cell.measurement.value == pytest.approx(0.48 * (6 - 0.48 / 2))


def test_the_largest_move_comes_first(moved: tuple[Analysis, Analysis, RefreshEffect]):
    sizes = [abs(each.move.by or 0) for each in moved[2].scores]
    assert sizes == sorted(sizes, reverse=True)


def test_a_standing_that_changes_is_named_with_both_figures():
    effect = effect_of(new_download(VALUES | {ROCHDALE: "11.2"}))[2]
    (change,) = effect.standings
    assert change.before is not None
    assert change.after is not None
    assert (change.before.standing, change.after.standing) == (Standing.WORSE, Standing.SIMILAR)
    assert (change.before.figure, change.after.figure, change.after.period) == ("16.0%", "11.2%", "2024/25")


def test_a_new_figure_that_stands_as_before_is_listed_but_no_change_of_standing(
    moved: tuple[Analysis, Analysis, RefreshEffect],
):
    effect = moved[2]
    assert [each.indicator for each in effect.latest] == ["smoking"]
    assert effect.standings == ()


def test_the_list_is_compared():
    before, after, effect = effect_of(new_download(VALUES | {ENGLAND: "13.9", ROCHDALE: "14.5"}))
    assert effect.portfolio is not None
    assert effect.portfolio.same_list == (before.portfolio.interventions == after.portfolio.interventions)


def test_nothing_new_moves_nothing():
    before = analyse(exercise_to_refresh())
    effect = refresh_effect(before, before)
    assert (effect.latest, effect.values, effect.scores) == ((), (), ())
