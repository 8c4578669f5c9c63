"""Whether a record is as it was sealed and signed, and where not: looked at without running it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from prioritise.files.signing.signature import Signature, signed
from prioritise.files.signing.signing_key import SigningKey
from prioritise.report.exports.digests import canonical_json, sha256
from prioritise.report.exports.record import read_record

SIGNATURE_FILE = "record.sig"
PART_WORDS: Mapping[str, str] = {
    "schema": "its version",
    "made_by": "what made it",
    "exercise": "the exercise's id",
    "illustrative": "what is marked as not real",
    "scenario": "the question",
    "seed": "the seed",
    "results": "the results' digests",
    "time_limit": "the time limit and what was found within it",
    "panel": "where the panel's events stood",
    "seal": "its own digest",
}
LAYOUT = "its layout (spaces and line ends), and nothing that it says"
UNKNOWN_PLACE = "where cannot be told, because it was not signed"


class SealState(StrEnum):
    """What can be said of a record's bytes."""

    SIGNED = "unchanged and signed"
    NOT_SIGNED = "unchanged, not signed"
    CHANGED = "changed after signing"
    CHANGED_UNSIGNED = "changed after it was sealed"


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What came of looking at a record's seal: its state, and where it was changed, in words.

    `signed_by` and `fingerprint` are those of the signature beside it; empty where there is none.
    """

    state: SealState
    where: str
    signed_by: str
    fingerprint: str

    @property
    def holds(self) -> bool:
        """Whether every byte is as it was sealed, and signed if there is a signature."""
        return self.state in (SealState.SIGNED, SealState.NOT_SIGNED)

    @property
    def sentence(self) -> str:
        """The state in one sentence."""
        if self.state is SealState.SIGNED:
            return f"Unchanged and signed by {self.signed_by}, with the key {self.fingerprint}."
        if self.state is SealState.NOT_SIGNED:
            return "Unchanged, not signed."
        whose = f" by {self.signed_by}, with the key {self.fingerprint}" if self.fingerprint else ""
        happened = f"Changed after signing{whose}" if whose else "Changed since it was sealed"
        return f"{happened}: {self.where}."


def signature_of(content: bytes, key: SigningKey, *, signed_by: str) -> bytes:
    """Sign a record, as the bytes of `record.sig`. Raises FileProblems where it is no record."""
    parts = _parts(read_record(SIGNATURE_FILE, content))
    return signed(key, signed_by=signed_by, record_sha256=sha256(content), parts=parts)


def check_seal(name: str, content: bytes, signature: Signature | None) -> SealCheck:
    """Say whether a record's bytes are those that were sealed and signed. Raises FileProblems where it is no record."""
    record = read_record(name, content)
    if signature is None:
        where = _where_unsigned(record, content)
        return SealCheck(SealState.CHANGED_UNSIGNED if where else SealState.NOT_SIGNED, where, "", "")
    unchanged = signature.record_sha256 == sha256(content)
    return SealCheck(
        state=SealState.SIGNED if unchanged else SealState.CHANGED,
        where="" if unchanged else _where(signature.parts, _parts(record)),
        signed_by=signature.signed_by,
        fingerprint=signature.fingerprint,
    )


def _where_unsigned(record: Mapping[str, Any], content: bytes) -> str:
    sealed = {part: value for part, value in record.items() if part != "seal"}
    if record["seal"] != sha256(canonical_json(sealed)):
        return UNKNOWN_PLACE
    return "" if content == canonical_json(record) else LAYOUT


def _parts(record: Mapping[str, Any]) -> dict[str, str]:
    """A digest of everything a record is made of, by name; of every file by its own."""
    parts = {part: sha256(canonical_json(value)) for part, value in record.items() if part != "files"}
    return parts | {f"files/{file}": sha256(text.encode("utf-8")) for file, text in record["files"].items()}


def _where(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    changed = sorted(part for part in {*before, *now} if before.get(part) != now.get(part))
    return "; ".join(PART_WORDS.get(part, part) for part in changed) or LAYOUT
