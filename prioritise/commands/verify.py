"""`prioritise verify`: is a record still what the board saw, and when was it signed."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise import __version__
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.stamping import stamp_holds
from prioritise.domain.errors import PrioritiseError
from prioritise.files.signing.signature import Signature, read_signature
from prioritise.files.signing.signing_key import known_key
from prioritise.report.exports.record import MADE_BY
from prioritise.report.exports.record_check import RecordCheck, check_record
from prioritise.report.exports.record_seal import SealCheck, SealState, check_seal

LIMIT_NOT_KNOWN = (
    "Older versions did not record a time limit. If this was made with --time-limit, its list was the best found by "
    "then, and a difference says nothing against it."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("record", metavar="RECORD", type=Path, help="the record.json of a run")
    parser.add_argument("--signature", metavar="FILE", type=Path, help="its record.sig; the one beside it if left out")
    parser.add_argument("--signed", action="store_true", help="fail unless it is signed")
    parser.add_argument("--key", metavar="FINGERPRINT", default="", help="fail unless signed with this key")
    parser.add_argument("--stamp", metavar="FILE", type=Path, help="its record.tsr; the one beside it if left out")
    parser.add_argument("--stamped", action="store_true", help="fail unless it is stamped by an authority you named")
    parser.add_argument(
        "--authority", metavar="FILE", type=Path, help="the certificates of the time stamp authorities you trust (PEM)"
    )
    parser.set_defaults(command=_verify)


def _verify(asked: argparse.Namespace) -> int:
    content = asked.record.read_bytes()
    seal = check_seal(asked.record.name, content, _read(_signature_file(asked)))
    print(seal.sentence)
    trusted = _trusted(asked, seal)
    stamped = stamp_holds(asked, _signature_file(asked))
    holds = _run_again(asked.record.name, content) and seal.holds and trusted and stamped
    return ExitCode.DONE if holds else ExitCode.NO_ANSWER


def _signature_file(asked: argparse.Namespace) -> Path | None:
    beside: Path = asked.record.with_suffix(".sig")
    path: Path | None = asked.signature
    return path or (beside if beside.exists() else None)


def _read(path: Path | None) -> Signature | None:
    return None if path is None else read_signature(path.name, path.read_bytes())


def _trusted(asked: argparse.Namespace, seal: SealCheck) -> bool:
    """Say whose key it is, and whether it is the one that was asked for."""
    if seal.state is SealState.NOT_SIGNED and (asked.signed or asked.key):
        print("A signature was asked for, and there is none.")
        return False
    if not seal.fingerprint:
        return True
    own = known_key()
    if own is not None and own.fingerprint == seal.fingerprint:
        print("That is your own key, on this machine.")
    else:
        print("That is not the key of this machine. Compare its fingerprint with the one printed in the paper.")
    asked_for, fingerprint = asked.key.replace(" ", "").lower(), seal.fingerprint.replace(" ", "")
    if asked_for and asked_for != fingerprint:
        print(f"It was asked to be signed with another key: {asked.key}.")
        return False
    return True


def _run_again(name: str, content: bytes) -> bool:
    try:
        checked = check_record(name, content)
    except PrioritiseError as error:
        print(f"It cannot be run again as it stands. {error}")
        return False
    print(f"{checked.exercise} Scenario: {checked.scenario}. Made by {checked.made_by}, run again by {__version__}.")
    if not checked.seal_holds:
        print("The record has been changed since it was sealed.")
    if checked.panel is not None:
        print(f"The panel's events stood at {checked.panel.events}, with the fingerprint {checked.panel.head}.")
    if checked.time_limit is not None:
        print(checked.time_limit.sentence)
    for file in checked.files:
        print(f"{file}: {_compared(checked, file)}")
    if checked.differing and checked.time_limit is None and checked.made_by != MADE_BY:
        print(LIMIT_NOT_KNOWN)
    return checked.holds


def _compared(checked: RecordCheck, file: str) -> str:
    if file in checked.not_comparable:
        return "cannot be compared; its bands rest on lists that were found within the time limit"
    return "differs" if file in checked.differing else "the same, byte for byte"
