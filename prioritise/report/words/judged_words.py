"""Who judged what, in counts: what one person entered, and how far a panel scored. Never who gave what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from prioritise.analysis.disputes import entered_in_use, entered_values, partners_entered
from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Measurement
from prioritise.domain.partners import ScoreState
from prioritise.report.words.about_words import asked_about, chosen_words
from prioritise.words import counted, joined

MOST_SOURCES = 3
"""Sources that are named; of more the count is given."""
MOST_NAMED = 4
"""Interventions of a round about a part that are named; of more the count is given."""


def entered_sentence(exercise: Exercise) -> str:
    """Say what one person entered where a panel scores, and how much of it counts; nothing where there is none."""
    entered, in_use = entered_values(exercise), entered_in_use(exercise)
    if not entered:
        return ""
    was = "value was" if len(entered) == 1 else "values were"
    said = f"{len(entered):,} {was} entered by one person, not by a panel. {_sources(entered)}"
    if len(in_use) == len(entered):
        return said
    if not in_use:
        none, beside = ("It does not count", "it") if len(entered) == 1 else ("None of them counts", "them")
        every = "that question" if len(entered) == 1 else "every one of these questions"
        return f"{said} {none}: the panel has scored or settled {every}, and what was entered is kept beside {beside}."
    count = f"{len(in_use):,} of them {'counts' if len(in_use) == 1 else 'count'}"
    return f"{said} {count}: the panel has scored or settled the others, and what was entered is kept beside them."


def entered_weights_sentence(exercise: Exercise) -> str:
    """Say whose weights somebody wrote down without a panel; nothing where members could give their own."""
    entered = partners_entered(exercise)
    if not entered:
        return ""
    whose = counted(len(entered), "partner")
    return (
        f"The weights of {whose} were written down without a panel, perhaps by one person. What is called agreed is "
        "worked out from them, and so is what each partner would have had: no partner has said so here."
    )


def entered_before_a_panel(exercise: Exercise) -> str:
    """Say before the panel has scored what becomes of what one person entered; nothing where there is none."""
    in_use = entered_in_use(exercise)
    if not in_use:
        return ""
    one = len(in_use) == 1
    return (
        f"{counted(len(in_use), 'value')} here {'was' if one else 'were'} entered by one person, not by a panel. "
        f"{_sources(in_use)} {'It counts' if one else 'Each counts'} until a member of the panel scores that question. "
        "Then the panel's scores count in its place, and what was entered is kept and shown beside them."
    )


def answered_sentences(
    exercise: Exercise,
    rounds: Sequence[int],
    *,
    expected: Mapping[int, int] | None = None,
    about: Mapping[int, Collection[str]] | None = None,
) -> tuple[str, ...]:
    """Say of each round how many members sent answers and how many of its questions have a score; no more.

    `expected` is how many were waited for in each, where that is known. `about` are the interventions that rounds asked
    about, where that was not all of them.
    """
    scored = sum(criterion.measured_by is MeasuredBy.PANEL for criterion in exercise.criteria)
    asked = {number: scored * len(asked_about(exercise, (about or {}).get(number, ()))) for number in rounds}
    part = {number: _part(exercise, ids) for number, ids in (about or {}).items() if ids}
    waited = expected or {}
    if not scored:
        return ()
    return tuple(
        _answered(exercise, number, asked[number], waited.get(number, 0), about=part.get(number, ""))
        for number in rounds
    )


def answering_again(exercise: Exercise, number: int) -> str:
    """Say before a later round is scored what becomes of answers from earlier ones; nothing where there are none."""
    if not any(score.round < number for score in exercise.scores):
        return ""
    return (
        f"Whoever answers a question in round {number} replaces their own earlier answer to it, and nobody else's. "
        "Whoever does not answer it again keeps the earlier one. An interest that stands counts as an answer."
    )


def _part(exercise: Exercise, about: Collection[str]) -> str:
    names = [each.name for each in asked_about(exercise, about)]
    return f", only about {joined(names) if len(names) <= MOST_NAMED else chosen_words(exercise, about)}"


def _answered(exercise: Exercise, number: int, asked: int, expected: int, *, about: str) -> str:
    rows = [score for score in exercise.scores if score.round == number]
    given: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row.state is ScoreState.GIVEN:
            given.setdefault((row.intervention, row.criterion), set()).add(row.member)
    sent = len({row.member for row in rows})
    who = f"{sent} of {counted(expected, 'member')}" if expected >= max(sent, 1) else counted(sent, "member")
    alone = sum(len(people) == 1 for people in given.values())
    by_one = f", {alone} of them from one member alone" if alone and sent > 1 else ""
    scored = f"{len(given)} of {counted(asked, 'question')} {'has' if len(given) == 1 else 'have'} a score"
    return f"Round {number}{about}: {who} sent answers. {scored}{by_one}."


def _sources(entered: Sequence[Measurement]) -> str:
    sources = list(dict.fromkeys(figure.source.rstrip(". ") for figure in entered))
    more = [f"{len(sources) - MOST_SOURCES} more"] if len(sources) > MOST_SOURCES else []
    label = "Source" if len(sources) == 1 else "Sources"
    return f"{label}: {joined([*sources[:MOST_SOURCES], *more])}."
