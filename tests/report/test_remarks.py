"""Comments are read oldest first, each with who wrote it when."""

from datetime import date

from prioritise.domain.partners import Comment
from prioritise.report.remarks import how_many, remarks

SAID = (
    Comment("gym", "bob", "Later", date(2026, 11, 3)),
    Comment("walks", "ann", "Elsewhere", date(2026, 11, 1)),
    Comment("gym", "", "First", date(2026, 11, 2)),
)


def test_one_interventions_comments_with_their_writers():
    assert [(each.text, each.signature) for each in remarks(SAID, "gym")] == [
        ("First", "nobody named, 2 November 2026"),
        ("Later", "bob, 3 November 2026"),
    ]


def test_how_many_there_are_is_said_also_when_there_are_none():
    assert how_many(remarks(SAID, "gym")) == "2 comments so far."
    assert how_many(remarks(SAID, "walks")) == "1 comment so far."
    assert how_many(remarks(SAID, "pool")) == "Nobody has commented on it yet."
