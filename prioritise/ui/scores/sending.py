"""Sending one's scores and taking them back, and what came of it."""

from __future__ import annotations

from prioritise.store.scores import send_scores, take_back_scores
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.my_round import MyView
from prioritise.ui.shared.not_counted_panel import say_what_does_not_count
from prioritise.ui.shared.saving import attempt, forget_all, outcome

SENDING = "my-sending:"


def say_what_came_of_sending(view: MyView) -> None:
    """Say what came of the last try to send the scores of this round, and what of theirs does not count."""
    if view.round is not None:
        outcome(f"{SENDING}{view.round.number}")
    say_what_does_not_count(view)


def send_them(access: PanelAccess, round_number: int) -> None:
    """Send this member's scores of a round. For callbacks."""
    attempt(
        f"{SENDING}{round_number}",
        lambda: send_scores(access.store, access.viewer, round_number=round_number, save_key=new_save_key()),
    )


def take_back(access: PanelAccess, round_number: int) -> None:
    """Make scores that were sent drafts again. For callbacks."""
    attempt(
        f"{SENDING}{round_number}",
        lambda: take_back_scores(access.store, access.viewer, round_number=round_number, save_key=new_save_key()),
        done="Your scores are drafts again. Send them when you are done.",
    )


def forget_sending() -> None:
    """Say no more of the last try. For callbacks."""
    forget_all(SENDING)
