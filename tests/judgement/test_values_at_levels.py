"""How a score for the whole, a score at a level and an agreed value combine: the table of docs/method/disputes.md.

Led walks reach 300 people a year, half scale 150 of them.
"""

from dataclasses import replace

import pytest

from prioritise.analysis.appraised import appraised_so_far
from prioritise.domain.interventions import Measurement, Proposal
from prioritise.domain.partners import AgreedScore, Member, PanelScore, ScoreState
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.judgement.appraisal import settled_at
from prioritise.judgement.disagreement import panel_spreads
from tests.files.test_levels import levelled

PANEL = (Member("clerk", "council", "Clerk"), Member("gp", "nhs", "GP"), Member("nurse", "nhs", "Nurse"))
HALF = Proposal("walks", "half")


def score(member, value, *, level="", round_number=1, state=ScoreState.GIVEN):
    return PanelScore(round_number, member, "walks", "acceptability", value, state, "", level)


def agreed(value, *, level="", round_number=1):
    return AgreedScore(round_number, "walks", "acceptability", value, "Talked through", level)


WHOLE = (score("gp", 80.0), score("clerk", 60.0))
AT_HALF = (score("gp", 50.0, level="half"), score("clerk", 20.0, level="half"))
AT_FULL = (score("gp", 90.0, level="full"), score("clerk", 70.0, level="full"))
LATER = tuple(replace(row, round=2) for row in (*AT_HALF, *AT_FULL))


def exercise_with(*scores, settled=(), sizes_known=True):
    exercise = load_exercise_files(levelled())
    sized = exercise.levels if sizes_known else tuple(replace(level, people_per_year=None) for level in exercise.levels)
    return replace(exercise, members=PANEL, scores=scores, agreed=tuple(settled), levels=sized)


def half_of(appraisal):
    return appraisal.cell_at.get((HALF, "acceptability"))


def at_half(*scores, settled=(), sizes_known=True):
    return half_of(appraised_so_far(exercise_with(*scores, settled=settled, sizes_known=sizes_known)))


@pytest.mark.parametrize(
    ("scores", "settled", "value", "low", "high"),
    [
        pytest.param(WHOLE, (), 35, 30, 40, id="scored for the whole"),
        pytest.param((*AT_HALF, *AT_FULL), (), 35, 20, 50, id="scored at the level"),
        pytest.param((WHOLE[0], AT_HALF[1]), (), 30, 20, 40, id="one for the whole, one at the level"),
        pytest.param((*WHOLE, *LATER), (), 35, 20, 50, id="for the whole, at the level in a later round"),
        pytest.param(WHOLE, (agreed(50.0),), 25, 30, 40, id="scored and agreed for the whole"),
        pytest.param(AT_HALF, (agreed(50.0),), 25, 20, 50, id="scored at the level, agreed for the whole"),
        pytest.param(WHOLE, (agreed(33.0, level="half"),), 33, 30, 40, id="for the whole, agreed at the level"),
        pytest.param(AT_HALF, (agreed(33.0, level="half"),), 33, 20, 50, id="scored and agreed at the level"),
        pytest.param((), (agreed(50.0),), 25, None, None, id="agreed for the whole only"),
        pytest.param((), (agreed(33.0, level="half"),), 33, None, None, id="agreed at the level only"),
    ],
)
def test_a_level_has_its_part_of_what_is_said_of_the_whole_and_all_of_what_is_said_of_it(
    scores, settled, value, low, high
):
    cell = at_half(*scores, settled=settled)
    assert (cell.value, cell.low, cell.high) == (value, low, high)


def test_where_the_part_is_not_known_scores_for_the_whole_give_a_level_no_value_and_no_range():
    assert at_half(*WHOLE, sizes_known=False) is None
    cell = at_half(*WHOLE, settled=[agreed(33.0, level="half")], sizes_known=False)
    assert (cell.value, cell.low, cell.high) == (33, None, None)


@pytest.mark.parametrize("others", [(), (score("nurse", None, round_number=2, state=ScoreState.UNKNOWN),)])
def test_a_later_round_by_level_replaces_scores_for_the_whole(others):
    cell = at_half(*WHOLE, *LATER, *others)
    assert cell.source == "round 2, 2 members"
    unsized = at_half(*WHOLE, *LATER, *others, sizes_known=False)
    assert (unsized.value, unsized.low, unsized.high) == (35, 20, 50)


@pytest.mark.parametrize("scores", [WHOLE, AT_HALF + AT_FULL, (*WHOLE, *LATER), (WHOLE[0], AT_HALF[1])])
@pytest.mark.parametrize("before", [(), (agreed(50.0),), (agreed(40.0, level="half"), agreed(80.0, level="full"))])
@pytest.mark.parametrize("level", ["", "half"])
def test_settling_a_cell_is_the_same_as_appraising_it_anew(scores, before, level):
    exercise = exercise_with(*scores, settled=before)
    last = agreed(34.0, level=level, round_number=3)
    quick = half_of(settled_at(exercise, appraised_so_far(exercise), last))
    assert quick == half_of(appraised_so_far(replace(exercise, agreed=(*before, last))))


def test_settling_at_a_level_needs_no_people():
    exercise = exercise_with(*AT_HALF, *AT_FULL, sizes_known=False)
    last = agreed(34.0, level="half")
    quick = half_of(settled_at(exercise, appraised_so_far(exercise), last))
    assert (quick.value, quick.low, quick.high) == (34, 20, 50)
    assert settled_at(exercise, appraised_so_far(exercise), agreed(34.0)) is None


@pytest.mark.parametrize("scores", [WHOLE, AT_HALF + AT_FULL, (*WHOLE, *LATER)])
def test_what_divides_the_panel_at_a_level_is_the_range_of_its_value(scores):
    exercise = exercise_with(*scores, settled=[agreed(33.0, level="half", round_number=2)])
    spread = next(each for each in panel_spreads(exercise) if each.level == "half")
    cell = half_of(appraised_so_far(exercise))
    assert (spread.low, spread.high, spread.agreed.value) == (cell.low, cell.high, cell.value)


def test_where_the_part_is_not_known_scores_for_the_whole_divide_nobody_at_a_level():
    settled = [agreed(33.0, level="half"), agreed(60.0, level="full")]
    assert panel_spreads(exercise_with(*WHOLE, settled=settled, sizes_known=False)) == ()


def test_a_figure_for_the_whole_is_set_aside_at_a_level_with_its_part():
    entered = Measurement("walks", "acceptability", 40.0, 20.0, 80.0, "One officer")
    exercise = exercise_with(settled=[agreed(33.0, level="half"), agreed(60.0, level="full")])
    exercise = replace(exercise, measurements=(*exercise.measurements, entered))
    aside = half_of(appraised_so_far(exercise)).replaced
    assert (aside.value, aside.low, aside.high) == (20, 10, 40)
    assert aside.source == "One officer; 150 of 300 people a year at this level"
