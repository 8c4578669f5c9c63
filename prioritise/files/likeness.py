"""Which known name a misspelled one may be: never one that says the opposite, and none where several fit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from prioritise.files.naming import folded

WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+")
LIKE, CLEARLY_LIKE, WORD_LIKE, LONG_WORD_LIKE = 0.6, 0.75, 0.8, 0.85
"""How like another a name may be to be thought of and to be clearly meant, and a stem or a word to be the same."""
NO_BETTER = 0.05
"""Two names this near to each other in likeness fit as well as each other."""
MOST_LIKE, LONG_WORD, SHORTEST_STEM, MOST_COUNTING_DIGITS = 3, 5, 4, 3
DENIALS = frozenset(
    ("not", "no", "non", "never", "none", "nothing", "neither", "nor", "without", "cannot", "against", "anti")
)
SHORTENED_NOT = re.compile(r"n't\b")
SIDES = (
    ("yes", "no"),
    ("true", "false"),
    ("higher", "lower"),
    ("high", "low"),
    ("highest", "lowest"),
    ("more", "less", "fewer"),
    ("most", "least", "fewest"),
    ("better", "worse"),
    ("best", "worst"),
    ("increase", "decrease", "reduce"),
    ("increased", "decreased", "reduced"),
    ("increasing", "decreasing", "reducing"),
    ("rising", "falling"),
    ("above", "below"),
    ("over", "under"),
    ("before", "after"),
    ("with", "without"),
    ("for", "against"),
    ("new", "current", "cut"),
    ("start", "stop"),
    ("revenue", "capital"),
    ("north", "south", "east", "west"),
    ("northern", "southern", "eastern", "western"),
    ("upper", "lower"),
    ("inner", "outer"),
    ("men", "women"),
    ("male", "female"),
    ("boys", "girls"),
    ("adult", "child"),
    ("adults", "children"),
)
"""Words of which one never stands for another, however alike the rest is."""
DENYING_STARTS = ("un", "in", "im", "ir", "il", "dis", "non", "de", "mis")


def fitting(name: str, known: Iterable[str], *, at_least: float = LIKE) -> list[str]:
    """Return the known names that may be meant, the likeliest first; several only where they fit as well as each other.

    A name that begins with what was typed comes before one that is spelled like it. One that says the opposite, or
    has another number, is never among them.
    """
    names = [other for other in dict.fromkeys(known) if not says_another(name, other)]
    typed = folded(name)
    if begun := [other for other in names if typed and folded(other).startswith(f"{typed} ")]:
        return begun
    by_lower = {other.lower(): other for other in names}
    lower = name.strip().lower()
    near = difflib.get_close_matches(lower, by_lower, n=MOST_LIKE, cutoff=at_least)
    best = max((_ratio(lower, other) for other in near), default=0.0)
    return [by_lower[other] for other in near if _ratio(lower, other) > best - NO_BETTER]


def clearly_meant(name: str, known: Iterable[str]) -> str:
    """Return the one known name that is clearly meant; empty where none is, or several may be."""
    fits = fitting(name, known, at_least=CLEARLY_LIKE)
    return fits[0] if len(fits) == 1 else ""


def says_another(typed: str, other: str) -> bool:
    """Tell whether a name says the opposite of what was typed, or counts another: not ready, less, West, phase 3."""
    first, second = _words(typed), _words(other)
    return (
        _denies(first, second) != _denies(second, first)
        or any(_on_other_sides(first, second, side) for side in SIDES)
        or _is_denied(first, second)
        or _is_denied(second, first)
        or _has_another_number(first, second)
    )


def _words(text: str) -> list[str]:
    return WORD_OR_NUMBER.findall(SHORTENED_NOT.sub(" not", folded(text)))


def _denies(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a word denies the rest; one that is misspelled in the one is read as it is in the other."""
    meant = DENIALS.intersection(others)
    return any(word in DENIALS or any(_is_slip(word, denial) for denial in meant) for word in words)


def _is_slip(word: str, meant: str) -> bool:
    if len(word) >= LONG_WORD and len(meant) >= LONG_WORD:
        return _ratio(word, meant) >= LONG_WORD_LIKE
    return len(word) >= len("not") and set(word) == set(meant)


def _on_other_sides(first: Sequence[str], second: Sequence[str], side: Sequence[str]) -> bool:
    """Whether each has one of these words that the other has not, not even misspelled."""
    here, there = (set(side).intersection(words) for words in (first, second))
    return bool(here - there) and bool(there - here)


def _is_denied(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of the others is one of the words with un- or the like before it, the word misspelled or not."""
    return any(_denies_word(other, words) for other in others)


def _denies_word(other: str, words: Sequence[str]) -> bool:
    start = next((start for start in DENYING_STARTS if other.startswith(start)), "")
    stem = other.removeprefix(start)
    if not start or len(stem) < SHORTEST_STEM:
        return False
    with_it, without = ([word for word in words if word.startswith(start) is begins] for begins in (True, False))
    if any(_ratio(word, other) >= WORD_LIKE for word in with_it):
        return False
    return any(_ratio(word, stem) >= WORD_LIKE for word in without)


def _has_another_number(first: Sequence[str], second: Sequence[str]) -> bool:
    here, there = ([word for word in words if _counts(word)] for words in (first, second))
    return bool(here) and bool(there) and here != there


def _counts(word: str) -> bool:
    return word.isdigit() and len(word) <= MOST_COUNTING_DIGITS


def _ratio(first: str, second: str) -> float:
    return difflib.SequenceMatcher(None, first, second).ratio()
