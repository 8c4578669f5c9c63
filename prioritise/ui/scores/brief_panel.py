"""What is known of one intervention, with the needs profile of its exercise worked out once."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.needs.profile import NeedsRow, needs_profile
from prioritise.report.scores.intervention_brief import Brief, intervention_brief


def brief_of(exercise: Exercise, intervention: str) -> Brief:
    """What it is, for whom, its cost and the evidence."""
    return intervention_brief(exercise, _needs(exercise.digest, exercise), intervention)


@st.cache_resource(show_spinner=False, max_entries=16)
def _needs(exercise_digest: str, _exercise: Exercise) -> tuple[NeedsRow, ...]:
    del exercise_digest  # the key: an exercise itself is not hashed
    return needs_profile(_exercise)
