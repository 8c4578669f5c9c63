"""Who stood behind a list, and who questioned it: sign-offs and challenges."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class SignOff:
    """Somebody signed off a list. `list` is its fingerprint, so that a later list is not taken for the signed one."""

    who: str
    role: str
    date: datetime.date
    list: str
    note: str = ""

    @property
    def called(self) -> str:
        """Who signed, as every log and paper names them: the name, then the role."""
        return f"{self.who}, {self.role}"


class ChallengeOutcome(StrEnum):
    """What came of a challenge: nothing yet, another score, or a reason for leaving things as they are."""

    OPEN = "open"
    RESCORED = "rescored"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Challenge:
    """Somebody questioned a list: all of it, one intervention, or one cell (an intervention on a criterion).

    `alternative` is the name of another list that it responds to, as the paper gave it; empty for none. `round` is the
    round whose agreed value answered it; None unless it was rescored. `value_then` is what stood on the cell when it
    was challenged, and `level_then` the funding level that was of; None and empty where nobody wrote it down.
    """

    id: str
    who: str
    text: str
    date: datetime.date
    intervention: str = ""
    criterion: str = ""
    outcome: ChallengeOutcome = ChallengeOutcome.OPEN
    answer: str = ""
    answered_by: str = ""
    answered_on: datetime.date | None = None
    round: int | None = None
    alternative: str = ""
    value_then: float | None = None
    level_then: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.outcome is ChallengeOutcome.OPEN


@dataclass(frozen=True, slots=True)
class AnotherScore:
    """A round that can answer a challenge at a panel: it agreed another value after the challenge was logged."""

    challenge: str
    round: int
