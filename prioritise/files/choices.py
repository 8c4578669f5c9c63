"""A cell or name whose value is one of a few words."""

from __future__ import annotations

from enum import Enum, EnumType, StrEnum
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from prioritise.files.cells import EMPTY, Loose, refuse
from prioritise.files.naming import folded


class OneOf(Loose):
    """A choice from a few words, whatever their capitals and spaces; an empty cell is answered with the choices."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the words of an enumeration or of a literal before pydantic does."""
        members = list(source) if isinstance(source, EnumType) else list(get_args(source))
        by_fold = {folded(str(word)): word for word in members}

        def read(raw: Any) -> Any:
            text = "" if raw is None else str(raw.value if isinstance(raw, Enum) else raw)
            if not text.strip() and "" not in members:
                raise refuse(EMPTY, f"write {' or '.join([', '.join(map(str, members[:-1])), str(members[-1])])}")
            return by_fold.get(folded(text), raw)

        return core_schema.no_info_before_validator_function(read, handler(source))


ONE_OF = OneOf()

Kind = TypeVar("Kind", bound=StrEnum)
Choice = Annotated[Kind, ONE_OF]
Better = Annotated[Literal["higher", "lower"], ONE_OF]
