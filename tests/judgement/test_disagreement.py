"""Where members differ: the ends, the middle, who holds them, and at which level the question stands."""

from dataclasses import replace

import pytest

from prioritise.domain.partners import AgreedScore, Member, PanelScore, ScoreState
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.judgement.disagreement import UnscoredCell, panel_spreads, unscored_cells
from tests.files.small_exercise import small_exercise
from tests.files.test_levels import levelled

PANEL = (Member("clerk", "council", "Clerk"), Member("gp", "nhs", "GP"), Member("nurse", "nhs", "Nurse"))


def score(member, value, *, level="", round_number=1, state=ScoreState.GIVEN, criterion="acceptability"):
    return PanelScore(round_number, member, "walks", criterion, value, state, "", level)


def agreed(value, *, level="", round_number=1):
    return AgreedScore(round_number, "walks", "acceptability", value, "Talked through", level)


def spreads(*scores, settled=(), levels=False):
    exercise = load_exercise_files(levelled()) if levels else small_exercise()
    return panel_spreads(replace(exercise, members=PANEL, scores=scores, agreed=tuple(settled)))


def only(*scores, settled=()):
    (found,) = spreads(*scores, settled=settled)
    return found


def test_the_ends_the_middle_and_who_holds_them():
    found = only(score("gp", 80.0), score("clerk", 20.0), score("nurse", 80.0))
    assert (found.low, found.middle, found.high) == (20, 80, 80)
    assert found.partners_at(found.low) == ("council",)
    assert found.partners_at(found.high) == ("nhs",)
    assert found.is_divided
    assert not found.is_settled


@pytest.mark.parametrize("values", [[50.0], [50.0, 50.0]])
def test_one_voice_or_one_value_is_not_divided(values):
    assert not only(*(score(who, value) for who, value in zip(("gp", "clerk"), values, strict=False))).is_divided


def test_who_does_not_know_or_stands_aside_is_counted_and_holds_nothing():
    found = only(
        score("gp", 80.0),
        score("clerk", None, state=ScoreState.UNKNOWN),
        score("nurse", None, state=ScoreState.INTEREST),
    )
    assert ([each.member for each in found.held], found.unknown, found.interest) == (["gp"], 1, 1)


def test_a_cell_nobody_gave_a_value_for_is_not_there():
    assert spreads(score("gp", None, state=ScoreState.UNKNOWN)) == ()


def test_a_new_round_opens_a_settled_cell_again():
    before = only(score("gp", 0.0), score("clerk", 50.0), settled=[agreed(40.0)])
    assert before.is_settled
    after = only(
        score("gp", 0.0),
        score("clerk", 50.0),
        score("gp", 10.0, round_number=2),
        score("clerk", 20.0, round_number=2),
        settled=[agreed(40.0)],
    )
    assert (after.low, after.high, after.round, after.is_settled) == (10, 20, 2, False)
    assert after.agreed.value == 40


def test_scores_for_all_levels_are_one_cell():
    (found,) = spreads(score("gp", 80.0), score("clerk", 20.0), levels=True)
    assert (found.level, found.low, found.high) == ("", 20, 80)


def test_one_score_of_a_single_level_makes_a_cell_of_each_and_the_others_count_by_people():
    # Half scale reaches 150 of 300 people.
    half, full = spreads(score("gp", 80.0), score("clerk", 20.0, level="half"), levels=True)
    assert (half.level, [each.value for each in half.held]) == ("half", [20, 40])
    assert (full.level, [each.value for each in full.held]) == ("full", [80])


def test_a_likelihood_for_all_levels_counts_whole_at_each():
    half, _full = spreads(
        score("gp", 80.0, criterion="deliverability"),
        score("clerk", 20.0, level="half", criterion="deliverability"),
        levels=True,
    )
    assert [each.value for each in half.held] == [20, 80]


def test_what_was_agreed_for_single_levels_shows_the_scores_by_level():
    half, full = spreads(score("gp", 80.0), score("clerk", 20.0), settled=[agreed(15.0, level="half")], levels=True)
    assert (half.low, half.high, half.agreed.value) == (10, 40, 15)
    assert (full.low, full.high, full.agreed) == (20, 80, None)


def test_what_was_agreed_for_all_levels_counts_at_each_by_people():
    half, full = spreads(score("gp", 80.0, level="half"), score("clerk", 20.0), settled=[agreed(60.0)], levels=True)
    assert (half.agreed.value, full.agreed.value) == (30, 60)


def bare(*scores, settled=(), levels=False):
    exercise = load_exercise_files(levelled()) if levels else small_exercise()
    kept = tuple(row for row in exercise.scores if row.intervention != "walks")
    changed = replace(exercise, members=PANEL, scores=(*kept, *scores), agreed=tuple(settled))
    return {(each.level, each.criterion) for each in unscored_cells(changed) if each.intervention == "walks"}


def test_a_cell_without_a_score_or_an_agreed_value_is_bare():
    unknown = score("gp", None, state=ScoreState.UNKNOWN)
    assert bare(unknown) == {("", "acceptability"), ("", "deliverability")}
    assert bare(score("gp", 50.0)) == {("", "deliverability")}
    assert bare(settled=[agreed(50.0)]) == {("", "deliverability")}


def test_levels_are_bare_one_by_one_or_all_as_one():
    assert bare(levels=True) == {("", "acceptability"), ("", "deliverability")}
    assert bare(score("gp", 50.0, level="half"), levels=True) == {("full", "acceptability"), ("", "deliverability")}
    assert bare(score("gp", 50.0), levels=True) == {("", "deliverability")}


def test_every_cell_of_a_scored_exercise_has_a_value():
    assert unscored_cells(small_exercise()) == ()
    assert unscored_cells(replace(small_exercise(), scores=(), agreed=()))[0] == UnscoredCell(
        "stop-smoking", "", "acceptability"
    )
