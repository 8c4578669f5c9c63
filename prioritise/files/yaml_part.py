"""What every part of a YAML file has: no names but its own, and a kind that is known."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import BaseModel, BeforeValidator, ConfigDict

from prioritise.files.cells import quoted, refuse


class Part(BaseModel):
    """A part of a YAML file: its fields are the names allowed there."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def kind_of(raw: object) -> object:
    """The kind a part gives itself, read or not yet read; None when it gives none."""
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
