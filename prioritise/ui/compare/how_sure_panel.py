"""How sure the list is: for each partner, along each criterion, and against many weights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from prioritise.analysis import PART, SAMPLES, Analysis
from prioritise.report.compare.how_sure_chart import HOW_TO_READ, funded_shares_chart, thresholds_chart
from prioritise.report.compare.how_sure_sampled import WEIGHT_SET_NAMES, weight_set_words
from prioritise.report.compare.how_sure_view import (
    CriteriaView,
    FirstsView,
    HowSureQuestions,
    HowSureView,
    ManyWeightsView,
    MixturesView,
    PartnersView,
    criteria_view,
    firsts_view,
    how_sure_questions,
    many_weights_view,
    mixtures_view,
    partners_view,
)
from prioritise.report.exports.how_sure_csv import how_sure_csv
from prioritise.robustness.weight_sets import WeightSet
from prioritise.ui.compare.part_line import part_line
from prioritise.ui.session.background_work import Job, question_of
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.tables_and_charts import figure, table
from prioritise.words import counted


@dataclass(frozen=True, slots=True)
class _Exact:
    """What is exact, each None until it is worked out."""

    partners: PartnersView | None
    mixtures: MixturesView | None
    criteria: CriteriaView | None


CHOSEN, FIGURES = "how-sure-weights", "how-sure-figures"
FIGURES_TOO = "Let the figures and the panel's scores vary too"
FIGURES_HELP = "With each weight set, every figure and score is drawn between its low and its high."


def how_sure_section(analysis: Analysis, parts: Parts) -> None:
    """Draw a section of a page: what is exact, then what is sampled from the weights one chooses, and a file of all."""
    st.header("How sure is this list?")
    questions = how_sure_questions(analysis)
    st.write(questions.judged)
    if questions.no_list:
        st.write(questions.no_list)
        return
    exact = _Exact(_partners(analysis, questions, parts), _mixtures(analysis, parts), _criteria(analysis, parts))
    _against_many(analysis, questions, parts, exact)


def _against_many(analysis: Analysis, questions: HowSureQuestions, parts: Parts, exact: _Exact) -> None:
    with part_line("many-weights", "Against many weights") as is_open:
        drawn_from = _which_weights(questions, is_open=is_open)
        figures = _figures_too(questions, is_open=is_open)
        firsts = parts.answer(_firsts_piece(analysis, drawn_from))
        many = _many_so_far(analysis, parts, drawn_from, figures=figures)
        if many is None or firsts is None:
            return
        if not is_open:
            st.caption(f"{many.title}.")
            return
        _many_weights(many)
        _firsts(firsts)
        if exact.partners is not None and exact.mixtures is not None and exact.criteria is not None and many.complete:
            _download(analysis, HowSureView(many, exact.partners, exact.mixtures, exact.criteria, firsts))


def _partners(analysis: Analysis, questions: HowSureQuestions, parts: Parts) -> PartnersView | None:
    key = ("regrets", *question_of(analysis))
    with part_line("every-partner", "For each partner") as is_open:
        if questions.no_partners:
            st.write(questions.no_partners)
            return partners_view(analysis)
        view = parts.answer(Job(key, "what the list would lose each partner", lambda: partners_view(analysis)))
        if view is not None and view.table is not None and _title(view.title, is_open=is_open):
            table(view.table, "What the list would lose each partner")
            _bullets(view.sentences)
    return view


def _mixtures(analysis: Analysis, parts: Parts) -> MixturesView | None:
    key = ("every-mixture", *question_of(analysis))
    job = Job(key, "the best list at every mixture of the partners' weights", lambda: mixtures_view(analysis))
    with part_line("mixtures", "Between the partners") as is_open:
        view = parts.answer(job)
        if view is None:
            return None
        if _title(view.title, is_open=is_open) and view.table is not None and view.depending is not None:
            table(view.table, "The lists that are best at some mixture of the partners' weights")
            _bullets(view.sentences)
            with st.expander(view.depending_title):
                table(view.depending, view.depending_title)
    return view


def _criteria(analysis: Analysis, parts: Parts) -> CriteriaView | None:
    key = ("thresholds", *question_of(analysis))
    with part_line("weight-ranges", "How far one weight can move") as is_open:
        view = parts.answer(Job(key, "how far each weight can move", lambda: criteria_view(analysis)))
        if view is not None and _title(view.title, is_open=is_open) and view.ranges:
            figure(thresholds_chart(view), key="thresholds", heading=False)
            _bullets((HOW_TO_READ, *view.sentences))
    return view


def _title(title: str, *, is_open: bool) -> bool:
    if is_open:
        st.subheader(title)
    else:
        st.caption(f"{title}.")
    return is_open


def _which_weights(questions: HowSureQuestions, *, is_open: bool) -> WeightSet:
    offered = questions.weight_sets
    chosen = st.session_state.get(CHOSEN)
    if is_open:
        chosen = st.radio(
            "Which weights to test the list against",
            offered,
            key=CHOSEN,
            persist_state="session",
            format_func=lambda weight_set: WEIGHT_SET_NAMES[weight_set],
            captions=[weight_set_words(weight_set, questions.nearby) for weight_set in offered],
        )
    return chosen if chosen in offered else offered[0]


def _figures_too(questions: HowSureQuestions, *, is_open: bool) -> bool:
    if not questions.figures_can_vary:
        return False
    if is_open:
        return st.checkbox(FIGURES_TOO, key=FIGURES, persist_state="session", help=FIGURES_HELP)
    return bool(st.session_state.get(FIGURES))


def _many_so_far(analysis: Analysis, parts: Parts, drawn_from: WeightSet, *, figures: bool) -> ManyWeightsView | None:
    # A part at a time, so that the first can be read while the others come, and nobody waits for all of them.
    latest = None
    for start in range(0, SAMPLES, PART):
        view = parts.answer(_many_piece(analysis, drawn_from, start, figures=figures))
        if view is None or view.lists is None:
            break
        latest = view
    return latest


def _many_piece(analysis: Analysis, drawn_from: WeightSet, start: int, *, figures: bool) -> Job[ManyWeightsView]:
    key = ("lists-over-weights", drawn_from.value, str(figures), str(start), *question_of(analysis))
    words = f"the best list at each of {counted(SAMPLES, 'weight set')}, {start:,} done so far"
    return Job(key, words, lambda: many_weights_view(analysis, drawn_from, figures=figures, first=start + PART))


def _firsts_piece(analysis: Analysis, drawn_from: WeightSet) -> Job[FirstsView]:
    key = ("ranks-over-weights", drawn_from.value, *question_of(analysis))
    return Job(key, "places by score", lambda: firsts_view(analysis, drawn_from))


def _many_weights(view: ManyWeightsView) -> None:
    st.subheader(view.title)
    _bullets(view.sentences)
    chart = funded_shares_chart(view)
    if chart is not None:
        figure(chart, key="funded-shares")
        if view.caption:
            st.caption(view.caption)
    elif view.table is not None:
        st.subheader(view.depending_title)
        with st.expander("See every intervention"):
            table(view.table, view.depending_title)


def _firsts(view: FirstsView) -> None:
    st.subheader(view.title)
    table(view.table, "What comes first by score, and the weights that put it first")
    _bullets(view.sentences)


def _download(analysis: Analysis, view: HowSureView) -> None:
    download(
        "Download these figures (CSV)", lambda: how_sure_csv(analysis, view), "robustness.csv", key="how-sure-file"
    )


def _bullets(sentences: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
