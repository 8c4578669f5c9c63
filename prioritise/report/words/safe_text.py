"""Text of people, made safe for a document: nothing in it can break a file, turn a line round or fill a page."""

from __future__ import annotations

import re
import unicodedata

NOT_TEXT = "\N{REPLACEMENT CHARACTER}"
MOST_IN_A_PARAGRAPH, MOST_IN_A_CELL, MOST_IN_A_HEADING, MOST_ON_EVERY_PAGE = 3_000, 500, 300, 150
"""Letters. A longer text is cut there, and says so; the exercise's files and the record have all of it."""
LONGEST_WORD = 40
"""Letters. What is longer without a space is no word, and is cut where it must be."""
LAST_WORD = re.compile(r"\s+\S*$")
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows them. Scripts that run from right to left need none to be read."""
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Letters without a shape, which can only hide something in a document."""


def safe(text: str, most: int = MOST_IN_A_PARAGRAPH) -> str:
    """Return a text that a document can hold: no control characters, nothing that turns lines, no longer than `most`.

    What is no text at all becomes a mark that can be seen.
    """
    plain = UNSEEN.sub("", TURNS.sub("", LINE_ENDS.sub("\n", text))).replace("\t", " ")
    seen = "".join(NOT_TEXT if _is_no_text(letter) else letter for letter in plain)
    return shortened(seen, most)


def shortened(text: str, most: int, place: str = "record") -> str:
    """Return a text of at most so many letters, and how many more there are in which place; as it is where it fits.

    It is cut between two words, so that no figure is cut in two; within a word only where that is very long.
    """
    if len(text) <= most:
        return text
    kept = text[:most].rstrip() if text[most].isspace() else _whole_words(text[:most])
    return f"{kept}… ({len(text) - len(kept):,} letters more in the {place})"


def whole_sentences(text: str, most: int, place: str) -> str:
    """Return as many whole sentences as fit so many letters, and say where the rest is; cut only where not one fits."""
    if len(text) <= most:
        return text
    ends = [match.start() for match in SENTENCE_ENDS.finditer(text) if match.start() <= most]
    return f"{text[: ends[-1]]} More is in the {place}." if ends else shortened(text, most, place)


def _whole_words(cut: str) -> str:
    words = LAST_WORD.sub("", cut)
    return words if words and len(cut) - len(words) <= LONGEST_WORD else cut.rstrip()


def _is_no_text(letter: str) -> bool:
    return letter != "\n" and (
        unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Co") or ord(letter) & 0xFFFE == 0xFFFE
    )
