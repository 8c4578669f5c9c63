"""One target in sentences: who leads it, where it goes, and how likely it is met."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.analysis.small_counts import hides_target, shown_figure
from prioritise.analysis.targets import is_for_a_district
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target, TargetKind, TargetMeasure, TargetStatus
from prioritise.domain.vocabulary import Words
from prioritise.report.targets.target_tables import Beside
from prioritise.report.targets.target_unit import unit_of
from prioritise.targets.attainment import Course, TargetProjection
from prioritise.words import bold, chance_words, ended, first_capital, joined, lower_first, with_unit


def target_facts(exercise: Exercise, target: Target, words: Words) -> str:
    """Say of what kind a target is, who leads it, where it starts, and for which area where that is another."""
    names = {partner.id: partner.name for partner in exercise.partners}
    kinds = {
        TargetKind.DESIGNATED: words.designated,
        TargetKind.EDUCATION: words.education,
        TargetKind.LOCAL: words.local,
    }
    lead = names.get(target.lead_partner, "")
    others = [names[partner] for partner in target.partners if partner != target.lead_partner]
    said = [
        first_capital(kinds[target.kind]),
        f"{first_capital(words.lead_partner)}: {lead or 'nobody yet'}",
        f"{first_capital(words.partners)}: {joined(others)}" if others else "",
        _baseline(exercise, target),
        f"For another area: {target.area_code}" if is_for_a_district(exercise, target) else "",
        f"Version {target.version}" if target.version not in ("", "1") else "",
    ]
    return ". ".join(sentence for sentence in said if sentence) + "."


def target_sentences(exercise: Exercise, projection: TargetProjection, words: Words) -> Iterable[str]:
    """Say where a target goes: what is projected against its last milestone, and how likely it is met."""
    target, trajectory = projection.target, projection.projected
    if target.status is TargetStatus.PLACEHOLDER:
        yield f"{bold('What is missing:')} {ended(target.placeholder_reason)}"
        yield f"{bold('Who must fill it:')} {ended(target.to_be_filled_by or 'nobody is named yet')}"
        return
    if trajectory is None:
        yield ended(first_capital(projection.note))
        return
    last = projection.attainments[-1] if projection.attainments else None
    year = trajectory.at(last.year) if last else trajectory.years[-1]
    if last is None or year is None:
        yield f"It has no {words.milestones}, so there is nothing to hold it to."
        return
    change = " from the baseline" if target.measure is TargetMeasure.CHANGE else ""
    if hides_target(exercise, target):
        yield f"Its figures count so few people that they are not shown. {_chance(last.probability)}"
        return
    yield (
        f"By {last.year}: {with_unit(year.value, unit_of(target))}{change} with what is chosen, "
        f"{with_unit(year.trend, unit_of(target))} if nothing changes. "
        f"The {words.milestone} is {with_unit(last.milestone, unit_of(target))}."
    )
    yield _chance(last.probability)
    if not trajectory.acting:
        yield "Nothing that is chosen acts on it."


def beside_sentences(exercise: Exercise, beside: Beside | None) -> Iterable[str]:
    """Say where a target goes with another list; nothing without one."""
    if beside is None or not beside.projection.attainments or hides_target(exercise, beside.projection.target):
        return
    last = beside.projection.attainments[-1]
    reached = with_unit(last.projected, unit_of(beside.projection.target))
    with_it = bold(f"With {lower_first(beside.name)}:")
    yield f"{with_it} {reached} by {last.year}, {last.course}. {_chance(last.probability)}"


def asks_nothing_sentence(projection: TargetProjection, words: Words) -> str:
    """Say of a promise that the trend alone keeps that it asks for nothing, or how unsure that is; else empty."""
    if not (first := projection.trend_passes_from):
        return ""
    last = projection.attainments[-1]
    when = f"in {first}" if first == last.year else f"from {first} on"
    if last.course is Course.ON_COURSE:
        return f"This {words.milestone} asks for nothing: the middle of the trend passes it {when} anyway."
    return (
        f"If nothing changes, the middle of the trend passes this {words.milestone} {when}. "
        f"Even so it is not sure to be met. {_chance(last.probability)}"
    )


def trend_sentence(exercise: Exercise, projection: TargetProjection) -> str:
    """Say what happens if nothing changes; empty where nothing is projected or its figures must not be shown."""
    trajectory = projection.projected
    return trajectory.trend.sentence if trajectory and not hides_target(exercise, projection.target) else ""


def _baseline(exercise: Exercise, target: Target) -> str:
    if target.baseline is None:
        return "No baseline figure" + (f", to be that of {target.baseline_period}" if target.baseline_period else "")
    when = f" in {target.baseline_period}" if target.baseline_period else ""
    return f"Baseline {shown_figure(target.baseline, target.unit, hidden=hides_target(exercise, target))}{when}"


def _chance(probability: float | None) -> str:
    if probability is None:
        return "No chance of meeting it can be given, because nothing tells how sure the trend is."
    return f"The chance of meeting it is {chance_words(probability)}."
