"""What every part of a YAML file has: no names but its own, and a kind that is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from prioritise.files.cells import quoted, refuse


class Part(BaseModel):
    """A part of a YAML file: its fields are the names allowed there."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def known_names_of(part: type[Part] = Part) -> set[str]:
    """List every name that any part of a YAML file may have."""
    own = {info.alias or name for name, info in part.model_fields.items()}
    return own.union(*(known_names_of(subclass) for subclass in part.__subclasses__()))


def own_spelling(name: str) -> str:
    """Return the name with the capitals, gaps and hyphens that names here have: budget_gbp for Budget GBP."""
    return "_".join(re.split(r"[\s_-]+", name.strip().lower()))


def in_own_spelling(data: Any, note: Callable[[str, str], None]) -> Any:
    """Return plain data with every name that is known but for its capitals, gaps or hyphens as it is spelled here.

    Both spellings go to `note`. Two names that would be one stay as they are.
    """
    return _respelled(data, known_names_of(), note)


def _respelled(data: Any, known: set[str], note: Callable[[str, str], None]) -> Any:
    if isinstance(data, list):
        return [_respelled(part, known, note) for part in data]
    if not isinstance(data, dict):
        return data
    own = {name: name if name in known or own_spelling(name) not in known else own_spelling(name) for name in data}
    if len({*own.values()}) < len(own):
        own = {name: name for name in data}
    for name, spelled in own.items():
        if name != spelled:
            note(name, spelled)
    return {own[name]: _respelled(part, known, note) for name, part in data.items()}


def kind_of(raw: object) -> object:
    """Return the kind a part gives itself, read or not yet read; None when it gives none."""
    return raw.get("kind") if isinstance(raw, dict) else getattr(raw, "kind", None)


def known_kind(kinds: Collection[str], what: str) -> BeforeValidator:
    """Refuse a part whose `kind` is not one of these, before anything else is said about it."""

    def check(raw: object) -> object:
        kind = kind_of(raw)
        if kind is None:
            raise refuse(f"no kind of {what}", f"write kind: one of {', '.join(kinds)}")
        if kind not in kinds:
            raise refuse(f"{quoted(kind)}, which is not a kind of {what}", f"use one of {', '.join(kinds)}")
        return raw

    return BeforeValidator(check)
