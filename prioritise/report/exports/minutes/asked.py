"""What minutes are written from: the panel's record and its list, and what the facilitator says of the meeting."""

from __future__ import annotations

from dataclasses import dataclass, field

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.domain.meeting import Meeting
from prioritise.domain.panel import Round, RoundState
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.record import panel_events
from prioritise.robustness.disputed import DisputedCell
from prioritise.store.record_facts import RecordFacts

MOST_OTHER_BUSINESS = 2_000
"""Letters of other business: one paragraph."""
MOST_OTHERS, MOST_WHEN = 500, 60
"""Letters on others who were there, and on when somebody came or left."""


@dataclass(frozen=True, slots=True)
class MinutesAsked:
    """The panel's record, what follows from it, and the meeting.

    `analysis` is None while there is no list, because not every figure is there. `cells` are the analysis's own divided
    questions; None where what each could change was not worked out.
    """

    record: RecordFacts
    meeting: Meeting = field(default_factory=Meeting)
    analysis: Analysis | None = None
    cells: tuple[DisputedCell, ...] | None = None

    @property
    def exercise(self) -> Exercise:
        """The exercise as it stands."""
        return self.record.exercise

    @property
    def last_round(self) -> Round | None:
        """The last round; None before the first."""
        return self.record.rounds[-1] if self.record.rounds else None

    @property
    def is_open(self) -> bool:
        """Whether members are still scoring alone."""
        return self.last_round is not None and self.last_round.state is RoundState.OPEN

    @property
    def issued(self) -> Issued:
        """What its pages are issued with: the day, and where the events of the panel stood."""
        return Issued(self.meeting.on, panel=panel_events(self.record.happened))
