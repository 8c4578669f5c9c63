"""Made-up portfolio problems of any size, for timing many weights at once: the same seed gives the same problem."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prioritise.domain.interventions import Intervention, Status
from prioritise.domain.rules import Excludes, MinimumMostDeprivedShare, Requires, Rule
from prioritise.portfolio.problem import Budget, Column, FundCost, PortfolioProblem

CRITERIA = 6
YEAR = "2026/27"
BUDGET_SHARE = 0.4
"""What there is to spend, as a share of what everything would cost."""

DEPRIVED_SHARE = 0.25
"""The least share of spend in deprived areas, unless a case asks for more."""

WHY = "made up for timing"


def made_up_problem(
    seed: int, *, interventions: int = 50, funds: int = 3, deprived_share: float = DEPRIVED_SHARE
) -> PortfolioProblem:
    """`interventions` columns, `funds` funds, a tenth as many `requires`, as many `excludes`, a share for the deprived.

    Scores are Beta(2, 2) on every criterion, tilted up with cost; costs are log-normal, in whole thousands. An
    intervention takes from one fund; three in ten work in deprived areas.
    """
    rng = np.random.default_rng(seed)
    thousands = np.clip(np.rint(np.exp(rng.normal(4.5, 0.8, interventions))), 5, 2000).astype(int)
    tilt = (np.argsort(np.argsort(thousands)) + 0.5) / interventions
    scores = 100 * (0.65 * rng.beta(2, 2, (interventions, CRITERIA)) + 0.35 * tilt[:, np.newaxis])
    fund = rng.integers(0, funds, interventions)
    deprived = rng.random(interventions) < 0.3
    ids = [f"i{number:04d}" for number in range(interventions)]
    columns = tuple(
        Column(
            ids[place],
            "",
            tuple(map(float, scores[place])),
            int(1000 * thousands[place]),
            (FundCost(f"fund-{fund[place]}", YEAR, int(1000 * thousands[place])),),
            people_per_year=int(thousands[place]),
            most_deprived_share=1.0 if deprived[place] else 0.0,
        )
        for place in range(interventions)
    )
    budgets = tuple(
        Budget(f"fund-{each}", YEAR, int(1000 * BUDGET_SHARE * thousands[fund == each].sum())) for each in range(funds)
    )
    return PortfolioProblem(
        criteria=tuple(f"criterion-{number}" for number in range(CRITERIA)),
        weights=(1 / CRITERIA,) * CRITERIA,
        interventions=tuple(_intervention(each) for each in ids),
        columns=columns,
        budgets=budgets,
        rules=(*_pairs(rng, ids), MinimumMostDeprivedShare("deprived", deprived_share, WHY)),
    )


def simplex_weights(seed: int, count: int) -> NDArray[np.float64]:
    """(count, k): even over all weights that sum to 1."""
    return np.random.default_rng([seed, 1]).dirichlet(np.ones(CRITERIA), count)


def mixture_weights(seed: int, count: int, *, partners: int = 5) -> NDArray[np.float64]:
    """(count, k): even mixtures of the weights of so many partners, themselves drawn over the simplex."""
    rng = np.random.default_rng([seed, 2])
    return rng.dirichlet(np.ones(partners), count) @ partner_weights(seed, partners)


def partner_weights(seed: int, partners: int) -> NDArray[np.float64]:
    """(partners, k): even over all weights that sum to 1."""
    return np.random.default_rng([seed, 3]).dirichlet(np.ones(CRITERIA), partners)


def _pairs(rng: np.random.Generator, ids: list[str]) -> list[Rule]:
    few = max(1, len(ids) // 10)
    pairs = [tuple(ids[place] for place in rng.choice(len(ids), 2, replace=False)) for _ in range(2 * few)]
    needed: list[Rule] = [Requires(f"requires-{n}", *pair, WHY) for n, pair in enumerate(pairs[:few])]
    return needed + [Excludes(f"excludes-{n}", pair, WHY) for n, pair in enumerate(pairs[few:])]


def _intervention(name: str) -> Intervention:
    return Intervention(
        id=name,
        name=name,
        description="",
        theme="Made up",
        lead_partner="council",
        status=Status.NEW,
        reduces="",
        people_per_year=1,
        most_deprived_share=None,
        evidence_grade="",
        source=WHY,
    )
