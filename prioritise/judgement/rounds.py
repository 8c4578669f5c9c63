"""An exercise as it stood before one of its rounds of scoring."""

from __future__ import annotations

from dataclasses import replace

from prioritise.domain.exercise import Exercise


def rounds_spoken_in(exercise: Exercise) -> tuple[int, ...]:
    """Return the rounds in which anybody scored or anything was settled, first to last."""
    return tuple(sorted({score.round for score in exercise.scores} | {score.round for score in exercise.agreed}))


def before_round(exercise: Exercise, number: int) -> Exercise:
    """Return the exercise without what was scored and settled in this round and later ones; all else as it is now.

    Weights belong to no round, so they stay those now in use. The files are left out: they say what is said now.
    """
    return _up_to(exercise, scored=number - 1, settled=number - 1)


def as_revealed(exercise: Exercise, number: int) -> Exercise:
    """Return the exercise as the scores of a round left it, before anything was settled in it; all else as it is now.

    What was scored and settled in later rounds is left out too, and so are the files.
    """
    return _up_to(exercise, scored=number, settled=number - 1)


def _up_to(exercise: Exercise, *, scored: int, settled: int) -> Exercise:
    return replace(
        exercise,
        scores=tuple(score for score in exercise.scores if score.round <= scored),
        agreed=tuple(score for score in exercise.agreed if score.round <= settled),
        files=(),
    )
