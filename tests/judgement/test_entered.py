"""What one person enters on what a panel scores is called that, and counts only until a member scores it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.errors import FileProblems
from prioritise.domain.interventions import FundingLevel, Measurement, Proposal
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.judgement.appraisal import appraise
from prioritise.judgement.disagreement import unscored_cells
from prioritise.judgement.entered import entered_in_use, entered_values
from prioritise.judgement.value_cell import Basis
from tests.store.panel import panel_files

ENTERED = "intervention,criterion,value,low,high,source\n" + "".join(
    f"{intervention},{criterion},45,,,Officer view\n"
    for intervention in ("advice", "clinic", "outreach")
    for criterion in ("acceptability", "local-priority")
)


def exercise(measurements: str = ENTERED, **others: str):
    files = panel_files(measurements=measurements, **others)
    return load_exercise_files(files, awaiting_panel=True, unfinished=True)


def cell(given, intervention="advice", criterion="acceptability"):
    return appraise(given, from_evidence=()).cell_of[intervention, criterion]


def scored(given, *values: float, state=ScoreState.GIVEN, level=""):
    people = (member.id for member in given.members)
    rows = tuple(
        PanelScore(1, member, "advice", "acceptability", value if state is ScoreState.GIVEN else None, state, "", level)
        for member, value in zip(people, values, strict=False)
    )
    return replace(given, scores=rows)


def test_it_is_entered_by_one_person_with_its_source_and_nothing_else():
    found = cell(exercise())
    assert (found.value, found.basis, found.source) == (45, Basis.ENTERED, "Officer view")
    assert str(found.basis) == "entered by one person, not by a panel"
    assert unscored_cells(exercise()) == ()
    assert exercise().agreed == ()


def test_a_panels_score_counts_in_its_place_and_it_stays_beside_it():
    found = cell(scored(exercise(), 10, 30))
    assert (found.value, found.basis) == (20, Basis.PANEL)
    assert found.replaced == Measurement("advice", "acceptability", 45, None, None, "Officer view")
    assert cell(scored(exercise(), 10, 30), "clinic").basis is Basis.ENTERED


def test_a_member_who_does_not_know_or_stands_aside_puts_nothing_in_its_place():
    for state in (ScoreState.UNKNOWN, ScoreState.INTEREST):
        found = cell(scored(exercise(), 0, state=state))
        assert (found.value, found.basis) == (45, Basis.ENTERED)
        assert found.panel is not None
        assert found.panel.unknown + found.panel.interest == 1


def test_what_the_panel_settles_counts_before_both():
    agreed = (AgreedScore(1, "advice", "acceptability", 70, "The clinic closed."),)
    found = cell(replace(scored(exercise(), 10), agreed=agreed))
    assert (found.value, found.basis) == (70, Basis.AGREED)
    assert found.replaced is not None
    assert found.replaced.source == "Officer view"


def test_those_that_count_are_told_from_those_that_do_no_more():
    given = scored(exercise(), 10)
    assert len(entered_values(given)) == 6
    assert ("advice", "acceptability") not in {
        (figure.intervention, figure.criterion) for figure in entered_in_use(given)
    }
    assert len(entered_in_use(given)) == 5
    assert len(entered_in_use(replace(given, agreed=(AgreedScore(1, "clinic", "acceptability", 1, "x"),)))) == 4


def test_for_the_whole_it_counts_at_a_level_by_the_people_it_reaches():
    given = exercise()
    listed = tuple(replace(row, people_per_year=200) if row.id == "advice" else row for row in given.interventions)
    levels = (FundingLevel("advice", "half", "Half", 100, None), FundingLevel("advice", "full", "Full", 200, None))
    sized = replace(given, interventions=listed, levels=levels, costs=())
    priority = appraise(sized, from_evidence=()).cell_at[Proposal("advice", "half"), "local-priority"]
    assert priority.value == 45 / 2
    assert priority.source.startswith("Officer view; 100 of 200 people")


def test_a_level_that_is_none_is_refused_by_its_row():
    bad = ENTERED.replace("clinic,acceptability,45", "clinic,acceptability,splendid")
    with pytest.raises(FileProblems) as caught:
        exercise(bad)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("measurements.csv", 4, "value")
    with pytest.raises(FileProblems) as caught:
        exercise(ENTERED.replace("clinic,acceptability,45", "clinic,cost,45"))
    assert "which comes from costs.csv" in caught.value.problems[0].found


def test_only_what_a_panel_scores_is_entered():
    given = exercise()
    measured = tuple(
        replace(criterion, measured_by=MeasuredBy.MEASUREMENT) if criterion.id == "acceptability" else criterion
        for criterion in given.criteria
    )
    again = replace(given, criteria=measured)
    assert {figure.criterion for figure in entered_values(again)} == {"local-priority"}
    assert cell(again).basis is Basis.MEASUREMENT
