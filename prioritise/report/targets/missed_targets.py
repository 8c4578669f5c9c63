"""Whether the targets asked for can be met, and by how much each is missed at the least, in words."""

from __future__ import annotations

from prioritise.analysis.targets import current_targets, needs_of_targets
from prioritise.domain.vocabulary import words_of
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.portfolio.shortfall import LeastShortfall, Short
from prioritise.report.targets.target_unit import unit_of
from prioritise.report.targets.targets_asked import FULL_PERCENT, MeetingQuestion
from prioritise.targets.needs import TargetNeed
from prioritise.words import counted, distance_with_unit, joined, lower_first, with_unit

LEAST_SHORT = 0.1
"""A smaller miss, in the target's unit, is said as less than this."""


def meeting_title(question: MeetingQuestion) -> str:
    """Say whether the targets can be met, as a finding."""
    words = words_of(question.analysis.exercise.vocabulary)
    count = len(question.asked.targets)
    which = f"The {words.target}" if count == 1 else f"All {count} {words.targets}"
    if question.result.most_value.has_answer:
        return f"{which} can be met{'' if count == 1 else ' together'} within this money and these rules"
    if count == 1:
        return f"{which} cannot be met within this money and these rules"
    return f"Not all {count} {words.targets} can be met within this money and these rules"


def missed_lines(question: MeetingQuestion) -> tuple[str, ...]:
    """Say by how much each target is missed at the least, in words; empty when all are met."""
    short = question.result.shortfall
    if short is None:
        return ()
    if not short.portfolio.has_answer:
        return ("No list obeys the rules within this money, whatever is asked of it.",)
    needs = {(need.target, need.year): need for need in needs_of_targets(question.analysis.exercise)}
    lines = [_missed(question, missed, needs[missed.target, missed.year]) for missed in short.missed]
    return (*lines, *_others_met(question, short), *_weighed(question))


def _missed(question: MeetingQuestion, short: Short, need: TargetNeed) -> str:
    exercise = question.analysis.exercise
    words, share = words_of(exercise.vocabulary), question.asked.percent
    target = next(target for target in current_targets(exercise) if target.id == short.target)
    if not need.counts_from_baseline:
        missing = short.missing / MILLIONTHS
        distance = distance_with_unit(max(missing, LEAST_SHORT), target.unit)
        less = "less than " if missing < LEAST_SHORT else ""
        return f"{short.title}: {less}{distance} short of the {words.milestone} in {short.year}, at best."
    asked = "" if share == FULL_PERCENT else f" ({share}% was asked)"
    reached = share - FULL_PERCENT * short.missing / MILLIONTHS
    way = "no part" if reached <= 0 else f"{reached:.0f}%"
    further = f" It ends up {-reached:.0f}% of the way on the wrong side of the baseline." if reached <= -1 else ""
    promised = with_unit(need.milestone, unit_of(target))
    return f"{short.title}: at best {way} of the way to {promised} in {short.year}{asked}.{further}"


def _others_met(question: MeetingQuestion, short: LeastShortfall) -> tuple[str, ...]:
    words = words_of(question.analysis.exercise.vocabulary)
    met = {line.target for line in short.lines} - {missed.target for missed in short.missed}
    if not met:
        return ()
    others = counted(len(met), f"other {words.target}", f"other {words.targets}")
    return (f"The {others} can be met with the same list.",)


def _weighed(question: MeetingQuestion) -> tuple[str, ...]:
    """Which shortfalls count more than once, in words; nothing where all count the same."""
    titles = {target.id: lower_first(target.title) for target in current_targets(question.analysis.exercise)}
    asked = {target: question.asked.importance.get(target, 1) for target in question.asked.targets}
    if len(set(asked.values())) == 1:
        return ()
    heavier = joined(f"{titles[target_id]} {times} times" for target_id, times in asked.items() if times > 1)
    return (f"Here a shortfall counts more for some: {heavier}, the others once.",)
