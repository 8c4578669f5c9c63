"""Other lists that were looked at: what each would fund and lose, and the exact reason it is not proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.portfolio_change import PortfolioChange, compare_portfolios
from prioritise.domain.scenarios import AS_AGREED
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.exports.board.content import Block, Heading, Paragraph, Table
from prioritise.report.words.scenario_in_words import scenario_in_words
from prioritise.words import decimals, first_capital, joined, pounds

CAPTION = "Other lists that were looked at, and why each is not proposed"
HEADINGS = ("Alternative", "Cost", "Would come in", "Would go out", "Why it is not proposed")
NO_LIST = "No list obeys the rules within its money."


@dataclass(frozen=True)
class Alternative:
    """Another list, and the question it is the best answer to, in words."""

    words: str
    found: Analysis


def alternatives_part(analysis: Analysis) -> tuple[Block, ...]:
    """Write each partner's best list and those of other scenarios where they differ. Raises SolverFailed."""
    partners, scenarios = _of_partners(analysis), _of_scenarios(analysis)
    other = [partner for partner in partners if not _is_the_same(analysis, partner)]
    same = joined(partner.words for partner in partners if _is_the_same(analysis, partner))
    rows = tuple(_row(analysis, each) for each in (*other, *scenarios))
    table = Table(CAPTION, HEADINGS, rows, (2.8, 1.3, 2.5, 2.5, 2.2), frozenset({1}))
    return (
        Heading("Alternatives"),
        table if rows else Paragraph("No other list was found or asked for."),
        *([Paragraph(f"The same list as proposed: {same}.")] if same else []),
    )


def _of_partners(analysis: Analysis) -> tuple[Alternative, ...]:
    exercise, group = analysis.exercise, analysis.group
    found = []
    for view in group.partners:
        points = dict(zip(group.criteria, (100 * share for share in view.shares), strict=True))
        asked = replace(analysis.scenario, id=view.partner, name=view.partner, weights=points)
        words = f"best by the weights of {exercise.partner_by_id[view.partner].name}"
        found.append(Alternative(words, analyse(exercise, asked, seed=analysis.seed)))
    return tuple(found)


def _of_scenarios(analysis: Analysis) -> tuple[Alternative, ...]:
    exercise = analysis.exercise
    asked = [each for each in (AS_AGREED, *exercise.scenarios) if each.digest != analysis.scenario.digest]
    others = [analyse(exercise, each, seed=analysis.seed) for each in asked]
    return tuple(Alternative(scenario_in_words(each), each) for each in others)


def _is_the_same(analysis: Analysis, other: Alternative) -> bool:
    return other.found.portfolio.chosen == analysis.portfolio.chosen


def _row(analysis: Analysis, other: Alternative) -> tuple[str, ...]:
    portfolio = other.found.portfolio
    if not portfolio.has_answer:
        return first_capital(other.words), "–", "–", "–", NO_LIST
    change = compare_portfolios(analysis, other.found)
    moves = (_coming(change), _going(change))
    return first_capital(other.words), pounds(portfolio.cost_gbp), *moves, _reason(analysis, other)


def _reason(analysis: Analysis, other: Alternative) -> str:
    """Compare both lists at the weights of the paper, to the last millionth."""
    worth = sum(analysis.score_millionths[place] for place in other.found.portfolio.chosen)
    lost = (analysis.portfolio.value_millionths - worth) / MILLIONTHS
    if _is_the_same(analysis, other):
        return "It is the list proposed."
    if lost == 0:
        return "It is worth exactly as much; of equals, the cheaper and shorter list is proposed."
    if lost > 0:
        return f"It is worth {decimals(lost, 2)} points less by the weights of this paper."
    more = decimals(-lost, 2)
    return f"It is worth {more} points more, but does not keep to the money or the rules of this paper's question."


def _coming(change: PortfolioChange) -> str:
    parts = (("", change.entering), ("cut no longer made: ", change.cuts_dropped), ("another size: ", change.resized))
    return _listed(parts)


def _going(change: PortfolioChange) -> str:
    return _listed((("", change.leaving), ("cut made: ", change.cuts_made)))


def _listed(parts: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return first_capital("; ".join(f"{what}{joined(names)}" for what, names in parts if names)) or "nothing"
