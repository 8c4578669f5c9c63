"""Every change that can be made of an open exercise on its page, and the exercise that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.domain.rules import Rule
from prioritise.files.exercise.draft import draft_of
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.grids.copied import with_copy
from prioritise.files.grids.edited import Edited, TypedGrids, edited
from prioritise.files.grids.merged import TAKEN_OUT, BothChanged, merged
from prioritise.files.grids.of_files import grids_of_draft
from prioritise.files.grids.rule_edit import TypedRule, with_rule
from prioritise.files.grids.rule_sentences import rule_sentence
from prioritise.files.grids.table_grids import effects_grid, targets_grid

RULES = "Rules"


@dataclass(frozen=True, slots=True)
class Copied:
    """An intervention is copied."""

    intervention: str


@dataclass(frozen=True, slots=True)
class TakenOut:
    """An intervention is taken out, with all that rests on it."""

    intervention: str


Change = TypedGrids | TypedRule | Copied | TakenOut


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change comes to, and the exercise with it: None with problems, or when nothing is changed."""

    result: Edited
    exercise: Exercise | None


@dataclass(frozen=True, slots=True)
class OnTop:
    """A change of an exercise that has become another meanwhile, put on top of that, and what both changed."""

    change: Change
    both: tuple[BothChanged, ...]


def changed_exercise(exercise: Exercise, change: Change) -> Changed:
    """Make a change of an open exercise; problems in what it comes to are those of the change."""
    files = exercise.contents
    try:
        result = _result(files, change)
    except FileProblems as error:
        return Changed(Edited(files, error.problems), None)
    if result.problems or not result.changed:
        return Changed(result, None)
    try:
        return Changed(result, load_exercise_files(result.files, awaiting_panel=True, unfinished=True))
    except FileProblems as error:
        return Changed(replace(result, files=files, problems=error.problems), None)


def on_top(change: Change, before: Exercise, now: Exercise) -> OnTop:
    """Put a change that was made of `before` on top of what the exercise is now."""
    if not isinstance(change, TypedGrids):
        return OnTop(change, _both_of_rule(change, before, now))
    put = merged(change, grids_of_exercise(before), grids_of_exercise(now))
    return OnTop(put.typed, put.both)


def grids_of_exercise(exercise: Exercise) -> TypedGrids:
    """Return every grid of an open exercise as its files have it."""
    draft = draft_of(exercise.contents)
    grids = grids_of_draft(draft)
    return TypedGrids(grids.money, grids.interventions, grids.costs, effects_grid(draft), targets_grid(draft))


def _result(files: Mapping[str, bytes], change: Change) -> Edited:
    if isinstance(change, TypedRule):
        return with_rule(files, change)
    if isinstance(change, Copied):
        return with_copy(files, change.intervention)
    if isinstance(change, TakenOut):
        grid = grids_of_draft(draft_of(files)).interventions
        rest = grid.with_rows(row for row in grid.rows if row.id != change.intervention)
        return edited(files, TypedGrids(interventions=rest))
    return edited(files, change)


def _both_of_rule(change: Change, before: Exercise, now: Exercise) -> tuple[BothChanged, ...]:
    if not isinstance(change, TypedRule) or not change.id:
        return ()
    was, stands = _rule(before, change.id), _rule(now, change.id)
    if was is None or was == stands:
        return ()
    after = changed_exercise(now, change).exercise
    mine = _rule(after, change.id) if after else None
    yours = rule_sentence(mine, after) if mine and after else TAKEN_OUT
    theirs = rule_sentence(stands, now) if stands else TAKEN_OUT
    return (BothChanged(RULES, rule_sentence(was, before), "", yours, theirs),)


def _rule(exercise: Exercise, rule: str) -> Rule | None:
    return next((known for known in exercise.rules if known.id == rule), None)
