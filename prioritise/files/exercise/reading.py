"""Reading `exercise.yaml` as far as it goes, so that one slip in it hides nothing in the other files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from prioritise.files.cells import as_id, quoted
from prioritise.files.exercise.criterion_yaml import names_of_criteria
from prioritise.files.exercise.csv_lines import FileLines
from prioritise.files.exercise.directory import Directory, read_directory, understood
from prioritise.files.exercise.exercise_yaml import ExercisePart
from prioritise.files.exercise.read_as import note_yaml_read_as
from prioritise.files.problem_list import ProblemList
from prioritise.files.yaml_part import in_own_spelling
from prioritise.files.yaml_text import YamlText, read_yaml
from prioritise.files.year_text import year_as_written

EXERCISE_FILE = "exercise.yaml"
STAND_INS: Mapping[str, Any] = {
    "schema": 1,
    "id": "unread",
    "title": "unread",
    "vocabulary": "outcomes-2026",
    "area": {"code": "unread", "name": "unread", "benchmark": "unread"},
    "price_year": "2026/27",
    "years": [],
    "criteria": [],
    "partners": [],
    "funds": [],
}
"""What takes the place of a part that could not be read. Nothing is loaded from it, and no check relies on it."""
PLAIN_LISTS = ("years", "criteria")
"""Lists of names alone: one that cannot be read says nothing of what it was meant to be."""
PLACE_AND_ID = re.compile(r" \([^)]*\)")


@dataclass(frozen=True, slots=True)
class ExerciseRead:
    """What `exercise.yaml` says. `broken` are the names at the top of the file that were not wholly read."""

    part: ExercisePart
    broken: frozenset[str] = frozenset()
    text: YamlText | None = None
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    directory: Directory = Directory({})  # noqa: RUF009

    def names(self, top: str) -> frozenset[str] | None:
        """Return what is listed under a name at the top, by id, sound or not; None when it cannot be known."""
        names = self.named.get(top)
        unclear = top in self.broken and (top in PLAIN_LISTS or "" in (names or ()))
        return None if unclear else names

    def ids_in_order(self, top: str) -> list[str]:
        """Return the ids listed under a name at the top, sound or not, as the file has them."""
        listed = self.text.data.get(top) if self.text else None
        parts = listed if isinstance(listed, list) else []
        return [as_id(str(part.get("id", ""))) if isinstance(part, dict) else "" for part in parts]

    def row_of(self, column: str) -> int | None:
        """Return the row of a place written like `rules.2 (its-id).reason`."""
        if self.text is None:
            return None
        parts = PLACE_AND_ID.sub("", column).split(".")
        return self.text.row_of([int(part) - 1 if part.isdigit() else part for part in parts])


def read_exercise(files: Mapping[str, bytes], lines: FileLines, problems: ProblemList) -> ExerciseRead:
    """Return everything of `exercise.yaml` that can be read, with what cannot noted; `lines` are those of the other
    files.
    """
    content = files.get(EXERCISE_FILE)
    written = read_yaml(EXERCISE_FILE, content, problems) if content is not None else None
    if written is None:
        stand_in = ExercisePart.model_validate(STAND_INS)
        directory = read_directory(lines, {})
        return ExerciseRead(stand_in, broken=frozenset(ExercisePart.model_fields), directory=directory)
    written = _in_own_spelling(written, problems)
    directory = read_directory(lines, written.data, names_of_criteria(files))
    text = YamlText(understood(written.data, directory, problems, EXERCISE_FILE), written.node)
    named = {top: names for top in STAND_INS if (names := _names_in(text.data.get(top))) is not None}
    try:
        part = ExercisePart.model_validate(text.data)
        note_yaml_read_as(EXERCISE_FILE, written, part, problems)
        return ExerciseRead(part, text=text, named=named, directory=directory)
    except ValidationError as error:
        problems.add_refused(EXERCISE_FILE, error, row_of=text.row_of, part=ExercisePart)
        part, broken = _salvaged(text.data, error)
        return ExerciseRead(part, broken, text, named, directory)


def _in_own_spelling(written: YamlText, problems: ProblemList) -> YamlText:
    def note(name: str, spelled: str) -> None:
        problems.note(EXERCISE_FILE, f"the name {quoted(name)}", f"read as {spelled}")

    return YamlText(in_own_spelling(written.data, note), written.node)


def _names_in(listed: Any) -> frozenset[str] | None:
    if not isinstance(listed, list):
        return None
    texts = [str(part.get("id", "") if isinstance(part, dict) else part) for part in listed]
    return frozenset(year_as_written(text) or as_id(text) for text in texts)


def _salvaged(data: Mapping[str, Any], error: ValidationError) -> tuple[ExercisePart, frozenset[str]]:
    refused: dict[str, set[int]] = {}
    whole = set()
    for detail in error.errors(include_url=False):
        top, *rest = detail["loc"]
        if rest and isinstance(rest[0], int):
            refused.setdefault(str(top), set()).add(rest[0])
        else:
            whole.add(str(top))
    kept = {top: value for top, value in data.items() if top not in whole}
    for top, places in refused.items():
        if top in kept:
            kept[top] = [part for place, part in enumerate(kept[top]) if place not in places]
    broken = frozenset({*whole, *refused})
    return ExercisePart.model_validate({**{top: STAND_INS[top] for top in whole if top in STAND_INS}, **kept}), broken
