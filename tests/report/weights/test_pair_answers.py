"""The answers on offer when two criteria are compared."""

from dataclasses import replace

from prioritise.report.weights.pair_answers import EQUAL, nearest_answer, pair_answers, pair_in_words
from tests.files.small_exercise import small_exercise


def test_what_can_be_answered_about_a_pair_begins_with_equal_and_goes_both_ways_alike():
    answers = pair_answers(small_exercise(), ("need", "cost"))
    assert len(answers) == 17
    assert list(answers.values())[:5] == [
        EQUAL,
        "Need met: slightly more (2)",
        "Cost: slightly more (2)",
        "Need met: somewhat more (3)",
        "Cost: somewhat more (3)",
    ]
    assert (answers[1 / 4], answers[9.0]) == ("Cost: 4 times", "Need met: extremely more (9)")
    assert list(answers) == sorted(answers, key=lambda times: (max(times, 1 / times), -times))


def named(exercise, **names):
    criteria = tuple(replace(each, name=names.get(each.id, each.name)) for each in exercise.criteria)
    return replace(exercise, criteria=criteria)


def test_an_answer_is_short_enough_for_a_phone_and_still_tells_the_two_apart():
    long = named(small_exercise(), need="Care that residents find acceptable", cost="Care that is cheap to provide")
    answers = pair_answers(long, ("need", "cost"))
    assert (answers[3.0], answers[1 / 3]) == (
        "Care that residents…: somewhat more (3)",
        "Care that is cheap to…: somewhat more (3)",
    )
    alike = named(small_exercise(), need="Quality of life for adults", cost="Quality of life for children")
    assert pair_answers(alike, ("need", "cost"))[1 / 3] == "Quality of life for children: somewhat more (3)"
    one_word = named(small_exercise(), need="Gesundheitsförderungsprogramme", cost="Cost")
    assert pair_answers(one_word, ("need", "cost"))[2.0].startswith("Gesundheitsförderungsprogramme: ")


def test_an_answer_is_said_in_full_beside_the_short_one():
    said = [pair_in_words(small_exercise(), ("need", "cost"), times) for times in (3.0, 1 / 4, 1.0)]
    assert said == [
        "Need met is 3 times as important as cost: somewhat more important.",
        "Cost is 4 times as important as need met.",
        "Need met is as important as cost.",
    ]


def test_an_answer_in_between_is_shown_as_the_nearest_on_offer():
    answers = pair_answers(small_exercise(), ("need", "cost"))
    assert nearest_answer(answers, 0.34) == 1 / 3
    assert nearest_answer(answers, 2.6) == 3
    assert nearest_answer(answers, None) is None
