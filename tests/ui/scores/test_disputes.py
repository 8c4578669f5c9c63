"""What divides the panel, on the Scores page: everyone sees it once it is revealed, the facilitator settles it."""

import html
import re
import time

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.store.current_files import current_exercise
from prioritise.store.rounds import close_round, open_round, reveal_round, rounds
from prioritise.store.scores import save_score, send_scores
from prioritise.store.settling import settle, settled
from prioritise.store.tables import agreed as agreed_table
from prioritise.store.writing import new_save_key
from prioritise.ui.scores.disputes_panel import SCORING
from prioritise.ui.scores.question_panel import ALONE
from prioritise.ui.scores.questions_panel import ALL
from prioritise.ui.scores.settling_panel import CHOSEN, Cell
from prioritise.ui.session.panel_access import PANEL_ACCESS, PanelAccess
from tests.store.panel import INTERVENTIONS, PANEL_CRITERIA, YAML, panel_files
from tests.store.test_levels import with_levels
from tests.ui.app import WAIT_SECONDS, gone_to, opened, sound, table_with, words
from tests.ui.panel_app import panel, with_access
from tests.ui.waiting import wait_for_work

FIRST = Cell("mmr-catch-up", "", "deliverability")
"""The cell that matters most once the round below is revealed."""


def only_the_component():
    """What divides the panel by itself, should a page ask for it at the wrong time."""
    from prioritise.ui.scores.disputes_panel import disputes_panel
    from prioritise.ui.session import state

    disputes_panel(state.answers())


def with_cells(app):
    """The Scores page once the cells are worked out."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        if any(each.key == CHOSEN for each in app.selectbox):
            return app
        wait_for_work()
        sound(app.run())
    raise AssertionError("the divided cells never came")


def cells_of(app):
    return next(each for each in app.selectbox if each.key == CHOSEN)


def scored(table, member, value, *, round_number, cell=FIRST):
    who = table.member(member)
    given = PanelScore(round_number, member, cell.intervention, cell.criterion, value, ScoreState.GIVEN, "", cell.level)
    save_score(table.store, who, given, save_key=new_save_key())
    send_scores(table.store, who, round_number=round_number, save_key=new_save_key())


def opened_round(table):
    return open_round(table.store, table.facilitator, save_key=new_save_key()).number


def revealed(table):
    last = rounds(table.store, table.facilitator)[-1]
    reveal_round(table.store, table.facilitator, last.number, seen_version=last.version, save_key=new_save_key())


@pytest.fixture
def table():
    """The worked example with a second round in which three members scored one cell apart, revealed."""
    made = panel()
    number = opened_round(made)
    for member, value in (("gp-lead", 15.0), ("carers-lead", 65.0), ("director-adult-care", 65.0)):
        scored(made, member, value, round_number=number)
    revealed(made)
    return made


@pytest.fixture
def facilitator(table):
    return with_cells(with_access(table, table.facilitator, "scores"))


def settle_form(app):
    return next(each for each in app.button if each.label in ("Settle this question", "Change what was settled"))


def choose(app, name):
    radio = next(each for each in app.radio if each.label == "What the panel agrees")
    radio.set_value(next(option for option in radio.options if option.startswith(name)))


def write_reason(app, reason):
    next(each for each in app.text_area if each.label.startswith("The reason")).set_value(reason)


def test_alone_it_is_shown_with_how_to_settle_and_no_form():
    app = with_cells(opened("scores"))
    assert "8 of 81 questions that divide the panel would change the list" in words(app)
    assert ALONE in words(app)
    assert not [each for each in app.button if each.label == "Settle this question"]
    assert "would change the list" in cells_of(app).options[0]


def test_the_first_are_listed_and_the_rest_at_a_click():
    app = with_cells(opened("scores"))
    assert len(table_with(app, "Score moves by")) == 15
    next(each for each in app.toggle if each.key == ALL).set_value(True)
    assert len(table_with(with_cells(sound(app.run())), "Score moves by")) == 81
    assert len(table_with(app, "Agreed")) == 4


def test_start_and_scores_count_the_minutes_alike_once_it_is_known_what_would_change_the_list():
    made = panel()
    app = with_cells(with_access(made, made.facilitator, "scores"))
    said = "ettling the 8 questions that would change the list takes about 24 minutes."
    assert "S" + said in words(app)
    assert "s" + said in words(gone_to(app, "start"))
    # While a round is scored nobody knows what there will be to settle.
    opened_round(made)
    assert "settling up to 15 questions together takes up to 45 minutes." in words(sound(app.run()))


def test_another_cell_can_be_looked_at():
    app = with_cells(opened("scores"))
    place, name = cells_of(app).options[20].split(". ", 1)
    assert place == "21"
    sound(cells_of(app).select_index(20).run())
    assert name in [each.value for each in app.subheader]
    assert set(table_with(app, "Members")["Question"]) == {name}


def test_it_starts_at_the_middle(facilitator):
    radio = next(each for each in facilitator.radio if each.label == "What the panel agrees")
    assert cells_of(facilitator).value == FIRST
    assert radio.value == "Some obstacles (65)"


def test_settling_needs_a_reason_and_keeps_what_was_chosen(facilitator, table):
    choose(facilitator, "Not ready")
    sound(settle_form(facilitator).click().run())
    assert [each.value for each in facilitator.error] == ["Write the reason first."]
    drawn = list(facilitator.main)
    assert drawn.index(facilitator.error[0]) > drawn.index(settle_form(facilitator))
    assert settled_now(table) == []
    radio = next(each for each in facilitator.radio if each.label == "What the panel agrees")
    assert radio.value == "Not ready (15)"


def settled_now(table):
    return [each.agreed for each in settled(table.store, table.facilitator) if each.agreed.round == 2]


def test_settling_with_a_reason_changes_the_list_and_says_how(facilitator, table):
    choose(facilitator, "Not ready")
    write_reason(facilitator, "No team has been found")
    app = with_cells(sound(settle_form(facilitator).click().run()))
    assert settled_now(table) == [
        AgreedScore(2, FIRST.intervention, FIRST.criterion, 15.0, "No team has been found", "")
    ]
    said = "\n".join(each.value for each in app.success)
    assert "Settled: MMR catch-up in nurseries and mosques on “can it be delivered” at 15 (not ready)." in said
    assert "Before, the list had" in said
    assert "leaves: MMR catch-up in nurseries and mosques." in said
    assert cells_of(app).value != FIRST
    assert any("MMR catch-up" in cell for cell in table_with(app, "Agreed")["Question"])


def test_the_second_to_settle_is_told_and_shown_both(facilitator, table):
    theirs = AgreedScore(2, FIRST.intervention, FIRST.criterion, 40.0, "Half a team", "")
    settle(table.store, table.facilitator, theirs, seen_version=0, save_key=new_save_key())
    choose(facilitator, "Not ready")
    write_reason(facilitator, "No team has been found")
    app = sound(settle_form(facilitator).click().run())
    assert settled_now(table) == [theirs]
    cells_of(with_cells(app)).set_value(FIRST)
    sound(app.run())
    said = words(app)
    assert "Somebody else settled this first." in said
    assert "Half a team" in said
    assert "No team has been found" in said
    sound(settle_form(app).click().run())
    assert [each.reason for each in settled_now(table)] == ["No team has been found"]


def test_who_was_writing_when_another_settled_is_told_although_the_page_was_drawn_again(facilitator, table):
    theirs = AgreedScore(2, FIRST.intervention, FIRST.criterion, 25, "They can do half of it")
    settle(table.store, table.facilitator, theirs, seen_version=0, save_key=new_save_key())
    app = first_again(sound(facilitator.run()))
    choose(app, "Not ready")
    write_reason(app, "No team has been found")
    app = first_again(sound(settle_form(app).click().run()))
    assert settled_now(table) == [theirs]
    assert "Somebody else settled this first." in words(app)
    sound(settle_form(app).click().run())
    assert [each.reason for each in settled_now(table)] == ["No team has been found"]


THEIRS = AgreedScore(2, FIRST.intervention, FIRST.criterion, 40.0, "Half a team", "")
MEANWHILE = "This question was settled meanwhile, in another window or by another facilitator."


def settled_elsewhere(table):
    settle(table.store, table.facilitator, THEIRS, seen_version=0, save_key=new_save_key())


def drawn_until_worked_out(app):
    """Every text of the reason as the page is drawn again and again, until what divides the panel is worked out."""
    reasons, waited = [], False
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        sound(app.run())
        reasons.append([each.value for each in app.text_area if each.label.startswith("The reason")])
        if "Working it out: what each divided" not in words(app):
            return reasons, waited
        waited = True
        wait_for_work()
    raise AssertionError("the divided cells never came")


def test_a_question_stays_in_view_of_who_writes_about_it_when_another_window_settles_it(facilitator, table):
    write_reason(facilitator, "No team has been found")
    sound(facilitator.run())
    settled_elsewhere(table)
    reasons, waited = drawn_until_worked_out(facilitator)
    assert waited
    assert reasons == [["No team has been found"]] * len(reasons)
    assert cells_of(facilitator).value == FIRST
    said = words(facilitator)
    assert f"{MEANWHILE} What you typed is still here, and not saved." in said
    assert "What stands: Round 2 agreed 40 (serious obstacles): Half a team" in said
    # The first press is told so once more, beside what both say; the second is a choice.
    sound(settle_form(facilitator).click().run())
    assert settled_now(table) == [THEIRS]
    assert MEANWHILE not in words(facilitator)
    assert "Yours: 65 (some obstacles): No team has been found" in words(facilitator)
    sound(settle_form(facilitator).click().run())
    assert [each.reason for each in settled_now(table)] == ["No team has been found"]
    assert cells_of(with_cells(facilitator)).value != FIRST


def test_what_was_settled_elsewhere_can_be_kept_and_the_next_question_comes(facilitator, table):
    settled_elsewhere(table)
    drawn_until_worked_out(facilitator)
    assert cells_of(facilitator).value == FIRST
    assert MEANWHILE in words(facilitator)
    assert "What you typed" not in words(facilitator)
    keep = next(each for each in facilitator.button if each.label.startswith("Keep what stands"))
    app = sound(keep.click().run())
    assert cells_of(app).value != FIRST
    assert settled_now(table) == [THEIRS]
    app = first_again(app)
    assert MEANWHILE not in words(app)
    assert [each.value for each in app.text_area if each.label.startswith("The reason")] == ["Half a team"]


def test_what_was_typed_is_in_view_again_for_who_was_on_another_page_when_it_was_settled(facilitator, table):
    write_reason(facilitator, "No team has been found")
    app = gone_to(sound(facilitator.run()), "weights")
    settled_elsewhere(table)
    app = gone_to(app, "scores")
    drawn_until_worked_out(app)
    assert cells_of(app).value == FIRST
    assert f"{MEANWHILE} What you typed is still here" in words(app)


def test_for_members_the_next_question_comes_when_one_is_settled(table):
    app = with_cells(with_access(table, table.member("gp-lead"), "scores"))
    assert cells_of(app).value == FIRST
    settled_elsewhere(table)
    drawn_until_worked_out(app)
    assert cells_of(app).value != FIRST


def test_before_a_round_is_closed_the_panel_page_counts_what_would_change_the_list(facilitator):
    said = r"(\d+) of \d+ questions that divide the panel would change the list"
    count = re.search(said, words(facilitator)).group(1)
    app = gone_to(facilitator, "panel")
    assert app.checkbox(key="sure-to-close").label.startswith(
        f"{count} questions that would change the list are not settled. I want to close round 2."
    )


def first_again(app):
    """The cell that matters most, looked at again: one that was settled meanwhile is no longer the first."""
    cells_of(with_cells(app)).set_value(FIRST)
    return sound(app.run())


def test_after_a_round_about_a_part_its_questions_come_first_for_everyone_and_on_every_page():
    made = panel()
    open_round(made.store, made.facilitator, save_key=new_save_key(), about=("nhs-health-check",))
    cell = Cell("nhs-health-check", "", "deliverability")
    for member, value in (("director-adult-care", 15.0), ("carers-lead", 65.0)):
        scored(made, member, value, round_number=2, cell=cell)
    revealed(made)
    counted = re.compile(r"\d of this round's 3 questions still divides? the panel")
    for viewer in (made.facilitator, made.member("finance-lead")):
        app = with_cells(with_access(made, viewer, "scores"))
        assert counted.search(words(app))
        assert cells_of(app).options[0].startswith("1. NHS Health Check")
        assert cells_of(app).options[5].endswith("(from an earlier round)")
    assert counted.search(with_access(made, made.facilitator, "panel").checkbox(key="sure-to-close").label)
    assert counted.search(html.unescape(words(with_access(made, made.facilitator, "room"))))


def test_a_click_that_comes_twice_settles_once(facilitator, table):
    write_reason(facilitator, "Agreed")
    settle_form(facilitator).click().run()
    with table.store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(agreed_table).where(agreed_table.c.round == 2)) == 1


def test_members_and_observers_see_it_and_cannot_settle(table):
    for come_in in (lambda: table.member("gp-lead"), table.observer):
        app = with_cells(with_access(table, come_in(), "scores"))
        assert cells_of(app).value == FIRST
        assert "The facilitator writes down what you agree" in words(app)
        assert not [each for each in app.button if each.label == "Settle this question"]


def test_the_ends_are_named_by_partner_and_no_member_is(table):
    app = with_cells(with_access(table, table.member("carers-lead"), "scores"))
    assert "Lowest: 15 (not ready) from NHS integrated care board locality." in words(app)
    assert "gp-lead" not in words(app)


def test_before_the_reveal_nothing_of_others_is_shown(table):
    last = rounds(table.store, table.facilitator)[-1]
    close_round(table.store, table.facilitator, last.number, seen_version=last.version, save_key=new_save_key())
    number = opened_round(table)
    scored(table, "gp-lead", 83.0, round_number=number, cell=Cell("needle-exchange", "", "acceptability"))
    for viewer in (table.facilitator, table.member("carers-lead")):
        app = with_access(table, viewer, "scores")
        assert not [each for each in app.selectbox if each.key == CHOSEN]
        assert "83" not in words(app)
        assert "divide the panel would" not in words(app)
        alone = AppTest.from_function(only_the_component, default_timeout=WAIT_SECONDS)
        alone.session_state[PANEL_ACCESS] = PanelAccess(table.store, viewer)
        assert [each.value for each in alone.run().markdown] == [SCORING]


def test_once_the_round_is_closed_nothing_more_is_settled(table):
    last = rounds(table.store, table.facilitator)[-1]
    close_round(table.store, table.facilitator, last.number, seen_version=last.version, save_key=new_save_key())
    app = with_cells(with_access(table, table.facilitator, "scores"))
    assert "To settle more, the facilitator opens a new round" in words(app)
    assert not [each for each in app.button if each.label == "Settle this question"]


def test_what_was_settled_is_no_longer_said_once_the_round_is_closed(facilitator, table):
    write_reason(facilitator, "Agreed")
    app = with_cells(sound(settle_form(facilitator).click().run()))
    assert app.success
    last = rounds(table.store, table.facilitator)[-1]
    close_round(table.store, table.facilitator, last.number, seen_version=last.version, save_key=new_save_key())
    assert not with_cells(sound(app.run())).success


def test_cells_nobody_scored_are_settled_first_and_then_there_is_a_list():
    made = panel(panel_files())
    number = opened_round(made)
    scored(made, "ann", 45.0, round_number=number, cell=Cell("advice", "", "acceptability"))
    revealed(made)
    app = with_access(made, made.facilitator, "scores")
    assert "Nobody gave a score for 5 questions" in words(app)
    for left in range(5, 0, -1):
        assert len(cells_of(app).options) == left
        choose(app, next(each for each in app.radio if each.label == "What the panel agrees").options[2])
        write_reason(app, "Nobody knows better")
        sound(settle_form(app).click().run())
    assert current_exercise(made.store, made.facilitator).agreed
    assert "Nothing divides the panel" in words(_settled_down(app))


def test_a_question_nobody_scored_stays_in_view_of_who_writes_about_it_when_it_is_settled_elsewhere():
    made = panel(panel_files())
    number = opened_round(made)
    scored(made, "ann", 45.0, round_number=number, cell=Cell("advice", "", "acceptability"))
    revealed(made)
    app = with_access(made, made.facilitator, "scores")
    write_reason(app, "Nobody knows better")
    sound(app.run())
    looked_at = app.session_state[CHOSEN]
    theirs = AgreedScore(number, looked_at.intervention, looked_at.criterion, 45.0, "Ours", looked_at.level)
    settle(made.store, made.facilitator, theirs, seen_version=0, save_key=new_save_key())
    sound(app.run())
    assert "Nobody gave a score for 4 questions" in words(app)
    assert app.session_state[CHOSEN] == looked_at
    assert f"{MEANWHILE} What you typed is still here, and not saved." in words(app)
    assert [each.value for each in app.text_area if each.label.startswith("The reason")] == ["Nobody knows better"]
    keep = next(each for each in app.button if each.label.startswith("Keep what stands"))
    app = sound(keep.click().run())
    assert app.session_state[CHOSEN] != looked_at
    assert len(cells_of(app).options) == 4


def _settled_down(app):
    deadline = time.monotonic() + WAIT_SECONDS
    while "Working it out" in words(app) and time.monotonic() < deadline:
        wait_for_work()
        sound(app.run())
    return app


TRUST = """\
id: trust
name: Trust
question: How far do residents trust it?
role: benefit
unit: points
better: higher
measured_by: panel
value: {kind: linear, zero: 0, top: 10}
zero_means: Nobody trusts it.
top_means: Everybody trusts it.
why_it_matters: A test.
source: {title: Made up, url: "https://example.org", accessed: 2026-11-22}
author: tests
checked_by: tests
reviewed: 2026-11-22
next_review: 2027-11-22
"""


def all_scored(made, members, value_of):
    """A round in which these members scored everything, revealed; `value_of(member, cell)` is what they gave."""
    number = opened_round(made)
    exercise = current_exercise(made.store, made.facilitator)
    for member in members:
        who = made.member(member)
        for intervention in INTERVENTIONS:
            for criterion in [each.id for each in exercise.criteria if each.id != "cost"]:
                for level in [each.level for each in exercise.levels_of[intervention]] or [""]:
                    value = value_of(member, Cell(intervention, level, criterion))
                    given = PanelScore(number, member, intervention, criterion, value, ScoreState.GIVEN, "", level)
                    save_score(made.store, who, given, save_key=new_save_key())
        send_scores(made.store, who, round_number=number, save_key=new_save_key())
    revealed(made)


def test_single_levels_are_settled_one_by_one():
    made = panel(with_levels())
    apart = Cell("clinic", "half", PANEL_CRITERIA[0])
    all_scored(made, ("ann", "bob"), lambda member, cell: 20.0 if cell == apart and member == "bob" else 45.0)
    app = with_cells(with_access(made, made.facilitator, "scores"))
    assert cells_of(app).value == apart
    assert "Clinic at half on “acceptable to residents”" in [each.value for each in app.subheader]
    radio = next(each for each in app.radio if each.label == "What the panel agrees")
    assert radio.value == "32.5, between these"
    write_reason(app, "Between the two")
    sound(settle_form(app).click().run())
    agreed = [each.agreed for each in settled(made.store, made.facilitator)]
    assert agreed == [AgreedScore(1, "clinic", PANEL_CRITERIA[0], 32.5, "Between the two", "half")]


def test_a_scale_without_levels_is_settled_by_a_number():
    files = panel_files()
    files["exercise.yaml"] = YAML.replace("acceptability, local-priority", "trust, local-priority").encode()
    files["criteria/trust.yaml"] = TRUST.encode()
    made = panel(files)
    apart = Cell("clinic", "", "trust")
    all_scored(made, ("ann", "bob"), lambda member, cell: 80.0 if cell == apart and member == "bob" else 35.0)
    app = with_cells(with_access(made, made.facilitator, "scores"))
    number = next(each for each in app.number_input if each.label == "What the panel agrees")
    assert (number.value, number.min, number.max) == (57.5, -100, 100)
    number.set_value(60.0)
    write_reason(app, "The survey says so")
    sound(settle_form(app).click().run())
    assert [each.agreed.value for each in settled(made.store, made.facilitator)] == [60]
