"""Questions about the list and our own choices: one open at a time, the others a line with what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.report.compare.answer_chart import answer_chart
from prioritise.report.compare.answer_view import AnswerView
from prioritise.report.compare.figures_view import figures_view
from prioritise.report.compare.partner_shares_view import partner_shares_view
from prioritise.report.compare.rule_prices_view import rule_prices_view
from prioritise.ui.compare.asked_panel import asked_believe, asked_equality, asked_nearest, asked_spare, asked_swings
from prioritise.ui.compare.part_line import part_line
from prioritise.ui.session import moved
from prioritise.ui.session.background_work import Job, background_work, question_of
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.tables_and_charts import figure, table
from prioritise.words import bold, lower_first

FOUND = "compare-found:"

Asked = tuple[tuple[str, ...], Callable[[], AnswerView]]
"""What tells one way to ask from another, and how it is answered."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its id, its title, what it is for, and the widgets that settle how it is asked."""

    id: str
    title: str
    purpose: str
    asked: Callable[[Analysis], Asked | None]


QUESTIONS = (
    Question(
        "nearest",
        "The nearest changes",
        "The smallest change of every kind that would change the list, or one decision, and how firm each decision is.",
        asked_nearest,
    ),
    Question(
        "prices",
        "What our own rules cost",
        "What every rule, minimum and capacity costs in points and people, by solving without it.",
        lambda analysis: ((), lambda: rule_prices_view(analysis)),
    ),
    Question(
        "spare",
        "Money that comes free",
        "The best use of more money in one fund and year, with all that is chosen kept.",
        asked_spare,
    ),
    Question(
        "believe",
        "What you would have to believe",
        "The smallest change of weights that would make another list the best one.",
        asked_believe,
    ),
    Question(
        "equality",
        "Benefit against equality",
        "What more people reached in the most deprived group would cost in score.",
        asked_equality,
    ),
    Question(
        "figures",
        "Which figure to pin down first",
        "What knowing a figure for certain is worth before you decide.",
        lambda analysis: ((), lambda: figures_view(analysis)),
    ),
    Question(
        "swings",
        "What a figure does",
        "What the low and the high of every figure make of the list's value, or of one intervention's score.",
        asked_swings,
    ),
    Question(
        "partners",
        "Fair to partners",
        "What share of its own best list every partner gets, and what would be fairer.",
        lambda analysis: ((), lambda: partner_shares_view(analysis)),
    ),
)


def questions_section(analysis: Analysis, parts: Parts) -> None:
    """Draw the questions; the one that is open is worked out, and its finding stays on its line when it is shut."""
    st.header("More questions to ask of this list")
    for question in QUESTIONS:
        with part_line(question.id, question.title) as is_open:
            if is_open:
                st.caption(question.purpose)
                _draw(analysis, question, parts)
            else:
                st.caption(_finding(analysis, question))


def _draw(analysis: Analysis, question: Question, parts: Parts) -> None:
    asked = question.asked(analysis)
    if asked is None:
        return
    inputs, work = asked
    key = (question.id, *inputs, *question_of(analysis))
    view = parts.answer(Job(key, lower_first(question.title), work))
    if view is None:
        return
    st.session_state[FOUND + question.id] = key
    first, *others = view.sentences
    st.markdown("\n".join([bold(first), "", *map(bullet, others)]))
    if view.to_try is not None:
        label = f"Try {view.to_try.name}"
        st.button(label, on_click=moved.hold_to, args=(view.to_try,), key=f"try-{question.id}")
    _chart_and_table(view, question)
    file = f"{question.id}.csv"
    download("Download these figures (CSV)", view.csv, file, key=f"file-{question.id}")


def bullet(sentence: str) -> str:
    """Write a sentence as a bullet; one that is a bullet already stands below the sentence that heads it."""
    return f"  {sentence}" if sentence.startswith("- ") else f"- {sentence}"


def _chart_and_table(view: AnswerView, question: Question) -> None:
    chart = answer_chart(view)
    if chart is not None and view.shape is not None:
        st.caption(view.shape.caption)
        figure(chart, key=f"chart-{question.id}", heading=False)
    if view.table.rows and (chart is None or chart.table is not view.table):
        table(view.table, question.title)


def _finding(analysis: Analysis, question: Question) -> str:
    key = st.session_state.get(FOUND + question.id)
    if key is None or tuple(key[-2:]) != question_of(analysis):
        return question.purpose
    done = background_work().finished(Job(key, question.title, _unasked))
    return question.purpose if done is None else done.result().sentences[0]


def _unasked() -> AnswerView:
    raise AssertionError("The answer is there already")
