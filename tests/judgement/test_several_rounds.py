"""Of several rounds each member's own latest answer counts, and the source says from which rounds it comes."""

from dataclasses import replace

from prioritise.analysis import analyse
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.judgement.disagreement import panel_spreads

CELL = ("mmr-catch-up", "deliverability")


def given(exercise, member, value, number, state=ScoreState.GIVEN):
    row = PanelScore(number, member, *CELL, value, state, "")
    return replace(exercise, scores=(*exercise.scores, row))


def cell_of(exercise):
    return analyse(exercise).appraisal.cell_of[CELL]


def spread_of(exercise):
    return next(each for each in panel_spreads(exercise) if (each.intervention, each.criterion) == CELL)


def test_one_members_answer_does_not_replace_everybodys(example):
    before = spread_of(example)
    after = given(example, before.held[0].member, 15.0, 2)
    values = sorted([15.0, *(each.value for each in before.held[1:])])
    assert [each.value for each in spread_of(after).held] == values
    assert spread_of(after).is_divided
    assert cell_of(after).source == f"rounds 1 and 2, {len(values)} members: 1 answered again"


def test_a_score_taken_back_leaves_the_question_to_the_others(example):
    before = spread_of(example)
    after = spread_of(given(example, before.held[0].member, None, 2, ScoreState.INTEREST))
    assert (len(after.held), after.interest, after.rounds) == (len(before.held) - 1, before.interest + 1, (1,))


def test_what_was_agreed_stays_and_a_later_score_opens_the_question(example):
    settled = replace(example, agreed=(*example.agreed, AgreedScore(1, *CELL, 40.0, "Talked through")))
    assert spread_of(settled).is_settled
    again = given(settled, spread_of(settled).held[0].member, 95.0, 2)
    assert not spread_of(again).is_settled
    assert cell_of(again).value == cell_of(settled).value == 40.0
