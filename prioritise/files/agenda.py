"""Reading the agenda of a workshop."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from prioritise.domain.agenda import Agenda, AgendaPart
from prioritise.files.cells import NeededText, Whole
from prioritise.files.definition_text import DefinitionText, read_part, shipped_definition
from prioritise.files.problem_list import ProblemList
from prioritise.files.yaml_part import Part

WORKSHOP = "agenda/workshop.yaml"
"""The agenda that the app uses, within the folder of criteria."""


class AgendaPartText(Part):
    """One part of the workshop."""

    name: NeededText
    minutes: Whole | None = None
    what_to_do: NeededText
    page: NeededText


class AgendaText(DefinitionText):
    """The whole file."""

    parts: list[AgendaPartText] = Field(min_length=1)
    why_in_this_order: NeededText

    def to_domain(self) -> Agenda:
        """Return the agenda as the domain holds it."""
        parts = tuple(AgendaPart(part.name, part.minutes, part.what_to_do, part.page) for part in self.parts)
        return Agenda(parts=parts, why_in_this_order=self.why_in_this_order, **self.in_common())


@cache
def workshop_agenda() -> Agenda:
    """Return the agenda that the app uses, read once. Raises FileProblems where it is missing or damaged."""
    return shipped_definition(WORKSHOP, read_agenda)


def read_agenda(name: str, content: bytes, problems: ProblemList) -> Agenda | None:
    """Read one agenda, or note every problem and return None. `name` ends in the id and `.yaml`."""
    read = read_part(name, content, AgendaText, problems)
    if read is None:
        return None
    agenda = read.part.to_domain()
    before = len(problems)
    if agenda.id != Path(name).stem:
        problems.add(name, f"the id {agenda.id} in a file of another name", "make the two the same", column="id")
    for number, part in enumerate(agenda.parts):
        if part.minutes is not None and part.minutes < 1:
            row = read.text.row_of(["parts", number, "minutes"])
            problems.add(name, f"{part.minutes} minutes", "write 1 minute or more", row=row, column="minutes")
    if (settling := sum(part.minutes is None for part in agenda.parts)) != 1:
        said = "give every part its minutes but the one in which the panel settles: the exercise plans those"
        problems.add(name, f"{settling} parts without minutes", said, column="minutes")
    return agenda if len(problems) == before else None
