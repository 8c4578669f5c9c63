"""How sure the list is: other weights, every partner's loss, and how far each weight can move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.once import once
from prioritise.domain.interventions import Proposal
from prioritise.robustness.acceptability import RankAcceptability, rank_acceptability
from prioritise.robustness.every_mixture import EveryMixture
from prioritise.robustness.every_mixture import every_mixture as every_mixture_of
from prioritise.robustness.many_weights import ListsOverWeights, joined_lists
from prioritise.robustness.many_weights import lists_over_weights as lists_of
from prioritise.robustness.regret import PartnerRegrets
from prioritise.robustness.regret import partner_regrets as regrets_of
from prioritise.robustness.thresholds import CriterionThresholds
from prioritise.robustness.thresholds import thresholds as thresholds_of
from prioritise.robustness.uncertain_values import draw_coefficients, figures_vary
from prioritise.robustness.weight_sets import DrawnWeights, WeightSet, draw_weights, standard_error, weight_sets

SAMPLES = 1_000
"""How many weight sets a list is tested against: a share is then out by 1.6 points at most, as a standard error."""

PART = 200
"""Weight sets solved in one piece of work, where not all are asked for at once."""


@dataclass(frozen=True)
class RanksOverWeights:
    """Places by score alone over many weights, at the level shown; rows are in the order of `interventions`, no cuts.

    In `with_figures` the figures and the panel's scores vary within their lows and highs too; None where none has both.
    """

    drawn: DrawnWeights
    interventions: tuple[str, ...]
    fixed: RankAcceptability
    with_figures: RankAcceptability | None


def weight_sets_of(analysis: Analysis) -> tuple[WeightSet, ...]:
    """List what weights can be drawn from here, the narrowest first."""
    return weight_sets(len(analysis.group.partners))


def figures_can_vary(analysis: Analysis) -> bool:
    """Tell whether any figure or score has a low and a high to draw from."""
    return figures_vary(analysis.appraisal)


def weights_drawn(analysis: Analysis, drawn_from: WeightSet, *, samples: int = SAMPLES) -> DrawnWeights:
    """Draw weights to test against with the analysis's seed, around or apart from the weights it used."""
    return draw_weights(
        drawn_from,
        analysis.weights,
        partner_weights=[view.shares for view in analysis.group.partners],
        nearby=analysis.exercise.settings.firm.nearby,
        samples=samples,
        seed=analysis.seed,
    )


def lists_over_weights(
    analysis: Analysis,
    drawn_from: WeightSet,
    *,
    samples: int = SAMPLES,
    figures: bool = False,
    first: int | None = None,
) -> ListsOverWeights | None:
    """Find the best list at each of many weight sets; None without a proven best portfolio.

    With `figures` the figures and the panel's scores are drawn anew at each too, where any has a low and a high. With
    `first` only that many of the same draws are tried, a part at a time, so that who asks for more waits only for
    those. Raises SolverFailed.
    """
    if first is None:
        return _lists_at(analysis, drawn_from, samples, figures, 0, samples)
    ends = (min(start + PART, first) for start in range(0, first, PART))
    parts = [_lists_at(analysis, drawn_from, samples, figures, place * PART, end) for place, end in enumerate(ends)]
    solved = [part for part in parts if part is not None]
    return joined_lists(solved) if solved else None


@once
def _lists_at(
    analysis: Analysis, drawn_from: WeightSet, samples: int, figures: bool, start: int, end: int
) -> ListsOverWeights | None:
    drawn = weights_drawn(analysis, drawn_from, samples=samples)
    columns = [column.proposal for column in analysis.problem.columns]
    varied = _varied(analysis, columns, samples) if figures else None
    return lists_of(
        analysis.problem,
        analysis.portfolio,
        replace(drawn, weights=drawn.weights[start:end]),
        coefficients=None if varied is None else varied[start:end],
    )


@once
def ranks_over_weights(analysis: Analysis, drawn_from: WeightSet, *, samples: int = SAMPLES) -> RanksOverWeights:
    """Find how often each intervention takes each place by score, whatever the money and the rules say; cuts apart."""
    drawn = weights_drawn(analysis, drawn_from, samples=samples)
    ids = tuple(intervention.id for intervention in analysis.problem.interventions if not intervention.is_cut)
    proposals = [analysis.shown[id_] for id_ in ids]
    values = np.array([analysis.score_at[proposal].coefficients for proposal in proposals])
    varied = _varied(analysis, proposals, samples)
    return RanksOverWeights(
        drawn=drawn,
        interventions=ids,
        fixed=rank_acceptability(values, drawn.weights),
        with_figures=None if varied is None else rank_acceptability(varied, drawn.weights),
    )


@once
def weight_thresholds(analysis: Analysis) -> tuple[CriterionThresholds, ...]:
    """Find how far each criterion's weight can move before the list changes, and to what; in order of criterion. Exact.

    Empty without a proven best portfolio. Raises SolverFailed.
    """
    return thresholds_of(analysis.problem, analysis.portfolio)


@once
def partner_regrets(analysis: Analysis) -> PartnerRegrets | None:
    """Find what the list loses each partner, in order of `group.partners`, and the list whose largest loss is least.

    None where no partner has given weights, or without a proven best portfolio. Exact. Raises SolverFailed.
    """
    return regrets_of(analysis.problem, analysis.portfolio, [view.shares for view in analysis.group.partners])


@once
def every_mixture(analysis: Analysis) -> EveryMixture | None:
    """Find which list is best at which mixture of the partners' weights, for every mixture. Exact where it says so.

    None with fewer than two partners' weights, or without a proven best portfolio. Raises SolverFailed.
    """
    return every_mixture_of(analysis.problem, analysis.portfolio, [view.shares for view in analysis.group.partners])


def share_error(share: float, samples: int) -> float:
    """Give the standard error of a share (0-1) of so many independent samples, as a share."""
    return float(standard_error(np.array(share), samples))


def _varied(analysis: Analysis, proposals: Sequence[Proposal], samples: int) -> NDArray[np.float64] | None:
    return draw_coefficients(analysis.exercise, analysis.appraisal, proposals, samples=samples, seed=analysis.seed)
