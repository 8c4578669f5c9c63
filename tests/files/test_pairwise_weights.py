"""Pairwise weights in weights.csv: read, written as they were, and every fault with its row."""

import pytest

from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.panel_files import panel_csv
from prioritise.judgement.groups import group_weights
from tests.files.small_exercise import sentences
from tests.store.panel import INTERVENTIONS, PANEL_CRITERIA, panel_files

HEADING = "partner,member,criterion,method,points,against\n"
AHP = "nhs,,acceptability,ahp,2,local-priority\nnhs,,cost,ahp,0.25,acceptability\nnhs,,local-priority,ahp,2,cost\n"
BEST_WORST = (
    "nhs,bob,acceptability,best-worst,2,local-priority\nnhs,bob,acceptability,best-worst,6,cost\n"
    "nhs,bob,local-priority,best-worst,3,cost\n"
)


SCORES = "round,member,intervention,criterion,value,state,reason\n" + "".join(
    f"1,bob,{intervention},{criterion},50,given,\n" for intervention in INTERVENTIONS for criterion in PANEL_CRITERIA
)


def files(rows):
    return panel_files(weights=HEADING + rows, scores=SCORES)


def loaded(rows):
    return load_exercise_files(files(rows))


def problems(rows):
    return sentences(files(rows))


@pytest.mark.parametrize(("rows", "weights"), [(AHP, (4 / 7, 2 / 7, 1 / 7)), (BEST_WORST, (0.6, 0.3, 0.1))])
def test_pairwise_rows_become_weights_and_are_written_as_they_were(rows, weights):
    exercise = loaded(rows)
    assert group_weights(exercise).agreed == pytest.approx(weights)
    assert panel_csv("weights.csv", exercise.weights, {}).decode() == HEADING + rows


def test_a_contradiction_is_told_with_the_voice():
    circle = "nhs,,acceptability,ahp,3,local-priority\nnhs,,local-priority,ahp,3,cost\nnhs,,cost,ahp,3,acceptability\n"
    message = group_weights(loaded(circle)).partners[0].voices[0].message
    assert "The comparisons contradict one another: consistency ratio" in message
    assert "What fits your answers best:" in message


def test_a_missing_pair_is_named_once_with_who_left_it_out():
    rows = "".join(AHP.splitlines(keepends=True)[:2])
    assert problems(rows) == [
        (
            "weights.csv, row 2, column against | no comparison of local-priority and cost from nhs | "
            "add a row for each pair; write 1 for equal"
        )
    ]


def test_a_pair_given_again_is_named_on_its_row():
    assert problems(AHP + "nhs,,acceptability,ahp,2,local-priority\n") == [
        (
            "weights.csv, row 5, column partner | “nhs, acceptability, local-priority” again; it is already on row 2 | "
            "keep one of the two rows"
        )
    ]
    assert problems(AHP + "nhs,,local-priority,ahp,0.5,acceptability\n") == [
        (
            "weights.csv, row 5, column against | local-priority and acceptability compared a second time, the other "
            "way round | keep one of the two rows"
        )
    ]


def test_a_misspelt_criterion_to_compare_with_is_one_problem():
    found = problems(AHP.replace("ahp,2,cost", "ahp,2,costs"))
    assert [problem.split(" | ")[0] for problem in found] == ["weights.csv, row 4, column against"]
    assert "did you mean cost" in found[0]


def test_everything_wrong_is_told_at_once():
    rows = AHP.replace("ahp,2,local-priority", "ahp,12,local-priority") + BEST_WORST.replace(",6,cost", ",2,cost")
    assert [problem.split(" | ")[0] for problem in problems(rows)] == [
        "weights.csv, row 2, column points",
        "weights.csv, row 7, column points",
    ]
