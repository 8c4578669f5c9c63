"""Two scenarios that ask the same question have the same fingerprint, whatever they are called."""

from dataclasses import replace

import pytest

from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.domain.scenarios import AS_AGREED, Override, Scenario


def test_the_name_is_not_part_of_the_question():
    assert Scenario(id="x", name="Another").digest == AS_AGREED.digest


@pytest.mark.parametrize(
    "change",
    [
        {"weights": {"need": 1.0}},
        {"budget_factor": 0.9},
        {"funds": {"grant": {"2026/27": 1}}},
        {"rules_remove": ("a",)},
        {"rules_add": (MustFund("a", "gym", "A test."),)},
        {"overrides": (Override("gym", False, "A test."),)},
        {"capacities": {"nurse-hours": {"2026/27": 1}}},
    ],
)
def test_everything_else_is(change):
    assert replace(AS_AGREED, **change).digest != AS_AGREED.digest


def test_the_order_weights_are_written_in_is_not():
    assert Scenario(weights={"a": 1.0, "b": 2.0}).digest == Scenario(weights={"b": 2.0, "a": 1.0}).digest


def test_an_override_acts_as_a_rule_with_its_reason():
    assert isinstance(Override("gym", True, "Promised.").as_rule, MustFund)
    rule = Override("gym", False, "Objections.").as_rule
    assert isinstance(rule, MustNotFund)
    assert (rule.intervention, rule.reason) == ("gym", "Objections.")
