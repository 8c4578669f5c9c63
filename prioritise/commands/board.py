"""`prioritise paper` and `verify`: write what goes before a board, and tell whether it is still what the board saw."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise import __version__
from prioritise.analysis import analyse, bands, scenario_named
from prioritise.commands.answering import waiting
from prioritise.commands.asked_exercise import exercise_arguments, exercise_asked_for
from prioritise.commands.days import day
from prioritise.commands.result_lines import DONE, NO_ANSWER, SCENARIO_HELP, heading_lines
from prioritise.commands.signing import key_asked_for, sign_argument, signature_file
from prioritise.domain.errors import PrioritiseError
from prioritise.files.signing.signature import Signature, read_signature
from prioritise.files.signing.signing_key import known_key
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.papers import PAPERS
from prioritise.report.exports.record import RECORD_FILE, check_record, record_json
from prioritise.report.exports.record_seal import SealCheck, SealState, check_seal
from prioritise.report.words.conflict_text import conflict_lines


def paper_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    parser.add_argument("--scenario", metavar="ID", help=SCENARIO_HELP)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where to write the papers")
    parser.add_argument("--date", metavar="DAY", type=day, help="printed on every page, such as 2026-03-12")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="kept in the record, for what is sampled")
    sign_argument(parser)
    parser.set_defaults(command=_paper)


def verify_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("record", metavar="RECORD", type=Path, help="the record.json of a run")
    parser.add_argument("--signature", metavar="FILE", type=Path, help="its record.sig; the one beside it if left out")
    parser.add_argument("--signed", action="store_true", help="fail unless it is signed")
    parser.add_argument("--key", metavar="FINGERPRINT", default="", help="fail unless signed with this key")
    parser.set_defaults(command=_verify)


def _paper(asked: argparse.Namespace) -> int:
    found = exercise_asked_for(asked)
    exercise = found.exercise
    analysis = analyse(exercise, scenario_named(exercise, asked.scenario), seed=asked.seed)
    print("\n".join(heading_lines(analysis)))
    if not analysis.portfolio.has_answer:
        print("\n".join(conflict_lines(analysis)))
        return NO_ANSWER
    key = key_asked_for(asked)
    signed = ("", "") if key is None else (key.fingerprint, key.public_key)
    issued = Issued(asked.date, *signed, found.panel, exercise.sign_offs, exercise.challenges)
    with waiting():
        placed = bands(analysis)
        record = record_json(analysis, placed, panel=found.panel)
        files = {RECORD_FILE: record} | signature_file(asked, key, record)
        files |= {paper.export.file: paper.build(analysis, placed, issued) for paper in PAPERS}
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (asked.out / name).write_bytes(content)
    print(f"Written to {asked.out}: {', '.join(files)}.")
    return DONE


def _verify(asked: argparse.Namespace) -> int:
    content = asked.record.read_bytes()
    seal = check_seal(asked.record.name, content, _signature(asked))
    print(seal.sentence)
    trusted = _trusted(asked, seal)
    return DONE if _run_again(asked.record.name, content) and seal.holds and trusted else NO_ANSWER


def _signature(asked: argparse.Namespace) -> Signature | None:
    beside = asked.record.with_suffix(".sig")
    path = asked.signature or (beside if beside.exists() else None)
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
    asked_for, found = asked.key.replace(" ", "").lower(), seal.fingerprint.replace(" ", "")
    if asked_for and asked_for != found:
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
    for file in checked.files:
        print(f"{file}: {'differs' if file in checked.differing else 'the same, byte for byte'}")
    return checked.holds
