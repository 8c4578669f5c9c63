"""What the commands that sign and verify share: the time stamp of a signature, asked for, kept and told."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.commands.exit_codes import ExitCode
from prioritise.domain.errors import FileProblems, NoStamp
from prioritise.files.signing.stamp_service import CERTIFICATES, ask_for_stamp, certificates_set
from prioritise.files.signing.time_stamp import StampCheck, StampState, check_stamp, named_authorities


def add_stamp(record: Path) -> int:
    """Have the signature beside a record stamped, and write the stamp beside it. One that holds is kept."""
    signature, path = record.with_suffix(".sig").read_bytes(), record.with_suffix(".tsr")
    if kept := _kept(path, signature):
        print(f"{kept.sentence} That stamp is kept.")
        return ExitCode.DONE
    try:
        made = ask_for_stamp(signature)
    except NoStamp as error:
        print(f"No time stamp was had: {str(error).rstrip('.')}. The record is signed, and nothing is lost.")
        print(f"To have it stamped later: prioritise stamp {record}")
        return ExitCode.NOT_STAMPED
    path.write_bytes(made.content)
    print(f"{made.check.sentence} The stamp is in {path}.")
    return ExitCode.DONE


def stamp_holds(asked: argparse.Namespace, signature: Path | None) -> bool:
    """Say what the stamp beside a signature proves, and whether it is what was asked for."""
    beside = asked.record.with_suffix(".tsr")
    path = asked.stamp or (beside if beside.exists() else None)
    if path is None:
        if signature is not None or asked.stamped:
            print("No time stamp.")
        if asked.authority:
            print("--authority has nothing to look at.")
        return not asked.stamped
    if signature is None:
        print(f"{path.name} is there, and the signature that it stamped is not.")
        return False
    check = _check(path, signature.read_bytes(), asked.authority or certificates_set())
    print(check.sentence)
    if check.state is StampState.UNNAMED:
        print(f"If you trust it, name its certificates with --authority FILE, or in {CERTIFICATES}.")
        return not asked.stamped
    return check.state is StampState.STAMPED


def _kept(path: Path, signature: bytes) -> StampCheck | None:
    """What an earlier stamp of the same signature says, which proves more than a new one; None where none holds."""
    try:
        check = _check(path, signature, certificates_set()) if path.exists() else None
    except FileProblems:
        return None
    return check if check is not None and check.state is StampState.STAMPED else None


def _check(path: Path, signature: bytes, authorities: Path | None) -> StampCheck:
    return check_stamp(path.read_bytes(), signature, named_authorities(authorities))
