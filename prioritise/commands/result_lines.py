"""Lines that several commands print of a result."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.priority_list import summary_sentence
from prioritise.analysis.small_counts import small_counts_in_files
from prioritise.domain.exercise import Exercise
from prioritise.report.words.conflict_text import conflict_lines
from prioritise.words import counted

EXERCISE_HELP = "an exercise folder, a zip of one, or its Excel workbook"
SCENARIO_HELP = "a scenario of the exercise; what was agreed if left out"


def heading_lines(analysis: Analysis) -> tuple[str, ...]:
    """Name the exercise and the scenario, and say what the portfolio does and what is not real."""
    exercise = analysis.exercise
    unreal = f"Illustrative, not real: {', '.join(exercise.illustrative)}." if exercise.illustrative else ""
    scenario = f"Scenario: {analysis.scenario.name}. {summary_sentence(analysis)}"
    return (exercise.title, scenario, *([unreal] if unreal else []))


def no_list_lines(analysis: Analysis) -> tuple[str, ...]:
    """Say what was asked, and why no list obeys the rules."""
    return (*heading_lines(analysis), *conflict_lines(analysis))


def note_lines(analysis: Analysis) -> tuple[str, ...]:
    """Say how loose spellings were read, then what is valid but worth a second look, a line each."""
    read_as = [f"Note: {note.sentence}" for note in analysis.exercise.file_notes]
    return (*read_as, *(f"Note: {note.found} {note.what_to_do}" for note in analysis.notes))


def small_count_lines(exercise: Exercise, file: str) -> tuple[str, ...]:
    """Say that a file holds the exercise's files as they are, where these have small counts of people."""
    counts = small_counts_in_files(exercise)
    if not counts:
        return ()
    small = f"{counted(counts, 'count')} of {exercise.settings.small_number} or fewer people"
    return (
        f"Note: {file} holds your files as they are, with {small}. Keep it within the partnership;",
        "docs/method/evidence.md says how to publish one.",
    )
