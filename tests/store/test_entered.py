"""A panel that starts from one person's list: its scores count in place of what was entered, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.publishing.public_copy import public_copy
from prioritise.domain.meeting import Meeting
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.judgement.value_cell import Basis
from prioritise.report.exports.board.panel_part import panel_part
from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.exports.minutes.paper import minutes_paper
from prioritise.report.panel.panel_words import brought_sentence, panel_title
from prioritise.report.scores.round_change_words import last_round, round_change
from prioritise.report.scores.view import scores_view
from prioritise.store.access import CameInBy, Viewer
from prioritise.store.current_files import current_exercise, exercise_files
from prioritise.store.exercises import import_files
from prioritise.store.invitations import operator
from prioritise.store.members import add_member, members
from prioritise.store.record_facts import RecordFacts
from prioritise.store.rounds import rounds
from prioritise.store.scores import save_score, send_scores
from prioritise.store.settling import settle
from tests.files.own_list.test_steps import made
from tests.store.panel import closed, key, opened, revealed

CRITERION = "local-priority"


@pytest.fixture
def begun(store):
    """A panel of two on a list in which one person entered all six levels."""
    viewer = operator(store, import_files(store, made("")).id)
    for title in ("Director", "GP lead"):
        add_member(store, viewer, partner="council", title=title, save_key=key())
    return store, viewer


@pytest.fixture
def scored(begun):
    """The same once one of the two has scored two questions and sent them, and the round is closed."""
    store, viewer = begun
    opened(store, viewer)
    one = members(store, viewer)[0]
    sits = Viewer(viewer.exercise, one.access, CameInBy.OPERATOR, member=one.id)
    for intervention in ("thing-1", "thing-2"):
        score = PanelScore(1, one.id, intervention, CRITERION, 0, ScoreState.GIVEN, "")
        save_score(store, sits, score, save_key=key())
    send_scores(store, sits, round_number=1, save_key=key())
    revealed(store, viewer)
    closed(store, viewer)
    return store, viewer


def minutes_of(store, viewer) -> str:
    exercise = current_exercise(store, viewer)
    record = RecordFacts(exercise, at_panel=True, people=members(store, viewer), rounds=rounds(store, viewer))
    return repr(minutes_paper(MinutesAsked(record, Meeting(), analyse(exercise), None)))


def test_a_new_panel_has_no_round_and_nothing_came_from_a_panel(begun):
    store, viewer = begun
    assert rounds(store, viewer) == ()
    assert brought_sentence(members(store, viewer), rounds(store, viewer)) == ""
    assert panel_title(members(store, viewer), None, ()) == "2 people are on this panel, and no round has been opened"
    assert opened(store, viewer).number == 1


def test_before_anybody_scores_no_page_says_that_a_panel_agreed(begun):
    exercise = current_exercise(*begun)
    view = scores_view(exercise)
    assert view.title == "The panel has scored nothing yet"
    assert view.sentence.endswith("6 values were entered by one person, not by a panel. Source: Team, March.")
    assert {cell.basis for cell in analyse(exercise).appraisal.cells if cell.criterion == CRITERION} == {Basis.ENTERED}
    paper, minutes = repr(panel_part(analyse(exercise))), minutes_of(*begun)
    assert "No question was settled by a panel" in paper
    assert "agreed in round" not in paper
    assert "6 values were entered by one person, not by a panel. Source: Team, March." in paper
    assert "agreed in earlier rounds" not in minutes
    assert "Questions that no member scored: what one person entered counts (6)" in minutes


def test_the_members_scores_count_and_what_was_entered_stays_to_be_seen(scored):
    exercise = current_exercise(*scored)
    cells = analyse(exercise).appraisal.cell_of
    assert cells["thing-1", CRITERION].basis is Basis.PANEL
    assert cells["thing-1", CRITERION].value == 0
    assert cells["thing-1", CRITERION].replaced.source == "Team, March"
    assert cells["thing-3", CRITERION].basis is Basis.ENTERED
    files = {file.name: file.content for file in exercise_files(*scored)}
    assert files["measurements.csv"] == made("")["measurements.csv"]


def test_what_the_first_round_did_to_a_list_of_entered_values_can_be_told(scored):
    exercise = current_exercise(*scored)
    assert last_round(exercise) == 1
    change = round_change(analyse(exercise), 1)
    assert change.same_list is not None
    unentered = replace(exercise, measurements=())
    assert last_round(unentered) is None


def test_paper_and_minutes_say_how_many_questions_how_many_members_answered(scored):
    paper, minutes = repr(panel_part(analyse(current_exercise(*scored)))), minutes_of(*scored)
    assert "Round 1: 1 member sent answers. 2 of 6 questions have a score." in paper
    assert "Round 1: 1 of 2 members sent answers. 2 of 6 questions have a score." in minutes
    for said in (paper, minutes):
        assert "4 of them count: the panel has scored or settled the others, and what was entered is kept" in said
    assert "Questions that no member scored: what one person entered counts (4)" in minutes


def test_a_public_copy_gives_the_same_list_and_still_says_what_one_person_entered(scored):
    # Of a single member's scores nothing is published, so they are settled first.
    store, viewer = scored
    opened(store, viewer)
    revealed(store, viewer, 2)
    for intervention in ("thing-1", "thing-2"):
        agreed = AgreedScore(2, intervention, CRITERION, 0.0, "As the one who scored it said")
        settle(store, viewer, agreed, seen_version=0, save_key=key())
    exercise = current_exercise(*scored)
    copy = public_copy(analyse(exercise), exercise)
    again = analyse(load_exercise_files(copy.files))
    assert again.portfolio.interventions == analyse(exercise).portfolio.interventions
    bases = {cell.basis for cell in again.appraisal.cells if cell.criterion == CRITERION}
    assert bases == {Basis.AGREED, Basis.ENTERED}
    assert again.appraisal.cell_of["thing-1", CRITERION].replaced.source == "Team, March"
