"""A refresh in words and tables: what was read, what it changes, and what a person must still decide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from prioritise.analysis.portfolio_change import change_sentence
from prioritise.analysis.refresh_effect import LatestFigure, Move, RefreshEffect, ScoreMove
from prioritise.domain.exercise import Exercise
from prioritise.files.published import row_sentence
from prioritise.files.published.areas import KINDS
from prioritise.files.published.decisions import Decision, DecisionKind
from prioritise.files.refresh import SCALE_OPEN, Change, Refreshed
from prioritise.words import TextTable, counted, first_capital, lower_first, points, short_number

WIDTH = 110
OWN_FACTS = (DecisionKind.POLARITY, DecisionKind.DOMAIN, DecisionKind.UNIT, DecisionKind.SEXES_AND_AGES)
"""What the exercise has already decided for an indicator of its own."""
NO_LIST = "This exercise is not finished, so there is no list to compare."
NO_ANSWER = "There is no answer to compare: no set of interventions obeys all the rules, before or after."


def refresh_sentences(refreshed: Refreshed, effect: RefreshEffect) -> tuple[str, ...]:
    """Say what happened, in a few lines: rows, figures, standings, scores and the list."""
    if not refreshed.changed:
        return row_sentence(refreshed.published), "Nothing changes: no figure in the file is new to this exercise."
    added, revised, same = (len(refreshed.of_kind(kind)) for kind in (Change.ADDED, Change.REVISED, Change.UNCHANGED))
    left = sum(out.figures for out in refreshed.left_out)
    moving = f" {counted(len(effect.scores), 'score moves', 'scores move')}." if effect.has_list else ""
    standings = counted(len(effect.standings), "indicator changes its", "indicators change their")
    return (
        row_sentence(refreshed.published),
        f"Of their figures, {added:,} are added, {revised:,} revised, {same:,} unchanged and {left:,} not used.",
        *_compared(refreshed),
        f"{standings} standing against the benchmark.{moving}",
        _change_of_list(effect),
    )


def _compared(refreshed: Refreshed) -> Iterable[str]:
    area = refreshed.exercise.area
    if area.comparators != refreshed.before.area.comparators:
        kind = KINDS.get(area.code[:3], "areas of its kind")
        yield f"{area.name} is from now on compared with the other {kind} of the file: {len(area.comparators)}."


def _change_of_list(effect: RefreshEffect) -> str:
    if not effect.has_list:
        return NO_LIST
    return change_sentence(effect.portfolio) if effect.portfolio else NO_ANSWER


def left_out_table(refreshed: Refreshed) -> TextTable:
    """List the rows of the file that were left out, by reason."""
    rows = tuple((f"{out.rows:,}", out.reason, "; ".join(out.examples)) for out in refreshed.published.left_out)
    return TextTable(("Rows", "Why left out", "For example"), rows)


def figures_table(refreshed: Refreshed) -> TextTable:
    """Write a line an indicator that the file has figures for: which one of the file it is, and what changes."""
    names = {indicator.id: indicator.name for indicator in refreshed.exercise.indicators}
    published = {match.own: f"{match.published}, by {match.by}" for match in refreshed.matching.matches}
    changed = dict.fromkeys(change.indicator for change in refreshed.changes)
    rows = []
    for indicator_id in changed:
        changes = [change.change for change in refreshed.changes if change.indicator == indicator_id]
        numbers = (str(changes.count(kind)) for kind in (Change.ADDED, Change.REVISED, Change.UNCHANGED))
        rows.append((names[indicator_id], published.get(indicator_id, "new to this exercise"), *numbers))
    return TextTable(("Indicator", "In the file", "Added", "Revised", "Unchanged"), tuple(rows))


def not_used_table(refreshed: Refreshed) -> TextTable:
    """List figures of the file that are not used, by indicator, and whose figures they are the same as."""
    names = {indicator.id: indicator.name for indicator in refreshed.before.indicators}
    like = {matched.published: names.get(matched.suggestion, "") for matched in refreshed.matching.not_matched}
    rows = tuple(
        (f"{out.name} ({out.indicator})", str(out.figures), first_capital(out.reason), like.get(out.indicator, ""))
        for out in refreshed.left_out
    )
    return TextTable(("Indicator in the file", "Figures", "Why not used", "Has the same figures as"), rows)


def latest_table(effect: RefreshEffect) -> TextTable:
    """List each indicator whose latest figure, or standing against the benchmark, is another than before."""
    rows = tuple(
        (change.name, _figure(change.before), _figure(change.after), _standing(change.before), _standing(change.after))
        for change in sorted(effect.latest, key=lambda change: not change.stands_elsewhere)
    )
    return TextTable(("Indicator", "Latest before", "Latest now", "Stood", "Stands now"), rows)


def scores_table(exercise: Exercise, effect: RefreshEffect) -> TextTable:
    """List each score that moves, by how much, and because of which values; the largest move first."""
    names = {intervention.id: intervention.name for intervention in exercise.interventions}
    rows = []
    for score in effect.scores:
        ends = (_points(score.move.before), _points(score.move.after))
        rows.append((names[score.intervention], *ends, _by(score.move), _why(exercise, score)))
    return TextTable(("Intervention", "Score before", "Score now", "Moves by", "Because"), tuple(rows))


def decisions_left(refreshed: Refreshed) -> tuple[Decision, ...]:
    """Return what the file leaves open and matters here: an indicator keeps its own polarity and unit."""
    own = {match.published for match in refreshed.matching.matches}
    waiting = {matched.published for matched in refreshed.matching.not_matched if matched.reason == SCALE_OPEN}
    used = own | set(refreshed.new_indicators) | waiting
    kept = {indicator.id for indicator in refreshed.published.indicators}
    return tuple(
        decision
        for decision in refreshed.published.undecided
        if (
            not decision.indicator_id
            or any(_is_of(decision.indicator_id, one) for one in used)
            or (decision.waited_for and not any(_is_of(decision.indicator_id, one) for one in kept))
        )
        and not (decision.kind in OWN_FACTS and any(_is_of(decision.indicator_id, one) for one in own))
    )


def decisions_table(refreshed: Refreshed) -> TextTable:
    """List what a person must decide, and what is done until then."""
    rows = tuple(
        (
            f"{decision.indicator_id} {decision.subject}".strip(),
            f"{decision.question} Found: {decision.found}",
            f"Answer {decision.allowed}",
            first_capital(decision.until_then),
        )
        for decision in decisions_left(refreshed)
    )
    return TextTable(("About", "What must be decided", "How", "Until then"), rows)


def refresh_report(refreshed: Refreshed, effect: RefreshEffect) -> str:
    """Return the whole account as text.

    The same file and exercise give the same text, whenever and wherever it is made.
    """
    exercise = refreshed.exercise
    names = {indicator.id: indicator.name for indicator in exercise.indicators}
    heading = [
        f"Exercise: {exercise.title}",
        f"File: {refreshed.published.file} ({refreshed.published.layout})",
        *refresh_sentences(refreshed, effect),
    ]
    missing = [f"- {names[indicator_id]} ({indicator_id})" for indicator_id in refreshed.not_in_file]
    sections = (
        ("Refresh report", heading),
        ("Latest figures that change", _lines(latest_table(effect))),
        ("Scores that move", _lines(scores_table(exercise, effect))),
        ("What you must decide", _lines(decisions_table(refreshed))),
        ("Figures by indicator", _lines(figures_table(refreshed))),
        ("Figures not used", _lines(not_used_table(refreshed))),
        ("Rows left out", _lines(left_out_table(refreshed))),
        ("Indicators of the exercise that are not in the file", missing),
    )
    return "\n".join(_section(title, lines) for title, lines in sections if lines)


def _section(title: str, lines: Iterable[str]) -> str:
    wrapped = [textwrap.fill(line, WIDTH, subsequent_indent="    ", break_long_words=False) for line in lines]
    return "\n".join([title, "-" * len(title), *wrapped, ""])


def _lines(table: TextTable) -> list[str]:
    called = ("", *(f"{lower_first(heading)}: " for heading in table.headings[1:]))
    said = [[f"{what}{cell}" for what, cell in zip(called, row, strict=True) if cell] for row in table.rows]
    return [f"- {'; '.join(cells)}" for cells in said]


def _is_of(decided: str, published: str) -> bool:
    # A decision names the plain id; one sex or age of it has a suffix.
    return published == decided or published.startswith(f"{decided}-")


def _figure(latest: LatestFigure | None) -> str:
    return f"{latest.figure} ({latest.period})" if latest else "no figure"


def _standing(latest: LatestFigure | None) -> str:
    return first_capital(latest.standing) if latest else "–"


def _points(value: float | None) -> str:
    return "none" if value is None else points(value)


def _by(move: Move) -> str:
    if move.by is None:
        return ""
    # A move too small for one decimal is still a move.
    text = points(move.by) if abs(move.by) >= 0.05 else short_number(move.by, 2)
    return text if move.by < 0 else f"+{text}"


def _why(exercise: Exercise, score: ScoreMove) -> str:
    return ", ".join(
        f"{lower_first(exercise.criterion_by_id[value.criterion].name)} {_points(value.move.after)} (was "
        f"{_points(value.move.before)})"
        for value in score.values
    )
