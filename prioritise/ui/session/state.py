"""What follows from the exercise one person has open and what they have moved, each worked out once."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis, Answers, analysis_under
from prioritise.analysis.what_if import scenario_of
from prioritise.ui.session.moved import what_if
from prioritise.ui.session.opened import exercise


def answers() -> Answers:
    """Return the agreed result and the result of what has been moved. Nothing is solved twice."""
    subject = exercise()
    agreed = analysis_under(subject)
    moved = what_if(subject, agreed.group)
    asked = scenario_of(subject, agreed.group, moved)
    return Answers(agreed, analysis_under(subject, asked), moved)


def moved_analysis(answers: Answers) -> Analysis:
    """Return the result of what has been moved, but for a list somebody asked for: what the next one is compared
    with.
    """
    if answers.what_if.held is None:
        return answers.now
    subject = answers.agreed.exercise
    asked = scenario_of(subject, answers.agreed.group, replace(answers.what_if, held=None))
    return analysis_under(subject, asked)
