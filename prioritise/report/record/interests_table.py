"""Interests that members of the panel declared, and what each stood aside from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.report.words.voice_words import voice_name
from prioritise.words import TextTable, counted, first_capital, joined, lower_first

HEADINGS = ("Who", "On", "Stood aside from", "Why")


@dataclass(frozen=True, slots=True)
class InterestsView:
    """How many declared an interest, and each by role and partner."""

    finding: str
    table: TextTable


def interests_view(exercise: Exercise, *, at_panel: bool) -> InterestsView:
    """Say who declared an interest in what. Interests of a round that is still open are not known yet."""
    aside: dict[tuple[str, str], list[PanelScore]] = {}
    for score in exercise.scores:
        if score.state is ScoreState.INTEREST:
            aside.setdefault((score.member, score.intervention), []).append(score)
    who = {member for member, _intervention in aside}
    partner_of = {member.id: member.partner for member in exercise.members}
    rows = tuple(
        (
            safe(voice_name(exercise, partner_of[member], member), MOST_IN_A_CELL),
            exercise.intervention_by_id[intervention].name,
            first_capital(
                joined(lower_first(exercise.criterion_by_id[criterion].name) for criterion in _criteria(scores))
            ),
            safe(joined(dict.fromkeys(filter(None, (score.reason for score in scores)))), MOST_IN_A_CELL)
            or "no reason given",
        )
        for (member, intervention), scores in aside.items()
    )
    later = " Those of an open round are shown once it is revealed." if at_panel else ""
    said = (
        f"{counted(len(who), 'member has', 'members have')} declared an interest and stood aside."
        if who
        else ("Nobody has declared an interest.")
    )
    return InterestsView(f"{said}{later}", TextTable(HEADINGS, rows))


def _criteria(scores: Sequence[PanelScore]) -> Iterable[str]:
    return dict.fromkeys(score.criterion for score in scores)
