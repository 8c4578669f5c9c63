"""What the workbook's first sheet says, line by line: the question, the money, what a what-if changes, the list."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis, analysis_under
from prioritise.analysis.portfolio_change import resized_name
from prioritise.analysis.priority_list import spent_sum, summary_sentence
from prioritise.analysis.short_reason import shortest_reason
from prioritise.domain.scenarios import AS_AGREED
from prioritise.report.exports.board.listing import Decided, Listing
from prioritise.report.exports.board.what_if_part import NOTHING_AGREED, is_what_if
from prioritise.report.priorities.money_table import fund_lines, transfer_sentences
from prioritise.report.words.band_words import BAND_WORDS, RANK_MEANING
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.report.words.scenario_in_words import scenario_in_words
from prioritise.words import ended, lower_first, percent

Cell = str | int | float
LIST_HEADINGS = ("Over the plan", "Band", "How firm", "Why")
SAME_LIST = "The same interventions at the same levels as agreed: nothing comes in and nothing goes out."


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line of the sheet: its cells, and how it is set: a title, headings, figures, totals or the cut line."""

    cells: tuple[Cell, ...]
    look: str = "plain"


def board_lines(analysis: Analysis, listed: Listing) -> tuple[BoardLine, ...]:
    """Lay out the sheet: what it is about, what a what-if changes, money by fund and year, then the list."""
    exercise, years = analysis.exercise, analysis.exercise.years
    unreal = illustrative_sentence(exercise)
    return (
        BoardLine((exercise.title,), "title"),
        BoardLine((f"Scenario: {ended(question(analysis))}",), "note"),
        *((BoardLine((f"Illustrative. {unreal}",), "warning"),) if unreal else ()),
        BoardLine((summary_sentence(analysis),), "note"),
        *_discounting(analysis),
        *_changes(analysis),
        BoardLine(()),
        BoardLine(("", "Money by fund and year", "What", "", *years, "Over the plan", "Held by"), "money"),
        *_money(analysis),
        *(BoardLine(("", sentence), "note") for sentence in transfer_sentences(analysis)),
        BoardLine(()),
        BoardLine(("Rank", "Intervention", "What happens", "Score", *years, *LIST_HEADINGS), "list"),
        *_list(analysis, listed),
        BoardLine(()),
        BoardLine(("Score in points: what it could achieve × how far that can be counted on − its cost.",), "note"),
        BoardLine((f"Rank: {RANK_MEANING}.",), "note"),
        BoardLine(("Why was worked out by solving again. The board paper has every rule with its reason.",), "note"),
    )


def question(analysis: Analysis) -> str:
    """Say what the sheet answers, in words."""
    return safe(scenario_in_words(analysis), 2 * MOST_IN_A_CELL)


def _discounting(analysis: Analysis) -> tuple[BoardLine, ...]:
    rate = analysis.exercise.settings.discount_rate
    said = f"The sum above is discounted at {percent(rate)} a year; the money below is cash."
    return (BoardLine((said,), "note"),) if rate else ()


def _money(analysis: Analysis) -> tuple[BoardLine, ...]:
    funds = fund_lines(analysis)
    return tuple(
        BoardLine(("", fund.name, what, "", *sums, fund.host), "total" if fund is funds[-1] else "plain")
        for fund in funds
        for what, sums in fund.lines
    )


def _changes(analysis: Analysis) -> tuple[BoardLine, ...]:
    if not is_what_if(analysis):
        return ()
    agreed = analysis_under(analysis.exercise, AS_AGREED)
    years = analysis.exercise.years
    headings = ("", "What this changes, against the list as it stands", "What", "", *years, "Over the plan")
    top = (BoardLine(()), BoardLine(headings, "money"))
    if not agreed.portfolio.has_answer or not analysis.portfolio.has_answer:
        return (*top, BoardLine(("", NOTHING_AGREED), "note"))
    chosen = sorted({*agreed.portfolio.interventions, *analysis.portfolio.interventions})
    lines = [_moved(agreed, analysis, one) for one in chosen if _level(agreed, one) != _level(analysis, one)]
    if not lines:
        return (*top, BoardLine(("", SAME_LIST), "note"))
    in_all = [sum(sums) for sums in zip(*(sums for _, sums in lines), strict=True)]
    return (*top, *(line for line, _ in lines), BoardLine(("", "In all", "", "", *in_all), "total"))


def _moved(agreed: Analysis, analysis: Analysis, intervention: str) -> tuple[BoardLine, tuple[int, ...]]:
    subject = analysis.exercise.intervention_by_id[intervention]
    nothing = (0,) * (len(analysis.exercise.years) + 1)
    before, after = _paid(agreed, intervention), _paid(analysis, intervention)
    more = tuple(now - was for was, now in zip(before or nothing, after or nothing, strict=True))
    was, now = agreed.level_name_of[intervention], analysis.level_name_of[intervention]
    if before is None:
        what, named = "Cut made" if subject.is_cut else "In", _at(subject.name, now)
    elif after is None:
        what, named = "Cut no longer made" if subject.is_cut else "Out", _at(subject.name, was)
    else:
        what, named = "Bigger" if more[-1] > 0 else "Smaller", resized_name(subject.name, was, now)
    return BoardLine(("", named, what, "", *more)), more


def _at(name: str, level: str) -> str:
    return f"{name} at {lower_first(level)}" if level else name


def _level(analysis: Analysis, intervention: str) -> str | None:
    return next((at.level for at in analysis.portfolio_proposals if at.intervention == intervention), None)


def _paid(analysis: Analysis, intervention: str) -> tuple[int, ...] | None:
    """What one costs in every year and over the plan, in cash; None where it is not chosen."""
    return _by_year(analysis, intervention) if intervention in analysis.portfolio.interventions else None


def _by_year(analysis: Analysis, intervention: str) -> tuple[int, ...]:
    costs = analysis.costs_of[intervention]
    by_year = [sum(cost.amount_gbp for cost in costs if cost.year == year) for year in analysis.exercise.years]
    return (*by_year, sum(by_year))


def _list(analysis: Analysis, listed: Listing) -> tuple[BoardLine, ...]:
    said = f"The cut line. Spent: {spent_sum(analysis)}. What is below is not funded, or stops."
    cuts = "Proposed cuts: made or not made, never called funded."
    return (
        *(_line(analysis, decided) for decided in listed.funded),
        BoardLine(("", said), "cut"),
        *(_line(analysis, decided) for decided in listed.left_out),
        *((BoardLine(("", cuts), "cut"),) if listed.cuts else ()),
        *(_line(analysis, decided) for decided in listed.cuts),
    )


def _line(analysis: Analysis, decided: Decided) -> BoardLine:
    row = decided.row
    why = shortest_reason(analysis, row.intervention) if analysis.portfolio.has_answer else ""
    money = _by_year(analysis, row.intervention)
    return BoardLine((row.rank, row.name, decided.happens, row.score, *money, BAND_WORDS[row.band], decided.firm, why))
