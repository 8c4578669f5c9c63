"""Where a paper says a target goes: its figures read, and the target followed again from the files."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.targets.attainment import Attainment, project_target
from prioritise.targets.trajectories import linear_target, trajectory


def figure_of(text: str) -> float:
    """Read a figure from its words: "2,200.0 per 100,000" is 2200."""
    return float(_digits(text).replace(",", ""))


def last_digit(text: str) -> float:
    """Find what one step of a figure's last digit is worth."""
    return 10.0 ** -len(_digits(text).partition(".")[2])


def goes(exercise: Exercise, target: str, year: str, milestone: float, chosen: Collection[Proposal]) -> Attainment:
    """Follow one target with these chosen, against another milestone in that year."""
    rows = [
        replace(each, value=milestone) if (each.target, each.year) == (target, year) else each
        for each in exercise.milestones
    ]
    asked = replace(exercise, milestones=tuple(rows))
    [about] = [each for each in asked.targets if each.id == target]
    found = project_target(asked, trajectory(asked, linear_target(asked, about), chosen)).at(year)
    assert found is not None
    return found


def _digits(text: str) -> str:
    return re.findall(r"[\d,]+(?:\.\d+)?", text)[0]
