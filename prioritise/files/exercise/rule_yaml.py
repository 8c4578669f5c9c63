"""How a rule is written in `exercise.yaml`: derived from what the fields of its dataclass hold."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import reduce
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, GetCoreSchemaHandler, Tag, create_model
from pydantic_core import CoreSchema, core_schema

from prioritise.domain.interventions import Sector
from prioritise.domain.rule_fields import Holds, RuleField, fields_of
from prioritise.domain.rules import RULE_KINDS, Rule, Selection
from prioritise.files.cells import (
    Id,
    NeededText,
    OptionalDay,
    OptionalId,
    OptionalYear,
    Positive,
    PositivePounds,
    Share,
    Text,
    WholePositive,
)
from prioritise.files.choices import Choice
from prioritise.files.yaml_part import Part, kind_of, known_kind

CELLS: Mapping[Holds, Any] = {
    Holds.INTERVENTION: Id,
    Holds.INTERVENTIONS: list[Id],
    Holds.LEVEL: OptionalId,
    Holds.FUND: Id,
    Holds.YEAR: OptionalYear,
    Holds.CAPACITY: Id,
    Holds.TARGET: Id,
    Holds.MILESTONE: OptionalYear,
    Holds.SECTOR: Choice[Sector],
    Holds.COUNT: WholePositive,
    Holds.LEAST_COUNT: WholePositive,
    Holds.POUNDS: PositivePounds,
    Holds.SHARE: Share,
    Holds.TIMES: Positive,
}
"""How a field is read; a selection is written as fields of its own."""
SELECTION: Mapping[str, Any] = {
    "interventions": (list[Id], Field(default_factory=list)),
    "theme": (Text, ""),
    "lead_partner": (Text, ""),
}


class DecidedPart(Part):
    """What any rule may say about itself."""

    decided_by: Text = ""
    decided_on: OptionalDay = None


def rule_data(rule: Rule) -> dict[str, Any]:
    """Give the rule as names and plain values, as `exercise.yaml` has it."""
    data: dict[str, Any] = {"id": rule.id, "kind": rule.kind, "reason": rule.reason}
    if rule.decided_by:
        data["decided_by"] = rule.decided_by
    if rule.decided_on is not None:
        data["decided_on"] = rule.decided_on.isoformat()
    for rule_field in sorted(fields_of(type(rule)), key=lambda field: (field.holds is Holds.SELECTION, field.one_of)):
        value = getattr(rule, rule_field.name)
        if rule_field.holds is Holds.SELECTION:
            data |= {name: _plain(part) for name, part in asdict(value).items()}
        elif value is not None and value != rule_field.unsaid:
            data[rule_field.name] = _plain(value)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Sector):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _form(kind: type[Rule]) -> type[DecidedPart]:
    """The names and values of one kind. What they are refused for is said in this order, a selection last."""
    written: dict[str, Any] = {"id": (Id, ...), "kind": (Literal[kind.kind], ...)}
    selecting: dict[str, Any] = {}
    for field in fields_of(kind):
        if field.holds is Holds.SELECTION:
            selecting |= SELECTION
        else:
            written[field.name] = _cell(field)
    parts = written | selecting | {"reason": (NeededText, ...)}
    return create_model(f"{kind.__name__}Part", __base__=DecidedPart, **parts)


def _cell(field: RuleField) -> tuple[Any, Any]:
    cell = CELLS[field.holds]
    return (cell | None, None) if field.one_of else (cell, field.or_else)


FORMS: Mapping[str, type[DecidedPart]] = {kind.kind: _form(kind) for kind in RULE_KINDS}
KINDS: Mapping[type[Part], type[Rule]] = {FORMS[kind.kind]: kind for kind in RULE_KINDS}


def _tag(kind: object) -> str:
    # The angle brackets keep these apart from column names where a problem says where it is.
    return f"<{kind}>" if kind in FORMS else ""


_written: Any = [Annotated[form, Tag(_tag(kind))] for kind, form in FORMS.items()]
WRITTEN: Any = Annotated[
    reduce(operator.or_, _written), Discriminator(lambda raw: _tag(kind_of(raw))), known_kind(FORMS, "rule")
]


def _rule(part: Part) -> Rule:
    """The rule that a part of `exercise.yaml` describes."""
    kind = KINDS[type(part)]
    decided = {name: getattr(part, name) for name in ("id", "reason", *DecidedPart.model_fields)}
    return kind(**decided, **dict(_values(kind, part)))


def _values(kind: type[Rule], part: Any) -> Iterator[tuple[str, Any]]:
    for field in fields_of(kind):
        if field.holds is Holds.SELECTION:
            yield field.name, Selection(tuple(part.interventions), part.theme, part.lead_partner)
        else:
            value = getattr(part, field.name)
            yield field.name, tuple(value) if isinstance(value, list) else value


class _AsWritten:
    """Read a rule from its names and values; pydantic would else look for the fields of the dataclasses."""

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_rule, handler.generate_schema(WRITTEN))


RulePart = Annotated[Rule, _AsWritten()]
