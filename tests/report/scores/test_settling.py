"""Settling one cell in words: what can be chosen, what stands, and what it did to the list."""

from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse, disputed_cells
from prioritise.analysis.disputes import settled_cells, to_settle
from prioritise.domain.criteria import LinearScale
from prioritise.domain.partners import AgreedScore
from prioritise.domain.scenarios import Override, Scenario
from prioritise.judgement.disagreement import UnscoredCell
from prioritise.report.scores.settling import cell_label, settled_sentence, stands_sentence, starts_of
from prioritise.report.scores.settling_choices import scale_lines, settling_choices
from prioritise.report.scores.view import unscored_names, unscored_title
from prioritise.words import BOLD
from tests.worked_example import worked_analysis

MMR = AgreedScore(2, "mmr-catch-up", "deliverability", 15.0, "No team", "")


@pytest.fixture(scope="module")
def worked() -> Analysis:
    return worked_analysis()


@pytest.fixture(scope="module")
def cells(worked):
    return disputed_cells(worked)


@pytest.fixture(scope="module")
def criterion(worked):
    return worked.exercise.criterion_by_id["deliverability"]


def settled_as(worked, agreed):
    return analyse(replace(worked.exercise, agreed=(*worked.exercise.agreed, agreed)))


def test_the_levels_are_offered_with_what_they_look_like_and_a_middle_between_them(criterion):
    choices = settling_choices(criterion, (52.5, 65.0, 52.5))
    assert [each.value for each in choices] == [15, 40, 52.5, 65, 85, 95]
    assert choices[0].name == "Not ready (15)"
    assert choices[0].description.startswith("Staff, premises or agreements are missing")
    assert choices[2].name == "52.5, between these"


def test_a_scale_without_levels_is_typed_and_its_ends_are_told(criterion):
    plain = replace(criterion, scale=LinearScale(0, 10))
    assert settling_choices(plain, (50.0,)) == ()
    assert scale_lines(plain) == (f"{BOLD}0.{BOLD} {criterion.zero_means}", f"{BOLD}100.{BOLD} {criterion.top_means}")
    assert len(scale_lines(criterion)) == 5


def test_settling_starts_at_the_middle_and_later_at_what_was_agreed(cells):
    left, done = to_settle(cells)[0].spread, settled_cells(cells)[0].spread
    assert starts_of(left) == (left.middle,)
    assert starts_of(done) == (done.agreed.value, done.middle)
    assert starts_of(None) == ()


def test_the_list_of_cells_says_which_matter_and_which_are_settled(worked, cells):
    exercise = worked.exercise
    assert cell_label(exercise, 1, to_settle(cells)[0]).endswith("on “can it be delivered”: would change the list")
    assert cell_label(exercise, 81, to_settle(cells)[-1]).endswith("”")
    assert cell_label(exercise, 82, settled_cells(cells)[0]).endswith(": settled")


def test_what_stands_is_told_with_its_round_and_reason(worked):
    assert stands_sentence(worked.exercise, MMR) == "Round 2 agreed 15 (not ready): No team."
    divided = replace(MMR, dissent="Public health: posts are advertised")
    assert stands_sentence(worked.exercise, divided).endswith(
        "No team. Did not agree: Public health: posts are advertised."
    )


def test_after_settling_it_says_how_the_list_changed(worked):
    said = settled_sentence(worked, settled_as(worked, MMR), MMR)
    assert said.startswith("Settled: MMR catch-up in nurseries and mosques on “can it be delivered” at 15 (not ready).")
    assert "Before, the list had 23 interventions; now 23." in said
    assert "1 enters: Perinatal peer support. 1 leaves: MMR catch-up in nurseries and mosques." in said


def test_a_change_of_level_is_told_too(worked):
    agreed = AgreedScore(2, "damp-and-mould-response", "deliverability", 40.0, "Not yet", "")
    said = settled_sentence(worked, settled_as(worked, agreed), agreed)
    assert said.endswith("1 changes size: Warm homes for people with poor health, from half to full scale.")


def test_when_the_list_stays_it_says_so(worked):
    agreed = replace(MMR, value=65.0)
    said = settled_sentence(worked, settled_as(worked, agreed), agreed)
    assert said.endswith("The list stays as it is, with 23 interventions.")


def test_without_a_list_before_or_after_only_the_value_is_told(worked):
    stuck = analyse(worked.exercise, Scenario(overrides=(Override("nhs-health-check", funded=False, reason="Test"),)))
    assert not stuck.portfolio.has_answer
    for before, after in ((None, worked), (stuck, worked), (worked, stuck)):
        assert settled_sentence(before, after, MMR).endswith("at 15 (not ready).")


def test_cells_nobody_scored_are_counted_and_named(worked):
    cells = (UnscoredCell("warm-homes", "half", "deliverability"), UnscoredCell("mmr-catch-up", "", "local-priority"))
    assert unscored_title(cells) == "Nobody gave a score for 2 questions"
    assert unscored_title(cells[:1]) == "Nobody gave a score for 1 question"
    assert unscored_names(worked.exercise, cells) == (
        "Warm homes for people with poor health at half scale on “can it be delivered”",
        "MMR catch-up in nurseries and mosques on “local priority”",
    )
