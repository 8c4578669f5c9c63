"""The command line. Exit codes: 0 done, 1 the question has no answer, 2 bad input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from prioritise import __version__
from prioritise.analysis import (
    Analysis,
    analyse,
    band_tests,
    bands,
    explanation_sentences,
    price_overrides,
    scenario_named,
)
from prioritise.analysis.priority_list import PriorityRow, priority_list, summary_sentence
from prioritise.analysis.small_counts import small_counts_held
from prioritise.commands.agreement import add_agreement_commands
from prioritise.commands.disputes import add_disputes_command
from prioritise.commands.figures import add_figures_commands
from prioritise.commands.robustness import add_how_sure_command
from prioritise.commands.serve import add_serve_command
from prioritise.commands.store import add_store_commands
from prioritise.domain.errors import FileProblems, PrioritiseError, SolverFailed
from prioritise.domain.exercise import Exercise
from prioritise.files.cells import number_in
from prioritise.files.exercise.loading import load_exercise
from prioritise.portfolio.explain.sentences import override_sentence
from prioritise.report.exports.record import RECORD_FILE, check_record, result_files
from prioritise.report.priorities.money_table import transfer_sentences
from prioritise.report.words.band_words import BAND_WORDS, decision
from prioritise.report.words.conflict_text import conflict_lines
from prioritise.robustness.bands import Bands
from prioritise.words.numbers import decimals

DONE, NO_ANSWER, BAD_INPUT = 0, 1, 2
NARROWEST_TABLE = 132
"""Columns. A narrower terminal, or none, gets a table of this width rather than broken words."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. No traceback reaches the user."""
    parser = _parser()
    given = parser.parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = given.command
    try:
        return command(given)
    except FileProblems as error:
        return _say_problems(error)
    except SolverFailed as error:
        _complain(str(error))
        return NO_ANSWER
    except PrioritiseError as error:
        _complain(str(error))
        return BAD_INPUT
    except BrokenPipeError:
        # The reader of our output has gone (`prioritise run ... | head`); what was asked for is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        _complain(f"{error.filename or 'A file'} could not be read or written: {error.strerror}.")
        return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="prioritise", description="Decide what to fund, and defend it afterwards.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"prioritise {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="choose the best portfolio and write the result")
    run.add_argument("exercise", metavar="EXERCISE", help="an exercise folder, or a zip of one")
    run.add_argument("--scenario", metavar="ID", help="a scenario of the exercise; what was agreed if left out")
    run.add_argument("--out", metavar="DIR", type=Path, help="where to write the result; printed only if left out")
    run.add_argument("--excel", action="store_true", help="write priorities.xlsx as well")
    run.add_argument("--seed", metavar="N", type=int, default=0, help="kept in the record, for what is sampled")
    run.add_argument("--time-limit", metavar="SECONDS", type=_seconds, help="for each solve; none if left out")
    run.set_defaults(command=_run)

    check = commands.add_parser("check", help="name every problem in an exercise's files")
    check.add_argument("exercise", metavar="EXERCISE", help="an exercise folder, or a zip of one")
    check.set_defaults(command=_check)

    add_figures_commands(commands)
    add_agreement_commands(commands)

    why = commands.add_parser("explain", help="say why an intervention is, or is not, in the best portfolio")
    why.add_argument("exercise", metavar="EXERCISE", help="an exercise folder, or a zip of one")
    why.add_argument("intervention", metavar="INTERVENTION", help="its id in interventions.csv")
    why.add_argument("--scenario", metavar="ID", help="a scenario of the exercise; what was agreed if left out")
    why.set_defaults(command=_explain)

    add_disputes_command(commands)
    add_how_sure_command(commands)

    verify = commands.add_parser("verify", help="run a record again and compare the result")
    verify.add_argument("record", metavar="RECORD", type=Path, help="the record.json of a run")
    verify.set_defaults(command=_verify)

    add_serve_command(commands)
    add_store_commands(commands)
    return parser


def _run(given: argparse.Namespace) -> int:
    exercise = load_exercise(given.exercise)
    scenario = scenario_named(exercise, given.scenario)
    analysis = analyse(exercise, scenario, seed=given.seed, time_limit_seconds=given.time_limit)
    if not analysis.portfolio.has_answer:
        _say_heading(analysis)
        print("\n".join(conflict_lines(analysis)))
        return NO_ANSWER
    found = _bands_with_progress(analysis)
    written = _write(given.out, analysis, found, excel=given.excel) if given.out else []
    _say_heading(analysis)
    _say_list(priority_list(analysis, found))
    for sentence in transfer_sentences(analysis):
        print(f"Money: {sentence}")
    _say_notes(analysis)
    if written:
        print(f"Written to {given.out}: {', '.join(written)}.")
        _say_small_counts(analysis.exercise)
    return DONE


def _seconds(text: str) -> float:
    seconds = number_in(text)
    if seconds is None or seconds <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds


def _bands_with_progress(analysis: Analysis) -> Bands:
    progress = Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with progress:
        task = progress.add_task("Testing each place against other weights and budgets", total=band_tests(analysis))
        return bands(analysis, told=lambda: progress.advance(task))


def _check(given: argparse.Namespace) -> int:
    exercise = load_exercise(given.exercise)
    analysis = analyse(exercise)
    print(f"Nothing wrong was found in {given.exercise}: {_size(exercise)}.")
    _say_notes(analysis)
    if not analysis.portfolio.has_answer:
        print("\n".join([summary_sentence(analysis), *conflict_lines(analysis)]))
        return NO_ANSWER
    return DONE


def _explain(given: argparse.Namespace) -> int:
    exercise = load_exercise(given.exercise)
    analysis = analyse(exercise, scenario_named(exercise, given.scenario))
    if not analysis.portfolio.has_answer:
        _say_heading(analysis)
        return NO_ANSWER
    told = explanation_sentences(analysis, given.intervention)
    prices = [override_sentence(analysis.problem, each) for each in price_overrides(analysis)]
    for line in (*told, *prices):
        print(line)
    return DONE


def _verify(given: argparse.Namespace) -> int:
    checked = check_record(given.record.name, given.record.read_bytes())
    print(f"{checked.exercise} Scenario: {checked.scenario}. Made by {checked.made_by}, run again by {__version__}.")
    if not checked.seal_holds:
        print("The record has been changed since it was sealed.")
    for name in checked.files:
        print(f"{name}: {'differs' if name in checked.differing else 'the same, byte for byte'}")
    return DONE if checked.holds else NO_ANSWER


def _say_heading(analysis: Analysis) -> None:
    print(analysis.exercise.title)
    print(f"Scenario: {analysis.scenario.name}. {summary_sentence(analysis)}")
    if analysis.exercise.illustrative:
        print(f"Illustrative, not real: {', '.join(analysis.exercise.illustrative)}.")


def _say_list(rows: Sequence[PriorityRow]) -> None:
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Rank", "Score", "Cost £", "Value per £1,000"):
        table.add_column(heading, justify="right", no_wrap=True)
    for heading in ("Band", "Decision"):
        table.add_column(heading, no_wrap=True)
    table.add_column("Intervention", overflow="fold")
    for row in rows:
        worth = "" if row.value_per_1000_gbp is None else decimals(row.value_per_1000_gbp, 3)
        figures = (str(row.rank), decimals(row.score, 2), f"{row.cost_gbp:,}", worth)
        table.add_row(*figures, BAND_WORDS[row.band], decision(row.action, row.level), row.name)
    console.width = max(console.width, NARROWEST_TABLE)
    console.print(table)


def _say_notes(analysis: Analysis) -> None:
    for read in analysis.exercise.file_notes:
        print(f"Note: {read.sentence}")
    for note in analysis.notes:
        print(f"Note: {note.found} {note.what_to_do}")


def _say_small_counts(exercise: Exercise) -> None:
    if held := small_counts_held(exercise):
        small = f"{held} count{'' if held == 1 else 's'} of {exercise.settings.small_number} or fewer people"
        print(f"Note: {RECORD_FILE} holds your files as they are, with {small}. Keep it within the partnership;")
        print("docs/method/evidence.md says how to publish one.")


def _size(exercise: Exercise) -> str:
    return (
        f"{len(exercise.interventions)} interventions, {len(exercise.criteria)} criteria, "
        f"{len(exercise.indicators)} indicators, {len(exercise.partners)} partners, {len(exercise.funds)} funds, "
        f"{len(exercise.rules)} rules"
    )


def _write(folder: Path, analysis: Analysis, found: Bands, *, excel: bool) -> list[str]:
    files = {each.name: each.content for each in result_files(analysis, found)}
    if excel:
        from prioritise.report.exports.workbook import priorities_workbook

        files["priorities.xlsx"] = priorities_workbook(analysis, found)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return list(files)


def _say_problems(error: FileProblems) -> int:
    count = len(error.problems)
    for problem in error.problems:
        _complain(problem.sentence)
    _complain(f"{count} problem{'' if count == 1 else 's'} to put right. Nothing was loaded or written.")
    return BAD_INPUT


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)
