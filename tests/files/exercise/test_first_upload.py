"""A first exercise made in a spreadsheet: each of its 26 mistakes is understood, or answered in one round."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import problems_in

FOLDER = Path(__file__).parent / "first_upload"
UNDERSTOOD = {
    *(("costs.csv", row, column) for row in (2, 3, 4) for column in ("intervention", "amount_gbp")),
    *(("costs.csv", row, "fund") for row in (8, 9, 10)),
    ("costs.csv", 11, "kind"),
    ("costs.csv", 11, "recurrent"),
    ("interventions.csv", 2, "id"),
    ("interventions.csv", 3, "lead_partner"),
    ("interventions.csv", 2, "status"),
    ("measurements.csv", 2, "intervention"),
    ("scores.csv", 2, "intervention"),
    *(("weights.csv", row, "points") for row in (2, 3, 4)),
}
"""What a spreadsheet wrote in another way than the files have it, and whose meaning is sure."""
ANSWERED = {
    ("exercise.yaml", 42, ""),
    ("costs.csv", 11, "year"),
    ("weights.csv", 2, "method"),
    ("weights.csv", 5, "method"),
    ("scores.csv", 2, "state"),
    ("measurements.csv", None, ""),
    ("scores.csv", None, ""),
}
"""What nobody can know, on the first of the rows that have it."""
PUT_RIGHT = {
    "exercise.yaml": [("200,000", "200000")],
    "costs.csv": [
        (
            "telecare,main-fund,2026/27,60000,Revenue,Yes,\n",
            "".join(f"telecare,main-fund,{year},60000,Revenue,Yes,\n" for year in ("2026/27", "2027/28", "2028/29")),
        )
    ],
    "measurements.csv": [
        ("guess,\nhandy", "guess,\nbefriending,health-gain,2,,,guess,\ntelecare,health-gain,1,,,guess,\nhandy")
    ],
    "weights.csv": [(f",,{points}", f",points,{points}") for points in ("40%", "20%", "60,", "20,")],
    "scores.csv": [
        (
            "1,anna,falls classes,local-priority,High,,,\n",
            "".join(
                f"1,anna,{name},local-priority,40,given,,\n"
                for name in ("falls classes", "handyperson", "befriending", "Telecare")
            ),
        )
    ],
}  # fmt: skip


def first_upload() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.suffix in (".csv", ".yaml")}


def put_right() -> dict[str, bytes]:
    files = first_upload()
    for name, changes in PUT_RIGHT.items():
        text = files[name].decode()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        files[name] = text.encode()
    return files


@cache
def said_at_once() -> frozenset[tuple[str, int | None, str]]:
    """Where the one answer to the first upload points."""
    return frozenset((each.file, each.row, each.column) for each in problems_in(first_upload()))


def test_there_are_26_mistakes():
    assert len(UNDERSTOOD) + len(ANSWERED) == 26


@pytest.mark.parametrize("place", sorted(UNDERSTOOD))
def test_what_surely_means_one_thing_is_understood(place):
    assert place not in said_at_once()


@pytest.mark.parametrize("place", sorted(ANSWERED, key=str))
def test_what_nobody_can_know_is_answered_in_the_first_round(place):
    assert place in said_at_once()


def test_an_answer_on_a_level_that_is_not_there_is_said_in_the_same_round():
    files = first_upload()
    files["scores.csv"] = files["scores.csv"].replace(b"High,,,", b"High,given,,")
    (said,) = [each.sentence for each in problems_in(files) if each.column == "value"]
    assert "“High”, which is not a level of local-priority" in said


def test_what_was_answered_once_put_right_opens_in_the_second_round():
    exercise = load_exercise_files(put_right())
    read_as = {(each.file, each.column) for each in exercise.file_notes}
    # Capitals of a yes need no saying.
    assert read_as >= {(file, column) for file, _row, column in UNDERSTOOD} - {("costs.csv", "recurrent")}
    assert sum(cost.amount_gbp for cost in exercise.costs) == 3 * (90_000 + 80_000 + 40_000 + 60_000)


def test_the_line_to_copy_has_every_amount_of_the_row_put_right():
    with pytest.raises(FileProblems) as refused:
        load_exercise_files(first_upload())
    lines = [each.what_to_do for each in refused.value.problems if each.file == "exercise.yaml"]
    right = "budget_gbp: {2026/27: 200000, 2027/28: 200000, 2028/29: 200000}"
    assert lines
    assert all(line.endswith(f"the line put right: {right}") for line in lines)
