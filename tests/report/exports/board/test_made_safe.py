"""A paper made safe says the same, with nothing in it that a file could not hold or a page could not fit."""

from __future__ import annotations

from prioritise.report.exports.board.content import BoardPaper, Bullets, Heading, Paragraph, Running, Table
from prioritise.report.exports.board.made_safe import made_safe

TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}turned"
RUNNING = Running("Rochdale", "As it stands", "", "Not dated", "ab12")


def test_every_kind_of_block_is_made_safe_and_none_is_lost():
    table = Table(TURNED, ("What", "Why"), ((TURNED, "x" * 9_000),), (1.0, 1.0))
    blocks = (Heading(f"{TURNED}\nnext"), Paragraph(TURNED), Bullets((TURNED, "plain")), table)
    paper = made_safe(BoardPaper("A paper", "A title", RUNNING, blocks))
    heading, paragraph, bullets, found = paper.blocks
    assert (heading.text, paragraph.text, bullets.items) == ("turned next", "turned", ("turned", "plain"))
    assert (found.caption, found.rows[0][0]) == ("turned", "turned")
    assert len(found.rows[0][1]) < 600
