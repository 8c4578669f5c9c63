"""Giving weights on the page: by every method, alone or at a panel, and never over somebody else's."""

import pytest

from prioritise.files.exercise.loading import load_exercise, load_exercise_files
from prioritise.files.own_list.emptied import Emptied, emptied_copy
from prioritise.files.shipped import example_folder
from prioritise.judgement.groups import group_weights
from prioritise.judgement.weights.method import Form
from prioritise.report.weights.entry_words import pairs_to_compare
from prioritise.report.weights.pair_answers import pair_answers
from prioritise.store.current_files import current_exercise
from prioritise.store.rounds import close_round, open_round, reveal_round, rounds
from prioritise.store.weights import WeightLine, WeightsGiven, all_weights, save_weights
from prioritise.store.writing import new_save_key
from prioritise.ui.session import panel_access
from prioritise.ui.weights.entry_panel import FORMS
from tests.ui.app import gone_to, opened, pressed, settled, sound, table_with, words
from tests.ui.panel_app import panel, with_access

CRITERIA = ("need", "inequality", "health-gain", "acceptability", "local-priority", "cost")
MEMBER = "resident-carer"


@pytest.fixture
def table():
    """A panel whose second round is open: the first came, closed, with the exercise."""
    found = panel()
    open_round(found.store, found.facilitator, save_key=new_save_key())
    return found


def place(method, speaker=f"panel:residents-panel/{MEMBER}"):
    return f"weigh:rochdale:{speaker}:{method}:widget"


def by_method(app, method, speaker=f"panel:residents-panel/{MEMBER}"):
    return sound(app.selectbox(f"weigh:rochdale:{speaker}:method").set_value(method).run())


def saved(table, viewer, member=MEMBER):
    whose = ("residents-panel", member)
    statements = all_weights(table.store, viewer)
    return next(each for each in statements if (each.weights.partner, each.weights.member) == whose)


def test_a_member_starts_from_what_they_said_before(table):
    app = with_access(table, table.member(MEMBER), "weights")
    assert "Your weights" in [each.value for each in app.header]
    assert "Whose weights are these?" not in [each.label for each in app.selectbox]
    assert "Weights are not secret: everyone sees them as soon as they are saved." in words(app)
    assert app.multiselect(f"{place('rank')}:order").value[0] == "acceptability"
    assert "Saved so far. Put them in order: acceptable to residents 40.8%" in words(app)


def test_points_show_their_share_and_are_saved(table):
    viewer = table.member(MEMBER)
    app = by_method(with_access(table, viewer, "weights"), "points")
    assert next(each for each in app.button if each.label == "Save these weights").disabled
    for criterion, points in zip(CRITERIA, (50, 50, 100, 0, 0, 0), strict=True):
        app.slider(f"{place('points')}:{criterion}").set_value(points)
    sound(app.run())
    assert app.slider(f"{place('points')}:health-gain").label == "Health gain: 50.0% of all weight"
    assert "No weight at all for acceptable to residents" in app.warning[0].value
    pressed(app, "Save these weights")
    assert app.success[0].value == "Saved and counted: Residents' panel is now the average of 3 members."
    stands = saved(table, viewer)
    assert [line.points for line in stands.weights.lines] == [25, 25, 50, 0, 0, 0]
    assert (stands.weights.method, stands.version, stands.saved_by) == ("points", 2, MEMBER)


def test_swings_ask_what_to_improve_first_with_the_ranges_in_view(table):
    viewer = table.member(MEMBER)
    app = by_method(with_access(table, viewer, "weights"), "swing")
    assert "Which would you improve first, from worst to best?" in [each.label for each in app.selectbox]
    assert "Need met: from “" in words(app)
    app.selectbox(f"{place('swing')}:first").set_value("cost").run()
    for criterion in CRITERIA[:5]:
        app.slider(f"{place('swing')}:{criterion}").set_value(20)
    sound(app.run())
    pressed(app, "Save these weights")
    assert app.slider(f"{place('swing')}:need").label == "Need met: 10.0% of all weight"
    assert {line.criterion: line.points for line in saved(table, viewer).weights.lines} == (
        dict.fromkeys(CRITERIA[:5], 20) | {"cost": 100}
    )


def test_an_order_is_given_by_choosing_the_most_important_first(table):
    viewer = table.member(MEMBER)
    app = with_access(table, viewer, "weights")
    order = app.multiselect(f"{place('rank')}:order")
    order.set_value(["cost", "need"]).run()
    assert "Still to place: reducing inequality, health gain" in app.info[0].value
    order = app.multiselect(f"{place('rank')}:order")
    order.set_value(["cost", "need", *CRITERIA[1:5]]).run()
    assert float(table_with(app, "Share of all weight").iloc[5, 1].rstrip("%")) == 40.8
    pressed(app, "Save these weights")
    ranks = {line.criterion: line.points for line in saved(table, viewer).weights.lines}
    assert (ranks["cost"], ranks["need"], ranks["local-priority"]) == (1, 2, 6)


def test_what_was_not_saved_can_be_put_back(table):
    app = by_method(with_access(table, table.member(MEMBER), "weights"), "points")
    app.slider(f"{place('points')}:need").set_value(70).run()
    app = pressed(app, "Start again from what is saved")
    assert app.multiselect(f"{place('rank')}:order").value[0] == "acceptability"
    assert by_method(app, "points").slider(f"{place('points')}:need").value == 0


def with_pairs_answered(app, exercise, times_of):
    pairs = pairs_to_compare(exercise)
    for start in range(0, len(pairs), 5):
        for pair in pairs[start : start + 5]:
            app.selectbox(f"{place('ahp')}:{pair[0]}:{pair[1]}").set_value(times_of(pair))
        sound(app.run())
        if start + 5 < len(pairs):
            pressed(app, "Next pairs")
    return app


def test_pairs_come_a_few_at_a_time_and_are_kept_from_page_to_page(table):
    app = by_method(with_access(table, table.member(MEMBER), "weights"), "ahp")
    assert "15 pairs still to compare." in app.info[0].value
    assert len([each for each in app.selectbox if each.key.startswith(place("ahp"))]) == 5
    app.selectbox(f"{place('ahp')}:need:inequality").set_value(3.0).run()
    app = gone_to(gone_to(pressed(app, "Next pairs"), "needs"), "weights")
    assert "14 pairs still to compare." in app.info[0].value
    app = pressed(app, "Earlier pairs")
    assert app.selectbox(f"{place('ahp')}:need:inequality").value == 3.0


def test_a_contradiction_among_pairs_is_said_and_mended_at_a_click(table):
    viewer = table.member(MEMBER)
    app = by_method(with_access(table, viewer, "weights"), "ahp")
    exercise = current_exercise(table.store, viewer)
    odd = ("need", "cost")
    with_pairs_answered(app, exercise, lambda pair: 1 / 9 if pair == odd else (3.0 if "cost" in pair else 1.0))
    assert "The comparisons contradict one another" in app.warning[0].value
    assert "Yet you also said cost is 9 times as important as need met." in words(app)
    pressed(app, "Change my answer: need met is 3 times as important as cost")
    assert "agree with one another exactly" in words(app)
    pressed(app, "Save these weights")
    lines = saved(table, viewer).weights.lines
    assert len(lines) == 15
    assert WeightLine("need", 3.0, "cost") in lines
    assert group_weights(current_exercise(table.store, viewer)).partners[-1].voices[-1].method == "ahp"


def test_best_worst_asks_for_both_ends_first(table):
    viewer = table.member(MEMBER)
    app = by_method(with_access(table, viewer, "weights"), "best-worst")
    app.selectbox(f"{place('best-worst')}:best").set_value("need")
    app.selectbox(f"{place('best-worst')}:worst").set_value("need").run()
    assert "two different criteria" in app.warning[0].value
    app.selectbox(f"{place('best-worst')}:worst").set_value("cost").run()
    app.selectbox(f"{place('best-worst')}:need:cost").set_value(4.0).run()
    assert len(app.selectbox(f"{place('best-worst')}:need:inequality").options) == 4
    for other in CRITERIA[1:5]:
        app.selectbox(f"{place('best-worst')}:need:{other}").set_value(2.0)
        app.selectbox(f"{place('best-worst')}:{other}:cost").set_value(2.0)
    sound(app.run())
    assert "agree with one another exactly" in words(app)
    pressed(app, "Save these weights")
    assert len(saved(table, viewer).weights.lines) == 9
    assert app.selectbox(f"{place('best-worst')}:best").value == "need"


def test_a_best_worst_contradiction_is_mended_at_a_click(table):
    app = by_method(with_access(table, table.member(MEMBER), "weights"), "best-worst")
    app.selectbox(f"{place('best-worst')}:best").set_value("need")
    app.selectbox(f"{place('best-worst')}:worst").set_value("cost").run()
    app.selectbox(f"{place('best-worst')}:need:cost").set_value(9.0).run()
    for other in CRITERIA[1:5]:
        app.selectbox(f"{place('best-worst')}:need:{other}").set_value(3.0)
        app.selectbox(f"{place('best-worst')}:{other}:cost").set_value(9.0 if other == "inequality" else 3.0)
    sound(app.run())
    assert "agree well" in words(app)
    app.selectbox(f"{place('best-worst')}:need:inequality").set_value(9.0).run()
    assert "contradict one another" in app.warning[0].value
    pressed(app, next(each.label for each in app.button if each.label.startswith("Change my answer")))
    assert "agree with one another exactly" in words(app)


def other_statement(points):
    return WeightsGiven("residents-panel", "", "points", tuple(map(WeightLine, CRITERIA, points)))


def as_one(table, points, seen_version=0):
    said = other_statement(points)
    return save_weights(table.store, table.facilitator, said, seen_version=seen_version, save_key=new_save_key())


def test_two_who_save_for_one_partner_see_both_and_choose(table):
    viewer = table.facilitator
    app = with_access(table, viewer, "weights")
    app.selectbox("weigh:speaker").set_value("panel:residents-panel/").run()
    for criterion, points in zip(CRITERIA, (100, 0, 0, 0, 0, 0), strict=True):
        app.slider(f"{place('points', 'panel:residents-panel/')}:{criterion}").set_value(points)
    sound(app.run())
    theirs = other_statement((0.0, 100.0, 0.0, 0.0, 0.0, 0.0))
    save_weights(table.store, table.facilitator, theirs, seen_version=0, save_key=new_save_key())
    app = pressed(app, "Save these weights")
    assert "Somebody else saved these weights first." in app.error[0].value
    assert "**Theirs.** Share out points: reducing inequality 100.0%" in words(app)
    assert "**Yours.** Share out points: need met 100.0%" in words(app)
    assert saved(table, viewer, "").weights == theirs
    pressed(app, "Save yours in its place")
    assert [line.points for line in saved(table, viewer, "").weights.lines] == [100, 0, 0, 0, 0, 0]


def test_keeping_theirs_puts_theirs_on_the_page(table):
    viewer = table.facilitator
    app = with_access(table, viewer, "weights")
    app.selectbox("weigh:speaker").set_value("panel:residents-panel/").run()
    app.slider(f"{place('points', 'panel:residents-panel/')}:need").set_value(100).run()
    theirs = other_statement((0.0, 60.0, 40.0, 0.0, 0.0, 0.0))
    save_weights(table.store, table.facilitator, theirs, seen_version=0, save_key=new_save_key())
    app = pressed(pressed(app, "Save these weights"), "Keep theirs")
    assert app.slider(f"{place('points', 'panel:residents-panel/')}:inequality").value == 60
    assert not app.error
    assert saved(table, viewer, "").version == 1


def test_the_facilitator_may_enter_anyones(table):
    app = with_access(table, table.facilitator, "weights")
    options = app.selectbox("weigh:speaker").options
    assert "Public health, as one" in options
    assert "Resident, aged over 70 (Residents' panel)" in options


def test_it_is_said_before_a_partners_weights_are_replaced_and_whether_they_count_after(table):
    app = with_access(table, table.facilitator, "weights")
    app.selectbox("weigh:speaker").set_value("panel:residents-panel/").run()
    app.slider(f"{place('points', 'panel:residents-panel/')}:need").set_value(50)
    sound(app.run())
    before = next(each.value for each in app.info if "Everyone's list follows at once." in each.value)
    assert before.startswith("This comes before the average of 3 members of Residents' panel")
    pressed(app, "Save these weights")
    assert app.success[0].value == "Saved and counted: Residents' panel now has these weights as one."
    assert not app.info
    app.slider(f"{place('points', 'panel:residents-panel/')}:cost").set_value(50).run()
    assert "This replaces what Residents' panel gave as one before: need met 100.0%" in app.info[0].value


def test_weights_that_do_not_count_are_not_said_to(table):
    as_one(table, (20.0, 20.0, 20.0, 20.0, 20.0, 0.0))
    app = by_method(with_access(table, table.member(MEMBER), "weights"), "points")
    assert "Residents' panel has given weights as one. They come before what its members say" in words(app)
    app.slider(f"{place('points')}:need").set_value(100).run()
    pressed(app, "Save these weights")
    assert "Saved, but not counted: Residents' panel has given weights as one." in [each.value for each in app.warning]
    assert not app.success


def test_nothing_is_said_of_a_partner_that_has_not_spoken_as_one(table):
    assert "as one" not in words(with_access(table, table.member(MEMBER), "weights")).split("Partners side by side")[0]


def closed_round(table):
    for move in (reveal_round, close_round):
        version = rounds(table.store, table.facilitator)[-1].version
        move(table.store, table.facilitator, 2, seen_version=version, save_key=new_save_key())


def test_once_the_round_is_closed_a_member_sees_what_stands_and_why_it_cannot_be_changed(table):
    closed_round(table)
    app = with_access(table, table.member(MEMBER), "weights")
    assert "Round 2 is closed, and the weights stand as they were given." in app.info[0].value
    assert "Saved so far. Put them in order" in words(app)
    assert "Save these weights" not in [each.label for each in app.button]
    runs = with_access(table, table.facilitator, "weights")
    assert "Save these weights" in [each.label for each in runs.button]


def test_a_save_that_comes_too_late_says_that_nothing_was_saved(table):
    viewer = table.member(MEMBER)
    app = by_method(with_access(table, viewer, "weights"), "points")
    app.slider(f"{place('points')}:need").set_value(100).run()
    closed_round(table)
    pressed(app, "Save these weights")
    assert app.error[0].value == "Nothing was saved."
    assert "Round 2 is closed" in app.info[0].value
    assert saved(table, viewer).version == 1


def test_an_observer_only_looks(table):
    app = with_access(table, table.observer(), "weights")
    assert "Save these weights" not in [each.label for each in app.button]
    assert any("How the agreed weights are formed" in each.label for each in app.expander)


def test_alone_the_exercise_takes_the_weights_and_can_be_taken_away():
    app = opened("weights")
    sound(app.toggle("weigh-alone").set_value(True).run())
    app.selectbox("weigh:speaker").set_value("alone:public-health/").run()
    key = place("points", "alone:public-health/")
    assert app.slider(f"{key}:need").value == 25
    app.slider(f"{key}:need").set_value(75).run()
    pressed(app, "Save these weights")
    held = app.session_state["exercise"]
    rows = [row.points for row in held.weights if row.partner == "public-health"]
    assert rows == [50, pytest.approx(18.6667), 18, pytest.approx(3.3333), pytest.approx(6.6667), pytest.approx(3.3333)]
    assert b"public-health,,need,points,50," in next(each.content for each in held.files if each.name == "weights.csv")


@pytest.mark.parametrize("lacks", [Emptied.SCORES, Emptied.COSTS])
def test_alone_weights_are_taken_before_the_exercise_is_finished(lacks):
    # Under the same id, which the places of what is entered are named by.
    files = {each.name: each.content for each in load_exercise(example_folder()).files}
    emptied = emptied_copy(files, [lacks], title="Ours") | {"exercise.yaml": files["exercise.yaml"]}
    app = opened()
    app.session_state["exercise"] = load_exercise_files(emptied, awaiting_panel=True, unfinished=True)
    app = gone_to(app, "weights")
    sound(app.toggle("weigh-alone").set_value(True).run())
    app.selectbox("weigh:speaker").set_value("alone:public-health/").run()
    app.slider(f"{place('points', 'alone:public-health/')}:need").set_value(75).run()
    app = pressed(app, "Save these weights")
    held = {file.name: file.content for file in app.session_state["exercise"].files}
    assert b"public-health,,need,points,50," in held["weights.csv"]


@pytest.mark.parametrize("machine", [None, ()])
def test_alone_it_is_said_that_weights_are_not_kept_only_where_they_are_not(machine, monkeypatch):
    if machine is not None:
        monkeypatch.setattr(panel_access, "THIS_MACHINE", machine)
    app = opened("weights")
    sound(app.toggle("weigh-alone").set_value(True).run())
    assert ("What you save here stays in this session" in words(app)) == (machine == ())


def test_another_exercise_begins_with_its_own_answers():
    app = opened("weights")
    sound(app.toggle("weigh-alone").set_value(True).run())
    app.selectbox("weigh:speaker").set_value("alone:public-health/").run()
    key = f"{place('points', 'alone:public-health/')}:need"
    app.slider(key).set_value(75).run()
    app = pressed(gone_to(pressed(app, "Save these weights"), "start"), "Open the worked example")
    assert gone_to(app, "weights").slider(key).value == 25


def test_the_four_ways_stand_side_by_side_and_tell_whether_they_matter():
    app = opened("weights")
    found = table_with(app, "By declared votes")
    assert len(found) == len(CRITERIA)
    assert "One partner, one voice (in use)" in found.columns
    assert "the others give it" in words(app)
    app = settled(app)
    assert "However the group is formed, the list is the same." in words(app)
    assert len(table_with(app, "With the weights of")) == 4 + 5 + 5


def test_every_form_can_be_drawn_and_every_answer_is_in_words():
    assert set(FORMS) == set(Form)
    exercise = panel_exercise()
    assert all(text for text in pair_answers(exercise, pairs_to_compare(exercise)[0]).values())


def panel_exercise():
    table = panel()
    return current_exercise(table.store, table.facilitator)
