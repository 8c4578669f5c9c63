"""What the files of an exercise are called, and which of them a file with another name was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from prioritise.files.exercise.declared_tables import TABLE_BY_FILE
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import closest

READ_FILES = ("exercise.yaml", *TABLE_BY_FILE)
COMPULSORY_FILES = (READ_FILES[0], *(file for file, model in TABLE_BY_FILE.items() if model.declared.compulsory))
DATA_ENDINGS = (".csv", ".yaml", ".yml")
OTHER_ENDINGS = (".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".numbers", ".tsv")
"""What a table or text is saved as by mistake, or keeps after its right ending."""
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")
BESIDE_A_NAME = re.compile(r"\s*(\(\d+\)|- copy|copy)\s*$")


def own_name(path: str) -> str:
    """Return the name under which a file is read: capitals do not matter, and .yml is .yaml; another file's name as it
    is.
    """
    name = path.lower()
    name = f"{name.removesuffix('.yml')}.yaml" if name.endswith(".yml") else name
    return name if name in READ_FILES or _is_criterion(name) else path


def by_own_name(files: Mapping[str, bytes], problems: ProblemList) -> dict[str, bytes]:
    """Return the files under the names they are read by; two that would be one are a problem that names both."""
    written: dict[str, str] = {}
    for path in sorted(files):
        own = own_name(path)
        if own in written:
            problems.add(own, f"{written[own]} and {path}, which are both read as {own}", "keep one of them")
        elif own != path:
            problems.note(own, f"a file called {path}", f"read as {own}")
        written.setdefault(own, path)
    return {own: files[path] for own, path in written.items()}


def check_names(files: Mapping[str, bytes], problems: ProblemList, *, unfinished: bool = False) -> None:
    """Note what is compulsory and missing, what is saved in a form that is not read, and names that mean nothing.

    `unfinished` needs `exercise.yaml` alone.
    """
    noted = {problem.file for problem in problems.problems}
    if not files and not noted:
        problems.add("the folder", "no files", f"an exercise needs at least {', '.join(COMPULSORY_FILES)}")
        return
    for name in READ_FILES:
        if name in files or name in noted:
            continue
        if near := _near(name, files):
            problems.add(near, f"a file that is not read; {name} would be", _how_to_save(near, name))
        elif name in COMPULSORY_FILES[: 1 if unfinished else None]:
            problems.add(name, "no such file", "add it; see the worked example for its columns")
    for name in files:
        unknown = name not in READ_FILES and not name.startswith("criteria/")
        if unknown and name.lower().endswith(DATA_ENDINGS):
            stems = {PurePosixPath(read).stem: read for read in READ_FILES}
            close = closest(BESIDE_A_NAME.sub("", PurePosixPath(name).stem.lower()), stems)
            hint = f"did you mean {stems[close]}? Or remove it" if close else "remove it from the folder"
            problems.add(name, "a file this version does not read", hint)


def exercise_folders(paths: Iterable[str]) -> list[str]:
    """Return the folders within a zip that hold an exercise, each with a stroke at its end; the zip itself when none
    does.
    """
    known = [PurePosixPath(path) for path in paths]
    for wanted in COMPULSORY_FILES:
        folders = sorted({path.parent.as_posix() for path in known if own_name(path.name) == wanted})
        if folders:
            return ["" if folder == "." else f"{folder}/" for folder in folders]
    return [""]


def _is_criterion(name: str) -> bool:
    return len(PurePosixPath(name).parts) == 2 and name.startswith("criteria/") and name.endswith(".yaml")


def _near(name: str, files: Iterable[str]) -> str:
    """A file that is this one saved in another form, such as costs.xlsx or exercise.yaml.txt; nothing when none is."""
    stem = PurePosixPath(name).stem
    for path in sorted(files):
        lower = path.lower()
        ending = next((ending for ending in OTHER_ENDINGS if lower.endswith(ending)), "")
        plain = lower.removesuffix(ending)
        for own in DATA_ENDINGS:
            plain = plain.removesuffix(own)
        if ending and BESIDE_A_NAME.sub("", plain).strip() == stem:
            return path
    return ""


def _how_to_save(near: str, name: str) -> str:
    if near.lower().endswith(WORKBOOKS):
        return f"open it, save its sheet as CSV UTF-8, and call that {name}"
    if near.lower() == f"{name}.txt":
        return f"take .txt off its name, so that it is {name}; a computer may hide that ending until you ask for it"
    return f"save it again as {name}"
