"""What a page about a panel's rounds draws from: read once a run, and kept for while the store is away."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from prioritise.domain.errors import StoreUnavailable
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import LeftOut, Round, RoundState
from prioritise.domain.partners import Comment
from prioritise.report.words.called_off_words import called_off_last
from prioritise.store.comments import comments
from prioritise.store.left_out import left_out
from prioritise.store.rounds import panel_rounds
from prioritise.store.scores import SavedScore, have_sent, my_scores
from prioritise.ui.session import opened
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.session.panel_rounds import last_round
from prioritise.ui.shared.watching import draw_again_when

LAST_SEEN = "last-seen-round"


@dataclass(frozen=True, slots=True)
class MyView:
    """The exercise, the last round (None before the first), and what one person gave and sent in it.

    `left_out` are rounds in which what this person answered does not count.
    `called_off` is a round that was called off after the last.
    `trouble` says why this may be out of date: the store was away, and this is what was there before.
    """

    exercise: Exercise
    round: Round | None
    scores: tuple[SavedScore, ...]
    sent: bool
    comments: tuple[Comment, ...]
    left_out: tuple[LeftOut, ...] = ()
    called_off: Round | None = None
    trouble: str = ""

    @property
    def is_open(self) -> bool:
        """Whether scores are taken now."""
        return self.round is not None and self.round.state == RoundState.OPEN

    @property
    def stage(self) -> tuple[int, str]:
        """The last round and how far it is: what to look out for a change of."""
        return _stage(self.round)


def look(access: PanelAccess) -> MyView:
    """Return what this person may see now.

    Raises StoreUnavailable when the store is away and nothing was seen before.
    """
    kept = f"{LAST_SEEN}:{access.viewer.exercise}:{access.viewer.member}"
    try:
        seen = _read(access)
    except StoreUnavailable as error:
        before = st.session_state.get(kept)
        if not isinstance(before, MyView):
            raise
        return replace(before, trouble=str(error))
    st.session_state[kept] = seen
    return seen


def watch(access: PanelAccess, stage: tuple[int, str]) -> None:
    """Draw the page again as soon as a round is opened, revealed or closed."""
    draw_again_when(lambda: _stage(last_round(access)) != stage)


def _stage(last: Round | None) -> tuple[int, str]:
    return (last.number, last.state) if last else (0, "")


def _read(access: PanelAccess) -> MyView:
    exercise, store, viewer = opened.exercise(), access.store, access.viewer
    known = panel_rounds(store, viewer)
    last = known.counted[-1] if known.counted else None
    off = called_off_last(known.called_off, last)
    mine: tuple[SavedScore, ...] = ()
    sent = False
    not_counted: tuple[LeftOut, ...] = ()
    if last is not None and access.may_speak:
        mine = my_scores(store, viewer, round_number=last.number)
        sent = have_sent(store, viewer, round_number=last.number)
        not_counted = left_out(store, viewer)
    return MyView(exercise, last, mine, sent, comments(store, viewer), not_counted, off)
