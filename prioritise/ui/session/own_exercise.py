"""The exercise of one person alone: the one this server was started with, or the worked example, read once a change."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.store.location import NAMED_BY


def exercise_at_start() -> Exercise:
    """Load the exercise this server was started with, else the worked example. Raises FileProblems for a faulty one."""
    named = os.environ.get(NAMED_BY)
    place = Path(named) if named else example_folder()
    return _loaded(str(place), _stamp(place))


def starts_with_named() -> bool:
    """Tell whether this server was started with an exercise, and not with the worked example."""
    return bool(os.environ.get(NAMED_BY))


def worked_example() -> Exercise:
    """Load the worked example."""
    return _loaded(str(example_folder()), _stamp(example_folder()))


def _stamp(place: Path) -> float:
    files = [place, *place.rglob("*")] if place.is_dir() else [place]
    return max((file.stat().st_mtime for file in files if file.exists()), default=0.0)


@st.cache_resource(show_spinner=False, max_entries=8)
def _loaded(place: str, stamp: float) -> Exercise:
    del stamp  # part of the key: a changed file is read again
    return load_exercise(place, awaiting_panel=True, unfinished=True)
