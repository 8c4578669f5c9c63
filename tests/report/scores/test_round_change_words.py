"""What the last round changed is what analysing the exercise with and without it says."""

from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.round_effect import NO_LIST_BEFORE, NOT_COMPARABLE
from prioritise.domain.interventions import Status
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.domain.scenarios import Override, Scenario
from prioritise.judgement.values import value_bounds
from prioritise.report.scores.round_change_words import (
    before_round_sentence,
    last_round,
    round_change,
    whose_scores_sentence,
)
from tests.worked_example import worked_example


def score(intervention, value, *, number=2, state=ScoreState.GIVEN):
    return PanelScore(number, "gp-lead", intervention, "deliverability", value, state, "")


def scored(example, *rows):
    """Everybody on the panel answers as these rows say, so that no earlier score of anybody counts beside them."""
    everybody = tuple(replace(row, member=member.id) for row in rows for member in example.members)
    return replace(example, scores=(*example.scores, *everybody))


def names(exercise, ids, *, cuts):
    known = exercise.intervention_by_id
    return {known[each].name for each in ids if (known[each].status is Status.REDUCE) == cuts}


def test_who_entered_and_left_is_what_the_list_without_the_round_says(example):
    second = scored(example, score("mmr-catch-up", 15.0))
    # The example as it was read is the exercise before its second round.
    old, new = (set(analyse(each).portfolio.interventions) for each in (example, second))
    found = round_change(analyse(second), 2)
    assert found.finding == "Round 2 changed the list"
    lines = found.lines
    assert names(second, new - old, cuts=False) == {"Perinatal peer support"}
    assert names(second, old - new, cuts=False) == {"MMR catch-up in nurseries and mosques"}
    assert lines == ("1 enters: Perinatal peer support.", "1 leaves: MMR catch-up in nurseries and mosques.")


def test_what_was_settled_in_the_round_counts_as_its_doing_and_a_size_that_changed_is_told(example):
    settled = AgreedScore(2, "damp-and-mould-response", "deliverability", 40.0, "Not yet")
    after = analyse(replace(example, agreed=(*example.agreed, settled)))
    before = analyse(example)
    same = set(before.portfolio.interventions) & set(after.portfolio.interventions)
    resized = [each for each in same if before.shown[each] != after.shown[each]]
    assert resized == ["warm-homes"]
    assert "1 changes size: Warm homes for people with poor health" in " ".join(round_change(after, 2).lines)


def judged(intervention, *, best):
    """One member's scores of one intervention on everything, as good or as bad as they can be, but sure to run."""
    bounds = value_bounds(worked_example().criterion_by_id["acceptability"])
    liked = bounds.high if best else bounds.low
    return tuple(
        PanelScore(2, "gp-lead", intervention, criterion, value, ScoreState.GIVEN, "")
        for criterion, value in (("acceptability", liked), ("deliverability", 95.0))
    )


@pytest.mark.parametrize(
    ("cut", "best", "line"),
    [
        ("trim-weight-management", False, "1 cut no longer made: "),
        ("trim-exercise-referral", True, "1 cut made: "),
    ],
)
def test_a_cut_is_made_or_no_longer_made(example, cut, best, line):
    second = scored(example, *judged(cut, best=best))
    assert [cut in analyse(each).portfolio.interventions for each in (example, second)] == [not best, best]
    lines = round_change(analyse(second), 2).lines
    assert any(each.startswith(line + example.intervention_by_id[cut].name) for each in lines)
    assert not any(each.startswith(("1 enters: Stop", "1 leaves: Stop")) for each in lines)


def test_a_round_that_changed_nothing_says_so(example):
    same = scored(example, score("mmr-catch-up", 66.0))
    found = round_change(analyse(same), 2)
    assert found.finding == "Round 2 left the list as it was"
    assert found.lines == ("The same interventions are chosen. Nothing enters and nothing leaves.",)


def test_only_the_last_of_three_rounds_is_told(example):
    third = scored(example, score("mmr-catch-up", 15.0), score("mmr-catch-up", 66.0, number=3))
    assert last_round(third) == 3
    assert round_change(analyse(third), 3).lines == (
        "1 enters: MMR catch-up in nurseries and mosques.",
        "1 leaves: Perinatal peer support.",
    )


def test_with_one_round_there_is_nothing_to_tell(example):
    assert last_round(example) is None
    assert last_round(replace(example, scores=(), agreed=())) is None
    assert whose_scores_sentence(example) == ""


def test_without_a_list_before_it_says_why(example):
    bare = replace(example, scores=tuple(replace(each, round=2) for each in example.scores), agreed=())
    found = round_change(analyse(bare), 2)
    assert (found.finding, found.lines) == ("What round 2 changed", (NO_LIST_BEFORE,))


def test_lists_that_obey_not_all_rules_are_not_compared(example):
    stuck = Scenario(overrides=(Override("nhs-health-check", funded=False, reason="Test"),))
    after = analyse(scored(example, score("mmr-catch-up", 15.0)), stuck)
    assert round_change(after, 2).lines == (NOT_COMPARABLE,)


def test_on_how_many_questions_the_round_gave_scores_is_counted(example):
    two = scored(example, score("mmr-catch-up", 15.0), score("warm-homes", 40.0))
    assert whose_scores_sentence(two) == (
        "Round 2 gave scores on 2 of 108 questions. The other 106 keep those of round 1."
    )
    # Whoever does not know takes their earlier score back; when everybody does, the question has none.
    unknown = scored(example, score("mmr-catch-up", 15.0), score("warm-homes", None, state=ScoreState.UNKNOWN))
    assert whose_scores_sentence(unknown).startswith("Round 2 gave scores on 1 of 107 questions. The other 106 keep")
    three = scored(two, score("warm-homes", 40.0, number=3))
    assert whose_scores_sentence(three).endswith("The other 107 keep those of earlier rounds.")
    everything = scored(example, *(replace(each, round=2) for each in example.scores))
    assert whose_scores_sentence(everything) == "Round 2 gave scores on 108 of 108 questions."


def test_questions_where_some_keep_their_earlier_score_are_counted(example):
    alone = replace(example, scores=(*example.scores, score("mmr-catch-up", 15.0)))
    assert whose_scores_sentence(alone) == (
        "Round 2 gave scores on 1 of 108 questions. On 1 of these, members who did not answer again keep their earlier "
        "scores. The other 107 keep those of round 1."
    )


def test_while_a_round_is_scored_the_list_is_from_before_it():
    assert before_round_sentence(2) == "The list is from before round 2, which is being scored."
