"""What would change a decision, in sentences a resident could read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.names import at_level, capacity_name, clause, fund_name, name, names
from prioritise.analysis.nearest.change import MOST_FUND_PERCENT, MOST_PERCENT, WOULD, ChangeKind, NearestChange
from prioritise.analysis.nearest.doubts import doubts, size_doubts
from prioritise.analysis.nearest.firm import Firmness, firmness
from prioritise.analysis.nearest.money_moves import but_for, moved_by_money, near_money
from prioritise.analysis.nearest.nearest import NearestChanges, nearest_changes
from prioritise.analysis.nearest.roundabout import room_words, roundabout_words
from prioritise.analysis.nearest.value_words import criterion_words, value_words
from prioritise.analysis.once import once
from prioritise.portfolio.explain.swap_words import cuts, resized_lines, services
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.swap import Swap
from prioritise.words import counted, ended, first_capital, joined, lower_first, pounds, whole_percent

OF_KIND = {
    ChangeKind.CAPACITY: "more or less of one capacity in one year",
    ChangeKind.FUND: "more or less money of one fund in one year",
    ChangeKind.FUND_YEARS: f"up to {MOST_FUND_PERCENT}% more of the fund that is short in every year",
    ChangeKind.ALL_MONEY: f"up to {MOST_PERCENT}% more or less of all money",
    ChangeKind.COST: "another cost of its own",
    ChangeKind.SCORE: "one other score or figure",
    ChangeKind.LIKELIHOOD: "how far to count on one of them",
    ChangeKind.WEIGHT: "another weight of one criterion",
    ChangeKind.RULE: "one rule dropped",
}


SETTLED_STATE = "This decision is settled: no list that keeps the rules and the money decides otherwise."


@dataclass(frozen=True, slots=True)
class WouldChange:
    """What would change one decision, or the list: how firm it is, a heading, and a line a kind of change.

    `lines` are what helps; `roundabout` what would do it by way of something else, under `roundabout_heading`, each
    with how; `never` are sentences on the kinds of change of which none would. Any of them may be empty.
    """

    state: str
    heading: str
    lines: tuple[str, ...]
    never: tuple[str, ...]
    roundabout_heading: str = ""
    roundabout: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StateLine:
    """How firm one decision is: its state in words and why, and the share of nearby weights that decide the same.

    `moved_by_money` says that all money a little more or less would move it, whatever the weights and scores;
    `another_size` that some of those weights or scores would fund it at another level.
    """

    intervention: str
    name: str
    state: str
    why: str
    same_share: float
    could_change: bool
    moved_by_money: bool = False
    another_size: bool = False

    @property
    def label(self) -> str:
        """The state as every list says it, so that nobody takes it for firm against money, or in its size, too."""
        but_for = (("money", self.moved_by_money), ("size", self.another_size))
        moved = joined(what for what, is_so in but_for if is_so)
        return f"{self.state} but for {moved}" if moved and not self.could_change else self.state


def state_lines(analysis: Analysis) -> tuple[StateLine, ...]:
    """Say of every decision whether it is firm or could change, and why, in order of id."""
    problem, by_money = analysis.problem, moved_by_money(analysis)
    return tuple(
        StateLine(
            decision.intervention,
            name(problem, decision.intervention),
            decision.state,
            firm_sentence(analysis, decision),
            decision.same_share,
            not decision.is_firm,
            decision.intervention in by_money,
            decision.size.is_likely,
        )
        for decision in firmness(analysis)
    )


@once
def would_change(analysis: Analysis, intervention: str = "") -> WouldChange:
    """Say what would change a decision, the smallest change of every kind. Raises UnknownName and SolverFailed."""
    changes = nearest_changes(analysis, intervention)
    if not intervention:
        heading = "The list would change if"
        state = " ".join(filter(None, (list_state(analysis), but_for_sentence(analysis))))
        return WouldChange(state, heading, change_lines(analysis, changes), never_sentences(changes))
    status = analysis.problem.intervention_by_id[intervention].status
    heading = WOULD[status, intervention in analysis.portfolio.interventions]
    how = [roundabout_words(analysis, change, intervention) for change in changes.smallest]
    told = tuple(zip(change_lines(analysis, changes), how, strict=True))
    return WouldChange(
        _state(analysis, intervention),
        heading,
        tuple(line for line, by_way_of in told if not by_way_of),
        never_sentences(changes),
        f"In a roundabout way {lower_first(heading)}",
        tuple(f"{line} {by_way_of}" for line, by_way_of in told if by_way_of),
    )


def would_change_text(change: WouldChange, *, bullet: str = "- ") -> tuple[str, ...]:
    """Write all of it a line each, with headings before what they head."""
    parts = ((change.heading, change.lines), (change.roundabout_heading, change.roundabout))
    listed = [line for heading, lines in parts if lines for line in (f"{heading}:", *(bullet + said for said in lines))]
    return (change.state, *listed, *change.never)


def change_lines(analysis: Analysis, changes: NearestChanges) -> tuple[str, ...]:
    """List the smallest change of every kind in words, each to follow an "if"."""
    whose = changes.intervention
    return tuple(
        " ".join(filter(None, (f"{change_words(analysis, change, whose)}.", moves_words(analysis, change, whose))))
        for change in changes.smallest
    )


def never_sentences(changes: NearestChanges) -> tuple[str, ...]:
    """Say of which kinds of change none would do, and why no one cost can be named where that is so."""
    none = [OF_KIND[kind] for kind in changes.without if not (kind is ChangeKind.COST and changes.unclear)]
    said = [f"{first_capital(joined(none, last='or'))} would not do it."] if none else []
    return (*said, f"No one cost can be named: {changes.unclear}.") if changes.unclear else tuple(said)


def list_state(analysis: Analysis) -> str:
    """Say how many decisions are firm and how many could change."""
    states = firmness(analysis)
    firm = sum(state.is_firm for state in states)
    if firm == len(states):
        return f"All {counted(firm, 'decision')} are firm."
    return f"{counted(firm, 'decision')} of {len(states)} {'is' if firm == 1 else 'are'} firm; the others could change."


def but_for_sentence(analysis: Analysis) -> str:
    """Count the firm decisions that are so but for money, and but for their size; empty where all are plainly firm."""
    firm, near = but_for(state_lines(analysis)), near_money(analysis.exercise.settings.bands.budgets)
    counts = (
        (firm.money, f"would move with some budget from {near.least}% to {near.most}% of today's"),
        (firm.size, f"could be of another size by other weights or scores{firm.among}"),
    )
    said = joined(f"{count} {what}" for count, what in counts if count)
    return f"Of the firm ones {said}." if said else ""


def firm_sentence(analysis: Analysis, decision: Firmness) -> str:
    """Say whether a decision is firm or could change, and why."""
    if not decision.is_firm:
        return f"This decision could change: {joined(doubts(analysis, decision))}."
    money = _money_words(analysis, decision.intervention)
    everywhere = (
        f"{in_every_best_list(analysis)}in {whole_percent(decision.same_share)} of the weights near the agreed ones, "
        "and for every score and figure within its range"
    )
    if not decision.size.is_likely:
        return f"This decision is firm: it is the same {everywhere}. {money}"
    return (
        f"This decision is firm but for its size: it is funded, at this or another size, {everywhere}. "
        f"Another size would be funded {joined(size_doubts(analysis, decision.size))}. {money}"
    )


def in_every_best_list(analysis: Analysis) -> str:
    """Say that a firm decision is the same whoever's weights count; nothing where no partner has given any."""
    return "in every partner's best list, " if analysis.group.partners else ""


def _money_words(analysis: Analysis, intervention: str) -> str:
    percent = moved_by_money(analysis).get(intervention)
    if percent is None:
        near = near_money(analysis.exercise.settings.bands.budgets)
        return f"So it is at each of {len(near.percents)} budgets tried, from {near.least}% to {near.most}% of today's."
    return f"Money is another matter: with {percent}% of all money it would be decided otherwise, or at another size."


def change_words(analysis: Analysis, change: NearestChange, intervention: str = "") -> str:
    """Say one change as a condition, without a full stop: "there were £1,000 more in 2026/27 of ..."."""
    problem = analysis.problem
    match change.kind:
        case ChangeKind.CAPACITY:
            limit = f"the limit of {capacity_name(change.about)} in {change.year}"
            return f"{limit} were {change.at or 0:,.0f} {change.unit}, not {change.now or 0:,.0f}"
        case ChangeKind.FUND:
            much = pounds(int(abs(change.amount)))
            even = "even " if change.amount == -1 else ""
            of_it = f"{fund_name(problem, change.about)} in {change.year}{_left_of_it(analysis, change)}"
            return f"there were {even}{much} {_more(change)} of {of_it}"
        case ChangeKind.FUND_YEARS:
            much, in_all = whole_percent(change.amount), pounds(change.extra_gbp)
            return f"there were {much} more of {fund_name(problem, change.about)} in every year, {in_all} in all"
        case ChangeKind.ALL_MONEY:
            return f"there were {whole_percent(abs(change.amount))} {_more(change)} of all money"
        case ChangeKind.COST:
            whose = "it" if change.intervention == intervention else name(problem, change.intervention)
            end = "more" if change.is_more else "less"
            at = at_level(problem, change.intervention, change.level)
            paid = f"{pounds(int(change.at or 0))} or {end} in all{at}"
            return f"{whose} paid out {paid}, not {pounds(int(change.now or 0))}"
        case ChangeKind.WEIGHT:
            now, at = change.shares_said
            return f"the weight of {criterion_words(analysis, change)} were {at}, not {now}"
        case ChangeKind.RULE:
            return f"this rule were dropped: {clause(problem.rule_by_id[change.about], problem)}"
    return value_words(analysis, change, intervention)


def moves_words(analysis: Analysis, change: NearestChange, intervention: str = "") -> str:
    """Say what would move with one change, and why where it is not what one expects; empty where only this one moves.

    Who comes in, goes out or changes size; why less brings something in, or more puts something out.
    """
    problem = analysis.problem
    swap = replace(
        change.swap,
        enter=tuple(other for other in change.swap.enter if other != intervention),
        leave=tuple(other for other in change.swap.leave if other != intervention),
    )
    if not swap.possible:
        return "Then no list would keep the money and the rules."
    return " ".join(filter(None, (swap_words(problem, swap), room_words(analysis, change, intervention))))


def swap_words(problem: PortfolioProblem, swap: Swap) -> str:
    """Say who would come in, go out or change size, and which cuts would be made or not; empty where nobody would."""
    parts = (
        ("In would come", names(problem, services(problem, swap.enter))),
        ("Out would go", names(problem, services(problem, swap.leave))),
        *resized_lines(problem, swap),
        ("Cut made", names(problem, cuts(problem, swap.enter))),
        ("Cut no longer made", names(problem, cuts(problem, swap.leave))),
    )
    return " ".join(f"{what}: {ended(who)}" for what, who in parts if who)


def _state(analysis: Analysis, intervention: str) -> str:
    inside = intervention in analysis.portfolio.interventions
    if not analysis.questions.settled(intervention, inside=not inside).has_answer:
        return SETTLED_STATE
    return firm_sentence(
        analysis, next(decision for decision in firmness(analysis) if decision.intervention == intervention)
    )


def _left_of_it(analysis: Analysis, change: NearestChange) -> str:
    # Over all years some may be left: what counts is this year's.
    left = [year.left_gbp for year in analysis.portfolio.money if (year.fund, year.year) == (change.about, change.year)]
    if change.is_more or not left:
        return ""
    return f", when {pounds(left[0])} of it is left" if left[0] > 0 else ", when all of it is used"


def _more(change: NearestChange) -> str:
    return "more" if change.is_more else "less"
