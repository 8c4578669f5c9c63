"""The Record page: signing, challenging and answering, alone and at a panel, and what each person may do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prioritise.domain.accountability import Challenge, ChallengeOutcome
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.files.exercise.folder import read_archive, write_archive
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.problem_list import ProblemList
from prioritise.report.exports.board.alternatives_part import alternatives_part
from prioritise.report.exports.board.content import Table
from prioritise.report.exports.papers import PAPERS
from prioritise.store.accountability import log_challenge
from prioritise.store.current_files import current_exercise
from prioritise.store.rounds import open_round, reveal_round
from prioritise.store.scores import save_score, send_scores
from prioritise.store.settling import settle, settled
from prioritise.store.writing import new_save_key
from prioritise.ui.record.publish_panel import COPY
from prioritise.ui.session.edit_history import HISTORY, History
from prioritise.ui.session.machine_copy import EXERCISE
from tests.ui.app import gone_to, opened, pressed, sound, table_with, words
from tests.ui.panel_app import panel, with_access
from tests.worked_example import worked_analysis

DAY = date(2026, 3, 12)
CELL = ("needle-exchange", "acceptability")


def box(app, key):
    widgets = (*app.text_input, *app.text_area, *app.selectbox, *app.date_input, *app.radio, *app.number_input)
    return next(each for each in widgets if each.key == key)


def challenged(app, text="Neighbours were not asked.", about=CELL):
    box(app, "challenge-who").set_value("A residents' group")
    box(app, "challenge-text").set_value(text)
    box(app, "challenge-about").set_value(about[0])
    box(app, "challenge-on").set_value(about[1])
    return pressed(app, "Log this challenge")


def signed(app, who="Ada Example"):
    box(app, "sign-who").set_value(who)
    box(app, "sign-role").set_value("Director of public health")
    box(app, "sign-day").set_value(DAY)
    return pressed(app, "Write down this sign-off")


def test_with_nothing_written_yet_the_page_says_so_plainly():
    app = opened("record")
    assert app.title[0].value == "Nobody has signed off this list yet"
    assert "Nobody has challenged the list." in words(app)
    assert "Nobody yet." in words(app)


def test_somebody_alone_signs_and_the_headline_and_the_folder_say_so():
    app = signed(opened("record"))
    assert app.title[0].value == "This list was signed off on 12 March 2026"
    assert list(table_with(app, "Signed by").iloc[0])[:2] == ["Ada Example", "Director of public health"]
    files = {file.name: file.content.decode() for file in app.session_state[EXERCISE].files}
    assert "Ada Example,Director of public health,2026-03-12," in files["sign_offs.csv"]


def test_a_form_that_lacks_something_says_what_and_keeps_what_was_typed():
    app = opened("record")
    box(app, "sign-role").set_value("Director")
    app = pressed(app, "Write down this sign-off")
    assert "Name: fill it in." in words(app)
    assert box(app, "sign-role").value == "Director"
    assert app.session_state[EXERCISE].sign_offs == ()


def test_an_open_challenge_stands_first_and_is_counted_in_the_headline():
    app = challenged(signed(opened("record")))
    assert app.title[0].value == "1 challenge is open. This list was signed off on 12 March 2026"
    said = words(app)
    assert "Open challenge: Needle and syringe exchange on “acceptable to residents”" in said
    assert "Its value was −25 (unwelcome) when it was challenged, and is the same now." in said


def test_a_reason_answers_a_challenge_and_the_list_stays():
    app = challenged(opened("record"))
    box(app, "answer-text:challenge-1").set_value("They were, in May.")
    box(app, "answer-by:challenge-1").set_value("The board")
    app = pressed(app, "Write down this answer")
    assert app.title[0].value == "Nobody has signed off this list yet"
    (found,) = app.session_state[EXERCISE].challenges
    assert (found.outcome, found.answer) == (ChallengeOutcome.KEPT, "They were, in May.")
    stood = "Its value was −25 (unwelcome) when it was challenged, and is the same now."
    assert table_with(app, "Answered").iloc[0]["How"] == f"with a reason; nothing changed. {stood}"


def test_alone_another_score_answers_a_challenge_and_the_list_follows():
    app = signed(challenged(opened("record")))
    box(app, "answer-how:challenge-1").set_value("With another score")
    app = sound(app.run())
    box(app, "answer-value:challenge-1").set_value(100.0)
    box(app, "answer-text:challenge-1").set_value("Everybody was asked again.")
    box(app, "answer-by:challenge-1").set_value("The board")
    app = pressed(app, "Write down this score and answer")
    exercise = app.session_state[EXERCISE]
    agreed = exercise.agreed[-1]
    assert (agreed.intervention, agreed.criterion, agreed.value, agreed.round) == (*CELL, 100.0, 2)
    assert (exercise.challenges[0].round, exercise.challenges[0].value_then) == (2, -25.0)
    how = table_with(app, "Answered").iloc[0]["How"]
    assert how.startswith("with another score. Its value was −25 (unwelcome) when it was challenged, and is 100 (")
    assert "100 (" in str(table_with(app, "Of what")["Of what"].tolist())


TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}reversed"


@pytest.mark.parametrize("text", ["<script>alert(1)</script> & **bold**", TURNED, "x" * 9_000])
def test_what_people_write_is_shown_as_text(text):
    app = challenged(opened("record"), text)
    shown = words(app)
    assert "<script>alert" not in shown
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in shown
    assert app.session_state[EXERCISE].challenges[0].text == text.strip()
    assert max(len(each.proto.body) for each in app.get("html") if "Open challenge" in each.proto.body) < 5_000


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "a\x07bell", "x" * 10_001])
def test_what_no_file_can_hold_is_refused_in_words(text):
    app = challenged(opened("record"), text)
    assert "Nothing was saved." in words(app)
    assert app.session_state[EXERCISE].challenges == ()


def test_an_edit_that_is_undone_does_not_undo_a_sign_off():
    app = signed(opened("record"))
    now = app.session_state[EXERCISE]
    before = replace(now, title="As it was", sign_offs=(), files=now.files[:-1])
    app.session_state[HISTORY] = History((before, now), 1)
    app = pressed(gone_to(app, "interventions"), "Undo the last change")
    stands = app.session_state[EXERCISE]
    assert (stands.title, stands.sign_offs) == ("As it was", now.sign_offs)
    assert b"Ada Example" in next(file.content for file in stands.files if file.name == "sign_offs.csv")


def test_the_log_is_filtered_by_kind_person_and_intervention():
    app = challenged(opened("record"))
    everything = len(table_with(app, "Of what"))
    box(app, "log-kind").set_value("Rules")
    rules = len(table_with(sound(app.run()), "Of what"))
    assert 0 < rules < everything
    assert f"{rules} of " in words(app)
    box(app, "log-by").set_value("Health and wellbeing board")
    by_board = table_with(sound(app.run()), "Of what")
    assert set(by_board["By"]) == {"Health and wellbeing board"}
    box(app, "log-about").set_value("needle-exchange")
    assert "No line fits these filters." in words(sound(app.run()))


def test_the_public_copy_is_made_on_the_page_and_gives_the_same_list():
    app = pressed(opened("record"), "Make the public copy")
    assert app.success[0].value == "The public copy is made, and gives the same list."
    copied = app.session_state[COPY][1]
    assert load_exercise_files(copied.files).scores == ()
    assert "Download the public copy" in [each.label for each in app.get("download_button")]


def test_at_a_panel_the_facilitator_signs_and_the_step_is_in_the_log():
    table = panel()
    app = signed(with_access(table, table.facilitator, "record"))
    assert current_exercise(table.store, table.facilitator).sign_offs[0].who == "Ada Example"
    assert "The list was signed off" in table_with(app, "Of what")["What"].tolist()
    assert "Last fingerprint of the panel's steps: " in words(app)


def test_a_member_may_challenge_but_not_sign_answer_or_publish():
    table = panel()
    app = challenged(with_access(table, table.member("gp-lead"), "record"))
    assert len(current_exercise(table.store, table.facilitator).challenges) == 1
    labels = {each.label for each in app.button}
    assert "Log this challenge" in labels
    assert labels & {"Write down this sign-off", "Write down this answer", "Make the public copy"} == set()
    assert "Last fingerprint" not in words(app)


def test_somebody_who_watches_reads_and_writes_nothing():
    table = panel()
    app = with_access(table, table.observer(), "record")
    labels = {each.label for each in app.button}
    assert labels & {"Log this challenge", "Write down this sign-off", "Make the public copy"} == set()


def test_at_a_panel_a_challenge_nobody_settled_says_how_to_rescore():
    table = panel()
    asked = Challenge("", "A resident", "Ask again.", DAY, *CELL)
    log_challenge(table.store, table.facilitator, asked, save_key=new_save_key())
    said = words(with_access(table, table.facilitator, "record"))
    assert "open a round on the Panel page, settle this question on the Scores page" in said


def test_at_a_panel_what_was_agreed_before_the_challenge_is_not_offered_as_another_score():
    table = panel()
    me, gp = table.facilitator, table.member("gp-lead")
    number = agreed_anew(table, me, gp, 50.0)
    today = table.store.clock().date()
    log_challenge(table.store, me, Challenge("", "A resident", "Why 50?", today, *CELL), save_key=new_save_key())
    app = with_access(table, me, "record")
    assert not [each for each in app.radio if each.key == "answer-how:challenge-1"]
    assert "What was agreed before this challenge was logged does not answer it" in words(app)
    again = AgreedScore(number, *CELL, 60.0, "Neighbours came again.")
    settle(table.store, me, again, seen_version=1, save_key=new_save_key())
    app = with_access(table, me, "record")
    box(app, "answer-how:challenge-1").set_value("With another score")
    assert box(sound(app.run()), "answer-value:challenge-1").options == [str(number)]


def agreed_anew(table, me, gp, value):
    """The number of a new round in which this value was agreed."""
    opened_round = open_round(table.store, me, save_key=new_save_key())
    score = PanelScore(opened_round.number, gp.member, *CELL, value, ScoreState.GIVEN, "")
    save_score(table.store, gp, score, save_key=new_save_key())
    send_scores(table.store, gp, round_number=opened_round.number, save_key=new_save_key())
    reveal_round(table.store, me, opened_round.number, seen_version=opened_round.version, save_key=new_save_key())
    agreed = AgreedScore(opened_round.number, *CELL, value, "Neighbours came.")
    settle(table.store, me, agreed, seen_version=0, save_key=new_save_key())
    return opened_round.number


def test_at_a_panel_an_answer_is_kept_for_everyone_and_another_round_can_answer_by_its_score():
    table = panel()
    me, gp = table.facilitator, table.member("gp-lead")
    for place in range(2):
        asked = Challenge("", "A resident", f"Ask again, {place}.", DAY, *CELL)
        log_challenge(table.store, me, asked, save_key=new_save_key())
    number = agreed_anew(table, me, gp, 50.0)
    app = with_access(table, me, "record")
    box(app, "answer-how:challenge-1").set_value("With another score")
    app = sound(app.run())
    box(app, "answer-text:challenge-1").set_value("It was asked again.")
    box(app, "answer-by:challenge-1").set_value("The board")
    app = pressed(app, "Write down this score and answer")
    first, second = current_exercise(table.store, gp).challenges
    assert (first.outcome, first.round) == (ChallengeOutcome.RESCORED, number)
    assert second.is_open
    assert app.title[0].value.startswith("1 challenge is open.")


def test_a_folder_that_was_signed_and_downloaded_says_so_when_it_is_opened_again():
    app = signed(challenged(opened("record")))
    archive = write_archive(app.session_state[EXERCISE].files)
    again = load_exercise_files(read_archive("exercise.zip", archive, ProblemList()))
    assert again.sign_offs == app.session_state[EXERCISE].sign_offs
    assert again.challenges == app.session_state[EXERCISE].challenges


def test_whoever_signs_has_the_papers_before_them_and_the_minutes_one_step_away():
    alone = opened("record")
    buttons = [each.label for each in alone.get("download_button")]
    assert buttons[: len(PAPERS)] == [paper.button for paper in PAPERS]
    assert "There are minutes only of a panel that meets here." in words(alone)
    assert "The minutes are made under" not in words(alone)
    table = panel()
    at_panel = with_access(table, table.facilitator, "record")
    buttons = [each.label for each in at_panel.get("download_button")]
    assert buttons[: len(PAPERS)] == [paper.button for paper in PAPERS]
    assert "The minutes are made under **In the room**" in [each.label for each in at_panel.get("page_link")]


def test_a_response_to_another_list_is_logged_under_its_name_and_stands_in_the_paper():
    app = opened("record")
    others = table_with(app, "Alternative")["Alternative"].tolist()
    assert len(others) == 6
    box(app, "challenge-alternative").set_value(others[0])
    app = challenged(app, "We would rather keep them all.", about=("", ""))
    assert f"Open challenge: The alternative “{others[0]}”" in words(app)
    exercise = app.session_state[EXERCISE]
    (logged,) = exercise.challenges
    assert logged.alternative == others[0]
    again = load_exercise_files(read_archive("exercise.zip", write_archive(exercise.files), ProblemList()))
    assert again.challenges == exercise.challenges
    blocks = alternatives_part(worked_analysis(), exercise.challenges)
    responses = next(each for each in blocks if isinstance(each, Table) and each.headings[1] == "Response")
    assert responses.rows == ((others[0], "We would rather keep them all. (A residents' group)", "Not answered yet"),)


def test_a_reason_is_reworded_once_its_round_is_closed():
    table = panel()
    app = with_access(table, table.facilitator, "record")
    first = settled(table.store, table.facilitator)[0]
    box = next(each for each in app.text_area if each.key.startswith("reword-reason:"))
    assert box.value == first.agreed.reason
    box.input("In other words")
    app = pressed(app, "Write it in these words")
    assert "The reason is reworded. The log says so." in [each.value for each in app.success]
    again = settled(table.store, table.facilitator)[0]
    assert (again.agreed.reason, again.agreed.value) == ("In other words", first.agreed.value)
    assert "A reason was reworded" in words(app) or "A reason was reworded" in str(
        [each.value for each in app.dataframe]
    )


def test_the_way_to_rules_opens_the_rules_themselves():
    app = pressed(opened("record"), "Go to Rules on Interventions")
    assert next(each for each in app.radio if each.label == "What to look at").value == "Rules"


def test_what_came_of_a_challenge_is_said_until_the_next_thing_is_done():
    app = challenged(opened("record"))
    assert [each.value for each in app.success if "The challenge is logged." in each.value]
    app = signed(app)
    assert not [each.value for each in app.success if "The challenge is logged." in each.value]
