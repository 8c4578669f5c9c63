"""What a paper is issued with: its date and the record it rests on, and what stands on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prioritise.analysis import Analysis
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.analysis.once import once
from prioritise.domain.accountability import Challenge, SignOff
from prioritise.domain.errors import SolverFailed
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import EarlierAgreed, Round
from prioritise.report.exports.board.content import Running
from prioritise.report.exports.digests import sha256
from prioritise.report.exports.record import PanelEvents, record_json
from prioritise.report.words.scenario_in_words import scenario_in_words
from prioritise.robustness.bands import Bands
from prioritise.words import day_words, joined

NOT_DATED = "Not dated"
UNDATED_WORDS = f"No date is chosen yet. Until you choose one, every page says “{NOT_DATED}”."
"""What is said before a paper is made, since the machine's clock is never read."""
NO_LIST = "No list obeys the rules within this money, so there is nothing to put before a board."


@dataclass(frozen=True, slots=True)
class Issued:
    """When a paper is issued, as its user says, and who signed its record: a key's fingerprint; None and empty if not.

    `panel` is where the events of the panel stood, as its record says; None where it says nothing. `sign_offs` and
    `challenges` are what has been said of the list; neither changes it, so neither is among what it follows from.
    `changed` are values that the panel agreed and then changed within their round. `rounds` are the panel's rounds,
    those called off included, as far as they are known.
    The clock of the machine is never read, so the same question and the same date give the same paper.
    """

    on: date | None = None
    fingerprint: str = ""
    public_key: str = ""
    panel: PanelEvents | None = None
    sign_offs: tuple[SignOff, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    changed: tuple[EarlierAgreed, ...] = ()
    rounds: tuple[Round, ...] = ()

    @property
    def dated(self) -> str:
        """The date in words: 12 March 2026."""
        return NOT_DATED if self.on is None else day_words(self.on)


@once
def record_digest(analysis: Analysis, placed: Bands, panel: PanelEvents | None = None) -> str:
    """Return the SHA-256 of the record that `prioritise run --out` writes of this result."""
    return sha256(record_json(analysis, placed, panel=panel))


def running(analysis: Analysis, placed: Bands, issued: Issued) -> Running:
    """Collect what stands on every page. Raises SolverFailed where no list obeys the rules."""
    if not analysis.portfolio.has_answer:
        raise SolverFailed(NO_LIST)
    return Running(
        exercise=analysis.exercise.title,
        scenario=scenario_in_words(analysis),
        mark=illustrative_mark(analysis.exercise),
        dated=issued.dated,
        digest=record_digest(analysis, placed, issued.panel),
        list_fingerprint=list_fingerprint(analysis),
    )


def illustrative_mark(exercise: Exercise) -> str:
    """Say in a few words what is not real; empty where everything is."""
    unreal = exercise.illustrative
    return f"Illustrative, not real: {joined(unreal)}" if unreal else ""
