"""Needs: where the place does worse, for how many people, and which way it is going."""

from __future__ import annotations

import html

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.needs.view import NeedsView, domain_view, gradient_view, indicator_view, needs_view
from prioritise.report.needs.voices import ThemeVoices, Voice
from prioritise.ui.needs.refresh_panel import refresh_panel
from prioritise.ui.session import opened
from prioritise.ui.shared.notes_panel import illustrative_banner
from prioritise.ui.shared.tables_and_charts import figure, folded, legend, table
from prioritise.words import bold, counted, first_capital, joined

DOMAIN, INDICATOR, BY_DEPRIVATION = "needs-domain", "needs-indicator", "needs-deprivation"


def draw() -> None:
    """Draw the whole page."""
    exercise = opened.exercise()
    view = needs_view(exercise)
    if view is None:
        _nothing_yet(exercise)
        return
    st.title(view.headline)
    st.write(view.furthest_behind)
    if "indicators" in exercise.illustrative:
        illustrative_banner(exercise)
    _profile(exercise, view)
    _people(view)
    _gradient(exercise, view)
    _one_indicator(exercise, view)
    _voices(exercise, view)
    _cannot_tell(view)
    refresh_panel()


def _nothing_yet(exercise: Exercise) -> None:
    st.title(f"There are no figures for {exercise.area.name} yet")
    st.write("This exercise has no published figures yet. Bring them in here.")
    refresh_panel()


def _people(view: NeedsView) -> None:
    with folded("How many people", f"{view.people.title}.", key="people"):
        if view.people.table.rows:
            figure(view.people, key="people", heading=False)


def _profile(exercise: Exercise, view: NeedsView) -> None:
    st.header(f"Against {view.benchmark} and neighbours")
    chosen = st.selectbox(
        "Part of the needs assessment", view.parts, key=DOMAIN, persist_state="session", format_func=str
    )
    part = domain_view(exercise, chosen)
    if part.chart is None:
        st.write("Nothing in this part can be called better or worse. Its figures are in the table.")
    else:
        st.subheader(part.chart.title)
        legend(part.legend)
        figure(part.chart, key="profile", heading=False)
        with st.expander("How to read this chart"):
            st.write(part.caption)
    if part.others.rows:
        with st.expander(part.others_title, expanded=part.chart is None):
            table(part.others, part.others_label)


def _one_indicator(exercise: Exercise, view: NeedsView) -> None:
    with folded("One indicator over time", "Any of them, with its source and where it is heading.", key="trend"):
        _over_time(exercise, view)


def _over_time(exercise: Exercise, view: NeedsView) -> None:
    chosen = st.selectbox(
        "Indicator",
        list(view.indicators),
        key=INDICATOR,
        persist_state="session",
        format_func=lambda indicator_id: view.indicators[indicator_id],
    )
    if chosen in view.indicators:
        indicator = indicator_view(exercise, chosen)
        figure(indicator.chart, key="trend")
        if indicator.source:
            st.caption(indicator.source)
        st.markdown(f"{bold('If nothing changes.')} {indicator.ahead.sentence}")
        if indicator.ahead.table is not None:
            with st.expander("See the years ahead as a table"):
                table(indicator.ahead.table, indicator.ahead_label)


def _gradient(exercise: Exercise, view: NeedsView) -> None:
    with folded("Between the most and the least deprived", view.gap_words, key="gradient"):
        _by_deprivation(exercise, view)


def _by_deprivation(exercise: Exercise, view: NeedsView) -> None:
    if not view.by_deprivation:
        st.write("No indicator here has figures by deprivation. Bring in a file that has them, below.")
        return
    chosen = st.selectbox(
        "Indicator by deprivation",
        list(view.by_deprivation),
        key=BY_DEPRIVATION,
        persist_state="session",
        format_func=lambda indicator_id: view.by_deprivation[indicator_id],
    )
    gradient = gradient_view(exercise, chosen) if chosen in view.by_deprivation else None
    if gradient is not None:
        figure(gradient.chart, key="gradient")
        st.caption(gradient.caption)


def _voices(exercise: Exercise, view: NeedsView) -> None:
    if exercise.voices:
        said = f"{counted(len(exercise.voices), 'statement')} in {counted(len(view.voices), 'theme')}."
        with folded("What people say, beside the figures", said, key="voices"):
            if "voices" in exercise.illustrative:
                illustrative_banner(exercise)
            st.html(f'<div class="voices">{"".join(_theme(voice) for voice in view.voices)}</div>')


def _theme(said: ThemeVoices) -> str:
    figures = "".join(f"<li>{html.escape(line)}</li>" for line in said.figures)
    beside = f"<ul>{figures}</ul>" if figures else "<p>No figure in this exercise is linked to this theme.</p>"
    quotes = "".join(_quote(voice) for voice in said.voices)
    return f"<section><h3>{html.escape(said.theme)}</h3>{quotes}{beside}</section>"


def _quote(voice: Voice) -> str:
    return (
        f"<blockquote><p>{html.escape(voice.statement)}</p>"
        f"<footer><strong>{html.escape(voice.who)}.</strong> {html.escape(voice.source)}</footer></blockquote>"
    )


def _cannot_tell(view: NeedsView) -> None:
    if view.not_known:
        with folded(
            "What these figures cannot tell", f"{joined(known.title for known in view.not_known)}.", key="unknown"
        ):
            for group in view.not_known:
                st.markdown(bold(first_capital(group.title)))
                st.markdown("\n".join(f"- {sentence}" for sentence in group.sentences))


draw()
