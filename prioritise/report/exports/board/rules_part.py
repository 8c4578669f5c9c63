"""What was decided beside the scores, in and out and otherwise: what, why, by whom and when, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prioritise.analysis import Analysis
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table, Tone
from prioritise.report.record.rules_table import NO_LIST, NOT_KNOWN, NOTHING, rules_view
from prioritise.report.words.safe_text import whole_sentences
from prioritise.words import TextTable, counted, ended, joined

MOST_LETTERS = 120
"""Letters of a rule that costs nothing, where a line is all there is room for."""
TITLE = "Rules and overrides"
OVERRIDES_CAPTION = "Overrides: what a decision puts in or keeps out, whatever its score"
OTHERS_CAPTION = "Other rules that the list keeps to"
LIMITS_CAPTION = "Limits besides the money there is"
NO_RULES = "No rule holds anything in or keeps anything out, and nothing besides money is limited."
WHAT_IT_COSTS = (
    "What each costs, in points: what the best list without it is worth, less what this list is worth. Worked out by "
    "solving again. Prices of several do not add up."
)


def rules_part(analysis: Analysis) -> tuple[Block, ...]:
    """Write every override, rule and limit the list keeps to: who decided it, its price. Raises SolverFailed."""
    view = rules_view(analysis)
    tables = (
        *_table(OVERRIDES_CAPTION, view.overrides, (2.7, 3.1, 1.6, 3.6)),
        *_table(OTHERS_CAPTION, view.others, (2.7, 3.1, 1.6, 3.6)),
        *_table(LIMITS_CAPTION, view.limits, (5.8, 5.2)),
    )
    if not tables:
        return Heading(TITLE), Paragraph(NO_RULES)
    return Heading(TITLE), Paragraph(view.finding), *tables, Paragraph(WHAT_IT_COSTS, Tone.NOTE)


def rules_in_short(analysis: Analysis) -> tuple[Block, ...]:
    """Write every override and whatever rule costs something in a line, then the others together."""
    view = rules_view(analysis)
    told = [row for row in (*view.overrides.rows, *view.others.rows) if row in view.overrides.rows or _costs(row)]
    others = [row for row in view.others.rows if row not in told]
    if not told and not others:
        return ()
    lines = [f"{ended(what)} {_decided(who)} It costs {price_alone(price)}." for what, _, who, price in told]
    return Heading("Rules the list keeps to"), Bullets((*lines, *_costing_nothing(others)))


def price_alone(price: str) -> str:
    """Take the price from what is said of it: the part before who would move."""
    return price.partition(". ")[0]


def _table(caption: str, table: TextTable, widths: tuple[float, ...]) -> tuple[Block, ...]:
    return (Table(caption, table.headings, table.rows, widths),) if table.rows else ()


def _decided(who: str) -> str:
    return f"Who decided it is {NOT_KNOWN}." if who == NOT_KNOWN else f"Decided: {who}."


def _costs(row: tuple[str, ...]) -> bool:
    return row[-1] not in (NOTHING, NO_LIST)


def _costing_nothing(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        named = joined(whole_sentences(what.removesuffix("."), MOST_LETTERS, "paper") for what, *_ in rows)
        yield f"{counted(len(rows), 'other rule costs', 'other rules cost')} nothing: {ended(named)}"
