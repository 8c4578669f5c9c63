"""A member reads what they said in their own words, with what the panel agreed beside each answer."""

from dataclasses import replace

from prioritise.domain.panel import LeftOut, Round, RoundState
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.report.scores.own_answers import own_answers
from tests.files.small_exercise import small_exercise
from tests.store.test_levels import with_levels

GYM = "Gym on prescription on “acceptable to residents”"
WALKS = "Led walks on “acceptable to residents”"


def rows(exercise, member="gp"):
    return {question: (said, agreed) for question, said, agreed in own_answers(exercise, member, ()).table.rows}


def given(number, value, reason="", *, intervention="walks", state=ScoreState.GIVEN):
    return PanelScore(number, "gp", intervention, "acceptability", value, state, reason)


def test_each_answer_stands_with_what_was_agreed_or_with_the_middle_that_counts():
    said = rows(small_exercise())
    assert said[GYM] == ("No strong feelings (round 1)", "45 (welcomed), in round 1")
    assert said[WALKS] == ("No strong feelings (round 1)", "Nothing was agreed; the middle of the scores counts: 10")
    assert len(said) == 10
    assert rows(small_exercise(), "nurse")[GYM][0] == "I do not know (round 1)"
    assert rows(small_exercise(), "nobody") == {}


def test_the_last_answer_stands_with_its_round_and_the_reason_as_it_was_written():
    again = given(2, 45.0, "Residents asked for it twice")
    said = rows(replace(small_exercise(), scores=(*small_exercise().scores, again)))
    assert said[WALKS][0] == "Welcomed (round 2): Residents asked for it twice."
    aside = given(2, None, "I run it", intervention="gym", state=ScoreState.INTEREST)
    said = rows(replace(small_exercise(), scores=(*small_exercise().scores, aside)))
    assert said[GYM][0] == "I have an interest (round 2): I run it."


def test_the_value_agreed_last_stands_and_another_members_answer_does_not():
    later = AgreedScore(2, "gym", "acceptability", 20.0, "Another look")
    said = rows(replace(small_exercise(), agreed=(later, *small_exercise().agreed)))
    assert said[GYM] == ("No strong feelings (round 1)", "20 (accepted), in round 2")


def test_what_was_settled_level_by_level_is_told_level_by_level():
    loaded = load_exercise_files(with_levels(), awaiting_panel=True, unfinished=True)
    settled = [("", 1, 75.0), ("half", 2, 20.0), ("full", 2, 45.0)]
    agreed = tuple(AgreedScore(number, "clinic", "acceptability", value, "", level) for level, number, value in settled)
    answer = PanelScore(1, "ann", "clinic", "acceptability", 45.0, ScoreState.GIVEN, "")
    said = rows(replace(loaded, scores=(answer,), agreed=agreed), "ann")
    assert [agreed for _said, agreed in said.values()] == [
        "Half: 20 (accepted), in round 2; and Full: 45 (welcomed), in round 2"
    ]
    of_half = rows(replace(loaded, scores=(replace(answer, level="half"),), agreed=agreed), "ann")
    assert of_half == {
        "Clinic at half on “acceptable to residents”": ("Welcomed (round 1)", "20 (accepted), in round 2")
    }
    for_all = rows(replace(loaded, scores=(replace(answer, level="half"),), agreed=agreed[:1]), "ann")
    assert [agreed for _said, agreed in for_all.values()] == ["75 (asked for), in round 1"]


def test_a_round_that_was_called_off_says_so_over_its_answers():
    off = Round(2, RoundState.CALLED_OFF, "", None, "", 1, "Too early")
    (aside,) = own_answers(small_exercise(), "gp", (LeftOut(off, (given(2, 45.0),)),)).set_aside
    assert aside.title == "What you answered in round 2, which was called off"


def test_answers_that_do_not_count_stand_apart_and_beside_nothing_agreed():
    late = LeftOut(Round(2, RoundState.CLOSED, "", "", "", 1), (given(2, 45.0, "Typed and not sent"),))
    (aside,) = own_answers(small_exercise(), "gp", (late,)).set_aside
    assert aside.title == "What you answered in round 2 and did not send"
    assert aside.table.rows == ((WALKS, "Welcomed (round 2): Typed and not sent."),)
    assert dict(rows(small_exercise()))[WALKS][0] == "No strong feelings (round 1)"


def test_why_an_interest_was_withdrawn_is_not_told_as_the_reason_of_a_score():
    exercise = small_exercise()
    aside = given(2, None, "I run it", state=ScoreState.INTEREST)
    back = given(3, 45.0, "I left")
    said = rows(replace(exercise, scores=(*exercise.scores, aside, back)))
    assert said[WALKS][0] == "Welcomed (round 3). You withdrew your interest: I left."
    off = LeftOut(Round(3, RoundState.CALLED_OFF, "", None, "", 1, "Too early"), (back,))
    (apart,) = own_answers(replace(exercise, scores=(*exercise.scores, aside)), "gp", (off,)).set_aside
    assert apart.table.rows == ((WALKS, "Welcomed (round 3). You withdrew your interest: I left."),)
    assert apart.note == ""
    elsewhere = given(2, None, "I run it", intervention="gym", state=ScoreState.INTEREST)
    (apart,) = own_answers(replace(exercise, scores=(*exercise.scores, aside, elsewhere)), "gp", (off,)).set_aside
    assert apart.note == (
        "Not in this list: your interest in Gym on prescription stood before this round, and stands on."
    )
    (bare,) = own_answers(exercise, "gp", (off,)).set_aside
    assert (bare.table.rows, bare.note) == (((WALKS, "Welcomed (round 3): I left."),), "")
