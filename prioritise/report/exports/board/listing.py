"""Every decision of a result in one place, sorted as a board reads it: by rule, in, out, and cuts apart."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.nearest.sentences import state_lines
from prioritise.analysis.once import once
from prioritise.analysis.priority_list import Action, PriorityRow, priority_list
from prioritise.analysis.smaller import Smaller, smaller_services
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Status
from prioritise.report.words.band_words import RANK_MEANING, decision
from prioritise.robustness.bands import Band, Bands
from prioritise.words import joined, percent

NOT_KNOWN = "not known"
RANK_NOTE = f"Rank: {RANK_MEANING}."


def tests_note(exercise: Exercise) -> str:
    """Say what a reason for a band counts beside the share that stands next to it."""
    budgets = joined(percent(factor) for factor in exercise.settings.bands.budgets)
    return (
        "Why it has its band, as the tests have it. What keeps one out stands on the sheet For the board. "
        f"Its tests are the same weights with {budgets} of all money: more tests, and so another share."
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: its row of the list, in words what happens, and whether it is firm or could change.

    `smaller` is what is known of a current service that goes on smaller than today; None for any other.
    """

    row: PriorityRow
    status: Status
    happens: str
    firm: str
    firm_why: str
    could_change: bool
    smaller: Smaller | None = None

    @property
    def is_cut(self) -> bool:
        """Whether it is a cut, which is made or not made and never funded."""
        return self.status is Status.REDUCE

    @property
    def is_in(self) -> bool:
        """Whether it is funded, continues, or, a cut, is made."""
        return self.row.funded or self.row.action is Action.REDUCE


@dataclass(frozen=True, slots=True)
class Listing:
    """Every decision in order of rank."""

    decisions: tuple[Decided, ...]

    @property
    def by_rule(self) -> tuple[Decided, ...]:
        """What is in because a law or a rule says so."""
        return tuple(decided for decided in self.funded if decided.row.band is Band.MUST_FUND)

    @property
    def chosen(self) -> tuple[Decided, ...]:
        """What is in on its merits."""
        return tuple(decided for decided in self.funded if decided.row.band is not Band.MUST_FUND)

    @property
    def funded(self) -> tuple[Decided, ...]:
        """What is funded or continues."""
        return tuple(decided for decided in self.decisions if decided.is_in and not decided.is_cut)

    @property
    def left_out(self) -> tuple[Decided, ...]:
        """What is not funded, or stops."""
        return tuple(decided for decided in self.decisions if not decided.is_in and not decided.is_cut)

    @property
    def stopping(self) -> tuple[Decided, ...]:
        """Current services that stop."""
        return tuple(decided for decided in self.left_out if decided.status is Status.CURRENT)

    @property
    def smaller(self) -> tuple[Decided, ...]:
        """Current services that go on smaller than today."""
        return tuple(decided for decided in self.funded if decided.smaller is not None)

    @property
    def losing(self) -> tuple[Decided, ...]:
        """Everything that takes something away: what stops, what goes on smaller, and the cuts that are made."""
        return (*self.stopping, *self.smaller, *self.cuts_made)

    @property
    def cuts(self) -> tuple[Decided, ...]:
        """Every proposed cut, made or not."""
        return tuple(decided for decided in self.decisions if decided.is_cut)

    @property
    def cuts_made(self) -> tuple[Decided, ...]:
        """The cuts that are made."""
        return tuple(cut for cut in self.cuts if cut.is_in)


@once
def listing(analysis: Analysis, placed: Bands) -> Listing:
    """Collect every decision of a result. Raises SolverFailed."""
    states = {state_line.intervention: state_line for state_line in state_lines(analysis)}
    smaller = smaller_services(analysis)
    decided = []
    for row in priority_list(analysis, placed):
        state = states.get(row.intervention)
        decided.append(
            Decided(
                row=row,
                status=analysis.exercise.intervention_by_id[row.intervention].status,
                happens=decision(row.action, row.level, nothing_to_cut=row.nothing_to_cut),
                firm=state.label if state else NOT_KNOWN,
                firm_why=state.why if state else "",
                could_change=state.could_change if state else False,
                smaller=smaller.get(row.intervention),
            )
        )
    return Listing(tuple(decided))
