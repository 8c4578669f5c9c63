"""What every definition file of the project says of itself: its name, its source, and who stands for it until when."""

from __future__ import annotations

from prioritise.domain.criteria import Reference
from prioritise.files.cells import Day, Id, NeededText
from prioritise.files.yaml_part import Part


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
