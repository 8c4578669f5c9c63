"""Which id a text means: the id itself, or a name that exactly one thing has, whatever its capitals and spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

WORDS_IN_AN_ID = 8
PARTS_WORDS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What ids there are, and which of them a text may mean; the text is folded by `folded`."""

    ids: frozenset[str]
    meant: Mapping[str, tuple[str, ...]]

    def ids_meant(self, text: str) -> tuple[str, ...]:
        """List every id the text may mean: one when it is sure, several when it is not, none when nothing is so
        called.
        """
        return (text,) if text in self.ids else self.meant.get(folded(text), ())


def known_names(pairs: Iterable[tuple[str, str]]) -> KnownNames:
    """Return names to look up, from ids with what each is called (empty where it has no name)."""
    ids: list[str] = []
    meant: dict[str, list[str]] = {}
    for id_, name in pairs:
        ids.append(id_)
        for text in {folded(id_), folded(name)} - {""}:
            meant.setdefault(text, []).append(id_)
    return KnownNames(frozenset(ids), {text: tuple(dict.fromkeys(its_ids)) for text, its_ids in meant.items()})


def folded(text: str) -> str:
    """Return the text without what people write differently: capitals, spaces, hyphens between words, curly
    apostrophes.
    """
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    return " ".join(PARTS_WORDS.split(plain.casefold())).strip()


def id_from_name(name: str, taken: Collection[str], *, otherwise: str = "item") -> str:
    """Return an id made from a name, with a number where it is taken: “Café at 10” is cafe-at-10, then cafe-at-10-2."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    start, number = "-".join(re.findall(r"[a-z0-9]+", plain)[:WORDS_IN_AN_ID]) or otherwise, 1
    made = start
    while made in taken:
        number += 1
        made = f"{start}-{number}"
    return made
