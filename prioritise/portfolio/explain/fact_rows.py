"""The exact facts behind why one intervention is in or out, as a table: one fact a row."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.interventions import Status
from prioritise.portfolio.explain.facts import Blocker, CostlyLimit, EntryCost, Explanation
from prioritise.portfolio.explain.left_out_words import WORTH_MORE
from prioritise.portfolio.explain.repricing import spending_gbp
from prioritise.portfolio.explain.sentences import lost_place_to, points
from prioritise.portfolio.explain.shortage_words import needed_and_left, what_runs_out
from prioritise.portfolio.explain.swap_words import cuts, resized_lines, services
from prioritise.portfolio.naming import at_level, capacity_name, fund_name, names, rule_reason
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rules import sentence
from prioritise.portfolio.swap import Swap
from prioritise.words import TextTable, first_capital, pounds

KEPT_OUT_BY = {
    Blocker.MONEY: "Money: with no limit on money it would come in, and with no rules it would not",
    Blocker.RULE: "Rules or capacities: without them it would come in, and with no limit on money it would not",
    Blocker.EITHER: "Money or a rule: lifting either one lets it in",
    Blocker.BOTH: "Money and rules together: lifting only one of them does not let it in",
    Blocker.WORTH: first_capital(WORTH_MORE),
}
FORCED_IN = {Status.NEW: "funding it", Status.CURRENT: "keeping it", Status.REDUCE: "making this cut"}
LEFT_OUT = {Status.NEW: "without it", Status.CURRENT: "if it stopped", Status.REDUCE: "without this cut"}
FORBIDDEN, FORBIDS = "A rule that forbids it", "Rule that forbids it"
NOBODY = "Nothing"
OUT, COME = "Out would go", "In would come"


def facts_table(problem: PortfolioProblem, facts: Explanation) -> TextTable:
    """List one fact a line. What is for lack of money and what is for a rule are never on the same line."""
    status = problem.intervention_by_id[facts.intervention].status
    rows = _if_chosen(problem, facts, status) if facts.chosen else _if_not_chosen(problem, facts, status)
    return TextTable(("What", "Exactly"), tuple(rows))


def entry_cost_table(problem: PortfolioProblem, facts: Explanation) -> TextTable | None:
    """List what it may cost in every fund and year, beside what is proposed; None where there is no such cost."""
    entry = facts.entry_cost
    if entry is None:
        return None
    proposed = _proposed(problem, facts.intervention, entry)
    return TextTable(
        ("Fund", "Year", "Proposed", "Enters at"),
        tuple(
            (
                fund_name(problem, cost.fund),
                cost.year,
                pounds(proposed.get((cost.fund, cost.year), 0)),
                pounds(cost.amount_gbp),
            )
            for cost in entry.costs
        ),
    )


def rule_and_reason(problem: PortfolioProblem, rule_id: str) -> str:
    """Say a rule in plain words with its reason, so that it is clear whose it is."""
    rule = problem.rule_by_id[rule_id]
    return f"{sentence(rule, problem)} Reason: {rule_reason(rule)}"


def _if_not_chosen(problem: PortfolioProblem, facts: Explanation, status: Status) -> list[tuple[str, str]]:
    # A rule that forbids it comes first, whatever else would keep it out.
    forbidden = [] if set(facts.rules) & set(facts.blocking_rules) else list(facts.rules)
    rows = [("What keeps it out", FORBIDDEN)] if forbidden else []
    rows += [(FORBIDS, rule_and_reason(problem, rule)) for rule in forbidden]
    without = f"What would keep it out without {'that rule' if len(forbidden) == 1 else 'those rules'}"
    if not facts.only_forbidden:
        rows.append((without if forbidden else "What keeps it out", KEPT_OUT_BY[facts.blocker]))
    if facts.blocker in (Blocker.MONEY, Blocker.EITHER):
        rows.append(("Money is short in", _short_in(problem, facts)))
    rows += [("Rule that stops it", rule_and_reason(problem, blocking_rule)) for blocking_rule in facts.blocking_rules]
    rows += [("Not enough of", capacity_name(blocking_capacity)) for blocking_capacity in facts.blocking_capacities]
    rows += _together(problem, facts)
    if facts.in_the_way is not None:
        rows.append(("No list with it can keep", " ".join(member.sentence for member in facts.in_the_way.members)))
    rows += [(what_runs_out(problem, shortage), needed_and_left(shortage)) for shortage in facts.shortages]
    out = "Lost its place to" if lost_place_to(problem, facts) else OUT
    rows += _swap_rows(problem, facts.swap, f"Value lost by {FORCED_IN[status]}", out=out)
    rows += [_without_limit(problem, limit) for limit in facts.costly_limits]
    at = at_level(problem, facts.intervention, facts.level)
    rows.append((f"Most it may cost to enter{at}", _entry_cost(facts)))
    gain = facts.entry_gain_millionths
    if facts.level:
        rows.append((f"Score{at}", points(facts.score_millionths)))
    rows.append((f"Gain in score to enter{at}", "No gain is enough" if gain is None else points(gain)))
    return rows


def _without_limit(problem: PortfolioProblem, limit: CostlyLimit) -> tuple[str, str]:
    lost = points(limit.lost_millionths)
    if limit.capacity:
        return f"Value lost with no limit on {capacity_name(limit.capacity)}", lost
    return "Value lost without this rule", f"{lost}: {rule_and_reason(problem, limit.rule)}"


def _together(problem: PortfolioProblem, facts: Explanation) -> list[tuple[str, str]]:
    parts = [rule_and_reason(problem, rule) for rule in facts.rules_together]
    parts += [f"Not enough of this: {capacity_name(capacity)}" for capacity in facts.capacities_together]
    alone = facts.blocker is Blocker.BOTH and len(parts) == 1
    label = "Rule that stops it besides money" if alone else "Together with others, this stops it"
    return [(label, part) for part in parts]


def _if_chosen(problem: PortfolioProblem, facts: Explanation, status: Status) -> list[tuple[str, str]]:
    at = at_level(problem, facts.intervention, facts.level)
    rows = [(f"Score{at}", points(facts.score_millionths)), (f"Cost over the plan{at}", pounds(facts.cost_gbp))]
    if not facts.rules:
        lost = f"Value lost {LEFT_OUT[status]}"
        return rows + _swap_rows(problem, facts.swap, lost, out="Out with it would go", come="In its place would come")
    rows += [("Rule that holds it in", rule_and_reason(problem, rule)) for rule in facts.rules]
    without = facts.without_rules
    if without is not None and without.possible:
        rows.append(
            (
                f"Value gained without {'the rule' if len(facts.rules) == 1 else 'these rules'}",
                points(-(without.value_lost_millionths or 0)),
            )
        )
        rows += _moves(problem, without)
    return rows


def _swap_rows(
    problem: PortfolioProblem, swap: Swap, label: str, *, out: str = OUT, come: str = COME
) -> list[tuple[str, str]]:
    if not swap.possible:
        return [(label, "Not possible: nothing obeys the rules and budgets that way")]
    return [(label, points(swap.value_lost_millionths or 0)), *_moves(problem, swap, out=out, come=come)]


def _moves(problem: PortfolioProblem, swap: Swap, *, out: str = OUT, come: str = COME) -> list[tuple[str, str]]:
    rows = [
        (out, _named(problem, services(problem, swap.leave))),
        (come, _named(problem, services(problem, swap.enter))),
    ]
    others = (
        *resized_lines(problem, swap),
        ("Cut made", names(problem, cuts(problem, swap.enter))),
        ("Cut no longer made", names(problem, cuts(problem, swap.leave))),
    )
    return [*rows, *((label, named) for label, named in others if named)]


def _named(problem: PortfolioProblem, interventions: Iterable[str]) -> str:
    return names(problem, interventions) or NOBODY


def _short_in(problem: PortfolioProblem, facts: Explanation) -> str:
    where = [f"{fund_name(problem, fund)}, {year or 'all years together'}" for fund, year in facts.short_in]
    return "; or ".join(where) or "More than one fund or year at once"


def _entry_cost(facts: Explanation) -> str:
    if facts.entry_cost_unclear:
        return f"No one figure: {facts.entry_cost_unclear}"
    if facts.entry_cost is not None:
        entry = facts.entry_cost
        return f"{pounds(entry.cost_gbp)} over the plan, instead of {pounds(entry.proposed_cost_gbp)}"
    return "It pays nothing out" if facts.cost_gbp <= 0 else "Not at any cost"


def _proposed(problem: PortfolioProblem, intervention: str, entry: EntryCost) -> dict[tuple[str, str], int]:
    # The entry cost is of one level; which one shows in what it proposes to spend.
    for place in problem.columns_of[intervention]:
        costs = problem.columns[place].costs
        if spending_gbp(costs) == entry.proposed_spending_gbp and len(costs) == len(entry.costs):
            return {(cost.fund, cost.year): cost.amount_gbp for cost in costs}
    return {}
