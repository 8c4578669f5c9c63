"""Asking for a list that meets chosen targets, and the answer in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, meet_targets, prices_of_targets
from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.vocabulary import words_of
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.portfolio.target_driven import MeetingTargets, TargetPrice
from prioritise.report.targets.missed_targets import meeting_title, missed_lines
from prioritise.report.targets.targets_asked import MeetingQuestion, TargetsAsked, asks_of
from prioritise.report.targets.ways_to_meet import WayToMeet, ways_to_meet
from prioritise.words import TextTable, first_capital, points, pounds


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Whether the targets can all be met, as a finding; by how much not; the lists to use; and what each costs.

    `result` is what was settled, `asks` of it as rules. `missed` is empty when all are met; `needed` are interventions
    that one of the targets could not be met without.
    """

    result: MeetingTargets
    title: str
    missed: tuple[str, ...]
    needed: tuple[str, ...]
    ways: tuple[WayToMeet, ...]
    prices: TextTable


@once
def meeting_view(analysis: Analysis, asked: TargetsAsked) -> MeetingView:
    """Settle what was asked: met at least cost and most value, or missed by as little as possible; and the prices.

    Raises IncompleteExercise for a target that cannot be projected.
    """
    asks = tuple(asks_of(analysis.exercise, asked))
    result = meet_targets(analysis, asks, weights=asked.importance)
    question = MeetingQuestion(analysis, asked, result)
    return MeetingView(
        result=result,
        title=meeting_title(question),
        missed=missed_lines(question),
        needed=tuple(needed.sentence for needed in result.needed),
        ways=ways_to_meet(question),
        prices=price_table(analysis.exercise, prices_of_targets(analysis, asks)),
    )


def price_table(exercise: Exercise, prices: Sequence[TargetPrice]) -> TextTable:
    """List what each target costs to meet: value given up and money added, alone and beside the others."""
    headings = (
        first_capital(words_of(exercise.vocabulary).target),
        "Value given up, alone",
        "Money added, alone",
        "Value given up, beside the others",
        "Money added, beside the others",
        "Met anyway",
    )
    rows = (
        (
            price.title,
            _value(price.value_alone),
            _money(price.cost_alone_gbp),
            _value(price.value_last),
            _money(price.cost_last_gbp),
            "yes" if price.met_anyway else "no",
        )
        for price in prices
    )
    return TextTable(headings, tuple(rows))


def _value(value_millionths: int | None) -> str:
    return "cannot be met" if value_millionths is None else f"{points(value_millionths / MILLIONTHS)} points"


def _money(cost_gbp: int | None) -> str:
    return "cannot be met" if cost_gbp is None else pounds(cost_gbp)
