"""`prioritise sweep`: the lists of many areas against many weights, on this machine's cores or on a cluster."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from prioritise.analysis.area_result import AreaQuestion, area_results
from prioritise.analysis.how_sure import SAMPLES
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.numbers import MOST_SAMPLES, whole_number
from prioritise.commands.unused import refuse_unused
from prioritise.domain.area_results import AreaResult, AreaState
from prioritise.domain.errors import ClusterLost, FileProblems
from prioritise.files.many_areas.exercises import AreaExercise, exercises_in
from prioritise.files.many_areas.parts import AreaParts
from prioritise.files.memory import LEAST_GB, MOST_GB, SAID_BY, memory_gb, memory_limited
from prioritise.files.number_text import number_in
from prioritise.report.exports.area_sweep import area_sweep_files, headline
from prioritise.robustness.worker_processes import Where


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    add = parser.add_argument
    add("folder", metavar="FOLDER", type=Path, help="holds an exercise folder or zip an area")
    add("--out", metavar="DIR", type=Path, required=True, help="where the three files are written")
    add("--scheduler", metavar="ADDRESS", help="a Dask scheduler, such as tcp://10.0.0.5:8786")
    workers = "processes on this machine, without --scheduler; one a core if left out"
    add("--workers", metavar="N", type=whole_number(1), help=workers)
    said = f"what {SAID_BY} says, or {memory_gb({}):g}, if left out"
    memory = f"what each process on this machine may use, without --scheduler; {said}"
    add("--memory", metavar="GB", type=_gigabytes, help=memory)
    samples = f"weight sets an area; {SAMPLES:,} if left out"
    add("--weights", metavar="N", type=whole_number(1, MOST_SAMPLES), default=SAMPLES, help=samples)
    add("--seed", metavar="N", type=whole_number(), default=0, help="the same seed draws the same weights")
    parser.set_defaults(command=_sweep)


def _sweep(asked: argparse.Namespace) -> int:
    _check_machine(asked)
    listed, parts = exercises_in(asked.folder), AreaParts(asked.out)
    for name in listed.passed_over:
        _say(f"Passed over, for it holds no exercise.yaml: {name}")
    results: list[AreaResult] = []
    try:
        with _stop_asked() as stops:
            for result in _results(asked, listed.exercises, parts):
                results.append(result)
                if stops:
                    raise KeyboardInterrupt
    except KeyboardInterrupt:
        return _stopped("Stopped as you asked.", parts, results, listed.exercises)
    except ClusterLost as error:
        return _stopped(str(error), parts, results, listed.exercises)
    files = area_sweep_files(results, samples=asked.weights, seed=asked.seed)
    parts.finish(files)
    print(f"{headline(results)}.")
    print(f"Written to {asked.out}: {', '.join(files)}.")
    return _say_problems(results)


def _check_machine(asked: argparse.Namespace) -> None:
    if asked.scheduler:
        refuse_unused(
            {"--workers": asked.workers, "--memory": asked.memory},
            "with --scheduler the work is done elsewhere",
            "Set how many workers there are, and their memory, where they are started; or leave out --scheduler.",
        )


@contextmanager
def _stop_asked() -> Iterator[list[int]]:
    """Note every Ctrl-C as well as raising it: what is raised while a library calls back is lost there."""
    stops: list[int] = []

    def note(number: int, _frame: object) -> None:
        stops.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield stops
    finally:
        signal.signal(signal.SIGINT, before)


def _results(asked: argparse.Namespace, exercises: Sequence[AreaExercise], parts: AreaParts) -> Iterator[AreaResult]:
    """Give every area's result: first what is known, then what is worked out, kept as it comes."""
    progress = Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with progress:
        task = progress.add_task("Areas", total=len(exercises))
        to_do = []
        for exercise in exercises:
            known = _known(exercise, asked, parts)
            if known is None:
                to_do.append(exercise)
            else:
                progress.advance(task)
                yield known
        for result in _worked_out(to_do, asked, parts):
            progress.advance(task)
            yield result


def _known(exercise: AreaExercise, asked: argparse.Namespace, parts: AreaParts) -> AreaResult | None:
    try:
        return parts.result(_question(exercise, asked).key)
    except FileProblems as error:
        sentences = tuple(problem.sentence for problem in error.problems)
        return AreaResult(exercise.name, exercise.region, AreaState.PROBLEMS, sentences=sentences)


def _worked_out(exercises: Sequence[AreaExercise], asked: argparse.Namespace, parts: AreaParts) -> Iterator[AreaResult]:
    keys: dict[str, str] = {}

    def questions() -> Iterator[AreaQuestion]:
        # Read as they are sent, so that the files of few areas are in memory at a time.
        for exercise in exercises:
            question = _question(exercise, asked)
            keys[question.exercise] = question.key
            yield question

    if not exercises:
        return
    memory = asked.memory or memory_gb()
    where = Where(asked.scheduler, min(asked.workers or os.cpu_count() or 1, len(exercises)), memory)
    needed = bool(asked.scheduler or asked.workers)
    with memory_limited(memory):
        for result in area_results(questions(), where=where, processes_asked=needed, say=_say):
            parts.keep(keys.pop(result.exercise), result)
            yield result


def _question(exercise: AreaExercise, asked: argparse.Namespace) -> AreaQuestion:
    return AreaQuestion(exercise.name, exercise.region, exercise.archive(), asked.weights, asked.seed)


def _stopped(why: str, parts: AreaParts, results: list[AreaResult], exercises: tuple[AreaExercise, ...]) -> int:
    _say(f"{why} {len(results)} of {len(exercises)} areas are done and kept in {parts.folder}.")
    _say("Give the same command again to go on from there. Nothing else was written.")
    return ExitCode.STOPPED


def _say_problems(results: Iterable[AreaResult]) -> int:
    states = set()
    for result in sorted(results, key=lambda one: one.exercise):
        states.add(result.state)
        for sentence in result.sentences:
            _say(f"{result.exercise}: {sentence}")
    if AreaState.PROBLEMS in states:
        return ExitCode.BAD_INPUT
    return ExitCode.DONE if states <= {AreaState.LIST} else ExitCode.STOPPED


def _gigabytes(text: str) -> float:
    number = number_in(text) or 0.0
    if not LEAST_GB <= number <= MOST_GB:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of gigabytes from {LEAST_GB:g} up")
    return number


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
