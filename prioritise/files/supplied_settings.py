"""Reading the settings that an exercise starts from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from prioritise.domain.settings import SuppliedSetting, SuppliedSettings
from prioritise.files.cells import NeededText
from prioritise.files.definition_text import DefinitionText, read_part, shipped_definition
from prioritise.files.problem_list import ProblemList
from prioritise.files.yaml_part import Part

FILE = "settings/analysis.yaml"
"""Where they are, within the folder of criteria."""


class SuppliedText(Part):
    """One setting. Its value is read where the exercise's own would be, in the same words."""

    id: NeededText
    value: Any
    decides: NeededText
    why: NeededText


class SuppliedSettingsText(DefinitionText):
    """The whole file."""

    settings: list[SuppliedText] = Field(min_length=1)

    def to_domain(self) -> SuppliedSettings:
        """Return the settings as the domain holds them."""
        settings = tuple(SuppliedSetting(one.id, one.value, one.decides, one.why) for one in self.settings)
        return SuppliedSettings(settings=settings, **self.in_common())


def as_supplied(setting: str) -> Any:
    """Make a field that, where nothing is written, is read from the supplied setting of this name."""

    def written() -> object:
        return next(one.written for one in supplied_settings().settings if one.id == setting)

    return Field(default_factory=written, validate_default=True)


@cache
def supplied_settings() -> SuppliedSettings:
    """Return the settings that an exercise starts from, read once. Raises FileProblems where they are damaged."""
    return shipped_definition(FILE, read_supplied_settings)


def read_supplied_settings(name: str, content: bytes, problems: ProblemList) -> SuppliedSettings | None:
    """Read the file, or note every problem and return None."""
    read = read_part(name, content, SuppliedSettingsText, problems)
    if read is None:
        return None
    settings = read.part.to_domain()
    before = len(problems)
    if settings.id != Path(name).stem:
        problems.add(name, f"the id {settings.id} in a file of another name", "make the two the same", column="id")
    ids = [setting.id for setting in settings.settings]
    for place, id_ in enumerate(ids):
        if id_ in ids[:place]:
            row = read.text.row_of(["settings", place, "id"])
            problems.add(name, f"a second setting {id_}", "leave one of them out", row=row, column="id")
    return settings if len(problems) == before else None
