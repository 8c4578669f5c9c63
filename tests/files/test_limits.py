"""Limits on files: one place, a default each, and a setting that the operator can change."""

from dataclasses import fields
from pathlib import Path

import pytest

from prioritise.domain.errors import BadSetting
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.limits import Limits, in_millions, limits, variable_of
from tests.files.small_exercise import sentences, small_files

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "administrator.md"


def test_a_limit_that_is_set_holds_and_the_others_stay():
    assert limits({"PRIORITISE_LIMIT_AGREEMENT_ROWS": " 7 "}) == Limits(agreement_rows=7)
    assert limits({}) == Limits()


@pytest.mark.parametrize("text", ["many", "0", "-1", "1.5", "٧"])
def test_a_limit_that_is_no_whole_number_above_0_is_refused(text):
    with pytest.raises(BadSetting, match=r"PRIORITISE_LIMIT_TABLE_ROWS is .* whole number above 0"):
        limits({"PRIORITISE_LIMIT_TABLE_ROWS": text})


def test_a_message_says_the_limit_that_is_set(monkeypatch):
    monkeypatch.setenv("PRIORITISE_LIMIT_YAML_BYTES", "100")
    assert "the most that are read is 100 |" in sentences(small_files())[0]
    monkeypatch.setenv("PRIORITISE_LIMIT_YAML_BYTES", "9000")
    assert load_exercise_files(small_files()).id == "smallville"


def test_50_problems_of_a_kind_are_listed_and_the_others_counted():
    rows = "".join(f"w{place},grant,2026/27,1,revenue,no\n" for place in range(70))
    files = small_files()
    found = sentences(files | {"costs.csv": files["costs.csv"] + rows.encode()})
    assert len(found) == 51
    assert found[0] == (
        "costs.csv, column intervention | 20 more problems of this kind, not listed | "
        "put the listed ones right first, then check again"
    )


def test_a_figure_in_millions_has_a_tenth_where_it_needs_one():
    assert [in_millions(size) for size in (20_000_000, 1_500_000)] == ["20 million bytes", "1.5 million bytes"]


def test_every_limit_stands_in_the_administrators_guide_with_its_default():
    text = GUIDE.read_text(encoding="utf-8")
    missing = [
        field.name for field in fields(Limits) if f"| `{variable_of(field.name)}` | {field.default:,} |" not in text
    ]
    assert missing == []


def test_a_text_that_was_read_before_is_refused_under_a_limit_it_does_not_obey(monkeypatch):
    assert load_exercise_files(small_files()).id == "smallville"
    monkeypatch.setenv("PRIORITISE_LIMIT_YAML_DEPTH", "1")
    assert any("more than 1 lists within lists" in sentence for sentence in sentences(small_files()))
    monkeypatch.delenv("PRIORITISE_LIMIT_YAML_DEPTH")
    assert load_exercise_files(small_files()).id == "smallville"


def test_a_text_that_cannot_be_read_is_refused_each_time_it_is_read():
    spoiled = small_files() | {"exercise.yaml": b"title: [never closed\n"}
    assert sentences(spoiled) == sentences(spoiled) != []
