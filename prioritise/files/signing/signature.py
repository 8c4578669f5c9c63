"""A signature beside a record: who signed which bytes, and a digest of every part, to say where one was changed."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prioritise.domain.errors import refusal
from prioritise.files.signing.signing_key import SigningKey, fingerprint_of

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Signature(BaseModel):
    """What `record.sig` holds. `parts` are the digests of what the record is made of, by name."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    schema_: Literal[1] = Field(default=1, alias="schema")
    algorithm: Literal["Ed25519"] = "Ed25519"
    public_key: Annotated[str, Field(max_length=64)]
    signed_by: Annotated[str, Field(max_length=200)]
    record_sha256: Digest
    parts: Mapping[str, Digest]
    signature: Annotated[str, Field(max_length=128)] = ""

    @property
    def fingerprint(self) -> str:
        """What the key is known by."""
        return fingerprint_of(self.public_key)

    @property
    def signed_bytes(self) -> bytes:
        """What was signed: everything here but the signature itself."""
        content = self.model_dump(by_alias=True, exclude={"signature"})
        return json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode("ascii")

    @property
    def written(self) -> bytes:
        """The file: one content has one form, so that no byte of it can change unseen."""
        content = self.model_dump(by_alias=True)
        return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")


def signed(key: SigningKey, *, signed_by: str, record_sha256: str, parts: Mapping[str, str]) -> bytes:
    """Write the signature of a record, as the bytes of `record.sig`. The same key and record give the same bytes."""
    unsigned = Signature(public_key=key.public_key, signed_by=signed_by, record_sha256=record_sha256, parts=dict(parts))
    made = base64.b64encode(key.private.sign(unsigned.signed_bytes)).decode("ascii")
    return unsigned.model_copy(update={"signature": made}).written


def read_signature(name: str, content: bytes) -> Signature:
    """Read a signature whose own bytes are unchanged. Raises FileProblems where it is none, or was changed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        signature = Signature.model_validate_json(content)
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signature.public_key, validate=True))
    except (ValidationError, ValueError):
        raise refusal(name, "no signature of this version", "use the record.sig that came with the record") from None
    try:
        key.verify(base64.b64decode(signature.signature, validate=True), signature.signed_bytes)
        if (
            signature.written != content
            or base64.b64encode(base64.b64decode(signature.signature)).decode() != signature.signature
        ):
            raise InvalidSignature
    except (InvalidSignature, ValueError):
        raise refusal(
            name, "a signature that was changed after signing", "ask for the record and its record.sig again"
        ) from None
    return signature
