"""The next question to settle, in words large enough to read across a room: its levels, and where the scores lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.disputes import to_settle, unscored_cells
from prioritise.analysis.once import once
from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import CellSpread
from prioritise.report.words.cell_words import cell_name, partner_called, unscored_words, value_words
from prioritise.report.words.end_words import end_sentence
from prioritise.report.words.part_round_words import part_left
from prioritise.robustness.disputed import DisputedCell
from prioritise.words import counted, joined, short_number

NOT_TESTED = "No list is proven best at present, so the order is by how far each moves a score."


@dataclass(frozen=True, slots=True)
class LevelWithScores:
    """One level to choose: its name and value, what it looks like, and who scored it; `members` is how many.

    `of` names their partners, each with how many where it is more than one.
    """

    name: str
    description: str
    members: int
    of: str


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """One question. `place` says which it is of how many; `aside` who did not know or stood aside; both may be empty.

    `at_ends` says what settling at either end would do; empty for one that nobody scored.
    """

    place: str
    name: str
    question: str
    levels: tuple[LevelWithScores, ...]
    aside: str
    at_ends: tuple[str, ...]


@once
def next_question(
    analysis: Analysis, cells: tuple[DisputedCell, ...], about: tuple[str, ...] = ()
) -> NextQuestion | None:
    """Find the first question still to settle, the one whose settling could change the list before all others.

    `cells` are the analysis's own, in the order of what they could change; those of the interventions that the round is
    `about`, where that is a part of the list, come first. None when nothing is left to settle.
    """
    left = to_settle(cells, about)
    if not left:
        return None
    first, exercise = left[0], analysis.exercise
    criterion, aside = exercise.criterion_by_id[first.spread.criterion], unscored_words(first.spread)
    return NextQuestion(
        place=_place_in_part(exercise, left, about) if about else _place(left),
        name=cell_name(exercise, first.spread),
        question=criterion.question,
        levels=_levels(exercise, criterion, first.spread),
        aside=f"{joined(aside)}." if aside else "",
        at_ends=(end_sentence(analysis, first, first.at_low), end_sentence(analysis, first, first.at_high)),
    )


@once
def unscored_question(exercise: Exercise) -> NextQuestion | None:
    """Find the first question that nobody scored: until it has a value there is no list. None when there is none."""
    left = unscored_cells(exercise)
    if not left:
        return None
    criterion = exercise.criterion_by_id[left[0].criterion]
    return NextQuestion(
        place=f"Nobody scored {counted(len(left), 'question')}. Until each has a value there is no list.",
        name=cell_name(exercise, left[0]),
        question=criterion.question,
        levels=_levels(exercise, criterion, None),
        aside="",
        at_ends=(),
    )


def _place(left: Sequence[DisputedCell]) -> str:
    size = counted(len(left), "question still divides", "questions still divide")
    if not all(cell.is_tested for cell in left):
        return f"{size} the panel. {NOT_TESTED}"
    changing = sum(cell.changes_list for cell in left)
    if not changing:
        return f"{size} the panel, and none would change the list by itself."
    return f"{size} the panel; {changing} would change the list, this one first."


def _place_in_part(exercise: Exercise, left: Sequence[DisputedCell], about: Collection[str]) -> str:
    is_tested = all(cell.is_tested for cell in left)
    changing = [cell.changes_list for cell in left] if is_tested else None
    said = part_left(exercise, about, [cell.spread for cell in left], changing)
    this_one = " This one is from an earlier round." if left[0].spread.intervention not in about else ""
    return f"{said}.{'' if is_tested else f' {NOT_TESTED}'}{this_one}"


def _levels(exercise: Exercise, criterion: Criterion, spread: CellSpread | None) -> tuple[LevelWithScores, ...]:
    """List the criterion's levels, and between them what was scored; on a scale without levels only what was."""
    values = spread.held if spread else ()
    steps = {level.value: level for level in criterion.scale.levels} if isinstance(criterion.scale, LevelScale) else {}
    levels = []
    for value in sorted({*steps, *(held_value.value for held_value in values)}):
        level = steps.get(value)
        partners = Counter(held_value.partner for held_value in values if held_value.value == value)
        levels.append(
            LevelWithScores(
                name=f"{level.name} ({short_number(value)})" if level else value_words(criterion, value),
                description=level.description if level else "",
                members=sum(partners.values()),
                of=_of(exercise, partners),
            )
        )
    return tuple(levels)


def _of(exercise: Exercise, partners: Counter[str]) -> str:
    named = ((partner_called(exercise, partner), count) for partner, count in partners.items())
    return joined(f"{name} ({count})" if count > 1 else name for name, count in named)
