"""A change of a measured figure is told in its own unit, and none is told that no figure could be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse, nearest_changes
from prioritise.analysis.nearest.cells import movable_values
from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.analysis.nearest.sentences import change_words
from prioritise.domain.partners import AgreedScore
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.judgement.values import measurement_worth, value_of
from prioritise.portfolio.preflight import NoteKind
from tests.files.small_exercise import small_files

PEOPLE = "people"
MOSTLY_PEOPLE = {PEOPLE: 50, "inequality": 12, "health-gain": 12, "acceptability": 12, "cost": 14}


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """The small exercise with the number of people, of which the most are 400 of 10,000, in place of need."""
    return analyse(load_exercise_files(with_people()))


def with_people(settings: str = "", *, free: bool = False) -> dict[str, bytes]:
    """The files of it; `free` of the rule that stop smoking goes on, and with less money."""
    files = small_files()
    text = (
        files["exercise.yaml"]
        .replace(b"criteria: [need,", b"criteria: [people,")
        .replace(b"{need: 50,", b"{people: 50,")
    )
    text = text.replace(b"small_number: 5", f"small_number: 5{settings}".encode())
    if free:
        text = re.sub(rb"  - .id: keep-quitting.*\n", b"", text).replace(b"500000", b"160000")
    return {**files, "exercise.yaml": text, "weights.csv": files["weights.csv"].replace(b",need,", b",people,")}


def of_people(analysis: Analysis) -> list[NearestChange]:
    """What would change each decision by the number of people that it reaches itself."""
    found = [
        change
        for each in analysis.exercise.interventions
        for change in nearest_changes(analysis, each.id).of_kind(ChangeKind.SCORE)
        if change.intervention == each.id
    ]
    return [change for change in found if change.about == PEOPLE]


def test_people_are_told_as_people_and_at_that_figure_the_list_changes():
    half = {PEOPLE: 50, "cost": 50, "inequality": 0, "health-gain": 0, "acceptability": 0}
    analysis = analyse(load_exercise_files(with_people(free=True)), Scenario(weights=half))
    changes = of_people(analysis)
    assert changes
    for change in changes:
        words = change_words(analysis, change, change.intervention)
        assert words.startswith("its figure on people who benefit were ")
        assert " people a year, not " in words
        told = int(words.split(" were ")[1].split(" people")[0].replace(",", ""))
        people = analysis.exercise.criterion_by_id[PEOPLE]
        row = AgreedScore(9, change.intervention, PEOPLE, value_of(people, told), "as is told")
        again = analyse(replace(analysis.exercise, agreed=(*analysis.exercise.agreed, row)), Scenario(weights=half))
        was_in = change.intervention in analysis.portfolio.interventions
        assert (change.intervention in again.portfolio.interventions) is not was_in


def test_no_service_is_said_to_reach_fewer_than_nobody_and_no_cut_to_take_from_fewer():
    analysis = analyse(load_exercise_files(with_people(free=True)), Scenario(weights=MOSTLY_PEOPLE))
    assert "stop-smoking" in analysis.portfolio.interventions
    assert of_people(analysis) == []


def test_every_figure_that_may_move_is_the_one_that_was_measured(analysis):
    measured = [movable for movable in movable_values(analysis) if movable.figure is not None]
    assert measured
    for movable in measured:
        if (figure := measurement_worth(movable.criterion, movable.value)) is not None:
            assert figure == pytest.approx(movable.figure)
            assert value_of(movable.criterion, figure) == pytest.approx(movable.value)


def scale_notes(analysis, criterion):
    of = [each for each in analysis.notes if each.kind is NoteKind.SCALE_LITTLE_USED]
    return [each for each in of if f"criteria/{criterion}.yaml" in each.what_to_do]


def test_a_weight_on_a_scale_of_which_little_is_used_is_worth_a_second_look(analysis):
    (note,) = scale_notes(analysis, PEOPLE)
    assert note.found.startswith("People who benefit has ")
    assert note.found.endswith(
        "and the largest on it, Stop smoking, reaches 4.0 of 100: 10,000 people a year would be worth 100. "
        "A weight says what all of that is worth."
    )
    assert re.match(r"People who benefit has \d+\.\d% of all weight", note.found)
    assert note.what_to_do.endswith("criteria/people.yaml with another top, as criteria/README.md says.")
    # Who works on a page sees no file.
    assert note.in_the_app == (
        "Weigh with that in mind, or give People who benefit another top in the folder of the exercise, "
        "which you can download and open again."
    )


def test_from_which_share_on_that_is_said_is_a_setting_and_what_is_used_enough_has_no_such_note(analysis):
    least = analyse(load_exercise_files(with_people(", weights: {little_used: 0.04}")))
    assert not scale_notes(least, PEOPLE)
    assert not scale_notes(analysis, "acceptability")
