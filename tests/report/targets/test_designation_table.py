"""What the rule of designation proposes is said with every figure, its rank and what was left out."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import DESIGNATED_LIMIT
from prioritise.report.exports.designation_csv import designation_csv
from prioritise.report.targets.designation_table import designation_view
from tests.worked_example import worked_example


@pytest.fixture(scope="module")
def rochdale() -> Exercise:
    return worked_example()


def test_the_finding_counts_the_candidates_and_what_is_agreed_already(rochdale: Exercise) -> None:
    said = designation_view(rochdale, DESIGNATED_LIMIT).sentence
    assert said.startswith("Of 36 metrics, 13 are worse than the benchmark and can be moved")
    assert "4 of the 13 proposed are designated in the agreement already." in said
    assert "No deprivation slope is known for any of them" in said
    assert "room for 2 of them" in designation_view(rochdale, 2).sentence


def test_without_candidates_that_is_the_finding(rochdale: Exercise) -> None:
    none = designation_view(replace(rochdale, effects=()), DESIGNATED_LIMIT)
    assert none.sentence.startswith("None of 36 metrics is both worse")


def test_every_candidate_has_its_ranks_and_every_other_indicator_its_reason(rochdale: Exercise) -> None:
    view = designation_view(rochdale, 2)
    table = view.order
    assert table.column("Designate") == ("yes", "yes", *["no room"] * 11)
    assert table.column("Sum of ranks")[0] == f"{sum(view.proposed.candidates[0].ranks):g}"
    assert len(table.rows) + len(view.left_out.rows) == len(rochdale.indicators)
    assert [line.split(".")[0] for line in view.lines] == [row[0].split(".")[0] for row in table.rows]
    rows = list(csv.reader(io.StringIO(designation_csv(rochdale, 2).decode())))
    assert len(rows) == 1 + len(rochdale.indicators)
    assert len({len(row) for row in rows}) == 1
