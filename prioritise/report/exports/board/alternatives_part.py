"""Other lists that were looked at: what each funds and loses, the exact reason it is not proposed, and responses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prioritise.analysis import Analysis, analysis_under, scenario_named
from prioritise.analysis.alternatives import Alternative, Kind, alternatives
from prioritise.analysis.portfolio_change import list_change
from prioritise.domain.accountability import Challenge
from prioritise.report.exports.board.content import Block, Heading, Paragraph, Table, Tone
from prioritise.report.words.alternative_words import alternative_name, why_not_proposed
from prioritise.report.words.scenario_in_words import scenario_changes
from prioritise.words import first_capital, joined, lower_first, pounds

CAPTION = "Other lists that were looked at, and why each is not proposed"
HEADINGS = ("Alternative", "Cost", "Would come in", "Would go out", "Why it is not proposed")
PROVEN = (
    "Each is the best list for its own question, by the same proof as the list proposed, and no two are the same. "
    "Points are by the weights of this paper."
)
RESPONSES = ("Alternative", "Response", "Answer")
NO_RESPONSE = "Nobody's response to an alternative has been written down yet. The Record page has a place for them."


def alternatives_part(analysis: Analysis, said: Sequence[Challenge]) -> tuple[Block, ...]:
    """Write up to six lists that are really different, and what was said of them. Raises SolverFailed."""
    compared, exercise = alternatives(analysis), analysis.exercise
    rows = tuple(_row(analysis, alternative) for alternative in compared.shown)
    table = Table(CAPTION, HEADINGS, rows, (2.0, 1.4, 2.5, 3.0, 2.5), frozenset({1}))
    same = joined(lower_first(alternative_name(exercise, [question])) for question in compared.same)
    others = joined(lower_first(alternative_name(exercise, other.questions)) for other in compared.others)
    looked_at = [f"Looked at too, and not shown here: {others}."] if others else []
    responses = _responses(said)
    notes = (*looked_at, *_scenarios(analysis), *([] if responses else [NO_RESPONSE]))
    return (
        Heading("Alternatives"),
        Paragraph(PROVEN if rows else "No other list was found or asked for."),
        *([Paragraph(f"The list proposed is also the best for this: {same}.")] if same else []),
        *([table] if rows else []),
        *([Paragraph(" ".join(notes), Tone.NOTE)] if notes else []),
        *responses,
    )


def _row(analysis: Analysis, alternative: Alternative) -> tuple[str, ...]:
    name, why = alternative_name(analysis.exercise, alternative.questions), why_not_proposed(alternative)
    if alternative.chosen is None:
        return name, "–", "–", "–", why
    columns, present = analysis.problem.columns, analysis.portfolio.chosen
    comes = [columns[place].label for place in alternative.chosen if place not in present]
    goes = [columns[place].label for place in present if place not in alternative.chosen]
    change = list_change(analysis.problem, comes, goes)
    cost = sum(columns[place].cost_gbp for place in alternative.chosen)
    coming = (("", change.entering), ("cut no longer made: ", change.cuts_dropped), ("another size: ", change.resized))
    going = (("", change.leaving), ("cut made: ", change.cuts_made))
    return name, pounds(cost), _listed(coming), _listed(going), why


def _scenarios(analysis: Analysis) -> Iterator[str]:
    """What each scenario asks, in full, since its name alone may not say."""
    compared = alternatives(analysis)
    asked_by = [question for one in (*compared.shown, *compared.others) for question in one.questions]
    for question in (*compared.same, *asked_by):
        if question.kind is Kind.SCENARIO:
            there = analysis_under(analysis.exercise, scenario_named(analysis.exercise, question.about))
            if changes := scenario_changes(there):
                yield f"{there.scenario.name} asks for {joined(changes)}."


def _responses(said: Sequence[Challenge]) -> tuple[Block, ...]:
    rows = tuple(
        (challenge.alternative, f"{challenge.text} ({challenge.who})", challenge.answer or "Not answered yet")
        for challenge in said
        if challenge.alternative
    )
    table = Table("What was said of the alternatives, and the answers", RESPONSES, rows, (2.4, 4.0, 4.0))
    return (Heading("Responses to the alternatives", 3), table) if rows else ()


def _listed(parts: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return first_capital("; ".join(f"{what}{joined(names)}" for what, names in parts if names)) or "Nothing"
