"""Checks on `exercise.yaml`: names that exist, rules that make sense, scenarios that can be run."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TypeVar

from prioritise.domain.criteria import Role
from prioritise.domain.interventions import Status
from prioritise.domain.scenarios import AS_AGREED
from prioritise.files.exercise.check.levels import check_rule_level
from prioritise.files.exercise.check.meet_target import check_meet_target
from prioritise.files.exercise.check.money import check_joined, check_moves
from prioritise.files.exercise.check.rows import badly_written
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.exercise_yaml import FundPart, ScenarioPart
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.exercise.rule_yaml import (
    CapacityPart,
    CountPart,
    ExcludesPart,
    FundLimitPart,
    MeetTargetPart,
    MustFundPart,
    MustNotFundPart,
    RequiresPart,
    RulePart,
)
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import closest, nearest

Named = TypeVar("Named", FundPart, RulePart, ScenarioPart)
Note = Callable[[str, str, str], None]


def check_exercise(draft: Draft, problems: ProblemList) -> None:
    """Note everything in `exercise.yaml` that names what is not there or contradicts itself."""

    def note(column: str, found: str, what_to_do: str) -> None:
        problems.add(EXERCISE_FILE, found, what_to_do, row=draft.exercise.row_of(column), column=column)

    part = draft.part
    _check_lists(draft, note)
    _check_funds(draft, note)
    for place, rule in _placed(draft, "rules", part.rules):
        _check_rule(draft, place, rule, note)
    _check_cycles(part.rules, "rules", note)
    for place, scenario in _placed(draft, "scenarios", part.scenarios):
        _check_scenario(draft, place, scenario, note)


def _check_lists(draft: Draft, note: Note) -> None:
    part, broken = draft.part, draft.exercise.broken
    lists: dict[str, Sequence[str]] = {
        "years": part.years,
        "criteria": part.criteria,
        "partners": [each.id for each in part.partners],
        "funds": [each.id for each in part.funds],
        "rules": [each.id for each in part.rules],
        "scenarios": [each.id for each in part.scenarios],
    }
    for column, names in lists.items():
        for name in sorted({name for name in names if names.count(name) > 1}):
            note(column, f"{name} twice", "keep one of them")
        if not names and column not in ("rules", "scenarios") and column not in broken:
            note(column, "an empty list", "name at least one")
    if "years" not in broken and any(int(later[:4]) != int(year[:4]) + 1 for year, later in pairwise(part.years)):
        note("years", "years that do not follow one another", "list every year of the plan in order")
    roles = [each.role for each in draft.criteria.values()]
    if draft.criteria_known and part.criteria and Role.BENEFIT not in roles:
        note("criteria", "no benefit among the criteria", "add at least one criterion of what is achieved")


def _check_funds(draft: Draft, note: Note) -> None:
    partners = draft.exercise.names("partners")
    years = [] if "years" in draft.exercise.broken else draft.part.years
    for place, fund in _placed(draft, "funds", draft.part.funds):
        if partners is not None and fund.host not in partners:
            found = f"“{fund.host}”, which is not a partner"
            note(f"{place}.host", found, nearest(fund.host, sorted(partners)))
        for year in years:
            if year not in fund.budget_gbp:
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
        found = listed.index(part.id) + 1 if listed.count(part.id) == 1 else place
        yield f"{top}.{found} ({part.id})", part


def _check_rule(draft: Draft, column: str, rule: RulePart, note: Note) -> None:
    named: list[str] = []
    match rule:
        case MustFundPart():
            named = [rule.intervention]
            check_rule_level(draft, column, rule, note)
        case MustNotFundPart():
            named = [rule.intervention]
        case RequiresPart():
            named = [rule.intervention, rule.required]
        case ExcludesPart():
            named = rule.interventions
            if len(set(named)) < 2:
                note(column, "fewer than two interventions", "name at least two")
        case CountPart():
            named = rule.interventions
            _check_count(draft, column, rule, note)
        case FundLimitPart():
            named = rule.interventions
            _check_fund_limit(draft, column, rule, note)
        case CapacityPart():
            _check_listed(f"{column}.capacity", rule.capacity, draft.capacities.keys, "in capacities.csv", note)
            _check_listed(f"{column}.year", rule.year, draft.exercise.names("years"), "a year of the plan", note)
        case MeetTargetPart():
            check_meet_target(draft, column, rule, note)
    _check_named(column, named, draft.intervention_ids, note)


def _check_named(column: str, named: Iterable[str], interventions: Collection[str] | None, note: Note) -> None:
    known = sorted(interventions or ())
    for name in named:
        if interventions is not None and name not in known and not badly_written(closest(name, known)):
            note(column, f"“{name}”, which is not listed in interventions.csv", nearest(name, known))


def _check_listed(column: str, name: str, allowed: Collection[str] | None, what: str, note: Note) -> None:
    if name and allowed is not None and name not in allowed:
        note(column, f"“{name}”, which is not {what}", nearest(name, sorted(allowed)))


def _check_fund_limit(draft: Draft, column: str, rule: FundLimitPart, note: Note) -> None:
    _check_listed(f"{column}.fund", rule.fund, draft.exercise.names("funds"), "a fund", note)
    _check_listed(f"{column}.year", rule.year, draft.exercise.names("years"), "a year of the plan", note)
    if (rule.limit_gbp is None) == (rule.share is None):
        found = "neither limit_gbp nor share" if rule.share is None else "both limit_gbp and share"
        note(column, found, "give one of them")
    _check_selection(draft, column, rule, note)


def _check_count(draft: Draft, column: str, rule: CountPart, note: Note) -> None:
    size = _check_selection(draft, column, rule, note)
    if rule.kind == "at_least" and rule.count > size > 0:
        note(column, f"at least {rule.count} of {size}", "lower the count, or widen the selection")


def _check_selection(draft: Draft, column: str, rule: CountPart | FundLimitPart, note: Note) -> int:
    """How many interventions a rule selects, 0 when that cannot be known."""
    given = [bool(rule.interventions), bool(rule.theme), bool(rule.lead_partner)]
    if sum(given) != 1:
        note(column, f"{sum(given)} selections", "give one of interventions, theme and lead_partner")
        return 0
    table = draft.interventions
    if not table.whole or draft.intervention_ids is None:
        return 0
    rows = [each.cells for each in table.rows]
    themes, leads = {row.theme for row in rows}, {row.lead_partner for row in rows}
    if rule.theme and rule.theme not in themes:
        note(column, f"the theme “{rule.theme}”, which no intervention has", nearest(rule.theme, sorted(themes)))
    if rule.lead_partner and rule.lead_partner not in leads:
        note(column, f"“{rule.lead_partner}”, who leads nothing here", nearest(rule.lead_partner, sorted(leads)))
    return len(set(rule.interventions)) or sum(
        row.status is not Status.REDUCE and (row.theme == rule.theme or row.lead_partner == rule.lead_partner)
        for row in rows
    )


def _check_cycles(rules: Sequence[RulePart], column: str, note: Note) -> None:
    needs = _needs(rules)
    while circle := _circle(needs):
        found = f"a circle: {' requires '.join(circle)}"
        note(column, found, "remove one of these rules; they can only be funded together or not at all")
        needs[circle[0]].remove(circle[1])


def _needs(rules: Iterable[RulePart]) -> dict[str, set[str]]:
    needs: dict[str, set[str]] = {}
    for rule in rules:
        if isinstance(rule, RequiresPart):
            needs.setdefault(rule.intervention, set()).add(rule.required)
    return needs


def _circle(needs: Mapping[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter({name: sorted(needed) for name, needed in sorted(needs.items())}).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


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
    _check_scenario_rules(draft, column, scenario, note)
    forced = [each.intervention for each in scenario.overrides]
    for name in sorted({name for name in forced if forced.count(name) > 1}):
        note(f"{column}.overrides", f"{name} twice", "keep one of them")
    _check_named(f"{column}.overrides", forced, draft.intervention_ids, note)


def _check_scenario_weights(draft: Draft, column: str, weights: Mapping[str, float], note: Note) -> None:
    weighted = [each.id for each in draft.criteria.values() if each.carries_weight]
    for name in sorted(set(weights) - set(weighted)):
        note(column, f"a weight for {name}, which carries none here", nearest(name, weighted))
    if set(weights) <= set(weighted):
        for name in sorted(set(weighted) - set(weights)):
            note(column, f"no weight for {name}", "add it; write 0 if you mean 0")
    if not sum(weights.values()) > 0:
        note(column, "nothing above 0", "give at least one criterion points")


def _check_scenario_rules(draft: Draft, column: str, scenario: ScenarioPart, note: Note) -> None:
    rules = [each.id for each in draft.part.rules]
    if "rules" not in draft.exercise.broken:
        for name in scenario.rules_remove:
            if name not in rules:
                note(f"{column}.rules_remove", f"“{name}”, which is not a rule", nearest(name, rules))
    added = [each.id for each in scenario.rules_add]
    for place, rule in enumerate(scenario.rules_add, 1):
        at = f"{column}.rules_add.{place} ({rule.id})"
        _check_rule(draft, at, rule, note)
        if (rule.id in rules and rule.id not in scenario.rules_remove) or added.count(rule.id) > 1:
            note(at, f"{rule.id}, which is a rule already", "give the new rule its own id")
    kept = [each for each in draft.part.rules if each.id not in scenario.rules_remove]
    if not _circle(_needs(draft.part.rules)):
        _check_cycles([*kept, *scenario.rules_add], f"{column}.rules_add", note)
