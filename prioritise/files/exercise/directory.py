"""What everything in an exercise is called, so that a name may stand where its id belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from prioritise.domain.indicators import JsnaDomain
from prioritise.files.cells import as_id, quoted
from prioritise.files.exercise.csv_lines import CsvLines, FileLines
from prioritise.files.naming import KnownNames, folded, known_names
from prioritise.files.problem_list import ProblemList
from prioritise.words import joined

SCOPES = (
    "budgets", "capacities", "costs", "effects", "indicators", "measurements", "reach", "rules", "scores", "targets",
    "voices", "weights",
)  # fmt: skip
"""What an exercise may call illustrative and the product looks for; other words are shown as they are written."""
NOBODY = known_names(())
NAMED_BY_KEYS = ("funds", "weights")
"""Names of `exercise.yaml` under which what is named stands before the colon."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Which names are known, by the column or the name in `exercise.yaml` under which they may stand."""

    known: Mapping[str, KnownNames]

    def with_criteria(self, pairs: Iterable[tuple[str, str]]) -> Directory:
        """Return the directory with the exercise's criteria, by id and name."""
        criteria = known_names(pairs)
        return replace(self, known={**self.known, "criterion": criteria, "against": criteria})

    def meant(self, column: str, text: str, note_several: Any = None) -> str:
        """Return the id a text in a column means, or the text itself; `note_several` is told of every id it may
        mean.
        """
        known = self.known.get(column, NOBODY)
        ids = known.ids_meant(text.strip()) if text.strip() else ()
        if len(ids) > 1 and note_several is not None:
            note_several(ids)
        return ids[0] if len(ids) == 1 else text


def read_directory(files: FileLines, data: Mapping[str, Any], criteria: Iterable[tuple[str, str]] = ()) -> Directory:
    """Read the names in the tables and under `partners` and `funds` of `exercise.yaml`, sound or not.

    `criteria` are those an exercise may choose from, by id and name.
    """
    interventions, indicators = _Columns(files.of("interventions.csv")), _Columns(files.of("indicators.csv"))
    listed = known_names(interventions.pairs("id", "name"))
    partners = known_names(_parts(data, "partners"))
    funds = known_names(_parts(data, "funds"))
    return Directory(
        {
            **dict.fromkeys(("intervention", "interventions", "required", "reduces"), listed),
            **dict.fromkeys(("lead_partner", "partner", "partners", "host"), partners),
            **dict.fromkeys(("fund", "funds"), funds),
            **dict.fromkeys(("criteria", "weights"), known_names(criteria)),
            "level": known_names(_Columns(files.of("levels.csv")).pairs("level", "name")),
            "member": known_names(_Columns(files.of("members.csv")).pairs("id", "id")),
            "indicator": known_names(indicators.pairs("indicator_id", "indicator_name")),
            "target": known_names(_Columns(files.of("targets.csv")).pairs("id", "title")),
            "capacity": known_names(_Columns(files.of("capacities.csv")).pairs("capacity", "capacity")),
            "theme": _labels([*interventions.texts("theme"), *JsnaDomain]),
            "provider": _labels(interventions.texts("provider")),
            **{column: _labels(indicators.texts(column)) for column in ("sex", "age", "category_type", "category")},
            "illustrative": _labels(SCOPES),
        }
    )


def understood(data: Any, directory: Directory, problems: ProblemList, file: str, name: str = "") -> Any:
    """Return plain data of `exercise.yaml` with every name that is sure in place of the text that means it."""
    if isinstance(data, dict):
        meant = {key: directory.meant(name, key) if name in NAMED_BY_KEYS else key for key in data}
        # Two keys that would become one stay as they are written, to be refused as one name.
        own = meant if len({*meant.values()}) == len(meant) else {key: key for key in data}
        for key in (key for key in data if own[key] != key):
            problems.note(file, quoted(key), f"read as {own[key]}", column=name)
        return {own[key]: understood(part, directory, problems, file, key) for key, part in data.items()}
    if isinstance(data, list):
        # A part that is listed has names of its own; only texts are named by the list they stand in.
        return [understood(part, directory, problems, file, "" if isinstance(part, dict) else name) for part in data]
    if not isinstance(data, str):
        return data

    def note_several(ids: Iterable[str]) -> None:
        problems.add(file, f"{quoted(data)}, which may be {joined(ids, last='or')}", "write the id", column=name)

    return directory.meant(name, data, note_several)


def _labels(texts: Iterable[str]) -> KnownNames:
    """Labels by the first spelling of each: those that differ in capitals or spaces only are one."""
    first: dict[str, str] = {}
    for text in texts:
        if text.strip():
            first.setdefault(folded(text), text.strip())
    return KnownNames(frozenset(first.values()), {text: (spelled,) for text, spelled in first.items()})


def _parts(data: Mapping[str, Any], top: str) -> list[tuple[str, str]]:
    listed = data.get(top)
    parts = [part for part in listed if isinstance(part, dict)] if isinstance(listed, list) else []
    return [(as_id(str(part.get("id", ""))), str(part.get("name", ""))) for part in parts if part.get("id")]


class _Columns:
    """The columns of a table as text; empty where they cannot be read, which is said when the table is read."""

    def __init__(self, lines: CsvLines) -> None:
        filled = [line for _row, line in lines.filled]
        self._places = {folded(heading): place for place, heading in enumerate(filled[0])} if filled else {}
        self._lines = filled[1:]

    def texts(self, column: str) -> list[str]:
        """Return the cells of a column, from the top, each of the same words once."""
        place = self._places.get(folded(column))
        cells = (line[place] for line in self._lines if len(line) > place) if place is not None else ()
        return list(dict.fromkeys(cell.strip() for cell in dict.fromkeys(cells)))

    def pairs(self, id_column: str, name_column: str) -> list[tuple[str, str]]:
        """Return ids as they are read, with what each is called."""
        first, second = (self._places.get(folded(column)) for column in (id_column, name_column))
        if first is None or second is None:
            return []
        known = dict.fromkeys((line[first], line[second]) for line in self._lines if len(line) > max(first, second))
        return list(dict.fromkeys((as_id(id_), name.strip()) for id_, name in known if id_.strip()))
