"""What the room sees on the wall: where the panel stands, how far it has come and what to do now.

While a round is open only counts are here: no score, and nobody by name or role.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from prioritise.analysis.disputes import panel_spreads, unscored_cells
from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import PanelMember, Progress, Round, RoundState
from prioritise.report.room.on_the_wall import Standing
from prioritise.report.words.about_words import about_sentence
from prioritise.report.words.who_scores import person_label, who_score

NO_LIST_YET = "There is no list yet, because not every figure is there."


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What the store has of a panel at work: people, rounds, and how far each has come in the last one."""

    exercise: Exercise = field(repr=False)
    people: tuple[PanelMember, ...]
    rounds: tuple[Round, ...]
    progress: tuple[Progress, ...]

    @property
    def last_round(self) -> Round | None:
        """The last round; None before the first."""
        return self.rounds[-1] if self.rounds else None

    @property
    def stage(self) -> RoundState | None:
        """How far the last round is; None before the first."""
        return self.last_round.state if self.last_round else None

    @property
    def key(self) -> Hashable:
        """What tells it from every other."""
        return self.exercise.digest, self.people, self.rounds, self.progress


@dataclass(frozen=True, slots=True)
class Tally:
    """So many of so many, and of what."""

    count: int
    of: int
    what: str


@dataclass(frozen=True, slots=True)
class RoomView:
    """The wall. `tallies` are empty unless a round is open; `page` is the room of the page where it goes on.

    `settling` is whether the panel settles questions now. `about` are the interventions that the last round asks about,
    empty for all, and `standing` is how far the panel is.
    """

    headline: str
    what_now: str
    page: str
    settling: bool
    standing: Standing
    about: tuple[str, ...]
    tallies: tuple[Tally, ...]
    people: tuple[tuple[str, str], ...]


@once
def room_view(facts: RoomFacts) -> RoomView:
    """Collect what everyone in the room may see of where the panel stands; `people` are ids with role and partner."""
    left = _left(facts.exercise)
    what_now, page = _what_now(facts, left)
    return RoomView(
        headline=_headline(facts, left),
        what_now=what_now,
        page=page,
        settling=facts.stage is RoundState.REVEALED,
        standing=Standing(facts.last_round, left),
        about=facts.last_round.about if facts.last_round else (),
        tallies=_tallies(facts) if facts.stage is RoundState.OPEN else (),
        people=tuple((person.id, person_label(facts.exercise, person)) for person in facts.people),
    )


def _left(exercise: Exercise) -> int:
    divided = sum(spread.is_divided and not spread.is_settled for spread in panel_spreads(exercise))
    return divided + len(unscored_cells(exercise))


def _headline(facts: RoomFacts, left: int) -> str:
    last = facts.last_round
    if last is None:
        return "No round of scoring has been opened yet"
    if last.state is RoundState.OPEN:
        return f"Round {last.number} is open: score alone"
    if last.state is RoundState.REVEALED:
        return f"Round {last.number} is revealed: {'settle what divides you' if left else 'all is settled'}"
    return f"Round {last.number} is closed: this is the list"


def _what_now(facts: RoomFacts, left: int) -> tuple[str, str]:
    last = facts.last_round
    if last is None:
        return "Open the first round on the Panel page.", "panel"
    if last.state is RoundState.OPEN:
        shown = "Scores are shown to everyone at once, when the facilitator reveals the round on the Panel page."
        return " ".join(filter(None, (about_sentence(facts.exercise, last.about), shown))), "panel"
    if last.state is RoundState.REVEALED:
        if not left:
            return "Close the round on the Panel page once you have seen what it did to the list.", "panel"
        return "Write down what you agree, with the reason, on the Scores page.", "scores"
    return "Download the minutes below. After a challenge, open another round on the Panel page.", "panel"


def _tallies(facts: RoomFacts) -> tuple[Tally, ...]:
    scoring = who_score(facts.people, facts.progress)
    return (
        Tally(sum(progress.sent for progress in scoring), len(scoring), "have sent their scores"),
        Tally(
            sum(progress.answered for progress in scoring),
            sum(progress.asked for progress in scoring),
            "answers given",
        ),
    )
