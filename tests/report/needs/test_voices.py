"""What people say stands beside the figures of its theme."""

from __future__ import annotations

import dataclasses

from prioritise.domain.indicators import JsnaDomain
from prioritise.report.needs.voices import voices_by_theme, voices_table
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_example


def test_a_theme_has_the_figures_its_interventions_act_on():
    (theme,) = voices_by_theme(small_exercise())
    assert theme.theme == "Tobacco"
    assert [each.statement for each in theme.voices] == ["“Groups are too far away.”"]
    assert theme.voices[0].source == "Source: Consultation, May 2026."
    assert len(theme.figures) == 1
    assert theme.figures[0].startswith("Smoking: 16.0%, worse than E1")


def test_a_theme_that_is_a_domain_has_the_domains_figures():
    exercise = small_exercise()
    said = dataclasses.replace(exercise.voices[0], theme=JsnaDomain.LIFESTYLE.value)
    (theme,) = voices_by_theme(dataclasses.replace(exercise, voices=(said,)))
    assert len(theme.figures) == 2


def test_a_theme_nobody_acts_on_has_none():
    exercise = small_exercise()
    said = dataclasses.replace(exercise.voices[0], theme="Buses")
    changed = dataclasses.replace(exercise, voices=(said,))
    assert voices_by_theme(changed)[0].figures == ()
    assert voices_table(changed).rows[0][-1] == "none linked"


def test_every_statement_of_the_example_is_there_once_by_theme():
    example = worked_example()
    themes = voices_by_theme(example)
    assert [each.theme for each in themes] == sorted({each.theme for each in example.voices})
    assert sum(len(each.voices) for each in themes) == len(example.voices) == len(voices_table(example).rows)
    assert all(each.figures for each in themes)
