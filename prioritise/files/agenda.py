"""Reading the agenda of a workshop."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field, ValidationError

from prioritise.domain.agenda import Agenda, AgendaPart
from prioritise.files.cells import NeededText, Whole
from prioritise.files.definition_text import DefinitionText
from prioritise.files.problem_list import ProblemList
from prioritise.files.shipped import criteria_folder
from prioritise.files.yaml_part import Part
from prioritise.files.yaml_text import read_yaml

FOLDER, WORKSHOP = "agenda", "workshop"
"""Where agendas are, within the folder of criteria, and the one that the app uses."""


class AgendaPartText(Part):
    """One part of the workshop."""

    name: NeededText
    minutes: Whole
    what_to_do: NeededText
    page: NeededText


class AgendaText(DefinitionText):
    """The whole file."""

    parts: list[AgendaPartText] = Field(min_length=1)
    why_in_this_order: NeededText

    def to_domain(self) -> Agenda:
        """Return the agenda as the domain holds it."""
        return Agenda(
            id=self.id,
            title=self.title,
            parts=tuple(AgendaPart(part.name, part.minutes, part.what_to_do, part.page) for part in self.parts),
            why_in_this_order=self.why_in_this_order,
            source=self.source.to_domain(),
            author=self.author,
            checked_by=self.checked_by,
            reviewed=self.reviewed,
            next_review=self.next_review,
        )


def agenda_files() -> dict[str, bytes]:
    """Return every agenda of the project, by its file's name."""
    folder = criteria_folder() / FOLDER
    return {f"{FOLDER}/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.yaml"))}


@cache
def workshop_agenda() -> Agenda:
    """Return the agenda that the app uses, read once. Raises FileProblems where it is missing or damaged."""
    name, problems = f"{FOLDER}/{WORKSHOP}.yaml", ProblemList()
    content = agenda_files().get(name)
    if content is None:
        problems.add(name, "no such file", "install prioritise again")
        raise problems.refusal()
    agenda = read_agenda(name, content, problems)
    if agenda is None:
        raise problems.refusal()
    return agenda


def read_agenda(name: str, content: bytes, problems: ProblemList) -> Agenda | None:
    """Read one agenda, or note every problem and return None. `name` ends in the id and `.yaml`."""
    text = read_yaml(name, content, problems)
    if text is None:
        return None
    try:
        agenda = AgendaText.model_validate(text.data).to_domain()
    except ValidationError as error:
        problems.add_refused(name, error, row_of=text.row_of, part=AgendaText)
        return None
    before = len(problems)
    if agenda.id != Path(name).stem:
        problems.add(name, f"the id {agenda.id} in a file of another name", "make the two the same", column="id")
    for number, part in enumerate(agenda.parts):
        if part.minutes < 1:
            row = text.row_of(["parts", number, "minutes"])
            problems.add(name, f"{part.minutes} minutes", "write 1 minute or more", row=row, column="minutes")
    return agenda if len(problems) == before else None
