"""Standing aside from an intervention because of an interest, and coming back."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.errors import StoreError
from prioritise.report.scores.my_scores_view import MyPlace
from prioritise.store.interests import withdraw_interest
from prioritise.store.scores import declare_interest
from prioritise.store.writing import new_save_key
from prioritise.ui.scores.my_answer_panel import drop_unsaved
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.saving import attempt, outcome

PLACE, REASON, BACK = "interest:", "interest-reason:", "no-interest-reason:"


def stand_aside(access: PanelAccess, round_number: int, intervention: str) -> None:
    """Offer to declare an interest in the whole intervention."""
    with st.expander("I have an interest in this"):
        st.write(
            "If you or your organisation would gain or lose by it, stand aside. It takes the place of any answers you "
            "gave on this intervention, in earlier rounds too, and it stands in later rounds until you withdraw it."
        )
        # In no form: what is typed stays while the member looks at other interventions.
        st.text_input(
            "What is your interest? Others see this after the reveal",
            key=_reason_key(access, intervention),
            persist_state="session",
            width="stretch",
        )
        st.button(
            "Stand aside",
            key=f"stand-aside:{intervention}",
            on_click=_declare,
            args=(access, round_number, intervention),
            width="stretch",
        )
        outcome(PLACE + intervention)


def stands_aside(access: PanelAccess, round_number: int, at: MyPlace) -> None:
    """Say that the member stands aside and why, and offer to come back; from an earlier round only with a reason."""
    what = "this intervention" if at.stands_aside else "questions of this intervention"
    since = f" since round {at.since}" if at.since else ""
    st.info(f"You stand aside from {what}{since}. No score of yours counts for it.")
    st.text(f"Your interest: {at.reason_aside}")
    if at.since:
        _come_back_with_a_reason(access, round_number, at.intervention)
    else:
        st.button(
            "I have no interest after all",
            key=f"no-interest:{at.intervention}",
            on_click=_withdraw,
            args=(access, round_number, at.intervention),
            width="stretch",
        )
        st.caption("Its questions are then unanswered again.")
    outcome(PLACE + at.intervention)


def _come_back_with_a_reason(access: PanelAccess, round_number: int, intervention: str) -> None:
    with st.expander("I have no interest in this any more"):
        st.text_input(
            "What has changed? Others see this after the reveal",
            key=_back_key(access, intervention),
            persist_state="session",
            width="stretch",
        )
        st.button(
            "Withdraw my interest",
            key=f"withdraw-interest:{intervention}",
            on_click=_withdraw,
            args=(access, round_number, intervention),
            width="stretch",
        )
        st.caption(
            "You can then score it again. Until you do, its questions say that you do not know: what you answered "
            "before you stood aside does not come back. The record says when you stood aside, that you withdrew it and "
            "why, once you have sent your scores and the round is revealed."
        )


def _declare(access: PanelAccess, round_number: int, intervention: str) -> None:
    reason = str(st.session_state.get(_reason_key(access, intervention), ""))

    def declare() -> None:
        if not reason.strip():
            raise StoreError("Write your interest first.")
        declare_interest(
            access.store,
            access.viewer,
            round_number=round_number,
            intervention_id=intervention,
            reason=reason,
            save_key=new_save_key(),
        )

    if attempt(PLACE + intervention, declare):
        drop_unsaved(round_number, access.viewer.member, intervention)


def _withdraw(access: PanelAccess, round_number: int, intervention: str) -> None:
    reason = str(st.session_state.get(_back_key(access, intervention), ""))
    attempt(
        PLACE + intervention,
        lambda: withdraw_interest(
            access.store,
            access.viewer,
            round_number=round_number,
            intervention_id=intervention,
            save_key=new_save_key(),
            reason=reason,
        ),
    )


def _reason_key(access: PanelAccess, intervention: str) -> str:
    # A machine that is passed round shows nobody what the one before typed.
    return f"{REASON}{access.viewer.member}:{intervention}"


def _back_key(access: PanelAccess, intervention: str) -> str:
    return f"{BACK}{access.viewer.member}:{intervention}"
