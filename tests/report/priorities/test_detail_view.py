"""The detail of one intervention says who provides it, how good its evidence is, and which costs go on."""

from __future__ import annotations

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.priorities.detail_view import detail_view
from prioritise.report.priorities.list_rows import list_rows


@pytest.fixture(scope="module")
def agreed() -> Analysis:
    return analyse(load_exercise(example_folder()))


def test_what_the_table_of_interventions_says_is_shown(agreed):
    row = next(row for row in list_rows(agreed, None) if row.intervention == "stop-smoking-service")
    detail = detail_view(agreed, row)
    assert detail.provided_by == "Provided by: Community health trust. Kind of provider: NHS."
    assert detail.evidence.startswith("Evidence that it works: strong. Several sound trials")
    assert set(detail.costs.column("One-off or every year")) == {"Every year"}
    assert "goes on after the plan" in detail.how_often
