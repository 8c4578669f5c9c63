"""The account of a refresh says in words what was read, what changes and what is left to decide."""

from __future__ import annotations

from prioritise.analysis import analyse
from prioritise.analysis.refresh_effect import RefreshEffect, refresh_effect
from prioritise.files.refresh import Refreshed, Refreshing, refresh
from prioritise.report.needs.refresh_tables import (
    decisions_left,
    decisions_table,
    figures_table,
    latest_table,
    left_out_table,
    not_used_table,
    refresh_report,
    refresh_sentences,
    scores_table,
)
from tests.files.published.made_up import ROCHDALE
from tests.files.refresh.smallville import VALUES, exercise_to_refresh, new_download, new_tidied, read, smoking_row


def done(content: bytes, **choices: object) -> tuple[Refreshed, RefreshEffect]:
    refreshed = refresh(exercise_to_refresh(), read(content), Refreshing(**choices))
    return refreshed, refresh_effect(analyse(refreshed.before), analyse(refreshed.exercise))


def test_the_sentences_add_up():
    sentences = refresh_sentences(*done(new_download()))
    assert sentences[0] == "7 rows read = 7 kept + 0 merged as exact duplicates + 0 left out."
    assert sentences[1] == "Of their figures, 7 are added, 0 revised, 0 unchanged and 0 not used."
    assert "2 scores move." in sentences[2]
    assert sentences[3].startswith("The same interventions are chosen.")


def test_a_file_without_news_says_so():
    assert refresh_sentences(*done(new_tidied()))[1].startswith("Nothing changes")


def test_scores_are_listed_with_the_values_they_move_by():
    refreshed, effect = done(new_download())
    table = scores_table(refreshed.exercise, effect)
    assert set(table.column("Intervention")) == {"Stop smoking", "Fewer quit groups"}
    assert all(each.startswith("need met ") and "(was " in each for each in table.column("Because"))
    assert {each[0] for each in table.column("Moves by")} == {"+", "−"}


def test_the_latest_figures_stand_before_and_now():
    effect = done(new_download(VALUES | {ROCHDALE: "11.2"}))[1]
    assert latest_table(effect).rows == (("Smoking", "16.0% (2023/24)", "11.2% (2024/25)", "Worse", "Similar"),)


def test_every_indicator_says_how_it_was_matched():
    rows = figures_table(done(new_download())[0]).rows
    assert rows == (("Smoking", "93085, by the same published number, sex and age", "7", "0", "0"),)


def test_what_is_not_used_says_why_and_what_it_looks_like():
    table = not_used_table(done(new_tidied())[0])
    assert table.column("Why not used") == ("Not an indicator of this exercise",)
    assert table.column("Figures") == ("7",)


def test_rows_left_out_have_their_reason():
    table = left_out_table(done(new_download(VALUES, smoking_row("E08000010", "9")))[0])
    assert table.rows[0][:2] == ("1", "another area, not asked for")


def test_decisions_the_exercise_has_made_are_not_asked_again():
    male = smoking_row(ROCHDALE, "13") | {"Sex": "Male"}
    refreshed, _effect = done(new_download(VALUES, male))
    assert refreshed.published.undecided
    assert decisions_left(refreshed) == ()


def test_a_conflict_in_a_matched_indicator_is_for_a_person_to_decide():
    twice = smoking_row(ROCHDALE, "13")
    refreshed, _effect = done(new_download({**VALUES}, twice))
    (row,) = decisions_table(refreshed).rows
    assert "Which is right?" in row[1]


def test_the_report_has_every_part_and_is_the_same_twice():
    refreshed, effect = done(new_download(VALUES, smoking_row("E08000010", "9")))
    report = refresh_report(refreshed, effect)
    assert report == refresh_report(*done(new_download(VALUES, smoking_row("E08000010", "9"))))
    for title in ("Scores that move", "Figures by indicator", "Rows left out", "not in the file"):
        assert title in report
    assert max(len(line) for line in report.splitlines()) <= 110
