"""A line of the decision log, and what it can be about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LogKind(StrEnum):
    """What a line of the log is about."""

    SIGN_OFF = "Sign-offs"
    CHALLENGE = "Challenges and answers"
    RULE = "Rules"
    AGREED = "Values agreed"
    SENT = "Scores sent"
    INTEREST = "Interests"
    STEP = "Other steps of the panel"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line. `when` sorts as text and is empty where nobody wrote it down; `people` are whom it can be found by.

    `interventions` are those it is about, by id.
    """

    when: str
    kind: LogKind
    what: str
    of_what: str
    by: str
    people: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
