"""Comments are read oldest first, each with the role and partner of who wrote it when."""

from dataclasses import replace
from datetime import date

import pytest

from prioritise.domain.partners import Comment, Member
from prioritise.report.scores.comment_words import comment_lines, how_many
from tests.worked_example import worked_example

SAID = (
    Comment("gym", "bob", "Later", date(2026, 11, 3)),
    Comment("walks", "ann", "Elsewhere", date(2026, 11, 1)),
    Comment("gym", "", "First", date(2026, 11, 2)),
)


@pytest.fixture(scope="module")
def exercise():
    members = (Member("bob", "council", "Director of place"), Member("ann", "council", ""))
    return replace(worked_example(), members=members)


def test_one_interventions_comments_are_signed_with_role_and_partner(exercise):
    council = exercise.partner_by_id["council"].name
    assert [(each.text, each.signature) for each in comment_lines(exercise, SAID, "gym")] == [
        ("First", "nobody named, 2 November 2026"),
        ("Later", f"Director of place, {council}, 3 November 2026"),
    ]


def test_who_has_no_role_or_is_not_known_signs_with_their_id(exercise):
    council = exercise.partner_by_id["council"].name
    assert [each.signature for each in comment_lines(exercise, SAID, "walks")] == [f"ann, {council}, 1 November 2026"]
    strangers = replace(exercise, members=())
    assert comment_lines(strangers, SAID, "gym")[1].signature == "bob, 3 November 2026"


def test_how_many_there_are_is_said_also_when_there_are_none(exercise):
    assert how_many(comment_lines(exercise, SAID, "gym")) == "2 comments so far."
    assert how_many(comment_lines(exercise, SAID, "walks")) == "1 comment so far."
    assert how_many(comment_lines(exercise, SAID, "pool")) == "Nobody has commented on it yet."
