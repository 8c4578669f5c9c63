"""The worked example with more interventions is an exercise like any other."""

from benchmarks.many_interventions import with_more_interventions
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.shipped import example_folder


def test_three_times_the_interventions_load_with_their_own_names_and_costs():
    folder = example_folder()
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    exercise = load_exercise_files(with_more_interventions(files, 3))
    assert len(exercise.interventions) == 108
    assert len({intervention.name for intervention in exercise.interventions}) == 108
    first, copy = exercise.interventions[0], exercise.interventions[36]
    assert copy.id == f"{first.id}-1"
    cuts = {intervention.id: intervention.reduces for intervention in exercise.interventions if intervention.reduces}
    assert cuts["trim-exercise-referral-2"] == "exercise-referral-2"
