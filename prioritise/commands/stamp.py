"""`prioritise stamp`: have a signed record time-stamped, where that failed before."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.stamping import add_stamp
from prioritise.domain.errors import BadSetting
from prioritise.files.signing.signature import read_signature
from prioritise.files.signing.stamp_service import SERVICE, service_set
from prioritise.report.exports.record_seal import SealState, check_seal


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("record", metavar="RECORD", type=Path, help="the record.json of a run that was signed")
    parser.set_defaults(command=_stamp)


def _stamp(asked: argparse.Namespace) -> int:
    if not service_set():
        raise BadSetting(f"This machine has no time stamp service. Set {SERVICE} to its address.")
    beside = asked.record.with_suffix(".sig")
    signature = read_signature(beside.name, beside.read_bytes()) if beside.exists() else None
    seal = check_seal(asked.record.name, asked.record.read_bytes(), signature)
    if seal.state is not SealState.SIGNED:
        print(f"{seal.sentence} Only a signed record is stamped: sign it with --sign NAME.")
        return ExitCode.NO_ANSWER
    return add_stamp(asked.record)
