"""The calculation by hand on the method page, done again in exact fractions from the files, to the last digit."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from statistics import NormalDist

import pytest

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Effect
from prioritise.domain.targets import Actual
from prioritise.files.shipped import example_folder
from prioritise.targets.attainment import TargetProjection, project_target
from prioritise.targets.last_figure import last_figure
from prioritise.targets.ramp import ramp
from prioritise.targets.trajectories import linear_targets, trajectory
from tests.worked_example import worked_example

PAGE = (Path(__file__).parents[2] / "docs" / "method" / "targets.md").read_text(encoding="utf-8")
YEARS = ("2026/27", "2027/28", "2028/29")
STUDENT_T_3 = Fraction("3.182")


INCENTIVES = ("smoking-in-pregnancy-incentives",)
STOPPING = ("stop-smoking-service", "swap-to-stop")


@pytest.fixture(scope="module")
def rochdale() -> Exercise:
    return worked_example()


def projection(exercise: Exercise, target: str, funded: Collection[str]) -> TargetProjection:
    """With these interventions funded, at full scale where there is a choice."""
    chosen = [each for each in exercise.proposals if each.intervention in funded and each.level in ("", "full")]
    linear = next(each for each in linear_targets(exercise) if each.target.id == target)
    return project_target(exercise, trajectory(exercise, linear, chosen))


def rows(name: str) -> list[dict[str, str]]:
    with (example_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def middle(period: str) -> Fraction:
    """The middle of a period in days, for `2019/20` and `2020`."""
    year = int(period[:4])
    start, end = (date(year, 4, 1), date(year + 1, 3, 31)) if "/" in period else (date(year, 1, 1), date(year, 12, 31))
    return Fraction(start.toordinal() + end.toordinal(), 2)


def figures(indicator: str) -> list[dict[str, str]]:
    return [
        row
        for row in rows("indicators.csv")
        if row["indicator_id"] == indicator and row["area_code"] == "E08000005" and not row["category_type"]
    ]


def line(indicator: str, year: str) -> tuple[Fraction, float]:
    """The trend in a year, and its standard error."""
    known = [(middle(row["period"]), Fraction(row["value"])) for row in figures(indicator)]
    n = len(known)
    mean_x, mean_y = sum(x for x, _ in known) / n, sum(y for _, y in known) / n
    spread = sum((x - mean_x) ** 2 for x, _ in known)
    slope = sum((x - mean_x) * y for x, y in known) / spread
    squares = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in known)
    ahead = middle(year) - mean_x
    variance = squares / (n - 2) * (1 + Fraction(1, n) + ahead**2 / spread)
    return mean_y + slope * ahead, float(STUDENT_T_3) * float(variance) ** 0.5 / 1.959963984540054


def reach(intervention: str) -> Fraction:
    levels = rows("levels.csv") if (example_folder() / "levels.csv").exists() else []
    full = [row for row in levels if (row["intervention"], row["level"]) == (intervention, "full")]
    listed = [row for row in rows("interventions.csv") if row["id"] == intervention]
    return Fraction((full or listed)[0]["people_per_year"])


def moved(intervention: str, indicator: str, times: Fraction) -> Fraction:
    people = reach(intervention)
    change = next(
        Fraction(row["change_per_person"])
        for row in rows("effects.csv")
        if (row["intervention"], row["indicator"]) == (intervention, indicator)
    )
    latest = max(figures(indicator), key=lambda row: middle(row["period"]))
    return people * change * times * Fraction(latest["multiplier"]) / Fraction(latest["denominator"])


def shown(number: Fraction | float) -> str:
    """Ten figures, as targets.csv writes them."""
    return f"{float(number):.10g}"


@pytest.mark.parametrize("year", YEARS)
def test_smoking_at_birth_is_as_worked_out_by_hand(rochdale: Exercise, year: str) -> None:
    found = projection(rochdale, "smoking-at-birth", INCENTIVES)
    trend, _ = line("smoking-at-delivery", year)
    projected = trend + moved("smoking-in-pregnancy-incentives", "smoking-at-delivery", Fraction(1))
    milestone = next(
        Fraction(row["value"])
        for row in rows("milestones.csv")
        if (row["target"], row["year"]) == ("smoking-at-birth", year)
    )
    reached = (projected - Fraction("10.3")) / (milestone - Fraction("10.3"))
    assert shown(found.projected.at(year).trend) == shown(trend)
    assert shown(found.projected.at(year).value) == shown(projected)
    assert shown(found.at(year).share) == shown(reached)
    assert f"| {year} | {shown(trend)} | {shown(projected)} | {shown(milestone)} | {shown(reached)} |" in PAGE


def test_the_chance_is_as_worked_out_by_hand(rochdale: Exercise) -> None:
    _, trend = line("smoking-at-delivery", "2026/27")
    effect = float(200 * (Fraction("0.19") - Fraction("0.09")) * 100 / 2438) / (2 * 1.959963984540054)
    together = (trend**2 + effect**2) ** 0.5
    found = projection(rochdale, "smoking-at-birth", INCENTIVES)
    assert found.projected.at("2026/27").standard_error == pytest.approx(together, rel=1e-12)
    assert round(found.at("2026/27").probability, 2) == 0.89
    for figure in (trend, effect, together, 9.6 - found.projected.at("2026/27").value):
        assert shown(figure) in PAGE


def test_a_figure_that_came_stands_to_the_projection_as_worked_out_by_hand(rochdale: Exercise) -> None:
    came = replace(rochdale, actuals=(Actual("smoking-at-birth", "2026/27", 9.8, "made up"),))
    expected = last_figure(came, projection(came, "smoking-at-birth", INCENTIVES)).expected
    assert round(expected.chance, 2) == 0.09
    assert f"{-NormalDist().inv_cdf(expected.chance):.6f}" in PAGE
    assert f"within {expected.lower:.3f} to {expected.upper:.3f}" in PAGE


def test_the_ramp_is_as_worked_out_by_hand(rochdale: Exercise) -> None:
    trend, _ = line("adult-smoking", "2028/29")
    running, added = (moved(each, "adult-smoking", Fraction(3)) for each in STOPPING)
    both, stopped = (projection(rochdale, "smoke-free", chosen) for chosen in (STOPPING, STOPPING[1:]))
    # The trend holds the service that runs today: continuing adds nothing, stopping takes its effect away.
    assert shown(both.projected.at("2028/29").value) == shown(trend + added)
    assert stopped.projected.at("2028/29").value == pytest.approx(float(trend + added - running), abs=1e-9)
    for figure in (running, added, trend, trend + added, stopped.projected.at("2028/29").value):
        assert shown(figure).lstrip("-") in PAGE


def test_the_ramps_named_on_the_page_are_true() -> None:
    def ramps(to_full: float, lasting: float) -> list[float]:
        effect = Effect("a", "b", 1.0, None, None, to_full, lasting, "made up")
        return [ramp(effect, year) for year in (1, 2, 3)]

    assert ramps(1, 5) == [1, 2, 3]
    assert ramps(2, 3) == [0.5, 1.5, 2.5]
