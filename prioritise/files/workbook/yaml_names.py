"""Which names of `exercise.yaml` have lists: of texts, or of parts that have names of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

from prioritise.files.exercise.exercise_yaml import ExercisePart
from prioritise.files.exercise.rule_yaml import FORMS
from prioritise.files.yaml_part import Part


@cache
def lists_of_texts() -> frozenset[str]:
    """Return the names that have a list of plain texts, such as `interventions`."""
    return frozenset(name for name, entry in _lists() if _is_text(entry))


@cache
def lists_of_parts() -> frozenset[str]:
    """Return the names within a listed part that have a list of parts, such as `move_to`."""
    return frozenset(name for name, entry in _lists() if not _is_text(entry))


def names_of(listed: str) -> tuple[str, ...]:
    """Return the names a part under this name of `exercise.yaml` may have, needed or not, without those for many
    things.
    """
    parts = list(FORMS.values()) if listed == "rules" else [_part_of(ExercisePart.model_fields[listed].annotation)]
    names = {name: info for part in parts if part for name, info in part.model_fields.items()}
    return tuple(name for name, info in names.items() if get_origin(_plain(info.annotation)) is not dict)


def _lists() -> Iterator[tuple[str, Any]]:
    parts: list[type[Part]] = [*_parts_below(Part), ExercisePart]
    for part in parts:
        for name, info in part.model_fields.items():
            for inside in (info.annotation, *get_args(info.annotation)):
                if get_origin(inside) is list:
                    yield info.alias or name, get_args(inside)[0]


def _parts_below(part: type[Part]) -> Iterator[type[Part]]:
    for below in part.__subclasses__():
        # A criterion's file stays a file.
        if below.__module__.endswith(("exercise_yaml", "rule_yaml")):
            yield below
            yield from _parts_below(below)


def _is_text(annotation: Any) -> bool:
    return _plain(annotation) is str


def _plain(annotation: Any) -> Any:
    while hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    return annotation


def _part_of(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    parts = (part for inside in get_args(annotation) if (part := _part_of(inside)))
    return next(parts, None)
