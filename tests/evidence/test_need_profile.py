"""The profile of need: one row an indicator, and everything the evidence cannot tell."""

from dataclasses import replace
from datetime import date

import pytest

from prioritise.domain.errors import PrioritiseError
from prioritise.domain.exercise import Area, Exercise
from prioritise.domain.findings import Standing
from prioritise.domain.indicators import JsnaDomain, Polarity
from prioritise.domain.partners import WeightsFrom
from prioritise.domain.periods import parse_period
from prioritise.domain.settings import NeedSettings
from prioritise.evidence.need_profile import Gap, figure_age, need_profile
from prioritise.evidence.outcome import CannotTell
from prioritise.evidence.projection import Projection
from prioritise.evidence.trend import Direction
from prioritise.files.exercise.assemble import settings_as_supplied
from tests.evidence.figures import AREA, ENGLAND, figure, indicator, yearly

NEIGHBOURS = ("E08000001", "E08000002", "E08000003")
PLACE = Area(AREA, "Rochdale", ENGLAND, NEIGHBOURS, None)


def exercise(*indicators):
    return Exercise(
        id="test",
        title="Test",
        vocabulary="outcomes-2026",
        illustrative=(),
        area=PLACE,
        price_year="2025/26",
        years=("2026/27", "2027/28", "2028/29"),
        criteria=(),
        partners=(),
        weights_from=WeightsFrom.PARTNER_MEAN,
        funds=(),
        interventions=(),
        costs=(),
        settings=settings_as_supplied(),
        indicators=indicators,
    )


def older_at(asked, years):
    return replace(asked, settings=replace(asked.settings, needs=NeedSettings(years)))


def smoking(**kind):
    return indicator(
        *yearly([20, 18, 17, 15, 14], width=0.5),
        figure("2023", 10.0, area=ENGLAND),
        figure("2023", 12.0, area=NEIGHBOURS[0]),
        figure("2023", 14.0, area=NEIGHBOURS[1]),
        figure("2023", 16.0, area=NEIGHBOURS[2]),
        **kind,
    )


def gaps(profile):
    return [(each.gap, each.indicator) for each in profile.unknowns if each.gap is not Gap.NO_INDICATOR]


def test_a_row_has_everything_the_evidence_says():
    (row,) = need_profile(exercise(smoking())).rows
    assert row.comparison.standing is Standing.WORSE
    assert row.comparison.gap == 4
    assert row.z == 0
    assert row.trend.direction is Direction.BETTER
    assert isinstance(row.projection, Projection)
    assert [value.year for value in row.projection.values] == ["2026/27", "2027/28", "2028/29"]
    assert isinstance(row.gradient, CannotTell)
    assert row.age.years == pytest.approx(2.25, abs=0.01)
    assert not row.age.old


def test_rows_come_by_domain_and_worst_first():
    better = indicator(figure("2023", 5.0), figure("2023", 10.0, area=ENGLAND), name="Better")
    worse = indicator(figure("2023", 15.0), figure("2023", 10.0, area=ENGLAND), name="Worse")
    service = indicator(
        figure("2023", 15.0), figure("2023", 10.0, area=ENGLAND), name="Service", domain=JsnaDomain.SERVICES
    )
    context = indicator(
        figure("2023", 5.0), figure("2023", 10.0, area=ENGLAND), name="Context", domain=JsnaDomain.CONTEXT
    )
    profile = need_profile(exercise(service, better, worse, context))
    assert [row.indicator.name for row in profile.rows] == ["Context", "Worse", "Better", "Service"]


def test_an_indicator_without_a_figure_is_named_and_never_a_row():
    profile = need_profile(exercise(indicator(figure("2023", 10.0, area=ENGLAND), name="Falls")))
    assert profile.rows == ()
    assert gaps(profile) == [(Gap.NO_FIGURE, "falls")]
    assert "Rochdale" in profile.unknowns[-1].said


def test_a_domain_without_indicators_is_named():
    profile = need_profile(exercise(smoking()))
    missing = [each.domain for each in profile.unknowns if each.gap is Gap.NO_INDICATOR]
    assert missing == [JsnaDomain.DEMOGRAPHY, JsnaDomain.CONTEXT, JsnaDomain.ILL_HEALTH, JsnaDomain.SERVICES]


def test_an_old_figure_is_named_with_its_age():
    old = indicator(figure("2019", 12.0, limits=(11, 13)), figure("2019", 10.0, area=ENGLAND))
    profile = need_profile(exercise(old))
    assert gaps(profile) == [(Gap.OLD_FIGURE, "smoking-in-pregnancy")]
    assert "2019" in profile.unknowns[-1].said
    assert "more than 6 years before 1 April 2026" in profile.unknowns[-1].said
    assert gaps(need_profile(older_at(exercise(old), 7))) == []
    assert gaps(need_profile(replace(exercise(old), years=("2020/21",)))) == []


def test_a_figure_with_nothing_beside_it_is_named():
    alone = indicator(figure("2023", 12.0, limits=(11, 13)))
    assert gaps(need_profile(exercise(alone))) == [(Gap.NO_BENCHMARK, "smoking-in-pregnancy")]


def test_a_figure_without_an_interval_is_named_when_it_is_judged():
    bare = indicator(figure("2023", 12.0), figure("2023", 10.0, area=ENGLAND))
    assert gaps(need_profile(exercise(bare))) == [(Gap.NO_INTERVAL, "smoking-in-pregnancy")]
    assert gaps(need_profile(exercise(replace(bare, polarity=Polarity.NONE)))) == []


def test_figures_are_projected_to_the_years_of_the_plan():
    (row,) = need_profile(replace(exercise(smoking()), years=("2030/31",))).rows
    assert [value.year for value in row.projection.values] == ["2030/31"]


@pytest.mark.parametrize(
    ("label", "years", "old"), [("2025/26", 0.0, False), ("2022/23", 3.0, True), ("2023/24", 2.0, False)]
)
def test_a_figures_age_runs_from_the_end_of_its_period(label, years, old):
    age = figure_age(parse_period(label), date(2026, 4, 2), old_after_years=3)
    assert age.years == pytest.approx(years, abs=0.02)
    assert age.old is old


def test_a_period_still_running_is_not_of_negative_age():
    assert figure_age(parse_period("2027"), date(2026, 4, 1), old_after_years=3).years == 0


def test_a_plan_without_years_needs_a_day():
    with pytest.raises(PrioritiseError, match="no first year"):
        need_profile(replace(exercise(smoking()), years=()))
