"""A member's own answers once a round is over: in the words they gave, with what the panel agreed beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prioritise.analysis.disputes import panel_spreads
from prioritise.analysis.members_said import declared_interests, said_before, stood_aside
from prioritise.analysis.once import once
from prioritise.analysis.question_names import question_name
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import LeftOut, RoundState
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.report.scores.my_scores import answer_in_words
from prioritise.report.words.about_words import asked_about
from prioritise.report.words.cell_words import value_words
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.words import TextTable, counted, ended, joined

HEADINGS = ("Question", "You said", "The panel agreed")
NOT_AGREED = "Nothing was agreed"
WITHDREW = ". You withdrew your interest: "


@dataclass(frozen=True, slots=True)
class SetAside:
    """What a member answered in a round that does not count: why not, and the answers; `note` may be empty."""

    round: int
    title: str
    table: TextTable
    note: str


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """The answers that count with what was agreed, and those of rounds that do not count. Its table may be empty."""

    finding: str
    table: TextTable
    set_aside: tuple[SetAside, ...]


@once
def own_answers(exercise: Exercise, member: str, left_out: tuple[LeftOut, ...]) -> OwnAnswers:
    """Collect what one member said, each question's own latest answer, for that member alone to look back at."""
    counting = [row for rows in said_before(exercise, member=member).values() for row in rows]
    middles = {(each.intervention, each.level, each.criterion): each.middle for each in panel_spreads(exercise)}
    rows = tuple(
        (_question(exercise, row), _said(exercise, row), _agreed(exercise, row, middles))
        for row in _ordered(exercise, counting)
    )
    return OwnAnswers(
        finding=f"Your {counted(len(rows), 'answer')}, with what the panel agreed beside each.",
        table=TextTable(HEADINGS, rows),
        set_aside=tuple(_set_aside(exercise, member, each) for each in left_out),
    )


def _set_aside(exercise: Exercise, member: str, each: LeftOut) -> SetAside:
    rows = tuple((_question(exercise, row), _said(exercise, row)) for row in _ordered(exercise, each.answers))
    number = each.round.number
    off = each.round.state is RoundState.CALLED_OFF
    why = "which was called off" if off else "and did not send"
    title = f"What you answered in round {number}{', ' if off else ' '}{why}"
    return SetAside(number, title, TextTable(HEADINGS[:2], rows), _stood_on(exercise, member, each))


def _stood_on(exercise: Exercise, member: str, each: LeftOut) -> str:
    """Name the interests from before a round that only stood on in it; nothing where there were none."""
    before = [row for row in exercise.scores if row.member == member and row.round < each.round.number]
    answered = {row.intervention for row in each.answers}
    stood = {declared.intervention for declared in declared_interests(before) if declared.stands} - answered
    names = [known.name for known in asked_about(exercise, each.round.about) if known.id in stood]
    if not names:
        return ""
    interest, stand = ("interest", "stands") if len(names) == 1 else ("interests", "stand")
    return f"Not in this list: your {interest} in {joined(names)} stood before this round, and {stand} on."


def _ordered(exercise: Exercise, rows: Iterable[PanelScore]) -> list[PanelScore]:
    """In the order of the files; what is not decided on any more is left out."""
    places = [each.id for each in exercise.interventions]
    criteria = [each.id for each in exercise.criteria]
    known = (row for row in rows if row.intervention in places and row.criterion in criteria)
    return sorted(known, key=lambda row: (places.index(row.intervention), criteria.index(row.criterion)))


def _question(exercise: Exercise, row: PanelScore) -> str:
    return question_name(exercise, row.intervention, row.level, row.criterion)


def _said(exercise: Exercise, row: PanelScore) -> str:
    said = f"{answer_in_words(exercise.criterion_by_id[row.criterion], row)} (round {row.round})"
    if not row.reason:
        return said
    back = row.state is not ScoreState.INTEREST and stood_aside(exercise.scores, row)
    return f"{said}{WITHDREW if back else ': '}{safe(ended(row.reason), MOST_IN_A_CELL)}"


def _agreed(exercise: Exercise, row: PanelScore, middles: Mapping[tuple[str, str, str], float]) -> str:
    """What stands for a question, whichever round agreed it; else the middle of what was given, which counts."""
    standing = _standing(exercise, row)
    if standing:
        return joined(_value(exercise, each, row.level) for each in standing)
    middle = middles.get((row.intervention, row.level, row.criterion))
    if middle is None:
        return NOT_AGREED
    return (
        f"{NOT_AGREED}; the middle of the scores counts: {value_words(exercise.criterion_by_id[row.criterion], middle)}"
    )


def _standing(exercise: Exercise, row: PanelScore) -> list[AgreedScore]:
    """The value last agreed for a question, or one a level where an answer for all levels was settled by level."""
    of_it = [
        each
        for each in exercise.agreed
        if (each.intervention, each.criterion) == (row.intervention, row.criterion)
        and (not row.level or each.level in ("", row.level))
    ]
    in_turn = sorted(of_it, key=lambda each: each.round)
    if not in_turn or row.level or not in_turn[-1].level:
        return in_turn[-1:]
    return list({each.level: each for each in in_turn if each.level}.values())


def _value(exercise: Exercise, agreed: AgreedScore, level: str) -> str:
    called = [each.name for each in exercise.levels_of[agreed.intervention] if each.level == agreed.level]
    at = f"{called[0]}: " if called and agreed.level != level else ""
    return f"{at}{value_words(exercise.criterion_by_id[agreed.criterion], agreed.value)}, in round {agreed.round}"
