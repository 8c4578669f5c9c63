"""A member's own scores in words: how far they have come, and what each answer says."""

from dataclasses import replace

import pytest

from prioritise.domain.criteria import LinearScale, Role
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.report.scores.my_scores import (
    DO_NOT_KNOW,
    answer_in_words,
    choices,
    chosen,
    earlier_answer,
    ends_in_words,
    first_unanswered,
    my_answers,
    number_label,
    panel_sentence,
    panel_title,
    place_label,
    progress_sentence,
    revealed_title,
    scored_criteria,
    scoring_title,
    sending_sentence,
    sent_sentence,
    what_you_said,
)
from prioritise.report.scores.my_scores_view import my_scores_view
from prioritise.report.scores.unsent_words import unsaved_sentence
from prioritise.report.words.judged_words import entered_sentence
from tests.worked_example import worked_example

FIRST, SECOND = "stop-smoking-service", "nhs-health-check"


def test_in_a_round_about_a_part_a_member_is_shown_and_counted_for_that_part():
    exercise = worked_example()
    given = PanelScore(2, "gp-lead", SECOND, "acceptability", 45.0, ScoreState.GIVEN, "")
    view = my_scores_view(exercise, (given,), "gp-lead", 2, (SECOND,))
    assert view.title == "1 of your 3 questions is answered"
    assert view.order == (SECOND,)
    assert view.first_unanswered == SECOND
    assert len(view.said) == 1
    assert "1 keeps what you answered in an earlier round, and 1 counts as no answer" in view.sending


def ids_of(exercise):
    return tuple(each.id for each in exercise.interventions)


@pytest.fixture(scope="module")
def acceptability(example):
    return example.criterion_by_id["acceptability"]


def answer(value=45.0, state=ScoreState.GIVEN, intervention=FIRST, criterion="acceptability", **more):
    return PanelScore(
        2, "gp-lead", intervention, criterion, value if state is ScoreState.GIVEN else None, state, **more, reason=""
    )


def all_of(example, *interventions, state=ScoreState.UNKNOWN):
    return [
        answer(state=state, intervention=each, criterion=criterion.id)
        for each in interventions
        for criterion in scored_criteria(example)
    ]


def test_the_panel_is_asked_only_what_it_scores(example):
    assert [each.id for each in scored_criteria(example)] == ["acceptability", "local-priority", "deliverability"]
    assert my_answers(example, []).asked == 36 * 3


def test_progress_counts_answers_and_guesses_the_time_left(example):
    none = my_answers(example, [])
    assert progress_sentence(none) == "0 of 108 answered; about 36 minutes left."
    some = my_answers(example, [answer(), answer(state=ScoreState.UNKNOWN, criterion="deliverability")])
    assert scoring_title(some) == "2 of your 108 questions are answered"
    assert progress_sentence(some).startswith("2 of 108 answered; about 35 minutes")
    nearly = my_answers(example, all_of(example, *ids_of(example))[:-1])
    assert progress_sentence(nearly) == "107 of 108 answered; about 1 minute left."


def test_when_all_is_answered_it_says_to_send(example):
    done = my_answers(example, all_of(example, *ids_of(example)))
    assert scoring_title(done) == "All your 108 questions are answered, and not sent yet"
    assert "Send your scores" in progress_sentence(done)
    assert "unanswered" not in sending_sentence(done)


def test_where_nothing_is_scored_by_the_panel_it_says_so(example):
    measured = replace(example, criteria=(example.criterion_by_id["need"],))
    assert scoring_title(my_answers(measured, [])) == "There is nothing for you to score"


def test_sending_with_gaps_says_that_they_count_as_no_answer(example):
    example = replace(example, scores=())
    two_left = my_answers(example, all_of(example, *ids_of(example))[:-2])
    assert sending_sentence(two_left).startswith(
        "2 questions are unanswered. If you send now, they count as no answer. Nobody sees your scores before"
    )
    one_left = my_answers(example, all_of(example, *ids_of(example))[:-1])
    assert sending_sentence(one_left).startswith("1 question is unanswered. If you send now, it counts as no answer.")


def test_after_an_earlier_round_what_was_answered_there_stays_and_is_told_from_what_was_not(example):
    before = {(SECOND, "acceptability"): (replace(answer(intervention=SECOND), round=1),)}
    mine = my_answers(example, all_of(example, FIRST), before)
    kept = "1 keeps what you answered in an earlier round, and 104 count as no answer."
    assert kept in sending_sentence(mine)
    assert sent_sentence(mine).endswith(kept)
    assert what_you_said(mine)[1].startswith(
        "NHS Health Check for all aged 40 to 74: acceptable to residents: Welcomed (from round 1); local priority: no "
    )
    everything = {(one, each.id): (answer(),) for one in ids_of(example) for each in scored_criteria(example)}
    assert "105 are unanswered: they keep what you answered in an earlier round." in sent_sentence(
        my_answers(example, all_of(example, FIRST), everything)
    )


def test_an_earlier_answer_level_by_level_is_said_with_the_name_of_each(example):
    level = example.levels[0]
    rows = tuple(replace(answer(), intervention=level.intervention, level=each, round=1) for each in (level.level,))
    mine = my_answers(example, [], {(level.intervention, "acceptability"): rows})
    said = earlier_answer(mine, level.intervention, example.criterion_by_id["acceptability"])
    assert said == f"{level.name}: Welcomed (from round 1)"


def test_what_was_sent_says_again_what_was_left_unanswered(example):
    example = replace(example, scores=())
    assert sent_sentence(my_answers(example, all_of(example, FIRST))) == (
        "They count from now on: 3 of 108. 105 are unanswered: they count as no answer."
    )
    one_left = my_answers(example, all_of(example, *ids_of(example))[:-1])
    assert sent_sentence(one_left).endswith("1 is unanswered: it counts as no answer.")
    assert sent_sentence(my_answers(example, all_of(example, *ids_of(example)))) == "They count from now on."


def test_what_was_sent_tells_an_interest_that_only_stood_on_from_what_was_answered(example):
    stood_on = all_of(example, SECOND, state=ScoreState.INTEREST)
    before = {(SECOND, "deliverability"): (replace(stood_on[-1], round=1),)}
    assert sent_sentence(my_answers(example, [answer(), *stood_on], before)).startswith(
        "They count from now on: 4 of 108, 3 of them by an interest that stands from an earlier round. 104 are"
    )
    assert "stands from" not in sent_sentence(my_answers(example, [answer(), *stood_on]))


def test_an_answer_for_an_intervention_that_is_gone_does_not_count(example):
    assert my_answers(example, [answer(intervention="no-such-thing")]).answered == 0


def test_the_choices_are_the_levels_in_order_with_their_descriptions_and_not_knowing(acceptability):
    offered = choices(acceptability)
    assert [each.value for each in offered] == [-60, -25, 0, 20, 45, 75, 100, None]
    assert all(each.description for each in offered)
    assert offered[-1].name == DO_NOT_KNOW


def test_an_answer_is_found_among_the_choices_unless_it_lies_between(acceptability):
    assert chosen(acceptability, answer(45.0)).name == "Welcomed"
    assert chosen(acceptability, answer(state=ScoreState.UNKNOWN)).name == DO_NOT_KNOW
    assert chosen(acceptability, answer(33.0)) is None
    assert chosen(acceptability, answer(state=ScoreState.INTEREST)) is None
    assert chosen(acceptability, None) is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (answer(-25.0), "Unwelcome"),
        (answer(0.0), "No strong feelings"),
        (answer(-12.5), "−12.5 of 100"),
        (answer(state=ScoreState.UNKNOWN), "I do not know"),
        (answer(state=ScoreState.INTEREST), "I have an interest"),
    ],
)
def test_an_answer_is_said_in_words(acceptability, given, said):
    assert answer_in_words(acceptability, given) == said


def test_a_scale_without_levels_asks_for_a_number_within_its_bounds(acceptability):
    plain = replace(acceptability, scale=LinearScale(0.0, 10.0))
    assert number_label(plain) == "Your score, from −100 to 100"
    assert number_label(replace(plain, role=Role.LIKELIHOOD)) == "Your score, from 0 to 100"
    assert ends_in_words(plain) == (
        "0 means: Residents would see no difference from not funding it. 100 means: Residents across the borough have "
        "asked for it, and it would reach most of those who asked."
    )
    assert [each.name for each in choices(plain)] == [DO_NOT_KNOW]


def test_the_list_marks_what_is_done_begun_and_stood_aside_from(example):
    begun = my_answers(example, [answer(), *all_of(example, SECOND)])
    assert place_label(begun, FIRST) == "Stop smoking service (1 of 3)"
    assert place_label(begun, SECOND) == "✓ NHS Health Check for all aged 40 to 74"
    assert place_label(begun, "carers-breaks") == "Carers' breaks"
    aside = my_answers(example, all_of(example, FIRST, state=ScoreState.INTEREST))
    assert place_label(aside, FIRST) == "✓ Stop smoking service (you stand aside)"


def test_an_interest_in_one_cell_only_is_not_standing_aside(example):
    one = my_answers(example, [answer(state=ScoreState.INTEREST)])
    assert not one.stands_aside(FIRST)
    assert one.answered_on(FIRST) == 1


def test_the_way_through_starts_at_the_first_gap_and_stops_at_the_ends(example):
    view = my_scores_view(example, ())
    order = view.order
    assert view.place_of(SECOND).place == "2 of 36 to score"
    assert view.place_of(FIRST).next == SECOND
    assert view.place_of(FIRST).previous == FIRST
    assert view.place_of(order[-1]).next == order[-1]
    assert first_unanswered(my_answers(example, all_of(example, FIRST))) == SECOND
    assert first_unanswered(my_answers(example, all_of(example, *order))) == ""


def test_looking_back_lists_every_intervention(example):
    said = what_you_said(my_answers(example, [answer(), *all_of(example, SECOND, state=ScoreState.INTEREST)]))
    assert len(said) == 36
    assert said[0] == (
        "Stop smoking service: acceptable to residents: Welcomed; local priority: no answer; can it be delivered: "
        "no answer"
    )
    assert said[1].startswith("NHS Health Check for all aged 40 to 74: you stand aside")


def test_what_the_panel_scored_is_counted(example):
    assert panel_title(example) == "The panel has scored 32 interventions and 4 proposed cuts in 1 round"
    one = replace(example, scores=(answer(), answer(state=ScoreState.UNKNOWN), answer(state=ScoreState.UNKNOWN)))
    assert panel_sentence(one) == (
        "1 member gave 1 score and said 2 times that they do not know. The panel scores: acceptable to residents, "
        "local priority and can it be delivered."
    )
    none = replace(example, scores=())
    assert panel_title(none) == "The panel has scored nothing yet"
    assert panel_sentence(none).startswith("A panel is to score these criteria: acceptable")
    measured = replace(none, criteria=(example.criterion_by_id["need"],))
    assert panel_sentence(measured).startswith("No criterion of this exercise is scored by a panel")


def test_what_was_entered_speaks_of_others_only_where_there_are_others(example):
    entered = replace(example.measurements[0], intervention=FIRST, criterion="acceptability")
    said = entered_sentence(replace(example, measurements=(*example.measurements, entered)))
    assert said.endswith(
        "It does not count: the panel has scored or settled that question, and what was entered is kept beside it."
    )


def test_a_round_that_is_revealed_says_who_scored_what(example):
    assert (
        revealed_title(example, 1)
        == "Round 1 is revealed: 13 members between them scored 32 interventions and 4 proposed cuts"
    )
    assert revealed_title(example, 2) == "Round 2 is revealed: nobody sent a score"


def test_answers_that_came_too_late_are_named(example):
    assert unsaved_sentence(example, [(FIRST, "deliverability")]) == (
        "1 answer of yours could not be saved in time and does not count: Stop smoking service, can it be delivered."
    )


def test_an_abbreviation_in_a_criterions_name_keeps_its_letters(example):
    criteria = tuple(
        replace(criterion, name="Fit with the NHS Long Term Plan") if criterion.id == "local-priority" else criterion
        for criterion in example.criteria
    )
    assert "fit with the NHS Long Term Plan" in panel_sentence(replace(example, criteria=criteria))
