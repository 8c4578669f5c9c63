"""My scores: one member alone with the questions, one intervention at a time."""

from __future__ import annotations

import streamlit as st

from prioritise.report.scores.intervention_summary import InterventionSummary, intervention_summary
from prioritise.report.scores.my_scores_view import MyPlace, MyScoresView, my_scores_view
from prioritise.report.scores.unsent_words import cells_in_words
from prioritise.report.scores.view import scores_view
from prioritise.report.words.about_words import about_sentence
from prioritise.report.words.judged_words import answering_again
from prioritise.ui.scores.my_answer_panel import Question, ask, unsaved_cells
from prioritise.ui.scores.my_interest_panel import stand_aside, stands_aside
from prioritise.ui.scores.my_place_panel import choose_place, go_on, in_view_now
from prioritise.ui.scores.sending import say_what_came_of_sending as say_what_came_of_sending
from prioritise.ui.scores.sending import send_them, take_back
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.comments_panel import comments_panel
from prioritise.ui.shared.my_round import MyView, watch
from prioritise.words import bold

ON_A_PHONE = "Mobi"
WIDEST_BUTTON_PIXELS = 380
"""As wide as a phone, and on a desk not so wide that a press looks like a part that opens."""


def my_scores_panel(access: PanelAccess, view: MyView) -> None:
    """Draw the open round as this member has it: the questions, or what they sent."""
    mine = answers_of(access, view)
    if not mine.asked:
        st.write(scores_view(view.exercise).sentence)
        watch(access, view.stage)
    elif view.sent:
        _sent(access, view, mine)
    else:
        _scoring(access, view, mine)


def answers_of(access: PanelAccess, view: MyView) -> MyScoresView:
    """Return what this member has answered, as the store has it."""
    number, about = (view.round.number, view.round.about) if view.round is not None else (0, ())
    given = tuple(saved.score for saved in view.scores)
    return my_scores_view(view.exercise, given, access.viewer.member, number, about)


def _sent(access: PanelAccess, view: MyView, mine: MyScoresView) -> None:
    assert view.round is not None
    say_what_came_of_sending(view)
    st.write(
        f"{mine.sent} When the facilitator reveals the round, this page shows what divides the panel, and "
        "you settle it together. You need not stay here: come back at any time."
    )
    if unsaved := unsaved_cells(view.round.number, access.viewer.member):
        late = cells_in_words(view.exercise, unsaved)
        st.warning(f"You had sent your scores already, so this is not saved: {late}. Take them back first.")
    st.button(
        "Take them back to change them",
        key="take-back",
        on_click=take_back,
        args=(access, view.round.number),
        width=WIDEST_BUTTON_PIXELS,
    )
    with st.expander("What you said"):
        st.markdown("\n".join(f"- {line}" for line in mine.said))
    watch(access, view.stage)


def _scoring(access: PanelAccess, view: MyView, mine: MyScoresView) -> None:
    assert view.round is not None
    exercise, at = view.exercise, in_view_now(access, view.round.number, mine)
    st.progress(mine.share_answered, text=mine.progress)
    if about := about_sentence(exercise, view.round.about):
        st.write(about)
    if again := answering_again(view.exercise, view.round.number):
        st.write(again)
    say_what_came_of_sending(view)
    choose_place(access.viewer.member, mine, at)
    summary = intervention_summary(exercise, at.intervention)
    _what_it_is(summary)
    questions, beside = st.columns([3, 2], gap="large")
    with beside, st.container(key="my-evidence"):
        _evidence(summary)
        comments_panel(exercise, view.comments, at.intervention, access, others_scoring=True)
    with questions:
        _questions(access, view, mine, at)
        go_on(access.viewer.member, mine, at)
    _send(access, view, mine)
    watch(access, view.stage)


def _what_it_is(summary: InterventionSummary) -> None:
    st.header(summary.name)
    st.write(summary.description)
    cost = f"Cost: {summary.cost}"
    lines = [summary.status, summary.provided_by, summary.reach, cost, summary.levels, summary.evidence]
    st.markdown("\n".join(f"- {line}" for line in lines if line))


def _evidence(summary: InterventionSummary) -> None:
    phone = ON_A_PHONE in st.context.headers.get("User-Agent", "")
    with st.expander("The evidence", expanded=not phone):
        if not summary.indicators:
            st.write("It is linked to no published figure.")
        for indicator in summary.indicators:
            st.markdown(f"{bold(indicator.name)}: {indicator.standing}. {indicator.effect}")
        for line in summary.measured:
            st.markdown(f"{bold(line.criterion)}: {line.figure}")
    if summary.sources:
        with st.expander("Where these figures come from"):
            st.markdown("\n".join(f"- {line}" for line in summary.sources))


def _questions(access: PanelAccess, view: MyView, mine: MyScoresView, at: MyPlace) -> None:
    assert view.round is not None
    if at.aside:
        stands_aside(access, view.round.number, at)
    else:
        stand_aside(access, view.round.number, at.intervention)
    saved = {(score.score.intervention, score.score.criterion): score for score in view.scores if not score.score.level}
    for criterion in mine.criteria:
        if criterion.id not in at.aside:
            answer, before = saved.get((at.intervention, criterion.id)), at.earlier[criterion.id]
            ask(access, Question(view.round.number, access.viewer.member, at.intervention, criterion, answer, before))


def _send(access: PanelAccess, view: MyView, mine: MyScoresView) -> None:
    assert view.round is not None
    st.header("Send your scores")
    st.write(mine.sending)
    unsaved = unsaved_cells(view.round.number, access.viewer.member)
    if unsaved:
        st.warning(f"First save these: {cells_in_words(view.exercise, unsaved)}.")
    st.button(
        "Send my scores",
        key="send-scores",
        type="primary" if mine.answered == mine.asked else "secondary",
        on_click=send_them,
        args=(access, view.round.number),
        disabled=bool(unsaved) or not mine.answered,
        width=WIDEST_BUTTON_PIXELS,
    )
