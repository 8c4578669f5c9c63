"""Interests that members of the panel declared, what each stood aside from, and how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis.members_said import declared_interests
from prioritise.domain.exercise import Exercise
from prioritise.judgement.interests import DeclaredInterest
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.report.words.voice_words import voice_name
from prioritise.words import TextTable, counted, first_capital, joined, lower_first

HEADINGS = ("Who", "On", "Stood aside from", "Why", "How long")
WHY_NOT_SAID = "then answered again; why is not written down"


@dataclass(frozen=True, slots=True)
class InterestsView:
    """How many declared an interest, and each by role and partner."""

    finding: str
    table: TextTable


def interests_view(exercise: Exercise, *, at_panel: bool) -> InterestsView:
    """Say who declared an interest in what, and how long it stood. Those of an open round are not known yet."""
    declared = declared_interests(exercise.scores)
    later = " Those of an open round are shown once it is revealed." if at_panel else ""
    rows = tuple(_row(exercise, interest) for interest in declared)
    return InterestsView(f"{_finding(declared)}{later}", TextTable(HEADINGS, rows))


def withdrawn_sentence(declared: Sequence[DeclaredInterest]) -> str:
    """Say how many interests were withdrawn later, with a space before it; empty where all of them stand."""
    withdrawn = sum(not interest.stands for interest in declared)
    if not withdrawn:
        return ""
    if withdrawn == len(declared):
        return " It was withdrawn later." if withdrawn == 1 else " All of these were withdrawn later."
    was = "was" if withdrawn == 1 else "were"
    return f" {withdrawn} of {counted(len(declared), 'interest')} {was} withdrawn later."


def how_long(declared: DeclaredInterest) -> str:
    """Say from which round until which somebody stood aside, and why no longer."""
    if declared.stands:
        return f"since round {declared.since}"
    then = f"then withdrew: {' '.join(declared.why_back)}" if declared.why_back else WHY_NOT_SAID
    return f"from round {declared.since} until round {declared.until}, {then}"


def aside_from(exercise: Exercise, declared: DeclaredInterest) -> str:
    """Name the criteria that somebody stood aside from, in the order of the exercise."""
    aside = (criterion.name for criterion in exercise.criteria if criterion.id in declared.criteria)
    return first_capital(joined(lower_first(name) for name in aside))


def _finding(declared: Sequence[DeclaredInterest]) -> str:
    who = {interest.member for interest in declared}
    if not who:
        return "Nobody has declared an interest."
    said = f"{counted(len(who), 'member has', 'members have')} declared an interest and stood aside."
    return f"{said}{withdrawn_sentence(declared)}"


def _row(exercise: Exercise, declared: DeclaredInterest) -> tuple[str, ...]:
    partner_of = {member.id: member.partner for member in exercise.members}
    return (
        safe(voice_name(exercise, partner_of[declared.member], declared.member), MOST_IN_A_CELL),
        exercise.intervention_by_id[declared.intervention].name,
        aside_from(exercise, declared),
        safe(joined(declared.reasons), MOST_IN_A_CELL) or "no reason given",
        safe(first_capital(how_long(declared)), MOST_IN_A_CELL),
    )
