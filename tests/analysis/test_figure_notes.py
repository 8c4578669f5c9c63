"""What is worth a second look is what the list rests on."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis.figure_notes import figure_notes
from prioritise.domain.criteria import EvidenceMeasure, MeasuredBy
from tests.worked_example import worked_example


def test_figures_that_no_criterion_and_no_target_rests_on_are_not_noted() -> None:
    exercise = worked_example()
    first, *others = exercise.indicators
    odd = [replace(row, value=row.value and row.value * 1000) if not at else row for at, row in enumerate(first.values)]
    doubted = replace(exercise, indicators=(replace(first, values=tuple(odd)), *others))
    assert figure_notes(doubted)
    people = replace(exercise.criteria[0], measured_by=MeasuredBy.EVIDENCE, measure=EvidenceMeasure.PEOPLE)
    judged = tuple(each for each in exercise.criteria if each.measured_by is not MeasuredBy.EVIDENCE)
    assert figure_notes(replace(doubted, criteria=judged))
    assert figure_notes(replace(doubted, targets=()))
    assert figure_notes(replace(doubted, criteria=judged, targets=())) == ()
    assert figure_notes(replace(doubted, criteria=(*judged, people), targets=())) == ()
