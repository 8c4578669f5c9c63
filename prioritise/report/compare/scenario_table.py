"""Saved scenarios beside what was agreed: what each changes, and who is in which."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.names import capacity_name
from prioritise.analysis.portfolio_change import compare_portfolios, cuts_cell
from prioritise.analysis.priority_list import ACTION_IF_CHOSEN, ACTION_IF_NOT, nothing_to_cut
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Intervention, Status
from prioritise.domain.scenarios import MUST, MUST_NOT, Scenario
from prioritise.report.words.band_words import decision
from prioritise.words import TextTable, counted, joined, points, pounds_short, whole_percent

NO_ANSWER = "No list obeys the rules"
MOVES = ("Enters", "Leaves", "Changes size", "Cuts")
NO_MOVES = ("–",) * len(MOVES)


def scenarios_headline(views: Sequence[Analysis]) -> str:
    """Say how many decisions depend on which scenario it is; those are the lines of `membership_table`."""
    answered = [view for view in views if view.portfolio.has_answer]
    if len(answered) < 2:
        return "There is nothing to compare with what was agreed"
    every = views[0].exercise.interventions
    differing = sum(_differs(views, intervention) for intervention in every)
    depend = "decision depends" if differing == 1 else "decisions depend"
    return f"{differing} of {len(every)} {depend} on the scenario" if differing else "Every scenario decides the same"


def scenarios_title(views: Sequence[Analysis]) -> str:
    """The finding: how many are funded alike in every scenario that has a list, and how many depend on which it is.

    The agreed one is first. Those that depend are the lines of `membership_table`, so that the two agree. A cut may
    depend on it too, but is never counted as funded.
    """
    answered = [view for view in views if view.portfolio.has_answer]
    if len(answered) < 2:
        return "There is nothing to compare with what was agreed"
    sets = [set(view.portfolio.interventions) for view in answered]
    always, ever = set.intersection(*sets), set.union(*sets)
    differing = {intervention.id for intervention in views[0].exercise.interventions if _differs(views, intervention)}
    by_size = len(differing - (ever - always))
    funded = sum(
        intervention.id in always and intervention.status is not Status.REDUCE
        for intervention in views[0].exercise.interventions
    )
    if not differing:
        return f"The same {funded} are funded in every scenario"
    only = f", {by_size} of them only in size" if by_size else ""
    return f"{funded - by_size} are funded alike in every scenario; {len(differing)} depend on which{only}"


def scenarios_table(views: Sequence[Analysis]) -> TextTable:
    """A line a scenario, what was agreed first: what is different, its value, its cost and what moves.

    A scenario's value is at its own weights, with that of the agreed list at the same weights beside it.
    """
    return TextTable(
        ("Scenario", "What is different", "Value (the agreed list's)", "Cost", *MOVES),
        tuple(_line(views[0], view) for view in views),
    )


def membership_table(views: Sequence[Analysis], *, differing: bool) -> TextTable:
    """A line an intervention and a column a scenario: what happens to it; those that differ, or those that do not.

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


def scenario_words(exercise: Exercise, scenario: Scenario) -> str:
    """What a scenario changes, in words; "Nothing" for what was agreed."""
    changes = ["other weights"] if scenario.weights is not None else []
    if scenario.budget_factor != 1:
        changes.append(f"all budgets at {whole_percent(scenario.budget_factor)}")
    changes += [f"another limit for {exercise.fund_by_id[fund].name}" for fund in scenario.funds]
    changes += [f"another limit for {capacity_name(capacity)}" for capacity in scenario.capacities]
    if scenario.rules_add:
        changes.append(counted(len(scenario.rules_add), "more rule"))
    if scenario.rules_remove:
        changes.append(f"{counted(len(scenario.rules_remove), 'rule')} dropped")
    for override in scenario.overrides:
        subject = exercise.intervention_by_id[override.intervention]
        changes.append(f"{subject.name} {(MUST if override.funded else MUST_NOT)[subject.status]}")
    text = joined(changes) or "nothing"
    return text[:1].upper() + text[1:]


def _line(agreed: Analysis, view: Analysis) -> tuple[str, ...]:
    different = scenario_words(view.exercise, view.scenario)
    if not view.portfolio.has_answer:
        return (view.scenario.name, different, NO_ANSWER, "–", *NO_MOVES)
    cost = pounds_short(view.portfolio.cost_gbp)
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
