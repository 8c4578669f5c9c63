"""What is said of weights that were saved: whether they count, and what a partner's as one would take the place of."""

from dataclasses import replace

import pytest

from prioritise.domain.partners import WeightsFrom
from prioritise.judgement.weights.methods import METHOD_BY_ID
from prioritise.report.weights.counted_words import before_members, counting, replaces
from prioritise.report.weights.entry_words import statement_rows
from tests.files.small_exercise import small_exercise

POINTS = {("need", ""): 40.0, ("inequality", ""): 30.0, ("health-gain", ""): 30.0, ("acceptability", ""): 0.0}


def said(exercise, partner, member=""):
    rows = statement_rows(partner, member, METHOD_BY_ID["points"], POINTS | {("cost", ""): 0.0})
    return replace(exercise, weights=(*exercise.weights, *rows))


def silent(exercise, partner):
    return replace(exercise, weights=tuple(row for row in exercise.weights if row.partner != partner))


def by_votes(exercise, voice):
    partners = tuple(replace(each, voice=voice) for each in exercise.partners)
    return replace(exercise, weights_from=WeightsFrom.VOTES, partners=partners)


def test_a_members_weights_are_part_of_their_partners_average():
    assert counting(small_exercise(), "nhs", "gp").after_saving.startswith("Saved and counted: ")
    assert counting(small_exercise(), "nhs", "gp").why.endswith(" is now the average of 2 members")
    alone = said(silent(small_exercise(), "nhs"), "nhs", "gp")
    assert counting(alone, "nhs", "gp").why.endswith(" now has the weights of its one member who gave any")


def test_a_members_weights_do_not_count_where_the_partner_has_spoken_as_one():
    spoken = said(small_exercise(), "nhs")
    name = spoken.partner_by_id["nhs"].name
    found = counting(spoken, "nhs", "gp")
    assert (found.counts, found.after_saving) == (False, f"Saved, but not counted: {name} has given weights as one.")
    assert counting(spoken, "nhs", "").after_saving == f"Saved and counted: {name} now has these weights as one."


def test_that_the_partner_comes_first_is_said_only_where_it_has_spoken():
    assert before_members(small_exercise(), "nhs") == ""
    assert before_members(silent(small_exercise(), "nhs"), "nhs") == ""
    assert "has given weights as one. They come before" in before_members(said(small_exercise(), "nhs"), "nhs")


def test_by_votes_a_partner_without_one_does_not_count():
    assert counting(by_votes(small_exercise(), 1), "nhs", "gp").counts
    assert counting(by_votes(small_exercise(), 0), "council", "").after_saving == (
        "Saved, but not counted: Council has no vote."
    )


def test_by_members_everyone_who_spoke_is_one_of_so_many():
    by_members = replace(small_exercise(), weights_from=WeightsFrom.MEMBER_MEAN)
    found = counting(by_members, "nhs", "nurse")
    assert found.after_saving == "Saved and counted: the agreed weights are now the average of 3 voices."
    assert not counting(said(by_members, "nhs"), "nhs", "nurse").counts


def test_it_cannot_be_asked_of_a_partner_that_said_nothing():
    with pytest.raises(ValueError, match="has given no weights"):
        counting(silent(small_exercise(), "nhs"), "nhs", "gp")


def test_before_a_partners_weights_are_replaced_it_is_said_what_goes():
    # The GP's swings 100, 50, 30, 20, 0 and the nurse's order of five: 50.0 and 45.7 per cent for need.
    follows = "Everyone's list follows at once."
    name = small_exercise().partner_by_id["nhs"].name
    gone = f"This comes before the average of 2 members of {name}, which would no longer count: need met 47.8%"
    assert replaces(small_exercise(), "nhs").startswith(gone)
    council = replaces(small_exercise(), "council")
    assert council.startswith("This replaces what Council gave as one before: need met 40.0%, ")
    assert council.endswith(f"and cost 10.0%. {follows}")
    none = replaces(silent(small_exercise(), "nhs"), "nhs")
    assert none == f"{name} has given no weights yet, so this takes the place of none. {follows}"
    alone = said(silent(small_exercise(), "nhs"), "nhs", "gp")
    assert f"This comes before what one member of {name} gave" in replaces(alone, "nhs")
