"""Loading an exercise: whole, or not at all with every problem named."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.exercise.check.draft import check_draft
from prioritise.files.exercise.criterion_yaml import shipped_criterion_files
from prioritise.files.exercise.draft import Draft, read_draft
from prioritise.files.exercise.file_names import READ_FILES, check_names
from prioritise.files.exercise.folder import read_archive, read_path
from prioritise.files.problem_list import ProblemList
from prioritise.files.sheet import is_workbook
from prioritise.files.workbook.places import in_sheets


def load_exercise(path: str | Path, *, awaiting_panel: bool = False, unfinished: bool = False) -> Exercise:
    """Load the exercise in a folder, a zip of one, or its workbook. Raises FileProblems listing every problem of all.

    `awaiting_panel` accepts one whose panel has still to score it, `unfinished` one in which anything is missing. What
    is there is checked all the same.
    """
    problems = ProblemList()
    files = read_path(Path(path), problems)
    return _loaded(Path(path).name, files, problems, awaiting_panel=awaiting_panel, unfinished=unfinished)


def load_exercise_archive(
    name: str, content: bytes, *, awaiting_panel: bool = False, unfinished: bool = False
) -> Exercise:
    """Load the exercise in the bytes of a zip or a workbook. Raises FileProblems listing every problem of every file.

    `awaiting_panel` and `unfinished` are as for `load_exercise_files`.
    """
    problems = ProblemList()
    files = read_archive(name, content, problems)
    return _loaded(name, files, problems, awaiting_panel=awaiting_panel, unfinished=unfinished)


def _loaded(
    name: str, files: Mapping[str, bytes], problems: ProblemList, *, awaiting_panel: bool, unfinished: bool
) -> Exercise:
    """The exercise in the files of a folder, zip or workbook of this name; of a workbook, problems name its sheets."""
    try:
        loaded = load_exercise_files(
            files, problems, awaiting_panel=awaiting_panel, scored_live=False, unfinished=unfinished
        )
    except FileProblems as error:
        if is_workbook(name):
            raise FileProblems(in_sheets(name, error.problems)) from error
        raise
    return replace(loaded, file_notes=in_sheets(name, loaded.file_notes)) if is_workbook(name) else loaded


def load_exercise_files(
    files: Mapping[str, bytes],
    problems: ProblemList | None = None,
    *,
    awaiting_panel: bool = False,
    scored_live: bool = True,
    unfinished: bool = False,
) -> Exercise:
    """Load the exercise in these files, by name. Raises FileProblems listing every problem of every file.

    `awaiting_panel` accepts an exercise whose panel has still to score it; `analyse` says what is missing. Its scores
    that may be on another scale are then noted, since a live panel saw the levels; without `scored_live` refused.
    `unfinished` accepts one in which anything is still missing; what is there must be sound.
    """
    noted = ProblemList() if problems is None else problems
    if files or not len(noted):
        check_names(files, noted, unfinished=unfinished)
    if not files:
        raise _refusal(noted)

    def read() -> Exercise | None:
        # A function of its own, so that all that was read on the way is gone before cycles are looked for again.
        draft = read_draft(files, noted)
        exercise = check_draft(
            draft, noted, awaiting_panel=awaiting_panel, scored_live=scored_live, unfinished=unfinished
        )
        return replace(exercise, files=_source_files(draft, files)) if exercise is not None else None

    with _no_search_for_cycles():
        exercise = read()
    if exercise is None or len(noted):
        raise _refusal(noted)
    return replace(exercise, file_notes=noted.notes)


def load_changed(exercise: Exercise, changed: Mapping[str, bytes]) -> Exercise:
    """Load an open exercise, finished or not, with other contents of some of its files. Raises FileProblems."""
    return load_exercise_files({**exercise.contents, **changed}, awaiting_panel=True, unfinished=True)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Hold off Python's search for circles of objects, which looks at every row again and again and finds none."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _refusal(problems: ProblemList) -> FileProblems:
    """The problems in the order a user works through them: exercise.yaml, its criteria, then table by table."""

    def place(problem: Problem) -> tuple[int, str, int]:
        criterion = problem.file.startswith("criteria/")
        name = READ_FILES[0] if criterion else problem.file
        rank = READ_FILES.index(name) if name in READ_FILES else -1
        return rank, problem.file if criterion else "", problem.row or 0

    return FileProblems(sorted(problems.problems, key=place))


def _source_files(draft: Draft, files: Mapping[str, bytes]) -> tuple[SourceFile, ...]:
    used = {f"criteria/{criterion}.yaml" for criterion in draft.part.criteria}
    shipped = {name: content for name, content in shipped_criterion_files().items() if name in used}
    everything = shipped | dict(files)
    return tuple(SourceFile(name, everything[name]) for name in sorted(everything))
