"""What changed in an exercise since a round was closed: rules with their reasons, money, and the files of the rest."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.analysis import Analysis, analysis_if_complete
from prioritise.analysis.names import sentence
from prioritise.analysis.round_effect import since_closed
from prioritise.domain.exercise import Exercise
from prioritise.domain.rules import Rule
from prioritise.files.accountability.tables import ADDED_TO
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.report.words.event_words import files_words
from prioritise.words import day_words, ended, pounds


def analysis_at_close(now: Analysis, at_close: Exercise | None) -> Analysis | None:
    """Work out the list at the rules, money and figures a round was closed with; None where they are those of now."""
    return None if at_close is None else analysis_if_complete(at_close, now.scenario)


def since_close_lines(closed: Analysis, now: Analysis) -> tuple[str, ...]:
    """Say what changed since a round was closed, and what that did to the list."""
    return (*changed_since(closed, now), *since_closed(closed, now).lines)


def compared_at(number: int, *, is_of_then: bool) -> str:
    """Say at which weights, money and rules lists are compared."""
    if is_of_then:
        return f"What round {number} did is told at the money and rules it was closed with, and the weights now in use."
    return "All at the weights, money and rules now in use."


def changed_since(closed: Analysis, now: Analysis) -> tuple[str, ...]:
    """Say what was put in, taken out and changed beside what the panel said, a sentence each."""
    before, after = closed.exercise, now.exercise
    put_in = [rule for rule in after.rules if rule not in before.rules]
    taken_out = [rule for rule in before.rules if rule not in after.rules]
    return (
        *(f"{_kind(rule)} put in: {sentence(rule, now.problem)} {_why(rule)}" for rule in put_in),
        *(f"{_kind(rule)} taken out: {sentence(rule, closed.problem)}" for rule in taken_out),
        *_money(before, after),
        *_others(before, after),
    )


def _kind(rule: Rule) -> str:
    return "Override" if rule.settled is not None else "Rule"


def _why(rule: Rule) -> str:
    who = rule.decided_by or "by whom is not written down"
    when = day_words(rule.decided_on) if rule.decided_on else "when is not written down"
    return f"Reason: {ended(rule.reason)} Decided: {who}, {when}."


def _money(before: Exercise, after: Exercise) -> Iterable[str]:
    known = {fund.id: fund for fund in before.funds}
    for fund in after.funds:
        if fund.id not in known:
            yield f"A fund was added: {fund.name}."
            continue
        for year, budget in fund.budget_gbp.items():
            had = known[fund.id].budget_gbp.get(year)
            if had != budget:
                was = "nothing" if had is None else pounds(had)
                yield f"{fund.name} in {year} is {pounds(budget)}; it was {was}."
    left = {fund.id for fund in after.funds}
    yield from (f"A fund was taken out: {fund.name}." for fund in before.funds if fund.id not in left)


def _others(before: Exercise, after: Exercise) -> Iterable[str]:
    had = {file.name: file.content for file in before.files}
    names = {file.name for file in after.files if had.get(file.name) != file.content} - {*ADDED_TO, EXERCISE_FILE}
    if words := files_words(", ".join(sorted(names))):
        yield f"Also changed: {words}."
    if _settings(before) != _settings(after):
        yield "Also changed: what matters, or how the list is worked out."


def _settings(exercise: Exercise) -> tuple[object, ...]:
    return exercise.criteria, exercise.settings, exercise.weights_from, exercise.partners, exercise.years
