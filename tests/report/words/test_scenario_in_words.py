"""A scenario is said in words full enough to know what was asked."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.domain.scenarios import AS_AGREED, Override, Scenario
from prioritise.report.words.scenario_in_words import scenario_changes, scenario_in_words
from tests.files.small_exercise import small_exercise


def said(**changes: object) -> str:
    return scenario_in_words(analyse(small_exercise(), Scenario(id="one", name="One", **changes)))


def test_what_was_agreed_is_called_that():
    analysis = analyse(small_exercise(), AS_AGREED)
    assert scenario_in_words(analysis) == "As it stands: the agreed weights, all the money and every rule"
    assert scenario_changes(analysis) == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"budget_factor": 0.9}, "One: all budgets at 90%"),
        (
            {"funds": {"grant": {"2026/27": 400_000}}},
            "One: Grant with £400,000 in 2026/27 (agreed £500,000)",
        ),
        ({"rules_remove": ("no-trucks",)}, "One: without this rule: Leaflet van must not be funded"),
        (
            {"overrides": (Override("gym", False, "Councillors object."),)},
            "One: Gym on prescription must not be funded (Councillors object.)",
        ),
    ],
)
def test_everything_it_changes_is_named_with_what_was_agreed(changes, words):
    assert said(**changes) == words


def test_weights_are_named_with_the_agreed_ones_and_only_where_they_differ():
    words = said(weights={"need": 50, "inequality": 20, "health-gain": 20, "acceptability": 5, "cost": 5})
    assert words.startswith("One: weights of ")
    assert "50.0% (agreed " in words
