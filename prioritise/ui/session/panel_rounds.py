"""How far the rounds of this person's panel are."""

from __future__ import annotations

from prioritise.domain.panel import Round, RoundState
from prioritise.store.rounds import rounds
from prioritise.ui.session.panel_access import PanelAccess


def last_round(access: PanelAccess) -> Round | None:
    """Return the last round of the panel; None before the first."""
    return next(reversed(rounds(access.store, access.viewer)), None)


def open_round(access: PanelAccess | None) -> Round | None:
    """Return the round that members are scoring in now; None while there is none."""
    if access is None:
        return None
    return next(
        (
            scoring_round
            for scoring_round in reversed(rounds(access.store, access.viewer))
            if scoring_round.state == RoundState.OPEN
        ),
        None,
    )


def a_round_is_open(access: PanelAccess | None) -> bool:
    """Tell whether members of this person's panel are scoring now."""
    return open_round(access) is not None


def settling_round(access: PanelAccess | None) -> Round | None:
    """Return the round whose scores are on the table now; None while there is none."""
    last = last_round(access) if access is not None else None
    return last if last is not None and last.state == RoundState.REVEALED else None
