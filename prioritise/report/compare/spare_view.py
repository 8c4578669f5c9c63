"""Money that comes free: its best use, what it commits, and who is next."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.spare import Later, Spare, spare
from prioritise.portfolio.explain.facts import Swap
from prioritise.report.compare.answer_view import (
    AnswerView,
    Bar,
    answer,
    bars,
    ids_cell,
    in_points,
    names_text,
    points_cell,
    points_text,
)
from prioritise.words import joined, pounds

HEADINGS = ("Money", "Points gained", "In come", "At another level", "Cuts no longer made")
CSV_HEADINGS = ("step", "fund", "year", "amount_gbp", "value_gained", "enters", "resized", "cuts_dropped", "left_gbp")


def spare_view(analysis: Analysis, fund: str, year: str, amount_gbp: int, *, nothing_after: bool = False) -> AnswerView:
    """Say the best use of so much more of one fund in one year. Raises PrioritiseError and SolverFailed."""
    found = spare(analysis, fund, year, amount_gbp, nothing_after=nothing_after)
    steps = [(pounds(amount_gbp), found.swap)]
    if found.next is not None:
        steps.append((f"{pounds(found.next.more_gbp)} more", found.next.swap))
    rows = [_row(analysis, text, swap) for text, swap in steps]
    bar_rows = [_bar(analysis, text, swap) for text, swap in steps if not _is_nothing(swap)]
    shape = bars("Points gained", bar_rows, "What the money would gain, and with the next sum on top of it.")
    return answer(_sentences(analysis, found), (HEADINGS, rows), (CSV_HEADINGS, _lines(found)), shape)


def _sentences(analysis: Analysis, found: Spare) -> tuple[str, ...]:
    where = f"{analysis.problem.fund_names.get(found.fund, found.fund)} in {found.year}"
    sentences = [f"{pounds(found.amount_gbp)} more of {where}: {_use(analysis, found)}"]
    if found.later or found.after:
        sentences.append(f"It commits more later: {_later(analysis, found)}.")
    elif not _is_nothing(found.swap):
        sentences.append(f"It commits nothing after {found.year}.")
    sentences.append(_next(analysis, found))
    return tuple(sentences)


def _use(analysis: Analysis, found: Spare) -> str:
    if _is_nothing(found.swap):
        return "nothing more can be done with it while what is chosen is kept."
    parts = [
        ("it would bring in ", found.swap.enter),
        ("it would enlarge ", tuple(resized.intervention for resized in found.swap.resized)),
        ("this cut would no longer be made: ", found.swap.leave),
    ]
    said = joined([f"{what}{names_text(analysis, who)}" for what, who in parts if who])
    gained = points_text(-(found.swap.value_lost_millionths or 0))
    return f"{said}, for {gained} points. It takes {pounds(found.used_gbp)} and leaves {pounds(found.left_gbp)} there."


def _later(analysis: Analysis, found: Spare) -> str:
    return joined([*_amounts(analysis, found.later), *_amounts(analysis, found.after)])


def _amounts(analysis: Analysis, later: Sequence[Later]) -> list[str]:
    names = analysis.problem.fund_names
    after = f"every year after {analysis.exercise.years[-1]}"
    return [f"{pounds(each.amount_gbp)} of {names.get(each.fund, each.fund)} {each.year or after}" for each in later]


def _next(analysis: Analysis, found: Spare) -> str:
    if found.next is None:
        return "No more of this money alone would do better."
    swap = found.next.swap
    who = names_text(analysis, [*swap.enter, *(resized.intervention for resized in swap.resized)])
    return f"Next: {pounds(found.next.more_gbp)} more would bring {who}."


def _is_nothing(swap: Swap) -> bool:
    return not (swap.enter or swap.leave or swap.resized)


def _bar(analysis: Analysis, text: str, swap: Swap) -> Bar:
    gained = -(swap.value_lost_millionths or 0)
    who = names_text(analysis, [*swap.enter, *(resized.intervention for resized in swap.resized)])
    return Bar(text, f"{points_text(gained)} points: {who}", 0.0, in_points(gained))


def _row(analysis: Analysis, text: str, swap: Swap) -> tuple[str, ...]:
    sized = [resized.intervention for resized in swap.resized]
    gained = points_text(-(swap.value_lost_millionths or 0))
    return (
        text, gained, names_text(analysis, swap.enter), names_text(analysis, sized), names_text(analysis, swap.leave)
    )  # fmt: skip


def _lines(found: Spare) -> list[tuple[object, ...]]:
    steps = [("best_use", found.amount_gbp, found.swap, found.left_gbp)]
    if found.next is not None:
        steps.append(("next", found.amount_gbp + found.next.more_gbp, found.next.swap, 0))
    return [
        (
            step, found.fund, found.year, amount, points_cell(-(swap.value_lost_millionths or 0)),
            ids_cell(swap.enter), ids_cell(kept.intervention for kept in swap.resized), ids_cell(swap.leave), left,
        )
        for step, amount, swap, left in steps
    ]  # fmt: skip
