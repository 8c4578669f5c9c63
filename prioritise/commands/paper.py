"""`prioritise paper`: what goes before a board, as Word and PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.analysis import analyse, bands, scenario_named
from prioritise.commands.answering import waiting
from prioritise.commands.asked_exercise import exercise_arguments, exercise_asked_for
from prioritise.commands.days import day
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.numbers import whole_number
from prioritise.commands.printing import all_written
from prioritise.commands.result_lines import SCENARIO_HELP, heading_lines
from prioritise.commands.signing import key_asked_for, sign_argument, signature_file, stamp_what_was_signed
from prioritise.report.exports.board.issued import NOT_DATED, Issued
from prioritise.report.exports.papers import PAPERS
from prioritise.report.exports.record import RECORD_FILE, record_json
from prioritise.report.words.conflict_text import conflict_lines

NO_DATE = f"Every page says “{NOT_DATED}”; to date them, give the day: --date 2026-03-12."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    parser.add_argument("--scenario", metavar="ID", help=SCENARIO_HELP)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where to write the papers")
    parser.add_argument("--date", metavar="DAY", type=day, help="printed on every page, such as 2026-03-12")
    parser.add_argument(
        "--seed", metavar="N", type=whole_number(), default=0, help="kept in the record, for what is sampled"
    )
    sign_argument(parser)
    parser.set_defaults(command=_paper)


def _paper(asked: argparse.Namespace) -> int:
    asked_exercise = exercise_asked_for(asked)
    exercise = asked_exercise.exercise
    analysis = analyse(exercise, scenario_named(exercise, asked.scenario), seed=asked.seed)
    print("\n".join(heading_lines(analysis)))
    if not analysis.portfolio.has_answer:
        print("\n".join(conflict_lines(analysis)))
        return ExitCode.NO_ANSWER
    key = key_asked_for(asked)
    signed = ("", "") if key is None else (key.fingerprint, key.public_key)
    issued = Issued(
        asked.date,
        *signed,
        asked_exercise.panel,
        exercise.sign_offs,
        exercise.challenges,
        asked_exercise.facts.changed,
        asked_exercise.facts.every_round,
    )
    with waiting():
        placed = bands(analysis)
        record = record_json(analysis, placed, panel=asked_exercise.panel)
        files = {RECORD_FILE: record} | signature_file(asked, key, record)
        files |= {paper.export.file: paper.build(analysis, placed, issued) for paper in PAPERS}
    print(all_written(asked.out, files))
    if asked.date is None:
        print(NO_DATE)
    return stamp_what_was_signed(asked)
