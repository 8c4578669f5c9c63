"""Money that comes free: its best use, what it commits, and who is next."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis, Later, Spare, spare
from prioritise.portfolio.swap import Swap
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
    best_use = spare(analysis, fund, year, amount_gbp, nothing_after=nothing_after)
    steps = [(pounds(amount_gbp), best_use.swap)]
    if best_use.next is not None:
        steps.append((f"{pounds(best_use.next.more_gbp)} more", best_use.next.swap))
    rows = [_row(analysis, text, swap) for text, swap in steps]
    bar_rows = [_bar(analysis, text, swap) for text, swap in steps if not _is_nothing(swap)]
    shape = bars("Points gained", bar_rows, "What the money would gain, and with the next sum on top of it.")
    return answer(_sentences(analysis, best_use), (HEADINGS, rows), (CSV_HEADINGS, _lines(best_use)), shape)


def _sentences(analysis: Analysis, best_use: Spare) -> tuple[str, ...]:
    where = f"{analysis.problem.fund_names.get(best_use.fund, best_use.fund)} in {best_use.year}"
    sentences = [f"{pounds(best_use.amount_gbp)} more of {where}: {_use(analysis, best_use)}"]
    if best_use.later or best_use.after:
        sentences.append(f"It commits more later: {joined(_amounts(analysis, [*best_use.later, *best_use.after]))}.")
    elif not _is_nothing(best_use.swap):
        sentences.append(f"It commits nothing after {best_use.year}.")
    sentences.append(_next(analysis, best_use))
    return tuple(sentences)


def _use(analysis: Analysis, best_use: Spare) -> str:
    if _is_nothing(best_use.swap):
        return "nothing more can be done with it while what is chosen is kept."
    parts = [
        ("it would bring in ", best_use.swap.enter),
        ("it would enlarge ", tuple(resized.intervention for resized in best_use.swap.resized)),
        ("this cut would no longer be made: ", best_use.swap.leave),
    ]
    said = joined([f"{what}{names_text(analysis, who)}" for what, who in parts if who])
    gained = points_text(-(best_use.swap.value_lost_millionths or 0))
    return (
        f"{said}, for {gained} points. It takes {pounds(best_use.used_gbp)} and leaves "
        f"{pounds(best_use.left_gbp)} there."
    )


def _amounts(analysis: Analysis, later: Sequence[Later]) -> list[str]:
    names = analysis.problem.fund_names
    after = f"every year after {analysis.exercise.years[-1]}"
    return [
        f"{pounds(commitment.amount_gbp)} of {names.get(commitment.fund, commitment.fund)} {commitment.year or after}"
        for commitment in later
    ]


def _next(analysis: Analysis, best_use: Spare) -> str:
    if best_use.next is None:
        return "No more of this money alone would do better."
    swap = best_use.next.swap
    who = names_text(analysis, [*swap.enter, *(resized.intervention for resized in swap.resized)])
    return f"Next: {pounds(best_use.next.more_gbp)} more would bring {who}."


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


def _lines(best_use: Spare) -> list[tuple[object, ...]]:
    steps = [("best_use", best_use.amount_gbp, best_use.swap, best_use.left_gbp)]
    if best_use.next is not None:
        steps.append(("next", best_use.amount_gbp + best_use.next.more_gbp, best_use.next.swap, 0))
    return [
        (
            step, best_use.fund, best_use.year, amount, points_cell(-(swap.value_lost_millionths or 0)),
            ids_cell(swap.enter), ids_cell(kept.intervention for kept in swap.resized), ids_cell(swap.leave), left,
        )
        for step, amount, swap, left in steps
    ]  # fmt: skip
