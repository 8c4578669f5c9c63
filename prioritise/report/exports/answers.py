"""The answers as CSV files: what would change the list, what it rests on, and what our own choices cost."""

from __future__ import annotations

from collections.abc import Callable

from prioritise.analysis import Analysis, next_best
from prioritise.report.compare.answer_view import AnswerView
from prioritise.report.compare.believe_view import believe_view
from prioritise.report.compare.figure_groups_view import figure_groups_view
from prioritise.report.compare.figures_view import figures_view
from prioritise.report.compare.nearest_view import nearest_view
from prioritise.report.compare.partner_shares_view import partner_shares_view
from prioritise.report.compare.rule_prices_view import rule_prices_view
from prioritise.report.compare.spare_view import spare_view
from prioritise.report.compare.staircase_view import staircase_view
from prioritise.report.exports.export import Export, of_analysis


def _export(file: str, command: str, holds: str, view: Callable[[Analysis], AnswerView]) -> Export:
    built = of_analysis(lambda analysis: view(analysis).csv)
    return Export(file=file, holds=holds, build=built, command=f"prioritise {command} --out")


def _usual_spare(analysis: Analysis) -> AnswerView:
    first = analysis.problem.budgets[0]
    return spare_view(analysis, first.fund, first.year, analysis.exercise.settings.spare.usual_gbp)


def _next_list(analysis: Analysis) -> AnswerView:
    """What one would have to believe of the list that comes next, or of the best one where there is none."""
    others = next_best(analysis)
    first = next(iter((*others.ties, *others.next_best)), None)
    places = analysis.portfolio.chosen if first is None else first.chosen
    columns = [analysis.problem.columns[place] for place in places]
    return believe_view(analysis, [column.proposal for column in columns])


EXPORTS: tuple[Export, ...] = (
    _export(
        "nearest.csv",
        "nearest",
        "The smallest change of every kind that changes the list, or one decision, and how firm every decision is.",
        nearest_view,
    ),
    _export(
        "figures.csv",
        "figure-values",
        "What knowing every figure first is worth, and what its low and its high make of scores and of the list.",
        figures_view,
    ),
    _export(
        "figure-groups.csv",
        "figure-values --groups",
        "What knowing all figures of a criterion, an intervention or a source first is worth: sampled.",
        figure_groups_view,
    ),
    _export(
        "believe.csv",
        "believe --list FILE",
        "The weights nearest to the agreed ones at which another list is best; the next best, unless a list is given.",
        _next_list,
    ),
    _export(
        "prices.csv",
        "prices",
        "What keeping to every rule, minimum and capacity costs, in points and people, what costs nothing first.",
        rule_prices_view,
    ),
    _export(
        "equality.csv",
        "equality",
        "Every list that no other beats in both score and people of the most deprived group, and what each step costs.",
        staircase_view,
    ),
    _export(
        "partners.csv",
        "partners",
        "What share of its own best list every partner gets, of this list and of two that are formed to be fair.",
        partner_shares_view,
    ),
    _export(
        "spare.csv",
        "spare",
        "The best use of money that comes free, and who is next; of the first fund, unless another is given.",
        _usual_spare,
    ),
)
"""Every answer that has a file. A command writes its own, by what it was asked."""
