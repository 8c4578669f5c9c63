"""What a spreadsheet does to a file when it saves it changes nothing in the result."""

from __future__ import annotations

import csv
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritise.analysis import analyse
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import COSTS, INTERVENTIONS, problems_in, small_exercise, small_files

TABLES = sorted(name for name in small_files() if name.endswith(".csv"))


def outcome(exercise):
    """What the exercise comes to, whatever order its rows stand in."""
    analysis = analyse(exercise)
    return (
        {score.intervention: round(score.total, 9) for score in analysis.scores},
        sorted(analysis.portfolio.chosen),
        analysis.weights,
    )


AS_IT_IS = outcome(small_exercise())


def respelt(change):
    return load_exercise_files({name: change(name, content) for name, content in small_files().items()})


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _, content: b"\xef\xbb\xbf" + content, id="a byte order mark"),
        pytest.param(lambda _, content: content.replace(b"\n", b"\r\n"), id="Windows line ends"),
        pytest.param(lambda _, content: content.rstrip(b"\n"), id="no last line end"),
        pytest.param(
            lambda name, content: content.replace(b"\n", b"\n\n") if name in TABLES else content, id="blank lines"
        ),
        pytest.param(
            lambda name, content: b"\n,,\n" + content + b",,,\n \n" if name in TABLES else content,
            id="blank rows above and below",
        ),
        pytest.param(
            lambda name, content: content.replace(b"\n", b",,\n") if name in TABLES else content,
            id="empty columns on the right",
        ),
    ],
)
def test_the_bytes_around_the_cells_do_not_matter(change):
    assert respelt(change).digest == small_exercise().digest


def rewritten(content: bytes, draw: random.Random) -> bytes:
    """The same table with its rows and columns in another order, every cell quoted and padded."""
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    columns = draw.sample(list(rows[0]), len(rows[0]))
    draw.shuffle(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows({name: f" {cell} " if cell else cell for name, cell in row.items()} for row in rows)
    return out.getvalue().encode()


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_the_order_of_rows_and_columns_does_not_matter(seed):
    draw = random.Random(seed)
    exercise = respelt(lambda name, content: rewritten(content, draw) if name in TABLES else content)
    assert outcome(exercise) == AS_IT_IS


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    text = "\n" + COSTS.replace("walks,grant", "\n\nwalks,grant").replace("60000", "lots")
    assert [problem.row for problem in problems_in(small_files() | {"costs.csv": text.encode()})] == [8]


def test_a_cell_of_two_lines_is_one_row():
    text = INTERVENTIONS.replace('"Groups, weekly"', '"Groups,\nweekly"').replace("nhs,new,,300", "nhs,new,,many")
    assert [problem.row for problem in problems_in(small_files() | {"interventions.csv": text.encode()})] == [4]
