"""Every number the analysis starts from says what it decides and why, and no setting of an exercise is without one."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import get_type_hints

import pytest

from prioritise.domain.settings import Settings
from prioritise.files.exercise.assemble import settings_as_supplied
from prioritise.files.exercise.criterion_yaml import shipped_criterion_files
from prioritise.files.problem_list import ProblemList
from prioritise.files.shipped import criteria_folder
from prioritise.files.supplied_settings import FILE, read_supplied_settings, supplied_settings

OF_ONE_EXERCISE = "targets.overlap_of"
"""Names targets, so nothing general can be supplied."""


def leaves(kind, before=""):
    for field in fields(kind):
        of_field = get_type_hints(kind)[field.name]
        if is_dataclass(of_field):
            yield from leaves(of_field, f"{before}{field.name}.")
        else:
            yield before + field.name


def problems_of(old, new):
    text, problems = (criteria_folder() / FILE).read_text(encoding="utf-8"), ProblemList()
    assert old in text
    assert read_supplied_settings(FILE, text.replace(old, new, 1).encode(), problems) is None
    return [problem.sentence for problem in problems.problems]


def test_every_setting_is_supplied_once_and_no_other_is():
    supplied = [setting.id for setting in supplied_settings().settings]
    assert sorted(supplied) == sorted(set(leaves(Settings)) - {OF_ONE_EXERCISE})


def test_each_says_what_it_decides_and_why():
    for setting in supplied_settings().settings:
        assert setting.decides[0].isupper()
        assert not setting.decides.endswith(".")
        assert setting.why.endswith(".")
        assert len(setting.why) <= 160


def test_they_have_a_source_an_author_a_checker_and_a_date_for_their_next_review():
    supplied = supplied_settings()
    assert supplied.source.url.startswith("https://")
    assert supplied.author
    assert supplied.checked_by
    assert supplied.source.accessed <= supplied.reviewed < supplied.next_review
    assert (supplied.next_review - supplied.reviewed).days <= 3 * 366


def test_those_supplied_are_the_ones_that_the_method_pages_name():
    settings = settings_as_supplied()
    assert settings.bands.budgets == (0.9, 1.0, 1.1, 1.2)
    assert (settings.bands.core, settings.bands.reserve_budget, settings.bands.reserve_weights) == (0.9, 1.2, 0.25)
    assert (settings.firm.same_share, settings.firm.nearby) == (0.95, 0.25)
    assert settings.targets.current_in_trend is True
    assert (settings.small_number, settings.discount_rate) == (7, 0)


def test_a_criterion_is_never_looked_for_among_settings():
    assert not any("analysis" in name for name in shipped_criterion_files())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: analysis", "id: other", "the id other in a file of another name"),
        ("id: small_number", "id: discount_rate", "a second setting discount_rate"),
        ("    why: ", "    because: ", "why"),
        ("reviewed: 2026-11-30", "reviewed: last week", "last week"),
    ],
)
def test_a_spoiled_file_is_refused_in_words_that_name_the_place(old, new, said):
    assert any(said in line and line.startswith(FILE) for line in problems_of(old, new))
