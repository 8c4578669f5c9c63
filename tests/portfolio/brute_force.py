"""The best portfolio by trying every set, written without the model, its rows or its checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from prioritise.domain.interventions import Intervention, Status
from prioritise.domain.rules import (
    AtLeast,
    AtMost,
    CapacityLimit,
    Excludes,
    FundLimit,
    FundMinimum,
    MeetTarget,
    MinimumMostDeprivedShare,
    MustFund,
    MustNotFund,
    NoDisproportionateCut,
    Requires,
    Rule,
    Selection,
)
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem


@dataclass(frozen=True)
class Best:
    value_millionths: int
    cost_gbp: int
    chosen: tuple[int, ...]


def best_portfolio(problem: PortfolioProblem) -> Best | None:
    """None when no set of columns keeps to every budget and rule."""
    scores = [_score(problem, place) for place in range(len(problem.columns))]
    best: tuple[tuple[int, int, int, tuple[int, ...]], tuple[int, ...]] | None = None
    for chosen in all_sets(len(problem.columns)):
        if not allowed(problem, chosen):
            continue
        value = sum(scores[place] for place in chosen)
        cost = sum(problem.columns[place].cost_gbp for place in chosen)
        held = tuple(0 if place in chosen else 1 for place in range(len(problem.columns)))
        key = (-value, cost, len(chosen), held)
        if best is None or key < best[0]:
            best = (key, chosen)
    return None if best is None else Best(-best[0][0], best[0][1], best[1])


def all_sets(size: int) -> list[tuple[int, ...]]:
    return [chosen for count in range(size + 1) for chosen in combinations(range(size), count)]


def allowed(problem: PortfolioProblem, chosen: tuple[int, ...]) -> bool:
    funded = [problem.columns[place].intervention for place in chosen]
    if len(set(funded)) < len(funded):
        return False
    if any(e.id in funded and e.reduces not in funded for e in problem.interventions if e.status is Status.REDUCE):
        return False
    if not all(obeys(problem, rule, chosen) for rule in problem.rules):
        return False
    return _cuts_are_within_the_service(problem, chosen) and _staffed(problem, chosen) and _affordable(problem, chosen)


def obeys(problem: PortfolioProblem, rule: Rule, chosen: tuple[int, ...]) -> bool:
    funded = {problem.columns[place].intervention for place in chosen}
    match rule:
        case MustFund():
            at = {(problem.columns[place].intervention, problem.columns[place].level) for place in chosen}
            return (rule.intervention, rule.level) in at if rule.level else rule.intervention in funded
        case MustNotFund():
            return rule.intervention not in funded
        case Requires():
            return not (rule.intervention in funded and rule.required not in funded)
        case Excludes():
            return sum(each in funded for each in rule.interventions) < 2
        case AtMost():
            return _counted(problem, rule.selection, funded) <= rule.count
        case AtLeast():
            return _counted(problem, rule.selection, funded) >= rule.count
        case FundLimit():
            years = [rule.year] if rule.year else list({each.year for each in problem.budgets})
            taken = [sum(_spent(problem, [place], rule.fund, year) for year in years) for place in chosen]
            picked = [
                amount
                for place, amount in zip(chosen, taken, strict=True)
                if _counted(problem, rule.selection, {problem.columns[place].intervention})
            ]
            if rule.limit_gbp is not None:
                return sum(picked) <= rule.limit_gbp
            return sum(picked) <= Fraction(str(rule.share)) * sum(taken)
        case MinimumMostDeprivedShare():
            reach = [(problem.columns[p].people_per_year or 0, problem.columns[p].most_deprived_share) for p in chosen]
            reached = sum(people for people, _ in reach)
            return sum(people * Fraction(str(share)) for people, share in reach) >= Fraction(str(rule.share)) * reached
        case CapacityLimit():
            years = [rule.year] if rule.year else [each.year for each in problem.capacities if each.id == rule.capacity]
            return all(_used(problem, chosen, rule.capacity, year) <= rule.limit for year in years)
        case MeetTarget():
            labels = {problem.columns[place].label for place in chosen}
            for need in problem.needs:
                if need.target == rule.target and rule.year in ("", need.year):
                    made = need.trend + sum(move for label, move in need.moves.items() if label in labels)
                    if made < (Fraction(str(rule.share)) * 1_000_000 if need.counts_from_baseline else 0):
                        return False
            return True
        case FundMinimum():
            years = [rule.year] if rule.year else list({each.year for each in problem.budgets})
            counted = [p for p in chosen if _in_or_cuts(problem, rule.selection, problem.columns[p].intervention)]
            spent = sum(_spent(problem, counted, rule.fund, year) for year in years)
            if rule.limit_gbp is not None:
                return spent >= rule.limit_gbp
            return spent >= Fraction(str(rule.share)) * sum(problem.limits_asked_gbp[rule.fund, y] for y in years)
        case NoDisproportionateCut():
            sides = [[e for e in problem.interventions if (e.sector is rule.sector) is own] for own in (True, False)]
            (lost, now), (others_lost, others_now) = (_lost_and_now(problem, side, chosen) for side in sides)
            if now == 0 or others_now == 0:
                return True
            return Fraction(lost, now) <= Fraction(str(rule.times)) * Fraction(others_lost, others_now)
    raise AssertionError(f"no brute force for {type(rule).__name__}")


def _counted(problem: PortfolioProblem, selection: Selection, funded: set[str]) -> int:
    if selection.interventions:
        return sum(each in funded for each in selection.interventions)
    kept = [each for each in problem.interventions if each.id in funded and each.status is not Status.REDUCE]
    if selection.theme:
        return sum(each.theme == selection.theme for each in kept)
    return sum(each.lead_partner == selection.lead_partner for each in kept)


def _in_or_cuts(problem: PortfolioProblem, selection: Selection, intervention: str) -> bool:
    described = next(each for each in problem.interventions if each.id == intervention)
    return any(_counted(problem, selection, {each}) for each in (intervention, described.reduces) if each)


def _lost_and_now(problem: PortfolioProblem, side: list[Intervention], chosen: tuple[int, ...]) -> tuple[int, int]:
    lost = now = 0
    for each in side:
        own = {p: c for p, c in enumerate(problem.columns) if c.intervention == each.id}
        cash = {place: sum(cost.amount_gbp for cost in found.costs) for place, found in own.items()}
        paid = sum(cash[place] for place in own if place in chosen)
        if each.status is Status.REDUCE and paid < 0:
            lost -= paid
        if each.status is Status.CURRENT:
            as_today = [p for p, c in own.items() if len(own) == 1 or c.people_per_year == each.people_per_year]
            if cash[as_today[0]] > 0:
                now += cash[as_today[0]]
                lost += cash[as_today[0]] - min(cash[as_today[0]], max(paid, 0))
    return lost, now


def _cuts_are_within_the_service(problem: PortfolioProblem, chosen: tuple[int, ...]) -> bool:
    cash = {problem.columns[p].intervention: sum(c.amount_gbp for c in problem.columns[p].costs) for p in chosen}
    for service in problem.interventions:
        released = [-cash[cut.id] for cut in problem.interventions if cut.reduces == service.id and cut.id in cash]
        if released and sum(amount for amount in released if amount > 0) > cash[service.id]:
            return False
    return True


def _staffed(problem: PortfolioProblem, chosen: tuple[int, ...]) -> bool:
    return all(_used(problem, chosen, each.id, each.year) <= each.limit for each in problem.capacities)


def _used(problem: PortfolioProblem, chosen: tuple[int, ...], capacity: str, year: str) -> int:
    uses = [use for place in chosen for use in problem.columns[place].uses]
    return sum(use.amount for use in uses if use.capacity == capacity and use.year == year)


def _affordable(problem: PortfolioProblem, chosen: tuple[int, ...]) -> bool:
    lacking = {}
    for budget in problem.budgets:
        spent = _spent(problem, chosen, budget.fund, budget.year)
        if budget.minimum_gbp is not None and spent < budget.minimum_gbp:
            return False
        lacking[budget.fund, budget.year] = spent - budget.limit_gbp
    return not any(amount > 0 for amount in lacking.values()) or (
        bool(problem.paths) and _can_be_sent(problem, lacking)
    )


def _can_be_sent(problem: PortfolioProblem, lacking: dict[tuple[str, str], int]) -> bool:
    # Every set of places without exception: none lacks more than may be sent into it.
    places = list(lacking)
    for count in range(1, len(places) + 1):
        for inside in combinations(places, count):
            sent = sum(path.limit_gbp for path in problem.paths if path.end in inside and path.start not in inside)
            if sum(lacking[each] for each in inside) > sent:
                return False
    return True


def _spent(problem: PortfolioProblem, chosen: Iterable[int], fund: str, year: str) -> int:
    costs = [cost for place in chosen for cost in problem.columns[place].costs]
    return sum(cost.amount_gbp for cost in costs if cost.fund == fund and cost.year == year)


def _score(problem: PortfolioProblem, place: int) -> int:
    parts = zip(problem.weights, problem.columns[place].coefficients, strict=True)
    exact = sum(Fraction(weight) * Fraction(part) for weight, part in parts)
    return round(exact * MILLIONTHS)
