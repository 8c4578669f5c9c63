"""The band of every intervention: how firmly the partnership can stand behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from prioritise.domain.settings import BandSettings
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem, scaled_budgets, score_millionths
from prioritise.portfolio.tie_order import place_shown
from prioritise.robustness.sweep import portfolios_at

_ROUNDING = 1e-9


class Band(StrEnum):
    """The priority classes, firmest first; reductions are listed apart."""

    MUST_FUND = "must-fund"
    CORE = "core"
    PRIORITY = "priority"
    RESERVE = "reserve"
    NOT_NOW = "not-now"
    REDUCTION = "reduction"


@dataclass(frozen=True, slots=True)
class Placing:
    """An intervention's place on the priority list.

    `rank` counts from 1: by band, then score, then id. `chosen` is whether it is in the agreed portfolio
    (for a reduction: made). `funded_share` is over the weight sets at 100% of the budget, `grid_share` over
    every cell of the grid that has an answer; both 0-1. The score is that of the level chosen, or of the
    best level; `level` names it, empty where there is no choice of levels.
    """

    rank: int
    intervention: str
    band: Band
    chosen: bool
    score_millionths: int
    funded_share: float
    grid_share: float
    level: str = ""


@dataclass(frozen=True, slots=True)
class Bands:
    """Every intervention in order of rank. `agreed` is the portfolio at the agreed weights and full budget.

    `cells` is the size of the grid; in `cells_infeasible` of them no portfolio obeys the rules within the
    money.
    """

    placings: tuple[Placing, ...]
    agreed: Portfolio
    cells: int
    cells_infeasible: int
    cells_unproven: int = 0

    @property
    def key(self) -> tuple[tuple[Placing, ...], int, int, int]:
        """What tells these bands from every other; the portfolio follows from what is placed where."""
        return self.placings, self.cells, self.cells_infeasible, self.cells_unproven

    def of(self, intervention: str) -> Placing:
        """Return the placing of one intervention, by id."""
        return next(placing for placing in self.placings if placing.intervention == intervention)


def bands(
    problem: PortfolioProblem,
    *,
    partner_weights: Sequence[Sequence[float]],
    settings: BandSettings,
    agreed: Portfolio | None = None,
    time_limit_seconds: float | None = None,
    progress: Callable[[], None] | None = None,
) -> Bands:
    """Work out bands from the grid {agreed and each partner's weights} x {the settings' shares of every budget}.

    `partner_weights` has one row of shares a partner, in the order of `problem.criteria`. First match: must
    fund; core; priority; reserve; not now. In reserve is what is funded at the agreed weights with more money, up to
    the factor the settings name: at those of the grid, and at that factor itself. Exact: every cell is solved to proof,
    unless a time limit for each solve is given; then a cell may be the best found so far. `agreed` is the portfolio at
    the problem's own weights and budgets where it is known already. `progress` is called after each of
    `cells_to_solve`. Raises SolverFailed.
    """
    weights = [problem.weights, *map(tuple, partner_weights)]
    grid = _grid(problem, weights, settings, agreed, time_limit_seconds, progress)
    richer = _with_more_money(problem, grid, settings, time_limit_seconds, progress)
    placings = [_placing(problem, grid, settings, richer, intervention.id) for intervention in problem.interventions]
    infeasible = sum(not cell.has_answer for row in grid for cell in row)
    unproven = sum(cell.has_answer and not cell.is_proven for row in grid for cell in row)
    return Bands(_ranked(placings), _now(grid, settings)[0], len(grid) * len(weights), infeasible, unproven)


def cells_to_solve(partners: int, settings: BandSettings) -> int:
    """Count the portfolios that bands are worked out from: the grid, and a reserve budget that is not in it."""
    return len(settings.budgets) * (1 + partners) + (_beside_the_grid(settings) is not None)


def _beside_the_grid(settings: BandSettings) -> float | None:
    """The reserve budget, where it is more than today's and no column of the grid."""
    factor = settings.reserve_budget
    in_the_grid = any(abs(factor - other) < _ROUNDING for other in settings.budgets)
    return None if factor <= 1.0 or in_the_grid else factor


def _with_more_money(
    problem: PortfolioProblem,
    grid: Sequence[Sequence[Portfolio]],
    settings: BandSettings,
    time_limit_seconds: float | None,
    progress: Callable[[], None] | None,
) -> frozenset[str]:
    """What is funded at the agreed weights with more money, up to the reserve budget."""
    rows = zip(settings.budgets, grid, strict=True)
    cells = [row[0] for factor, row in rows if 1.0 < factor <= settings.reserve_budget + _ROUNDING]
    if (factor := _beside_the_grid(settings)) is not None:
        scaled = replace(problem, budgets=scaled_budgets(problem.budgets, factor))
        hints = [row[0] for row in grid]
        cells += portfolios_at(
            scaled, [problem.weights], hints=hints, time_limit_seconds=time_limit_seconds, progress=progress
        )
    return frozenset(intervention for cell in cells for intervention in cell.interventions)


def _grid(
    problem: PortfolioProblem,
    weights: Sequence[tuple[float, ...]],
    settings: BandSettings,
    agreed: Portfolio | None,
    time_limit_seconds: float | None,
    progress: Callable[[], None] | None,
) -> tuple[tuple[Portfolio, ...], ...]:
    # What is best with less money is a good start with more.
    grid: list[tuple[Portfolio, ...]] = []
    for factor in settings.budgets:
        scaled = replace(problem, budgets=scaled_budgets(problem.budgets, factor))
        hints = grid[-1] if grid else ()
        grid.append(
            portfolios_at(scaled, weights, hints=hints, time_limit_seconds=time_limit_seconds, progress=progress)
        )
    if agreed is not None:
        # Within a time limit the same question may be answered twice; the list must show the one answer.
        now = settings.budgets.index(1.0)
        grid[now] = (agreed, *grid[now][1:])
    return tuple(grid)


def _now(grid: Sequence[Sequence[Portfolio]], settings: BandSettings) -> Sequence[Portfolio]:
    """The cells with the money as it is."""
    return grid[settings.budgets.index(1.0)]


def _placing(
    problem: PortfolioProblem,
    grid: Sequence[Sequence[Portfolio]],
    settings: BandSettings,
    richer: frozenset[str],
    intervention: str,
) -> Placing:
    scores, now = score_millionths(problem), _now(grid, settings)
    agreed = now[0]
    shown = place_shown(problem, intervention, agreed.chosen, scores)
    return Placing(
        rank=0,
        intervention=intervention,
        band=_band(problem, grid, settings, richer, intervention),
        chosen=intervention in agreed.interventions,
        score_millionths=scores[shown],
        funded_share=_share(now, intervention),
        grid_share=_share([cell for row in grid for cell in row], intervention),
        level=problem.columns[shown].level_name,
    )


def _band(
    problem: PortfolioProblem,
    grid: Sequence[Sequence[Portfolio]],
    settings: BandSettings,
    richer: frozenset[str],
    intervention: str,
) -> Band:
    settled = [ruling for rule in problem.rules if (ruling := rule.settled) and ruling.intervention == intervention]
    if problem.intervention_by_id[intervention].is_cut:
        return Band.REDUCTION
    if any(ruling.inside for ruling in settled):
        return Band.MUST_FUND
    if settled:
        return Band.NOT_NOW
    now = _now(grid, settings)
    if intervention in now[0].interventions:
        share = _share([cell for row in grid for cell in row], intervention)
        return Band.CORE if share >= settings.core - _ROUNDING else Band.PRIORITY
    often = _share(now, intervention) >= settings.reserve_weights - _ROUNDING
    return Band.RESERVE if intervention in richer or often else Band.NOT_NOW


def _share(cells: Sequence[Portfolio], intervention: str) -> float:
    answered = [cell for cell in cells if cell.has_answer]
    return sum(intervention in cell.interventions for cell in answered) / len(answered) if answered else 0.0


def _ranked(placings: Sequence[Placing]) -> tuple[Placing, ...]:
    order = list(Band)
    ranked = sorted(
        placings, key=lambda placing: (order.index(placing.band), -placing.score_millionths, placing.intervention)
    )
    return tuple(replace(placing, rank=rank) for rank, placing in enumerate(ranked, start=1))
