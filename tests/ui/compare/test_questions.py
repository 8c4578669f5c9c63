"""Questions on Compare: one is open at a time, and a shut one keeps what was found on its line."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.report.compare.rule_prices_view import rule_prices_view
from prioritise.ui.compare.questions_panel import QUESTIONS, bullet
from tests.files.small_exercise import small_exercise
from tests.ui.app import settled, sound, table_with, words
from tests.ui.compare.test_compare import on_small


def pressed(app, question):
    return settled(sound(next(each for each in app.button if each.key == f"open-{question}").click().run()))


def test_while_all_are_shut_every_question_says_what_it_is_for():
    said = words(settled(on_small()))
    assert all(each.purpose in said for each in QUESTIONS)


def test_one_is_open_at_a_time_and_a_shut_one_keeps_its_finding():
    app = pressed(settled(on_small()), "prices")
    assert len(table_with(app, "Points lost"))
    app = pressed(app, "figures")
    finding = rule_prices_view(analyse(small_exercise())).sentences[0]
    assert finding in [each.value for each in app.caption]
    assert "Without it in come" not in " ".join(" ".join(each.proto.body for each in app.get("html")).split())


def test_every_part_says_what_a_press_on_it_does_and_has_the_arrow_of_a_fold():
    shut = {each.key: each for each in settled(on_small()).button if (each.key or "").startswith("open-")}
    assert len(shut) > len(QUESTIONS)
    assert all(each.label.endswith(":primary[Show]") for each in shut.values())
    assert all(each.proto.icon == ":material/keyboard_arrow_right:" for each in shut.values())
    app = pressed(settled(on_small()), "prices")
    opened = next(each for each in app.button if each.key == "open-prices")
    assert opened.label == "**What our own rules cost** :primary[Hide]"
    assert opened.proto.icon == ":material/keyboard_arrow_down:"


def test_money_that_comes_free_is_asked_for_a_fund_a_year_and_an_amount():
    app = pressed(settled(on_small()), "spare")
    next(each for each in app.text_input if each.key == "spare-amount").set_value("£50,000").run()
    assert "£50,000 more of" in words(settled(sound(app)))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("900k", "This is “900k”, which may mean 900,000. Write 900,000 if that is meant."),
        ("£99,999,999,999,999", "This is “£99,999,999,999,999”, which is too large to be meant."),
        ("", "Say how many pounds come free."),
    ],
)
def test_money_that_is_not_understood_for_sure_is_refused_and_kept(typed, said):
    app = pressed(settled(on_small()), "spare")
    box = next(each for each in app.text_input if each.key == "spare-amount")
    app = sound(box.set_value(typed).run())
    assert said in words(app)
    assert "more of" not in words(app)
    assert next(each for each in app.text_input if each.key == "spare-amount").value == typed


def test_what_to_believe_waits_until_somebody_is_chosen():
    app = pressed(settled(on_small()), "believe")
    assert "Choose who would go out or come in." in words(app)
    inside = next(each for each in app.multiselect if each.key == "believe-out")
    inside.set_value([next(each for each in analyse(small_exercise()).portfolio.interventions)]).run()
    assert "Against the best list, this one has" in words(settled(sound(app)))


def test_the_weights_by_which_every_partner_counts_alike_are_tried_with_one_press():
    app = pressed(settled(on_small()), "partners")
    assert "frame-back" not in [each.key for each in app.button]
    app = settled(sound(next(each for each in app.button if each.key == "try-partners").click().run()))
    tried = next(each for each in app.button if each.key == "frame-back")
    assert tried.label == "Weights by which every partner counts alike ×"
    assert "try-partners" not in [each.key for each in app.button]


def test_what_is_a_bullet_already_stands_below_what_heads_it_and_has_no_second_mark():
    assert bullet("The list would change if:") == "- The list would change if:"
    assert bullet("- there were £1 less") == "  - there were £1 less"
