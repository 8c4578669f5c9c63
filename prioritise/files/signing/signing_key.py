"""The Ed25519 key that signs records: made on first use, kept in the user's data folder, and nowhere else."""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from prioritise.domain.errors import refusal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

APPLICATION = "prioritise"
KEY_FILE = "signing-key.pem"
GROUP = 4


@dataclass(frozen=True)
class SigningKey:
    """A private key, with its public half as text."""

    private: Ed25519PrivateKey
    public_key: str

    @property
    def fingerprint(self) -> str:
        """What the key is known by."""
        return fingerprint_of(self.public_key)


def signing_key(folder: Path | None = None) -> SigningKey:
    """Return this user's key, made now where there is none. Raises FileProblems where the file holds no such key."""
    path = key_path(folder)
    if not path.exists():
        _make(path)
    return _read(path)


def known_key(folder: Path | None = None) -> SigningKey | None:
    """Return this user's key, None where none was made yet. Raises FileProblems where the file holds no such key."""
    path = key_path(folder)
    return _read(path) if path.exists() else None


def key_path(folder: Path | None = None) -> Path:
    """Return where the key is kept."""
    from platformdirs import user_data_path

    return (folder or user_data_path(APPLICATION, appauthor=False)) / KEY_FILE


def fingerprint_of(public_key: str) -> str:
    """Shorten a public key to what people can compare by eye: 32 digits of its SHA-256, in fours."""
    digits = hashlib.sha256(base64.b64decode(public_key)).hexdigest()[:32]
    return " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))


def _make(path: Path) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    content = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    # Only whoever made it may read it, from its first byte on; of two made at once, the first one stays.
    place, named = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    whole = Path(named)
    with os.fdopen(place, "wb") as file:
        file.write(content)
    try:
        os.link(whole, path)
    except FileExistsError:
        pass
    finally:
        whole.unlink()


def _read(path: Path) -> SigningKey:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise refusal(
            file=str(path),
            found="a file that holds no Ed25519 key",
            what_to_do="put your own key back from a copy, or move the file away to have a new one made",
        )
    public = private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return SigningKey(private, base64.b64encode(public).decode("ascii"))
