"""The Panel page: its people, links and rounds, for the facilitator and nobody else."""

from __future__ import annotations

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from prioritise.domain.errors import StoreUnavailable
from prioritise.domain.panel import Access, PanelMember
from prioritise.store.comments import add_comment, comments
from prioritise.store.invitations import invitations, operator, start_sharing, withdraw
from prioritise.store.members import PersonalName, add_member, change_member, members, names, remove_member
from prioritise.store.names_in_texts import erase_name
from prioritise.store.rounds import call_off_round, open_round, reveal_round, rounds
from prioritise.store.scores import send_scores
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PANEL_ACCESS
from tests.files.small_exercise import small_files
from tests.store.panel import name_member, panel_files
from tests.ui.app import gone_to, opened, sound, table_with, tables, words
from tests.ui.panel_app import Panel, panel, with_access


def pressed(app: AppTest, label: str) -> AppTest:
    button = next(each for each in app.button if each.label.startswith(label))
    return sound(button.click().run())


def facilitating(table: Panel) -> AppTest:
    return sound(with_access(table, table.facilitator, "panel"))


def test_an_exercise_goes_to_a_panel_with_one_click_on_start():
    app = pressed(opened(), "Start a panel with this exercise")
    assert app.title[0].value == "13 people are on this panel, and round 1 is closed"
    assert "13 people and round 1 came with the exercise." in words(app)
    assert [each.value for each in app.header] == ["Who is on it", "How they come in", "The round"]
    assert any("What has happened" in each.label for each in app.expander)
    assert "You run this panel." in words(gone_to(app, "start"))


def test_leaving_puts_a_person_back_where_they_were_and_going_on_is_offered():
    app = gone_to(pressed(opened(), "Start a panel with this exercise"), "start")
    app = pressed(app, "Leave the panel")
    assert PANEL_ACCESS not in app.session_state
    app = pressed(app, "Go on with")
    assert "You run this panel." in words(app)


def test_a_person_without_a_seat_gets_nothing_at_the_pages_address():
    app = opened().switch_page("prioritise/ui/panel/page.py").run()
    assert app.title[0].value == "This page is closed to you"
    assert tables(app) == []


def test_a_member_gets_nothing_at_the_pages_address_and_keeps_their_seat():
    table = panel()
    app = with_access(table, table.by_link(table.shared(), "gp-lead"))
    assert "You are a member of this panel." in words(app)
    app = app.switch_page("prioritise/ui/panel/page.py").run()
    assert app.title[0].value == "This page is closed to you"
    assert tables(app) == []
    assert PANEL_ACCESS in app.session_state


def test_an_observer_gets_nothing_there_either():
    table = panel()
    app = with_access(table, table.observer()).switch_page("prioritise/ui/panel/page.py").run()
    assert app.title[0].value == "This page is closed to you"
    assert tables(app) == []


def test_a_round_is_opened_revealed_and_closed():
    table = panel()
    app = pressed(facilitating(table), "Open round 2")
    assert app.title[0].value == "Round 2 is open: 0 of 13 have sent their scores"
    reveal = next(each for each in app.button if each.label.startswith("Reveal round 2"))
    assert reveal.disabled
    app = sound(app.checkbox(key="sure-to-reveal").check().run())
    app = pressed(app, "Reveal round 2")
    assert app.title[0].value == "Round 2 is revealed: settle what divides the panel"
    assert next(each for each in app.button if each.label == "Close the round").disabled
    sure = app.checkbox(key="sure-to-close")
    assert sure.label == (
        "81 questions that divide the panel are not settled. I want to close round 2. It cannot be taken back."
    )
    app = pressed(sound(sure.check().run()), "Close the round")
    assert app.title[0].value == "13 people are on this panel, and round 2 is closed"
    assert [each.state for each in rounds(table.store, table.facilitator)] == ["closed", "closed"]


def test_a_round_opened_by_mistake_is_called_off_with_a_reason_once_that_is_sure():
    table = panel()
    app = pressed(facilitating(table), "Open round 2")
    call_off = next(each for each in app.button if each.key == "call-off-round")
    assert call_off.disabled
    app = sound(app.checkbox(key="sure-to-call-off").check().run())
    app = pressed(app, "Call round 2 off")
    assert "Reason: fill it in." in app.error[0].value
    app = sound(app.text_input(key="why-call-off:2").set_value("The papers are [not](http://out) yet").run())
    app = sound(app.checkbox(key="sure-to-call-off").check().run())
    app = pressed(app, "Call round 2 off")
    assert app.title[0].value == "13 people are on this panel, and round 1 is closed"
    assert "Round 2 was called off" in app.info[0].value
    assert "The reason: The papers are [not\\](http://out) yet." in app.info[0].value
    assert [each.label for each in app.button if each.label.startswith("Open round")] == ["Open round 3"]
    story = table_with(app, "Of what")
    assert "A round was called off" in list(story["What"])
    app = pressed(app, "Open round 3")
    assert not app.info
    assert app.title[0].value == "Round 3 is open: 0 of 13 have sent their scores"


def test_nobody_is_told_of_earlier_answers_where_the_only_round_before_was_called_off():
    table = panel(panel_files())
    number = open_round(table.store, table.facilitator, save_key=new_save_key()).number
    call_off_round(table.store, table.facilitator, number, reason="Early", seen_version=1, save_key=new_save_key())
    app = facilitating(table)
    assert [each.label for each in app.button if each.label.startswith("Open round")] == ["Open round 2"]
    assert "earlier answer" not in words(app)


def test_before_a_second_round_it_is_said_what_becomes_of_earlier_answers():
    assert "replaces their own earlier answer" in words(facilitating(panel()))


def test_what_is_still_to_settle_is_chosen_with_one_press():
    files = small_files()
    table = panel(files | {"agreed.csv": files["agreed.csv"] + b"1,gym,deliverability,40,Settled\n"})
    app = facilitating(table)
    assert app.multiselect(key="round-about").value == []
    app = sound(next(each for each in app.button if each.key == "ask-left").click().run())
    left = ["stop-smoking", "stop-smoking-cut", "walks", "leaflet-van"]
    assert app.multiselect(key="round-about").value == left
    pressed(app, "Open round 2")
    assert rounds(table.store, table.facilitator)[-1].about == tuple(sorted(left))


def test_a_round_can_ask_about_a_part_and_members_are_shown_that():
    table = panel()
    app = facilitating(table)
    # All of it is still to settle, so there is nothing to choose.
    assert not [each for each in app.button if each.key == "ask-left"]
    app = sound(app.multiselect(key="round-about").set_value(["nhs-health-check", "mmr-catch-up"]).run())
    gone_to(app, "start")
    app = gone_to(app, "panel")
    assert app.multiselect(key="round-about").value == ["nhs-health-check", "mmr-catch-up"]
    app = pressed(app, "Open round 2")
    assert "This round is about 2 interventions, of 32 interventions and 4 proposed cuts: " in words(app)
    # Whoever stands aside from one of the two has answered its three questions by that.
    assert set(table_with(app, "Answered")["Answered"]) == {"0 of 6", "3 of 6"}
    assert "about NHS Health Check for all aged 40 to 74; and MMR catch-up in nurseries and mosques" in " ".join(
        table_with(app, "Of what")["Of what"]
    )
    member = sound(with_access(table, table.member("finance-lead"), "scores"))
    assert member.title[0].value == "0 of your 6 questions are answered"
    assert "This round is about 2 interventions, of 32 interventions and 4 proposed cuts" in words(member)
    room = sound(with_access(table, table.facilitator, "room"))
    assert "This round is about 2 interventions, of 32 interventions and 4 proposed cuts" in words(room)


def test_nothing_chosen_asks_about_all():
    table = panel()
    pressed(facilitating(table), "Open round 2")
    assert rounds(table.store, table.facilitator)[-1].about == ()


def test_a_revealed_round_cannot_be_called_off():
    table = panel()
    open_round(table.store, table.facilitator, save_key=new_save_key())
    reveal_round(table.store, table.facilitator, 2, seen_version=1, save_key=new_save_key())
    assert not [each for each in facilitating(table).button if each.key == "call-off-round"]


def test_a_reason_typed_for_calling_off_is_there_again_after_another_page():
    table = panel()
    app = pressed(facilitating(table), "Open round 2")
    sound(app.text_input(key="why-call-off:2").set_value("Too early").run())
    gone_to(app, "start")
    assert gone_to(app, "panel").text_input(key="why-call-off:2").value == "Too early"


def test_a_round_that_somebody_else_moved_on_first_is_not_run_over():
    table = panel()
    opening = open_round(table.store, table.facilitator, save_key=new_save_key())
    app = facilitating(table)
    app = sound(app.checkbox(key="sure-to-reveal").check().run())
    reveal_round(table.store, table.facilitator, 2, seen_version=opening.version, save_key=new_save_key())
    app = pressed(app, "Reveal round 2")
    assert "Somebody else moved round 2 on first." in app.error[0].value
    assert app.title[0].value.startswith("Round 2 is revealed")


def test_progress_shows_counts_and_nobody_sees_a_score():
    table = panel()
    open_round(table.store, table.facilitator, save_key=new_save_key())
    found = table_with(facilitating(table), "Answered")
    assert list(found.columns) == ["Who", "Answered", "Sent"]
    # Whoever stood aside in round 1 stands aside in this one too, and has answered that much.
    aside = {"GP lead": 3, "Head of housing": 3, "Lead officer, voluntary": 9, "Manager, carers": 6}
    for who, answered in zip(found["Who"], found["Answered"], strict=True):
        carried = next((count for role, count in aside.items() if who.startswith(role)), 0)
        assert answered == f"{carried} of 108", who


def test_somebody_is_added_changed_and_their_name_erased():
    table = panel()
    app = facilitating(table)
    app.text_input(key="new-member:title").input("Housing lead")
    app.text_input(key="new-member:name").input("Sam Okafor")
    app = pressed(app, "Add to the panel")
    assert "Housing lead is on the panel. The form is empty for the next." in [each.value for each in app.success]
    assert (role_box(app).value, role_box(app).key) == ("", "new-member:1title")
    assert next(part for part in app.expander if part.label == "Add somebody").proto.expanded
    joined = members(table.store, table.facilitator)[-1]
    assert (joined.title, joined.partner, joined.access) == ("Housing lead", "council", Access.MEMBER)
    assert names(table.store, table.facilitator)[0].name == "Sam Okafor"

    app = sound(app.selectbox(key="member-to-change").select(joined.id).run())
    assert app.text_input(key="changed-member:name").value == "Sam Okafor"
    app.selectbox(key="changed-member:access").select(Access.OBSERVER)
    app = pressed(app, "Save the change")
    assert members(table.store, table.facilitator)[-1].access is Access.OBSERVER
    assert said_right_after(app, "Save the change", app.success) == "The change is saved."
    app = pressed(app, "Erase their name and address")
    assert said_right_after(app, "Take them off the panel", app.success).startswith("The name and address are erased.")
    assert names(table.store, table.facilitator) == ()


def said_right_after(app: AppTest, label: str, said) -> str:
    """The one thing that is said on the page, which must stand right below the button of this label."""
    drawn = list(app.main)
    button = next(each for each in app.button if each.label == label)
    assert len(said) == 1
    after = drawn[drawn.index(button) + 1 :]
    assert after[0] == said[0]
    return said[0].value


def role_box(app: AppTest):
    return next(each for each in app.text_input if each.label.startswith("Role") and "new-member" in each.key)


def test_a_second_person_with_the_same_role_and_partner_is_asked_about_first():
    table = panel()
    app = facilitating(table)
    for role in ("Housing lead", " housing  LEAD "):
        role_box(app).input(role)
        app = pressed(app, "Add to the panel")
    assert len(members(table.store, table.facilitator)) == 14
    assert any("is on the panel already. Nobody was added." in each.value for each in app.warning)
    assert role_box(app).value == " housing  LEAD "
    app = pressed(app, "Add them all the same")
    assert [each.title for each in members(table.store, table.facilitator)[-2:]] == ["Housing lead", "housing  LEAD"]
    assert not [each for each in app.button if each.label == "Add them all the same"]
    assert role_box(app).value == ""


def test_the_same_role_at_another_partner_or_with_another_name_is_somebody_else():
    table = panel()
    app = facilitating(table)
    for times, (partner, name) in enumerate((("council", "Sam Okafor"), ("council", "Ali Khan"), ("icb", ""))):
        app.selectbox(key=f"new-member:{times or ''}partner").select(partner)
        app.text_input(key=f"new-member:{times or ''}name").input(name)
        role_box(app).input("Housing lead")
        app = pressed(app, "Add to the panel")
    assert len(members(table.store, table.facilitator)) == 16


def test_two_people_cannot_have_one_address_and_nothing_is_half_saved():
    table = panel()
    app = facilitating(table)
    for times, role in (("", "Housing lead"), ("1", "Homes lead")):
        app.text_input(key=f"new-member:{times}title").input(role)
        app.text_input(key=f"new-member:{times}email").input("sam@example.org")
        app = pressed(app, "Add to the panel")
    assert "Another member has this address already" in app.error[0].value
    assert len(members(table.store, table.facilitator)) == 14


def test_sharing_seats_the_facilitator_by_a_link_of_their_own_and_makes_links_for_the_rest():
    table = panel()
    app = pressed(facilitating(table), "Share this panel")
    assert app.session_state[PANEL_ACCESS].viewer.came_in_by.value == "link"
    assert app.title[0].value == "14 people are on this panel, and round 1 is closed"
    assert len(app.code) == 1
    assert "/#link=" in app.code[0].value
    app = pressed(app, "Make links for the 13 without one")
    assert len(app.code) == 14
    assert len({each.value for each in app.code}) == 14
    app = pressed(app, "I have sent them")
    assert len(app.code) == 0
    assert "14 of 14 hold a link that is good" in words(app)
    app = pressed(app, "Make new links for the other 13")
    assert len(app.code) == 13


def test_links_that_were_just_made_are_folded_away_once_a_round_is_open():
    app = pressed(facilitating(panel()), "Share this panel")
    assert [fold.proto.expanded for fold in app.expander if "not hidden yet" in fold.label] == [True]
    app = pressed(app, "Open round 2")
    assert [fold.proto.expanded for fold in app.expander if "not hidden yet" in fold.label] == [False]
    assert len(app.code) == 1


def test_a_link_stands_beside_the_name_of_its_person_and_ones_own_is_to_be_kept():
    table = panel()
    name_member(table.store, table.facilitator, PersonalName("gp-lead", "Dr Khan", ""), save_key=new_save_key())
    app = pressed(facilitating(table), "Share this panel")
    assert "**Facilitator, Borough council**" in words(app)
    assert "Yours: keep it." in words(app)
    app = pressed(app, "Make links for the 13 without one")
    assert "**GP lead for long-term conditions (Dr Khan), NHS integrated care board locality**" in words(app)
    assert words(app).count("Yours: keep it.") == 1


def test_a_member_reads_on_start_who_they_are_and_where_to_go():
    table = panel()
    app = with_access(table, table.by_link(table.shared(), "gp-lead"))
    assert "You are: **GP lead for long-term conditions, NHS integrated care board locality**." in words(app)
    ways = [link.proto.label.split("**")[1] for link in app.get("page_link") if "**" in link.proto.label]
    assert ways[:2] == ["Scores.", "Weights."]


def test_the_heading_follows_who_has_sent():
    table = panel()
    open_round(table.store, table.facilitator, save_key=new_save_key())
    app = facilitating(table)
    assert app.title[0].value == "Round 2 is open: 0 of 13 have sent their scores"
    seen = app.session_state["panel-round-seen"]
    send_scores(table.store, table.member("gp-lead"), round_number=2, save_key=new_save_key())
    app = sound(app.run())
    assert app.title[0].value == "Round 2 is open: 1 of 13 have sent their scores"
    assert app.session_state["panel-round-seen"] != seen


def test_a_withdrawn_link_is_withdrawn_at_once():
    table = panel()
    app = pressed(facilitating(table), "Share this panel")
    app = pressed(app, "Make this link")
    app = pressed(app, "Withdraw it")
    assert "Make links for the 12 without one" in [each.label for each in app.button]
    told = table_with(app, "When (UTC)")
    assert list(told.iloc[0])[1:3] == ["A link was withdrawn", "Director of adult care"]
    held = app.session_state[PANEL_ACCESS]
    withdrawn = [each for each in invitations(held.store, held.viewer) if each.withdrawn_at]
    assert len(withdrawn) == 1
    assert withdrawn[0].member == "director-adult-care"
    assert len(app.code) == 1  # the facilitator's own; the withdrawn one is shown no longer


def test_what_has_happened_is_told_with_the_last_fingerprint():
    table = panel()
    app = pressed(facilitating(table), "Open round 2")
    told = table_with(app, "When (UTC)")
    assert list(told["What"]) == ["A round was opened", "The exercise was taken in"]
    assert any(each.value.startswith("Last fingerprint: ") for each in app.caption)


def test_somebody_whose_link_is_withdrawn_is_told_so_and_sees_no_more_of_the_panel():
    table = panel()
    facilitator = table.shared()
    viewer = table.by_link(facilitator, "gp-lead")
    app = with_access(table, viewer, "scores")
    withdraw(table.store, facilitator, viewer.invitation)
    app = app.run()
    assert app.title[0].value == "This page is closed to you"
    app = app.run()
    assert PANEL_ACCESS not in app.session_state
    assert "your link was withdrawn or has ended" in app.warning[0].value


def test_progress_that_cannot_be_read_just_now_says_so_and_the_page_stays(monkeypatch):
    table = panel()
    open_round(table.store, table.facilitator, save_key=new_save_key())

    def away(*_given, **_named):
        raise StoreUnavailable("The store is away.")

    monkeypatch.setattr("prioritise.ui.panel.progress_panel.progress", away)
    app = facilitating(table)
    assert app.warning[0].value == "The store is away."
    assert app.title[0].value.startswith("Round 2 is open")


def test_somebody_added_by_mistake_is_taken_off_and_a_role_is_needed():
    table = panel()
    app = facilitating(table)
    app = pressed(app, "Add to the panel")
    assert "Write a role first." in app.error[0].value
    assert len(members(table.store, table.facilitator)) == 13
    app.text_input(key="new-member:title").input("Housing lead")
    app = pressed(app, "Add to the panel")
    joined = members(table.store, table.facilitator)[-1]
    app = sound(app.selectbox(key="member-to-change").select(joined.id).run())
    app = pressed(app, "Take them off the panel")
    assert len(members(table.store, table.facilitator)) == 13
    app = sound(app.selectbox(key="member-to-change").select("gp-lead").run())
    assert not app.success  # what was said of one person is not said beside another
    app = pressed(app, "Take them off the panel")
    assert "those stand" in said_right_after(app, "Take them off the panel", app.error)
    app = sound(app.selectbox(key="member-to-change").select("head-housing").run())
    assert not app.error


def changed_elsewhere(table: Panel, member_id: str, **facts) -> None:
    stands = next(each for each in members(table.store, table.facilitator) if each.id == member_id)
    change_member(
        table.store, table.facilitator, replace(stands, **facts), seen_version=stands.version, save_key=new_save_key()
    )


def on_panel(table: Panel, member_id: str) -> PanelMember:
    everyone = members(table.store, operator(table.store, table.exercise))
    return next(each for each in everyone if each.id == member_id)


def test_what_somebody_else_changed_meanwhile_is_not_undone_by_a_form_that_was_open():
    table = panel()
    app = sound(facilitating(table).selectbox(key="member-to-change").select("gp-lead").run())
    changed_elsewhere(table, "gp-lead", access=Access.OBSERVER)
    app = pressed(sound(app.run()), "Save the change")
    assert "Somebody else changed this member first." in app.error[0].value
    assert on_panel(table, "gp-lead").access is Access.OBSERVER
    # What stands now is shown, as the words say.
    assert app.selectbox(key="changed-member:access").value == Access.OBSERVER
    app.text_input(key="changed-member:title").input("GP")
    pressed(app, "Save the change")
    assert (on_panel(table, "gp-lead").title, on_panel(table, "gp-lead").access) == ("GP", Access.OBSERVER)


def test_a_name_erased_meanwhile_does_not_come_back_from_a_form_that_was_open():
    table = panel()
    named = PersonalName("gp-lead", "Jo Smith", "")
    name_member(table.store, table.facilitator, named, save_key=new_save_key())
    app = sound(facilitating(table).selectbox(key="member-to-change").select("gp-lead").run())
    erase_name(table.store, table.facilitator, "gp-lead", save_key=new_save_key())
    app = pressed(app, "Save the change")
    assert "Somebody else changed this member first." in app.error[0].value
    assert names(table.store, table.facilitator) == ()


def test_the_facilitator_who_starts_sharing_is_not_made_a_member_again_by_a_form_that_was_open():
    table = panel()
    app = facilitating(table)
    app = pressed(app, "Share this panel")
    app = sound(app.selectbox(key="member-to-change").select("gp-lead").run())
    start_sharing(table.store, operator(table.store, table.exercise), "gp-lead")
    pressed(app, "Save the change")
    assert on_panel(table, "gp-lead").access is Access.FACILITATOR


def test_the_form_of_somebody_taken_off_meanwhile_is_not_written_onto_another():
    table = panel()
    joined = add_member(table.store, table.facilitator, partner="council", title="Temp", save_key=new_save_key())
    app = sound(facilitating(table).selectbox(key="member-to-change").select(joined.id).run())
    assert app.text_input(key="changed-member:title").value == "Temp"
    remove_member(table.store, table.facilitator, joined.id, save_key=new_save_key())
    app = sound(app.run())
    shown = on_panel(table, app.selectbox(key="member-to-change").value)
    assert app.text_input(key="changed-member:title").value == shown.title
    pressed(app, "Save the change")
    assert "Temp" not in [each.title for each in members(table.store, table.facilitator)]


def test_erasing_a_name_offers_to_take_it_out_of_what_was_written():
    table = panel()
    gp = next(each for each in members(table.store, table.facilitator) if each.id == "gp-lead")
    named = PersonalName("gp-lead", "Jo Smith", "")
    change_member(table.store, table.facilitator, gp, named=named, seen_version=gp.version, save_key=new_save_key())
    add_comment(
        table.store, table.facilitator, intervention_id="warm-homes", text="Jo Smith knows why", save_key=new_save_key()
    )
    app = facilitating(table)
    app = sound(app.selectbox(key="member-to-change").select("gp-lead").run())
    assert "- A comment on Warm homes for people with poor health" in [each.value for each in app.markdown]
    app = pressed(app, "Erase their name and address")
    assert names(table.store, table.facilitator) == ()
    assert comments(table.store, table.facilitator)[-1].text == "a member knows why"


def test_a_name_too_short_to_be_looked_for_is_said_to_be_before_it_is_erased():
    table = panel()
    name_member(table.store, table.facilitator, PersonalName("gp-lead", "J", ""), save_key=new_save_key())
    name_member(table.store, table.facilitator, PersonalName("head-housing", "Jo", ""), save_key=new_save_key())
    app = sound(facilitating(table).selectbox(key="member-to-change").select("gp-lead").run())
    assert "“J” is too short to be looked for" in words(app)
    app = sound(app.selectbox(key="member-to-change").select("head-housing").run())
    assert "too short" not in words(app)


def test_a_round_that_opened_is_said_at_its_place_and_what_cannot_be_published_before_it_closes():
    table = panel(small_files())
    app = facilitating(table)
    number = rounds(table.store, table.facilitator)[-1].number + 1
    app = pressed(app, f"Open round {number}")
    assert [each.value for each in app.success] == ["The round is open. Members can score now, on the Scores page."]
    assert "can only be published once it is settled with a reason, and none have sent so far." in words(app)
    sound(app.checkbox(key="sure-to-reveal").check().run())
    app = pressed(app, f"Reveal round {number}")
    assert not app.success
    assert "As it stands, no public copy can be made" in words(app)
    assert "Not sent before the reveal of round" in words(app)
