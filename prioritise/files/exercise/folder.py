"""The bytes of an exercise, from a folder or a zip, and which of its files are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from prioritise.domain.exercise import SourceFile
from prioritise.files.exercise.csv_lines import INDICATORS_FILE
from prioritise.files.exercise.file_names import READ_FILES, by_own_name, exercise_folders, own_name
from prioritise.files.limits import in_millions, limits
from prioritise.files.problem_list import ProblemList
from prioritise.files.safe_workbook import LOCKED, OLD_WORKBOOK, WITHOUT_PASSWORD, is_locked
from prioritise.files.unpacking import CANNOT_UNZIP, Locked, NotUnderstood, TooMuch, open_zip, unpacked
from prioritise.files.workbook.reading import is_exercise_workbook, read_workbook

EXERCISE = "exercise.yaml"
OTHER_WORKBOOKS = (".xls", ".ods", ".numbers", ".xlsb")


def read_path(path: Path, problems: ProblemList) -> dict[str, bytes]:
    """Return the files of an exercise folder, of a zip of one, or of its workbook, by their names within it."""
    try:
        if not path.is_file():
            return _read_folder(path, problems)
        if _small_enough(path.name, path.stat().st_size, problems, limits().archive_bytes):
            return read_archive(path.name, path.read_bytes(), problems)
    except OSError as error:
        found = f"a folder or file that cannot be opened ({error.strerror})"
        problems.add(str(path), found, "check its name and who may read it")
    return {}


def read_archive(name: str, content: bytes, problems: ProblemList) -> dict[str, bytes]:
    """Return the files of a zipped exercise folder, or of its workbook. Nothing is written to disk."""
    if not content:
        problems.add(name, "nothing in it", "zip the exercise folder again")
        return {}
    if is_locked(content):
        problems.add(name, LOCKED, WITHOUT_PASSWORD)
        return {}
    if name.lower().endswith(OTHER_WORKBOOKS) or content.startswith(OLD_WORKBOOK):
        problems.add(
            name, "a workbook that is not in the form .xlsx", "open it, and save it as an Excel workbook (.xlsx)"
        )
        return {}
    if is_exercise_workbook(name, content):
        return read_workbook(name, content, problems)
    try:
        with open_zip(content) as archive:
            return _archived(name, archive, problems)
    except TooMuch:
        problems.add(name, *_more_than_held())
    except Locked:
        problems.add(name, "a zip that is locked with a password", "zip the exercise folder again, without one")
    except NotUnderstood:
        problems.add(name, "a zip that is packed in an unusual way", "zip the folder again, as an ordinary zip")
    except CANNOT_UNZIP:
        hint = "give the folder it is in" if name in READ_FILES else "zip the exercise folder again"
        problems.add(name, "a file that cannot be opened as a zip", hint)
    return {}


def write_archive(files: Iterable[SourceFile]) -> bytes:
    """Write a zip of these files, the same bytes for the same files: names in order, no clock time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for source_file in sorted(files, key=lambda file: file.name):
            entry = zipfile.ZipInfo(source_file.name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, source_file.content)
    return buffer.getvalue()


def archive_of(files: Mapping[str, bytes]) -> bytes:
    """Write a zip of files by name, as `write_archive` makes it."""
    return write_archive(SourceFile(name, content) for name, content in files.items())


def _read_folder(path: Path, problems: ProblemList) -> dict[str, bytes]:
    if not path.is_dir():
        problems.add(
            str(path), "no such folder", "check the name; an exercise is a folder, a zip of one, or its workbook"
        )
        return {}
    files: dict[str, bytes] = {}
    inner = [place for place in path.iterdir() if place.is_dir() and _inside(place.name)]
    for place in sorted((*path.iterdir(), *(file for folder in inner for file in _files_in(folder)))):
        name = place.relative_to(path).as_posix()
        if not place.is_file():
            continue
        if _wanted(name) and _small_enough(own_name(name), place.stat().st_size, problems):
            files[name] = place.read_bytes()
        elif own_name(place.name) == EXERCISE and place.parent != path:
            _note_other_exercise(place.parent.name, problems)
    return by_own_name(files, problems)


def _archived(name: str, archive: zipfile.ZipFile, problems: ProblemList) -> dict[str, bytes]:
    listed = [entry for entry in archive.infolist() if not entry.is_dir() and _inside(_slashed(entry))]
    entries = {_slashed(entry): entry for entry in listed}
    if len(entries) < len(listed):
        problems.add(name, "two files of the same name", "zip the exercise folder again")
        return {}
    others = sum(entry.file_size for path, entry in entries.items() if PurePosixPath(path).name != INDICATORS_FILE)
    if len(entries) > limits().archive_files or others > limits().archive_bytes:
        raise TooMuch
    folders = exercise_folders(entries)
    top = min(folders, key=len)
    beside = [folder for folder in folders if not folder.startswith(top)]
    if beside:
        problems.add(name, f"more than one exercise ({', '.join(folders)})", "zip the folder of one exercise")
        return {}
    for folder in folders:
        if folder != top:
            _note_other_exercise(folder.removeprefix(top).rstrip("/"), problems)
    files = {}
    for path, entry in entries.items():
        inside = path.removeprefix(top)
        if path.startswith(top) and _wanted(inside) and _small_enough(own_name(inside), entry.file_size, problems):
            files[inside] = unpacked(archive, entry, _most_bytes(own_name(inside)))
    return by_own_name(files, problems)


def _more_than_held() -> tuple[str, str]:
    most = f"at most {limits().archive_files} files and {in_millions(limits().archive_bytes)}"
    return "more than an exercise holds", f"an exercise has {most}; zip only its folder"


def _most_bytes(name: str) -> int:
    return limits().indicators_bytes if name == INDICATORS_FILE else limits().file_bytes


def _files_in(folder: Path) -> list[Path]:
    """What is in a folder beside the files; nothing where it cannot be opened, since it is none of the exercise's."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _note_other_exercise(folder: str, problems: ProblemList) -> None:
    said = "not read: only the files beside it are; take it out if it is an older copy"
    problems.note(folder, "a folder with another exercise in it", said)


def _slashed(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/")


def _inside(path: str) -> bool:
    """Whether a path stays within the zip and is not something a computer leaves there for itself."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not any(part.startswith((".", "~", "/", "__MACOSX")) for part in parts)


def _wanted(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if not _inside(name):
        return False
    return len(parts) == 1 or (len(parts) == 2 and own_name(name).startswith("criteria/"))


def _small_enough(name: str, size: int, problems: ProblemList, limit: int | None = None) -> bool:
    most = limit or _most_bytes(name)
    if size > most:
        found = f"{size / 1_000_000:,.1f} million bytes, more than the {most / 1_000_000:,.3g} million that are read"
        what_to_do = "keep only the rows this exercise needs"
        if name == INDICATORS_FILE:
            what_to_do = "keep the area, its benchmark and its comparators, and the indicators this exercise needs"
        problems.add(name, found, what_to_do)
    return size <= most
