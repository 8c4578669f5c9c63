"""Before a table is used, a page can say what it would change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.domain.exercise import SourceFile
from prioritise.files.agreement.table import import_agreement
from prioritise.report.exports.agreement_csv import agreement_csv
from prioritise.report.targets.agreement_view import gaps_table, import_sentences, import_view, next_version
from tests.targets.made_up import SMOKING, exercise_with, four_year_plan

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


def test_percentages_that_may_be_shares_are_said_with_the_table_that_brings_them():
    shares = TABLE.replace(
        "more-walking,More people walk,TBC,2023/24,,,", "more-walking,More people walk,0.4,2023/24,0.45,0.5,"
    )
    found = import_agreement(exercise_with(), SourceFile("table.csv", shares.encode()), version="2")
    (said,) = [line for line in import_sentences(exercise_with(), found) if "shares" in line]
    assert said.endswith(
        "column baseline: 0.4 percent, where no figure of more-walking is 1 or more; check that they are not shares; "
        "write 40 if it is 40%."
    )


def test_what_a_table_has_no_column_of_stays_and_that_is_said():
    before = four_year_plan()
    shorter = "number,title,t1,t2\nless-smoking,Fewer people smoke,14,13\n"
    found = import_agreement(before, SourceFile("table.csv", shorter.encode()), version="2")
    view = import_view(before, found)
    assert "It has no column for 2028/29 and 2029/30: what outcomes have for then stays." in view.sentences
    assert [row[2:] for row in view.changes.rows] == [
        ("Ambition 2026/27", "15", "14"),
        ("Ambition 2027/28", "14", "13"),
    ]
    assert view.gaps.rows == ()


def test_a_cell_that_is_emptied_is_no_milestone_any_more_and_that_is_shown():
    before = four_year_plan()
    emptied = agreement_csv(before).replace(b",12,", b",,")
    view = import_view(before, import_agreement(before, SourceFile("table.csv", emptied), version="2"))
    assert ("Fewer people smoke", "1 to 2", "Ambition 2029/30", "12", "nothing") in view.changes.rows
    assert [row[1] for row in view.gaps.rows] == ["no t4"]


def test_only_what_this_table_changes_is_shown_of_a_target_that_was_refreshed_before():
    table = SourceFile("table.csv", TABLE.encode())
    once = import_agreement(exercise_with(), table, version="2").exercise
    twice = import_agreement(once, replace(table, content=table.content.replace(b",13,", b",12,")), version="3")
    assert {row[1] for row in import_view(once, twice).changes.rows} == {"2 to 3"}


@pytest.mark.parametrize(("version", "following"), [("1", "2"), ("9", "10"), ("", "2")])
def test_a_table_comes_in_as_the_version_after_the_highest(version: str, following: str):
    assert next_version(exercise_with(targets=SMOKING.replace(",1,\n", f",{version},\n"))) == following
