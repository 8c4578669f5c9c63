"""Notes on rules, capacities and cuts: what can never change anything, and what can never happen."""

from __future__ import annotations

from prioritise.portfolio import rules
from prioritise.portfolio.naming import capacity_name, fund_name, name
from prioritise.portfolio.preflight.forced import forced_places
from prioritise.portfolio.preflight.notes import IN_ITS_FOLDER, Note, NoteKind
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rows import use_of
from prioritise.words import counted, pounds


def constraint_notes(problem: PortfolioProblem) -> list[Note]:
    """Find what is silly about rules, capacities and cuts."""
    return [
        *_must_funds_over_capacity(problem),
        *_rules_never_kept(problem),
        *_rules_that_never_bind(problem),
        *_capacities_not_used(problem),
        *_cuts_over_service(problem),
        *_cuts_of_more_people(problem),
    ]


def _must_funds_over_capacity(problem: PortfolioProblem) -> list[Note]:
    forced = forced_places(problem)
    notes = []
    for capacity in problem.capacities:
        used = {term.place: term.coefficient for term in use_of(problem, capacity.id, capacity.year)}
        needed = sum(min(used.get(place, 0) for place in places) for places in forced.values())
        if needed > capacity.limit:
            of_what = f"{capacity.unit} of {capacity_name(capacity.id)} in {capacity.year}"
            what = f"{needed:,} {of_what}, and there are {capacity.limit:,}."
            notes.append(
                Note(
                    NoteKind.MUST_FUNDS_OVER_CAPACITY,
                    f"What must be funded takes {what}",
                    "Raise the limit, drop a rule, or check what each of them takes.",
                )
            )
    return notes


def _rules_that_never_bind(problem: PortfolioProblem) -> list[Note]:
    return [
        Note(
            NoteKind.RULE_NEVER_BINDS,
            f"This rule can never change anything: {rules.sentence(rule, problem)}",
            "Check its number and what it counts, or take it out.",
        )
        for rule in problem.rules
        if rules.never_binds(rule, problem)
    ]


def _rules_never_kept(problem: PortfolioProblem) -> list[Note]:
    return [
        Note(
            NoteKind.RULE_NEVER_KEPT,
            " ".join(filter(None, [f"This rule cannot be kept: {said}", rules.out_of_reach(rule, problem)])),
            "Ask for less, list more that it could count, or take it out.",
        )
        for rule in problem.rules
        if rules.never_holds(rule, problem)
        for said in [rules.sentence(rule, problem)]
    ]


def _capacities_not_used(problem: PortfolioProblem) -> list[Note]:
    used = {use.capacity for column in problem.columns for use in column.uses if use.amount > 0}
    return [
        Note(
            NoteKind.CAPACITY_NOT_USED,
            f"Nothing listed takes any {capacity_name(capacity_id)}.",
            "Say what takes it in capacity_use.csv, or take it out.",
            f"Say what takes it, or take it out, {IN_ITS_FOLDER}",
        )
        for capacity_id in dict.fromkeys(capacity.id for capacity in problem.capacities)
        if capacity_id not in used
    ]


def _cuts_over_service(problem: PortfolioProblem) -> list[Note]:
    notes = []
    for cut in problem.reductions:
        levels = [problem.columns[place] for place in problem.columns_of[cut.reduces]]
        for release in (cost for place in problem.columns_of[cut.id] for cost in problem.columns[place].costs):
            most = max((level.cost_from(release.fund, release.year) for level in levels), default=0)
            if -release.amount_gbp > max(0, most):
                where = f"{fund_name(problem, release.fund)} in {release.year}"
                what = (
                    f"{cut.name} releases {pounds(-release.amount_gbp)} from {where}, where "
                    f"{name(problem, cut.reduces)} costs {pounds(max(0, most))}."
                )
                what_to_do = "Check both figures: a cut cannot release what is not spent."
                notes.append(Note(NoteKind.CUT_OVER_SERVICE, what, what_to_do))
                break
    return notes


def _cuts_of_more_people(problem: PortfolioProblem) -> list[Note]:
    notes = []
    for cut in problem.reductions:
        lost = max((-(problem.columns[place].people_per_year or 0) for place in problem.columns_of[cut.id]), default=0)
        reached = [problem.columns[place].people_per_year for place in problem.columns_of[cut.reduces]]
        known = [people for people in reached if people is not None]
        if known and lost > max(0, *known):
            what = (
                f"{cut.name} takes its service from {counted(lost, 'person', 'people')} a year, but "
                f"{name(problem, cut.reduces)} reaches {counted(max(0, *known), 'person', 'people')}."
            )
            what_to_do = "Check both figures: a cut cannot take from more people than are reached."
            notes.append(Note(NoteKind.CUT_OVER_SERVICE, what, what_to_do))
    return notes
