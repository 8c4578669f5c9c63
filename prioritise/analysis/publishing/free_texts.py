"""Every text that people wrote and that goes out in a public copy as they wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prioritise.analysis.question_names import question_name
from prioritise.domain.exercise import Exercise


@dataclass(frozen=True, slots=True)
class FreeText:
    """One text: what it is, and its words."""

    what: str
    text: str


def free_texts(exercise: Exercise) -> tuple[FreeText, ...]:
    """List what people wrote and what would be published of it: nothing in it is looked through for small numbers."""
    return tuple(FreeText(what, text) for what, text in _texts(exercise) if text.strip())


def _texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for agreed in exercise.agreed:
        asked = question_name(exercise, agreed.intervention, agreed.level, agreed.criterion)
        yield f"The reason for {asked}", agreed.reason
    for rule in exercise.rules:
        yield f"The reason for the rule {rule.id}", rule.reason
        yield f"Who decided the rule {rule.id}", rule.decided_by
    for challenge in exercise.challenges:
        yield f"Challenge {challenge.id}", challenge.text
        yield f"The answer to challenge {challenge.id}", challenge.answer
    for signed in exercise.sign_offs:
        yield "The role of somebody who signed", signed.role
    for scenario in exercise.scenarios:
        yield "The name of a scenario", scenario.name
        for override in scenario.overrides:
            yield f"A reason in the scenario {scenario.name}", override.reason
    for voice in exercise.voices:
        yield f"What {voice.who} said", voice.statement
