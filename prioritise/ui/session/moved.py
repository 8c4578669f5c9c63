"""What one person has moved: the sliders, the switches and a list to try, kept in the session."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from prioritise.analysis.what_if import FULL_PERCENT, HeldTo, WhatIf, agreed_points, forced
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Status
from prioritise.domain.scenarios import MUST, MUST_NOT, Override
from prioritise.judgement.groups import GroupWeights
from prioritise.words import first_capital

BUDGET, HELD = "budget", "held-to"
POINTS, FUND, DECISION, REASON = "points:", "fund:", "decision:", "reason:"
AMOUNT, CAPACITY, RULE = "amount:", "capacity:", "rule:"
MOVED_KEYS = (POINTS, FUND, AMOUNT, CAPACITY, RULE, DECISION, REASON, BUDGET, HELD)
UNDECIDED = "As agreed"


def what_if(subject: Exercise, group: GroupWeights) -> WhatIf:
    """Read what has been moved, from what was agreed on: the exercise's money and switches, the group's points."""
    session = st.session_state
    start = agreed_points(group)
    return WhatIf(
        points={criterion_id: session.get(POINTS + criterion_id, start[criterion_id]) for criterion_id in start},
        budget_percent=session.get(BUDGET, FULL_PERCENT),
        fund_percents={fund.id: session.get(FUND + fund.id, FULL_PERCENT) for fund in subject.funds},
        amounts_gbp=_typed(AMOUNT, ((fund.id, year) for fund in subject.funds for year in subject.years)),
        capacities=_typed(CAPACITY, ((capacity.id, capacity.year) for capacity in subject.capacities)),
        rules_off=tuple(rule.id for rule in subject.rules if session.get(RULE + rule.id) is False),
        overrides=tuple(
            _override(intervention.id, intervention.status)
            for intervention in subject.interventions
            if _decided(intervention.id)
        ),
        held=session.get(HELD),
    )


def is_anything_moved() -> bool:
    """Say whether any slider or switch may stand elsewhere than agreed, without working out what was agreed."""
    return any(str(key).startswith(MOVED_KEYS) for key in st.session_state)


def back_to_agreed() -> None:
    """Put every slider and switch back to what was agreed. For callbacks."""
    for key in [key for key in st.session_state if str(key).startswith(MOVED_KEYS)]:
        del st.session_state[key]


def hold_to(asked: HeldTo) -> None:
    """Try a list somebody asked for: its rules beside what has been moved. For callbacks."""
    st.session_state[HELD] = asked


def choices(status: Status) -> tuple[str, str, str]:
    """Return the three positions of the switch on an intervention of this status, in words."""
    return UNDECIDED, first_capital(MUST[status]), first_capital(MUST_NOT[status])


def typed_key(kind: str, about: str, year: str) -> str:
    """Name where an amount is kept that somebody typed for a fund or a capacity in a year."""
    return f"{kind}{about}:{year}"


def _typed(kind: str, places: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    typed: dict[str, dict[str, int]] = {}
    for about, year in places:
        amount = st.session_state.get(typed_key(kind, about, year))
        if amount is not None:
            typed.setdefault(about, {})[year] = amount
    return typed


def _decided(intervention: str) -> bool:
    return st.session_state.get(DECISION + intervention) not in (None, UNDECIDED)


def _override(intervention: str, status: Status) -> Override:
    chosen = st.session_state[DECISION + intervention]
    reason = st.session_state.get(REASON + intervention, "")
    return forced(intervention, funded=chosen == choices(status)[1], reason=reason)
