"""What the last round of scoring changed, and whose scores count after it."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.disputes import entered_values, panel_spreads
from prioritise.analysis.once import once
from prioritise.analysis.round_effect import rounds_spoken_in, since_opened
from prioritise.domain.exercise import Exercise
from prioritise.report.words.changed_since import analysis_at_close, since_close_lines
from prioritise.words import counted


@dataclass(frozen=True, slots=True)
class RoundChange:
    """What a round changed on the list, a sentence each; `same_list` is None where there are no two lists.

    `since_closed` says what was changed beside the panel's scores since, and what that did; empty where nothing was.
    """

    round: int
    lines: tuple[str, ...]
    same_list: bool | None = None
    since_closed: tuple[str, ...] = ()

    @property
    def finding(self) -> str:
        """Whether the round changed the list, for a heading."""
        if self.same_list is None:
            return round_change_title(self.round)
        return (
            f"Round {self.round} left the list as it was" if self.same_list else f"Round {self.round} changed the list"
        )

    @property
    def compared_with(self) -> str:
        """What the list is compared with."""
        if self.since_closed:
            return (
                f"This compares the list with the one from before round {self.round}, both at the money and rules it "
                "was closed with, and the weights now in use."
            )
        return (
            f"This compares the list with the one from before round {self.round}, both at the weights, money and rules "
            "now in use."
        )


@once
def last_round(exercise: Exercise) -> int | None:
    """Find the round whose effect on the list can be told: the last one.

    None where there are not two, and nothing was entered before the only one either.
    """
    rounds = rounds_spoken_in(exercise)
    return rounds[-1] if len(rounds) > 1 or (rounds and entered_values(exercise)) else None


def round_change_title(number: int) -> str:
    """Write the heading over what a round changed, before it is known or where it cannot be."""
    return f"What round {number} changed"


def round_change(after: Analysis, number: int, at_close: Exercise | None = None) -> RoundChange:
    """Say who entered, left or changed size, and which cuts are made, since before a round. Solves one to three times.

    `at_close` is the exercise with the rules, money and figures it was closed with, where they are not those of now.
    """
    at = analysis_at_close(after, at_close)
    effect = since_opened(at or after, number)
    since = () if at is None else since_close_lines(at, after)
    return RoundChange(number, effect.lines, effect.same_list, since)


@once
def whose_scores_sentence(exercise: Exercise) -> str:
    """Say on how many questions the last round gave scores, and what of earlier ones counts; empty with one round."""
    scored = sorted({score.round for score in exercise.scores})
    if len(scored) < 2:
        return ""
    spreads = panel_spreads(exercise)
    new = sum(spread.round == scored[-1] for spread in spreads)
    beside = sum(spread.round == scored[-1] and len(spread.rounds) > 1 for spread in spreads)
    gave = f"Round {scored[-1]} gave scores on {new} of {counted(len(spreads), 'question')}."
    mixed = f" On {beside} of these, members who did not answer again keep their earlier scores." if beside else ""
    kept = len(spreads) - new
    earlier = f"round {scored[0]}" if len(scored) == 2 else "earlier rounds"
    rest = f" The other {kept} {'keeps' if kept == 1 else 'keep'} those of {earlier}." if kept else ""
    return f"{gave}{mixed}{rest}"


def before_round_sentence(number: int) -> str:
    """Say that what a page shows does not have the round that is being scored."""
    return f"The list is from before round {number}, which is being scored."
