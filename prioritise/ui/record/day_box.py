"""The day on which something was signed, said or answered: today unless it is another, and never one to come."""

from __future__ import annotations

from streamlit.delta_generator import DeltaGenerator

from prioritise.store.database import clock_now


def day_box(place: DeltaGenerator, *, key: str) -> None:
    """Draw the box of a day, which is there again after another page."""
    today = clock_now().date()
    place.date_input("Day", value=today, max_value=today, format="DD/MM/YYYY", key=key, persist_state="session")
