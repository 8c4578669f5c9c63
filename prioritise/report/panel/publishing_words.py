"""What stands in the way of a public copy, said while the panel can still do something about it."""

from __future__ import annotations

from prioritise.analysis.publishing.few_scores import FEWEST_SCORES, questions_scored_by_few
from prioritise.domain.exercise import Exercise
from prioritise.words import counted

MOST_NAMED = 6


def too_few_to_publish(exercise: Exercise) -> tuple[str, tuple[str, ...]]:
    """Say how many questions too few scored for a public copy and what to do, and name them; empty without any."""
    names = questions_scored_by_few(exercise)
    if not names:
        return "", ()
    rests = "question rests" if len(names) == 1 else "questions rest"
    said = (
        f"As it stands, no public copy can be made: {len(names)} {rests} on fewer than {FEWEST_SCORES} members' "
        "scores, so that the middle would give single scores away. Settle "
        f"{'it' if len(names) == 1 else 'each'} with a reason on Scores before you close the round, or have at least "
        f"{FEWEST_SCORES} members score {'it' if len(names) == 1 else 'them'} in another round."
    )
    more = len(names) - MOST_NAMED
    return said, (*names[:MOST_NAMED], *([f"{counted(more, 'more question')}"] if more > 0 else []))


def few_have_sent(sent: int) -> str:
    """Say before a reveal that too few have sent for a public copy; empty where enough have."""
    if sent >= FEWEST_SCORES:
        return ""
    return (
        f"A question that fewer than {FEWEST_SCORES} members score can only be published once it is settled with a "
        f"reason, and {sent or 'none'} {'has' if sent == 1 else 'have'} sent so far."
    )
