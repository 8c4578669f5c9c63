"""`prioritise verify`: run a record again and compare the result."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise import __version__
from prioritise.commands.result_lines import DONE, NO_ANSWER
from prioritise.report.exports.record import check_record


def verify_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("record", metavar="RECORD", type=Path, help="the record.json of a run")
    parser.set_defaults(command=_verify)


def _verify(asked: argparse.Namespace) -> int:
    checked = check_record(asked.record.name, asked.record.read_bytes())
    print(f"{checked.exercise} Scenario: {checked.scenario}. Made by {checked.made_by}, run again by {__version__}.")
    if not checked.seal_holds:
        print("The record has been changed since it was sealed.")
    for name in checked.files:
        print(f"{name}: {'differs' if name in checked.differing else 'the same, byte for byte'}")
    return DONE if checked.holds else NO_ANSWER
