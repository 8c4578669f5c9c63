"""The words of which one belongs at a place of a YAML file."""

from __future__ import annotations

from collections.abc import Sequence
from enum import EnumType
from typing import Any, get_args

from pydantic import BaseModel


def choices_at(part: type[BaseModel], location: Sequence[int | str]) -> tuple[str, ...]:
    """Return the words one of which belongs at this place of a part, such as those of an enumeration; none for other
    text.
    """
    inside: Any = part
    for step in location:
        models = [
            annotation
            for annotation in _within(inside)
            if isinstance(annotation, type) and issubclass(annotation, BaseModel)
        ]
        named = [info.annotation for model in models for name, info in model.model_fields.items() if name == step]
        inside = named[0] if named else inside if isinstance(step, int) else None
    enumerations: list[Any] = [annotation for annotation in _within(inside) if isinstance(annotation, EnumType)]
    words = [str(word) for enumeration in enumerations for word in enumeration]
    return tuple(words)


def _within(annotation: Any) -> list[Any]:
    return [annotation, *(part for argument in get_args(annotation) for part in _within(argument))]
