"""No text that people typed becomes a picture, a link, mathematics or bold on a page: it is read as it was typed.

Streamlit reads Markdown in whatever is written, in labels and in helps, and a picture in it would be fetched from
elsewhere. The pages themselves use lists, page links, the colour of what can be pressed, and bold, which they mark with
`bold` and never with asterisks. A link of our own in running text is HTML.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import Any

from streamlit.delta_generator import DeltaGenerator
from streamlit.proto.Block_pb2 import Block

from prioritise.words import BOLD

LEADS_ELSEWHERE = re.compile(r"(?<!\\)(?:\](?=[(\[:])|\$|:(?!primary\[)(?=[a-z]+\[)|<(?=[a-z]+:)|(?<![^\s>])#(?=#*\s))")
"""What ends the words of a link or picture, begins mathematics, a heading or colours, or has an address in brackets."""
EMPHASIS = re.compile(r"(https?://[\w./%?=&-]+)|(?<!\\)(?:[*`~]|(?<![^\W_])_|_(?![^\W_]))")
"""What begins or ends bold, italics, code or a line through words: not within a bare address, nor between letters."""
TEXTS = ("body", "label", "help")
NOT_MARKDOWN = ("html", "text", "code")
PARTS = ("expandable", "popover", "tab")
"""Parts of a page that have a label."""


def plain(text: str) -> str:
    """Return Markdown in which nothing is a picture, a link with words of its own, a heading, mathematics or bold, but
    for what `bold` marked.

    Options of a radio come back as they are drawn, so they are drawn with this as their `format_func`.
    """
    text = LEADS_ELSEWHERE.sub(lambda mark: f"\\{mark.group()}", text)
    text = EMPHASIS.sub(lambda mark: mark.group(1) or f"\\{mark.group()}", text)
    return text.replace(BOLD, "**")


def keep_texts_plain() -> None:
    """Have whatever is drawn from now on be plain; once for all sessions."""
    if hasattr(DeltaGenerator, "draws_plain_text"):
        return
    elements, blocks = DeltaGenerator._enqueue, DeltaGenerator._block

    @wraps(elements)
    def element(
        self: DeltaGenerator, delta_type: str, element_proto: Any, *args: Any, **settings: Any
    ) -> DeltaGenerator:
        if delta_type not in NOT_MARKDOWN:
            _make_plain(element_proto)
        return elements(self, delta_type, element_proto, *args, **settings)

    @wraps(blocks)
    def block(self: DeltaGenerator, block_proto: Block | None = None, *args: Any, **settings: Any) -> DeltaGenerator:
        kind = block_proto.WhichOneof("type") if block_proto is not None else None
        if kind in PARTS:
            _make_plain(getattr(block_proto, kind))
        return blocks(self, block_proto, *args, **settings)

    for name, drawing in (("_enqueue", element), ("_block", block), ("draws_plain_text", True)):
        setattr(DeltaGenerator, name, drawing)


def _make_plain(drawn: Any) -> None:
    for field in TEXTS:
        text = getattr(drawn, field, "")
        if isinstance(text, str) and text != plain(text):
            setattr(drawn, field, plain(text))
    if getattr(drawn, "captions", ()):
        drawn.captions[:] = [plain(caption) for caption in drawn.captions]
