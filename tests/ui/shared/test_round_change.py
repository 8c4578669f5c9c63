"""After a second round everyone is told what it changed; while it is scored, that the list is from before it."""

import time

import pytest

from prioritise.store.members import members
from prioritise.store.rounds import close_round, reveal_round, rounds
from prioritise.store.writing import new_save_key
from tests.ui.app import WAIT_SECONDS, gone_to, opened, sound, words
from tests.ui.panel_app import panel, with_access
from tests.ui.scores.test_disputes import opened_round, revealed, scored
from tests.ui.waiting import wait_for_work

BEFORE = "The list is from before round 2, which is being scored."
PAGES = ("start", "priorities", "compare", "targets")


@pytest.fixture
def table():
    """The worked example with a second round in which everybody scored one question, low."""
    made = panel()
    number = opened_round(made)
    for member in members(made.store, made.facilitator):
        scored(made, member.id, 15.0, round_number=number)
    return made


def told(app, line):
    """The page once the list from before the round is worked out."""
    deadline = time.monotonic() + WAIT_SECONDS
    while line not in words(app) and time.monotonic() < deadline:
        wait_for_work()
        sound(app.run())
    return words(app)


def infos(app):
    return [each.value for each in app.info]


@pytest.mark.parametrize("page", PAGES)
def test_while_a_round_is_scored_every_page_with_the_list_says_it_is_from_before(table, page):
    app = sound(with_access(table, table.member("carers-lead"), page))
    assert BEFORE in infos(app)
    revealed(table)
    assert BEFORE not in infos(sound(app.run()))


def test_alone_and_before_a_round_is_opened_no_such_line_is_there():
    assert BEFORE not in infos(sound(opened("priorities")))
    made = panel()
    assert not [each for each in infos(with_access(made, made.facilitator, "priorities")) if "being scored" in each]


def test_the_reveal_tells_what_it_changed_on_scores_and_on_priorities_until_after_it_is_closed(table):
    revealed(table)
    app = with_access(table, table.member("carers-lead"), "scores")
    said = told(app, "1 enters: Perinatal peer support.")
    assert "1 enters: Perinatal peer support." in said
    assert "1 leaves: MMR catch-up in nurseries and mosques." in said
    assert "**Round 2 changed the list**" in [each.label for each in app.expander]
    assert "Round 2 gave scores on 1 of 108 questions. The other 107 keep those of round 1." in said
    last = rounds(table.store, table.facilitator)[-1]
    close_round(table.store, table.facilitator, last.number, seen_version=last.version, save_key=new_save_key())
    gone_to(app, "priorities")
    assert "What round 2 changed" in [each.label for each in app.expander]
    assert "1 enters: Perinatal peer support." in told(app, "1 enters: Perinatal peer support.")


def test_with_one_round_nothing_is_said_of_what_it_changed():
    made = panel()
    for page in ("scores", "priorities"):
        app = sound(with_access(made, made.facilitator, page))
        assert "What round" not in words(app)
        assert not [each for each in app.expander if each.label.startswith("What round")]


def test_a_round_that_is_revealed_without_a_score_changes_nothing():
    made = panel()
    number = opened_round(made)
    reveal_round(made.store, made.facilitator, number, seen_version=1, save_key=new_save_key())
    assert "What round" not in words(sound(with_access(made, made.facilitator, "scores")))
