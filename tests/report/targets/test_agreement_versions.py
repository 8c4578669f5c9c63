"""Earlier versions of a target stand beside the one that counts, with what changed."""

from __future__ import annotations

import io

import openpyxl

from prioritise.domain.exercise import SourceFile
from prioritise.files.agreement.table import import_agreement
from prioritise.report.exports.agreement_csv import agreement_csv
from prioritise.report.exports.agreement_workbook import agreement_workbook
from prioritise.report.targets.agreement_versions import versions_sentence, versions_table
from tests.targets.made_up import SMOKING, exercise_with


def refreshed(exercise, old: str, new: str, version: str):
    table = agreement_csv(exercise).decode()
    assert old in table
    return import_agreement(exercise, SourceFile("t.csv", table.replace(old, new).encode()), version=version).exercise


def test_what_a_refresh_changed_is_listed_with_what_it_was() -> None:
    once = refreshed(exercise_with(), ",15,14,", ",15,13,", "2")
    twice = refreshed(once, "Fewer people smoke", "Far fewer people smoke", "3")
    assert versions_table(twice).rows == (
        ("Far fewer people smoke", "1 to 2", "Ambition 2027/28", "14", "13"),
        ("Far fewer people smoke", "2 to 3", "Title", "Fewer people smoke", "Far fewer people smoke"),
    )
    assert versions_sentence(twice).startswith("1 outcome has been refreshed.")
    book = openpyxl.load_workbook(io.BytesIO(agreement_workbook(twice)))
    assert [tuple(row) for row in book["What changed"].values][1:] == list(versions_table(twice).rows)


def test_a_refresh_that_says_the_same_is_said() -> None:
    same = refreshed(exercise_with(), "Fewer people smoke", "Fewer people smoke", "2")
    assert versions_table(same).rows == ()
    assert versions_sentence(same).endswith("1 of them says the same as before.")


def test_without_a_refresh_there_is_nothing_to_say() -> None:
    assert versions_table(exercise_with()).rows == ()
    assert versions_sentence(exercise_with()) == ""


def test_that_a_hidden_baseline_changed_is_said_without_the_figure() -> None:
    small = (
        SMOKING.replace(",16,2023/24,percent", ",5,2023/24,people")
        .replace(",smoking,", ",,")
        .replace(",agreed,,,1,", ",{},{}")
    )
    rows = small.format("placeholder,No indicator yet,NHS", "1,") + small.replace(",5,", ",4,").format(
        "placeholder,No indicator yet,NHS", "2,"
    )
    table = versions_table(exercise_with(targets=rows, milestones="target,year,value\n"))
    assert ("Fewer people smoke", "1 to 2", "Baseline", "hidden", "hidden") in table.rows
