"""A name that is offered for a misspelled one never says the opposite, and is clearly meant where a press writes it."""

from __future__ import annotations

import pytest

from prioritise.files.exercise.criterion_yaml import read_criteria
from prioritise.files.exercise.panel_values import panel_value
from prioritise.files.likeness import clearly_meant, fitting, says_another
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest

OPPOSITES = [
    ("Ready", "Not ready"),
    ("now ready", "Not ready"),
    ("Not ready", "Ready to start"),
    ("isn't ready", "Ready to start"),
    ("must_fund", "must_not_fund"),
    ("must-not-fund", "must-fund"),
    ("new", "not new"),
    ("higher", "lower"),
    ("more-smoking", "less-smoking"),
    ("likely", "Unlikely"),
    ("likly", "Unlikely"),
    ("acceptable", "Unacceptable"),
    ("effective", "Ineffective"),
    ("increased", "decreased"),
    ("Works for a promise", "Works against a promise"),
    ("With conditions", "Without conditions"),
    ("NHS North Trust", "NHS South Trust"),
    ("East Lancashire", "West Lancashire"),
    ("Phase 7", "Phase 6"),
    ("Revenue grant", "Capital grant"),
]
SLIPS = [
    ("Not redy", "Not ready"),
    ("Nott ready", "Not ready"),
    ("les-smoking", "less-smoking"),
    ("unlikly", "Unlikely"),
    ("Aganst a promise", "Against a promise"),
    ("limitd", "Limited"),
    ("NHS Noth Trust", "NHS North Trust"),
    ("Phase7", "Phase 7"),
    ("stopsmoking", "stop-smoking"),
    ("must_not_fnd", "must_not_fund"),
]


@pytest.mark.parametrize(("typed", "other"), OPPOSITES)
def test_a_name_that_says_the_opposite_is_never_offered(typed, other):
    assert says_another(typed, other)
    assert says_another(other, typed)
    assert fitting(typed, [other]) == []
    assert "did you mean" not in nearest(typed, [other])


@pytest.mark.parametrize(("typed", "other"), SLIPS)
def test_a_slip_of_the_keys_is_still_understood_as_one(typed, other):
    assert fitting(typed, [other]) == [other]
    assert nearest(typed, [other]) == f"did you mean {other}?"


def test_a_name_that_begins_with_what_was_typed_comes_before_one_that_looks_like_it():
    assert clearly_meant("Ready", ["Not ready", "Running already", "Ready to start"]) == "Ready to start"
    assert clearly_meant("Evidence", ["Evidence here", "Evidence elsewhere", "Evident"]) == ""


def test_where_several_fit_or_none_is_clearly_meant_the_names_are_listed():
    assert clearly_meant("Grant", ["Grant A", "Grant B"]) == ""
    assert nearest("Grant", ["Grant A", "Grant B"]) == "allowed here: Grant A, Grant B"
    assert clearly_meant("In any plan", ["Not in any plan", "Named in one plan"]) == ""
    many = [f"Other {letter}" for letter in "abcdefghijklm"]
    assert nearest("Grant", [*many, "Grant A", "Grant B"]) == "did you mean Grant A or Grant B?"


def test_the_levels_are_listed_rather_than_one_that_is_not_clearly_meant():
    criterion = read_criteria(["deliverability"], {}, ProblemList())["deliverability"]
    assert panel_value(criterion, "Not redy").what_to_do == "did you mean Not ready?"
    assert panel_value(criterion, "Ready").what_to_do == "did you mean Ready to start?"
    assert "the levels are: Not ready, " in panel_value(criterion, "Fairly good").what_to_do
