"""What every table of an exercise declares of itself, once: its file, what tells rows apart, what its columns name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from prioritise.files.exercise.tables import Row


@dataclass(frozen=True, slots=True)
class Refers:
    """What a column names: keys of another table by its stem, or what is listed under a name in `exercise.yaml`.

    `what` ends a message that starts "which is not". Without `ids` what is listed are no ids, such as years.
    `weighted` are only the criteria that carry weight.
    """

    what: str
    table: str = ""
    listed_under: str = ""
    ids: bool = True
    weighted: bool = False


INTERVENTIONS = Refers("listed in interventions.csv", table="interventions")
INDICATORS = Refers("listed in indicators.csv", table="indicators")
CAPACITIES = Refers("listed in capacities.csv", table="capacities")
MEMBERS = Refers("listed in members.csv", table="members")
TARGETS = Refers("listed in targets.csv", table="targets")
PARTNERS = Refers("a partner of exercise.yaml", listed_under="partners")
FUNDS = Refers("a fund of exercise.yaml", listed_under="funds")
YEARS = Refers("one of the exercise's years", listed_under="years", ids=False)
CRITERIA = Refers("a criterion of this exercise", listed_under="criteria")
WEIGHTED_CRITERIA = Refers("a criterion that carries weight here", listed_under="criteria", weighted=True)


@dataclass(frozen=True, slots=True)
class Declared:
    """One table: its file, the columns that tell its rows apart (none: any two may be alike) and what others name.

    `compulsory`: no exercise without it. `of_one_area`: what people of one
    area said, decided or promised, which no other area has said. `for_every_level`: a row without a level counts for
    every level of its intervention.
    """

    file: str
    unique: tuple[str, ...] = ()
    refers: Mapping[str, Refers] = field(default_factory=dict)
    compulsory: bool = False
    of_one_area: bool = False
    for_every_level: bool = False

    @property
    def stem(self) -> str:
        """The file's name without its ending, by which a draft holds the table."""
        return self.file.removesuffix(".csv")


class ExerciseRow(Row):
    """A row of a table of an exercise, which says in `declared` what else there is to know of its table.

    It becomes a thing of the domain with fields of the same names; None where that takes more than the row.
    """

    declared: ClassVar[Declared]
    becomes: ClassVar[Any] = None

    def to_domain(self) -> Any:
        """Return the row as the domain holds it."""
        return self.becomes(**self.model_dump())
