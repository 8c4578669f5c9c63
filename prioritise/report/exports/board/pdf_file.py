"""A paper as a tagged PDF (PDF/UA-1), set by typst. What people wrote goes in as data, never as markup."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from prioritise.report.exports.board.content import (
    Block,
    BoardPaper,
    Bullets,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Table,
    Tone,
)
from prioritise.report.exports.board.made_safe import made_safe
from prioritise.report.exports.board.pictures import fonts_folder, png
from prioritise.words import counted

STANDARD: Literal["ua-1"] = "ua-1"
NO_SHAPE = "□"
LACKING = "This PDF has no font for {} of the exercise's text and shows □ instead. The Word file has them as written."
LONG_RUN = re.compile(r"\S{24}(?=\S)")
"""Letters without a space, after which a line may break: no word runs out of its cell."""
MAY_BREAK = "\u200b"


def pdf_file(paper: BoardPaper) -> bytes:
    """Write a paper as PDF/UA-1: the same bytes for the same paper, on every machine.

    The fonts come with the product. A letter that none of them has is shown as □, and the paper says so at its start.
    """
    import typst

    written = _Written()
    content = json.dumps(written.paper(made_safe(paper)))
    with TemporaryDirectory(prefix="prioritise-") as folder:
        place = Path(folder)
        (place / "paper.json").write_text(content, encoding="utf-8")
        for name, picture in written.pictures.items():
            (place / name).write_bytes(picture)
        (place / "paper.typ").write_bytes((files(__package__) / "paper.typ").read_bytes())
        made: bytes = typst.compile(
            str(place / "paper.typ"),
            root=str(place),
            format="pdf",
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts_folder())]
            ),
            pdf_standards=STANDARD,
            timestamp=0,
        )
    return made


class _Written:
    """A paper as plain data for the template, and the pictures it names."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}
        self._without_shape = 0

    def paper(self, paper: BoardPaper) -> dict[str, Any]:
        running = paper.running
        blocks = [self._block(block) | {"leads": paper.leads_in(place)} for place, block in enumerate(paper.blocks)]
        written = {
            "title": self._text(f"{paper.kind}: {paper.title}"),
            "header": [self._text(line) for line in running.header],
            "mark": self._text(running.mark),
            "footer": self._text(running.footer),
            "close": paper.close,
        }
        if self._without_shape:
            lacking = Paragraph(LACKING.format(counted(self._without_shape, "letter")), Tone.NOTE)
            blocks.insert(1, self._block(lacking) | {"leads": False})
        return written | {"blocks": blocks}

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return {"kind": "heading", "text": self._text(block.text), "level": block.level}
            case Paragraph():
                return {"kind": "paragraph", "text": self._text(block.text), "tone": str(block.tone)}
            case Bullets():
                return {"kind": "bullets", "items": [self._text(item) for item in block.items]}
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case NewPage():
                return {"kind": "page"}

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "kind": "table",
            "caption": self._text(table.caption),
            "headings": [self._text(cell) for cell in table.headings],
            "rows": [[self._text(cell) for cell in row] for row in table.rows],
            "shares": list(table.shares),
            "figures": sorted(table.figures),
            "totals": table.totals,
            "together": table.keeps_together,
        }

    def _picture(self, picture: Picture) -> dict[str, Any]:
        name = f"picture-{len(self.pictures) + 1}.png"
        self.pictures[name] = png(picture.figure)
        said = (self._text(picture.figure.title), self._text(picture.figure.alternative))
        return {"kind": "picture", "file": name, "title": said[0], "alternative": said[1]}

    def _text(self, text: str) -> str:
        shapes = _shapes()
        lacking = sum(ord(letter) not in shapes for letter in text if letter != "\n")
        self._without_shape += lacking
        shown = "".join(letter if letter == "\n" or ord(letter) in shapes else NO_SHAPE for letter in text)
        return LONG_RUN.sub(lambda run: run[0] + MAY_BREAK, shown)


@cache
def _shapes() -> frozenset[int]:
    """Every letter that a font of the product has a shape for."""
    from fontTools.ttLib import TTFont

    letters: set[int] = set()
    for path in fonts_folder().glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            letters.update(font.getBestCmap())
    return frozenset(letters)
