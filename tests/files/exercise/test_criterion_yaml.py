"""A criterion file is refused when its scale cannot be used or its parts do not fit each other."""

from __future__ import annotations

import pytest

from prioritise.domain.criteria import LevelScale, LinearScale, PiecewiseScale, Point
from prioritise.files.exercise.criterion_yaml import read_criterion
from prioritise.files.problem_list import ProblemList

HEALTH = """\
id: health
name: Health
question: How much healthier?
role: benefit
unit: points
better: higher
measured_by: measurement
value: {kind: linear, zero: 0, top: 10}
zero_means: Nothing.
top_means: Much.
why_it_matters: It does.
source: {title: A book, url: "https://example.org", accessed: 2026-01-01}
author: Someone
checked_by: Someone else
reviewed: 2026-01-01
next_review: 2027-01-01
"""
LINEAR = "{kind: linear, zero: 0, top: 10}"
COST = (
    ("role: benefit", "role: cost"),
    ("better: higher", "better: lower"),
    ("measured_by: measurement", "measured_by: costs"),
)


def read(*edits, name="criteria/health.yaml"):
    text = HEALTH
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    problems = ProblemList()
    criterion = read_criterion(name, text.encode(), problems)
    return criterion, [problem.sentence for problem in problems.problems]


def scale(text):
    return (LINEAR, text)


def test_each_kind_of_scale_is_read():
    linear, _ = read()
    piecewise, _ = read(scale("{kind: piecewise, points: [[0, 0], [2, 50], [10, 100]]}"))
    levels, _ = read(
        scale("{kind: levels, levels: [{name: No, value: 0, description: x}, {name: Yes, value: 9, description: y}]}")
    )
    assert linear.scale == LinearScale(0, 10)
    assert piecewise.scale == PiecewiseScale((Point(0, 0), Point(2, 50), Point(10, 100)))
    assert isinstance(levels.scale, LevelScale)
    assert [(level.name, level.value) for level in levels.scale.levels] == [("No", 0), ("Yes", 9)]


@pytest.mark.parametrize(("written", "power"), [("", 2), ("\nshortfall_power: 1", 1), ("\nshortfall_power: 2", 2)])
def test_need_met_counts_a_step_more_the_further_behind_unless_the_file_says_otherwise(written, power):
    criterion, _ = read(("measured_by: measurement", f"measured_by: evidence\nmeasure: need_met{written}"))
    assert criterion.shortfall_power == power


def test_no_other_measure_has_a_power_of_the_shortfall():
    criterion, _ = read(("measured_by: measurement", "measured_by: evidence\nmeasure: need_addressed"))
    assert criterion.shortfall_power is None


SLIPS = {
    "another name": (
        [("id: health", "id: wealth")],
        "row 1, column id | the id wealth in a file of another name | make the two the same",
    ),
    "an unknown scale": (
        [scale("{kind: linar, zero: 0, top: 10}")],
        "row 8, column value | “linar”, which is not a kind of scale | use one of linear, piecewise, levels",
    ),
    "a scale without a kind": (
        [scale("{zero: 0, top: 10}")],
        "row 8, column value | no kind of scale | write kind: one of linear, piecewise, levels",
    ),
    "a scale that is a number": (
        [scale("5")],
        "row 8, column value | no kind of scale | write kind: one of linear, piecewise, levels",
    ),
    "no top": (
        [scale("{kind: linear, zero: 0}")],
        "row 8, column value.top | nothing | add it; it is needed",
    ),
    "text as top": (
        [scale("{kind: linear, zero: 0, top: lots}")],
        "row 8, column value.top | “lots”, which is not a number | enter figures only, such as 1200 or 0.45",
    ),
    "zero and top the same": (
        [scale("{kind: linear, zero: 3, top: 3}")],
        "row 8, column value.top | a scale whose zero and top are the same | set them apart",
    ),
    "a scale the wrong way round": (
        [("better: higher", "better: lower")],
        "row 6, column better | “lower” on a scale from 0 up to 10 | turn one of them round",
    ),
    "one point": (
        [scale("{kind: piecewise, points: [[0, 0]]}")],
        "row 8, column value.points | 1 in the list | give at least 2",
    ),
    "a point of three": (
        [scale("{kind: piecewise, points: [[0, 0], [1, 2, 3]]}")],
        "row 8, column value.points.2 | 3 in the list | give at most 2",
    ),
    "points out of order": (
        [scale("{kind: piecewise, points: [[2, 0], [1, 100]]}")],
        "row 8, column value.points | points not in rising order of measurement | put them in order, each once",
    ),
    "a level twice": (
        [scale("{kind: levels, levels: [{name: A, value: 0, description: x}, {name: a, value: 9, description: y}]}")],
        "row 8, column value.levels | two levels of the same name | give each its own name",
    ),
    "a level above 100": (
        [scale("{kind: levels, levels: [{name: A, value: 0, description: -}, {name: B, value: 101, description: y}]}")],
        "row 8, column value.levels | the value 101 on a benefit | use values from -100 to 100",
    ),
    "a likelihood below 0": (
        [("role: benefit", "role: likelihood"), scale("{kind: piecewise, points: [[0, -10], [1, 100]]}")],
        "row 8, column value.points | the value -10 on a likelihood | use values from 0 to 100",
    ),
    "a cost on levels": (
        [*COST, scale("{kind: piecewise, points: [[0, 0], [1, 100]]}")],
        "row 8, column value | a cost scale of another form | write kind: linear, zero: 0 and a top above 0 pounds",
    ),
    "a cost that pays": (
        [*COST, scale("{kind: linear, zero: 0, top: -10}")],
        "row 8, column value | a cost scale of another form | write kind: linear, zero: 0 and a top above 0 pounds",
    ),
    "a cost that is typed": (
        [("role: benefit", "role: cost")],
        (
            "row 7, column measured_by | “measurement” with the role cost | "
            "role: cost and measured_by: costs go together; write both or neither"
        ),
    ),
    "evidence without a measure": (
        [("measured_by: measurement", "measured_by: evidence")],
        "row 7, column measured_by | “evidence” without a measure | name one under measure",
    ),
    "an unknown measure": (
        [("measured_by: measurement", "measured_by: evidence\nmeasure: need_adressed")],
        (
            "row 8, column measure | “need_adressed” | "
            "use need_met, need_addressed, need_severity, inequality_gain or people"
        ),
    ),
    "a power of the shortfall that is not one": (
        [("measured_by: measurement", "measured_by: evidence\nmeasure: need_met\nshortfall_power: 3")],
        (
            "row 9, column shortfall_power | “3”, which is not a power of the shortfall | "
            "write 2 if a step counts more the further behind the area is, or 1 if all steps count alike"
        ),
    ),
    "a yes for a power": (
        [("measured_by: measurement", "measured_by: evidence\nmeasure: need_met\nshortfall_power: yes")],
        (
            "row 9, column shortfall_power | “yes”, which is not a power of the shortfall | "
            "write 2 if a step counts more the further behind the area is, or 1 if all steps count alike"
        ),
    ),
    "a power where need met is not measured": (
        [("measured_by: measurement", "measured_by: evidence\nmeasure: need_addressed\nshortfall_power: 2")],
        (
            "row 9, column shortfall_power | “2”, which only the measure need_met uses | "
            "remove it, or write measure: need_met"
        ),
    ),
    "a review in the past": (
        [("next_review: 2027-01-01", "next_review: 2025-01-01")],
        "row 16, column next_review | “2025-01-01”, which is not after the last review, 2026-01-01 | set a later date",
    ),
    "not a date": (
        [("reviewed: 2026-01-01", "reviewed: last year")],
        "row 15, column reviewed | “last year”, which is not a date | write it like 2026-11-22",
    ),
    "an unknown name": (
        [("author: Someone", "author: Someone\nauther: Me")],
        "row 14, column auther | the name “auther”, which means nothing here | did you mean author? Or remove it",
    ),
}


@pytest.mark.parametrize(("edits", "expected"), SLIPS.values(), ids=SLIPS)
def test_one_slip_is_one_line_and_no_criterion(edits, expected):
    criterion, found = read(*edits)
    assert found == [f"criteria/health.yaml, {expected}"]
    assert criterion is None
