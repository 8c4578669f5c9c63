"""Every target says its finding first, then who leads, what is missing and what acts on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.domain.scenarios import Scenario
from prioritise.domain.targets import Actual
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.targets.delivery_tables import how_rated
from prioritise.report.targets.duties import who_by_when, who_must_do_what
from prioritise.report.targets.target_chart import target_chart
from prioritise.report.targets.target_words import (
    BEHIND,
    CANNOT,
    NO_MILESTONE,
    PLACEHOLDER,
    how_projected,
    not_addressed_sentence,
    target_panels,
    targets_headline,
)
from prioritise.targets.attainment import Course
from tests.targets.made_up import SMOKING, exercise_with

WAITING = (
    "survey,,More people feel safe,local,level,A1,nhs,,,,percent,higher,,placeholder,The survey is late,The council,"
    "1,\n"
)
NOT_MEASURED = SMOKING.replace("less-smoking", "elsewhere").replace(",A1,", ",Z9,")


@pytest.fixture(scope="module")
def rochdale() -> Analysis:
    return analyse(load_exercise(example_folder()))


def panel(analysis: Analysis, target: str):
    return next(each for each in target_panels(analysis) if each.projection.target.id == target)


def test_the_title_is_the_finding_with_its_shape(rochdale: Analysis):
    assert panel(rochdale, "smoke-free").title == "● On course: fewer adults who smoke"
    assert panel(rochdale, "new-mothers-wellbeing").title == "○ Placeholder: better mental health for new mothers"


def test_those_that_most_need_a_look_come_first(rochdale: Analysis):
    found = [each.finding for each in target_panels(rochdale)]
    assert found == sorted(found, key=["off course", "uncertain", PLACEHOLDER, "on course"].index)


def test_with_and_without_and_the_chance_are_said_in_the_unit(rochdale: Analysis):
    first, second = panel(rochdale, "smoking-at-birth").sentences
    projected = panel(rochdale, "smoking-at-birth").projection.projected
    assert projected is not None
    last = projected.years[-1]
    assert f"{last.value:.1f}% with what is chosen, {last.trend:.1f}% if nothing changes" in first
    assert first.endswith("The ambition is 8.0%.")
    assert second.startswith("The chance of meeting it is ")


def test_a_placeholder_says_what_is_missing_and_who_must_fill_it():
    found = panel(analyse(exercise_with(targets=SMOKING + WAITING)), "survey")
    assert found.finding == PLACEHOLDER
    assert found.sentences == ("**What is missing:** The survey is late.", "**Who must fill it:** The council.")


def test_what_cannot_be_projected_says_why():
    found = panel(analyse(exercise_with(targets=SMOKING + NOT_MEASURED)), "elsewhere")
    assert found.finding == CANNOT
    [sentence] = found.sentences
    assert sentence.startswith("Cannot be projected: there is no figure for ")


def test_without_a_milestone_there_is_nothing_to_hold_it_to():
    found = panel(analyse(exercise_with(milestones="target,year,value\n")), "less-smoking")
    assert found.finding == NO_MILESTONE
    assert "nothing to hold it to" in found.sentences[0]


def test_the_headline_counts_every_target_once(rochdale: Analysis):
    panels = target_panels(rochdale)
    title = targets_headline(rochdale.exercise, panels)
    assert title.startswith("Of 6 outcomes, ")
    on_course = sum(each.finding == Course.ON_COURSE for each in panels)
    assert f"{on_course} are on course" in title
    assert title.endswith("and 1 is a placeholder")


def test_an_agreement_of_2008_is_told_in_its_own_words():
    text = next(each.content for each in exercise_with().files if each.name == "exercise.yaml").decode()
    older = exercise_with(more={"exercise.yaml": text.replace("outcomes-2026", "laa-2008")})
    analysis = analyse(older)
    found = panel(analysis, "less-smoking")
    assert targets_headline(older, [found]).startswith("Of 1 target, ")
    assert found.facts.startswith("Designated target. Lead partner: Council. Partners signed up: NHS.")
    assert "milestone" in how_rated(older)


def test_what_nothing_acts_on_is_named(rochdale: Analysis):
    exercise = rochdale.exercise
    elsewhere = tuple(each for each in exercise.effects if each.indicator != "adult-smoking")
    analysis = replace(rochdale, exercise=replace(exercise, effects=elsewhere))
    sentence = not_addressed_sentence(analysis.exercise, target_panels(analysis))
    assert sentence == "Nothing on the list acts on fewer adults who smoke."
    everything = not_addressed_sentence(rochdale.exercise, target_panels(rochdale))
    assert everything == "Something on the list acts on every outcome that can be projected."


def test_who_must_do_what_has_one_row_a_target_and_every_year_in_it(rochdale: Analysis):
    table = who_by_when(rochdale)
    assert sorted(table.column("Outcome")) == sorted({row[1] for row in who_must_do_what(rochdale).rows})
    by_title = {row[1]: row for row in table.rows}
    smoking = by_title["Fewer women smoking when their baby is born"]
    assert smoking[0] == "Public health"
    for year, ambition in (("2026/27", "9.6%"), ("2027/28", "8.8%"), ("2028/29", "8.0%")):
        assert f"{year}: {ambition}, projected " in smoking[2]


def test_where_another_list_leads_stands_beside_what_is_chosen():
    exercise = exercise_with()
    poor = Scenario(id="poor", name="Poor", rules_remove=("keep-quitting",), budget_factor=0.0)
    here, there = analyse(exercise), analyse(exercise, poor)
    (found,) = target_panels(here, there)
    assert found.beside.projection.projected.years[-1].value == 16
    assert any(each.startswith("**With poor:** 16.0% by 2027/28, ") for each in found.sentences)
    chart = target_chart(exercise, found.projection, found.beside)
    assert "With poor" in chart.table.headings
    assert "With poor: 2026/27 16, 2027/28 16" in chart.alternative
    assert target_panels(here)[0].beside is None


def test_no_panel_is_plainly_on_course_over_a_figure_that_fell_short(rochdale: Analysis):
    smoking = "smoking-at-birth"
    assert panel(rochdale, smoking).finding == Course.ON_COURSE
    short = with_figure(rochdale, smoking, "2026/27", 9.8)
    found = panel(short, smoking)
    assert found.title == (
        "▲ On course by projection, amber by the last figure: fewer women smoking when their baby is born"
    )
    assert found.finding == BEHIND
    assert "1 is behind its ambition by its last figure" in targets_headline(short.exercise, target_panels(short))
    assert panel(with_figure(rochdale, smoking, "2026/27", 9.5), smoking).title.startswith("● On course: ")


def test_what_came_stands_first_beside_what_was_projected_and_promised(rochdale: Analysis):
    found = panel(with_figure(rochdale, "smoking-at-birth", "2026/27", 9.8), "smoking-at-birth").sentences
    assert found[0] == "**For 2026/27 9.8% came; 6.5% was projected and 9.6% promised: ▲ amber.**"
    assert found[1] == (
        "It is within the projection's 95% interval, 1.8% to 11.3%: a figure this high or higher had a chance of about "
        "9%. The projection ahead does not use this figure yet."
    )
    assert found[2].startswith("By 2028/29: ")


def test_a_figure_of_a_year_still_running_is_called_a_part_of_it(rochdale: Analysis):
    short = with_figure(rochdale, "smoking-at-birth", "2026/27", 9.8)
    (running,) = [each for each in target_panels(short, today=date(2026, 11, 22)) if each.finding == BEHIND]
    assert "On course by projection, amber by a figure of part of a year" in running.title
    assert running.sentences[0].endswith("** 2026/27 has not ended: this is part of a year.")
    (over,) = [each for each in target_panels(short, today=date(2027, 4, 1)) if each.finding == BEHIND]
    assert over.sentences == panel(short, "smoking-at-birth").sentences


def test_who_must_do_what_says_what_came_in_place_of_the_course(rochdale: Analysis):
    table = who_by_when(with_figure(rochdale, "smoking-at-birth", "2026/27", 9.8))
    row = next(row for row in table.rows if row[1].startswith("Fewer women smoking"))
    first, second, _ = row[2].split("; ")
    assert first == "2026/27: 9.6%, projected 6.5%, 9.8% came (amber)"
    assert second == "2027/28: 8.8%, projected 5.7%, on course"


def with_figure(analysis: Analysis, target: str, period: str, value: float) -> Analysis:
    actuals = (Actual(target, period, value, "Made up"),)
    return replace(analysis, exercise=replace(analysis.exercise, actuals=actuals))


def test_how_words_are_given_follows_the_settings():
    told = how_projected(exercise_with(settings="on_course: 0.9, off_course: 0.1"))
    assert "On course: a chance of 90% or more" in told
    assert "Off course: 10% or less" in told
