"""What one person has moved: the sliders, the switches and a list to try, kept in the session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from prioritise.analysis.remedies import Remedy
from prioritise.analysis.what_if import FULL_PERCENT, HeldTo, WhatIf, agreed_points, forced
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Status
from prioritise.domain.scenarios import MUST, MUST_NOT, Override
from prioritise.files.grids.cells import CellRead, read_pounds, read_units
from prioritise.judgement.groups import GroupWeights
from prioritise.words import first_capital

BUDGET, HELD = "budget", "held-to"
POINTS, FUND, DECISION, REASON = "points:", "fund:", "decision:", "reason:"
AMOUNT, CAPACITY, RULE = "amount:", "capacity:", "rule:"
EXACT = "exact-points:"
"""Where something to try put a slider, between whole points."""
MOVED_KEYS = (POINTS, EXACT, FUND, AMOUNT, CAPACITY, RULE, DECISION, REASON, BUDGET, HELD)
WHICH_FUND, WHICH_CAPACITY = "lever-fund", "lever-capacity"
"""Which of several the levers show."""
EMPTIED = "emptied:"
"""How often the boxes were emptied: what a browser still holds of a box from before is of one that is not drawn."""
UNDECIDED = "As it stands"


def what_if(subject: Exercise, group: GroupWeights) -> WhatIf:
    """Read what has been moved, from what was agreed on: the exercise's money and switches, the group's points."""
    session = st.session_state
    start = agreed_points(group)
    return WhatIf(
        points={
            criterion_id: session.get(EXACT + criterion_id, session.get(POINTS + criterion_id, start[criterion_id]))
            for criterion_id in start
        },
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
    """Put every slider and switch back to what was agreed, and empty every box. For callbacks."""
    _forget(MOVED_KEYS)
    st.session_state[EMPTIED] = st.session_state.get(EMPTIED, 0) + 1


def hold_to(asked: HeldTo) -> None:
    """Try a list somebody asked for: its rules beside what has been moved, its weights on their sliders.

    For callbacks.
    """
    st.session_state[HELD] = asked
    if asked.weights:
        weigh(asked.weights)


def weigh(points: Mapping[str, float]) -> None:
    """Put the sliders of the weights at these points by criterion, exactly; all others as agreed. For callbacks."""
    agreed_weights()
    for criterion_id, given in points.items():
        st.session_state[EXACT + criterion_id] = st.session_state[POINTS + criterion_id] = float(given)


def put(to_try: WhatIf) -> None:
    """Put what there is to try on the levers that show it, beside what has been moved. For callbacks."""
    session = st.session_state
    if to_try.budget_percent != FULL_PERCENT:
        session[BUDGET] = to_try.budget_percent
    for fund, percent in to_try.fund_percents.items():
        session[WHICH_FUND], session[FUND + fund] = fund, percent
    for kind, shown, amounts in (
        (AMOUNT, WHICH_FUND, to_try.amounts_gbp),
        (CAPACITY, WHICH_CAPACITY, to_try.capacities),
    ):
        for about, years in amounts.items():
            session[shown] = about
            for year, amount in years.items():
                session[typed_key(kind, about, year)] = f"{amount:,}"
    for rule in to_try.rules_off:
        session[RULE + rule] = False
    if to_try.held is not None:
        hold_to(to_try.held)


def put_remedy(found: Remedy) -> None:
    """Take back the decisions of a way out and put the rest of it on its levers. For callbacks."""
    for intervention in found.taken_back:
        st.session_state[DECISION + intervention] = UNDECIDED
    put(found.to_try)


def agreed_weights() -> None:
    """Put every slider of the weights back to what was agreed. For callbacks."""
    _forget((POINTS, EXACT))


def between_points(criterion_id: str) -> tuple[float, ...]:
    """Tell where something to try put a slider; empty where nothing did."""
    key = EXACT + criterion_id
    return (st.session_state[key],) if key in st.session_state else ()


def slider_moved(criterion_id: str) -> None:
    """Let a slider stand where it was moved to from now on. For callbacks."""
    st.session_state.pop(EXACT + criterion_id, None)


def choices(status: Status) -> tuple[str, str, str]:
    """Return the three positions of the switch on an intervention of this status, in words."""
    return UNDECIDED, first_capital(MUST[status]), first_capital(MUST_NOT[status])


def typed_key(kind: str, about: str, year: str) -> str:
    """Name the box in which somebody types an amount of a fund or a capacity in a year; once emptied it is a new box.

    A browser goes on showing, and sending, what stands in a box that it was told nothing new of.
    """
    emptied = st.session_state.get(EMPTIED, 0)
    return f"{kind}{about}:{year}" + (f":{emptied}" if emptied else "")


def typed_amount(key: str) -> CellRead:
    """Read what stands in such a box, as figures are read anywhere: understood for sure, or refused. Empty is none."""
    text = str(st.session_state.get(key) or "")
    return read_units(text) if key.startswith(CAPACITY) else read_pounds(text, below_zero=False)


def _forget(starts: tuple[str, ...]) -> None:
    for key in [key for key in st.session_state if str(key).startswith(starts)]:
        del st.session_state[key]


def _typed(kind: str, places: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    typed: dict[str, dict[str, int]] = {}
    for about, year in places:
        # What cannot be read is refused beside its box, and changes nothing meanwhile.
        amount = typed_amount(typed_key(kind, about, year)).text
        if amount:
            typed.setdefault(about, {})[year] = int(amount)
    return typed


def _decided(intervention: str) -> bool:
    return st.session_state.get(DECISION + intervention) not in (None, UNDECIDED)


def _override(intervention: str, status: Status) -> Override:
    chosen = st.session_state[DECISION + intervention]
    reason = st.session_state.get(REASON + intervention, "")
    return forced(intervention, funded=chosen == choices(status)[1], reason=reason)
