"""Needs: where the place does worse, for how many people, and which way it is going."""

from __future__ import annotations

import html

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Indicator
from prioritise.report.drawing.figure import Figure
from prioritise.report.needs.indicator_chart import gradient_caption, gradient_chart, trend_chart
from prioritise.report.needs.outlook import not_known, outlook
from prioritise.report.needs.profile import (
    HOW_DIRECTION,
    NeedsRow,
    benchmark_name,
    domains_worst_first,
    furthest_behind,
    needs_headline,
    needs_profile,
    profile_table,
)
from prioritise.report.needs.profile_chart import people_chart, profile_chart
from prioritise.report.needs.voices import ThemeVoices, Voice, voices_by_theme
from prioritise.ui.needs.refresh_panel import refresh_panel
from prioritise.ui.session import state
from prioritise.ui.shared.notes_panel import figure, illustrative_banner, next_page
from prioritise.ui.shared.table_panel import table
from prioritise.words.numbers import counted

DOMAIN, INDICATOR, BY_DEPRIVATION = "needs-domain", "needs-indicator", "needs-deprivation"


def draw() -> None:
    """The whole page."""
    exercise = state.exercise()
    rows = needs_profile(exercise)
    if not rows:
        _nothing_yet(exercise)
        return
    st.title(needs_headline(exercise, rows))
    st.write(furthest_behind(exercise, rows))
    if "indicators" in exercise.illustrative:
        illustrative_banner(exercise)
    left, right = st.columns(2, gap="large")
    with left:
        _people(exercise, rows)
    with right:
        shown = _profile(exercise, rows)
    _neither(exercise, shown)
    left, right = st.columns(2, gap="large")
    with left:
        _one_indicator(exercise, rows)
    with right:
        _gradient(exercise)
    _voices(exercise)
    _cannot_tell(exercise)
    refresh_panel()
    next_page("weights")


def _nothing_yet(exercise: Exercise) -> None:
    st.title(f"There are no figures for {exercise.area.name} yet")
    st.write(
        "This exercise has no indicators. Bring them in here, or add them to indicators.csv in its folder, zip the "
        "folder and open it on the Start page."
    )
    refresh_panel()


def _people(exercise: Exercise, rows: tuple[NeedsRow, ...]) -> None:
    st.header("How many people")
    chart = people_chart(exercise, rows)
    if chart.table.rows:
        figure(chart, key="people")
    else:
        st.write(f"{chart.title}.")


def _profile(exercise: Exercise, rows: tuple[NeedsRow, ...]) -> tuple[NeedsRow, ...]:
    st.header(f"Against {benchmark_name(exercise)} and neighbours")
    present = domains_worst_first(rows)
    chosen = st.selectbox("Part of the needs assessment", present, key=DOMAIN, persist_state="session", format_func=str)
    shown = tuple(row for row in rows if row.indicator.domain is chosen)
    compared = tuple(row for row in shown if row.drawn)
    if not compared:
        st.write("Nothing in this part can be called better or worse. Its figures are in the table.")
        return shown
    figure(profile_chart(exercise, compared), key="profile")
    st.caption(
        f"Each line has its own scale. The line down the middle is {benchmark_name(exercise)}; grey marks are the "
        f"{counted(len(exercise.area.comparators), 'neighbour')}; the black bar is the 95% interval, where one is "
        f"known. {HOW_DIRECTION}"
    )
    return shown


def _neither(exercise: Exercise, shown: tuple[NeedsRow, ...]) -> None:
    others = [row for row in shown if not row.drawn]
    if others:
        title = "Figures here that are neither good nor bad in themselves, or hidden"
        st.subheader(title if any(row.hidden for row in others) else title.removesuffix(", or hidden"))
        table(profile_table(exercise, others), title)


def _one_indicator(exercise: Exercise, rows: tuple[NeedsRow, ...]) -> None:
    st.header("One indicator over time")
    names = {row.indicator.id: row.indicator.name for row in rows}
    chosen = st.selectbox(
        "Indicator", list(names), key=INDICATOR, persist_state="session", format_func=lambda each: names[each]
    )
    if chosen in names:
        indicator = exercise.indicator_by_id[chosen]
        figure(trend_chart(exercise, indicator), key="trend")
        latest = indicator.latest(exercise.area.code)
        if latest is not None:
            st.caption(f"Source: {latest.source}")
        _ahead(exercise, indicator)


def _ahead(exercise: Exercise, indicator: Indicator) -> None:
    ahead = outlook(exercise, indicator)
    st.markdown(f"**If nothing changes.** {ahead.sentence}")
    if ahead.table is not None:
        table(ahead.table, f"{indicator.name}, if nothing changes")


def _gradient(exercise: Exercise) -> None:
    st.header("Between the most and the least deprived")
    drawn = {each.id: gradient_chart(exercise, each) for each in exercise.indicators}
    found = {each: chart for each, chart in drawn.items() if isinstance(chart, Figure)}
    if not found:
        st.write("No indicator here has figures by deprivation. Add rows with a category to indicators.csv.")
        return
    chosen = st.selectbox(
        "Indicator by deprivation",
        list(found),
        key=BY_DEPRIVATION,
        persist_state="session",
        format_func=lambda each: exercise.indicator_by_id[each].name,
    )
    if chosen in found:
        figure(found[chosen], key="gradient")
        st.caption(gradient_caption(exercise, exercise.indicator_by_id[chosen]))


def _voices(exercise: Exercise) -> None:
    if exercise.voices:
        st.header("What people say, beside the figures")
        if "voices" in exercise.illustrative:
            illustrative_banner(exercise)
        st.html(f'<div class="voices">{"".join(_theme(each) for each in voices_by_theme(exercise))}</div>')


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


def _cannot_tell(exercise: Exercise) -> None:
    groups = not_known(exercise)
    if groups:
        st.header("What these figures cannot tell")
        for group in groups:
            with st.expander(group.title):
                st.markdown("\n".join(f"- {sentence}" for sentence in group.sentences))


draw()
