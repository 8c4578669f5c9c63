"""Saved scenarios beside what was agreed: what each changes, and who is in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.names import capacity_name
from prioritise.analysis.portfolio_change import compare_portfolios, cuts_cell
from prioritise.analysis.priority_list import ACTION_IF_CHOSEN, ACTION_IF_NOT, nothing_to_cut
from prioritise.domain.exercise import Exercise
from prioritise.domain.funds import Fund
from prioritise.domain.interventions import Intervention
from prioritise.domain.scenarios import MUST, MUST_NOT
from prioritise.report.words.band_words import decision
from prioritise.report.words.scenario_in_words import rules_words, weights_words
from prioritise.words import TextTable, counted, first_capital, joined, points, pounds, share_percent, whole_percent

NO_ANSWER = "No list obeys the rules"
NOTHING_BESIDE = "There is nothing to compare with the list as it stands"
LEAST_SHARE = 0.001
"""A smaller share of a fund is said in pounds only."""
NEAR = 0.01
"""So near to a whole per cent, in per cent, a share is written as one."""
MOVES = ("Enters", "Leaves", "Changes size", "Cuts")
NO_MOVES = ("–",) * len(MOVES)


def scenarios_headline(views: Sequence[Analysis]) -> str:
    """Say how many decisions depend on which scenario it is; those are the lines of `membership_table`."""
    answered = [view for view in views if view.portfolio.has_answer]
    if len(answered) < 2:
        return NOTHING_BESIDE
    every = views[0].exercise.interventions
    differing = sum(_differs(views, intervention) for intervention in every)
    depend = "decision depends" if differing == 1 else "decisions depend"
    alike = f"All {len(answered)} scenarios decide the same"
    return f"{differing} of {len(every)} {depend} on which of {len(answered)} scenarios" if differing else alike


def scenarios_title(views: Sequence[Analysis]) -> str:
    """State the finding: how many are decided alike in every scenario that has a list, and how many depend on which it
    is.

    The agreed one is first. All that there is to decide adds up: those that depend are the lines of `membership_table`.
    A cut is never counted as funded.
    """
    answered = [view for view in views if view.portfolio.has_answer]
    if len(answered) < 2:
        return NOTHING_BESIDE
    sets = [set(view.portfolio.interventions) for view in answered]
    always, ever = set.intersection(*sets), set.union(*sets)
    every = views[0].exercise.interventions
    differing = {intervention.id for intervention in every if _differs(views, intervention)}
    same = [intervention for intervention in every if intervention.id not in differing]
    alike = f"{len(same)} of {len(every)} are decided alike in every scenario: {_kinds(same, always)}"
    if not differing:
        return alike
    by_size = len(differing - (ever - always))
    only = f", {by_size} of them only in size" if by_size else ""
    return f"{alike}; {len(differing)} depend{'s' if len(differing) == 1 else ''} on which{only}"


def _kinds(same: Sequence[Intervention], always: Collection[str]) -> str:
    chosen = Counter((intervention.is_cut, intervention.id in always) for intervention in same)
    funded = ((chosen[False, True], "funded"), (chosen[False, False], "not funded"))
    cuts = ((chosen[True, True], "made"), (chosen[True, False], "not made"))
    said = [f"{count} {what}" for count, what in funded if count]
    said += [f"{counted(count, 'cut')} {what}" for count, what in cuts if count]
    return joined(said)


def scenarios_table(views: Sequence[Analysis]) -> TextTable:
    """Write a line a scenario, what was agreed first: what is different, its value, its cost and what moves.

    A scenario's value is at its own weights, with that of the agreed list at the same weights beside it.
    """
    return TextTable(
        ("Scenario", "What is different", "Value (the list's as it stands)", "Cost", *MOVES),
        tuple(_line(views[0], view) for view in views),
    )


def membership_table(views: Sequence[Analysis], *, differing: bool) -> TextTable:
    """Write a line an intervention and a column a scenario: what happens to it; those that differ, or those that do
    not.

    A scenario in which no list obeys the rules makes no difference.
    """
    return TextTable(
        ("Intervention", *(view.scenario.name for view in views)),
        tuple(
            (intervention.name, *(_happens(view, intervention) for view in views))
            for intervention in views[0].exercise.interventions
            if _differs(views, intervention) is differing
        ),
    )


def scenario_words(analysis: Analysis) -> str:
    """Say what a scenario changes, in words, every weight and rule by its name; "Nothing" for what was agreed."""
    exercise, scenario = analysis.exercise, analysis.scenario
    changes = list(weights_words(analysis))
    if scenario.budget_factor != 1:
        changes.append(f"all budgets at {whole_percent(scenario.budget_factor)}")
    changes += [_fund_words(exercise.fund_by_id[fund], years) for fund, years in scenario.funds.items()]
    changes += [_capacity_words(exercise, capacity, years) for capacity, years in scenario.capacities.items()]
    changes += rules_words(analysis)
    for override in scenario.overrides:
        subject = exercise.intervention_by_id[override.intervention]
        changes.append(f"{subject.name} {(MUST if override.funded else MUST_NOT)[subject.status]}")
    return first_capital(joined(changes) or "nothing")


def _fund_words(fund: Fund, years: Mapping[str, int]) -> str:
    """Say by how much: "10% (£317,500) less of Better Care Fund"; of one year, or of years that go both ways, apart."""
    moved = {year: amount - fund.budget_gbp[year] for year, amount in years.items() if amount != fund.budget_gbp[year]}
    if not moved:
        return f"the agreed limit of {fund.name} typed anew"
    if len(moved) > 1 and len({amount > 0 for amount in moved.values()}) == 1:
        total, whole = sum(moved.values()), sum(fund.budget_gbp.values())
        much = pounds(abs(total))
        told = f"{_near_percent(abs(total) / whole)} ({much})" if abs(total) >= LEAST_SHARE * whole > 0 else much
        return f"{told} {_way(total)} of {fund.name}"
    each = joined(f"{pounds(abs(amount))} {_way(amount)} in {year}" for year, amount in moved.items())
    return f"{each} of {fund.name}"


def _capacity_words(exercise: Exercise, about: str, years: Mapping[str, int]) -> str:
    known = {capacity.year: capacity for capacity in exercise.capacities if capacity.id == about}
    each = joined(
        f"{amount:,} {known[year].unit} in {year} (agreed {known[year].limit:,})" for year, amount in years.items()
    )
    return f"{capacity_name(about)} at {each}"


def _near_percent(share: float) -> str:
    # Limits are rounded down to whole pounds, so a tenth less may be a hair more than 10%.
    return whole_percent(share) if abs(100 * share - round(100 * share)) < NEAR else share_percent(share)


def _way(amount: int) -> str:
    return "more" if amount > 0 else "less"


def _line(agreed: Analysis, view: Analysis) -> tuple[str, ...]:
    different = scenario_words(view)
    if not view.portfolio.has_answer:
        return (view.scenario.name, different, NO_ANSWER, "–", *NO_MOVES)
    cost = pounds(view.portfolio.cost_gbp)
    if view is agreed or not agreed.portfolio.has_answer:
        return (view.scenario.name, different, points(view.portfolio.value), cost, *NO_MOVES)
    change = compare_portfolios(agreed, view)
    return (
        view.scenario.name,
        different,
        f"{points(change.value_after)} ({points(change.value_before)})",
        cost,
        *(joined(names) or "–" for names in (change.entering, change.leaving, change.resized)),
        cuts_cell(change.cuts_made, change.cuts_dropped),
    )


def _differs(views: Sequence[Analysis], intervention: Intervention) -> bool:
    return len({_happens(view, intervention) for view in views if view.portfolio.has_answer}) > 1


def _happens(view: Analysis, intervention: Intervention) -> str:
    if not view.portfolio.has_answer:
        return "–"
    chosen = intervention.id in view.portfolio.interventions
    action = (ACTION_IF_CHOSEN if chosen else ACTION_IF_NOT)[intervention.status]
    level = view.level_name_of[intervention.id] if chosen else ""
    return decision(action, level, nothing_to_cut=nothing_to_cut(view, intervention))
