"""After a round about a part of the list its questions come first, counted apart from those of earlier rounds."""

from dataclasses import replace

import pytest

from prioritise.analysis import analyse, disputed_cells
from prioritise.domain.partners import AgreedScore
from prioritise.report.panel.panel_words import left_unsettled
from prioritise.report.room.next_question import next_question
from prioritise.report.scores.disputes_view import disputes_view
from prioritise.report.words.part_round_words import EARLIER
from tests.worked_example import worked_analysis

ABOUT = ("nhs-health-check", "stop-smoking-service")
SAID = (
    "3 of this round's 6 questions still divide the panel (none would change the list); 78 others from earlier rounds "
    "(8 would change the list)"
)


@pytest.fixture(scope="module")
def worked():
    return worked_analysis()


@pytest.fixture(scope="module")
def cells(worked):
    return disputed_cells(worked)


def settled_part(worked):
    """The worked example with all that the round asks about settled."""
    criteria = ("acceptability", "local-priority", "deliverability")
    agreed = tuple(AgreedScore(2, one, criterion, 40.0, "Agreed") for one in ABOUT for criterion in criteria)
    return analyse(replace(worked.exercise, agreed=(*worked.exercise.agreed, *agreed)))


def test_scores_has_the_questions_of_the_round_first_and_marks_the_others(worked, cells):
    view = disputes_view(worked, cells, ABOUT)
    assert view.title == SAID
    assert {cell.spread.intervention for cell in view.cells[:3]} == set(ABOUT)
    assert not any(EARLIER in label for label in view.labels[:3])
    assert all(label.endswith(EARLIER) for label in view.labels[3:81])
    assert [EARLIER in row[0] for row in view.every.rows] == [False] * 3 + [True] * 78
    assert view.sentence.startswith("No question of this round would change the list by itself. ")
    assert view.sentence.endswith("What is left from earlier rounds comes after them.")
    whole = disputes_view(worked, cells)
    assert whole.title == "8 of 81 questions that divide the panel would change the list"
    assert not any(EARLIER in label for label in whole.labels)
    assert {cell.spread for cell in whole.cells} == {cell.spread for cell in view.cells}


def test_a_round_whose_question_would_change_the_list_begins_with_it(worked, cells):
    view = disputes_view(worked, cells, ("mmr-catch-up", "nhs-health-check"))
    assert view.sentence.startswith("Start with MMR catch-up in nurseries and mosques on “can it be delivered”.")


def test_closing_counts_what_the_round_leaves_apart(worked, cells):
    assert left_unsettled(worked.exercise, cells, ABOUT) == f"{SAID}."
    assert left_unsettled(worked.exercise, None, ABOUT) == (
        "3 of this round's 6 questions still divide the panel; 78 others from earlier rounds."
    )


def test_the_wall_has_a_question_of_the_round_first_and_says_when_none_is_left(worked, cells):
    found = next_question(worked, cells, ABOUT)
    assert found.place == f"{SAID}."
    assert "MMR" not in found.name
    done = settled_part(worked)
    found = next_question(done, disputed_cells(done), ABOUT)
    assert found.place.startswith("None of this round's 6 questions still divides the panel; 78 others from earlier")
    assert found.place.endswith("This one is from an earlier round.")
    view = disputes_view(done, disputed_cells(done), ABOUT)
    assert view.labels[0].endswith(EARLIER)
    assert view.sentence.startswith("Start with ")
