"""Names that other people's programs import stay where they are, with the arguments and results they had."""

from __future__ import annotations

import inspect
from dataclasses import fields
from importlib import import_module

import pytest

FUNCTIONS = {
    "prioritise.files.load_exercise": ["path"],
    "prioritise.analysis.analyse": ["exercise", "scenario", "seed"],
    "prioritise.analysis.nearest_changes": ["analysis"],
    "prioritise.analysis.value_of_figures": ["analysis"],
    "prioritise.analysis.believe": ["analysis", "listed"],
    "prioritise.analysis.prices_of_rules": ["analysis"],
    "prioritise.analysis.equality_staircase": ["analysis"],
    "prioritise.analysis.bands": ["analysis"],
    "prioritise.analysis.explain": ["analysis", "intervention"],
    "prioritise.analysis.frontier": ["analysis"],
    "prioritise.analysis.meet_targets": ["analysis"],
    "prioritise.evidence.inequality.slope_index": ["values", "populations", "standard_errors"],
    "prioritise.judgement.weights.points": ["points"],
    "prioritise.judgement.weights.swing": ["points"],
    "prioritise.judgement.weights.rank_order_centroid": ["n"],
    "prioritise.judgement.weights.ahp": ["matrix"],
    "prioritise.judgement.weights.best_worst": ["best_to_others", "others_to_worst"],
    "prioritise.robustness.acceptability.rank_acceptability": ["values", "weights"],
    "prioritise.robustness.sweep.optimal_portfolios": ["problem", "weights"],
}
RESULTS = {
    "prioritise.evidence.inequality.SlopeIndex": {"sii", "intercept", "rii_ratio", "rii_mean", "lower", "upper"},
    "prioritise.judgement.weights.Elicited": {"weights", "consistency"},
    "prioritise.robustness.acceptability.RankAcceptability": {"ranks", "central_weights", "confidence"},
    "prioritise.robustness.sweep.PortfolioSweep": {"columns", "chosen", "value", "funded_share"},
}


def promised(name: str) -> object:
    module, _, own = name.rpartition(".")
    return getattr(import_module(module), own)


@pytest.mark.parametrize(("name", "arguments"), FUNCTIONS.items())
def test_a_promised_function_takes_what_it_took(name, arguments):
    asked = inspect.signature(promised(name)).parameters
    assert [each for each in asked if each in arguments] == arguments


@pytest.mark.parametrize(("name", "parts"), RESULTS.items())
def test_a_promised_result_holds_what_it_held(name, parts):
    kind = promised(name)
    assert parts <= {field.name for field in fields(kind)} | set(vars(kind))
