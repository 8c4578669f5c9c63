"""What a member reads whose scores were not sent before the reveal."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.panel import LeftOut, RoundState
from prioritise.words import counted, joined


def unsent_sentence(left_out: Sequence[LeftOut], *, is_open: bool) -> str:
    """Say which answers were left out because they were not sent in time, and what can be done; empty without any."""
    unsent = [each for each in left_out if each.round.state is not RoundState.CALLED_OFF]
    if not unsent:
        return ""
    rounds = f"{'round' if len(unsent) == 1 else 'rounds'} {joined(str(each.round.number) for each in unsent)}"
    answered = sum(each.answered for each in unsent)
    one = answered == 1
    verb = "does" if one else "do"
    said = (
        f"You did not send your scores of {rounds} before the reveal. {counted(answered, 'answer')} that you had given "
        f"{verb} not count, and nobody sees {'it' if one else 'them'}."
    )
    again = "this question" if one else "these questions"
    if is_open:
        return f"{said} Answer {again} again in this round and send your scores, so that they count."
    return f"{said} You can answer {again} again when another round is opened: tell your facilitator."
