"""What is computed may pass its scale, and a note says which intervention, on which criterion and by how much."""

from dataclasses import replace

from prioritise.analysis import analyse
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.portfolio.preflight import NoteKind
from tests.files.small_exercise import edited, small_exercise, small_files


def past_scale(exercise):
    return [note for note in analyse(exercise).notes if note.kind is NoteKind.PAST_SCALE]


def test_a_note_names_every_computed_figure_beyond_the_scale_by_how_much_and_what_it_is_worth():
    (note,) = past_scale(small_exercise())
    assert note.found == (
        "2 computed figures pass the scale of Need met: Led walks, 1.455, 0.455 beyond the end at 1, is worth 145.5; "
        "Gym on prescription, 1.455, 0.455 beyond the end at 1, is worth 145.5. The value goes on at the scale's slope."
    )
    assert note.what_to_do == (
        "Check the figures behind it. If they are right, keep it, or give the exercise its own criteria/need.yaml with "
        "a wider scale."
    )


def test_a_cost_beyond_its_scale_is_said_in_pounds():
    exercise = load_exercise_files(edited(("costs.csv", "60000,", "6000000,")))
    note = past_scale(exercise)[-1]
    assert note.found.startswith(
        "A computed figure passes the scale of Cost: Led walks, £6,000,000, £4,500,000 beyond the end at £1,500,000, "
        "is worth −400.0."
    )


def test_harm_beyond_the_other_end_is_said_too():
    exercise = load_exercise_files(edited(("interventions.csv", "stop-smoking,-100,0.5", "stop-smoking,-900,0.5")))
    note = past_scale(exercise)[0]
    assert "Fewer quit groups, −2.306, 1.306 beyond the end at −1, is worth −230.6" in note.found


def test_within_the_scale_there_is_no_such_note():
    wide = small_files()["exercise.yaml"].replace(b"criteria: [need,", b"criteria: [need-addressed,")
    wide = wide.replace(b"{need: 50,", b"{need-addressed: 50,")
    weights = small_files()["weights.csv"].replace(b",need,", b",need-addressed,")
    assert past_scale(load_exercise_files(small_files() | {"exercise.yaml": wide, "weights.csv": weights})) == []


def test_what_the_panel_agreed_instead_is_on_the_scale_and_not_in_the_note():
    exercise = small_exercise()
    settled = replace(exercise.agreed[0], intervention="walks", criterion="need", value=100.0)
    (note,) = past_scale(replace(exercise, agreed=(*exercise.agreed, settled)))
    assert note.found.startswith("A computed figure passes the scale of ")
