"""What the commands that write a record share: signing it when they are asked to, and having that stamped."""

from __future__ import annotations

import argparse

from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.stamping import add_stamp
from prioritise.files.signing.signing_key import SigningKey, key_path, signing_key
from prioritise.files.signing.stamp_service import service_set
from prioritise.report.exports.record import RECORD_FILE
from prioritise.report.exports.record_seal import SIGNATURE_FILE, signature_of


def sign_argument(parser: argparse.ArgumentParser) -> None:
    """Say how signing is asked for."""
    parser.add_argument(
        "--sign", metavar="NAME", default="", help=f"sign the record as NAME, with your own key, in {SIGNATURE_FILE}"
    )


def key_asked_for(asked: argparse.Namespace) -> SigningKey | None:
    """Return the key to sign with, made on first use, and say which it is; None where nothing is to be signed."""
    if not asked.sign:
        return None
    made = not key_path().exists()
    key = signing_key()
    kept = f"A key was made and is kept in {key_path()}; keep a copy. " if made else ""
    print(f"{kept}Signed by {asked.sign}, with the key {key.fingerprint}.")
    return key


def signature_file(asked: argparse.Namespace, key: SigningKey | None, record: bytes) -> dict[str, bytes]:
    """Return the signature of a record by the name of its file; nothing where there is no key."""
    return {} if key is None else {SIGNATURE_FILE: signature_of(record, key, signed_by=asked.sign)}


def stamp_what_was_signed(asked: argparse.Namespace) -> int:
    """Have what a command signed stamped, where a service is set, and return the exit code."""
    return add_stamp(asked.out / RECORD_FILE) if asked.sign and asked.out and service_set() else ExitCode.DONE
