"""What follows from the exercise one person has open and what they have moved, each worked out once."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.asked import Answers
from prioritise.analysis.what_if import scenario_of
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.ui.session.moved import what_if
from prioritise.ui.session.opened import exercise

MOST_KEPT = 512


def answers() -> Answers:
    """The agreed result and the result of what has been moved. Nothing is solved twice."""
    subject = exercise()
    agreed = _analysis(subject.digest, AS_AGREED.digest, subject, AS_AGREED)
    moved = what_if(subject, agreed.group)
    asked = scenario_of(subject, agreed.group, moved)
    return Answers(agreed, _analysis(subject.digest, asked.digest, subject, asked), moved)


def not_held(answers: Answers) -> Analysis:
    """The result of what has been moved, but for a list somebody asked for: what the next one is compared with."""
    if answers.what_if.held is None:
        return answers.now
    subject = answers.agreed.exercise
    asked = scenario_of(subject, answers.agreed.group, replace(answers.what_if, held=None))
    return _analysis(subject.digest, asked.digest, subject, asked)


def agreed_analysis(subject: Exercise) -> Analysis:
    """What follows from an exercise as it was agreed, be it the one that is open or not."""
    return _analysis(subject.digest, AS_AGREED.digest, subject, AS_AGREED)


def scenario_analysis(subject: Exercise, scenario: Scenario) -> Analysis:
    """What follows from an exercise under one of its scenarios, by its own name."""
    found = _analysis(subject.digest, scenario.digest, subject, scenario)
    # The same question may have been asked before under another name.
    return found if found.scenario == scenario else replace(found, scenario=scenario)


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def _analysis(exercise_digest: str, scenario_digest: str, _exercise: Exercise, _scenario: Scenario) -> Analysis:
    del exercise_digest, scenario_digest  # the key: exercises and scenarios themselves are not hashed
    return analyse(_exercise, _scenario)
