"""Every answer as a file: a line a fact, with the same cells in every line, and the same bytes each time."""

from __future__ import annotations

import csv
import io
from functools import cache

import pytest

from prioritise.analysis import Analysis, analyse, bands
from prioritise.report.exports.answers import EXPORTS
from tests.files.small_exercise import small_exercise


@cache
def small() -> Analysis:
    return analyse(small_exercise())


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.file)
def test_an_answers_file_has_headings_and_lines_of_one_width(export):
    built = export.build(small(), bands(small()))
    headings, *rows = csv.reader(io.StringIO(built.decode()))
    assert len(set(headings)) == len(headings) > 3
    assert {len(row) for row in rows} <= {len(headings)}
    assert built == export.build(small(), bands(small()))


def test_the_answers_between_them_say_something_of_the_small_exercise():
    lines = {export.file: export.build(small(), bands(small())).count(b"\n") - 1 for export in EXPORTS}
    assert min(lines[file] for file in ("nearest.csv", "figures.csv", "believe.csv", "prices.csv", "equality.csv")) > 0
    assert min(lines[file] for file in ("partners.csv", "spare.csv")) > 0
