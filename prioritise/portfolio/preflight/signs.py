"""Notes on signs: a cut that costs money, what releases money without being a cut, and an effect that does harm."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.portfolio.preflight.notes import Note, NoteKind
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.words import counted, joined, pounds, signed_number


def sign_notes(exercise: Exercise, problem: PortfolioProblem) -> list[Note]:
    """Find costs over the plan and effects whose sign may be the wrong one, one note of a kind.

    Some finance systems write what is spent with a minus or in brackets; savings are often written without one, and so
    is the fall of what should fall. Any may be meant: a cut can cost more than it releases, a new intervention can
    bring money in, and what helps one thing can harm another.
    """
    return [
        *_cuts_that_cost(_of_the_wrong_sign(problem, cuts=True)),
        *_others_that_release(_of_the_wrong_sign(problem, cuts=False)),
        *_effects_that_harm(exercise),
    ]


def _of_the_wrong_sign(problem: PortfolioProblem, *, cuts: bool) -> list[str]:
    """Cuts with a level that costs money over the plan, or others with one that releases it, each with that amount."""
    named = []
    for intervention in problem.interventions:
        costs = [problem.columns[place].cost_gbp for place in problem.columns_of[intervention.id]]
        wrong = [cost for cost in costs if (cost > 0 if cuts else cost < 0)]
        if wrong and intervention.is_cut is cuts:
            named.append(f"{intervention.name} ({pounds(wrong[0])})")
    return named


def _cuts_that_cost(named: list[str]) -> list[Note]:
    if not named:
        return []
    found = f"{counted(len(named), 'proposed cut')} would cost money over the plan, not release it: {joined(named)}."
    write, else_ = "Write a minus before what a cut saves", "If making it does cost that, leave it."
    return [Note(NoteKind.COST_SIGN, found, f"{write} in costs.csv. {else_}", f"{write}. {else_}")]


def _others_that_release(named: list[str]) -> list[Note]:
    if not named:
        return []
    what = counted(len(named), "intervention")
    found = f"{what} would release money over the plan, though no cut: {joined(named)}."
    take, else_ = "Take the minus away", "If more comes in than it costs, leave it."
    return [Note(NoteKind.COST_SIGN, found, f"{take} in costs.csv. {else_}", f"{take}. {else_}")]


def _effects_that_harm(exercise: Exercise) -> list[Note]:
    """Levels of one intervention count as one. The effect of a cut is that of its service, so it should help too."""
    worse_sign = {indicator.id: indicator.polarity.worse_sign for indicator in exercise.indicators}
    worse = {
        (effect.intervention, effect.indicator): effect.change_per_person
        for effect in exercise.effects
        if effect.change_per_person * worse_sign.get(effect.indicator, 0) > 0
    }
    if not worse:
        return []
    named = [
        f"{exercise.intervention_by_id[intervention].name} on “{exercise.indicator_by_id[indicator].name}” "
        f"({signed_number(change)} a person)"
        for (intervention, indicator), change in worse.items()
    ]
    found = f"{counted(len(named), 'effect makes things', 'effects make things')} worse: {joined(named)}."
    turn, else_ = "Turn the sign of what helps", "If it does harm, leave it."
    where = "change_per_person in effects.csv"
    return [
        Note(
            NoteKind.EFFECT_SIGN, found, f"{turn}, {where}. {else_}", f"{turn}, under Effects on Interventions. {else_}"
        )
    ]
