"""The digests by which events know what was written, without holding a word of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable


def digest_of_text(text: str) -> str:
    """Return the digest of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def digest_of_facts(*facts: object) -> str:
    """Return one digest of a few facts."""
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode("utf-8")).hexdigest()


def digest_of_lines(method: str, lines: Iterable[tuple[str, str, float]]) -> str:
    """Return the digest by which an event knows weights: criterion, what it is against and points, in order."""
    return digest_of_facts(method, *((criterion, against, float(points)) for criterion, against, points in lines))
