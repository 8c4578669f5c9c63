"""One area of many: its list, and how it stands against nearby weights. A pure function of what it is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prioritise import __version__
from prioritise.analysis.analysed import Analysis
from prioritise.analysis.analysing import analyse
from prioritise.analysis.how_sure import lists_over_weights
from prioritise.analysis.nearest.firm import firmness
from prioritise.analysis.priority_list import ACTION_IF_CHOSEN, ACTION_IF_NOT, available_gbp, spent_gbp
from prioritise.domain.area_results import AreaResult, AreaState, InterventionResult
from prioritise.domain.errors import ClusterUnavailable, FileProblems, PrioritiseError, SolverFailed
from prioritise.domain.interventions import Intervention
from prioritise.files.exercise.loading import load_exercise_archive
from prioritise.robustness.many_weights import ListsOverWeights
from prioritise.robustness.weight_sets import WeightSet
from prioritise.robustness.worker_processes import EXTRA, Where, distribute, has_dask


@dataclass(frozen=True, slots=True)
class AreaQuestion:
    """One area's exercise as the bytes of a zip, how many weightings to try, and the seed that draws them."""

    exercise: str
    region: str
    archive: bytes
    samples: int
    seed: int

    @property
    def key(self) -> str:
        """What tells this question from every other: the product's version, the files and what was asked of them."""
        text = "\n".join((__version__, self.exercise, self.region, str(self.samples), str(self.seed), ""))
        return hashlib.sha256(text.encode("utf-8") + self.archive).hexdigest()


def area_results(
    questions: Iterator[AreaQuestion],
    *,
    where: Where,
    processes_asked: bool,
    say: Callable[[str], None],
) -> Iterator[AreaResult]:
    """Work out every area's result, in any order: on a cluster, on several processes, or one by one in this one.

    `processes_asked`: the user asked for them, so that it is a fault when they cannot be had, and not only said.
    Raises ClusterUnavailable and ClusterLost.
    """
    if not has_dask():
        if processes_asked:
            raise ClusterUnavailable(f"More than one process needs Dask. Install it: {EXTRA}")
        say(f"One area at a time. To use every core: {EXTRA}")
        return map(area_result, questions)
    if where.scheduler is None and where.workers <= 1:
        return map(area_result, questions)
    return distribute(area_result, questions, key=lambda question: question.key, where=where)


def area_result(question: AreaQuestion) -> AreaResult:
    """Choose one area's list, and find how often nearby weights choose the same.

    What keeps an area from having a list is said in its result, so that one area never stops the others.
    """
    try:
        exercise = load_exercise_archive(f"{question.exercise}.zip", question.archive)
        return _of_list(question, analyse(exercise, seed=question.seed))
    except FileProblems as error:
        return _without_list(question, AreaState.PROBLEMS, *(problem.sentence for problem in error.problems))
    except SolverFailed as error:
        return _without_list(question, AreaState.NOT_SOLVED, str(error))
    except PrioritiseError as error:
        return _without_list(question, AreaState.PROBLEMS, str(error))


def _of_list(question: AreaQuestion, analysis: Analysis) -> AreaResult:
    exercise, portfolio = analysis.exercise, analysis.portfolio
    over = lists_over_weights(analysis, WeightSet.AROUND, samples=question.samples)
    if over is None:
        return _without_list(
            question, AreaState.NO_LIST, "Its rules and its money cannot be kept together; prioritise run says why."
        )
    firm = {decision.intervention for decision in firmness(analysis, samples=question.samples) if decision.is_firm}
    return AreaResult(
        exercise=question.exercise,
        region=question.region,
        state=AreaState.LIST,
        area_code=exercise.area.code,
        area_name=exercise.area.name,
        title=exercise.title,
        illustrative=bool(exercise.illustrative),
        cost_gbp=portfolio.cost_gbp,
        spent_gbp=spent_gbp(analysis),
        available_gbp=available_gbp(analysis),
        value=portfolio.value,
        best_share=over.best_share,
        proof=str(portfolio.proof),
        interventions=tuple(
            _intervention(analysis, over, intervention, firm=intervention.id in firm)
            for intervention in exercise.interventions
        ),
    )


def _intervention(
    analysis: Analysis, over: ListsOverWeights, intervention: Intervention, *, firm: bool
) -> InterventionResult:
    chosen = intervention.id in analysis.portfolio.interventions
    actions = ACTION_IF_CHOSEN if chosen else ACTION_IF_NOT
    return InterventionResult(
        intervention=intervention.id,
        name=intervention.name,
        action=actions[intervention.status],
        score=analysis.score_of[intervention.id].total,
        cost_gbp=analysis.cost_gbp_of[intervention.id],
        chosen=chosen,
        funded=chosen and not intervention.is_cut,
        firm=firm,
        funded_share=over.share_of[intervention.id],
    )


def _without_list(question: AreaQuestion, state: AreaState, *sentences: str) -> AreaResult:
    return AreaResult(question.exercise, question.region, state, sentences=sentences)
