"""What people wrote about an intervention, ready to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import Comment, Member
from prioritise.words import counted, day_words

NOT_ANONYMOUS = "Everyone at the panel sees your comment, signed with your role and partner. It stays."
NOT_YOUR_SCORE = "Others are still scoring: do not say what you scored."


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment: the text as it was written, and who wrote it when, by role and partner."""

    text: str
    signature: str


def comment_lines(exercise: Exercise, comments: Iterable[Comment], intervention: str) -> tuple[CommentLine, ...]:
    """Return what was said about one intervention, oldest first; signed with an id where no role is known."""
    said = sorted(
        (comment for comment in comments if comment.intervention == intervention), key=lambda comment: comment.date
    )
    signed = {member.id: _signature(exercise, member) for member in exercise.members}
    return tuple(
        CommentLine(
            comment.text,
            f"{signed.get(comment.member, comment.member) or 'nobody named'}, {day_words(comment.date)}",
        )
        for comment in said
    )


def how_many(said: tuple[CommentLine, ...]) -> str:
    """Say how many comments there are."""
    return f"{counted(len(said), 'comment')} so far." if said else "Nobody has commented on it yet."


def _signature(exercise: Exercise, member: Member) -> str:
    partner = exercise.partner_by_id.get(member.partner)
    return f"{member.role or member.id}{f', {partner.name}' if partner else ''}"
