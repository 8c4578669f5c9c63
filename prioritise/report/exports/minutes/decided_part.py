"""What was decided: rounds, values with their reasons, sign-offs, and the interests that were declared."""

from __future__ import annotations

from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.domain.panel import EventKind, RoundState
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table
from prioritise.report.exports.minutes.agreed_part import agreed_part
from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.record.challenge_rows import CHALLENGE_HEADINGS, challenge_rows
from prioritise.report.record.interests_table import interests_view
from prioritise.report.record.log_table import when_words
from prioritise.report.record.steps import steps
from prioritise.report.words.judged_words import (
    answered_sentences,
    answering_again,
    entered_sentence,
    entered_weights_sentence,
)
from prioritise.report.words.who_scores import not_sent, waited_for
from prioritise.words import day_words

ROUND_STEPS = (
    EventKind.ROUND_OPENED,
    EventKind.ROUND_REVEALED,
    EventKind.ROUND_CLOSED,
    EventKind.ROUND_CALLED_OFF,
)
OTHERS = tuple(kind for kind in EventKind if kind not in ROUND_STEPS)


def decided_part(asked: MinutesAsked) -> tuple[Block, ...]:
    """Write what was decided, and who stood aside from what."""
    return (
        Heading("What was decided"),
        Heading("Rounds of scoring", 3),
        _rounds(asked),
        *_answered(asked),
        Heading("Values agreed", 3),
        *agreed_part(asked),
        *_answered_challenges(asked),
        Heading("Sign-off", 3),
        _signed(asked),
        Heading("Declared interests"),
        *_interests(asked),
    )


def _rounds(asked: MinutesAsked) -> Block:
    round_steps = steps(asked.record, leaving_out=OTHERS)
    if not round_steps:
        return Paragraph("No round was opened at this panel.")
    rows = tuple((when_words(step.when), step.what, step.of_what, step.by) for step in round_steps)
    return Table(
        "Rounds opened, revealed, closed or called off", ("When (UTC)", "What", "Of what", "By"), rows, (2.2, 3, 2, 3)
    )


def _answered(asked: MinutesAsked) -> tuple[Block, ...]:
    """Counts of what was sent, and of what one person entered before; nothing of a round that is open."""
    record = asked.record
    over = [past for past in record.rounds if past.state is not RoundState.OPEN]
    done, about = [past.number for past in over], {past.number: past.about for past in over}
    expected = {past.number: len(waited_for(asked.exercise, record.people, record.happened, past)) for past in over}
    answered = answered_sentences(asked.exercise, done, expected=expected, about=about)
    lines = [*answered, entered_sentence(asked.exercise)]
    left_out = [not_sent(asked.exercise, record.people, record.happened, past) for past in record.rounds]
    lines += [each.sentence for each in left_out if each]
    lines += [answering_again(asked.exercise, done[-1]) if done else "", entered_weights_sentence(asked.exercise)]
    said = tuple(line for line in lines if line)
    return (Bullets(said),) if said else ()


def _answered_challenges(asked: MinutesAsked) -> tuple[Block, ...]:
    """Challenges that were answered; open ones stand with what is left."""
    answered = [challenge for challenge in asked.record.challenges if not challenge.is_open]
    rows = challenge_rows(asked.exercise, answered, asked.analysis)
    if not rows:
        return ()
    return Heading("Challenges answered", 3), Table(
        "What was challenged, and the answers", CHALLENGE_HEADINGS, rows, (2.4, 3.6, 3.8)
    )


def _signed(asked: MinutesAsked) -> Block:
    signed = asked.exercise.sign_offs
    if not signed:
        return Paragraph("Nobody has signed off the list yet.")
    now = list_fingerprint(asked.analysis) if asked.analysis else ""
    rows = tuple(
        (
            sign_off.who,
            sign_off.role,
            day_words(sign_off.date),
            "the list as it is now" if sign_off.list == now else "an earlier list",
            sign_off.note or "–",
        )
        for sign_off in signed
    )
    return Table(
        "Who signed off which list", ("Signed by", "Role", "Day", "Which list", "Note"), rows, (2.4, 2.4, 1.8, 2, 2.4)
    )


def _interests(asked: MinutesAsked) -> tuple[Block, ...]:
    view = interests_view(asked.exercise, at_panel=asked.is_open)
    if not view.table.rows:
        return (Paragraph(view.finding),)
    table = Table("Who stood aside from what", view.table.headings, view.table.rows, (2.2, 2.4, 2.2, 2.2, 2.2))
    return Paragraph(view.finding), table
