"""`prioritise run`: choose the best portfolio, print the list and write the result."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from prioritise.analysis import Analysis, analyse, band_tests, bands, scenario_named
from prioritise.commands.asked_exercise import exercise_arguments, exercise_asked_for
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.list_table import print_list
from prioritise.commands.numbers import seconds, whole_number
from prioritise.commands.printing import all_written, say
from prioritise.commands.result_lines import (
    SCENARIO_HELP,
    heading_lines,
    no_list_lines,
    note_lines,
    small_count_lines,
)
from prioritise.commands.signing import key_asked_for, sign_argument, signature_file, stamp_what_was_signed
from prioritise.commands.unused import refuse_unused
from prioritise.report.exports.exports import written_by_run
from prioritise.report.exports.record import RECORD_FILE, PanelEvents, record_json
from prioritise.report.priorities.view import priorities_view
from prioritise.robustness.bands import Bands


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    parser.add_argument("--scenario", metavar="ID", help=SCENARIO_HELP)
    parser.add_argument("--out", metavar="DIR", type=Path, help="where to write the result; printed only if left out")
    parser.add_argument("--excel", action="store_true", help="write priorities.xlsx as well")
    parser.add_argument(
        "--seed", metavar="N", type=whole_number(), help="kept in the record, for what is sampled; 0 if left out"
    )
    sign_argument(parser)
    parser.add_argument("--time-limit", metavar="SECONDS", type=seconds, help="for each solve; none if left out")
    parser.set_defaults(command=_run)


def _run(asked: argparse.Namespace) -> int:
    _check_written(asked)
    asked_exercise = exercise_asked_for(asked)
    exercise = asked_exercise.exercise
    scenario = scenario_named(exercise, asked.scenario)
    analysis = analyse(exercise, scenario, seed=asked.seed or 0, time_limit_seconds=asked.time_limit)
    placed = _bands_with_progress(analysis) if analysis.portfolio.has_answer else None
    result = priorities_view(analysis, placed).result
    if placed is None or result is None:
        say(no_list_lines(analysis))
        return ExitCode.NO_ANSWER
    said = _write(asked, analysis, placed, asked_exercise.panel) if asked.out else ""
    say(heading_lines(analysis))
    print_list(result.rows)
    say(f"Money: {line}" for line in (*result.money.moves, result.money.committed))
    say(note_lines(analysis))
    if said:
        say((said, *small_count_lines(analysis.exercise, RECORD_FILE)))
    return stamp_what_was_signed(asked)


def _check_written(asked: argparse.Namespace) -> None:
    if asked.out is None:
        about_files = {"--excel": asked.excel, "--sign": asked.sign, "--seed": asked.seed}
        refuse_unused(about_files, "no file would be written", "Give --out DIR as well.")


def _bands_with_progress(analysis: Analysis) -> Bands:
    progress = Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with progress:
        task = progress.add_task("Testing each place against other weights and budgets", total=band_tests(analysis))
        return bands(analysis, progress=lambda: progress.advance(task))


def _write(asked: argparse.Namespace, analysis: Analysis, placed: Bands, panel: PanelEvents | None) -> str:
    files = {export.file: export.build(analysis, placed) for export in written_by_run(excel=asked.excel)}
    files[RECORD_FILE] = record_json(analysis, placed, panel=panel)
    files |= signature_file(asked, key_asked_for(asked), files[RECORD_FILE])
    return all_written(asked.out, files)
