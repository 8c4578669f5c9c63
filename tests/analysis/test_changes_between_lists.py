"""One list against another, in words: who goes, who comes, cuts, and levels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis.portfolio_change import change_words
from prioritise.domain.interventions import Status
from tests.portfolio.cases import column, intervention, problem


@pytest.fixture
def posed():
    listed = [column("led-walks", 1, 10), column("gym", 1, 10), column("trim", -1, -5)]
    sized = [
        replace(column("warm-homes", 1, 10, level=level), level_name=name)
        for level, name in (("full", "Full scale"), ("half", "Half scale"))
    ]
    cut = intervention("trim", status=Status.REDUCE, reduces="gym")
    return problem([*listed, *sized], [100], interventions=[cut])


@pytest.mark.parametrize(
    ("enters", "leaves", "told"),
    [
        ((), (), "The same list"),
        (("gym",), (), "In comes Gym"),
        ((), ("gym", "led-walks"), "Out go Gym and Led walks"),
        (("gym",), ("led-walks",), "Out goes Led walks; in comes Gym"),
        (("trim",), (), "Cut made: Trim"),
        ((), ("trim",), "Cut no longer made: Trim"),
        (("warm-homes:half",), ("warm-homes:full",), "Changes size: Warm homes, from full to half scale"),
        (("warm-homes:half",), (), "In comes Warm homes at half scale"),
        (
            ("gym", "warm-homes:full"),
            ("trim", "warm-homes:half"),
            "In comes Gym; cut no longer made: Trim; changes size: Warm homes, from half to full scale",
        ),
    ],
)
def test_every_kind_of_change_has_its_words(posed, enters, leaves, told):
    assert change_words(posed, enters, leaves) == told
