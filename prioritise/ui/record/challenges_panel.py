"""Challenges: the open ones first, each with a way to answer it, and a form for a new one."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from prioritise.domain.accountability import Challenge
from prioritise.domain.exercise import Exercise
from prioritise.judgement.value_cell import ValueCell
from prioritise.report.record.box_words import box_lines
from prioritise.report.record.challenges_view import ChallengesView, OpenChallenge
from prioritise.store.record_facts import RecordFacts
from prioritise.ui.record.answer_form import answer_form
from prioritise.ui.record.day_box import day_box
from prioritise.ui.record.saved_where import saved_where
from prioritise.ui.record.writing import write_challenge
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded, table

PLACE = "challenge"
WHO, TEXT, DAY, ABOUT, ON = "challenge-who", "challenge-text", "challenge-day", "challenge-about", "challenge-on"
ALTERNATIVE, NO_ALTERNATIVE = "challenge-alternative", "The list proposed"
THE_LIST, NO_CRITERION = "The list as a whole", "No criterion in particular"
DECIMALS_HELD = 4
SHOWN = 3
"""More open challenges than this are folded away, so that the page stays one that can be read."""


def challenges_panel(view: ChallengesView, facts: RecordFacts, alternatives: Sequence[str]) -> None:
    """Draw the open challenges, those that were answered, and the form; `alternatives` may be responded to."""
    outcome(PLACE, worded=box_lines)
    for challenge in view.open[:SHOWN]:
        _open(challenge, facts)
    if more := view.open[SHOWN:]:
        with folded("More open challenges", f"{len(more)} of them.", key="more-challenges"):
            for challenge in more:
                _open(challenge, facts)
    with folded("Challenges", view.finding, key="challenges"):
        if view.answered.rows:
            table(view.answered, "Challenges that were answered")
        if facts.may_challenge:
            _form(facts.exercise, alternatives, view.cells)


def _open(open_challenge: OpenChallenge, facts: RecordFacts) -> None:
    about, text, who = (html.escape(part) for part in (open_challenge.about, open_challenge.text, open_challenge.who))
    said = text.replace("\n", "<br>")
    st.html(
        f'<div class="voices"><blockquote><p><strong>Open challenge: {about}</strong></p><p>{said}</p>'
        f"<footer>{who}</footer></blockquote></div>"
    )
    if open_challenge.stands:
        st.caption(open_challenge.stands)
    if facts.may_sign:
        answer_form(open_challenge, at_panel=facts.at_panel)


def _form(exercise: Exercise, alternatives: Sequence[str], cells: Mapping[tuple[str, str], ValueCell]) -> None:
    interventions = {"": THE_LIST} | {intervention.id: intervention.name for intervention in exercise.interventions}
    criteria = {"": NO_CRITERION} | {criterion.id: criterion.name for criterion in exercise.criteria}
    st.write("Write down what was challenged, in the words of whoever did. It stays; only its answer is added.")
    st.text_input(
        "Who challenges it",
        key=WHO,
        persist_state="session",
        help="As they want to be named. A public copy leaves it out.",
    )
    st.text_area("What they say", key=TEXT, persist_state="session")
    left, right = st.columns(2)
    with left:
        _choice("About", interventions, ABOUT)
    with right:
        _choice("On", criteria, ON)
    _choice(
        "Or a response to another list", {"": NO_ALTERNATIVE} | {other: other for other in alternatives}, ALTERNATIVE
    )
    day_box(st.container(), key=DAY)
    st.button("Log this challenge", on_click=_log, args=(cells,), key="log-challenge")


def _choice(label: str, names: Mapping[str, str], key: str) -> None:
    st.selectbox(
        label, list(names), format_func=lambda chosen: names.get(chosen, chosen), key=key, persist_state="session"
    )


def _log(cells: Mapping[tuple[str, str], ValueCell]) -> None:
    said = st.session_state
    typed = Challenge("", said[WHO], said[TEXT], said[DAY], said[ABOUT] or "", said[ON] or "")
    # What stood on the page they questioned, whatever has changed since.
    stood = cells.get((typed.intervention, typed.criterion))
    value, level = (round(stood.value, DECIMALS_HELD), stood.level) if stood else (None, "")
    typed = replace(typed, alternative=said[ALTERNATIVE] or "", value_then=value, level_then=level)
    if attempt(PLACE, lambda: write_challenge(typed)):
        attempt(PLACE, lambda: None, done=f"The challenge is logged. {saved_where()}")
        for key in (WHO, TEXT, ABOUT, ON, ALTERNATIVE):
            said[key] = ""
