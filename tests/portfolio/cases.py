"""Problems for tests: written by hand, or drawn at random with every rule mixed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.interventions import Intervention, Sector, Status
from prioritise.domain.money_paths import MoneyPath
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
from prioritise.portfolio.problem import MILLIONTHS, Budget, Column, FundCost, PortfolioProblem
from prioritise.targets.needs import TargetNeed

THEMES = ("Smoking", "Weight")
PARTNERS = ("council", "nhs")
SECTORS = (Sector.COUNCIL, Sector.VOLUNTARY)
YEAR = "2026/27"
YEARS = (YEAR, "2027/28")


def intervention(
    name: str,
    *,
    status: Status = Status.NEW,
    reduces: str = "",
    theme: str = "Smoking",
    lead: str = "council",
    sector: Sector | None = None,
) -> Intervention:
    return Intervention(
        id=name,
        name=name.replace("-", " ").capitalize(),
        description="",
        theme=theme,
        lead_partner=lead,
        status=status,
        reduces=reduces,
        people_per_year=100,
        most_deprived_share=None,
        evidence_grade="",
        source="made for a test",
        sector=sector,
    )


def column(name: str, score: float, *amounts: int, level: str = "", fund: str = "main") -> Column:
    """One criterion, so the score is the coefficient; one amount a year from one fund."""
    costs = tuple(FundCost(fund, year, amount) for year, amount in zip(YEARS, amounts, strict=False))
    return Column(name, level, (score,), sum(amounts), costs)


def problem(
    columns: Sequence[Column],
    limits: Sequence[int] = (),
    *,
    rules: Sequence[Rule] = (),
    interventions: Sequence[Intervention] = (),
    budgets: Sequence[Budget] = (),
) -> PortfolioProblem:
    """One criterion of weight 1 and one fund; interventions not described are new."""
    described = {each.id: each for each in interventions}
    ids = sorted({each.intervention for each in columns})
    limited = tuple(Budget("main", year, limit) for year, limit in zip(YEARS, limits, strict=False))
    return PortfolioProblem(
        criteria=("worth",),
        weights=(1.0,),
        interventions=tuple(described.get(each) or intervention(each) for each in ids),
        columns=tuple(sorted(columns, key=lambda each: each.intervention)),
        budgets=tuple(budgets) or limited,
        rules=tuple(rules),
    )


def random_problem(seed: int, *, largest: int = 10, rules: int | None = None) -> PortfolioProblem:
    """A small problem with all there is: ties, near-ties, cuts, levels, minimums, moves of money, capacities, rules.

    Often infeasible. At most `largest` columns.
    """
    draw = random.Random(seed)
    levelled = draw.choice([0, 0, 1, 2])
    listed = _interventions(draw, max(3, draw.randint(3, largest) - levelled))
    sized = draw.sample([each.id for each in listed if each.status is not Status.REDUCE], 1) if levelled else []
    columns = [column for each in listed for column in _columns(draw, each, 1 + levelled * (each.id in sized))]
    listed = [_as_today(each, columns) for each in listed]
    drawn = [random_rule(draw, listed, n) for n in range(draw.choice([0, 1, 2, 3, 5]) if rules is None else rules)]
    # Drawn apart, so that a target more or less changes nothing else of the case.
    aims = random.Random(f"target {seed}")
    if rules is None and aims.random() < 0.2:
        share, year = aims.choice([0.25, 0.5, 0.8]), aims.choice(["", *YEARS])
        drawn.append(MeetTarget("target", "fewer-falls", year, share, "drawn at random"))
    levels = random.Random(f"level {seed}")
    drawn = [_at_a_level(levels, rule, columns) for rule in drawn]
    budgets = _budgets(draw, columns)
    paths = _paths(draw)
    capacities = tuple(Capacity("nurses", "hours", year, draw.choice([3, 6, 12])) for year in YEARS)
    drawn = _and_money_rules(random.Random(f"money {seed}"), drawn, listed, columns)
    return PortfolioProblem(
        criteria=("first", "second"),
        weights=(0.5, 0.5),
        interventions=tuple(listed),
        columns=tuple(columns),
        budgets=tuple(budgets),
        paths=tuple(paths),
        capacities=capacities,
        rules=tuple(drawn),
        needs=tuple(_need(aims, columns, year) for year in YEARS),
        limits_asked_gbp={(each.fund, each.year): each.limit_gbp for each in budgets},
    )


def _and_money_rules(
    draw: random.Random, drawn: list[Rule], listed: Sequence[Intervention], columns: Sequence[Column]
) -> list[Rule]:
    # Drawn apart and in place of others, so that nothing else of a case changes with them.
    unclear = any(each.status is Status.CURRENT and not _known_today(each, columns) for each in listed)
    ids = [each.id for each in listed]
    changed: list[Rule] = []
    for rule in drawn:
        chance = draw.random()
        if chance < 0.12:
            selection = _selection(draw, tuple(draw.sample(ids, 2)))
            changed.append(_fund_minimum(draw, rule.id, selection))
        elif chance < 0.24 and not unclear:
            changed.append(
                NoDisproportionateCut(rule.id, draw.choice(SECTORS), draw.choice([0, 0.5, 1, 1.5, 3]), rule.reason)
            )
        else:
            changed.append(rule)
    return changed


def _known_today(described: Intervention, columns: Sequence[Column]) -> bool:
    own = [each for each in columns if each.intervention == described.id]
    return len(own) == 1 or sum(each.people_per_year == described.people_per_year for each in own) == 1


def _as_today(described: Intervention, columns: Sequence[Column]) -> Intervention:
    # What is said of it is what its first level reaches, as it is today.
    own = [each for each in columns if each.intervention == described.id]
    return described if len(own) == 1 else replace(described, people_per_year=own[0].people_per_year)


def _fund_minimum(draw: random.Random, name: str, selection: Selection) -> Rule:
    fund, year = draw.choice(["main", "other"]), draw.choice(["", *YEARS])
    if draw.random() < 0.5:
        return FundMinimum(name, fund, selection, draw.choice([1, 10_000, 20_001]), None, year, "drawn at random")
    return FundMinimum(name, fund, selection, None, draw.choice([0.1, 0.25, 0.333333, 0.6]), year, "drawn at random")


def _at_a_level(draw: random.Random, rule: Rule, columns: Sequence[Column]) -> Rule:
    if not isinstance(rule, MustFund):
        return rule
    own = [each.level for each in columns if each.intervention == rule.intervention]
    return replace(rule, level=draw.choice(["", *own]))


def _need(draw: random.Random, columns: Sequence[Column], year: str) -> TargetNeed:
    moves = {each.label: draw.choice([-50_000, 100_000, 250_000, 400_001]) for each in columns if draw.random() < 0.7}
    return TargetNeed("fewer-falls", "Fewer falls", year, 10.0, True, draw.choice([0, 200_000]), moves)


def random_rule(draw: random.Random, listed: Sequence[Intervention], number: int) -> Rule:
    """Any kind of rule over the interventions."""
    ids = [each.id for each in listed]
    name, why = f"rule-{number}", "drawn at random"
    several = tuple(draw.sample(ids, draw.randint(2, min(4, len(ids)))))
    kind = draw.randrange(12)
    if kind == 0:
        return MustFund(name, draw.choice(ids), why)
    if kind == 1:
        return MustNotFund(name, draw.choice(ids), why)
    if kind in (2, 3):
        return Requires(name, several[0], several[1], why)
    if kind in (4, 5):
        return Excludes(name, several, why)
    if kind in (8, 9):
        return _fund_limit(draw, name, _selection(draw, several))
    if kind == 10:
        return MinimumMostDeprivedShare(name, draw.choice([0.2, 0.45, 0.5, 0.505]), why)
    if kind == 11:
        return CapacityLimit(name, "nurses", draw.choice([2, 4, 8]), draw.choice(["", *YEARS]), why)
    counted = AtMost if kind == 6 else AtLeast
    return counted(name, draw.randint(1, 3), _selection(draw, several), why)


def _fund_limit(draw: random.Random, name: str, selection: Selection) -> Rule:
    fund, year = draw.choice(["main", "other"]), draw.choice(["", *YEARS])
    if draw.random() < 0.5:
        return FundLimit(name, fund, selection, draw.choice([10_000, 20_000, 30_001]), None, year, "drawn at random")
    return FundLimit(name, fund, selection, None, draw.choice([0.25, 0.5, 0.333333, 1.0]), year, "drawn at random")


def _selection(draw: random.Random, several: tuple[str, ...]) -> Selection:
    return draw.choice(
        [
            Selection(interventions=several),
            Selection(theme=draw.choice(THEMES)),
            Selection(lead_partner=draw.choice(PARTNERS)),
        ]
    )


def _interventions(draw: random.Random, size: int) -> list[Intervention]:
    listed: list[Intervention] = []
    for number in range(size):
        current = [each.id for each in listed if each.status is Status.CURRENT]
        status = draw.choice([Status.NEW, Status.CURRENT, Status.REDUCE if current else Status.NEW])
        service = draw.choice(current) if status is Status.REDUCE else ""
        listed.append(
            intervention(
                f"i{number:02d}",
                status=status,
                reduces=service,
                sector=next((each.sector for each in listed if each.id == service), SECTORS[number % 2]),
                theme=draw.choice(THEMES),
                lead=draw.choice(PARTNERS),
            )
        )
    return listed


def _columns(draw: random.Random, described: Intervention, levels: int) -> list[Column]:
    if levels == 1:
        return [_column(draw, described)]
    return [replace(_column(draw, described), level=level) for level in ("full", "half", "wide")[:levels]]


def _paths(draw: random.Random) -> list[MoneyPath]:
    found = []
    for fund in ("main", "other"):
        if draw.random() < 0.25:
            found.append(MoneyPath(fund, YEARS[0], fund, YEARS[1], draw.choice([1, 10_000, 30_000])))
    for start, end in (("main", "other"), ("other", "main")):
        if draw.random() < 0.25:
            limit = draw.choice([10_000, 20_001])
            found += [MoneyPath(start, year, end, year, limit) for year in YEARS]
    return found


def _column(draw: random.Random, described: Intervention) -> Column:
    cut = described.status is Status.REDUCE
    # Few different worths and costs make exact ties; a millionth more or less makes near-ties.
    worth = draw.choice([0, 10, 10, 20, 20, 30]) + draw.choice([-1, 0, 0, 0, 1]) / MILLIONTHS
    cost = draw.choice([0, 1, 1, 2, 2, 3, 5]) * 10_000 + draw.choice([0, 0, 0, 1])
    sign = -1 if cut else 1
    costs = tuple(
        FundCost(fund, year, sign * cost)
        for fund in draw.choice([("main",), ("other",), ("main", "other")])
        for year in draw.choice([YEARS, YEARS[:1], YEARS[1:]])
    )
    uses = tuple(
        CapacityUse(described.id, "", "nurses", year, sign * draw.choice([1, 2, 3]))
        for year in draw.choice([(), (), YEARS, YEARS[:1]])
    )
    return Column(
        described.id,
        "",
        (sign * worth, sign * worth),
        sum(each.amount_gbp for each in costs),
        costs,
        people_per_year=sign * draw.choice([0, 10, 20, 35]),
        most_deprived_share=draw.choice([0.1, 0.4, 0.5, 0.6, 0.905]),
        uses=uses,
    )


def _budgets(draw: random.Random, columns: Sequence[Column]) -> list[Budget]:
    found = []
    for fund in ("main", "other"):
        for year in YEARS:
            wanted = sum(
                max(0, cost.amount_gbp)
                for each in columns
                for cost in each.costs
                if (cost.fund, cost.year) == (fund, year)
            )
            limit = int(wanted * draw.choice([0.2, 0.4, 0.6, 1.0]))
            found.append(Budget(fund, year, limit, draw.choice([None] * 12 + [limit // 3])))
    return found


def large_problem(seed: int, size: int) -> PortfolioProblem:
    """Four funds over three years, money for about 45% of what is asked, every intervention new."""
    draw = random.Random(seed)
    budgets = [(f"fund-{n}", f"202{year}/2{year + 1}") for n in range(4) for year in (6, 7, 8)]
    columns = []
    for number in range(size):
        costs = tuple(
            FundCost(fund, year, draw.randint(5_000, 300_000))
            for fund in draw.sample(sorted({fund for fund, _ in budgets}), draw.choice([1, 1, 2]))
            for year in sorted({year for _, year in budgets})
        )
        total = sum(cost.amount_gbp for cost in costs)
        columns.append(Column(f"i{number:04d}", "", (draw.uniform(1, 60),), total, costs))
    wanted = dict.fromkeys(budgets, 0)
    for cost in (cost for each in columns for cost in each.costs):
        wanted[cost.fund, cost.year] += cost.amount_gbp
    limits = [Budget(fund, year, int(0.45 * wanted[fund, year])) for fund, year in budgets]
    return problem(columns, budgets=limits)


def near_tie_problem(seed: int, size: int) -> PortfolioProblem:
    """A large problem whose scores are 30 or 50 points, a millionth more or less."""
    draw = random.Random(seed)
    asked = large_problem(seed, size)
    worth = [draw.choice([50, 50, 30]) + draw.choice([-1, 0, 1]) / MILLIONTHS for _ in asked.columns]
    columns = [replace(each, coefficients=(score,)) for each, score in zip(asked.columns, worth, strict=True)]
    return replace(asked, columns=tuple(columns))
