"""The values agreed at a meeting with reasons and dissent, by round, and how many were agreed on other days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from prioritise.domain.panel import Round
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.disagreement import UnscoredCell
from prioritise.report.exports.board.content import Block, Bullets, Paragraph, Table, Tone
from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.exports.minutes.round_days import day_of_minutes, is_of, rounds_with_days, settled_days
from prioritise.report.words.agreed_words import reason_words
from prioritise.report.words.cell_words import cell_name, value_words
from prioritise.words import counted, day_words


def agreed_part(asked: MinutesAsked) -> tuple[Block, ...]:
    """Tell every value agreed in the rounds of the meeting's day, and count those of other days.

    A round whose day is not known is told, so that nothing is lost. Where no round was settled on the day given, the
    last day that had one stands in its place, and that is said.
    """
    known, by_round = rounds_with_days(asked.record.rounds), _by_round(asked)
    numbers = sorted({*known, *by_round})
    if not numbers:
        return (Paragraph("No value was agreed."),)
    day = day_of_minutes(asked.meeting.on, known)
    told = [number for number in numbers if number not in known or is_of(known[number], day)]
    elsewhere = [number for number in by_round if number not in told]
    return (
        *_other_day(asked.meeting.on, day),
        *(_round(asked, number, known.get(number), by_round.get(number, ())) for number in told),
        *_counted(known, {number: by_round[number] for number in elsewhere}),
    )


def _by_round(asked: MinutesAsked) -> dict[int, list[AgreedScore]]:
    by_round: dict[int, list[AgreedScore]] = {}
    for agreed in sorted(asked.exercise.agreed, key=lambda agreed: agreed.round):
        by_round.setdefault(agreed.round, []).append(agreed)
    return by_round


def _other_day(on: date | None, day: date | None) -> tuple[Block, ...]:
    if on is None or day is None or on == day:
        return ()
    said = (
        f"There was no round to settle on {day_words(on)}. "
        f"What was agreed on {day_words(day)}, the last day with one, stands here."
    )
    return (Paragraph(said, Tone.NOTE),)


def _round(asked: MinutesAsked, number: int, past: Round | None, agreed: Sequence[AgreedScore]) -> Block:
    if not agreed:
        return Paragraph(f"No value was agreed in round {number}.")
    exercise = asked.exercise
    rows = tuple(
        (
            cell_name(exercise, UnscoredCell(each.intervention, each.level, each.criterion)),
            value_words(exercise.criterion_by_id[each.criterion], each.value),
            reason_words(exercise, each, asked.record.changed),
        )
        for each in agreed
    )
    caption = f"Values agreed in {_named(number, past)}, with reasons"
    return Table(caption, ("Question", "Agreed", "Reason"), rows, (2.8, 1.6, 5.4))


def _counted(known: Mapping[int, Round], elsewhere: Mapping[int, list[AgreedScore]]) -> tuple[Block, ...]:
    if not elsewhere:
        return ()
    lines = tuple(
        f"{counted(len(agreed), 'value')} in {_named(number, known[number])}" for number, agreed in elsewhere.items()
    )
    said = "Agreed on other days. Minutes with the day of that round tell each with its reason:"
    return Paragraph(said, Tone.NOTE), Bullets(lines)


def _named(number: int, past: Round | None) -> str:
    """A round with the days it was settled on."""
    if past is None:
        return f"round {number} (day not known)"
    first, last = settled_days(past)
    return f"round {number} ({day_words(first)}{'' if first == last else f' to {day_words(last)}'})"
