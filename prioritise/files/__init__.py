"""The edge: exercise folders in and out, with every problem of every file reported at once."""

from prioritise.files.exercise.loading import load_exercise, load_exercise_archive

__all__ = ["load_exercise", "load_exercise_archive"]
