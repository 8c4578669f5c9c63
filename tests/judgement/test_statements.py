"""A statement of weights: what keeps it from being one, and what its method makes of it."""

import pytest

from prioritise.domain.partners import WeightStatement
from prioritise.judgement.statements import contradictions_in, elicited_from, statement_faults

CRITERIA = ("need", "reach", "cost")


def said(method, *lines):
    return tuple(
        WeightStatement("nhs", "gp", criterion, method, float(points), "".join(against))
        for criterion, points, *against in lines
    )


def found(method, *lines):
    return [f"{fault.found} | {fault.what_to_do}" for fault in statement_faults(said(method, *lines), CRITERIA)]


AHP = (("need", 2, "reach"), ("cost", 0.2, "need"), ("reach", 2.5, "cost"))
BEST_WORST = (("need", 2, "reach"), ("need", 6, "cost"), ("reach", 3, "cost"))


@pytest.mark.parametrize(
    ("method", "lines", "weights"),
    [
        ("points", (("need", 50), ("reach", 30), ("cost", 20)), [0.5, 0.3, 0.2]),
        ("swing", (("cost", 50), ("need", 100), ("reach", 50)), [0.5, 0.25, 0.25]),
        ("rank", (("need", 1), ("reach", 2), ("cost", 2)), [0.6111, 0.1944, 0.1944]),
        ("ahp", AHP, [10 / 17, 5 / 17, 2 / 17]),
        ("best-worst", BEST_WORST, [0.6, 0.3, 0.1]),
    ],
)
def test_each_method_makes_weights_of_a_whole_statement(method, lines, weights):
    assert statement_faults(said(method, *lines), CRITERIA) == ()
    assert elicited_from(said(method, *lines), CRITERIA).weights == pytest.approx(weights, abs=5e-5)
    assert contradictions_in(said(method, *lines), CRITERIA) == ()


@pytest.mark.parametrize(
    ("method", "lines"),
    [
        ("ahp", (("need", 3, "cost"), ("cost", 2, "reach"), ("reach", 4, "need"))),
        ("best-worst", (("need", 8, "reach"), ("need", 9, "cost"), ("reach", 9, "cost"))),
    ],
)
def test_contradictions_are_found_by_either_method(method, lines):
    assert elicited_from(said(method, *lines), CRITERIA).within_limit is False
    assert contradictions_in(said(method, *lines), CRITERIA)[0].consistency_after < 0.1


@pytest.mark.parametrize(
    ("method", "lines", "words"),
    [
        ("points", (("need", 50), ("reach", 50)), ["no weight for cost | add the row; write 0 if they mean 0"]),
        ("points", (("need", 50, "cost"), ("reach", 30), ("cost", 20)), ["“cost” with the method points | empty it"]),
        ("ahp", AHP[:2], ["no comparison of reach and cost | add a row for each pair; write 1 for equal"]),
        ("ahp", AHP[:1], ["no comparison of need and cost; reach and cost | add a row"]),
        ("ahp", (*AHP, ("need", 5, "cost")), ["need and cost compared a second time, the other way round | keep one"]),
        ("ahp", (("need", 10, "reach"), *AHP[1:]), ["10, which is off the scale | give from 1/9 (0.11) to 9"]),
        ("ahp", (("need", 0.1, "reach"), *AHP[1:]), ["0.1, which is off the scale"]),
        ("ahp", (("need", 2, "need"), *AHP[1:]), ["need compared with itself | remove the row"]),
        ("ahp", (("need", 2), *AHP[1:]), ["nothing | name the criterion that need is compared with"]),
        (
            "best-worst",
            BEST_WORST[:2],
            ["no answer for reach against cost, with need as the best and cost as the worst"],
        ),
        ("best-worst", (*BEST_WORST[:2], ("reach", 0.5, "cost")), ["0.5, which is off the scale | give from 1 to 9"]),
        ("best-worst", (*BEST_WORST[:2], ("reach", 7, "cost")), ["7, more than the 6 of need against cost"]),
        (
            "best-worst",
            (("need", 2, "reach"), ("reach", 2, "cost"), ("cost", 2, "need")),
            [
                "no answer for need against cost; cost against reach, with need as the best and reach as the worst",
                "reach against cost, with need as the best and reach as the worst | remove the row",
                "cost against need, with need as the best and reach as the worst | remove the row",
            ],
        ),
        ("best-worst", (*BEST_WORST, ("cost", 2, "reach")), ["cost and reach compared a second time"]),
    ],
)
def test_what_is_missing_or_cannot_be_is_named(method, lines, words):
    problems = found(method, *lines)
    assert len(problems) == len(words)
    for problem, start in zip(problems, words, strict=True):
        assert problem.startswith(start)


def test_more_pairs_than_anyone_can_answer_are_refused():
    criteria = [f"c{place}" for place in range(16)]
    faults = statement_faults(said("ahp", ("c0", 2, "c1")), criteria)
    assert faults[0].found == "16 criteria compared in pairs"


def test_a_comparison_best_worst_does_not_use_is_named():
    criteria = ("a", "b", "c", "d")
    lines = (("a", 2, "b"), ("a", 3, "c"), ("a", 4, "d"), ("b", 2, "d"), ("c", 2, "d"), ("b", 2, "c"))
    faults = statement_faults(said("best-worst", *lines), criteria)
    assert [(fault.place, fault.found) for fault in faults] == [
        (5, "b against c, with a as the best and d as the worst")
    ]
