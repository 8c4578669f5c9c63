"""How sure the list is: for each partner, along each criterion, and against many weights."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from prioritise.analysis import (
    SAMPLES,
    Analysis,
    RanksOverWeights,
    figures_can_vary,
    lists_over_weights,
    partner_regrets,
    ranks_over_weights,
    weight_sets_of,
    weight_thresholds,
)
from prioritise.portfolio.portfolio import PortfolioStatus
from prioritise.report.compare.how_sure_chart import (
    HOW_TO_READ,
    funded_shares_caption,
    funded_shares_chart,
    thresholds_chart,
)
from prioritise.report.compare.how_sure_exact import (
    NO_PARTNERS,
    regrets_sentences,
    regrets_table,
    regrets_title,
    thresholds_sentences,
)
from prioritise.report.compare.how_sure_sampled import (
    NO_LIST,
    WEIGHT_SET_NAMES,
    WEIGHT_SET_WORDS,
    depending_title,
    firsts_sentences,
    firsts_table,
    firsts_title,
    judged_sentence,
    lists_sentences,
    lists_table,
    lists_title,
)
from prioritise.report.exports.how_sure_csv import HowSure, how_sure_csv
from prioritise.robustness.many_weights import ListsOverWeights, joined_lists
from prioritise.robustness.regret import PartnerRegrets
from prioritise.robustness.thresholds import CriterionThresholds
from prioritise.robustness.weight_sets import WeightSet
from prioritise.ui.session.background_work import Job, question_of
from prioritise.ui.shared.notes_panel import figure
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.table_panel import table
from prioritise.words.numbers import counted

CHOSEN, FIGURES = "how-sure-weights", "how-sure-figures"

PART = 200
"""Weight sets solved in one piece of work."""
FIGURES_TOO = "Let the figures and the panel's scores vary too"
FIGURES_HELP = "With each weight set, every figure and score is drawn between its low and its high."


def how_sure_section(analysis: Analysis, waiting: Parts) -> None:
    """A section of a page: what is exact, then what is sampled from the weights one chooses, and a file of it all."""
    st.header("How sure is this list?")
    st.write(judged_sentence(analysis))
    if analysis.portfolio.status is not PortfolioStatus.OPTIMAL:
        st.write(f"{NO_LIST}.")
        return
    regrets = _partners(analysis, waiting)
    thresholds = _criteria(analysis, waiting)
    drawn_from = _which_weights(analysis)
    figures = figures_can_vary(analysis) and st.checkbox(
        FIGURES_TOO, key=FIGURES, persist_state="session", help=FIGURES_HELP
    )
    ranks = waiting.answer(_ranks(analysis, drawn_from))
    lists = _lists_so_far(analysis, waiting, drawn_from, figures=figures)
    if lists is None or ranks is None:
        return
    _many_weights(analysis, lists, ranks)
    _firsts(analysis, ranks)
    if thresholds is not None and lists.samples == SAMPLES:
        _download(analysis, HowSure(lists, ranks, regrets, thresholds))


def _partners(analysis: Analysis, waiting: Parts) -> PartnerRegrets | None:
    if not analysis.group.partners:
        st.write(f"{NO_PARTNERS}.")
        return None
    key = ("regrets", *question_of(analysis))
    found = waiting.answer(Job(key, "what the list would lose each partner", lambda: partner_regrets(analysis)))
    if found is not None:
        st.subheader(regrets_title(analysis, found))
        table(regrets_table(analysis, found), "What the list would lose each partner")
        _told(regrets_sentences(analysis, found))
    return found


def _criteria(analysis: Analysis, waiting: Parts) -> tuple[CriterionThresholds, ...] | None:
    key = ("thresholds", *question_of(analysis))
    found = waiting.answer(Job(key, "how far each weight can move", lambda: weight_thresholds(analysis)))
    if found:
        figure(thresholds_chart(analysis, found), key="thresholds")
        _told((HOW_TO_READ, *thresholds_sentences(found)))
    return found


def _which_weights(analysis: Analysis) -> WeightSet:
    offered = weight_sets_of(analysis)
    chosen = st.radio(
        "Which weights to test the list against",
        offered,
        key=CHOSEN,
        persist_state="session",
        format_func=lambda each: WEIGHT_SET_NAMES[each],
        captions=[WEIGHT_SET_WORDS[each] for each in offered],
    )
    return chosen if chosen in offered else offered[0]


def _lists_so_far(
    analysis: Analysis, waiting: Parts, drawn_from: WeightSet, *, figures: bool
) -> ListsOverWeights | None:
    # A part at a time, so that the first can be read while the others come, and nobody waits for all of them.
    parts = []
    for start in range(0, SAMPLES, PART):
        found = waiting.answer(_lists(analysis, drawn_from, start, figures=figures))
        if found is None:
            break
        parts.append(found)
    return joined_lists(parts) if parts else None


def _lists(analysis: Analysis, drawn_from: WeightSet, start: int, *, figures: bool) -> Job[ListsOverWeights | None]:
    key = ("lists-over-weights", drawn_from.value, str(figures), str(start), *question_of(analysis))
    part = slice(start, start + PART)
    words = f"the best list at each of {counted(SAMPLES, 'weight set')}, {start:,} done so far"
    return Job(key, words, lambda: lists_over_weights(analysis, drawn_from, figures=figures, part=part))


def _ranks(analysis: Analysis, drawn_from: WeightSet) -> Job[RanksOverWeights]:
    key = ("ranks-over-weights", drawn_from.value, *question_of(analysis))
    return Job(key, "places by score", lambda: ranks_over_weights(analysis, drawn_from))


def _many_weights(analysis: Analysis, lists: ListsOverWeights, ranks: RanksOverWeights) -> None:
    st.subheader(lists_title(lists))
    _told(lists_sentences(analysis, lists))
    chart = funded_shares_chart(analysis, lists, ranks)
    if chart is not None:
        figure(chart, key="funded-shares")
        if caption := funded_shares_caption(lists):
            st.caption(caption)
        return
    st.subheader(depending_title(lists))
    with st.expander("See every intervention"):
        table(lists_table(analysis, lists, ranks), depending_title(lists))


def _firsts(analysis: Analysis, ranks: RanksOverWeights) -> None:
    st.subheader(firsts_title(analysis, ranks))
    table(firsts_table(analysis, ranks), "What comes first by score, and the weights that put it first")
    _told(firsts_sentences(ranks))


def _download(analysis: Analysis, found: HowSure) -> None:
    st.download_button(
        "Download these figures (CSV)",
        lambda: how_sure_csv(analysis, found),
        "robustness.csv",
        "text/csv",
        on_click="ignore",
        key="how-sure-file",
    )


def _told(sentences: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {each}" for each in sentences))
