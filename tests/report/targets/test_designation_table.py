"""What the rule of designation proposes is said with every figure, its rank and what was left out."""

from __future__ import annotations

import csv
import io

import pytest

from prioritise.domain.exercise import Exercise
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.targets.designation_table import (
    designation_csv,
    designation_lines,
    designation_sentence,
    designation_table,
    left_out_table,
)
from prioritise.targets.designation import Designation, designate


@pytest.fixture(scope="module")
def rochdale() -> Exercise:
    return load_exercise(example_folder())


def test_the_finding_counts_the_candidates_and_what_is_agreed_already(rochdale: Exercise) -> None:
    said = designation_sentence(rochdale, designate(rochdale))
    assert said.startswith("Of 36 metrics, 13 are worse than the benchmark and can be moved")
    assert "4 of the 13 proposed are designated in the agreement already." in said
    assert "No deprivation slope is known for any of them" in said
    assert "room for 2 of them" in designation_sentence(rochdale, designate(rochdale, limit=2))


def test_without_candidates_that_is_the_finding(rochdale: Exercise) -> None:
    none = Designation((), designate(rochdale).left_out)
    assert designation_sentence(rochdale, none).startswith("None of 23 metrics is both worse")


def test_every_candidate_has_its_ranks_and_every_other_indicator_its_reason(rochdale: Exercise) -> None:
    found = designate(rochdale, limit=2)
    table = designation_table(rochdale, found)
    assert table.column("Designate") == ("yes", "yes", *["no room"] * 11)
    assert table.column("Sum of ranks")[0] == f"{sum(found.candidates[0].ranks):g}"
    assert len(table.rows) + len(left_out_table(rochdale, found).rows) == len(rochdale.indicators)
    assert [line.split(".")[0] for line in designation_lines(rochdale, found)] == [
        row[0].split(".")[0] for row in table.rows
    ]
    rows = list(csv.reader(io.StringIO(designation_csv(rochdale, found).decode())))
    assert len(rows) == 1 + len(rochdale.indicators)
    assert len({len(row) for row in rows}) == 1
