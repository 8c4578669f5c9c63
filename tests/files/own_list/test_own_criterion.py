"""A criterion of one's own, a copy with parts emptied, and what is typed and not kept yet."""

from __future__ import annotations

from datetime import date

import pytest

from prioritise.analysis.own_list import own_list
from prioritise.domain.criteria import MeasuredBy
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.own_list.begun import without_library
from prioritise.files.own_list.criteria import offered_of
from prioritise.files.own_list.emptied import Emptied, emptied_copy
from prioritise.files.own_list.own_criterion import USUAL_LEVELS, OwnCriterion, own_criteria, with_own_criterion
from prioritise.files.own_list.typed_draft import TypedDraft, draft_bytes, draft_of_bytes
from tests.files.own_list.test_steps import made
from tests.worked_example import worked_example

TODAY = date(2026, 3, 1)
LEVELS = OwnCriterion("Fairness", "Is it fair?", "People asked for it.", TODAY, levels=USUAL_LEVELS)
FIGURE = OwnCriterion("Waits", "How many days less?", "Waits are long.", TODAY, unit="days", at_best="30")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return made()


@pytest.mark.parametrize(("own", "by"), [(LEVELS, MeasuredBy.PANEL), (FIGURE, MeasuredBy.MEASUREMENT)])
def test_a_criterion_of_ones_own_is_a_file_of_the_exercise_and_asked_for(files, own, by):
    done = with_own_criterion(files, own)
    assert done.problems == ()
    (criterion,) = own_criteria(done.files)
    assert (criterion.name, criterion.measured_by) == (own.name, by)
    exercise = load_exercise_files(done.files, awaiting_panel=True, unfinished=True)
    assert criterion.id in exercise.criterion_by_id
    assert len([each for each in own_list(done.files).missing if each.criterion == criterion.id]) == 6
    assert offered_of(done.files)[-1].criterion == criterion
    assert own_criteria(without_library(exercise.files)) == (criterion,)


@pytest.mark.parametrize(
    ("own", "where"),
    [
        (OwnCriterion("", "Is it?", "x", TODAY, levels=USUAL_LEVELS), "Name"),
        (OwnCriterion("Cost", "Is it?", "x", TODAY, levels=USUAL_LEVELS), "Name"),
        (OwnCriterion("A", "Is it?", "", TODAY, levels=USUAL_LEVELS), "Why it matters"),
        (OwnCriterion("A", "Is it?", "x", TODAY, unit="days", at_best="many"), "The best, at"),
        (OwnCriterion("A", "Is it?", "x", TODAY, unit="days", at_best="0"), "The best, at"),
        (OwnCriterion("A", "Is it?", "x", TODAY, at_best="3"), "Counted in"),
        (OwnCriterion("A", "Is it?", "x", TODAY, levels=Grid("Levels", USUAL_LEVELS.headings)), ""),
    ],
)
def test_what_is_missing_of_it_is_said_where_it_is_and_nothing_is_written(files, own, where):
    done = with_own_criterion(files, own)
    assert done.files == files
    assert where in {each.column for each in done.problems}


def test_a_copy_keeps_all_but_what_is_emptied_and_waits_for_that():
    files = {each.name: each.content for each in worked_example().files}
    copied = emptied_copy(files, (Emptied.SCORES, Emptied.WEIGHTS, Emptied.COSTS), title="Ours")
    exercise = load_exercise_files(copied, awaiting_panel=True, unfinished=True)
    assert (exercise.id, exercise.title) == ("rochdale-copy", "Ours")
    assert not (exercise.scores)
    assert not (exercise.agreed)
    assert not (exercise.comments)
    assert not (exercise.weights)
    assert not exercise.costs
    assert exercise.interventions == worked_example().interventions
    assert exercise.effects == worked_example().effects
    assert "scores" not in exercise.illustrative


def test_what_is_typed_goes_out_and_comes_back_the_same():
    grid = Grid("Money", ("Fund", "Kind"), (GridRow("a", ("£1", "“revenue”")), GridRow("", ("", "x"))))
    draft = TypedDraft().with_step(2, {"money": grid})
    assert draft_of_bytes(draft_bytes(draft)) == draft
    assert draft.with_step(2, {}) == TypedDraft()
    boxes = draft.with_box(1, "years", 2).with_box(1, "place", "Bury").with_box(4, "tick", True)
    assert draft_of_bytes(draft_bytes(boxes)) == boxes
    assert boxes.with_boxes_of(1, {}).boxes == {4: {"tick": True}}
    assert draft_of_bytes(b"{broken") == draft_of_bytes(b"") == draft_of_bytes(b"[1]") == TypedDraft()
