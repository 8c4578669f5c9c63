"""What everything in an exercise is called, so that a name may stand where its id belongs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from prioritise.domain.indicators import JsnaDomain
from prioritise.files.cells import as_id, quoted
from prioritise.files.naming import KnownNames, folded, known_names
from prioritise.files.problem_list import ProblemList
from prioritise.words.lists import joined

SCOPES = (
    "budgets", "capacities", "costs", "effects", "indicators", "measurements", "reach", "rules", "scores", "targets",
    "voices", "weights",
)  # fmt: skip
"""What an exercise may call illustrative and the product looks for; other words are shown as they are written."""
NOBODY = known_names(())


@dataclass(frozen=True, slots=True)
class Directory:
    """Which names are known, by the column or the name in `exercise.yaml` under which they may stand."""

    known: Mapping[str, KnownNames]

    def with_criteria(self, pairs: Iterable[tuple[str, str]]) -> Directory:
        """The directory with the exercise's criteria, by id and name."""
        criteria = known_names(pairs)
        return replace(self, known={**self.known, "criterion": criteria, "against": criteria})

    def meant(self, column: str, text: str, note_several: Any = None) -> str:
        """The id a text in a column means, or the text itself; `note_several` is told of every id it may mean."""
        known = self.known.get(column, NOBODY)
        ids = known.ids_meant(text.strip()) if text.strip() else ()
        if len(ids) > 1 and note_several is not None:
            note_several(ids)
        return ids[0] if len(ids) == 1 else text


def read_directory(files: Mapping[str, bytes], data: Mapping[str, Any]) -> Directory:
    """The names in the tables and under `partners` and `funds` of `exercise.yaml`, sound or not."""
    interventions = known_names(_listed(files, "interventions.csv", "id", "name"))
    partners = known_names(_parts(data, "partners"))
    funds = known_names(_parts(data, "funds"))
    indicators = known_names(dict.fromkeys(_listed(files, "indicators.csv", "indicator_id", "indicator_name")))
    targets = known_names(dict.fromkeys(_listed(files, "targets.csv", "id", "title")))
    themes = [theme for theme, _ in _listed(files, "interventions.csv", "theme", "theme", ids=False)]
    providers = [provider for provider, _ in _listed(files, "interventions.csv", "provider", "provider", ids=False)]
    return Directory(
        {
            "intervention": interventions,
            "interventions": interventions,
            "required": interventions,
            "reduces": interventions,
            "lead_partner": partners,
            "partner": partners,
            "partners": partners,
            "host": partners,
            "fund": funds,
            "member": known_names(_listed(files, "members.csv", "id", "id")),
            "indicator": indicators,
            "target": targets,
            "capacity": known_names(dict.fromkeys(_listed(files, "capacities.csv", "capacity", "capacity"))),
            "theme": _labels([*themes, *JsnaDomain]),
            "provider": _labels(providers),
            "illustrative": _labels(SCOPES),
        }
    )


def understood(data: Any, directory: Directory, problems: ProblemList, file: str, name: str = "") -> Any:
    """Plain data of `exercise.yaml` with every name that is sure in place of the text that means it."""
    if isinstance(data, dict):
        return {key: understood(part, directory, problems, file, key) for key, part in data.items()}
    if isinstance(data, list):
        return [understood(part, directory, problems, file, name) for part in data]
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


def _listed(
    files: Mapping[str, bytes], file: str, id_column: str, name_column: str, *, ids: bool = True
) -> list[tuple[str, str]]:
    """Two columns of a table as text; nothing where they cannot be read, which is said when the table is read."""
    try:
        lines = list(csv.reader(io.StringIO(files.get(file, b"").decode("utf-8-sig"), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError):
        return []
    filled = [line for line in lines if any(cell.strip() for cell in line)]
    headings = [heading.strip() for heading in filled[0]] if filled else []
    if id_column not in headings or name_column not in headings:
        return []
    first, second = headings.index(id_column), headings.index(name_column)
    pairs = [(line[first].strip(), line[second].strip()) for line in filled[1:] if len(line) > max(first, second)]
    return [(as_id(id_) if ids else id_, name) for id_, name in pairs if id_]
