"""The list as it stands, and what came in or went out in the last round, short enough to read across a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.priority_list import ACTION_IF_CHOSEN, ACTION_IF_NOT, Action, headline, nothing_to_cut
from prioritise.analysis.round_effect import RoundEffect, since_opened, since_revealed
from prioritise.analysis.smaller import smaller_services
from prioritise.domain.exercise import Exercise
from prioritise.report.words.band_words import ACTION_WORDS, NOTHING_LEFT
from prioritise.report.words.changed_since import analysis_at_close, compared_at, since_close_lines
from prioritise.words import ended, joined

STARTS = {Action.START: "Starts", Action.NOT_START: "Does not start"}
"""What happens to something new, told apart from what goes on: both are funded."""
SMALLER = "Continues smaller than today"
ORDER = (Action.START, Action.CONTINUE, Action.NOT_START, Action.STOP, Action.REDUCE, Action.KEEP)


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """What happens, and the names of all it happens to."""

    happens: str
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        """What happens, and to how many."""
        return f"{self.happens} ({len(self.names)})"


@dataclass(frozen=True, slots=True)
class ListNow:
    """The finding, and every intervention by what happens to it; groups that hold nothing are left out."""

    finding: str
    groups: tuple[NamedGroup, ...]


@dataclass(frozen=True, slots=True)
class RoundChanges:
    """What the last round did to the list, as headings with their lines, the first the one since the reveal.

    `compared_at` says at which weights, money and rules.
    """

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    compared_at: str


@once
def list_now(analysis: Analysis) -> ListNow:
    """Collect what is funded and what is left; without a list, only that there is none."""
    if not analysis.portfolio.has_answer:
        return ListNow(ended(headline(analysis)), ())
    chosen = set(analysis.portfolio.interventions)
    words = {**ACTION_WORDS, **STARTS}
    names: dict[str, list[str]] = {}
    for intervention in analysis.exercise.interventions:
        action = (ACTION_IF_CHOSEN if intervention.id in chosen else ACTION_IF_NOT)[intervention.status]
        happens = NOTHING_LEFT if nothing_to_cut(analysis, intervention) else words[action]
        if smaller := smaller_services(analysis).get(intervention.id):
            names.setdefault(SMALLER, []).append(smaller.resized)
        else:
            names.setdefault(happens, []).append(intervention.name)
    first, then = ORDER[:2], ORDER[2:]
    order = (*(words[action] for action in first), SMALLER, *(words[action] for action in then), NOTHING_LEFT)
    groups = tuple(NamedGroup(happens, tuple(names[happens])) for happens in order if happens in names)
    return ListNow(ended(headline(analysis)), groups)


@once
def round_changes(
    analysis: Analysis, number: int, at_close: Exercise | None = None, together: tuple[int, ...] = ()
) -> RoundChanges:
    """Say what came in and went out since a round was revealed, and since it was opened. Solves two to five times.

    `together` are several rounds, this one the last, whose effect is told first as one, such as those of one meeting.
    `at_close` is the exercise with the rules, money and figures the round was closed with, where they are not those of
    now: what the round did is told by them, and what changed since stands apart. Raises SolverFailed.
    """
    at = analysis_at_close(analysis, at_close)
    revealed, opened = since_revealed(at or analysis, number), since_opened(at or analysis, number)
    until = "" if at is None else " until it was closed"
    # Where nothing changed since the opening and nothing since the reveal, the first says both.
    unchanged = bool(revealed.same_list and opened.same_list)
    by_settling = (f"Since round {number} was revealed{until}, by what you settled", revealed.lines)
    named = joined(str(each) for each in together)
    return RoundChanges(
        title=f"What rounds {named} changed on the list" if named else _title(revealed, opened, number),
        parts=(
            *([_since_first(at or analysis, together, until.replace(" it ", f" round {number} "))] if named else []),
            *([] if unchanged else [by_settling]),
            (f"Since round {number} was opened{until}, by its scores and what you settled", opened.lines),
            *([] if at is None else [(_since_title(number), since_close_lines(at, analysis))]),
        ),
        compared_at=compared_at(number, is_of_then=at is not None),
    )


def _since_first(analysis: Analysis, together: Sequence[int], until: str) -> tuple[str, tuple[str, ...]]:
    first, named = min(together), joined(str(each) for each in together)
    heading = f"Since round {first} was opened{until}, by the scores of rounds {named} and what you settled"
    return heading, since_opened(analysis, first).lines


def _since_title(number: int) -> str:
    return f"Since round {number} was closed, by what was changed beside the panel's scores"


def _title(revealed: RoundEffect, opened: RoundEffect, number: int) -> str:
    if revealed.same_list is None or opened.same_list is None:
        return f"What round {number} changed on the list"
    if not revealed.same_list:
        return "What you settled has changed the list"
    if not opened.same_list:
        return f"The scores of round {number} changed the list, what you settled has not"
    return f"Round {number} has left the list as it was"
