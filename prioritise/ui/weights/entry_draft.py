"""Answers on their way: kept in the session as they are given, until they are saved or put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.judgement.weights.method import WeightMethod
from prioritise.report.weights.entry_words import answers_of
from prioritise.ui.weights.speakers_panel import Speaker, Standing

PREFIX = "weigh:"


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers of one speaker by one method. `place` begins every key that belongs to them."""

    place: str
    exercise: Exercise
    method: WeightMethod

    @property
    def answers(self) -> dict[tuple[str, str], float]:
        """What was answered so far, by criterion and the one it is compared with."""
        answers: dict[tuple[str, str], float] = st.session_state.setdefault(f"{self.place}:answers", {})
        return answers

    def key(self, *parts: str) -> str:
        """Return the key of one widget of this draft."""
        return ":".join((self.place, *parts))

    def seed(self, key: str, value: object) -> None:
        """Set what a widget shows until it is used. A widget that was out of sight has forgotten, the draft has not."""
        if key not in st.session_state:
            st.session_state[key] = value

    def taking(self, pair: tuple[str, str], key: str) -> Callable[[], None]:
        """Return a callback that keeps what a widget says as the answer about a pair; empties it when the widget is
        empty.
        """

        def take() -> None:
            said = st.session_state.get(key)
            if said is None:
                self.answers.pop(pair, None)
            else:
                self.answers[pair] = float(said)

        return take

    def change(self, pair: tuple[str, str], times: float) -> None:
        """Put one answer in place of another, and have the widgets show it. For callbacks."""
        self.answers[pair] = times
        forget_widgets(self.place)


def draft_of(exercise: Exercise, speaker: Speaker, method: WeightMethod, stands: Standing) -> Draft:
    """Return the draft of a speaker by a method; begun with what they saved before by the same method."""
    place = f"{place_of(exercise, speaker)}:{method.id}"
    if f"{place}:answers" not in st.session_state:
        st.session_state[f"{place}:answers"] = answers_of(exercise, stands.rows) if _by(stands, method) else {}
    return Draft(place, exercise, method)


def begin(exercise: Exercise, speaker: Speaker, stands: Standing) -> None:
    """Note the version this person begins from. What somebody else saves later must not be overwritten unseen.

    Alone nobody else saves: another version then means another exercise, and answers to the old one are forgotten.
    """
    place = f"{place_of(exercise, speaker)}:seen"
    if not speaker.at_panel and st.session_state.get(place, stands.version) != stands.version:
        put_back(exercise, speaker)
    st.session_state.setdefault(place, stands.version)


def begun_version(exercise: Exercise, speaker: Speaker) -> int:
    """Return the version the answers at hand began from. For callbacks, which come after the page was drawn."""
    begun: int = st.session_state[f"{place_of(exercise, speaker)}:seen"]
    return begun


def now_seen(exercise: Exercise, speaker: Speaker, version: int) -> None:
    """Note that this person has seen this version. For callbacks."""
    st.session_state[f"{place_of(exercise, speaker)}:seen"] = version


def put_back(exercise: Exercise, speaker: Speaker) -> None:
    """Forget every answer of a speaker that was not saved. For callbacks."""
    place = place_of(exercise, speaker)
    for key in [key for key in st.session_state if str(key).startswith(f"{place}:")]:
        del st.session_state[key]


def forget_widgets(place: str) -> None:
    """Have the widgets at a place start again from the draft. For callbacks."""
    for key in [key for key in st.session_state if str(key).startswith(f"{place}:widget:")]:
        del st.session_state[key]


def place_of(exercise: Exercise, speaker: Speaker) -> str:
    """Return where everything of one speaker in one exercise is kept."""
    return f"{PREFIX}{exercise.id}:{speaker.key}"


def _by(stands: Standing, method: WeightMethod) -> bool:
    return bool(stands.rows) and stands.rows[0].method == method.id
