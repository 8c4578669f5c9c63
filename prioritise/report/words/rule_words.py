"""The rules of an exercise in words, with why each is there."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.names import sentence
from prioritise.analysis.once import once


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """One rule: its id, what it asks, and why."""

    rule: str
    sentence: str
    reason: str


@once
def rules_in_words(analysis: Analysis) -> tuple[RuleInWords, ...]:
    """List the exercise's own rules, in its order."""
    return tuple(
        RuleInWords(rule.id, sentence(rule, analysis.problem), rule.reason) for rule in analysis.exercise.rules
    )
