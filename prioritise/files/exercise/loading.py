"""Loading an exercise: whole, or not at all with every problem named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.problems import Problem
from prioritise.files.exercise.assemble import assemble
from prioritise.files.exercise.check.capacities import check_capacities
from prioritise.files.exercise.check.costs import check_costs
from prioritise.files.exercise.check.exercise import check_exercise
from prioritise.files.exercise.check.judgement import check_judgement
from prioritise.files.exercise.check.known import check_known
from prioritise.files.exercise.check.levels import check_levels
from prioritise.files.exercise.check.rows import check_rows
from prioritise.files.exercise.check.score_scale import check_score_scale
from prioritise.files.exercise.check.sectors import check_cut_sectors
from prioritise.files.exercise.check.targets import check_targets
from prioritise.files.exercise.check.values import check_values
from prioritise.files.exercise.criterion_yaml import shipped_criterion_files
from prioritise.files.exercise.draft import Draft, read_draft
from prioritise.files.exercise.file_names import READ_FILES, check_names
from prioritise.files.exercise.folder import read_archive, read_path
from prioritise.files.problem_list import ProblemList


def load_exercise(path: str | Path) -> Exercise:
    """The exercise in a folder, or in a zip of one. Raises FileProblems listing every problem of every file."""
    problems = ProblemList()
    return load_exercise_files(read_path(Path(path), problems), problems)


def load_exercise_archive(name: str, content: bytes) -> Exercise:
    """The exercise in the bytes of a zip file. Raises FileProblems listing every problem of every file."""
    problems = ProblemList()
    return load_exercise_files(read_archive(name, content, problems), problems)


def load_exercise_files(
    files: Mapping[str, bytes], problems: ProblemList | None = None, *, awaiting_panel: bool = False
) -> Exercise:
    """The exercise in these files, by name. Raises FileProblems listing every problem of every file.

    `awaiting_panel` accepts an exercise whose panel has still to score it; `analyse` says what is missing.
    """
    found = ProblemList() if problems is None else problems
    if files or not len(found):
        check_names(files, found)
    if not files:
        raise _refusal(found)
    draft = read_draft(files, found)
    check_exercise(draft, found)
    check_rows(draft, found)
    check_costs(draft, found)
    check_levels(draft, found)
    check_capacities(draft, found)
    check_cut_sectors(draft, found)
    check_known(draft, found)
    check_judgement(draft, found, awaiting_panel=awaiting_panel)
    check_score_scale(draft, found, awaiting_panel=awaiting_panel)
    check_targets(draft, found)
    check_values(draft, found, awaiting_panel=awaiting_panel)
    if len(found):
        raise _refusal(found)
    return replace(assemble(draft, _source_files(draft, files)), file_notes=found.notes)


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
