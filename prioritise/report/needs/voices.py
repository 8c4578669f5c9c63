"""What people say they need, theme by theme, beside the figures of that theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.voices import CommunityVoice
from prioritise.report.words.needs_profile import NeedsRow, needs_profile, row_in_words
from prioritise.words import TextTable

MOST_FIGURES = 5
"""Beside one theme; the worst come first."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person or group says they need, in quotation marks, and where and when it was written down."""

    who: str
    statement: str
    source: str


@dataclass(frozen=True, slots=True)
class ThemeVoices:
    """One theme: what is said, oldest first, and its figures in words, worst first; none where nothing is linked."""

    theme: str
    voices: tuple[Voice, ...]
    figures: tuple[str, ...]


@once
def voices_by_theme(exercise: Exercise) -> tuple[ThemeVoices, ...]:
    """Return what communities, patients, carers and providers say, by theme.

    A theme's figures are those that its interventions act on; a theme that is a domain of the needs assessment has the
    domain's own.
    """
    rows = needs_profile(exercise)
    themes = sorted({voice.theme for voice in exercise.voices})
    return tuple(
        ThemeVoices(
            theme,
            tuple(
                Voice(voice.who, f"“{voice.statement}”", f"Source: {voice.source}, {voice.date:%B %Y}.")
                for voice in _said(exercise, theme)
            ),
            tuple(
                f"{row.indicator.name}: {row_in_words(exercise, row)}"
                for row in _of_theme(exercise, rows, theme)[:MOST_FIGURES]
            ),
        )
        for theme in themes
    )


def voices_table(exercise: Exercise) -> TextTable:
    """List every statement with its source, and the figures of its theme, for a sheet or a file."""
    rows: list[tuple[str, ...]] = []
    for theme in voices_by_theme(exercise):
        figures = "; ".join(theme.figures) or "none linked"
        rows.extend(
            (theme.theme, voice.who, voice.statement, voice.source, f"{voice.date:%Y-%m-%d}", figures)
            for voice in _said(exercise, theme.theme)
        )
    return TextTable(("theme", "who", "statement", "source", "date", "figures of the theme"), tuple(rows))


def _said(exercise: Exercise, theme: str) -> list[CommunityVoice]:
    return sorted((voice for voice in exercise.voices if voice.theme == theme), key=lambda voice: voice.date)


def _of_theme(exercise: Exercise, rows: Sequence[NeedsRow], theme: str) -> list[NeedsRow]:
    acting = {intervention.id for intervention in exercise.interventions if intervention.theme == theme}
    acted_on = {effect.indicator for effect in exercise.effects if effect.intervention in acting}
    return [row for row in rows if row.indicator.id in acted_on or row.indicator.domain.value == theme]
