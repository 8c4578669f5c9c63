"""A time stamp beside a signature (RFC 3161): when it was made, and by an authority that its reader has named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings

from prioritise.domain.errors import refusal
from prioritise.files.signing.stamp_bytes import in_order

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Name

MOST_BYTES = 200_000
"""Of a stamp or of an authority's certificates; those of real services are some thousands."""
NOT_KNOWN = ("unable to get local issuer certificate", "unable to get issuer certificate", "self-signed certificate")
NOT_IN_FORCE = ("certificate has expired", "certificate is not yet valid")


class StampState(StrEnum):
    """What can be said of a time stamp."""

    STAMPED = "stamped"
    UNNAMED = "by an authority that was not named"
    OTHER_FILE = "of another file"
    OUT_OF_DATE = "by a certificate that was not in force"
    BROKEN = "not as the authority made it"
    UNREADABLE = "no time stamp"


@dataclass(frozen=True, slots=True)
class StampCheck:
    """What came of looking at a time stamp. `at` and `authority` are what it says, proven only where it is stamped."""

    state: StampState
    at: datetime | None = None
    authority: str = ""

    @property
    def sentence(self) -> str:
        """The state in plain words."""
        when = "" if self.at is None else f"{self.at:%Y-%m-%d %H:%M:%S} UTC"
        return {
            StampState.STAMPED: f"Stamped at {when} by {self.authority}.",
            StampState.UNNAMED: (
                f"Stamped, but by an authority you have not named: it calls itself {self.authority} and says {when}. "
                "Anybody can make a stamp that says so."
            ),
            StampState.OTHER_FILE: "The stamp is of another file: what it was made for is not the signature beside it.",
            StampState.OUT_OF_DATE: (
                f"The stamp does not hold: the certificate of {self.authority} was not in force at {when}."
            ),
            StampState.BROKEN: "The stamp does not hold: it is not as an authority for time stamps made it.",
            StampState.UNREADABLE: "The stamp cannot be read: it is damaged, or no time stamp.",
        }[self.state]


def check_stamp(
    stamp: bytes, signature: bytes, authorities: Sequence[Certificate], *, nonce: int | None = None
) -> StampCheck:
    """Say whether a stamp is of this signature and by an authority named, without asking anybody.

    `nonce` is the number that a request was sent with; left out where a stamp was kept.
    """
    with catch_warnings(action="ignore"):
        try:
            return _checked(stamp, signature, authorities, nonce)
        except Exception:  # What damaged bytes make the libraries raise and remark is of no end of kinds.
            return StampCheck(StampState.UNREADABLE)


def named_authorities(path: Path | None) -> tuple[Certificate, ...]:
    """Read the certificates of authorities one trusts, from a PEM file. Raises FileProblems where there are none."""
    from cryptography.x509 import load_pem_x509_certificates

    if path is None:
        return ()
    try:
        with path.open("rb") as file:
            return tuple(load_pem_x509_certificates(file.read(MOST_BYTES)))
    except (OSError, ValueError):
        what_to_do = "give a PEM file that you can read, with the root certificate and those between"
        raise refusal(str(path), "no certificates can be read here", what_to_do) from None


def _checked(stamp: bytes, signature: bytes, authorities: Sequence[Certificate], nonce: int | None) -> StampCheck:
    from rfc3161_client import decode_timestamp_response

    if len(stamp) > MOST_BYTES:
        return StampCheck(StampState.UNREADABLE)
    response = decode_timestamp_response(in_order(stamp))
    if response.tst_info.message_imprint.message != hashlib.sha256(signature).digest():
        return StampCheck(StampState.OTHER_FILE)
    authority = _authority(response)
    return StampCheck(_state(response, signature, authorities, nonce), response.tst_info.gen_time, authority)


def _state(response: Any, signature: bytes, authorities: Sequence[Certificate], nonce: int | None) -> StampState:
    from rfc3161_client import VerificationError, VerifierBuilder

    if not authorities:
        return StampState.UNNAMED
    try:
        VerifierBuilder(roots=list(authorities), nonce=nonce).build().verify_message(response, signature)
    except VerificationError as error:
        said = str(error)
        if any(text in said for text in NOT_KNOWN):
            return StampState.UNNAMED
        return StampState.OUT_OF_DATE if any(text in said for text in NOT_IN_FORCE) else StampState.BROKEN
    return StampState.STAMPED


def _authority(response: Any) -> str:
    """The name in the certificate that signed, proven once the stamp is. Raises ValueError where it is not one."""
    from cryptography.x509 import load_der_x509_certificate

    (signer,) = response.signed_data.signer_infos
    certificates = [load_der_x509_certificate(content) for content in response.signed_data.certificates]
    signed = (signer.issuer, signer.serial_number)
    (certificate,) = (known for known in certificates if (known.issuer, known.serial_number) == signed)
    return _plain(certificate.subject)


def _plain(name: Name) -> str:
    from cryptography.x509.oid import NameOID

    parts = [
        part for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME) for part in name.get_attributes_for_oid(oid)
    ]
    texts = list(dict.fromkeys(str(part.value) for part in parts))
    return " of ".join(texts[:2]) or name.rfc4514_string() or "an authority without a name"
