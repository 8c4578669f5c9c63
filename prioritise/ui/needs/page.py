"""Needs: where the place does worse, for how many people, and which way it is going."""

from __future__ import annotations

import html

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.needs.view import DomainView, NeedsView, domain_view, gradient_view, indicator_view, needs_view
from prioritise.report.needs.voices import ThemeVoices, Voice
from prioritise.ui.needs.refresh_panel import refresh_panel
from prioritise.ui.session import state
from prioritise.ui.shared.notes_panel import figure, illustrative_banner, next_page
from prioritise.ui.shared.table_panel import table

DOMAIN, INDICATOR, BY_DEPRIVATION = "needs-domain", "needs-indicator", "needs-deprivation"


def draw() -> None:
    """Draw the whole page."""
    exercise = state.exercise()
    view = needs_view(exercise)
    if view is None:
        _nothing_yet(exercise)
        return
    st.title(view.headline)
    st.write(view.furthest_behind)
    if "indicators" in exercise.illustrative:
        illustrative_banner(exercise)
    left, right = st.columns(2, gap="large")
    with left:
        _people(view)
    with right:
        part = _profile(exercise, view)
    if part.others.rows:
        st.subheader(part.others_title)
        table(part.others, part.others_label)
    left, right = st.columns(2, gap="large")
    with left:
        _one_indicator(exercise, view)
    with right:
        _gradient(exercise, view)
    _voices(exercise, view)
    _cannot_tell(view)
    refresh_panel()
    next_page("weights")


def _nothing_yet(exercise: Exercise) -> None:
    st.title(f"There are no figures for {exercise.area.name} yet")
    st.write(
        "This exercise has no indicators. Bring them in here, or add them to indicators.csv in its folder, zip the "
        "folder and open it on the Start page."
    )
    refresh_panel()


def _people(view: NeedsView) -> None:
    st.header("How many people")
    if view.people.table.rows:
        figure(view.people, key="people")
    else:
        st.write(f"{view.people.title}.")


def _profile(exercise: Exercise, view: NeedsView) -> DomainView:
    st.header(f"Against {view.benchmark} and neighbours")
    chosen = st.selectbox(
        "Part of the needs assessment", view.domains, key=DOMAIN, persist_state="session", format_func=str
    )
    part = domain_view(exercise, chosen)
    if part.chart is None:
        st.write("Nothing in this part can be called better or worse. Its figures are in the table.")
        return part
    figure(part.chart, key="profile")
    st.caption(part.caption)
    return part


def _one_indicator(exercise: Exercise, view: NeedsView) -> None:
    st.header("One indicator over time")
    chosen = st.selectbox(
        "Indicator",
        list(view.indicators),
        key=INDICATOR,
        persist_state="session",
        format_func=lambda each: view.indicators[each],
    )
    if chosen in view.indicators:
        indicator = indicator_view(exercise, chosen)
        figure(indicator.chart, key="trend")
        if indicator.source:
            st.caption(indicator.source)
        st.markdown(f"**If nothing changes.** {indicator.ahead.sentence}")
        if indicator.ahead.table is not None:
            table(indicator.ahead.table, indicator.ahead_label)


def _gradient(exercise: Exercise, view: NeedsView) -> None:
    st.header("Between the most and the least deprived")
    if not view.by_deprivation:
        st.write("No indicator here has figures by deprivation. Add rows with a category to indicators.csv.")
        return
    chosen = st.selectbox(
        "Indicator by deprivation",
        list(view.by_deprivation),
        key=BY_DEPRIVATION,
        persist_state="session",
        format_func=lambda each: view.by_deprivation[each],
    )
    gradient = gradient_view(exercise, chosen) if chosen in view.by_deprivation else None
    if gradient is not None:
        figure(gradient.chart, key="gradient")
        st.caption(gradient.caption)


def _voices(exercise: Exercise, view: NeedsView) -> None:
    if exercise.voices:
        st.header("What people say, beside the figures")
        if "voices" in exercise.illustrative:
            illustrative_banner(exercise)
        st.html(f'<div class="voices">{"".join(_theme(each) for each in view.voices)}</div>')


def _theme(said: ThemeVoices) -> str:
    figures = "".join(f"<li>{html.escape(each)}</li>" for each in said.figures)
    beside = f"<ul>{figures}</ul>" if figures else "<p>No figure in this exercise is linked to this theme.</p>"
    quotes = "".join(_quote(each) for each in said.voices)
    return f"<section><h3>{html.escape(said.theme)}</h3>{quotes}{beside}</section>"


def _quote(voice: Voice) -> str:
    return (
        f"<blockquote><p>{html.escape(voice.statement)}</p>"
        f"<footer><strong>{html.escape(voice.who)}.</strong> {html.escape(voice.source)}</footer></blockquote>"
    )


def _cannot_tell(view: NeedsView) -> None:
    if view.not_known:
        st.header("What these figures cannot tell")
        for group in view.not_known:
            with st.expander(group.title):
                st.markdown("\n".join(f"- {sentence}" for sentence in group.sentences))


draw()
