"""The nouns of a panel at work: what a person may do, rounds of scoring, how far each has come, and what happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from prioritise.domain.partners import AgreedScore, PanelScore

IMPORTED = "imported"
"""Who saved what came with the folder."""


LINK_LASTS = timedelta(days=30)
"""How long a link is good, unless another time is asked for."""


class Access(StrEnum):
    """What a person may do: run the panel, score on it, or watch it."""

    FACILITATOR = "facilitator"
    MEMBER = "member"
    OBSERVER = "observer"


class RoundState(StrEnum):
    """How far a round is: each scores alone, all see and settle, closed; or called off, and nothing of it counts."""

    OPEN = "open"
    REVEALED = "revealed"
    CLOSED = "closed"
    CALLED_OFF = "called off"


class EventKind(StrEnum):
    """What can happen at a panel that changes what others see."""

    EXERCISE_IMPORTED = "exercise imported"
    FILES_REPLACED = "files replaced"
    SHARING_STARTED = "sharing started"
    INVITATION_MADE = "invitation made"
    INVITATION_WITHDRAWN = "invitation withdrawn"
    MEMBER_ADDED = "member added"
    MEMBER_CHANGED = "member changed"
    MEMBER_REMOVED = "member removed"
    MEMBER_NAMED = "member named"
    NAME_ERASED = "name erased"
    ROUND_OPENED = "round opened"
    ROUND_REVEALED = "round revealed"
    ROUND_CLOSED = "round closed"
    ROUND_CALLED_OFF = "round called off"
    WEIGHTS_SAVED = "weights saved"
    VALUE_AGREED = "value agreed"
    REASON_REWORDED = "reason reworded"
    COMMENT_REWORDED = "comment reworded"
    SCORES_REWORDED = "reasons of scores reworded"
    ENTRY_REWORDED = "entry reworded"
    COMMENT_ADDED = "comment added"
    SCENARIO_SAVED = "scenario saved"
    SCENARIO_DELETED = "scenario deleted"
    SIGNED_OFF = "signed off"
    CHALLENGE_LOGGED = "challenge logged"
    CHALLENGE_ANSWERED = "challenge answered"


@dataclass(frozen=True, slots=True)
class PanelMember:
    """A person on the panel by their pseudonymous id. `title` is the role `members.csv` gives them, such as GP lead."""

    id: str
    partner: str
    title: str
    access: Access
    version: int

    @property
    def called(self) -> str:
        """What others know them by: their role; without one that they run the panel, or else their id."""
        return self.title or ("Facilitator" if self.access is Access.FACILITATOR else self.id)


@dataclass(frozen=True, slots=True)
class Round:
    """One round of scoring. Times are UTC, in ISO form; None for what has not happened, or not happened here.

    One that was called off was closed then, with a `reason`. `about` are the interventions it asks about by id, empty
    for all.
    """

    number: int
    state: RoundState
    opened_at: str | None
    revealed_at: str | None
    closed_at: str | None
    version: int
    reason: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the cells asked of a member have an answer, and whether they sent them."""

    member: str
    partner: str
    answered: int
    asked: int
    sent: bool


@dataclass(frozen=True, slots=True)
class Sending:
    """When a member sent their scores of a round that was opened here (UTC, ISO)."""

    round: int
    member: str
    at: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A round in which a member's own answers do not count: it was called off, or revealed before they were sent."""

    round: Round
    answers: tuple[PanelScore, ...]

    @property
    def answered(self) -> int:
        """How many questions they had answered."""
        return len({(answer.intervention, answer.criterion) for answer in self.answers})


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that was made for a member, without its secret. Times are UTC, in ISO form."""

    id: str
    member: str
    made_at: str
    expires_at: str
    withdrawn_at: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `actor` is a pseudonymous member id or the way in of whoever runs the machine.

    `kind` is an `EventKind`, or one of another version. `detail` is canonical JSON of ids, numbers and digests: no
    names, no free text, no score before it is revealed.
    """

    exercise: str
    number: int
    at: str
    actor: str
    kind: str
    detail: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class EarlierAgreed:
    """A value that was agreed, and changed in the same round; `saved_at` is when it was written down (UTC, ISO)."""

    agreed: AgreedScore
    saved_by: str
    saved_at: str
