"""What the record rests on beside the result: the exercise as it stands now, and what the store has of its panel."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prioritise.domain.accountability import AnotherScore, Challenge, SignOff
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import EarlierAgreed, Event, PanelMember, Round, RoundState, Sending

if TYPE_CHECKING:
    # The database loads only when it is used.
    from prioritise.store.settling import SettledScore


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """An exercise, and of its panel what this reader may see; without a panel nothing.

    `at_close` is the exercise with the rules, money and figures that the last round was closed with; None where they
    are those of now, or not known. `called_off` are rounds that count for nothing. `happened` are the events, which
    only the facilitator may read. `sent` says who sent scores when. `other_scores` are the rounds that can answer a
    challenge, for whoever may sign. `may_sign` and `may_challenge` say what to offer.
    """

    exercise: Exercise = field(repr=False)
    at_panel: bool = False
    may_sign: bool = True
    may_challenge: bool = True
    happened: tuple[Event, ...] = ()
    people: tuple[PanelMember, ...] = ()
    settled: tuple[SettledScore, ...] = ()
    rounds: tuple[Round, ...] = ()
    called_off: tuple[Round, ...] = ()
    at_close: Exercise | None = field(default=None, repr=False)
    sent: tuple[Sending, ...] = ()
    other_scores: tuple[AnotherScore, ...] = ()

    @property
    def every_round(self) -> tuple[Round, ...]:
        """Every round in order, those that were called off included."""
        return tuple(sorted((*self.rounds, *self.called_off), key=lambda past: past.number))

    @property
    def sign_offs(self) -> tuple[SignOff, ...]:
        """Everyone who signed, in the order they did."""
        return self.exercise.sign_offs

    @property
    def challenges(self) -> tuple[Challenge, ...]:
        """Every challenge, in the order it came."""
        return self.exercise.challenges

    @property
    def changed(self) -> tuple[EarlierAgreed, ...]:
        """Values that were agreed and changed within their round."""
        return tuple(earlier for settled in self.settled for earlier in settled.before)

    @property
    def is_scoring(self) -> bool:
        """Whether members are scoring alone now."""
        return any(each.state is RoundState.OPEN for each in self.rounds)

    @property
    def key(self) -> Hashable:
        """What tells it from every other. The exercise's digest leaves out what was signed and asked, so it is here."""
        may = (self.at_panel, self.may_sign, self.may_challenge)
        rounds = (self.rounds, self.called_off)
        panel = (self.happened, self.people, self.settled, rounds, self.sent, self.other_scores)
        closed = self.at_close and self.at_close.digest
        return self.exercise.digest, self.sign_offs, self.challenges, may, panel, closed
