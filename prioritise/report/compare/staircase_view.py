"""Benefit against equality: every list that is not beaten in both, in words and figures."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.staircase import Staircase, Step, equality_staircase
from prioritise.report.compare.answer_view import (
    AnswerView,
    Stair,
    Stairs,
    answer,
    ids_cell,
    in_points,
    names_text,
    points_cell,
    points_text,
)
from prioritise.report.words.csv_cells import plain_figure
from prioritise.words import counted, first_capital, lower_first

CSV_HEADINGS = ("step", "value", "gain", "lost", "lost_per_100", "interventions", "enters", "leaves", "resized")


def staircase_view(analysis: Analysis, criterion: str = "") -> AnswerView:
    """Say what more equality, or more of one criterion, would cost in score. Raises PrioritiseError."""
    staircase = equality_staircase(analysis, criterion)
    steps = list(enumerate(staircase.steps, start=1))
    rows = [_row(analysis, staircase, number, step) for number, step in steps]
    lines = [_line(analysis, number, step) for number, step in steps]
    what = "Points of it" if criterion else "People in the most deprived group"
    unit = "Lost for each point" if criterion else "Lost for each 100 more"
    headings = ("List", what, "Points lost", unit, "In come", "Out go")
    shape = _shape(analysis, staircase)
    return answer(_sentences(analysis, staircase), (headings, rows), (CSV_HEADINGS, lines), shape)


def _sentences(analysis: Analysis, staircase: Staircase) -> tuple[str, ...]:
    aim = _aim(analysis, staircase)
    steps = counted(len(staircase.steps), "list is", "lists are")
    first = f"{steps} not beaten in both score and {aim}."
    last = staircase.steps[-1]
    most = (
        f"The most there could be is {_amount(staircase, last.gain_millionths)} {aim}, at "
        f"{points_text(last.lost_millionths)} points less."
        if staircase.is_complete
        else f"Not all were looked for: it stopped at {_amount(staircase, last.gain_millionths)} {aim}."
    )
    here = (
        "The list as it stands is one of them."
        if staircase.on_it
        else f"At the score of the list as it stands, {_amount(staircase, staircase.inside_millionths)} more "
        "could be had."
    )
    return (first, here, most)


def _shape(analysis: Analysis, staircase: Staircase) -> Stairs | None:
    if len(staircase.steps) < 2:
        return None
    aim = first_capital(_aim(analysis, staircase))
    stairs = [Stair(in_points(step.gain_millionths), in_points(step.value_millionths)) for step in staircase.steps]
    agreed = Stair(in_points(staircase.agreed_gain_millionths), in_points(staircase.agreed_value_millionths))
    caption = (
        "Every dot is a list that no other beats in both; the line is the best there is with at least so much more."
    )
    return Stairs(aim, "Points of all else" if staircase.criterion else "Score, points", tuple(stairs), agreed, caption)


def _aim(analysis: Analysis, staircase: Staircase) -> str:
    if not staircase.criterion:
        return "people reached in the most deprived group"
    return f"points for {lower_first(analysis.exercise.criterion_by_id[staircase.criterion].name)}"


def _amount(staircase: Staircase, millionths: int) -> str:
    return points_text(millionths) if staircase.criterion else f"{millionths / 1_000_000:,.0f}"


def _row(analysis: Analysis, staircase: Staircase, number: int, step: Step) -> tuple[str, ...]:
    return (
        str(number),
        _amount(staircase, step.gain_millionths),
        points_text(step.lost_millionths),
        _unit_price(staircase, step.per_hundred_millionths),
        names_text(analysis, step.swap.enter),
        names_text(analysis, step.swap.leave),
    )


def _unit_price(staircase: Staircase, per_hundred: float | None) -> str:
    if per_hundred is None:
        return ""
    return points_text(per_hundred / 100 if staircase.criterion else per_hundred)


def _line(analysis: Analysis, number: int, step: Step) -> tuple[object, ...]:
    price = step.per_hundred_millionths
    return (
        number, points_cell(step.value_millionths), points_cell(step.gain_millionths),
        points_cell(step.lost_millionths),
        plain_figure(None if price is None else price / 1_000_000),
        ids_cell(analysis.problem.columns[place].label for place in step.chosen),
        ids_cell(step.swap.enter), ids_cell(step.swap.leave), ids_cell(kept.intervention for kept in step.swap.resized),
    )  # fmt: skip
