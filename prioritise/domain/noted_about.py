"""The interventions a round asks about, as the event of its opening notes them."""

from __future__ import annotations

from collections.abc import Iterable

SEPARATOR = ","
"""No id holds one."""


def noted_about(interventions: Iterable[str]) -> str:
    """Write interventions as an event notes them."""
    return SEPARATOR.join(interventions)


def about_noted(noted: str) -> tuple[str, ...]:
    """Read the interventions that an event notes."""
    return tuple(noted.split(SEPARATOR))
