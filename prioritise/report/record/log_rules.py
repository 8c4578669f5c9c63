"""The lines of the decision log on rules."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.names import sentence
from prioritise.domain.exercise import Exercise
from prioritise.domain.rules import Rule
from prioritise.files.grids.rule_sentences import rule_sentence
from prioritise.report.record.log_entry import LogEntry, LogKind
from prioritise.report.record.log_times import moment_of, put_in
from prioritise.report.record.steps import Step
from prioritise.store.record_facts import RecordFacts
from prioritise.words import ended


def rule_entries(analysis: Analysis | None, facts: RecordFacts) -> list[LogEntry]:
    """Write a line for every rule, at the moment it was put in if known; `analysis` is None while there is no list."""
    return [
        LogEntry(
            moment_of(rule.decided_on, put_in(facts, rule)),
            LogKind.RULE,
            "A rule was decided",
            f"{_in_words(analysis, facts.exercise, rule)} {ended(rule.reason)}",
            rule.decided_by or "not written down",
            (rule.decided_by,) if rule.decided_by else (),
            (rule.settled.intervention,) if rule.settled else (),
        )
        for rule in facts.exercise.rules
    ]


def tells_a_rule(facts: RecordFacts, step: Step) -> bool:
    """Tell whether a step only put in rules, each of which has a line of its own at the very same time."""
    told = [rule for rule in facts.exercise.rules if moment_of(rule.decided_on, put_in(facts, rule)) == step.when]
    return 0 < step.only_rules_in == len(told)


def _in_words(analysis: Analysis | None, exercise: Exercise, rule: Rule) -> str:
    return sentence(rule, analysis.problem) if analysis else rule_sentence(rule, exercise)
