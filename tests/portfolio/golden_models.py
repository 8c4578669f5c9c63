"""The small models whose text is kept in `golden/`. Run this module to write them again after a meant change."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.interventions import Sector, Status
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
from prioritise.portfolio.model import build_model
from prioritise.portfolio.problem import Budget, Column, FundCost, PortfolioProblem
from prioritise.targets.needs import TargetNeed
from tests.portfolio.cases import YEARS, column, intervention, problem

GOLDEN = Path(__file__).with_name("golden")

RULES: Mapping[str, Rule] = {
    "must_fund": MustFund("must", "a", "promised"),
    "must_not_fund": MustNotFund("must-not", "b", "withdrawn"),
    "requires": Requires("needs", "c", "a", "staff are shared"),
    "excludes": Excludes("not-both", ("a", "b", "c"), "one building"),
    "at_most": AtMost("few", 1, Selection(theme="Weight"), "one team"),
    "at_least": AtLeast("some", 2, Selection(interventions=("a", "b", "d")), "every part of the borough"),
    "fund_limit": FundLimit("not-all", "main", Selection(theme="Weight"), None, 0.4, "", "other themes too"),
    "minimum_most_deprived_share": MinimumMostDeprivedShare("fair", 0.45, "the gap is the aim"),
    "capacity": CapacityLimit("few-nurses", "nurses", 8, YEARS[0], "two are on leave"),
    "meet_target": MeetTarget("promised", "fewer-falls", YEARS[0], 0.8, "promised to residents"),
    "fund_minimum": FundMinimum("ring-fence", "main", Selection(theme="Weight"), None, 0.25, "", "terms of the grant"),
    "no_disproportionate_cut": NoDisproportionateCut("fair-cuts", Sector.VOLUNTARY, 1.5, "as the guidance says"),
}
NEEDS = (
    TargetNeed("fewer-falls", "Fewer falls", YEARS[0], 9.0, True, -150_000, {"a": 700_000, "c": 400_000, "d": -90_001}),
    TargetNeed("fewer-falls", "Fewer falls", YEARS[1], 9.0, False, -250_000, {"a": 700_000, "e:half": 33_333}),
)


def golden_problems() -> dict[str, PortfolioProblem]:
    """One problem a rule, by the name of the rule's module, and `all` with every rule and every kind of row."""
    single = {name: _problem([rule]) for name, rule in RULES.items()}
    return {**single, "all": _problem(list(RULES.values()), with_everything=True)}


def model_text(asked: PortfolioProblem) -> str:
    """The model as PuLP writes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.lp"
        build_model(asked).program.writeLP(str(path))
        return path.read_text()


def _problem(rules: list[Rule], *, with_everything: bool = False) -> PortfolioProblem:
    described = [
        intervention("a"),
        intervention("b", theme="Weight"),
        intervention("c", status=Status.CURRENT, theme="Weight", sector=Sector.VOLUNTARY),
        intervention("d", status=Status.REDUCE, reduces="c", theme="Weight", sector=Sector.VOLUNTARY),
    ]
    columns = [
        column("a", 40.5, 1000, 1200),
        column("b", 12.000001, 700, 0),
        column("c", 30, 500, 500),
        column("d", -5, -200, -250),
    ]
    if with_everything:
        described += [intervention("e"), intervention("f", status=Status.REDUCE, reduces="c", sector=Sector.VOLUNTARY)]
        half, full = (FundCost("main", YEARS[0], 300),), (FundCost("main", YEARS[0], 550),)
        columns += [Column("e", "half", (9.0,), 300, half), Column("e", "full", (16.0,), 550, full)]
        columns += [column("f", -4, -300, -300)]
    if any(isinstance(rule, NoDisproportionateCut) for rule in rules):
        described += [intervention("g", status=Status.CURRENT, sector=Sector.COUNCIL)]
        columns += [column("g", 20, 700, 800)]
    asked = problem(
        [_peopled(each) for each in columns],
        rules=rules,
        interventions=described,
        budgets=[Budget("main", YEARS[0], 1800), Budget("main", YEARS[1], 1500, minimum_gbp=100)],
    )
    paths = (MoneyPath("main", YEARS[0], "main", YEARS[1], 250),) if with_everything else ()
    capacities = (Capacity("nurses", "hours", YEARS[0], 10),)
    limited = any(isinstance(rule, CapacityLimit) for rule in rules)
    held = any(isinstance(rule, MeetTarget) for rule in rules)
    limits = {(each.fund, each.year): each.limit_gbp for each in asked.budgets}
    fenced = any(isinstance(rule, FundMinimum) for rule in rules)
    return replace(
        asked,
        paths=paths,
        capacities=capacities if limited else (),
        needs=NEEDS if held else (),
        limits_asked_gbp=limits if fenced else {},
    )


def _peopled(described: Column) -> Column:
    people = {"a": 120, "b": 300, "c": 200, "d": -40, "f": -60}.get(described.intervention, 80)
    share = {"a": 0.7, "b": 0.3, "c": 0.45}.get(described.intervention, 0.5)
    uses = (CapacityUse(described.intervention, described.level, "nurses", YEARS[0], 5 if people > 0 else -2),)
    return replace(described, people_per_year=people, most_deprived_share=share, uses=uses)


def _write() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name, asked in golden_problems().items():
        (GOLDEN / f"{name}.lp").write_text(model_text(asked))


if __name__ == "__main__":
    _write()
