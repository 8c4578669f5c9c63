"""Loading a long file, explaining every place, bands, thresholds and start-up, each against work of the same run."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence

import pandas as pd

from benchmarks.enlarged import enlarged
from benchmarks.many_rows import INDICATORS, with_more_rows
from benchmarks.server import ROOT
from benchmarks.sweep_speed import seconds
from prioritise.analysis import Analysis, analyse, bands, explain
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.folder import read_path
from prioritise.files.exercise.loading import load_exercise, load_exercise_files
from prioritise.files.problem_list import ProblemList
from prioritise.files.shipped import example_folder
from prioritise.robustness.thresholds import thresholds

ROWS = 45_000
TIMES = 10
IMPORTS = "import streamlit, pandas, pulp, altair"


def loading_timed(seed: int) -> float:
    """How long an exercise with many rows of figures takes to load, in times of `pandas.read_csv` on those rows."""
    files = with_more_rows(read_path(example_folder(), ProblemList()), ROWS, seed=seed)
    ours = seconds(lambda: load_exercise_files(files))
    # Several times, for one is only a few ticks of the clock.
    return ours / (seconds(lambda: [pd.read_csv(io.BytesIO(files[INDICATORS])) for _ in range(TIMES)]) / TIMES)


def explaining_timed(seed: int, size: int) -> float:
    """How long explaining every intervention takes, in analyses of the same exercise."""
    exercise = _exercise(seed, size)
    made: list[Analysis] = []
    once = seconds(lambda: made.append(analyse(exercise)))
    return seconds(lambda: [explain(made[0], each.id) for each in made[0].problem.interventions]) / once


def bands_timed(seed: int, size: int) -> float:
    """How long the bands take, in analyses."""
    exercise = _exercise(seed, size)
    made: list[Analysis] = []
    once = seconds(lambda: made.append(analyse(exercise)))
    return seconds(lambda: bands(made[0])) / once


def thresholds_timed(seed: int, size: int) -> float:
    """How long the exact thresholds of every weight take, in analyses."""
    exercise = _exercise(seed, size)
    made: list[Analysis] = []
    once = seconds(lambda: made.append(analyse(exercise)))
    return seconds(lambda: thresholds(made[0].problem, made[0].portfolio)) / once


def starting_timed(words: Sequence[str]) -> float:
    """How long a command takes from nothing, in times of importing the libraries alone."""
    ours = seconds(lambda: _run("from prioritise.cli import main; main()", words))
    return ours / seconds(lambda: _run(IMPORTS, ()))


def _exercise(seed: int, size: int) -> Exercise:
    example = load_exercise(example_folder())
    return example if size <= len(example.interventions) else enlarged(example, size, seed=seed)


def _run(code: str, words: Sequence[str]) -> None:
    command = [sys.executable, "-c", code, *words]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
