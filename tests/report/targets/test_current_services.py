"""Targets says whether current services are counted once or twice, and what the other way would give."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis, analyse, projections
from prioritise.report.targets.current_services import current_services_sentence
from tests.targets.made_up import exercise_with

MILESTONES = "target,year,value\nless-smoking,2026/27,15.9\nless-smoking,2027/28,15.8\n"


HALF = "on_course: 0.5, off_course: 0.499"


def analysed(setting: str) -> Analysis:
    return analyse(exercise_with(milestones=MILESTONES, settings=f"{HALF}, current_in_trend: {setting}"))


def test_each_way_of_counting_says_what_the_other_would_give() -> None:
    added, once = analysed("no"), analysed("yes")
    now, then = (projections(each)[0].attainments[-1].course for each in (added, once))
    assert (now, then) == ("on course", "off course")
    assert current_services_sentence(added) == (
        "What current services do is added to the trend, although the trend holds what they did so far. "
        "Counting current services only once, 1 of 1 outcome would be on another course: "
        "fewer people smoke off course instead of on course."
    )
    assert current_services_sentence(once).startswith("What current services do is counted once: the trend holds it ")
    assert current_services_sentence(once).endswith("fewer people smoke on course instead of off course.")


def test_where_nothing_would_change_that_is_said() -> None:
    analysis = analyse(exercise_with(milestones="target,year,value\nless-smoking,2026/27,3\n", settings=HALF))
    assert current_services_sentence(analysis).endswith("none of 1 outcome would be on another course.")


def test_where_no_current_service_acts_nothing_is_said() -> None:
    analysis = analysed("no")
    assert current_services_sentence(replace(analysis, exercise=replace(analysis.exercise, effects=()))) == ""
