"""What a scenario asks, in words full enough to tell any two apart by reading them."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.names import capacity_name, clause
from prioritise.domain.scenarios import AS_AGREED, MUST, MUST_NOT, Override
from prioritise.words import first_capital, joined, lower_first, pounds, share_percent, whole_percent

AGREED_WORDS = "as it stands: {weights}, all the money and every rule"


def scenario_in_words(analysis: Analysis) -> str:
    """Say in one line what a scenario is called and what it changes: "Tighter money: all budgets at 90%"."""
    name = analysis.scenario.name
    changes = scenario_changes(analysis)
    if not changes:
        weights = "the agreed weights" if analysis.group.partners else "every criterion counting alike"
        return first_capital(AGREED_WORDS.format(weights=weights))
    return f"{name}: {joined(changes)}"


def scenario_changes(analysis: Analysis) -> tuple[str, ...]:
    """List everything a scenario changes from what was agreed, a phrase each; nothing for what was agreed."""
    scenario = analysis.scenario
    if scenario.digest == AS_AGREED.digest:
        return ()
    return (
        *weights_words(analysis),
        *([f"all budgets at {whole_percent(scenario.budget_factor)}"] if scenario.budget_factor != 1 else ()),
        *_funds(analysis),
        *_capacities(analysis),
        *rules_words(analysis),
        *(_override(analysis, override) for override in scenario.overrides),
    )


def weights_words(analysis: Analysis) -> tuple[str, ...]:
    """Name every weight that a scenario moves, with what was agreed; nothing where it moves none."""
    if analysis.scenario.weights is None:
        return ()
    criteria = zip(analysis.exercise.weighted_criteria, analysis.weights, analysis.group.agreed, strict=True)
    moved = [
        f"{lower_first(criterion.name)} {share_percent(share)} (agreed {share_percent(agreed)})"
        for criterion, share, agreed in criteria
        if share_percent(share) != share_percent(agreed)
    ]
    return (f"weights of {joined(moved)}",) if moved else ("the agreed weights typed anew",)


def rules_words(analysis: Analysis) -> tuple[str, ...]:
    """Name the rules that a scenario adds, then those it drops."""
    scenario, rules = analysis.scenario, {rule.id: rule for rule in analysis.exercise.rules}
    dropped = [clause(rules[rule_id], analysis.problem) for rule_id in scenario.rules_remove if rule_id in rules]
    return (
        *_rules("with", [clause(rule, analysis.problem) for rule in scenario.rules_add]),
        *_rules("without", dropped),
    )


def _funds(analysis: Analysis) -> tuple[str, ...]:
    known = analysis.exercise.fund_by_id
    phrases = []
    for fund, years in analysis.scenario.funds.items():
        moved = [
            f"{pounds(amount)} in {year} (agreed {pounds(known[fund].budget_gbp[year])})"
            for year, amount in years.items()
            if amount != known[fund].budget_gbp[year]
        ]
        phrases += [f"{known[fund].name} with {joined(moved)}"] if moved else []
    return tuple(phrases)


def _capacities(analysis: Analysis) -> tuple[str, ...]:
    agreed = {(capacity.id, capacity.year): capacity for capacity in analysis.exercise.capacities}
    phrases = []
    for capacity, years in analysis.scenario.capacities.items():
        moved = [
            f"{limit:,} {agreed[capacity, year].unit} in {year} (agreed {agreed[capacity, year].limit:,})"
            for year, limit in years.items()
            if limit != agreed[capacity, year].limit
        ]
        phrases += [f"{lower_first(capacity_name(capacity))} limited to {joined(moved)}"] if moved else []
    return tuple(phrases)


def _rules(how: str, clauses: Sequence[str]) -> tuple[str, ...]:
    if not clauses:
        return ()
    return (f"{how} {'this rule' if len(clauses) == 1 else 'these rules'}: {joined(clauses)}",)


def _override(analysis: Analysis, override: Override) -> str:
    subject = analysis.exercise.intervention_by_id[override.intervention]
    says = (MUST if override.funded else MUST_NOT)[subject.status]
    reason = f" ({override.reason})" if override.is_reasoned else ""
    return f"{subject.name} {says}{reason}"
