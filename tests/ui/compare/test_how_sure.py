"""How sure is this list, on the What if page: findings, a choice of weights, and a file."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from prioritise.analysis import (
    PART,
    analyse,
    every_mixture,
    figures_can_vary,
    lists_over_weights,
    partner_regrets,
    weight_thresholds,
)
from prioritise.domain.rules import MustFund
from prioritise.report.compare.how_sure_exact import NO_PARTNERS, regrets_title, thresholds_title
from prioritise.report.compare.how_sure_mixtures import mixtures_title
from prioritise.report.compare.how_sure_sampled import WEIGHT_SET_NAMES, drawn_words, lists_title
from prioritise.robustness.weight_sets import WeightSet
from prioritise.ui.compare.how_sure_panel import FIGURES_TOO
from tests.files.small_exercise import small_exercise
from tests.ui.app import gone_to, opened, settled, slid, sound, table_with, words
from tests.ui.waiting import wait_for_work

WAIT_SECONDS = 90


def shown(exercise=None):
    app = opened()
    app.session_state["exercise"] = exercise or small_exercise()
    return settled(gone_to(app, "compare"))


def with_part(app, part):
    return settled(sound(next(each for each in app.button if each.key == f"open-{part}").click().run()))


def findings(app):
    """What the lines of the shut parts say, without the full stop."""
    return [each.value.removesuffix(".") for each in app.caption]


def choice(app):
    return next(each for each in app.radio if each.label == "Which weights to test the list against")


def test_every_shut_part_says_its_finding_and_has_its_table_under_it_once_it_is_open():
    app = shown()
    analysis = analyse(small_exercise())
    assert "This judges the list as it stands." in words(app)
    of_part = {
        "every-partner": (
            regrets_title(analysis, partner_regrets(analysis)),
            "Would lose",
            len(analysis.group.partners),
        ),
        "mixtures": (
            mixtures_title(every_mixture(analysis)),
            "In the middle of its mixtures",
            len(every_mixture(analysis).lists),
        ),
        "weight-ranges": (
            thresholds_title(analysis, weight_thresholds(analysis)),
            "The list stays",
            len(analysis.problem.criteria),
        ),
        "many-weights": (
            lists_title(lists_over_weights(analysis, WeightSet.AROUND)),
            "Chosen in",
            len(analysis.exercise.interventions),
        ),
    }
    for part, (finding, column, rows) in of_part.items():
        assert finding in findings(app)
        app = with_part(app, part)
        assert finding in [each.value for each in app.subheader]
        assert len(table_with(app, column)) == rows
    assert any("comes first by score most often" in each.value for each in app.subheader)
    assert len(table_with(app, "Confidence"))


def test_other_weights_are_tested_when_they_are_chosen():
    app = with_part(shown(), "many-weights")
    assert choice(app).options == [WEIGHT_SET_NAMES[each] for each in WeightSet]
    app = settled(sound(choice(app).set_value(WeightSet.ANY).run()))
    analysis = analyse(small_exercise())
    found = lists_over_weights(analysis, WeightSet.ANY)
    assert lists_title(found) in [each.value for each in app.subheader]
    assert drawn_words(found.drawn) in words(app)


def test_figures_vary_too_when_asked_for():
    app = with_part(shown(), "many-weights")
    box = next(each for each in app.checkbox if each.label == FIGURES_TOO)
    app = settled(sound(box.check().run()))
    found = lists_over_weights(analyse(small_exercise()), WeightSet.AROUND, figures=True)
    assert found.figures_vary
    assert lists_title(found) in [each.value for each in app.subheader]


def test_where_no_figure_has_two_ends_there_is_nothing_to_let_vary():
    plain = replace(
        small_exercise(),
        scores=tuple(each for each in small_exercise().scores if each.member == small_exercise().scores[0].member),
        measurements=tuple(replace(each, low=None, high=None) for each in small_exercise().measurements),
        effects=tuple(replace(each, low=None, high=None) for each in small_exercise().effects),
    )
    assert not figures_can_vary(analyse(plain))
    assert not [each for each in with_part(shown(plain), "many-weights").checkbox if each.label == FIGURES_TOO]


def test_the_first_weight_sets_can_be_read_while_the_others_are_worked_out(monkeypatch):
    going_on = threading.Event()

    def slowly(*asked, first, **how):
        if first > PART:
            going_on.wait(WAIT_SECONDS)
        return lists_over_weights(*asked, first=first, **how)

    monkeypatch.setattr("prioritise.report.compare.how_sure_view.lists_over_weights", slowly)
    app = opened()
    # One that nothing has been worked out for yet, in whatever order the tests run.
    app.session_state["exercise"] = replace(small_exercise(), title="Weight sets, a part at a time")
    app = gone_to(app, "compare")
    app = sound(next(each for each in app.button if each.key == "open-many-weights").click().run())
    try:
        deadline = time.monotonic() + WAIT_SECONDS
        while "200 done so far" not in words(app):
            assert time.monotonic() < deadline
            wait_for_work()
            sound(app.run())
        assert any("of 200 weight sets" in each.value or "all 200" in each.value for each in app.subheader)
        assert not app.get("download_button")
    finally:
        going_on.set()
    app = settled(app)
    assert any("1,000 weight sets" in each.value for each in app.subheader)
    assert app.get("download_button")


def test_what_has_been_moved_is_what_is_tested():
    app = opened()
    app.session_state["exercise"] = small_exercise()
    app = gone_to(app, "priorities")
    app = slid(app, "budget", 70)
    app = settled(gone_to(sound(app), "compare"))
    moved = analyse(small_exercise(), replace(small_exercise().scenarios[0], id="moved", budget_factor=0.7))
    assert thresholds_title(moved, weight_thresholds(moved)) in findings(app)


def test_everything_can_be_downloaded_once_it_is_there():
    app = with_part(shown(), "many-weights")
    assert any(each.proto.label == "Download these figures (CSV)" for each in app.get("download_button"))


def test_without_partners_nobodys_loss_is_told_and_mixtures_are_not_offered():
    app = shown(replace(small_exercise(), weights=()))
    assert NO_PARTNERS in words(app)
    app = with_part(app, "many-weights")
    assert WEIGHT_SET_NAMES[WeightSet.PARTNERS] not in choice(app).options


def test_without_a_list_there_is_nothing_to_be_sure_of():
    rules = (MustFund("all-in", "leaflet-van", "A test."), *small_exercise().rules)
    app = shown(replace(small_exercise(), rules=rules))
    assert "How sure is this list?" in [each.value for each in app.header]
    assert "No list is proven best" in words(app)
    assert not [each for each in app.radio if each.label.startswith("Which weights")]
