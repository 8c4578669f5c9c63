"""How the model speaks of interventions. A reduction is made or not made; it is never funded."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.interventions import Status
from prioritise.domain.rules import Rule, Selection
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.words import day_words, ended, joined, lower_first

HAPPENS = {Status.NEW: "is funded", Status.CURRENT: "continues", Status.REDUCE: "is made"}


def name(problem: PortfolioProblem, intervention: str) -> str:
    """Return the intervention's name as people know it."""
    return problem.intervention_by_id[intervention].name


def names(problem: PortfolioProblem, interventions: Iterable[str]) -> str:
    """Return the names in a list: "a, b and c", or "a; b and c; and d" where a name would blur it."""
    return joined(name(problem, intervention) for intervention in dict.fromkeys(interventions))


def is_cut(problem: PortfolioProblem, intervention: str) -> bool:
    """Tell whether it is a reduction, which is made or not made and never comes or goes."""
    return status(problem, intervention) is Status.REDUCE


def rule_reason(rule: Rule) -> str:
    """Say why there is a rule, then who decided it and when, as far as the exercise says."""
    decided = who_and_when(rule)
    return f"{ended(rule.reason)} Decided: {decided}." if decided else rule.reason


def who_and_when(rule: Rule) -> str:
    """Say who decided a rule and when, as far as the exercise says; empty where it says neither."""
    day = "" if rule.decided_on is None else day_words(rule.decided_on)
    return ", ".join(part for part in (rule.decided_by, day) if part)


def status(problem: PortfolioProblem, intervention: str) -> Status:
    """Tell whether the intervention is new, current or a reduction."""
    return problem.intervention_by_id[intervention].status


def at_level(problem: PortfolioProblem, intervention: str, level: str, *, word: str = "at") -> str:
    """Return the level in words that follow a verb: " at half scale"; nothing where none is named."""
    if not level:
        return ""
    called = next((problem.columns[place].level_name for place in problem.places_at(intervention, level)), "") or level
    return f" {word} {lower_first(called)}"


def which(problem: PortfolioProblem, selection: Selection) -> str:
    """Say what a counting rule counts, in words that follow "no more than 2"."""
    if selection.interventions:
        return f"of these: {names(problem, selection.interventions)}"
    if selection.theme:
        return f"in the theme {selection.theme}"
    partner = problem.partner_names.get(selection.lead_partner, selection.lead_partner)
    return f"led by {partner}"


def which_part(problem: PortfolioProblem, selection: Selection) -> str:
    """Say what a rule about money speaks of, in words that follow "goes to"."""
    if selection.interventions:
        return names(problem, selection.interventions)
    if selection.theme:
        return f"the theme {selection.theme}"
    partner = problem.partner_names.get(selection.lead_partner, selection.lead_partner)
    return f"what {partner} leads"


def fund_name(problem: PortfolioProblem, fund: str) -> str:
    """Return the fund's name, or its id where no name was given."""
    return problem.fund_names.get(fund, fund)


def capacity_name(capacity: str) -> str:
    """Return a capacity's id as a heading: health-visitor-hours is Health visitor hours."""
    text = capacity.replace("-", " ")
    return text[:1].upper() + text[1:]
