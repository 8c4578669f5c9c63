"""An exercise made ready for another area: everything of the first area's is emptied or named, and it runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.domain.errors import FileProblems, UnknownName
from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Polarity
from prioritise.evidence.gradient import deprivation_gradient
from prioritise.evidence.measures import measure_from_evidence
from prioritise.evidence.outcome import CannotTell
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.for_area import NEXT_STEPS, AreaExercise, areas_with_figures, exercise_for_area
from prioritise.files.for_area.exercise_text import written
from prioritise.files.grids.yaml_edit import yaml_data
from prioritise.judgement.appraisal import appraise
from prioritise.judgement.entered import entered_values
from prioritise.judgement.groups import group_weights
from prioritise.judgement.scores import score_interventions
from tests.files.own_list.test_steps import made as own_list
from tests.files.small_exercise import edited, small_exercise, small_files
from tests.worked_example import worked_example

ROCHDALE = worked_example()
NEIGHBOURS = tuple(areas_with_figures(ROCHDALE))
BURY, BOLTON = "E08000002", "E08000001"


@pytest.fixture(scope="module")
def bury() -> AreaExercise:
    return exercise_for_area(ROCHDALE, BURY)


def contents(made: AreaExercise) -> dict[str, bytes]:
    return {file.name: file.content for file in made.files}


def rows(made: AreaExercise, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(contents(made)[name].decode())))


def what_was_emptied(made: AreaExercise) -> dict[str, str]:
    return {each.what: each.sentence for each in made.emptied}


def test_the_worked_example_has_nine_neighbours_to_choose_from():
    assert len(NEIGHBOURS) == 9
    assert areas_with_figures(ROCHDALE)[BURY] == "Bury"
    assert {ROCHDALE.area.code, ROCHDALE.area.benchmark}.isdisjoint(NEIGHBOURS)


def test_it_stands_in_the_new_area_and_compares_it_with_the_others(bury: AreaExercise):
    area = bury.exercise.area
    assert (area.code, area.name, area.benchmark) == (BURY, "Bury", "E92000001")
    assert set(area.comparators) == {ROCHDALE.area.code, *NEIGHBOURS} - {BURY}
    assert (bury.exercise.id, bury.exercise.title) == ("bury", "What should partners in Bury fund from 2026 to 2029?")


def test_what_its_people_said_decided_or_promised_is_gone(bury: AreaExercise):
    made = bury.exercise
    emptied = (made.weights, made.members, made.scores, made.agreed, made.targets, made.milestones, made.voices)
    assert emptied == ((),) * 7
    assert made.area.most_deprived is None
    assert all(each.most_deprived_share is None for each in (*made.interventions, *made.levels))
    assert {rule.decided_by for rule in made.rules} == {""}


def test_everything_that_was_emptied_is_named_with_what_it_was_and_what_to_do(bury: AreaExercise):
    said = what_was_emptied(bury)
    assert said["Weights"].startswith(
        "Weights: 7 statements of its partners in Rochdale. Until yours are in weights.csv"
    )
    assert said["Milestones"] == "Milestones: 15 milestones in Rochdale. Write yours in milestones.csv."
    assert said["Share of residents in the most deprived group"].startswith(
        "Share of residents in the most deprived group: 46.8% of Rochdale (Residents of neighbourhoods in the most"
    )
    assert {"Members of the panel", "Panel scores", "Agreed values", "Targets with their baselines"} <= set(said)
    assert {"Voices of communities", "Comparators", "Who decided the rules, and when"} <= set(said)
    assert {"Rule reach-the-most-deprived", "Scenario inequality-first"} <= set(said)
    assert "Share of the most deprived among those reached" in said


def test_every_criterion_is_kept_or_named_as_left_out(bury: AreaExercise):
    kept = {criterion.id for criterion in bury.exercise.criteria}
    left_out = {criterion.name for criterion in ROCHDALE.criteria if criterion.id not in kept}
    assert kept == {"need", "health-gain", "evidence", "within-plan"}
    assert {f"Criterion {name}" for name in left_out} <= set(what_was_emptied(bury))
    assert "scored by Rochdale's panel" in what_was_emptied(bury)["Criterion Local priority"]
    assert "the exercise names no most deprived group" in what_was_emptied(bury)["Criterion Reducing inequality"]


def test_deprivation_fifths_published_for_the_first_area_alone_are_missing_and_said_to_be(bury: AreaExercise):
    indicator = bury.exercise.indicator_by_id["year6-obesity-five-years"]
    assert isinstance(deprivation_gradient(indicator, BURY), CannotTell)
    (said,) = (text for what, text in what_was_emptied(bury).items() if what.startswith("Groups"))
    assert "Year 6 children living with obesity, five years combined (Deprivation fifth within area)" in said
    assert "not for Bury" in said


def test_what_is_kept_is_named_and_called_illustrative(bury: AreaExercise):
    assert {"Interventions", "Costs", "Partners, funds and budgets", "Effects"} <= {each.what for each in bury.kept}
    assert set(bury.exercise.illustrative) == {"budgets", "costs", "reach", "capacities", "rules", "measurements"}
    assert "effects.csv, mmr-catch-up on preventable-mortality" in {each.what for each in bury.kept}
    cell = analyse(bury.exercise).appraisal.cell_of["swap-to-stop", "need"]
    assert cell.rests_on == "computed from published figures; illustrative: reach"


def test_the_folder_has_a_page_of_next_steps_and_no_notes_of_the_first_area(bury: AreaExercise):
    page = contents(bury)[NEXT_STEPS].decode()
    assert all(each.sentence in page for each in (*bury.emptied, *bury.kept))
    assert "SOURCES.md" not in contents(bury)
    assert rows(bury, "targets.csv") == []


def test_every_other_cell_of_the_tables_stays_as_it_was(bury: AreaExercise):
    first = {file.name: file.content for file in ROCHDALE.files}
    for name in ("costs.csv", "effects.csv", "indicators.csv", "measurements.csv"):
        assert contents(bury)[name] == first[name]
    before = list(csv.DictReader(io.StringIO(first["interventions.csv"].decode())))
    assert rows(bury, "interventions.csv") == [row | {"most_deprived_share": ""} for row in before]


def test_an_area_without_figures_is_refused_with_those_there_are():
    with pytest.raises(UnknownName, match=r"No figures for the area E1 .* E08000001 \(Bolton\)"):
        exercise_for_area(ROCHDALE, "E1")
    with pytest.raises(UnknownName):
        exercise_for_area(ROCHDALE, ROCHDALE.area.code)
    with pytest.raises(UnknownName):
        exercise_for_area(ROCHDALE, ROCHDALE.area.benchmark)


def test_where_need_cannot_be_measured_it_is_left_out_and_the_rest_runs():
    # The small exercise has no denominators for any area but its own.
    made = exercise_for_area(small_exercise(), "A2")
    assert [criterion.id for criterion in made.exercise.criteria] == ["health-gain", "evidence"]
    assert "indicator smoking has no denominator for A2" in what_was_emptied(made)["Criterion Need met"]
    assert analyse(made.exercise).portfolio.has_answer


def test_where_no_benefit_is_left_it_says_so_and_writes_nothing():
    only = small_files()["exercise.yaml"].replace(
        b"[need, inequality, health-gain, acceptability, evidence, deliverability, cost]", b"[need]"
    )
    text = only.decode()
    text = text.replace(
        "weights: {need: 50, inequality: 20, health-gain: 20, acceptability: 5, cost: 5}", "weights: {need: 1}"
    )
    files = {name: small_files()[name] for name in ("interventions.csv", "costs.csv", "effects.csv", "indicators.csv")}
    exercise = load_exercise_files(files | {"exercise.yaml": text.encode()})
    with pytest.raises(FileProblems) as error:
        exercise_for_area(exercise, "A2")
    assert "no benefit that can be valued for A2 yet" in str(error.value)
    assert "Add the figure that is missing" in str(error.value)


def test_an_indicator_without_a_figure_for_the_area_is_named():
    files = edited(
        (
            "indicators.csv",
            "active,Active,Lifestyle and risk factors,A2,A2,2023/24",
            "active,Active,Lifestyle and risk factors,A7,A7,2023/24",
        )
    )
    files["exercise.yaml"] = files["exercise.yaml"].replace(b"A5, A6]", b"A5, A6, A7]")
    made = exercise_for_area(load_exercise_files(files), "A2")
    assert what_was_emptied(made)["Indicators without a figure for A2"].endswith(
        "Active. Add its figures to indicators.csv."
    )


@pytest.mark.parametrize(
    "text", ["0.5", "no", "2026/27", "null hypothesis", "a: b", "- x", "# y", "", "1e3", "'q'", "£1,000"]
)
def test_exercise_yaml_is_written_so_that_it_reads_back_the_same(text: str):
    data = {"title": text, "years": ["2026/27"], "funds": [{"id": "a", "budget_gbp": {"2026/27": "1000"}}]}
    if text == "":
        del data["title"]
    assert yaml_data(written(data)) == data


# Every area of the worked example, worse figures and all.


def of_area(code: str) -> Exercise:
    return ROCHDALE if code == ROCHDALE.area.code else exercise_for_area(ROCHDALE, code).exercise


def scores_of(exercise: Exercise) -> dict[str, float]:
    evidence = measure_from_evidence(exercise)
    appraisal = appraise(exercise, from_evidence=evidence.measurements, not_measured=evidence.missing)
    assert appraisal.missing == ()
    scores = score_interventions(exercise, appraisal, group_weights(exercise).agreed)
    return {score.proposal.label: score.total for score in scores}


def made_worse(exercise: Exercise, name: str, by: float) -> Exercise:
    """The exercise with the area's latest figure of one indicator worse by a share of it."""
    indicator = exercise.indicator_by_id[name]
    latest = indicator.latest(exercise.area.code)
    assert latest is not None
    assert latest.value is not None
    sign = 1 if indicator.polarity is Polarity.LOWER else -1
    worse = replace(latest, value=latest.value * (1 + sign * by), lower_ci=None, upper_ci=None, count=None)
    values = tuple(worse if value is latest else value for value in indicator.values)
    changed = replace(indicator, values=values)
    return replace(exercise, indicators=tuple(changed if each is indicator else each for each in exercise.indicators))


@pytest.mark.parametrize("code", [ROCHDALE.area.code, *NEIGHBOURS])
def test_each_borough_runs_and_a_worse_figure_moves_no_score_down_of_what_helps(code: str):
    exercise = of_area(code)
    analysis = analyse(exercise)
    assert analysis.portfolio.has_answer
    assert analysis.portfolio.interventions
    before = scores_of(exercise)
    assert {each.proposal.label: each.total for each in analysis.scores} == pytest.approx(before)
    harmful = {each.id for each in exercise.interventions if (each.people_per_year or 0) < 0}
    acted_on = sorted({effect.indicator for effect in exercise.effects})
    moved = 0
    for name in acted_on:
        assert exercise.indicator_by_id[name].polarity is not Polarity.NONE
        for by in (0.01, 0.3):
            for label, score in scores_of(made_worse(exercise, name, by)).items():
                change = score - before[label]
                if label.split(":")[0] in harmful:
                    assert change <= 1e-12, (name, label)
                else:
                    assert change >= -1e-12, (name, label)
                moved += change > 1e-9
    assert moved >= len(acted_on)


def test_what_one_person_entered_in_place_of_a_panels_scores_does_not_come_over():
    own = load_exercise_files(own_list("Bury"))
    code = next(iter(areas_with_figures(own)))
    made = exercise_for_area(own, code)
    assert len(entered_values(own)) == 6
    assert made.exercise.measurements == ()
    said = what_was_emptied(made)
    assert said["Values entered in place of a panel's scores"].startswith(
        "Values entered in place of a panel's scores: 6 values in Bury."
    )
    assert "scored by Bury's people" in said["Criterion Local priority"]
    assert "Measurements" not in {kept.what for kept in made.kept}
