"""What people wrote about an intervention, ready to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prioritise.domain.partners import Comment
from prioritise.report.wording import counted

NOT_ANONYMOUS = "Everyone at the panel sees comments, with the id of whoever wrote them. A comment stays."
NOT_YOUR_SCORE = "Others are still scoring: do not say what you scored."


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment: the text as it was written, and who wrote it when."""

    text: str
    signature: str


def remarks(comments: Iterable[Comment], intervention: str) -> tuple[Remark, ...]:
    """What was said about one intervention, oldest first."""
    said = sorted((each for each in comments if each.intervention == intervention), key=lambda each: each.date)
    return tuple(
        Remark(each.text, f"{each.member or 'nobody named'}, {each.date.day} {each.date:%B %Y}") for each in said
    )


def how_many(said: tuple[Remark, ...]) -> str:
    """How many comments there are."""
    return f"{counted(len(said), 'comment')} so far." if said else "Nobody has commented on it yet."
