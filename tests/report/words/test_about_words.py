"""What a round asks about is told by name, with what becomes of the rest."""

from dataclasses import replace

from prioritise.domain.partners import AgreedScore
from prioritise.report.words.about_words import about_sentence, asked_about, chosen_words, still_to_settle
from prioritise.report.words.event_words import of_what
from prioritise.report.words.judged_words import answered_sentences
from tests.files.small_exercise import small_exercise


def test_a_round_about_all_says_nothing_and_one_about_a_part_names_it():
    exercise = small_exercise()
    assert about_sentence(exercise, ()) == ""
    assert about_sentence(exercise, ("gym", "walks")) == (
        "This round is about 2 interventions, of 4 interventions and 1 proposed cut: Led walks and Gym on "
        "prescription. What was answered on the others in earlier rounds counts as it is."
    )
    assert [each.id for each in asked_about(exercise, ("gym", "walks"))] == ["walks", "gym"]
    assert asked_about(exercise, ()) == exercise.interventions


def test_cuts_are_counted_apart_from_interventions_as_the_list_counts_them():
    exercise = small_exercise()
    of_all = "of 4 interventions and 1 proposed cut"
    assert chosen_words(exercise, ("walks", "stop-smoking-cut")) == f"1 intervention and 1 proposed cut, {of_all}"
    assert chosen_words(exercise, ("stop-smoking-cut",)) == f"1 proposed cut, {of_all}"
    without = replace(exercise, interventions=tuple(each for each in exercise.interventions if not each.is_cut))
    assert chosen_words(without, ("walks",)) == "1 of 4 interventions"


def test_what_is_still_to_settle_is_divided_or_bare():
    exercise = small_exercise()
    every = tuple(each.id for each in exercise.interventions)
    assert still_to_settle(exercise) == every
    settled = tuple(
        AgreedScore(1, "gym", criterion, 40.0, "Settled") for criterion in ("acceptability", "deliverability")
    )
    left = still_to_settle(replace(exercise, agreed=(*exercise.agreed, *settled)))
    assert left == tuple(each for each in every if each != "gym")
    bare = tuple(score for score in exercise.scores if score.intervention != "gym")
    assert "gym" in still_to_settle(replace(exercise, scores=bare, agreed=()))


def test_the_log_names_what_a_round_is_about_and_keeps_what_is_gone_by_its_id():
    said = of_what(small_exercise(), '{"about":"gym,gone","round":2}', {})
    assert said == "round 2; about Gym on prescription and gone"


def test_answers_are_counted_of_what_a_round_asked():
    exercise = small_exercise()
    in_part = replace(exercise, scores=tuple(row for row in exercise.scores if row.intervention == "gym"))
    assert "2 of 10 questions have a score" in answered_sentences(in_part, [1])[0]
    assert "2 of 2 questions have a score" in answered_sentences(in_part, [1], about={1: ("gym",)})[0]
    assert answered_sentences(in_part, [1], about={1: ("gym",)})[0].startswith(
        "Round 1, only about Gym on prescription: "
    )
    many = {1: [each.id for each in exercise.interventions][:5]}
    assert answered_sentences(in_part, [1], about=many)[0].startswith(
        "Round 1, only about 4 interventions and 1 proposed cut, of 4 interventions and 1 proposed cut: "
    )
    one = replace(in_part, scores=in_part.scores[:1])
    assert "1 of 10 questions has a score" in answered_sentences(one, [1])[0]
