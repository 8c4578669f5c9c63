"""Options that would do nothing as the others are: refused, rather than left out in silence."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.domain.errors import UnusedOption
from prioritise.words import joined


def refuse_unused(given: Mapping[str, object], why: str, what_to_do: str) -> None:
    """Refuse the options that were given, where none of them would do anything. Raises UnusedOption.

    `given` has what each was given, by its name; None, False and what is empty is not given.
    """
    if unused := [option for option, value in given.items() if _is_given(value)]:
        raise UnusedOption(f"{joined(unused)} would do nothing: {why}. {what_to_do}")


def _is_given(value: object) -> bool:
    # 0 is given.
    return value is not None and value is not False and value not in ("", [])
