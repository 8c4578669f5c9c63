"""One member's own scores in one round as they are looked at, with the intervention in view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.analysis.members_said import said_before
from prioritise.analysis.once import once
from prioritise.domain.criteria import Criterion
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import PanelScore
from prioritise.report.scores.my_scores import (
    earlier_answer,
    first_unanswered,
    my_answers,
    place_label,
    progress_sentence,
    scoring_title,
    sending_sentence,
    sent_sentence,
    what_you_said,
)


@dataclass(frozen=True, slots=True)
class MyPlace:
    """One intervention among a member's questions: its place in words, and why the member stands aside, if so.

    `since` is the earlier round since which they do, 0 where that is new. `earlier` says by criterion what they
    answered in an earlier round, `aside` on which criteria an interest stands in this one.
    """

    intervention: str
    label: str
    place: str
    stands_aside: bool
    reason_aside: str
    since: int
    aside: tuple[str, ...]
    earlier: Mapping[str, str]
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class MyScoresView:
    """How far one member has come. `share_answered` is 0-1; `first_unanswered` is empty once all is answered."""

    title: str
    asked: int
    answered: int
    share_answered: float
    progress: str
    sending: str
    sent: str
    said: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    first_unanswered: str
    places: tuple[MyPlace, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """The interventions in the order they are scored."""
        return tuple(place.intervention for place in self.places)

    def place_of(self, intervention: str) -> MyPlace:
        """Find the place of one intervention by id."""
        return next(place for place in self.places if place.intervention == intervention)


@once
def my_scores_view(
    exercise: Exercise,
    scores: tuple[PanelScore, ...],
    member: str = "",
    round_number: int = 0,
    about: tuple[str, ...] = (),
) -> MyScoresView:
    """Collect one member's answers in one round; `scores` are their own, as the store has them.

    Those of earlier rounds are in the exercise, once revealed. `about` are the interventions the round asks about.
    """
    mine = my_answers(exercise, scores, said_before(exercise, member=member, round_number=round_number), about)
    order = tuple(intervention.id for intervention in mine.interventions)
    return MyScoresView(
        title=scoring_title(mine),
        asked=mine.asked,
        answered=mine.answered,
        share_answered=mine.answered / max(mine.asked, 1),
        progress=progress_sentence(mine),
        sending=sending_sentence(mine),
        sent=sent_sentence(mine),
        said=what_you_said(mine),
        criteria=mine.criteria,
        first_unanswered=first_unanswered(mine),
        places=tuple(
            MyPlace(
                intervention=intervention,
                label=place_label(mine, intervention),
                place=f"{number} of {len(order)} to score",
                stands_aside=mine.stands_aside(intervention),
                reason_aside=mine.reason_aside(intervention),
                since=mine.since(intervention),
                aside=mine.aside(intervention),
                earlier={criterion.id: earlier_answer(mine, intervention, criterion) for criterion in mine.criteria},
                previous=order[max(number - 2, 0)],
                next=order[min(number, len(order) - 1)],
            )
            for number, intervention in enumerate(order, start=1)
        ),
    )
