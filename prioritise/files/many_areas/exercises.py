"""The exercises in a folder of them: folders or zips, by themselves or in folders named for their regions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from prioritise.domain.errors import FileProblems, Problem, refusal
from prioritise.domain.exercise import SourceFile
from prioritise.files.exercise.folder import EXERCISE, read_path, write_archive
from prioritise.files.problem_list import ProblemList


@dataclass(frozen=True, slots=True)
class AreaExercise:
    """One exercise among many.

    `name` is its path below the folder, without its ending; `region` the name of the folder it stands in, if any.
    """

    name: str
    region: str
    path: Path

    def archive(self) -> bytes:
        """Read its files as the bytes of a zip, the same for the same files. Raises FileProblems."""
        problems = ProblemList()
        files = read_path(self.path, problems)
        problems.check()
        return write_archive(SourceFile(name, content) for name, content in files.items())


@dataclass(frozen=True, slots=True)
class AreaExercises:
    """Every exercise in a folder, in order of name, and the folders that hold none."""

    exercises: tuple[AreaExercise, ...]
    passed_over: tuple[str, ...]


def exercises_in(folder: Path) -> AreaExercises:
    """List the exercises in a folder and in its folders.

    Raises FileProblems where there are none, or two of one name.
    """
    if not folder.is_dir():
        raise refusal(str(folder), "no folder", "give a folder that holds a folder or zip an area")
    exercises: list[AreaExercise] = []
    passed_over: list[str] = []
    for path in _visible(folder):
        if _is_exercise(path):
            exercises.append(AreaExercise(path.stem if path.is_file() else path.name, "", path))
        elif path.is_dir():
            inside = [inner for inner in _visible(path) if _is_exercise(inner)]
            passed_over += [] if inside else [path.name]
            for inner in inside:
                stem = inner.stem if inner.is_file() else inner.name
                exercises.append(AreaExercise(f"{path.name}/{stem}", path.name, inner))
    _check(folder, exercises)
    return AreaExercises(tuple(sorted(exercises, key=lambda exercise: exercise.name)), tuple(passed_over))


def _check(folder: Path, exercises: list[AreaExercise]) -> None:
    if not exercises:
        hint = "give a folder that holds a folder or zip an area, each with its exercise.yaml"
        if _is_exercise(folder):
            hint = "give the folder that this exercise stands in"
        raise refusal(str(folder), "no exercises", hint)
    names = [exercise.name for exercise in exercises]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise FileProblems(
            [Problem(str(folder), f"both a folder and a zip called {name!r}", "keep one of the two") for name in twice]
        )


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _is_exercise(path: Path) -> bool:
    return path.suffix.lower() in (".zip", ".xlsx") if path.is_file() else (path / EXERCISE).is_file()
