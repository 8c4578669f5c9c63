"""Every weighting method in the list has a published case or one by hand, words, a form and a page of the method."""

import re

import pytest

from prioritise.domain.partners import WeightStatement
from prioritise.judgement.statements import contradictions_in, elicited_from, statement_faults
from prioritise.judgement.weights.method import Form
from prioritise.judgement.weights.methods import METHOD_BY_ID, METHODS, weight_method
from tests.architecture.source import ROOT

METHOD_PAGE = (ROOT / "docs" / "method" / "weights.md").read_text(encoding="utf-8")
FOLDER_PAGE = (ROOT / "docs" / "exercise-folder.md").read_text(encoding="utf-8")
# By method: the lines of a statement, and the weights they come to, to the digits shown.
CASES = {
    # By hand: 50, 30 and 20 of 100.
    "points": ((("a", 50), ("b", 30), ("c", 20)), {"a": 0.5, "b": 0.3, "c": 0.2}),
    # Goodwin and Wright, Decision Analysis for Management Judgment, 3rd edition, 2004, chapter 3: an office.
    "swing": (
        (("a", 100), ("b", 80), ("c", 70), ("d", 30), ("e", 20), ("f", 10)),
        {"a": 0.32, "b": 0.26, "c": 0.23, "d": 0.10, "e": 0.06, "f": 0.03},
    ),
    # Barron and Barrett, Management Science 42(11), 1996.
    "rank": (
        (("a", 2), ("b", 1), ("c", 4), ("d", 3)),
        {"a": 0.2708, "b": 0.5208, "c": 0.0625, "d": 0.1458},
    ),
    # By hand: answers that agree with 10, 5 and 2 parts of 17.
    "ahp": ((("a", 2, "b"), ("c", 0.2, "a"), ("b", 2.5, "c")), {"a": 0.588, "b": 0.294, "c": 0.118}),
    # Rezaei, Omega 64, 2016, table 2: buying a car. Quality, price (best), comfort, safety, style (worst).
    "best-worst": (
        (
            ("b", 2, "a"),
            ("b", 4, "c"),
            ("b", 2, "d"),
            ("b", 8, "e"),
            ("a", 4, "e"),
            ("c", 2, "e"),
            ("d", 4, "e"),
        ),
        {"a": 0.2105, "b": 0.4211, "c": 0.1053, "d": 0.2105, "e": 0.0526},
    ),
}
every_method = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)


def statement(method):
    lines, weights = CASES[method.id]
    rows = [WeightStatement("p", "", first, method.id, float(figure), "".join(rest)) for first, figure, *rest in lines]
    return rows, tuple(weights)


def test_every_method_in_the_list_has_a_case_and_an_id_of_its_own():
    assert set(CASES) == {method.id for method in METHODS}
    assert len(METHOD_BY_ID) == len(METHODS)


@every_method
def test_its_case_comes_out_and_contradicts_nothing(method):
    rows, criteria = statement(method)
    assert statement_faults(rows, criteria) == ()
    assert contradictions_in(rows, criteria) == ()
    for share, expected in zip(elicited_from(rows, criteria).weights, CASES[method.id][1].values(), strict=True):
        digits = len(str(expected)) - 2
        assert round(float(share), digits) == expected


@every_method
def test_a_statement_that_leaves_a_criterion_out_is_refused(method):
    rows, criteria = statement(method)
    short = [row for row in rows if criteria[2] not in (row.criterion, row.against)]
    assert any(criteria[2] in fault.found for fault in statement_faults(short, criteria))


@every_method
def test_it_has_words_and_a_form(method):
    assert re.fullmatch(r"[A-Z].*[^.]", method.name)
    assert re.fullmatch(r"[A-Z].*\.", method.asks)
    assert re.fullmatch(r"[a-z].*[^.]", method.done)
    assert method.form in Form


@every_method
def test_it_is_documented_where_the_method_and_the_file_are(method):
    module = next(
        path.name
        for path in (ROOT / "prioritise" / "judgement" / "weights").glob("*.py")
        if f'    id="{method.id}",' in path.read_text(encoding="utf-8")
    )
    assert re.search(rf"^## .*\(`{module}`\)$", METHOD_PAGE, flags=re.M), f"no section on {module}"
    [line] = re.findall(r"^\| `method` \| .*$", FOLDER_PAGE, flags=re.M)
    assert f"`{method.id}`" in line


def test_a_method_there_is_not_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match=r"called a-feeling.* points, swing, rank, ahp, best-worst"):
        weight_method("a-feeling")
