"""End to end: scores rest on figures, a missing link is named, and a figure moves exactly what rests on it."""

from __future__ import annotations

import dataclasses

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import edited, small_exercise
from tests.worked_example import worked_example

WALKS = "walks,active,0.2,0.1,0.3,1,1,doi.org/10.1/b\n"


def unlinked(*agreed: str) -> Exercise:
    """The small exercise where led walks act on no indicator, and what the panel agreed."""
    files = edited(("effects.csv", WALKS, ""))
    files["agreed.csv"] += "".join(f"{line}\n" for line in agreed).encode()
    return load_exercise_files(files)


def moved(before: Analysis, after: Analysis) -> set[tuple[str, str]]:
    """The values that differ, by intervention and criterion."""
    return {
        at
        for at, cell in after.appraisal.cell_of.items()
        if cell.value != pytest.approx(before.appraisal.cell_of[at].value, abs=1e-12)
    }


def scores_moved(before: Analysis, after: Analysis) -> set[str]:
    return {
        each
        for each, score in after.score_of.items()
        if score.total != pytest.approx(before.score_of[each].total, abs=1e-12)
    }


def test_an_intervention_tied_to_no_indicator_is_a_named_problem():
    with pytest.raises(FileProblems) as caught:
        unlinked()
    (problem,) = caught.value.problems
    assert "walks has no value on need" in problem.found
    assert problem.file == "effects.csv"
    assert "let the panel score it" in problem.what_to_do


def test_the_panel_may_score_it_instead_with_a_reason():
    analysis = analyse(unlinked("1,walks,need,30,No published figure fits."))
    cell = analysis.appraisal.cell_of["walks", "need"]
    assert cell.value == 30
    assert "No published figure fits." in cell.source
    assert analysis.portfolio.has_answer


def test_an_agreed_value_without_a_reason_is_refused():
    with pytest.raises(FileProblems) as caught:
        unlinked("1,walks,need,30,")
    assert any(problem.column == "reason" for problem in caught.value.problems)


@pytest.fixture(scope="module", params=["the small exercise", "the worked example"])
def exercise(request: pytest.FixtureRequest) -> Exercise:
    return small_exercise() if request.param == "the small exercise" else worked_example()


def test_one_indicator_moves_exactly_the_need_that_rests_on_it_and_those_scores(exercise: Exercise):
    before = analyse(exercise)
    for indicator in exercise.indicators:
        latest = indicator.latest(exercise.area.code)
        resting = {
            (cell.intervention, cell.criterion)
            for cell in before.appraisal.cell_of.values()
            if any(each.indicator == indicator.id and 0 < abs(each.contribution) < 1 for each in cell.findings)
        }
        if not resting or latest is None or latest.denominator is None:
            continue
        twice = dataclasses.replace(latest, denominator=latest.denominator * 2, count=None)
        values = tuple(twice if each is latest else each for each in indicator.values)
        changed = dataclasses.replace(indicator, values=values)
        indicators = tuple(changed if each is indicator else each for each in exercise.indicators)
        after = analyse(dataclasses.replace(exercise, indicators=indicators))
        assert moved(before, after) == resting, indicator.id
        assert scores_moved(before, after) == {intervention for intervention, _criterion in resting}, indicator.id


def test_the_most_deprived_groups_share_moves_exactly_the_inequality_of_what_reaches_people(exercise: Exercise):
    group = exercise.area.most_deprived
    assert group is not None
    other = dataclasses.replace(group, population_share=group.population_share + 0.01)
    area = dataclasses.replace(exercise.area, most_deprived=other)
    before, after = analyse(exercise), analyse(dataclasses.replace(exercise, area=area))
    reaching = {each.id for each in exercise.interventions if each.people_per_year}
    reaching |= {each.intervention for each in exercise.proposals if exercise.sized[each].people_per_year}
    assert moved(before, after) == {(each, "inequality") for each in reaching}
    assert scores_moved(before, after) == reaching


def test_one_interventions_share_moves_its_own_inequality_and_nothing_else(exercise: Exercise):
    before = analyse(exercise)
    one = next(each for each in exercise.interventions if each.people_per_year and not exercise.levels_of.get(each.id))
    other = dataclasses.replace(one, most_deprived_share=(one.most_deprived_share or 0) + 0.001)
    interventions = tuple(other if each is one else each for each in exercise.interventions)
    after = analyse(dataclasses.replace(exercise, interventions=interventions))
    assert moved(before, after) == {(one.id, "inequality")}
    assert scores_moved(before, after) == {one.id}
