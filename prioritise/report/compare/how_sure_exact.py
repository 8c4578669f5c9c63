"""What the list loses each partner and how far each weight can move, in words and tables: exact, not sampled."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.nearest.said_share import kept_share, said_share, shares_apart
from prioritise.analysis.portfolio_change import change_words
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.compare.frontier_table import exact_points
from prioritise.report.words.loses_most import loses_most_by_share
from prioritise.report.words.rounded import rounded_note
from prioritise.report.words.shares_of_best import lost_of_best
from prioritise.robustness.regret import PartnerRegrets, Regret
from prioritise.robustness.thresholds import CriterionThresholds, Stretch
from prioritise.words import TextTable, joined, lower_first, share_percent

NO_PARTNERS = "No partner has given weights, so nobody's loss can be told"
NOTHING_TO_MOVE = "No list is proven best, so there is none that could change"
NOBODYS_OWN = "no partner alone would choose exactly this list"
EXACT = "Exact: every list here is proven best, none is sampled."
BY_SOLVER = "There was too much to try for a proof in whole numbers, so this rests on the solver's own proof."


def regrets_title(analysis: Analysis, regrets: PartnerRegrets | None) -> str:
    """State the finding: the most that any partner loses and who does, then for how many no list is better."""
    if regrets is None:
        return NO_PARTNERS
    count = len(regrets.chosen)
    whose = "the one partner" if count == 1 else f"all {count} partners"
    if regrets.best_for == count:
        return f"The list is the best for {whose}"
    losing = {
        name: regret
        for name, regret in zip(partner_names(analysis), regrets.chosen, strict=True)
        if regret.lost_millionths == regrets.largest_millionths
    }
    shares = {_share_lost(regret) for regret in losing.values()}
    share = f", {shares.pop()} of what its best list is worth" if len(losing) == 1 and shares != {""} else ""
    best = f"the list is the best for {regrets.best_for} of {count} partners" if regrets.best_for else NOBODYS_OWN
    return f"The most any partner loses is {_lost(regrets.chosen)}{share} ({joined(losing)}); {best}"


def regrets_sentences(analysis: Analysis, regrets: PartnerRegrets) -> tuple[str, ...]:
    """Say what a loss is, who loses most by share where that is another, and what would make the largest smaller."""
    least, by_share = regrets.least, loses_most_by_share(analysis)
    what = (
        "A partner's loss is what this list is worth less, at that partner's own weights, than the list that is best "
        "for it, with the same money and rules."
    )
    note = next(filter(None, map(_rounded, regrets.chosen)), "")
    exact = EXACT if least.proof is Proof.WHOLE_NUMBERS else BY_SOLVER
    if least.largest_millionths == regrets.largest_millionths:
        rest = "" if regrets.largest_millionths == 0 else "No other list makes the largest loss smaller."
        return tuple(filter(None, (by_share, what, rest, note, exact)))
    given_up = least.given_up_millionths
    other = (
        f"With another list nobody would lose more than {_lost(least.regrets)}. "
        f"{change_words(analysis.problem, least.enters, least.leaves)}. At the weights used it is worth "
        f"{f'{exact_points(given_up)} points less' if given_up else 'just as much'}."
    )
    return tuple(filter(None, (by_share, what, other, note, exact)))


def regrets_table(analysis: Analysis, regrets: PartnerRegrets) -> TextTable:
    """Write a line a partner: its loss, its best list's value and this one's, its changes, and the fairest list."""
    fairer = regrets.least.largest_millionths < regrets.largest_millionths
    lines = zip(partner_names(analysis), regrets.chosen, regrets.own_best, regrets.least.regrets, strict=True)
    last = ("Loses with the other list",) if fairer else ()
    return TextTable(
        ("Partner", "Would lose", "Its best list", "This list", "What it would change", *last),
        tuple(
            (
                name,
                _one_lost(regret),
                f"{regret.best_millionths / MILLIONTHS:,.2f}",
                f"{regret.value_millionths / MILLIONTHS:,.2f}",
                "Nothing" if regret.lost_millionths == 0 else against_now(analysis, best.chosen),
                *((_one_lost(least),) if fairer else ()),
            )
            for name, regret, best, least in lines
        ),
    )


def partner_names(analysis: Analysis) -> tuple[str, ...]:
    """Return the names of the partners that hold weights, in their order."""
    return tuple(analysis.exercise.partner_by_id[view.partner].name for view in analysis.group.partners)


def thresholds_title(analysis: Analysis, criteria: Sequence[CriterionThresholds]) -> str:
    """State the finding: which criterion is nearest to changing the list, and at what weight."""
    if not criteria:
        return NOTHING_TO_MOVE
    changing = [thresholds for thresholds in criteria if thresholds.room is not None]
    if not changing:
        return "No criterion can change the list by its weight alone"
    nearest = min(changing, key=lambda thresholds: thresholds.room or 0.0)
    name = analysis.exercise.criterion_by_id[nearest.criterion].name
    if not nearest.room:
        return f"Another list is exactly as good: the least change of {lower_first(name)} could decide"
    sides = ((nearest.below, nearest.lowest), (nearest.above, nearest.highest))
    ends = [(abs(end - nearest.share), stretch) for stretch, end in sides if stretch is not None and end is not None]
    _, taking_over = min(ends, key=lambda end: end[0])
    now, there = shares_apart(nearest.share, said_share(taking_over, nearest.share))
    return f"{name} is nearest to changing the list: at {there} of all weight, not {now}"


def thresholds_sentences(criteria: Sequence[CriterionThresholds]) -> tuple[str, ...]:
    """Say how the weights are moved, and what the answer rests on."""
    by_solver = any(thresholds.proof is Proof.SOLVER for thresholds in criteria)
    return (
        "One weight moves at a time, from nothing to all; the others keep their proportions to each other.",
        BY_SOLVER if by_solver else EXACT,
    )


def thresholds_table(analysis: Analysis, criteria: Sequence[CriterionThresholds]) -> TextTable:
    """Write a line a criterion: its weight, from where to where the list stays, and what changes on either side."""
    return TextTable(
        ("Criterion", "Weight used", "The list stays", "With less weight", "With more weight"),
        tuple(
            (
                analysis.exercise.criterion_by_id[thresholds.criterion].name,
                share_percent(thresholds.share),
                _stays(thresholds),
                _change(analysis, thresholds.below),
                _change(analysis, thresholds.above),
            )
            for thresholds in criteria
        ),
    )


def range_words(moving: CriterionThresholds) -> str:
    """Say the weight used, and from where to where the list stays."""
    used = f"{share_percent(moving.share)} used"
    if moving.lowest is None and moving.highest is None:
        return f"{used}; no weight changes the list"
    if moving.lowest is None:
        return f"{used}; the list stays up to {_end(moving, moving.highest or 0.0)}"
    if moving.highest is None:
        return f"{used}; the list stays from {_end(moving, moving.lowest)} up"
    return f"{used}; the list stays from {_end(moving, moving.lowest)} to {_end(moving, moving.highest)}"


def against_now(analysis: Analysis, chosen: Sequence[int]) -> str:
    """Say what another list, by the places of its columns, changes against this one."""
    now, label = set(analysis.portfolio.chosen), [column.label for column in analysis.problem.columns]
    enters = [label[place] for place in chosen if place not in now]
    return change_words(analysis.problem, enters, [label[place] for place in sorted(now.difference(chosen))])


def _stays(ends: CriterionThresholds) -> str:
    return f"{_end(ends, ends.lowest or 0.0)} to {_end(ends, 1.0 if ends.highest is None else ends.highest)}"


def _end(moving: CriterionThresholds, end: float) -> str:
    return kept_share(end, moving.share)


def _change(analysis: Analysis, stretch: Stretch | None) -> str:
    return "–" if stretch is None else change_words(analysis.problem, stretch.enters, stretch.leaves)


def _lost(regrets: Sequence[Regret]) -> str:
    most = max(regret.lost_millionths for regret in regrets)
    return f"{exact_points(most)} points"


def _one_lost(regret: Regret) -> str:
    if regret.lost_millionths == 0:
        return "0"
    share = _share_lost(regret)
    return f"{exact_points(regret.lost_millionths)}{f' ({share})' if share else ''}"


def _rounded(regret: Regret) -> str:
    value, lost, best = (
        millionths / MILLIONTHS
        for millionths in (regret.value_millionths, regret.lost_millionths, regret.best_millionths)
    )
    return rounded_note((value, lost), best, 2)


def _share_lost(regret: Regret) -> str:
    # By what is got, as Fair to partners and the board paper have it.
    best = regret.best_millionths
    return lost_of_best(regret.value_millionths / best) if best > 0 else ""
