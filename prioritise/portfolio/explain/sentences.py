"""Explanations in sentences a resident could read, each made from exact facts."""

from __future__ import annotations

from prioritise.domain.interventions import Status
from prioritise.domain.scenarios import MUST
from prioritise.portfolio.explain.facts import Blocker, Explanation
from prioritise.portfolio.explain.left_out_words import in_the_way_words, main_reason, with_reason, without_reason
from prioritise.portfolio.explain.overrides import OverridePrice
from prioritise.portfolio.explain.shortage_words import shortage_sentences
from prioritise.portfolio.explain.swap_words import cut_moves, entering, moves, resizing, services
from prioritise.portfolio.naming import at_level, capacity_name, is_cut, name, names, rule_reason
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem
from prioritise.portfolio.rules import sentence
from prioritise.portfolio.swap import Swap
from prioritise.words import ended, pounds

HAPPENED = {
    Status.NEW: ("is funded", "is not funded"),
    Status.CURRENT: ("continues", "stops"),
    Status.REDUCE: ("is made", "is not made"),
}
FORCING_IN = {Status.NEW: "Funding it", Status.CURRENT: "Keeping it", Status.REDUCE: "Making this cut"}
CUTTING_WHAT_STOPS = "Keeping the service and making this cut"
LEAVING_OUT = {Status.NEW: "Without it", Status.CURRENT: "If it stopped", Status.REDUCE: "Without this cut"}
WOULD = {Status.NEW: "be funded", Status.CURRENT: "continue", Status.REDUCE: "be made"}


def explained(problem: PortfolioProblem, facts: Explanation) -> tuple[str, ...]:
    """Return the explanation of one intervention's place, one fact a sentence, most important first."""
    sentences = _why(problem, facts) if facts.chosen else _why_not(problem, facts)
    if facts.proof is Proof.SOLVER:
        sentences.append("These figures rest on the solver's own precision; the exact proof would have taken too long.")
    return tuple(sentences)


def why_not_short(problem: PortfolioProblem, facts: Explanation, *, reasons: bool = True) -> str:
    """Return why one is left out, without its name: the rule that forbids it, lack of money, which rules, its worth.

    Without `reasons` a rule is said with who decided it and when, and not why.
    """
    return " ".join(main_reason(problem, facts, with_reason if reasons else without_reason))


def override_sentence(problem: PortfolioProblem, price: OverridePrice) -> str:
    """Say what an override costs, in one sentence."""
    override = price.override
    status = problem.intervention_by_id[override.intervention].status
    what = (
        f"{name(problem, override.intervention)} {HAPPENED[status][0 if override.funded else 1]} by decision "
        f"({override.reason})."
    )
    swap = price.swap
    if not swap.possible:
        return f"{what} No list keeps to the rules and budgets that way."
    if swap.value_lost_millionths == 0 and not (swap.leave or swap.enter or swap.resized):
        return f"{what} It costs nothing: the best list is the same."
    return f"{what} It costs {points(swap.value_lost_millionths or 0)} of value.{moves(problem, swap)}"


def lost_place_to(problem: PortfolioProblem, facts: Explanation) -> tuple[str, ...]:
    """List who would go if one left out came in. Nobody where it is not room it lacks."""
    nobody = facts.chosen or is_cut(problem, facts.intervention) or facts.blocker is Blocker.WORTH
    return () if nobody else services(problem, facts.swap.leave)


def points(millionths: int) -> str:
    """Write millionths as points: two decimals, or as many as it takes to show that a small figure is not nothing."""
    value = millionths / MILLIONTHS
    text = f"{value:.2f}" if abs(value) >= 0.005 or value == 0 else f"{value:.6f}"
    return f"{text.replace('-', '−')} point{'' if text == '1.00' else 's'}"


def _why_not(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    status = problem.intervention_by_id[facts.intervention].status
    main, *named = main_reason(problem, facts)
    sentences = [f"{name(problem, facts.intervention)} {HAPPENED[status][1]}. {main}", *named]
    if facts.level and facts.swap.possible:
        sentences.append(f"It would {WOULD[status]}{_at_level(problem, facts)}, and what follows is of that level.")
    sentences.extend(shortage_sentences(problem, facts.shortages))
    if lost_to := lost_place_to(problem, facts):
        sentences.append(f"As the limits are today, it lost its place to {names(problem, lost_to)}.")
    sentences.append(_forcing_it_in(problem, facts, status))
    sentences.append(_dearest(problem, facts))
    sentences.append(_entry_by_cost(problem, facts, WOULD[status]))
    if facts.entry_gain_millionths is not None:
        gain, score = points(facts.entry_gain_millionths), points(facts.score_millionths)
        sentences.append(
            f"It would {WOULD[status]} if its score of {score}{_at_level(problem, facts)} rose by {gain} or more."
        )
    return [text for text in sentences if text]


def forced_in(problem: PortfolioProblem, facts: Explanation) -> str:
    """Say what forcing one in would lose, and all that would move for it; empty for one that is in or cannot be."""
    if facts.chosen or not facts.swap.possible:
        return ""
    forcing = FORCING_IN[problem.intervention_by_id[facts.intervention].status]
    lost = facts.swap.value_lost_millionths
    what = points(lost) if lost else "no value: it is a tie"
    return f"{forcing} would lose {what}.{moves(problem, facts.swap)}"


def _forcing_it_in(problem: PortfolioProblem, facts: Explanation, status: Status) -> str:
    swap = facts.swap
    if not swap.possible:
        return _not_possible(problem, facts, status)
    named = lost_place_to(problem, facts)
    forcing = CUTTING_WHAT_STOPS if facts.service_stops else f"{FORCING_IN[status]}{' instead' if named else ''}"
    what_moves = entering(problem, swap) if named else moves(problem, swap)
    if swap.value_lost_millionths == 0:
        return f"{forcing} would lose no value: it is a tie.{what_moves}"
    lost = points(swap.value_lost_millionths or 0)
    return f"{forcing} would lose {lost} of value in all.{what_moves}"


def _dearest(problem: PortfolioProblem, facts: Explanation) -> str:
    """The rule or capacity that makes forcing it in dear above all others; nothing where none does."""
    if not facts.costly_limits:
        return ""
    limit = facts.costly_limits[0]
    lost = f"the loss would be {points(limit.lost_millionths)}"
    if limit.capacity:
        return f"With no limit on {capacity_name(limit.capacity)}, {lost}."
    return f"Without this rule, {lost}: {sentence(problem.rule_by_id[limit.rule], problem)}"


def _not_possible(problem: PortfolioProblem, facts: Explanation, status: Status) -> str:
    # The main reason has named what stands in the way where nothing else keeps it out.
    if facts.rules or (facts.blocker is Blocker.WORTH and status is not Status.REDUCE):
        return ""
    conflict, known = facts.in_the_way, {*facts.blocking_rules, *facts.blocking_capacities, *facts.beside}
    if conflict is None or (conflict.members and {member.about for member in conflict.members} <= known):
        return ""
    return f"{FORCING_IN[status]} is not possible: no list with it can keep {in_the_way_words(problem, conflict)}"


def _entry_by_cost(problem: PortfolioProblem, facts: Explanation, would: str) -> str:
    """The cost at which it would come in, where there is one: what would not do stands among the exact figures."""
    if facts.entry_cost is None:
        return ""
    at = _at_level(problem, facts)
    entry, proposed = facts.entry_cost.cost_gbp, facts.entry_cost.proposed_cost_gbp
    moving = moves(problem, facts.entry_cost.swap)
    if facts.entry_cost.spending_gbp == 0:
        return f"It would {would} only if it cost nothing{at}, instead of {pounds(proposed)}.{moving}"
    most = f"{pounds(entry)} or less over the plan{at}, instead of {pounds(proposed)}"
    return f"It would {would} if it cost {most}.{moving}"


def _at_level(problem: PortfolioProblem, facts: Explanation) -> str:
    return at_level(problem, facts.intervention, facts.level)


def _why(problem: PortfolioProblem, facts: Explanation) -> list[str]:
    status = problem.intervention_by_id[facts.intervention].status
    happened = f"{name(problem, facts.intervention)} {HAPPENED[status][0]}"
    sentences = [f"{happened} because {_because(problem, facts, status)}"]
    if facts.without_rules is not None and facts.without_rules.possible:
        sentences.append(_what_the_rules_do(problem, facts, facts.without_rules))
    swap = facts.swap
    if not facts.rules and swap.possible:
        lost = points(swap.value_lost_millionths or 0)
        tie = " Another list is exactly as good." if swap.value_lost_millionths == 0 else ""
        sentences.append(f"{LEAVING_OUT[status]}, {lost} of value would be lost.{tie}{_in_its_place(problem, swap)}")
    elif facts.in_the_way is not None:
        sentences.append(f"{LEAVING_OUT[status]}, no list could keep {in_the_way_words(problem, facts.in_the_way)}")
    return sentences


def _because(problem: PortfolioProblem, facts: Explanation, status: Status) -> str:
    if facts.rules:
        return _ruled_in(problem, facts, status)
    if facts.score_millionths < 0:
        return "of what it makes possible; its own score is below 0."
    worth = points(facts.score_millionths)
    cost = f"for {pounds(facts.cost_gbp)} over the plan"
    return (
        f"it adds {worth} {cost}." if status is not Status.REDUCE else f"it adds {worth} and its money pays for more."
    )


def _ruled_in(problem: PortfolioProblem, facts: Explanation, status: Status) -> str:
    """Every rule that holds it in, each with its own reason: neither stands for the other."""
    said: list[str] = []
    for rule in (rule for rule in problem.rules if rule.id in facts.rules):
        level = rule.settled.level if rule.settled else ""
        must = f"it {MUST[status]}{at_level(problem, facts.intervention, level)}" if level else ""
        says = must or ("so too" if said else "it must")
        said.append(ended(f"{'Another' if said else 'a'} rule says {says}: {rule_reason(rule)}"))
    return " ".join(said)


def _in_its_place(problem: PortfolioProblem, swap: Swap) -> str:
    coming, going = services(problem, swap.enter), services(problem, swap.leave)
    words = f" In its place would come: {names(problem, coming)}." if coming else ""
    words = f"{words}{resizing(problem, swap)}{cut_moves(problem, swap)}" or " Nothing would take its place."
    return f"{words} Out with it would go: {names(problem, going)}." if going else words


def _what_the_rules_do(problem: PortfolioProblem, facts: Explanation, without: Swap) -> str:
    gained = -(without.value_lost_millionths or 0)
    the_rules = "the rule" if len(facts.rules) == 1 else "these rules"
    if facts.intervention not in without.leave:
        at_this_level = _level_ruled(problem, facts) and gained > 0
        more = f", and {points(gained)} of value would be gained" if at_this_level else ""
        return f"It would be there without {the_rules} too{more}.{moves(problem, without) if at_this_level else ''}"
    return f"Without {the_rules}, {points(gained)} of value would be gained.{moves(problem, without)}"


def _level_ruled(problem: PortfolioProblem, facts: Explanation) -> str:
    settled = (rule.settled for rule in problem.rules if rule.id in facts.rules)
    return next((ruling.level for ruling in settled if ruling is not None and ruling.level), "")
