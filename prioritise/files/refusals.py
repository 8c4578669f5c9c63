"""How pydantic's refusals become this product's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from prioritise.files.cells import quoted
from prioritise.files.likeness import fitting
from prioritise.files.yaml_part import known_names_of

MOST_LISTED = 12
"""A hint lists no more names than this; a wall of names helps nobody."""


def nearest(name: str, allowed: Iterable[str]) -> str:
    """Return a hint at the allowed name that is most likely meant, or the first few when none is, or several are."""
    names = list(allowed)
    fits = fitting(name, names)
    if len(fits) == 1 or (fits and len(names) > MOST_LISTED):
        return f"did you mean {' or '.join(fits)}?"
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return f"allowed here: {', '.join(names[:MOST_LISTED]) or 'nothing yet'}{more}"


def closest(name: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed name that looks most like this one and says nothing else, or None when none does."""
    return next(iter(fitting(name, allowed)), None)


def worded(error: Any) -> tuple[str, str]:
    """Return what was found and what to do, for one of pydantic's errors."""
    kind, context, raw = error["type"], error.get("ctx", {}), error["input"]
    match kind:
        case "missing":
            return "nothing", "add it; it is needed"
        case "extra_forbidden":
            name = str(error["loc"][-1])
            return f"the name {quoted(name)}, which means nothing here", _unknown_name(name)
        case "enum" | "literal_error":
            return quoted(raw), f"use {_choices(context['expected'])}"
        case "list_type" | "tuple_type":
            return f"{quoted(raw)} where a list is needed", "write [one, another], or one to a line after a hyphen"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"{quoted(raw)} where names and values are needed", "write each as name: value"
        case "too_short" | "too_long":
            count = context["min_length"] if kind == "too_short" else context["max_length"]
            limit = "at least" if kind == "too_short" else "at most"
            return f"{context['actual_length']} in the list", f"give {limit} {count}"
    return context.get("found", quoted(raw)), context.get("what_to_do", "compare it with the worked example")


def place(location: Sequence[int | str]) -> str:
    """Say where in a YAML file something stands, as names and places counted from 1, joined by points."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in location]
    return ".".join(part for part in parts if not part.startswith(("<", "[", "function-")))


def _choices(expected: str) -> str:
    words = expected.replace("'", "")
    if not words.endswith(" or "):
        return words
    # Where the cell may be empty, pydantic lists the empty text last.
    first, _, last = words.removesuffix(" or ").rpartition(", ")
    return f"{f'{first} or {last}' if first else last}, or leave it empty"


def _unknown_name(name: str) -> str:
    known = known_names_of()
    if name in known:
        return "remove it, or move it to where it belongs"
    close = closest(name, known)
    return f"did you mean {close}? Or remove it" if close else "remove it"
