"""What every definition file of the project says of itself: its name, its source, and who stands for it until when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from prioritise.domain.criteria import Reference
from prioritise.domain.errors import refusal
from prioritise.files.cells import Day, Id, NeededText
from prioritise.files.problem_list import ProblemList
from prioritise.files.shipped import criteria_folder
from prioritise.files.yaml_part import Part
from prioritise.files.yaml_text import YamlText, read_yaml

AnyPart = TypeVar("AnyPart", bound=Part)
Made = TypeVar("Made")


class DefinitionSource(Part):
    """Where what is defined comes from."""

    title: NeededText
    url: NeededText
    accessed: Day

    def to_domain(self) -> Reference:
        """Return the source as the domain holds it."""
        return Reference(self.title, self.url, self.accessed)


class DefinitionText(Part):
    """The names that every definition has beside its own."""

    id: Id
    title: NeededText
    source: DefinitionSource
    author: NeededText
    checked_by: NeededText
    reviewed: Day
    next_review: Day

    def in_common(self) -> dict[str, Any]:
        """Return what these names say, as the domain holds it."""
        said = {name: getattr(self, name) for name in DefinitionText.model_fields}
        return said | {"source": self.source.to_domain()}


@dataclass(frozen=True, slots=True)
class ReadPart(Generic[AnyPart]):
    """What a whole YAML file says, with the text that knows where it says it."""

    part: AnyPart
    text: YamlText


def read_part(name: str, content: bytes, model: type[AnyPart], problems: ProblemList) -> ReadPart[AnyPart] | None:
    """Read a YAML file as a part, or note every problem and return None."""
    text = read_yaml(name, content, problems)
    if text is None:
        return None
    try:
        return ReadPart(model.model_validate(text.data), text)
    except ValidationError as error:
        problems.add_refused(name, error, row_of=text.row_of, part=model)
        return None


def shipped_definition(file: str, read: Callable[[str, bytes, ProblemList], Made | None]) -> Made:
    """Read a file of the project's folder of criteria. Raises FileProblems where it is missing or damaged."""
    path, problems = criteria_folder() / file, ProblemList()
    if not path.is_file():
        raise refusal(file, "no such file", "install prioritise again")
    made = read(file, path.read_bytes(), problems)
    if made is None:
        raise problems.refusal()
    return made
