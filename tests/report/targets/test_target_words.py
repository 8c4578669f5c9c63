"""Every target says its finding first, then who leads, what is missing and what acts on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prioritise.analysis import Analysis, analyse, projections
from prioritise.domain.scenarios import Scenario
from prioritise.domain.targets import Actual
from prioritise.report.targets.delivery_tables import how_rated
from prioritise.report.targets.duties import duties, who_by_when
from prioritise.report.targets.target_chart import target_chart
from prioritise.report.targets.target_finding import BEHIND, CANNOT, NO_MILESTONE, PLACEHOLDER
from prioritise.report.targets.target_words import target_panels
from prioritise.report.targets.targets_summary import (
    how_projected,
    not_addressed_sentence,
    others_sentence,
    targets_headline,
)
from prioritise.targets.attainment import Course
from prioritise.words import BOLD
from tests.targets.made_up import SMOKING, exercise_with
from tests.worked_example import worked_analysis

WAITING = (
    "survey,,More people feel safe,local,level,A1,nhs,,,,percent,higher,,placeholder,The survey is late,The council,"
    "1,\n"
)
NOT_MEASURED = SMOKING.replace("less-smoking", "elsewhere").replace(",A1,", ",Z9,")


@pytest.fixture(scope="module")
def rochdale() -> Analysis:
    return worked_analysis()


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
    assert found.sentences == (
        f"{BOLD}What is missing:{BOLD} The survey is late.",
        f"{BOLD}Who must fill it:{BOLD} The council.",
    )


def test_what_cannot_be_projected_says_why():
    found = panel(analyse(exercise_with(targets=SMOKING + NOT_MEASURED)), "elsewhere")
    assert found.finding == CANNOT
    [sentence] = found.sentences
    assert sentence.startswith("Cannot be projected: there is no figure for ")


def test_without_a_milestone_there_is_nothing_to_hold_it_to():
    found = panel(analyse(exercise_with(milestones="target,year,value\n")), "less-smoking")
    assert found.finding == NO_MILESTONE
    assert "nothing to hold it to" in found.sentences[0]


def test_the_headline_has_those_that_need_a_look_most_and_the_rest_stand_below_it(rochdale: Analysis):
    panels = target_panels(rochdale)
    assert not any(each.finding == Course.OFF_COURSE for each in panels)
    uncertain = sum(each.finding == Course.UNCERTAIN for each in panels)
    assert targets_headline(rochdale.exercise, panels) == f"Of 6 outcomes, {uncertain} are uncertain"
    on_course = sum(each.finding == Course.ON_COURSE for each in panels)
    others = others_sentence(rochdale.exercise, panels)
    assert f"{on_course} are on course" in others
    assert "1 is a placeholder" in others
    assert others_sentence(rochdale.exercise, panels[:1]) == ""


def test_a_promise_that_is_kept_if_nothing_changes_says_that_it_asks_for_nothing(rochdale: Analysis):
    smoking = panel(rochdale, "smoking-at-birth")
    assert smoking.finding == Course.ON_COURSE
    assert (
        smoking.asks_nothing
        == "This ambition asks for nothing: the middle of the trend passes it from 2026/27 on anyway."
    )


def test_a_trend_that_passes_an_uncertain_promise_is_said_to_be_unsure_with_the_first_year(rochdale: Analysis):
    falls = panel(rochdale, "fewer-falls")
    assert falls.finding == Course.UNCERTAIN
    first = falls.projection.attainments[0]
    assert falls.projection.projected.at(first.year).trend < first.milestone
    assert falls.asks_nothing == (
        "If nothing changes, the middle of the trend passes this ambition from 2026/27 on. "
        "Even so it is not sure to be met. The chance of meeting it is about 63%."
    )


def test_nothing_is_said_of_a_promise_that_the_trend_does_not_keep(rochdale: Analysis):
    others = [each for each in target_panels(rochdale) if each.projection.attainments and not each.asks_nothing]
    assert others
    for each in others:
        behind = each.projection.target.sign * (
            each.projection.projected.years[-1].trend - each.projection.attainments[-1].milestone
        )
        assert behind < 0


def test_the_first_year_is_that_from_which_the_trend_keeps_every_milestone():
    # The trend stays at 16: past the first milestone, short of the second, past the last.
    milestones = "target,year,value\nless-smoking,2026/27,{}\nless-smoking,2027/28,{}\n"
    early = projections(analyse(exercise_with(milestones=milestones.format(16, 15))))
    late = projections(analyse(exercise_with(milestones=milestones.format(15, 16))))
    both = projections(analyse(exercise_with(milestones=milestones.format(16, 16))))
    assert [each[0].trend_passes_from for each in (early, late, both)] == ["", "2027/28", "2026/27"]


def test_a_change_of_a_percentage_is_said_in_percentage_points():
    targets = SMOKING.replace(",level,", ",change,")
    milestones = "target,year,value\nless-smoking,2026/27,-1\nless-smoking,2027/28,-2\n"
    shown = target_panels(analyse(exercise_with(targets=targets, milestones=milestones)))[0]
    assert " percentage points from the baseline with what is chosen, " in shown.sentences[0]
    assert "The milestone is −2.0 percentage points." in shown.sentences[0].replace("ambition", "milestone")
    assert "Baseline 16.0%" in shown.facts
    assert "−1.0 percentage points" in " ".join(" ".join(row) for row in shown.chart.table.rows)


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


def test_who_must_do_what_has_a_row_a_target_and_year(rochdale: Analysis):
    table = who_by_when(rochdale)
    assert len(table.rows) == len(duties(rochdale))
    smoking = [row for row in table.rows if row[0] == "Fewer women smoking when their baby is born"]
    assert [row[1:3] for row in smoking] == [("2026/27", "9.6%"), ("2027/28", "8.8%"), ("2028/29", "8.0%")]
    assert {row[table.headings.index("Lead organisation")] for row in smoking} == {"Public health"}


def test_where_another_list_leads_stands_beside_what_is_chosen():
    exercise = exercise_with()
    poor = Scenario(id="poor", name="Poor", rules_remove=("keep-quitting",), budget_factor=0.0)
    here, there = analyse(exercise), analyse(exercise, poor)
    (found,) = target_panels(here, there)
    assert found.beside.projection.projected.years[-1].value == 16
    assert any(each.startswith(f"{BOLD}With poor:{BOLD} 16.0% by 2027/28, ") for each in found.sentences)
    chart = target_chart(exercise, found.projection, found.beside)
    assert "With poor" in chart.table.headings
    assert "With poor: 2026/27 16.0%, 2027/28 16.0%" in chart.alternative
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
    assert (found.tag.words, found.tag.kind) == (
        "▲ On course by projection, amber by the last figure",
        "uncertain",
    )
    assert panel(with_figure(rochdale, smoking, "2026/27", 9.5), smoking).title.startswith("● On course: ")


def test_what_came_stands_first_beside_what_was_projected_and_promised(rochdale: Analysis):
    found = panel(with_figure(rochdale, "smoking-at-birth", "2026/27", 9.8), "smoking-at-birth").sentences
    assert (
        found[0]
        == f"{BOLD}For 2026/27 the figure is 9.8%; the projection was 6.5% and the promise was 9.6%: ▲ amber.{BOLD}"
    )
    assert found[1] == (
        "It is within the projection's 95% interval, 1.8% to 11.3%: a figure this high or higher had a chance of about "
        "9%. The projection ahead does not use this figure yet."
    )
    assert found[2].startswith("By 2028/29: ")


def test_a_figure_of_a_year_still_running_is_called_a_part_of_it(rochdale: Analysis):
    short = with_figure(rochdale, "smoking-at-birth", "2026/27", 9.8)
    (running,) = [each for each in target_panels(short, today=date(2026, 11, 22)) if each.finding == BEHIND]
    assert "On course by projection, amber by a figure of part of a year" in running.title
    assert running.sentences[0].endswith(f"{BOLD} 2026/27 has not ended: this is part of a year.")
    (over,) = [each for each in target_panels(short, today=date(2027, 4, 1)) if each.finding == BEHIND]
    assert over.sentences == panel(short, "smoking-at-birth").sentences


def test_who_must_do_what_says_what_came_in_place_of_the_course(rochdale: Analysis):
    table = who_by_when(with_figure(rochdale, "smoking-at-birth", "2026/27", 9.8))
    first, second, _ = [row for row in table.rows if row[0].startswith("Fewer women smoking")]
    assert first[1:5] == ("2026/27", "9.6%", "6.5%", "9.8% came (amber)")
    assert second[1:5] == ("2027/28", "8.8%", "5.7%", "On course")


def with_figure(analysis: Analysis, target: str, period: str, value: float) -> Analysis:
    actuals = (Actual(target, period, value, "Made up"),)
    return replace(analysis, exercise=replace(analysis.exercise, actuals=actuals))


def test_how_words_are_given_follows_the_settings():
    told = how_projected(exercise_with(settings="on_course: 0.9, off_course: 0.1"))
    assert "On course: a chance of 90% or more" in told
    assert "Off course: 10% or less" in told
