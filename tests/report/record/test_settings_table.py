"""The settings of an exercise beside those it starts from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.files.exercise.assemble import settings_as_supplied
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.supplied_settings import supplied_settings
from prioritise.report.record.settings_table import OWN, settings_view
from tests.files.small_exercise import edited, problems_in


def view(settings):
    return settings_view(settings)


def test_an_exercise_that_sets_none_is_said_to_use_those_supplied():
    found = view(settings_as_supplied())
    assert found.finding == f"All {len(supplied_settings().settings)} are as supplied."
    assert all(row[1] == row[2] and row[3] != OWN for row in found.table.rows)
    assert "next review by" in found.who


def test_what_an_exercise_sets_itself_comes_first_beside_what_was_supplied():
    usual = settings_as_supplied()
    own = replace(usual, firm=replace(usual.firm, same_share=0.8), bands=replace(usual.bands, budgets=(0.75, 1.0)))
    found = view(own)
    assert found.finding.startswith("2 of ")
    assert [(row[-1], *row[1:4]) for row in found.table.rows[:2]] == [
        ("bands.budgets", "0.75, 1", "0.9, 1, 1.1, 1.2", OWN),
        ("firm.same_share", "0.8", "0.95", OWN),
    ]


def test_a_yes_is_written_as_the_file_has_it():
    shown = {row[-1]: row[1] for row in view(settings_as_supplied()).table.rows}
    assert (shown["targets.current_in_trend"], shown["targets.reward_history"]) == ("yes", "no")


def with_settings(written):
    return edited(("exercise.yaml", "settings: {discount_rate: 0.035, small_number: 5}", f"settings: {{{written}}}"))


def test_settings_written_in_the_file_of_an_exercise_are_the_ones_that_count():
    own = "firm: {same_share: 80%, nearby: 0.1}, bands: {budgets: [0.75, 1]}, needs: {old_after_years: 5}"
    settings = load_exercise_files(with_settings(own)).settings
    assert (settings.firm.same_share, settings.firm.nearby) == (0.8, 0.1)
    assert settings.bands.budgets == (0.75, 1.0)
    assert settings.needs.old_after_years == 5
    assert settings.firm.often == settings_as_supplied().firm.often


@pytest.mark.parametrize("written", ["[0.9, 1.1]", "[1, 0.9]", "[1, 1]", "[0, 1]", "0.9", "[soon, 1]"])
def test_budgets_that_cannot_be_laid_side_by_side_are_refused(written):
    (problem,) = problems_in(with_settings(f"bands: {{budgets: {written}}}"))
    assert problem.file == "exercise.yaml"
    assert problem.row
