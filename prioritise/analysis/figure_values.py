"""Which figure to pin down first: the expected value of knowing each, and what each does to the list. Exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.known import require_intervention, require_proven
from prioritise.analysis.nearest.cells import Movable, movable_values, with_value
from prioritise.analysis.nearest.choices import Choice, choices
from prioritise.analysis.once import once
from prioritise.domain.interventions import Proposal
from prioritise.domain.partners import AgreedScore
from prioritise.judgement.appraisal import Appraisal
from prioritise.judgement.scores import score_proposal
from prioritise.judgement.triangular import Line, Triangular, highest, worth_of_knowing
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.portfolio.swap import Swap, swap_to

ROUNDING = 1e-9
"""A share of a range, below which parts of ranges count as the same."""


@dataclass(frozen=True)
class FigureValue:
    """What one figure could do, all else at its central value. Everything is in points.

    `low`, `central` and `high` are on the criterion's value scale, at the level listed first where several move
    together. `worth` is what knowing it for certain before deciding is worth; exactly 0 where no value of its range
    changes the list. `changes_list` is the chance 0-1 that another list would then be best, and `becomes` what would
    move to the likeliest such list; None where there is none. `score_at_low` and `score_at_high` are the intervention's
    own score, `list_at_low` and `list_at_high` what the best list is worth.
    """

    intervention: str
    criterion: str
    levels: tuple[str, ...]
    low: float
    central: float
    high: float
    worth: float
    changes_list: float
    becomes: Swap | None
    score_at_low: float
    score_at_high: float
    list_at_low: float
    list_at_high: float

    @property
    def is_good_enough(self) -> bool:
        """Whether no value of its range would change the list, so that knowing it better is worth nothing."""
        return self.changes_list == 0

    @property
    def swing(self) -> float:
        """How far the value of the best list moves from one end of its range to the other."""
        return abs(self.list_at_high - self.list_at_low)


def value_of_figures(analysis: Analysis, intervention: str = "") -> tuple[FigureValue, ...]:
    """Find the expected value of knowing each figure with a range: E[V(theta)] less the best list's value at the mean.

    V(theta) is the best list's value with one figure at theta and the rest central: the highest of a few straight
    lines, one a place the intervention can have, integrated exactly against the triangular distribution. Panel scores
    stand on the same scale, their range what members gave. Largest worth first, then by swing; with an `intervention`
    only its own. Misleads where figures are wrong together: each is taken alone
    (Raiffa and Schlaifer 1961). Nothing without a list. Raises UnknownName for an intervention that is not there
    and where the list is not proven best, and SolverFailed.
    """
    if intervention:
        require_intervention(analysis.exercise, intervention)
    if not analysis.portfolio.has_answer:
        return ()
    require_proven(analysis.portfolio, "what knowing a figure is worth")
    values = _values(analysis)
    return tuple(value for value in values if intervention in ("", value.intervention))


@once
def _values(analysis: Analysis) -> tuple[FigureValue, ...]:
    values = [_value(analysis, figure) for figure in _figures(movable_values(analysis))]
    order = sorted(
        values, key=lambda value: (-value.worth, -value.swing, value.intervention, value.criterion, value.levels)
    )
    return tuple(order)


_Figure = tuple[Movable, ...]
"""The parts of one figure: one, or one a level where all are the same part of their ranges from the low end."""


def _figures(movables: Sequence[Movable]) -> Iterator[_Figure]:
    parts: dict[tuple[str, str], list[Movable]] = {}
    for movable in movables:
        if movable.varies:
            parts.setdefault((movable.intervention, movable.criterion.id), []).append(movable)
    for group in parts.values():
        shares = [_share(level) for level in group]
        if max(shares) - min(shares) < ROUNDING:
            yield tuple(group)
        else:
            yield from ((level,) for level in group)


def _ends(movable: Movable) -> Triangular:
    # What was agreed may lie outside what was given before.
    low, high = min(movable.low or 0.0, movable.value), max(movable.high or 0.0, movable.value)
    return Triangular(low, movable.value, high)


def _share(movable: Movable) -> float:
    ends = _ends(movable)
    return (ends.central - ends.low) / (ends.high - ends.low)


def _value(analysis: Analysis, figure: _Figure) -> FigureValue:
    spread = _ends(figure[0])
    options = choices(analysis, figure[0].intervention)
    lines = _lines(analysis, figure, options)
    present = next(
        number for number, choice in enumerate(options) if choice.portfolio.chosen == analysis.portfolio.chosen
    )
    pieces = highest(lines, spread.low, spread.high, first=present)
    chances: dict[int, float] = {}
    for piece in pieces:
        chance = spread.share_below(piece.end) - spread.share_below(piece.start)
        chances[piece.number] = chances.get(piece.number, 0.0) + chance
    others = {number: chance for number, chance in chances.items() if number != present}
    likeliest = max(others, key=lambda number: others[number], default=None)
    scores = _own_lines(analysis, figure)
    now, levels = analysis.shown[figure[0].intervention].level, [movable.level for movable in figure]
    shown = now if now in levels or not levels[0] else levels[0]
    return FigureValue(
        intervention=figure[0].intervention,
        criterion=figure[0].criterion.id,
        levels=tuple(movable.level for movable in figure if movable.level),
        low=spread.low,
        central=spread.central,
        high=spread.high,
        worth=worth_of_knowing(lines, spread, first=present) / MILLIONTHS,
        changes_list=sum(others.values()),
        becomes=None if likeliest is None else _swap(analysis, options[likeliest]),
        score_at_low=scores[shown].at(spread.low) / MILLIONTHS,
        score_at_high=scores[shown].at(spread.high) / MILLIONTHS,
        list_at_low=max(line.at(spread.low) for line in lines) / MILLIONTHS,
        list_at_high=max(line.at(spread.high) for line in lines) / MILLIONTHS,
    )


def _swap(analysis: Analysis, choice: Choice) -> Swap:
    return swap_to(analysis.problem, analysis.portfolio, choice.portfolio.chosen)


def _lines(analysis: Analysis, figure: _Figure, options: Sequence[Choice]) -> list[Line]:
    own = _own_lines(analysis, figure)
    columns = analysis.problem.columns
    lines = []
    for option in options:
        line = Line(0.0, 0.0) if option.place is None else own[columns[option.place].level]
        lines.append(Line(option.rest_millionths + line.at_zero, line.slope))
    return lines


def _own_lines(analysis: Analysis, figure: _Figure) -> dict[str, Line]:
    """The score of every level of the intervention, in millionths, as a line in the first part's value."""
    spread = _ends(figure[0])
    at_low, at_high = (_scores(analysis, figure, at_the_top=top) for top in (False, True))
    places = analysis.problem.columns_of[figure[0].intervention]
    still = {analysis.problem.columns[place].level: analysis.score_millionths[place] for place in places}
    lines = {}
    for level, low in at_low.items():
        slope = (at_high[level] - low) / (spread.high - spread.low)
        # What does not move with the figure scores what the solver saw, in whole millionths.
        lines[level] = Line(low - slope * spread.low, slope) if slope else Line(float(still[level]), 0.0)
    return lines


def _scores(analysis: Analysis, figure: _Figure, *, at_the_top: bool) -> dict[str, float]:
    intervention = figure[0].intervention
    cells = tuple(cell for cell in analysis.appraisal.cells if cell.intervention == intervention)
    appraisal = Appraisal(cells, ())
    for movable in figure:
        end = _ends(movable).high if at_the_top else _ends(movable).low
        settled = AgreedScore(0, intervention, movable.criterion.id, end, "", movable.level)
        appraisal = with_value(analysis, appraisal, settled)
    levels = [analysis.problem.columns[place].level for place in analysis.problem.columns_of[intervention]]
    proposals = [Proposal(intervention, level) for level in levels]
    scored = [
        score_proposal(analysis.exercise, appraisal, analysis.problem.weights, proposal) for proposal in proposals
    ]
    return {score.level: MILLIONTHS * score.total for score in scored}
