"""A paper with every text in it made safe, whichever file it goes to."""

from __future__ import annotations

import re
from dataclasses import replace

from prioritise.report.exports.board.content import (
    Block,
    BoardPaper,
    Bullets,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Running,
    Table,
)
from prioritise.report.words.safe_text import (
    MOST_IN_A_CELL,
    MOST_IN_A_HEADING,
    MOST_ON_EVERY_PAGE,
    safe,
)

SPACES = re.compile(r"\s+")


def made_safe(paper: BoardPaper) -> BoardPaper:
    """Return the same paper with every text made safe and none too long for its place."""
    return replace(
        paper,
        title=_in_one_line(paper.title, MOST_IN_A_HEADING),
        running=_running(paper.running),
        blocks=tuple(_block(block) for block in paper.blocks),
    )


def _running(running: Running) -> Running:
    return replace(
        running,
        exercise=_in_one_line(running.exercise, MOST_ON_EVERY_PAGE),
        scenario=_in_one_line(running.scenario, MOST_ON_EVERY_PAGE),
        mark=_in_one_line(running.mark, MOST_ON_EVERY_PAGE),
    )


def _block(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, text=_in_one_line(block.text, MOST_IN_A_HEADING))
        case Paragraph():
            return replace(block, text=safe(block.text))
        case Bullets():
            return Bullets(tuple(safe(item) for item in block.items))
        case Table():
            return replace(
                block,
                caption=_in_one_line(block.caption, MOST_IN_A_HEADING),
                headings=_cells(block.headings),
                rows=tuple(_cells(row) for row in block.rows),
            )
        case Picture():
            title = _in_one_line(block.figure.title, MOST_IN_A_HEADING)
            return Picture(replace(block.figure, title=title, alternative=safe(block.figure.alternative)))
        case NewPage():
            return block


def _cells(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(safe(cell, MOST_IN_A_CELL) for cell in cells)


def _in_one_line(text: str, most: int) -> str:
    return safe(SPACES.sub(" ", safe(text, len(text))).strip(), most)
