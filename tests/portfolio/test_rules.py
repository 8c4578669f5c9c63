"""Every rule: its sentence, its golden model, its rows and its check, which must agree with each other."""

from dataclasses import replace
from typing import get_args

import pytest

from prioritise.domain.interventions import Status
from prioritise.domain.rules import AtLeast, AtMost, Excludes, MustFund, MustNotFund, Requires, Rule, Selection
from prioritise.portfolio import rules
from tests.portfolio import golden_models
from tests.portfolio.brute_force import all_sets, obeys
from tests.portfolio.cases import column, intervention, problem, random_problem

KINDS = {
    "warm-homes": intervention("warm-homes"),
    "visits": intervention("visits", status=Status.CURRENT),
    "fewer-visits": intervention("fewer-visits", status=Status.REDUCE, reduces="visits"),
}
AT_HALF = replace(column("warm-homes", 1, 1, level="half"), level_name="Half scale")
ASKED = problem([*(column(each, 1, 1) for each in KINDS), AT_HALF], [10], interventions=list(KINDS.values()))


@pytest.mark.parametrize("name", sorted(golden_models.golden_problems()))
def test_the_model_is_the_golden_one(name):
    golden = (golden_models.GOLDEN / f"{name}.lp").read_text()
    assert golden_models.model_text(golden_models.golden_problems()[name]) == golden


def test_every_rule_has_a_module_a_golden_model_and_a_brute_force_check():
    assert set(rules.RULES) == set(get_args(Rule))
    modules = {kind.kind: kind for kind in rules.RULES}
    assert set(modules) == set(golden_models.RULES)
    for name, kind in modules.items():
        assert isinstance(golden_models.RULES[name], kind)
        assert f"\n{name}_" in (golden_models.GOLDEN / f"{name}.lp").read_text()
        assert obeys(golden_models.golden_problems()[name], golden_models.RULES[name], (0, 1, 2, 3)) in (True, False)


@pytest.mark.parametrize("seed", range(60))
def test_rows_check_and_brute_force_agree_on_every_set(seed):
    asked = random_problem(seed, largest=7, rules=4)
    for rule in asked.rules:
        for chosen in all_sets(len(asked.columns)):
            if len(asked.interventions_in(chosen)) < len(chosen):
                continue
            by_rows = all(row.holds(chosen) for row in rules.rows(rule, asked))
            assert by_rows == rules.check(rule, chosen, asked) == obeys(asked, rule, chosen)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (MustFund("r", "warm-homes", ""), "Warm homes must be funded."),
        (MustFund("r", "visits", ""), "Visits must continue."),
        (MustFund("r", "fewer-visits", ""), "Fewer visits must be made."),
        (MustFund("r", "warm-homes", "", "half"), "Warm homes must be funded at half scale."),
        (MustNotFund("r", "warm-homes", ""), "Warm homes must not be funded."),
        (MustNotFund("r", "visits", ""), "Visits must stop."),
        (MustNotFund("r", "fewer-visits", ""), "Fewer visits must not be made."),
        (Requires("r", "warm-homes", "visits", ""), "Warm homes is funded only if Visits continues."),
        (Requires("r", "fewer-visits", "warm-homes", ""), "Fewer visits is made only if Warm homes is funded."),
        (Excludes("r", ("warm-homes", "visits"), ""), "Not both Warm homes and Visits."),
        (Excludes("r", tuple(KINDS), ""), "No two of these together: Warm homes, Visits and Fewer visits."),
        (AtMost("r", 2, Selection(theme="Smoking"), ""), "No more than 2 in the theme Smoking."),
        (AtMost("r", 1, Selection(lead_partner="council"), ""), "No more than 1 led by council."),
        (
            AtLeast("r", 1, Selection(interventions=("warm-homes", "visits")), ""),
            "At least 1 of these: Warm homes and Visits.",
        ),
    ],
)
def test_the_sentence_says_what_the_rule_means(rule, sentence):
    assert rules.sentence(rule, ASKED) == sentence


def test_a_reduction_is_never_funded_in_words():
    for rule in (MustFund("r", "fewer-visits", ""), MustNotFund("r", "fewer-visits", "")):
        assert "fund" not in rules.sentence(rule, ASKED)


def test_a_theme_or_a_lead_partner_does_not_count_reductions_but_a_list_does():
    assert ASKED.selected(Selection(theme="Smoking")) == ("visits", "warm-homes")
    assert ASKED.selected(Selection(lead_partner="council")) == ("visits", "warm-homes")
    assert ASKED.selected(Selection(interventions=("fewer-visits",))) == ("fewer-visits",)


def test_every_row_carries_its_rule_and_a_label_in_words():
    for name, rule in golden_models.RULES.items():
        (row,) = rules.rows(rule, golden_models.golden_problems()[name])
        assert (row.source, row.kind) == (rule.id, name)
        assert row.label.endswith(".")
