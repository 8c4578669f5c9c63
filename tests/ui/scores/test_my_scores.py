"""Each member scores alone: every answer is saved as it is given, and nothing of the others shows before the reveal."""

import os
from pathlib import Path

import pytest

from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.files import load_exercise
from prioritise.files.exercise.folder import read_path
from prioritise.files.problem_list import ProblemList
from prioritise.report.words.who_scores import who_score
from prioritise.store.comments import add_comment, comments
from prioritise.store.invitations import invite, start_sharing, viewer_by_token, withdraw
from prioritise.store.members import members
from prioritise.store.progress import progress
from prioritise.store.rounds import call_off_round, close_round, open_round, reveal_round, rounds
from prioritise.store.scores import have_sent, my_scores, save_score, send_scores
from prioritise.store.settling import settle
from prioritise.store.writing import new_save_key
from tests.architecture.source import ROOT
from tests.ui.app import button, gone_to, opened, sound, table_with, words
from tests.ui.panel_app import ROCHDALE, panel, with_access

FIRST, SECOND = "stop-smoking-service", "nhs-health-check"


@pytest.fixture
def table():
    return panel()


@pytest.fixture
def round_number(table):
    return open_round(table.store, table.facilitator, save_key=new_save_key()).number


def radio(app, criterion):
    return next(each for each in app.radio if each.key.endswith(f":{criterion}"))


def kept(table, viewer, round_number):
    found = my_scores(table.store, viewer, round_number=round_number)
    return {(each.score.intervention, each.score.criterion): each.score for each in found}


def give(table, viewer, round_number, intervention, criterion, value):
    score = PanelScore(round_number, viewer.member, intervention, criterion, value, ScoreState.GIVEN, "")
    return save_score(table.store, viewer, score, save_key=new_save_key())


def sent_twice(app):
    """The page, sent as it stands in the tab and once more before the tab has heard back, as its timer does."""
    tab = app._tree.get_widget_states()
    app._run(tab)
    for pressed in [each for each in tab.widgets if each.HasField("trigger_value")]:
        tab.widgets.remove(pressed)
    return sound(app._run(tab))


def test_an_answer_is_saved_as_it_is_given_and_survives_a_new_session(table, round_number):
    viewer = table.member("finance-lead")
    app = sound(with_access(table, viewer, "scores"))
    assert app.title[0].value == "0 of your 108 questions are answered"
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    assert kept(table, viewer, round_number)[FIRST, "acceptability"].value == 45
    assert app.title[0].value == "1 of your 108 questions is answered"
    assert "Saved: Welcomed." in words(app)
    again = sound(with_access(table, viewer, "scores"))
    assert radio(again, "acceptability").value == "Welcomed"
    assert radio(again, "deliverability").value is None


@pytest.mark.usefixtures("round_number")
def test_every_level_is_described_in_full(table):
    app = with_access(table, table.member("finance-lead"), "scores")
    scale = load_exercise(ROCHDALE).criterion_by_id["acceptability"].scale
    assert radio(app, "acceptability").options == [*(each.name for each in scale.levels), "I do not know"]
    assert list(radio(app, "acceptability").proto.captions)[:-1] == [each.description for each in scale.levels]


@pytest.mark.usefixtures("round_number")
def test_a_member_reads_who_provides_it_its_evidence_and_what_every_criterion_means(table):
    app = with_access(table, table.member("finance-lead"), "scores")
    assert "Provided by: Community health trust. Kind of provider: NHS." in words(app)
    assert "Evidence that it works: strong." in words(app)
    assert "What each criterion means and where it comes from" in [each.label for each in app.expander]


def test_not_knowing_is_an_answer_without_a_value(table, round_number):
    viewer = table.member("finance-lead")
    app = with_access(table, viewer, "scores")
    sound(radio(app, "deliverability").set_value("I do not know").run())
    answer = kept(table, viewer, round_number)[FIRST, "deliverability"]
    assert (answer.state, answer.value) == (ScoreState.UNKNOWN, None)


@pytest.mark.usefixtures("round_number")
def test_next_previous_and_the_first_unanswered(table):
    app = with_access(table, table.member("finance-lead"), "scores")
    sound(button(app, "Next").click().run())
    assert app.header[0].value == "NHS Health Check for all aged 40 to 74"
    for criterion, level in (
        ("acceptability", "Accepted"),
        ("local-priority", "Fits a general aim"),
        ("deliverability", "Ready to start"),
    ):
        sound(radio(app, criterion).set_value(level).run())
    assert "✓ NHS Health Check for all aged 40 to 74" in app.selectbox[0].options
    sound(button(app, "Go to the first unanswered").click().run())
    assert app.header[0].value == "Stop smoking service"
    sound(app.selectbox[0].set_value("nhs-health-check").run())
    assert radio(app, "deliverability").value == "Ready to start"
    sound(button(app, "Previous").click().run())
    assert app.header[0].value == "Stop smoking service"


@pytest.mark.usefixtures("round_number")
def test_after_a_reload_a_member_is_where_they_were(table):
    app = with_access(table, table.member("finance-lead"), "scores")
    sound(button(app, "Next").click().run())
    again = with_access(table, table.member("finance-lead"), "scores")
    assert again.header[0].value == "NHS Health Check for all aged 40 to 74"
    another = with_access(table, table.member("director-adult-care"), "scores")
    assert another.header[0].value == "Stop smoking service"
    call_off_round(table.store, table.facilitator, 2, reason="Too early", seen_version=1, save_key=new_save_key())
    open_round(table.store, table.facilitator, save_key=new_save_key())
    later = with_access(table, table.member("finance-lead"), "scores")
    assert later.header[0].value == "Stop smoking service"


def test_an_interest_answers_the_whole_intervention_and_can_be_undone(table, round_number):
    viewer = table.member("finance-lead")
    app = with_access(table, viewer, "scores")
    app.text_input[0].set_value("My practice runs it")
    sound(button(app, "Stand aside").click().run())
    found = kept(table, viewer, round_number)
    assert [each.state for each in found.values()] == [ScoreState.INTEREST] * 3
    assert not app.radio
    assert "✓ Stop smoking service (you stand aside)" in app.selectbox[0].options
    sound(button(app, "I have no interest after all").click().run())
    assert kept(table, viewer, round_number) == {}
    assert radio(app, "acceptability").value is None


def test_an_interest_of_an_earlier_round_stands_and_cannot_be_scored_until_it_is_withdrawn(table, round_number):
    viewer = table.member("carers-lead")
    app = with_access(table, viewer, "scores")
    sound(app.selectbox[0].set_value("carers-breaks").run())
    assert "You stand aside from this intervention since round 1. No score of yours counts for it." in words(app)
    assert not app.radio
    sound(button(app, "Withdraw my interest").click().run())
    assert [each.value for each in app.error] == ["Write first why you have no interest in this any more."]
    next(each for each in app.text_input if each.label.startswith("What has changed?")).set_value("I left it")
    sound(button(app, "Withdraw my interest").click().run())
    assert {each.state for each in kept(table, viewer, round_number).values() if each.reason == "I left it"} == {
        ScoreState.UNKNOWN
    }
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    answer = kept(table, viewer, round_number)["carers-breaks", "acceptability"]
    assert (answer.value, answer.reason) == (45, "I left it")


@pytest.mark.usefixtures("round_number")
def test_an_answer_of_an_earlier_round_is_said_beside_its_question(table):
    app = with_access(table, table.member("public-health-director"), "scores")
    assert any(each.value.startswith("Your earlier answer counts until you answer again:") for each in app.caption)


@pytest.mark.usefixtures("round_number")
def test_an_interest_needs_a_reason(table):
    app = with_access(table, table.member("finance-lead"), "scores")
    sound(button(app, "Stand aside").click().run())
    assert [each.value for each in app.error] == ["Write your interest first."]
    assert app.radio


@pytest.mark.usefixtures("round_number")
def test_an_interest_that_is_typed_and_not_declared_is_there_again_on_coming_back(table):
    app = with_access(table, table.member("finance-lead"), "scores")
    app.text_input[0].set_value("My practice runs it")
    sound(button(app, "Next").click().run())
    assert not app.text_input[0].value
    sound(button(app, "Previous").click().run())
    assert app.text_input[0].value == "My practice runs it"


@pytest.mark.usefixtures("round_number")
def test_the_interest_is_asked_before_the_questions(table):
    app = with_access(table, table.member("finance-lead"), "scores")
    drawn = list(app.main)
    assert drawn.index(button(app, "Stand aside")) < drawn.index(app.radio[0])


def test_scores_are_sent_with_gaps_said_and_taken_back(table, round_number):
    viewer = table.member("finance-lead")
    app = with_access(table, viewer, "scores")
    assert button(app, "Send my scores").disabled
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    assert "107 questions are unanswered. If you send now, 39 keep what you answered in an earlier round" in words(app)
    sound(button(app, "Send my scores").click().run())
    assert have_sent(table.store, viewer, round_number=round_number)
    assert app.title[0].value == "Your scores are sent"
    assert "They count from now on: 1 of 108. 107 are unanswered: 39 keep what you answered in an earlier round" in (
        words(app)
    )
    said = next(each for each in app.expander if each.label == "What you said").markdown[0].value
    assert "(from round 1)" in said
    assert not app.radio
    sound(button(app, "Take them back to change them").click().run())
    assert not have_sent(table.store, viewer, round_number=round_number)
    assert radio(app, "acceptability").value == "Welcomed"


def test_an_answer_given_after_sending_elsewhere_is_kept_and_can_be_saved_later(table, round_number):
    viewer = table.member("finance-lead")
    app = with_access(table, viewer, "scores")
    send_scores(table.store, viewer, round_number=round_number, save_key=new_save_key())
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    assert "so this is not saved: Stop smoking service, acceptable to residents." in words(app)
    sound(button(app, "Take them back to change them").click().run())
    assert radio(app, "acceptability").value == "Welcomed"
    sound(button(app, "Try to save it again").click().run())
    assert kept(table, viewer, round_number)[FIRST, "acceptability"].value == 45


def test_two_windows_are_both_shown_and_either_can_be_kept(table, round_number):
    viewer = table.member("finance-lead")
    app = with_access(table, viewer, "scores")
    give(table, viewer, round_number, FIRST, "acceptability", -25.0)
    give(table, viewer, round_number, FIRST, "deliverability", 15.0)
    sound(radio(app, "acceptability").set_value("Asked for").run())
    assert "In the other window: **Unwelcome**. Here: **Asked for**." in words(app)
    assert kept(table, viewer, round_number)[FIRST, "acceptability"].value == -25
    # The other question had not been touched here: it follows the other window.
    assert radio(app, "deliverability").value == "Not ready"
    sound(button(app, "Use: Asked for").click().run())
    assert kept(table, viewer, round_number)[FIRST, "acceptability"].value == 75
    assert "In the other window" not in words(app)

    give(table, viewer, round_number, FIRST, "acceptability", 0.0)
    sound(radio(app, "acceptability").set_value("Accepted").run())
    sound(button(app, "Keep: No strong feelings").click().run())
    assert kept(table, viewer, round_number)[FIRST, "acceptability"].value == 0
    assert radio(app, "acceptability").value == "No strong feelings"


def test_an_answer_given_while_the_store_is_away_stays_and_is_saved_when_it_is_back(table, round_number):
    viewer = table.member("finance-lead")
    app = with_access(table, viewer, "scores")
    file = Path(os.environ["DATABASE_URL"])
    table.store.engine.dispose()
    away = {each: each.with_name(f"away-{each.name}") for each in file.parent.glob(f"{file.name}*")}
    for here, there in away.items():
        here.rename(there)
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    assert radio(app, "acceptability").value == "Welcomed"
    assert "This answer is not saved yet. It stays here." in words(app)
    assert button(app, "Send my scores").disabled
    sound(button(app, "Next").click().run())
    sound(radio(app, "deliverability").set_value("Not ready").run())
    for here, there in away.items():
        there.rename(here)
    sound(button(app, "Try to save it again").click().run())
    found = kept(table, viewer, round_number)
    assert found[FIRST, "acceptability"].value == 45
    assert found["nhs-health-check", "deliverability"].value == 15
    assert "not saved yet" not in words(app)


def test_nothing_of_another_member_shows_before_the_reveal(table, round_number):
    other = table.member("carers-lead")
    give(table, other, round_number, FIRST, "acceptability", -60.0)
    send_scores(table.store, other, round_number=round_number, save_key=new_save_key())
    app = with_access(table, table.member("finance-lead"), "scores")
    assert app.title[0].value == "0 of your 108 questions are answered"
    assert radio(app, "acceptability").value is None
    assert "carers-lead" not in words(app)


def test_one_machine_passed_round_shows_each_only_their_own(table, round_number):
    app = with_access(table, table.facilitator, "start")
    for member, level in (("finance-lead", "Welcomed"), ("carers-lead", "Unwelcome")):
        who = next(each for each in app.selectbox if each.label == "Who is using it now")
        sound(who.set_value(member).run())
        gone_to(app, "scores")
        assert radio(app, "acceptability").value is None
        sound(radio(app, "acceptability").set_value(level).run())
        gone_to(app, "start")
    for member, value in (("finance-lead", 45), ("carers-lead", -25)):
        assert kept(table, table.member(member), round_number)[FIRST, "acceptability"].value == value


@pytest.mark.usefixtures("round_number")
def test_the_list_is_not_worked_out_while_a_member_scores(table, monkeypatch):
    app = with_access(table, table.member("finance-lead"))

    def refused():
        raise AssertionError("no list is needed to score")

    monkeypatch.setattr("prioritise.ui.session.state.answers", refused)
    gone_to(app, "scores")
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    assert "Saved: Welcomed." in words(app)


@pytest.mark.usefixtures("round_number")
def test_a_comment_is_signed_with_its_writers_role_and_partner(table):
    viewer = table.member("finance-lead")
    app = with_access(table, viewer, "scores")
    assert "Others are still scoring: do not say what you scored." in words(app)
    app.text_area[0].set_value("Ask the <b>nurses</b>.")
    sound(button(app, "Add this comment").click().run())
    assert [(each.member, each.text) for each in comments(table.store, viewer)] == [
        ("finance-lead", "Ask the <b>nurses</b>.")
    ]
    assert "Ask the &lt;b&gt;nurses&lt;/b&gt;." in words(app)
    assert app.text_area[0].value == ""
    other = with_access(table, table.member("carers-lead"), "scores")
    assert "Place finance lead, NHS integrated care board locality, " in words(other)
    assert "finance-lead" not in words(other)


@pytest.mark.usefixtures("round_number")
def test_a_comment_that_is_typed_and_not_added_is_there_again_on_coming_back(table):
    app = with_access(table, table.member("finance-lead"), "scores")
    app.text_area[0].set_value("There is a queue.")
    sound(button(app, "Next").click().run())
    assert app.text_area[0].value == ""
    sound(button(app, "Previous").click().run())
    assert app.text_area[0].value == "There is a queue."
    assert "Not added yet" in words(app)
    gone_to(app, "start")
    assert gone_to(app, "scores").text_area[0].value == "There is a queue."
    sound(button(app, "Add this comment").click().run())
    assert app.text_area[0].value == ""
    assert "Not added yet" not in words(app)


def test_before_a_round_a_member_is_told_to_wait(table):
    app = sound(with_access(table, table.member("finance-lead"), "scores"))
    assert app.title[0].value == "The panel has scored 32 interventions and 4 proposed cuts in 1 round"
    assert not app.radio


def test_once_revealed_no_score_can_be_changed(table, round_number):
    viewer = table.member("finance-lead")
    app = with_access(table, viewer, "scores")
    revealed = reveal_round(table.store, table.facilitator, round_number, seen_version=1, save_key=new_save_key())
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    assert not app.radio
    assert app.title[0].value == f"Round {round_number} is revealed: nobody sent a score"
    assert "The facilitator writes down what is agreed, with the reason." in words(app)
    assert "settle it with a reason" not in words(app)
    assert "settle it with a reason" in words(with_access(table, table.facilitator, "scores"))
    assert "1 answer of yours could not be saved in time and does not count" in words(app)
    close_round(table.store, table.facilitator, round_number, seen_version=revealed.version, save_key=new_save_key())
    assert f"Round {round_number} is closed" in words(sound(app.run()))


def test_a_member_reads_what_they_said_after_the_reveal_and_after_the_close_and_cannot_change_it(table, round_number):
    viewer = table.member("finance-lead")
    give(table, viewer, round_number, FIRST, "acceptability", 45)
    give(table, viewer, round_number, FIRST, "deliverability", 15)
    send_scores(table.store, viewer, round_number=round_number, save_key=new_save_key())
    revealed = reveal_round(table.store, table.facilitator, round_number, seen_version=1, save_key=new_save_key())
    agreed = AgreedScore(round_number, FIRST, "acceptability", 20, "Between the two")
    settle(table.store, table.facilitator, agreed, seen_version=0, save_key=new_save_key())

    def said(app):
        rows = table_with(app, "You said")
        return rows[rows["Question"].str.startswith("Stop smoking")].to_dict("records")

    app = sound(with_access(table, viewer, "scores"))
    first = {"You said": "Welcomed (round 2)", "The panel agreed": "20 (accepted), in round 2"}
    assert said(app)[0].items() >= first.items()
    close_round(table.store, table.facilitator, round_number, seen_version=revealed.version, save_key=new_save_key())
    app = sound(with_access(table, viewer, "scores"))
    assert said(app)[0].items() >= first.items()
    assert not [each for each in app.radio if each.key.endswith(":acceptability")]
    for other in (table.facilitator, table.observer()):
        assert "You said" not in words(sound(with_access(table, other, "scores")))


def test_what_was_not_sent_in_time_stays_readable_to_its_member_while_they_score_again(table, round_number):
    viewer = table.member("finance-lead")
    give(table, viewer, round_number, FIRST, "acceptability", 45)
    reveal_round(table.store, table.facilitator, round_number, seen_version=1, save_key=new_save_key())
    close_round(table.store, table.facilitator, round_number, seen_version=2, save_key=new_save_key())
    app = sound(with_access(table, viewer, "scores"))
    assert f"What you answered in round {round_number} and did not send" in words(app)
    open_round(table.store, table.facilitator, save_key=new_save_key())
    again = sound(with_access(table, viewer, "scores"))
    assert table_with(again, "You said").to_dict("list")["You said"] == [f"Welcomed (round {round_number})"]
    other = sound(with_access(table, table.member("gp-lead"), "scores"))
    assert "did not send" not in words(other)


def test_a_member_whose_round_is_called_off_is_told_why_and_keeps_what_they_typed_to_read(table, round_number):
    viewer = table.member("finance-lead")
    app = sound(with_access(table, viewer, "scores"))
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    call_off_round(
        table.store, table.facilitator, round_number, reason="Too early", seen_version=1, save_key=new_save_key()
    )
    sound(radio(app, "deliverability").set_value("I do not know").run())
    assert f"Round {round_number} was called off" in words(app)
    assert "counts for nothing. The reason: Too early." in words(app)
    assert "1 answer of yours could not be saved in time and does not count" in words(app)
    assert f"What you answered in round {round_number}, which was called off" in words(app)
    assert "did not send" not in words(app)
    assert f"Round {round_number} was called off" in words(gone_to(app, "start"))
    open_round(table.store, table.facilitator, save_key=new_save_key())
    again = sound(with_access(table, viewer, "scores"))
    assert again.title[0].value == "0 of your 108 questions are answered"
    assert table_with(again, "You said").to_dict("list")["You said"] == [f"Welcomed (round {round_number})"]
    assert "counts for nothing" not in words(again)


def test_whoever_did_not_send_in_time_is_told_so_on_scores_and_start_and_in_the_next_round(table, round_number):
    viewer = table.member("finance-lead")
    app = with_access(table, viewer, "scores")
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    ended = reveal_round(table.store, table.facilitator, round_number, seen_version=1, save_key=new_save_key())
    sound(button(app, "Send my scores").click().run())
    assert [each.value for each in app.error] == [
        f"Too late: round {round_number} is revealed, and scores are no longer taken. Nothing was saved."
    ]
    left_out = f"You did not send your scores of round {round_number} before the reveal. 1 answer that you had given"
    assert left_out in words(app)
    assert left_out in words(gone_to(app, "start"))
    close_round(table.store, table.facilitator, round_number, seen_version=ended.version, save_key=new_save_key())
    open_round(table.store, table.facilitator, save_key=new_save_key())
    again = sound(with_access(table, viewer, "scores"))
    assert left_out in words(again)
    assert "Answer this question again in this round" in words(again)
    assert not again.error


@pytest.mark.usefixtures("round_number")
def test_a_facilitator_without_a_place_on_the_panel_does_not_score(table):
    app = sound(with_access(table, table.facilitator, "scores"))
    assert not app.radio
    assert "You run this panel and give no scores of your own." in words(app)


def test_a_facilitator_who_sits_as_a_member_chooses_to_score_before_any_question_is_drawn(table, round_number):
    facilitator = viewer_by_token(table.store, start_sharing(table.store, table.facilitator, "place-lead").token)
    app = sound(with_access(table, facilitator, "start"))
    assert "Round 2 is open. Your scores are wanted." not in words(app)
    gone_to(app, "scores")
    assert app.title[0].value == "Round 2 is open: members are scoring alone"
    assert not app.radio
    assert "Until you say so nothing is saved as yours, and nobody waits for you." in words(app)
    far = progress(table.store, facilitator, round_number=round_number)
    assert "place-lead" not in {each.member for each in who_score(members(table.store, facilitator), far)}

    sound(button(app, "Score as well").click().run())
    assert app.title[0].value == "0 of your 108 questions are answered"
    sound(radio(app, "acceptability").set_value("Welcomed").run())
    assert kept(table, facilitator, round_number)[FIRST, "acceptability"].value == 45
    # Who has begun is not asked again, also in a new session.
    again = sound(with_access(table, facilitator, "scores"))
    assert again.title[0].value == "1 of your 108 questions is answered"


@pytest.mark.usefixtures("round_number")
def test_an_observer_only_watches(table):
    app = sound(with_access(table, table.observer(), "scores"))
    assert not app.radio
    assert "You are watching and give no scores." in words(app)


def test_alone_the_page_says_what_the_scores_are():
    app = sound(opened("scores"))
    assert app.title[0].value == "The panel has scored 32 interventions and 4 proposed cuts in 1 round"
    assert "Start a panel with this exercise" in words(app)
    assert len(app.title) == 1


def test_a_comment_is_read_and_added_beside_the_priorities(table):
    viewer = table.member("finance-lead")
    add_comment(table.store, viewer, intervention_id=FIRST, text="It has a waiting list.", save_key=new_save_key())
    app = sound(with_access(table, table.member("carers-lead"), "priorities"))
    sound(next(each for each in app.selectbox if each.label == "Look closer at one").set_value(FIRST).run())
    assert "It has a waiting list." in words(app)
    assert "do not say what you scored" not in words(app)
    app.text_area[0].set_value("Not in the evening.")
    sound(button(app, "Add this comment").click().run())
    assert [(each.member, each.text) for each in comments(table.store, viewer)] == [
        ("finance-lead", "It has a waiting list."),
        ("carers-lead", "Not in the evening."),
    ]
    assert "Not in the evening." in words(app)


def test_who_only_watches_reads_comments_and_adds_none(table):
    add_comment(table.store, table.facilitator, intervention_id=FIRST, text="Read this.", save_key=new_save_key())
    app = sound(with_access(table, table.observer(), "priorities"))
    sound(next(each for each in app.selectbox if each.label == "Look closer at one").set_value(FIRST).run())
    assert "Read this." in words(app)
    assert not app.text_area
    sound(next(each for each in app.selectbox if each.label == "Look closer at one").set_value(SECOND).run())
    assert "Nobody has commented on it yet." in words(app)
    assert "What was said about it" not in [each.label for each in app.expander]


def test_an_empty_comment_is_refused_and_the_text_stays(table):
    app = sound(with_access(table, table.member("finance-lead"), "priorities"))
    sound(next(each for each in app.selectbox if each.label == "Look closer at one").set_value(FIRST).run())
    sound(button(app, "Add this comment").click().run())
    assert [each.value for each in app.error] == ["Write your comment first."]
    app.text_area[0].set_value("A\x00bell")
    sound(button(app, "Add this comment").click().run())
    assert app.error
    assert app.text_area[0].value == "A\x00bell"
    assert comments(table.store, table.facilitator) == ()


@pytest.fixture
def table_with_numbers():
    """A panel that scores one criterion on a scale without levels."""
    files = read_path(ROCHDALE, ProblemList())
    plain = (ROOT / "criteria" / "acceptability.yaml").read_text(encoding="utf-8")
    start, end = plain.index("value:\n"), plain.index("zero_means:")
    files["criteria/acceptability.yaml"] = (
        plain[:start] + "value: {kind: linear, zero: 0, top: 10}\n" + plain[end:]
    ).encode()
    for name in ("scores.csv", "agreed.csv"):
        rows = files[name].decode().splitlines(keepends=True)
        files[name] = "".join(row for row in rows if ",acceptability," not in row).encode()
    table = panel(files)
    open_round(table.store, table.facilitator, save_key=new_save_key())
    return table


def test_a_scale_without_levels_takes_a_number_or_not_knowing(table_with_numbers):
    table = table_with_numbers
    viewer, number = table.member("finance-lead"), rounds(table.store, table.facilitator)[-1].number
    app = sound(with_access(table, viewer, "scores"))
    box, tick = app.number_input[0], app.checkbox[0]
    assert (box.label, box.value, tick.value) == ("Your score, from −100 to 100", None, False)
    sound(box.set_value(-12.0).run())
    assert kept(table, viewer, number)[FIRST, "acceptability"].value == -12
    sound(app.checkbox[0].check().run())
    assert kept(table, viewer, number)[FIRST, "acceptability"].state is ScoreState.UNKNOWN
    assert app.number_input[0].value is None
    # One answer gives way only to another.
    sound(app.checkbox[0].uncheck().run())
    assert app.checkbox[0].value
    sound(app.number_input[0].set_value(30.0).run())
    assert not app.checkbox[0].value
    again = sound(with_access(table, viewer, "scores"))
    assert (again.number_input[0].value, again.checkbox[0].value) == (30, False)


def test_what_a_tab_sends_before_it_hears_back_takes_no_answer_away(table_with_numbers):
    viewer, number = table_with_numbers.member("finance-lead"), 2
    app = sound(with_access(table_with_numbers, viewer, "scores"))

    def answer():
        return kept(table_with_numbers, viewer, number)[FIRST, "acceptability"]

    app.checkbox[0].check()
    assert sent_twice(app).checkbox[0].value
    app.number_input[0].set_value(30.0)
    app = sent_twice(app)
    assert (answer().value, app.number_input[0].value, app.checkbox[0].value) == (30, 30, False)
    app.checkbox[0].check()
    app = sent_twice(app)
    assert (answer().state, app.number_input[0].value, app.checkbox[0].value) == (ScoreState.UNKNOWN, None, True)
    sound(app.number_input[0].set_value(30.0).run())
    assert answer().value == 30


@pytest.mark.usefixtures("round_number")
def test_what_a_tab_sends_before_it_hears_back_neither_goes_back_nor_writes_a_comment_again(table):
    viewer = table.member("finance-lead")
    app = sound(with_access(table, viewer, "scores"))
    first = app.header[0].value
    button(app, "Next").click()
    app = sent_twice(app)
    assert app.header[0].value != first
    app.text_area[0].set_value("It has a waiting list.")
    button(app, "Add this comment").click()
    app = sent_twice(app)
    assert len(comments(table.store, viewer)) == 1
    assert app.text_area[0].value == ""
    assert "Not added yet" not in words(app)


def test_a_withdrawn_link_saves_nothing_more_and_shows_no_scores(table, round_number, monkeypatch):
    monkeypatch.setenv("PRIORITISE_SHARED", "1")
    first = start_sharing(table.store, table.facilitator, "place-lead")
    facilitator = viewer_by_token(table.store, first.token)
    link = invite(table.store, facilitator, "finance-lead")
    viewer = viewer_by_token(table.store, link.token)
    app = sound(with_access(table, viewer, "scores"))
    withdraw(table.store, facilitator, link.invitation)
    app = radio(app, "acceptability").set_value("Welcomed").run()
    assert not app.radio
    assert "36" not in words(app)
    far = {each.member: each.answered for each in progress(table.store, facilitator, round_number=round_number)}
    assert far["finance-lead"] == 0


def test_a_comment_does_not_have_the_list_worked_out_again(table, monkeypatch):
    viewer = table.member("finance-lead")
    app = sound(with_access(table, viewer, "priorities"))
    sound(next(each for each in app.selectbox if each.label == "Look closer at one").set_value(FIRST).run())

    def refused(*_asked):
        raise AssertionError("the list had been worked out before")

    monkeypatch.setattr("prioritise.analysis.scenarios.analyse", refused)
    app.text_area[0].set_value("Said once.")
    sound(button(app, "Add this comment").click().run())
    assert "Said once." in words(app)
