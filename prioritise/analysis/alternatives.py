"""Other lists that are really different from the one proposed, each the best answer to a question of its own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.reach import most_deprived_millionths, reach_of
from prioritise.analysis.scenarios import analysis_under
from prioritise.domain.rules import MustFund
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.portfolio.best import total
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.portfolio.verify import failures

MOST = 6
"""Lists that a board can compare."""


class Kind(StrEnum):
    """What question an alternative answers."""

    KEEP = "keep every current service"
    MONEY = "less money"
    REACH = "most people in the most deprived group"
    DIFFERENT = "most different"
    PARTNER = "a partner's weights"
    SCENARIO = "a scenario"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: its kind, and the id of the partner or scenario it is of; empty for the others."""

    kind: Kind
    about: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One list, and every question it is the best answer to; `chosen` are places of columns, None where there is none.

    `lost_millionths` is what it is worth less than the list proposed, at the weights of that; below 0 where it is worth
    more. `fits` is whether it keeps to the money and the rules of that list. `reach_more` is how many more people it
    reaches in the most deprived group; None where that is not known.
    """

    questions: tuple[Question, ...]
    chosen: tuple[int, ...] | None
    lost_millionths: int = 0
    fits: bool = False
    reach_more: float | None = None

    @property
    def lost(self) -> float:
        """What it is worth less, in points."""
        return self.lost_millionths / MILLIONTHS


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Up to six lists that differ from the one proposed and from each other.

    `others` are further ones that there is no room for. `same` are the questions that the list proposed answers best.
    """

    shown: tuple[Alternative, ...]
    others: tuple[Alternative, ...]
    same: tuple[Question, ...]


@once
def alternatives(analysis: Analysis) -> Alternatives:
    """Find them, each proven best for its question: those a board asks first, then each partner's, then scenarios'.

    None of anything where no list is proven best. Raises SolverFailed.
    """
    if not analysis.portfolio.is_proven:
        return Alternatives((), (), ())
    questions: dict[tuple[int, ...] | Question, list[Question]] = {}
    for question, chosen in (*_asked(analysis), *_partners(analysis), *_scenarios(analysis)):
        questions.setdefault(question if chosen is None else chosen, []).append(question)
    same = questions.pop(analysis.portfolio.chosen, [])
    here = reach_of(analysis.problem, analysis.portfolio.chosen).most_deprived
    measured = [_measured(analysis, tuple(asked), key, here) for key, asked in questions.items()]
    return Alternatives(tuple(measured[:MOST]), tuple(measured[MOST:]), tuple(same))


def _measured(
    analysis: Analysis, questions: tuple[Question, ...], key: tuple[int, ...] | Question, here: float | None
) -> Alternative:
    if isinstance(key, Question):
        return Alternative(questions, None)
    there = reach_of(analysis.problem, key).most_deprived
    return Alternative(
        questions,
        key,
        lost_millionths=analysis.portfolio.value_millionths - total(analysis.score_millionths, frozenset(key)),
        fits=not failures(analysis.problem, key),
        reach_more=None if there is None or here is None else there - here,
    )


Answered = tuple[Question, tuple[int, ...] | None]
"""A question and its best list; None where no list obeys its rules within its money."""


def _asked(analysis: Analysis) -> Iterator[Answered]:
    """Answer what a board asks of any list."""
    scenario = analysis.scenario
    current = [intervention.id for intervention in analysis.exercise.interventions if intervention.is_current]
    if current:
        kept = tuple(
            MustFund(f"alternative-keep-{intervention}", intervention, "Every current service continues.")
            for intervention in current
        )
        yield _solved(analysis, Question(Kind.KEEP), replace(scenario, rules_add=(*scenario.rules_add, *kept)))
    share = analysis.exercise.settings.alternatives.less_money
    less = replace(scenario, budget_factor=scenario.budget_factor * share)
    yield _solved(analysis, Question(Kind.MONEY), less)
    gains = [most_deprived_millionths(column) for column in analysis.problem.columns]
    if any(gains) and None not in gains:
        yield Question(Kind.REACH), _most(analysis, [gain or 0 for gain in gains])
    yield Question(Kind.DIFFERENT), _most_different(analysis)


def _partners(analysis: Analysis) -> Iterator[Answered]:
    """Answer by each partner's own weights, whose list differs most first."""
    group, present = analysis.group, set(analysis.portfolio.chosen)
    answers = []
    for view in group.partners:
        points = dict(zip(group.criteria, (100 * share for share in view.shares), strict=True))
        asked = replace(analysis.scenario, weights=points)
        answers.append(_solved(analysis, Question(Kind.PARTNER, view.partner), asked))
    yield from sorted(answers, key=lambda answer: -len(present.symmetric_difference(answer[1] or ())))


def _scenarios(analysis: Analysis) -> Iterator[Answered]:
    """Answer the exercise's own scenarios."""
    for scenario in (AS_AGREED, *analysis.exercise.scenarios):
        if scenario.digest != analysis.scenario.digest:
            yield _solved(analysis, Question(Kind.SCENARIO, scenario.id), scenario)


def _solved(analysis: Analysis, question: Question, asked: Scenario) -> Answered:
    portfolio = analysis_under(analysis.exercise, asked).portfolio
    return question, portfolio.chosen if portfolio.has_answer else None


def _most_different(analysis: Analysis) -> tuple[int, ...]:
    """Find the list that decides most interventions otherwise, worth at least so much of the best, of those the best.

    At another level is not otherwise.
    """
    inside = set(analysis.portfolio.interventions)
    otherwise = [-1 if column.intervention in inside else 1 for column in analysis.problem.columns]
    value = analysis.portfolio.value_millionths
    share = analysis.exercise.settings.alternatives.worth_kept
    return _most(analysis, otherwise, math.ceil(value * share) if value > 0 else value)


def _most(analysis: Analysis, aim: Sequence[int], worth: int | None = None) -> tuple[int, ...]:
    """Find the list with most of an aim, in whole numbers by column, and of those the best by score."""
    scores, engine = analysis.score_millionths, Engine(build_model(analysis.problem))
    engine.start_from(frozenset(analysis.portfolio.chosen))
    if worth is not None:
        engine.keep_at_least(scores, worth)
    most = engine.maximise(aim).chosen
    engine.keep_at_least(aim, total(aim, most))
    engine.start_from(most)
    return tuple(sorted(engine.maximise(scores).chosen))
