"""Every hostile file at its door: is it refused in words, soon, and without taking the machine's memory?

Run it with `python -m benchmarks.hostile_files`. Each file is given to the command that
takes it, in a process of its own; seconds are those of its processor, whatever else the machine does.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.hostile_case import Case, Door
from benchmarks.hostile_exercises import exercises
from benchmarks.hostile_others import others
from prioritise.cli import main as prioritise
from prioritise.domain.errors import PrioritiseError
from prioritise.files.exercise.draft import draft_of
from prioritise.files.exercise.folder import archive_of
from prioritise.files.grids.of_files import grids_of_draft
from prioritise.files.grids.pasted import pasted_rows
from prioritise.store.location import URL_VARIABLE
from tests.files.small_exercise import small_files

MOST_SECONDS, MOST_MEGABYTES, GIVEN_UP_SECONDS = 10.0, 200.0, 60.0
READ, NO_ANSWER, REFUSED, CRASHED = 0, 1, 2, 99


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: the exit code, what was said, the seconds, and how many million bytes were needed."""

    code: int
    said: str
    seconds: float
    megabytes: float

    def fault(self, case: Case) -> str:
        """Say what is wrong with it; nothing where all is right."""
        right = {READ} if case.read else {REFUSED, NO_ANSWER} if case.door is Door.VERIFY else {REFUSED}
        if self.code not in right or "Traceback" in self.said:
            return f"exit code {self.code}: {self.said[-300:]}"
        if case.says not in self.said:
            return f"says {self.said[:300]!r}, not {case.says!r}"
        if self.seconds > MOST_SECONDS or self.megabytes > MOST_MEGABYTES:
            return f"took {self.seconds:.1f} s and {self.megabytes:.0f} MB"
        return ""


def cases() -> tuple[Case, ...]:
    """Every hostile file."""
    return (*exercises(), *others())


def main() -> int:
    """Try every file and print the counts; exit code 1 when one fell."""
    tries = [(case, tried(case)) for case in cases()]
    for door, number in Counter(case.door for case, _outcome in tries).items():
        own = [outcome for case, outcome in tries if case.door is door]
        slowest, largest = max(each.seconds for each in own), max(each.megabytes for each in own)
        print(f"{door}: {number} files, at most {slowest:.1f} s and {largest:.0f} MB")
    fell = [f"{case.door}, {case.title}: {fault}" for case, outcome in tries if (fault := outcome.fault(case))]
    print(f"{len(tries)} files tried, {len(fell)} fell")
    print("\n".join(fell))
    return int(bool(fell))


def tried(case: Case) -> Outcome:
    """Try one file in a process of its own, so that its memory can be told."""
    content = case.content()
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_try_and_tell, args=(case, content, there))
    process.start()
    there.close()
    try:
        return here.recv() if here.poll(GIVEN_UP_SECONDS) else Outcome(CRASHED, "no answer", GIVEN_UP_SECONDS, 0.0)
    except EOFError:
        return Outcome(CRASHED, "it ended without a word", 0.0, 0.0)
    finally:
        process.kill()
        process.join()


def _try_and_tell(case: Case, content: bytes, there: Connection) -> None:
    before, began, said = _megabytes(), time.process_time(), io.StringIO()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = _at_door(case, content, Path(folder))
        except SystemExit as error:
            code = int(error.code or 0)
        except BaseException:
            code = CRASHED
            said.write(traceback.format_exc())
    there.send(Outcome(code, said.getvalue(), time.process_time() - began, _megabytes() - before))


def _at_door(case: Case, content: bytes, folder: Path) -> int:
    if case.door is Door.PASTE:
        return _pasted(content)
    (folder / case.file).write_bytes(content)
    (folder / "own.zip").write_bytes(archive_of(small_files()))
    os.environ[URL_VARIABLE] = str(folder / "store.sqlite")
    file, out = str(folder / case.file), str(folder / "out")
    commands = {
        Door.EXERCISE: ["check", file],
        Door.PUBLISHED: ["import-fingertips", file, "--area", "E08000005", "--out", out],
        Door.AGREEMENT: ["agreement", "import", file, str(folder / "own.zip")],
        Door.FIGURES: ["agreement", "figures", file, str(folder / "own.zip")],
        Door.RESTORE: ["store", "restore", file],
        Door.VERIFY: ["verify", file],
    }
    return prioritise(commands[case.door])


def _pasted(content: bytes) -> int:
    try:
        grids = grids_of_draft(draft_of(small_files()))
        pasted_rows(content.decode(), (grids.interventions, grids.costs))
    except PrioritiseError as error:
        print(error)
        return REFUSED
    return READ


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
