"""Whatever order rows come in and however often, a refresh is the same, adds up, and done again changes nothing."""

from __future__ import annotations

import csv
import io

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritise.files.refresh import Change, Refreshed, refresh
from tests.files.published.made_up import table
from tests.files.refresh.smallville import (
    NEIGHBOURS,
    VALUES,
    exercise_to_refresh,
    new_download,
    read,
    smoking_row,
)
from tests.random_cases import examples

PERIODS = ("2021/22", "2022/23", "2023/24", "2024/25")
PERCENT = st.integers(50, 900).map(lambda tenths: f"{tenths / 10:g}")
"""From 5% to 90%: the loader refuses an effect that would take a figure below nothing or above everybody."""


def done(content: bytes) -> Refreshed:
    return refresh(exercise_to_refresh(), read(content))


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def written(found: Refreshed) -> bytes:
    return next(each.content for each in found.exercise.files if each.name == "indicators.csv")


@settings(max_examples=examples(12, 100), deadline=None)
@given(st.permutations(rows_of(new_download(VALUES, smoking_row("E08000010", "9")))), st.integers(0, 3), st.booleans())
def test_order_repeats_and_a_byte_order_mark_change_nothing(rows: list[dict[str, str]], repeats: int, mark: bool):
    content = table(SMOKING_HEADINGS, [*rows, *rows[:repeats]])
    assert written(done((b"\xef\xbb\xbf" if mark else b"") + content)) == written(done(new_download()))


@settings(max_examples=examples(15, 150), deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from([*VALUES]), st.sampled_from(PERIODS)), PERCENT, min_size=1))
def test_every_figure_is_accounted_for_and_none_of_the_exercise_is_lost(figures: dict[tuple[str, str], str]):
    both = {(code, period): VALUES[code] for _code, period in figures for code in VALUES} | figures
    for period in {period for _code, period in figures}:
        assume(len({float(both[code, period]) for code in NEIGHBOURS}) > 1)
    rows = [smoking_row(code, value) | {"Time period": period} for (code, period), value in both.items()]
    content = table(SMOKING_HEADINGS, rows)
    found = done(content)
    assert sum(len(each.values) for each in found.published.indicators) == len(found.changes)
    before, after = (each.indicator_by_id["smoking"] for each in (found.before, found.exercise))
    kept = {(each.area_code, each.period) for each in after.values}
    assert {(each.area_code, each.period) for each in before.values} <= kept
    assert len(after.values) == len(before.values) + len(found.of_kind(Change.ADDED))
    assert refresh(found.exercise, read(content)).exercise is found.exercise


SMOKING_HEADINGS = [*rows_of(new_download())[0]]
