"""Before a table is used, a page can say what it would change."""

from __future__ import annotations

import pytest

from prioritise.domain.exercise import SourceFile
from prioritise.files.agreement.table import import_agreement
from prioritise.report.targets.agreement_change import gaps_table, import_sentences, next_version
from tests.targets.made_up import SMOKING, exercise_with

TABLE = (
    "number,title,baseline,year,t1,t2,lead,partners,better,unit,indicator\n"
    "less-smoking,Fewer people smoke,16,2023/24,14,13,Council,NHS,lower,percent,smoking\n"
    "more-walking,More people walk,TBC,2023/24,,,NHS,,higher,percent,\n"
)


def test_new_refreshed_and_incomplete_rows_are_counted():
    before = exercise_with()
    found = import_agreement(before, SourceFile("table.csv", TABLE.encode()), version=next_version(before))
    assert import_sentences(before, found) == (
        "It has 2 outcomes.",
        "1 is new.",
        "1 is refreshed: the new row counts and the old one is kept.",
        "1 has gaps and comes in as a placeholder.",
    )
    [row] = gaps_table(before, found).rows
    assert row[0] == "More people walk"
    assert "TBC" in row[1]


@pytest.mark.parametrize(("version", "following"), [("1", "2"), ("9", "10"), ("", "2")])
def test_a_table_comes_in_as_the_version_after_the_highest(version: str, following: str):
    assert next_version(exercise_with(targets=SMOKING.replace(",1,\n", f",{version},\n"))) == following
