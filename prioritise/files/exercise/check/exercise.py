"""Checks on `exercise.yaml`: names that exist, rules that make sense, scenarios that can be run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from prioritise.domain.criteria import Role
from prioritise.domain.rules import Rule
from prioritise.domain.scenarios import AS_AGREED
from prioritise.files.exercise.check.money import check_joined, check_moves
from prioritise.files.exercise.check.rules import check_circles, check_named, check_rule, has_circle
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.exercise_yaml import FundPart, ScenarioPart
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest

Named = TypeVar("Named", FundPart, Rule, ScenarioPart)
Note = Callable[[str, str, str], None]


def check_exercise(draft: Draft, problems: ProblemList, *, unfinished: bool = False) -> None:
    """Note everything in `exercise.yaml` that names what is not there or contradicts itself.

    `unfinished` passes over lists that are empty and budgets that are not given yet.
    """

    def note(column: str, found: str, what_to_do: str) -> None:
        problems.add(EXERCISE_FILE, found, what_to_do, row=draft.exercise.row_of(column), column=column)

    part = draft.part
    _check_lists(draft, note, unfinished=unfinished)
    _check_funds(draft, note, unfinished=unfinished)
    for place, rule in _placed(draft, "rules", part.rules):
        check_rule(draft, place, rule, note)
    check_circles(part.rules, "rules", note)
    for place, scenario in _placed(draft, "scenarios", part.scenarios):
        _check_scenario(draft, place, scenario, note)


def _check_lists(draft: Draft, note: Note, *, unfinished: bool) -> None:
    part, broken = draft.part, draft.exercise.broken
    lists: dict[str, Sequence[str]] = {
        "years": part.years,
        "criteria": part.criteria,
        "partners": [partner.id for partner in part.partners],
        "funds": [fund.id for fund in part.funds],
        "rules": [rule.id for rule in part.rules],
        "scenarios": [scenario.id for scenario in part.scenarios],
    }
    for column, names in lists.items():
        for name in sorted({name for name in names if names.count(name) > 1}):
            note(column, f"{name} twice", "keep one of them")
        needed = column == "years" or not (unfinished or column in ("rules", "scenarios"))
        if not names and needed and column not in broken:
            note(column, "an empty list", "name at least one")
    if "years" not in broken and any(int(later[:4]) != int(year[:4]) + 1 for year, later in pairwise(part.years)):
        note("years", "years that do not follow one another", "list every year of the plan in order")
    roles = [criterion.role for criterion in draft.criteria.values()]
    if draft.criteria_known and part.criteria and Role.BENEFIT not in roles and not unfinished:
        note("criteria", "no benefit among the criteria", "add at least one criterion of what is achieved")


def _check_funds(draft: Draft, note: Note, *, unfinished: bool) -> None:
    partners = draft.exercise.names("partners")
    years = [] if "years" in draft.exercise.broken else draft.part.years
    for place, fund in _placed(draft, "funds", draft.part.funds):
        if partners is not None and fund.host not in partners:
            found = f"“{fund.host}”, which is not a partner"
            note(f"{place}.host", found, nearest(fund.host, sorted(partners)))
        for year in years:
            if year not in fund.budget_gbp and not unfinished:
                note(f"{place}.budget_gbp", f"no budget for {year}", "add it; write 0 if there is none")
        for column, amounts in (("budget_gbp", fund.budget_gbp), ("minimum_gbp", fund.minimum_gbp)):
            for year in sorted(set(amounts) - set(years)) if years else ():
                note(f"{place}.{column}", f"an amount for {year}", "remove it, or add the year to years")
        for year, minimum in fund.minimum_gbp.items():
            if minimum > fund.budget_gbp.get(year, minimum):
                note(f"{place}.minimum_gbp", f"a minimum above the budget in {year}", "lower it")
        check_moves(draft, place, fund, note)
    check_joined(draft, note)


def _placed(draft: Draft, top: str, parts: Sequence[Named]) -> Iterable[tuple[str, Named]]:
    """Each part with its place in the file, such as `rules.2 (its-id)`."""
    listed = draft.exercise.ids_in_order(top)
    for place, part in enumerate(parts, 1):
        number = listed.index(part.id) + 1 if listed.count(part.id) == 1 else place
        yield f"{top}.{number} ({part.id})", part


def _check_scenario(draft: Draft, column: str, scenario: ScenarioPart, note: Note) -> None:
    if scenario.id == AS_AGREED.id:
        note(column, f"a scenario called {AS_AGREED.id}", "give it another id; this one means what was agreed")
    if scenario.weights is not None and draft.criteria_known:
        _check_scenario_weights(draft, f"{column}.weights", scenario.weights, note)
    funds = draft.exercise.names("funds")
    for fund, years in scenario.funds.items():
        if funds is not None and fund not in funds:
            note(f"{column}.funds", f"“{fund}”, which is not a fund", nearest(fund, sorted(funds)))
        for year in sorted(set(years) - (draft.exercise.names("years") or set(years))):
            note(f"{column}.funds.{fund}", f"an amount for {year}", "use one of the exercise's years")
    _check_scenario_capacities(draft, f"{column}.capacities", scenario, note)
    _check_scenario_rules(draft, column, scenario, note)
    forced = [override.intervention for override in scenario.overrides]
    for name in sorted({name for name in forced if forced.count(name) > 1}):
        note(f"{column}.overrides", f"{name} twice", "keep one of them")
    check_named(f"{column}.overrides", forced, draft.intervention_ids, note)


def _check_scenario_weights(draft: Draft, column: str, weights: Mapping[str, float], note: Note) -> None:
    weighted = [criterion.id for criterion in draft.criteria.values() if criterion.carries_weight]
    for name in sorted(set(weights) - set(weighted)):
        note(column, f"a weight for {name}, which carries none here", nearest(name, weighted))
    if set(weights) <= set(weighted):
        for name in sorted(set(weighted) - set(weights)):
            note(column, f"no weight for {name}", "add it; write 0 if you mean 0")
    if not sum(weights.values()) > 0:
        note(column, "nothing above 0", "give at least one criterion points")


def _check_scenario_capacities(draft: Draft, column: str, scenario: ScenarioPart, note: Note) -> None:
    known: dict[str, set[str]] = {}
    for row in draft.capacities.rows:
        known.setdefault(row.cells.capacity, set()).add(row.cells.year)
    for capacity, years in scenario.capacities.items():
        if capacity not in known:
            note(column, f"“{capacity}”, which is not a capacity", nearest(capacity, sorted(known)))
            continue
        for year in sorted(set(years) - known[capacity]):
            note(f"{column}.{capacity}", f"an amount for {year}", "use a year that capacities.csv has a limit for")


def _check_scenario_rules(draft: Draft, column: str, scenario: ScenarioPart, note: Note) -> None:
    rules = [known.id for known in draft.part.rules]
    if "rules" not in draft.exercise.broken:
        for name in scenario.rules_remove:
            if name not in rules:
                note(f"{column}.rules_remove", f"“{name}”, which is not a rule", nearest(name, rules))
    added = [new.id for new in scenario.rules_add]
    for place, rule in enumerate(scenario.rules_add, 1):
        at = f"{column}.rules_add.{place} ({rule.id})"
        check_rule(draft, at, rule, note)
        if (rule.id in rules and rule.id not in scenario.rules_remove) or added.count(rule.id) > 1:
            note(at, f"{rule.id}, which is a rule already", "give the new rule its own id")
    kept = [known for known in draft.part.rules if known.id not in scenario.rules_remove]
    if not has_circle(draft.part.rules):
        check_circles([*kept, *scenario.rules_add], f"{column}.rules_add", note)
