"""What is said of speed in the README stands in the one run that is on file."""

import re

import pytest

from benchmarks.table import HEAD, Goal, works
from tests.architecture.source import ROOT

RATIO = re.compile(r"\b(\d[\d,.]*) times (?!how far)")
RUN = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")


def unfounded(text: str, run: str) -> list[str]:
    """The ratios a text quotes that the run has not."""
    return [figure for figure in RATIO.findall(text) if f"| {figure} |" not in run]


def test_the_readme_quotes_only_figures_of_the_run_on_file():
    assert unfounded((ROOT / "README.md").read_text(encoding="utf-8"), RUN) == []


def test_a_figure_that_is_not_in_the_run_is_caught():
    assert unfounded("It is 12 times faster, or 99.5 times as fast.", "| a | b | 12 | 11 | 13 |") == ["99.5"]


def test_the_run_on_file_has_a_row_for_everything_that_is_measured():
    assert f"| {' | '.join(HEAD)} |" in RUN
    assert [work.name for work in works() if f"| {work.name} | {work.against} |" not in RUN] == []


@pytest.mark.parametrize(
    ("goal", "ratios", "met"),
    [
        (Goal(100, True, 20), [25, 100, 300], True),
        (Goal(100, True, 20), [19, 100, 300], False),
        (Goal(100, True, 20), [25, 99, 300], False),
        (Goal(10, False), [9, 10, 12], True),
        (Goal(10, False), [9, 11, 12], False),
    ],
)
def test_a_goal_is_met_by_the_median_and_the_worst_case(goal, ratios, met):
    assert goal.is_met(ratios) is met
