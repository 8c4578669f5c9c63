"""Fingerprints and canonical text, so that two people can tell whether they hold the same result."""

from __future__ import annotations

import hashlib
import json


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def canonical_json(content: object) -> bytes:
    """Write JSON that is the same for the same content: names in order, two spaces, UTF-8, a line end at the end."""
    return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")
