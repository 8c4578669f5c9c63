"""A comma between thousands never cuts an amount of exercise.yaml in silence.

A comma parts names within braces, so `{limit_gbp: 320,000}` is the amount 320 and a name `000` (the kind of complaint
in dotnet/docfx issue 5274 and jeremyfa/yaml.js issue 84).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.files.problem_list import ProblemList
from prioritise.files.yaml_text import read_yaml
from tests.files.small_exercise import edited, sentences

LIMIT = "  - {id: cap, kind: fund_limit, fund: grant, limit_gbp: 320,000, theme: Moving more, reason: Cap}\n"
TWO_ACTIVE = "  - {id: two-active, kind: at_most, count: 2, theme: Moving more, reason: Staff.}\n"


def read(text: str) -> tuple[object, list[str]]:
    problems = ProblemList()
    found = read_yaml("exercise.yaml", text.encode(), problems)
    return found.data if found else None, [each.sentence for each in problems.problems]


def test_a_limit_with_a_comma_in_braces_is_a_problem_with_its_line():
    assert sentences(edited(("exercise.yaml", TWO_ACTIVE, LIMIT + TWO_ACTIVE))) == [
        (
            "exercise.yaml, row 27 | “320,000” after limit_gbp: in braces a comma begins a new name | "
            "write 320000, or put it on a line of its own; the line put right: "
            "- {id: cap, kind: fund_limit, fund: grant, limit_gbp: 320000, theme: Moving more, reason: Cap}"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "figure"),
    [
        ("capital, budget_gbp: {2026/27: 100000,", "capital, budget_gbp: {2026/27: 100,000,", "100,000"),
        ("funds: {grant: {2026/27: 400000}}", "funds: {grant: {2026/27: 400,000}}", "400,000"),
        ("2027/28: 0}}", "2027/28: 0}, carry_forward_gbp: £50,000}", "£50,000"),
        ("2027/28: 0}}", "2027/28: 0}, move_to: [{fund: grant, limit_gbp: 1,040,000}]}", "1,040,000"),
    ],
)
def test_every_amount_in_braces_is_watched(old, new, figure):
    (said,) = [each for each in sentences(edited(("exercise.yaml", old, new))) if "comma" in each]
    assert f"“{figure}”" in said


def test_every_cut_amount_is_named_at_once_and_the_other_files_are_still_read():
    files = edited(
        ("exercise.yaml", "{2026/27: 500000, 2027/28: 500000}", "{2026/27: 5,000, 2027/28: 5,000}"),
        ("measurements.csv", "walks,health-gain,8", "walks,health-gain,lots"),
    )  # fmt: skip
    assert [each.split(" | ")[0] for each in sentences(files)] == [
        "exercise.yaml, row 20",
        "exercise.yaml, row 20",
        "measurements.csv, row 4, column value",
    ]


def test_text_that_a_comma_cut_is_a_problem_too():
    (said,) = sentences(edited(("exercise.yaml", "reason: Staff.}", "reason: Staff, and rooms}")))
    assert said.startswith("exercise.yaml, row 27 | the name “and rooms” in braces with nothing after it")


def test_a_list_of_figures_cut_by_a_comma_is_a_problem():
    assert read("points: [[1,000, 5], [2, 3]]")[1] == [
        (
            "exercise.yaml, row 1 | “1,000”: in brackets a comma begins the next entry | "
            "write 1000, or put it on a line of its own; the line put right: points: [[1000, 5], [2, 3]]"
        )
    ]


def test_an_amount_on_a_line_of_its_own_may_have_commas():
    assert read("limit_gbp: 320,000") == ({"limit_gbp": "320,000"}, [])


@given(
    figure=st.integers(1_000, 999_999_999).map("{:,}".format),
    spaces=st.sampled_from(["", " "]),
    after=st.sampled_from(["", ", theme: Money", ", year: 2026/27"]),
)
def test_a_grouped_figure_in_braces_is_never_kept_in_silence(figure, spaces, after):
    written = figure.replace(",", f",{spaces}")
    _data, said = read(f"rule: {{id: cap, limit_gbp: {written}{after}}}")
    assert said == [
        (
            f"exercise.yaml, row 1 | “{figure}” after limit_gbp: in braces a comma begins a new name | "
            f"write {figure.replace(',', '')}, or put it on a line of its own; the line put right: "
            f"rule: {{id: cap, limit_gbp: {figure.replace(',', '')}{after}}}"
        )
    ]
