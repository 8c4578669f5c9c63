"""What has come is said in words, shapes and colours by name; what slipped names what it rests on."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.files.agreement.actual_figures import enter_actual
from prioritise.report.targets.actual_change import figures_sentences, targets_to_fill
from prioritise.report.targets.delivery_tables import (
    counts_for,
    delivery_csv,
    delivery_sentence,
    delivery_table,
    how_figures_count,
    how_rated,
    reward_note,
    slipped_sentences,
)
from prioritise.words import BOLD
from tests.targets.made_up import SMOKING, exercise_with

BOTH = "less-smoking,2026/27,15,Made up\nless-smoking,2027/28,15.5,Made up\n"
STRETCHED = SMOKING.replace("percent,lower,,", "percent,lower,15.5,")


@pytest.fixture(scope="module")
def both() -> Analysis:
    return analyse(exercise_with(actuals=BOTH))


def test_delivery_says_how_many_were_met_by_the_stated_rule(both: Analysis) -> None:
    assert delivery_sentence(exercise_with()).startswith("No figure has come yet for any of the 2 ambitions.")
    found = delivery_sentence(both.exercise)
    assert found == "Of 2 ambitions with a figure: 1 met (green) and 1 well short (red)."
    assert "at least 60% of the way" in how_rated(both.exercise)


def test_a_rating_names_its_colour(both: Analysis) -> None:
    table = delivery_table(both)
    assert table.column("Rating") == ("● Green: milestone met", "■ Red: well short")
    assert table.column("Rests on") == ("", "Stop smoking")
    assert delivery_table(analyse(exercise_with())).column("Rating") == ("○ No figure yet",) * 2


def test_what_slipped_is_said_with_what_it_rests_on_and_who_leads_that(both: Analysis) -> None:
    (told,) = slipped_sentences(both)
    rated = "Well short (red): 15.5% in 2027/28 against 14.0%, 25% of the way from the baseline."
    assert told.startswith(f"{BOLD}Fewer people smoke, 2027/28.{BOLD} {rated}")
    assert told.endswith("It rests on Stop smoking (Council).")


def test_a_figure_entered_changes_the_rating_and_says_which_year_it_counts_for() -> None:
    before = exercise_with()
    given = {"target": "less-smoking", "value": "15.4", "source": "Survey"}
    change = enter_actual(before, period="2026", **given)
    assert delivery_table(analyse(change.exercise)).column("Rating")[0] == "▲ Amber: most of the way"
    assert figures_sentences(change)[0] == "1 figure is new."
    assert "15.4% in 2026 for fewer people smoke counts for 2026/27." in figures_sentences(change)[1]
    outside = enter_actual(before, period="2031", **given).exercise
    assert "no ambition is held against it" in counts_for(outside, outside.actuals[0])


def test_a_figure_of_a_year_still_running_is_said_to_be_part_of_it_where_the_day_is_known(both: Analysis) -> None:
    note, running, over = "2027/28 has not ended: this is part of a year.", date(2027, 11, 22), date(2028, 4, 1)
    assert note in slipped_sentences(both, today=running)[0]
    assert note in counts_for(both.exercise, both.exercise.actuals[1], today=running)
    rated = delivery_table(both, today=running).column("Rating")
    assert rated == ("● Green: milestone met", "■ Red: well short (part of a year)")
    assert slipped_sentences(both, today=over) == slipped_sentences(both)
    assert delivery_table(both, today=over) == delivery_table(both)


def test_the_page_says_that_figures_rate_and_do_not_move_the_projection() -> None:
    told = how_figures_count(exercise_with())
    assert "does not move the projection" in told
    assert "from before 2026/27" in told
    assert "refresh its metric on the Needs page" in told


def test_what_waits_for_a_figure_comes_first_with_its_unit() -> None:
    other = SMOKING.replace("less-smoking", "other").replace("Fewer people smoke", "Something else")
    rows = "target,year,value\nless-smoking,2026/27,15\nother,2026/27,15\n"
    exercise = exercise_with(targets=SMOKING + other, milestones=rows, actuals="less-smoking,2026/27,15,Made up\n")
    assert targets_to_fill(exercise) == {
        "other": "Something else (percent)",
        "less-smoking": "Fewer people smoke (percent)",
    }


def test_the_reward_share_is_shown_only_when_asked_for_and_always_as_never_paid() -> None:
    actuals = "less-smoking,2026/27,15.1,Survey\nless-smoking,2027/28,15.4,Survey\n"
    analysis = analyse(exercise_with(targets=STRETCHED, actuals=actuals))
    table = delivery_table(analysis, reward=True)
    assert table.column("Reward began at (history only)") == ("15.2", "14.6")
    assert table.column("Reward share (history only, never paid)") == ("80%, never paid", "0%, never paid")
    assert not any("Reward" in heading for heading in delivery_table(analysis).headings)
    assert "It is not income" in reward_note(analysis.exercise)


def test_without_a_level_without_stretch_there_is_no_reward_to_work_out(both: Analysis) -> None:
    assert set(delivery_table(both, reward=True).rows[0][-2:]) == {"", "no level without stretch is given"}


def test_the_file_has_the_rows_of_the_table(both: Analysis) -> None:
    rows = list(csv.reader(io.StringIO(delivery_csv(both, reward=True).decode())))
    table = delivery_table(both, reward=True)
    assert rows == [list(table.headings), *(list(row) for row in table.rows)]
