"""Looking closer at one says why first, and forcing one shows its price."""

from __future__ import annotations

import time

from prioritise.analysis import analyse, explanation_sentences
from prioritise.analysis.override_lines import override_lines
from prioritise.analysis.what_if import forced
from prioritise.domain.scenarios import Scenario
from prioritise.ui.priorities import why_panel as panel
from tests.ui.app import WAIT_SECONDS, looked_at, opened, outcomes, slid, sound, table_with, with_lever, words
from tests.ui.waiting import wait_for_work


def must(app, place=1):
    switch = next(each for each in app.radio if each.label == "Try it")
    switch.set_value(switch.options[place]).run()
    return sound(app)


def test_why_is_said_in_sentences_with_the_exact_figures_beneath(example):
    app = looked_at(opened("priorities"), "social-prescribing")
    written = words(app)
    for sentence in explanation_sentences(analyse(example), "social-prescribing"):
        assert sentence in written
    figures = table_with(app, "Exactly")
    assert "What keeps it out" in list(figures["What"])


def test_what_it_lost_its_place_to_and_what_ran_out_are_on_the_page():
    written = words(looked_at(opened("priorities"), "perinatal-peer-support"))
    assert "it lost its place to MMR catch-up in nurseries and mosques." in written
    assert "Of Health visitor hours, it needs 350 hours in 2026/27, and 200 hours are left." in written


def test_what_would_change_a_decision_follows_once_it_is_worked_out():
    app = looked_at(opened("priorities"), "perinatal-peer-support")
    deadline = time.monotonic() + WAIT_SECONDS
    while "**It would be funded if**" not in words(app) and time.monotonic() < deadline:
        wait_for_work()
        sound(app.run())
    written = words(app)
    assert "It would be funded if" in written
    assert "the limit of Health visitor hours in 2026/27 were 4,050 hours, not 3,900" in written
    assert "This decision could change" in written


def test_more_of_the_fund_that_is_short_is_offered_and_brings_it_in():
    app = looked_at(opened("priorities"), "social-prescribing")
    deadline = time.monotonic() + WAIT_SECONDS
    while "**It would continue if**" not in words(app) and time.monotonic() < deadline:
        wait_for_work()
        sound(app.run())
    assert (
        "- there were 18% more of NHS health inequalities money, held by the voluntary sector in every year"
        in words(app)
    )
    button = next(each for each in app.button if each.key == "try-would-0")
    assert button.proto.help == "Try NHS health inequalities money, held by the voluntary sector at 118%"
    app = sound(button.click().run())
    assert outcomes(app)["Social prescribing in the community"] == "Continues"
    app = with_lever(app, "Money")
    assert next(each for each in app.slider if each.key == "fund:health-inequalities-fund").value == 118
    assert not [each for each in app.button if (each.key or "").startswith("try-would")]


def test_who_decided_a_rule_and_when_is_on_the_page():
    written = words(looked_at(opened("priorities"), "family-nurse-partnership"))
    assert "Decided: Health and wellbeing board, 12 March 2026." in written


def test_what_would_take_the_place_of_one_that_is_funded_is_on_the_page():
    written = words(looked_at(opened("priorities"), "mmr-catch-up"))
    assert "is funded because it adds" in written
    assert "In its place would come: Perinatal peer support." in written


def test_why_is_of_the_what_if_when_something_is_moved(example):
    app = looked_at(opened("priorities"), "social-prescribing")
    app = slid(app, "budget", 130)
    more = analyse(example, Scenario(id="more", budget_factor=1.3))
    written = words(sound(app))
    assert explanation_sentences(more, "social-prescribing")[0] in written
    assert explanation_sentences(analyse(example), "social-prescribing")[0] not in written


def test_why_is_worked_out_only_for_the_one_looked_at(monkeypatch):
    asked = []
    real = panel.why
    monkeypatch.setattr(panel, "why", lambda analysis, each: asked.append(each) or real(analysis, each))
    looked_at(opened("priorities"), "exercise-referral")
    assert set(asked) == {"exercise-referral"}


def test_forcing_one_in_shows_the_price_who_makes_way_and_asks_for_a_reason(example):
    app = must(looked_at(opened("priorities"), "social-prescribing"))
    assert "Nobody has said why yet" in words(app)
    next(each for each in app.text_input if each.key == "reason:social-prescribing").set_value("Residents ask").run()
    written = words(sound(app))
    assert "Nobody has said why yet" not in written
    asked = Scenario(id="asked", overrides=(forced("social-prescribing", funded=True, reason="Residents ask"),))
    line = override_lines(analyse(example, asked))[0]
    assert written.count(line.sentence) == 2
