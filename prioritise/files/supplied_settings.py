"""Reading the settings that an exercise starts from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from prioritise.domain.settings import SuppliedSetting, SuppliedSettings
from prioritise.files.cells import NeededText
from prioritise.files.definition_text import DefinitionText
from prioritise.files.problem_list import ProblemList
from prioritise.files.shipped import criteria_folder
from prioritise.files.yaml_part import Part
from prioritise.files.yaml_text import read_yaml

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
        return SuppliedSettings(
            id=self.id,
            title=self.title,
            settings=tuple(SuppliedSetting(one.id, one.value, one.decides, one.why) for one in self.settings),
            source=self.source.to_domain(),
            author=self.author,
            checked_by=self.checked_by,
            reviewed=self.reviewed,
            next_review=self.next_review,
        )


def as_supplied(setting: str) -> Any:
    """Make a field that, where nothing is written, is read from the supplied setting of this name."""
    return Field(default_factory=lambda: _written(setting), validate_default=True)


@cache
def supplied_settings() -> SuppliedSettings:
    """Return the settings that an exercise starts from, read once. Raises FileProblems where they are damaged."""
    path, problems = criteria_folder() / FILE, ProblemList()
    if not path.is_file():
        problems.add(FILE, "no such file", "install prioritise again")
        raise problems.refusal()
    settings = read_supplied_settings(path.read_bytes(), problems)
    if settings is None:
        raise problems.refusal()
    return settings


def read_supplied_settings(content: bytes, problems: ProblemList) -> SuppliedSettings | None:
    """Read the file, or note every problem and return None."""
    text = read_yaml(FILE, content, problems)
    if text is None:
        return None
    try:
        settings = SuppliedSettingsText.model_validate(text.data).to_domain()
    except ValidationError as error:
        problems.add_refused(FILE, error, row_of=text.row_of, part=SuppliedSettingsText)
        return None
    before = len(problems)
    if settings.id != Path(FILE).stem:
        problems.add(FILE, f"the id {settings.id} in a file of another name", "make the two the same", column="id")
    names = [setting.id for setting in settings.settings]
    for place, name in enumerate(names):
        if name in names[:place]:
            row = text.row_of(["settings", place, "id"])
            problems.add(FILE, f"a second setting {name}", "leave one of them out", row=row, column="id")
    return settings if len(problems) == before else None


def _written(setting: str) -> object:
    return next(one.written for one in supplied_settings().settings if one.id == setting)
