"""The tables of what follows a list: who signed it off, and who questioned it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from prioritise.domain.accountability import Challenge, ChallengeOutcome, SignOff
from prioritise.files.cells import Day, Id, NeededText, OptionalDay, OptionalId, OptionalNumber, OptionalWhole, Text
from prioritise.files.choices import Choice
from prioritise.files.exercise.row import CRITERIA, INTERVENTIONS, Declared, ExerciseRow


def _open_if_empty(raw: Any) -> Any:
    return raw if str(raw).strip() else ChallengeOutcome.OPEN.value


Outcome = Annotated[Choice[ChallengeOutcome], BeforeValidator(_open_if_empty)]


class SignOffRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "sign_offs.csv", unique=("who", "role", "date", "list", "note"), of_one_area=True
    )
    becomes: ClassVar = SignOff

    who: NeededText
    role: NeededText
    date: Day
    list: NeededText
    note: Text = ""


class ChallengeRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "challenges.csv",
        unique=("id",),
        refers={"intervention": INTERVENTIONS, "criterion": CRITERIA},
        of_one_area=True,
    )
    becomes: ClassVar = Challenge

    id: Id
    who: NeededText
    text: NeededText
    date: Day
    intervention: OptionalId = ""
    criterion: OptionalId = ""
    outcome: Outcome = ChallengeOutcome.OPEN
    answer: Text = ""
    answered_by: Text = ""
    answered_on: OptionalDay = None
    round: OptionalWhole = None
    alternative: Text = ""
    value_then: OptionalNumber = None
    level_then: OptionalId = ""
