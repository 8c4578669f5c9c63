"""What was decided beside the scores, in and out and otherwise: what, why, by whom and when, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prioritise.analysis import Analysis
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table, Tone
from prioritise.report.record.rules_table import NOT_KNOWN, RuleLine, rules_view
from prioritise.report.words.safe_text import shortened
from prioritise.words import TextTable, counted, ended, joined, points

MOST_LETTERS, MOST_RULES, MOST_OF_A_REASON = 120, 8, 60
"""Letters of a rule that costs nothing, rules said in short of either kind, and letters of why: the paper has all."""
TITLE, IN_SHORT_TITLE = "Rules, overrides and limits", "Rules and limits the list keeps to"
OVERRIDES_CAPTION = "Overrides: what a decision puts in or keeps out, whatever its score"
OTHERS_CAPTION = "Other rules that the list keeps to"
LIMITS_CAPTION = "Limits besides the money there is"
POINT_MEANING = "A point is what 1% of the weight is worth, from no difference to the best"
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
    found = " ".join(filter(None, (view.finding, view.together)))
    return Heading(TITLE), Paragraph(found), *tables, Paragraph(WHAT_IT_COSTS, Tone.NOTE)


def rules_in_short(analysis: Analysis) -> tuple[Block, ...]:
    """Write every override, and whatever rule or limit costs something, in a line, the dearest first; then the others.

    The last line is what all of them cost together.
    """
    view = rules_view(analysis)
    if not view.lines:
        return ()
    told = sorted(
        (line for line in view.lines if line.is_override or line.costs is not False),
        key=lambda line: -(line.lost_millionths or 0),
    )
    others = [line for line in view.lines if line not in told]
    said = [_told(line) for line in told[:MOST_RULES]]
    if len(told) > MOST_RULES:
        said.append(f"{len(told) - MOST_RULES} more are in the paper.")
    costs = any(line.costs for line in told)
    worth = f"The list is worth {points(analysis.portfolio.value_millionths / MILLIONTHS)} points in all."
    together = [Paragraph(f"{view.together_in_short} {worth} {POINT_MEANING}.")] if costs else []
    return Heading(IN_SHORT_TITLE), Bullets((*said, *_costing_nothing(others))), *together


def _told(line: RuleLine) -> str:
    decided = "" if line.is_limit else f" {_decided(line)}"
    cost = f"What it costs is {line.price}." if line.costs is None else f"It costs {line.price}."
    return f"{line.what}.{decided} {cost}{_why(line)}"


def _table(caption: str, table: TextTable, widths: tuple[float, ...]) -> tuple[Block, ...]:
    return (Table(caption, table.headings, table.rows, widths),) if table.rows else ()


def _why(line: RuleLine) -> str:
    """The reason of what a decision puts in or keeps out; the reasons of other rules are in the paper."""
    if not line.is_override:
        return ""
    return f" Reason: {ended(line.reason)}" if len(line.reason) <= MOST_OF_A_REASON else ""


def _decided(line: RuleLine) -> str:
    return f"Decided: {line.decided}." if line.decided else f"Who decided it is {NOT_KNOWN}."


def _costing_nothing(lines: Sequence[RuleLine]) -> Iterator[str]:
    if lines:
        more = [f"{len(lines) - MOST_RULES} more, in the paper"] if len(lines) > MOST_RULES else []
        named = joined([*map(_named, lines[:MOST_RULES]), *more])
        yield f"{counted(len(lines), 'other costs', 'others cost')} this list nothing: {ended(named)}"


def _named(line: RuleLine) -> str:
    what = shortened(line.what, MOST_LETTERS, "paper")
    return f"{what} ({line.decided})" if line.decided else what
