"""My scores: one member alone with the questions, one intervention at a time."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.scores.intervention_brief import Brief
from prioritise.report.scores.my_scores import (
    MyAnswers,
    cells_in_words,
    first_unanswered,
    my_answers,
    next_to,
    order_of,
    panel_sentence,
    place_in_words,
    place_label,
    progress_sentence,
    sending_sentence,
    sent_sentence,
    what_you_said,
)
from prioritise.store.scores import send_scores, take_back_scores
from prioritise.store.writing import new_save_key
from prioritise.ui.scores.brief_panel import brief_of
from prioritise.ui.scores.my_answer_panel import Question, ask, unsaved_cells
from prioritise.ui.scores.my_interest_panel import stand_aside, stands_aside
from prioritise.ui.session.panel_access import Seat
from prioritise.ui.shared.comments_panel import remarks_panel
from prioritise.ui.shared.my_round import MyView, watch
from prioritise.ui.shared.saving import attempt, forget, outcome

AT, CHOSEN = "scoring", "scoring-chosen"
SENDING = "my-sending"
BRING_INTO_VIEW = """
export default function ({ data }) {
  const before = window.prioritisePlace;
  window.prioritisePlace = data.place;
  if (before === undefined || before === data.place) return;
  document.querySelector(".st-key-my-place")?.scrollIntoView({ block: "start" });
}
"""
"""The next intervention is read from its top, not from where the button was. Nothing moves when the page opens."""
_in_view = st.components.v2.component("prioritise-place", js=BRING_INTO_VIEW)
ON_A_PHONE = "Mobi"


def my_scores_panel(held: Seat, view: MyView) -> None:
    """The open round as this member has it: the questions, or what they sent."""
    mine = answers_of(view)
    if not mine.asked:
        st.write(panel_sentence(view.exercise))
        watch(held, view.stage)
    elif view.sent:
        _sent(held, view, mine)
    else:
        _scoring(held, view, mine)


def answers_of(view: MyView) -> MyAnswers:
    """What this member has answered, as the store has it."""
    return my_answers(view.exercise, (each.score for each in view.scores))


def _sent(held: Seat, view: MyView, mine: MyAnswers) -> None:
    assert view.round is not None
    outcome(SENDING)
    st.write(
        f"{sent_sentence(mine)} When the facilitator reveals the round, this page shows what divides the panel, and "
        "you settle it together. You need not stay here: come back at any time."
    )
    if unsaved := unsaved_cells(view.round.number, held.viewer.member):
        late = cells_in_words(view.exercise, unsaved)
        st.warning(f"You had sent your scores already, so this is not saved: {late}. Take them back first.")
    st.button(
        "Take them back to change them",
        key="take-back",
        on_click=_take_back,
        args=(held, view.round.number),
        width="stretch",
    )
    with st.expander("What you said"):
        st.markdown("\n".join(f"- {line}" for line in what_you_said(mine)))
    watch(held, view.stage)


def _scoring(held: Seat, view: MyView, mine: MyAnswers) -> None:
    exercise = view.exercise
    intervention = _at(held, exercise, mine)
    st.progress(mine.answered / max(mine.asked, 1), text=progress_sentence(mine))
    outcome(SENDING)
    _choose(held, exercise, mine, intervention)
    brief = brief_of(exercise, intervention)
    _what_it_is(brief)
    questions, beside = st.columns([3, 2], gap="large")
    with beside, st.container(key="my-evidence"):
        _evidence(brief)
        remarks_panel(exercise, view.comments, intervention, held, others_scoring=True)
    with questions:
        _questions(held, view, mine, intervention)
        _go_on(held, exercise, mine, intervention)
    _send(held, view, mine)


def _at(held: Seat, exercise: Exercise, mine: MyAnswers) -> str:
    """The intervention in view: the one this member chose, else the first with a question left."""
    who, here = st.session_state.get(AT, ("", ""))
    if who != held.viewer.member or here not in exercise.intervention_by_id:
        here = first_unanswered(mine) or order_of(exercise)[0]
        st.session_state[AT] = (held.viewer.member, here)
    return str(here)


def _choose(held: Seat, exercise: Exercise, mine: MyAnswers, intervention: str) -> None:
    # Previous and next move it too, so the box follows what is in view.
    st.session_state[CHOSEN] = intervention
    with st.container(key="my-place"):
        st.selectbox(
            f"{place_in_words(exercise, intervention)} (✓ means done)",
            order_of(exercise),
            format_func=lambda each: place_label(mine, each),
            key=CHOSEN,
            on_change=_chosen,
            args=(held,),
            width="stretch",
        )
    _in_view(key="my-place-in-view", data={"place": intervention}, height=1)


def _chosen(held: Seat) -> None:
    _go_to(held, st.session_state[CHOSEN])


def _go_to(held: Seat, intervention: str) -> None:
    st.session_state[AT] = (held.viewer.member, intervention)
    forget(SENDING)


def _what_it_is(brief: Brief) -> None:
    st.header(brief.name)
    st.write(brief.description)
    lines = [brief.status, brief.reach, f"Cost: {brief.cost}", brief.levels]
    st.markdown("\n".join(f"- {line}" for line in lines if line))


def _evidence(brief: Brief) -> None:
    phone = ON_A_PHONE in st.context.headers.get("User-Agent", "")
    with st.expander("The evidence", expanded=not phone):
        if not brief.indicators:
            st.write("It is linked to no published figure.")
        for each in brief.indicators:
            st.markdown(f"**{each.name}**: {each.standing}. {each.effect}")
        for line in brief.measured:
            st.markdown(f"**{line.criterion}**: {line.figure}")
    if brief.sources:
        with st.expander("Where these figures come from"):
            st.markdown("\n".join(f"- {line}" for line in brief.sources))


def _questions(held: Seat, view: MyView, mine: MyAnswers, intervention: str) -> None:
    assert view.round is not None
    if mine.stands_aside(intervention):
        stands_aside(held, view.round.number, intervention, mine.reason_aside(intervention))
        return
    stand_aside(held, view.round.number, intervention)
    saved = {(each.score.intervention, each.score.criterion): each for each in view.scores if not each.score.level}
    for criterion in mine.criteria:
        answer = saved.get((intervention, criterion.id))
        ask(held, Question(view.round.number, held.viewer.member, intervention, criterion, answer))


def _go_on(held: Seat, exercise: Exercise, mine: MyAnswers, intervention: str) -> None:
    before, after = (next_to(exercise, intervention, by=step) for step in (-1, 1))
    left, right = st.columns(2)
    left.button(
        "Previous",
        key="previous",
        on_click=_go_to,
        args=(held, before),
        disabled=before == intervention,
        width="stretch",
    )
    right.button(
        "Next",
        key="next",
        type="primary",
        on_click=_go_to,
        args=(held, after),
        disabled=after == intervention,
        width="stretch",
    )
    unanswered = first_unanswered(mine)
    st.button(
        "Go to the first unanswered",
        key="first-unanswered",
        on_click=_go_to,
        args=(held, unanswered),
        disabled=unanswered in ("", intervention),
        width="stretch",
    )


def _send(held: Seat, view: MyView, mine: MyAnswers) -> None:
    assert view.round is not None
    st.header("Send your scores")
    st.write(sending_sentence(mine))
    unsaved = unsaved_cells(view.round.number, held.viewer.member)
    if unsaved:
        st.warning(f"First save these: {cells_in_words(view.exercise, unsaved)}.")
    st.button(
        "Send my scores",
        key="send-scores",
        type="primary" if mine.answered == mine.asked else "secondary",
        on_click=_send_them,
        args=(held, view.round.number),
        disabled=bool(unsaved) or not mine.answered,
        width="stretch",
    )


def _send_them(held: Seat, round_number: int) -> None:
    attempt(SENDING, lambda: send_scores(held.store, held.viewer, round_number=round_number, save_key=new_save_key()))


def _take_back(held: Seat, round_number: int) -> None:
    attempt(
        SENDING,
        lambda: take_back_scores(held.store, held.viewer, round_number=round_number, save_key=new_save_key()),
        done="Your scores are drafts again. Send them when you are done.",
    )
