"""Which indicators to designate as targets: the rule is a sum of three ranks, open to anyone with a pencil."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Standing
from prioritise.domain.indicators import Indicator, Polarity
from prioritise.domain.interventions import Effect
from prioritise.domain.targets import DESIGNATED_LIMIT
from prioritise.evidence.comparison import Comparison, compare, z_score
from prioritise.evidence.gradient import deprivation_gradient
from prioritise.evidence.outcome import CannotTell
from prioritise.targets.ramp import ramp, start_place

RULE = (
    "Of the indicators that are worse than the benchmark and that some intervention listed can move the right way, "
    "rank each three times: by need (how far from comparable areas, in standard deviations), by inequality (the "
    "relative slope across deprivation groups, the steeper against the most deprived the higher), and by what can be "
    "moved (the share of the gap to the benchmark that everything listed could close by the last year of the plan). "
    "Where a figure is not known, the indicator takes the middle rank on it, and that is said. The smallest sum of "
    "ranks comes first; ties go to what can be moved more, then to the lower id."
)

STANDS = {
    Standing.BETTER: "it is better than the benchmark",
    Standing.SIMILAR: "it is similar to the benchmark",
    Standing.NOT_COMPARED: "it cannot be compared with the benchmark",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One indicator that could be designated, with its figures (None is not known), ranks (1 is first) and place.

    `need` in standard deviations, above 0 is worse; `inequality` the relative slope index, above 0 is against the most
    deprived; `movable` a share of the gap, 0-1.
    """

    indicator: str
    name: str
    need: float | None
    inequality: float | None
    movable: float
    ranks: tuple[float, float, float]
    designated: bool
    note: str

    @property
    def sum_of_ranks(self) -> float:
        """What the order is by; the smallest comes first."""
        return sum(self.ranks)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An indicator that cannot be a candidate, and why."""

    indicator: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Designation:
    """The candidates in order, the first of them designated; what was left out; the rule in words."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    rule: str = RULE


def designate(exercise: Exercise, *, limit: int = DESIGNATED_LIMIT) -> Designation:
    """Propose at most `limit` indicators to designate, of all the exercise has. See RULE.

    A proposal to talk about, not a decision: it knows nothing of duties, promises or what is local policy. Misleads
    where an indicator that matters has no comparison or no listed effect: read what was left out.
    """
    figures: list[_Figures] = []
    left_out: list[LeftOut] = []
    for indicator in exercise.indicators:
        outcome = _figures(exercise, indicator)
        if isinstance(outcome, LeftOut):
            left_out.append(outcome)
        else:
            figures.append(outcome)
    return Designation(_ordered(figures, limit), tuple(left_out))


@dataclass(frozen=True, slots=True)
class _Figures:
    indicator: Indicator
    need: float | None
    inequality: float | None
    movable: float


def _figures(exercise: Exercise, indicator: Indicator) -> _Figures | LeftOut:
    comparison = compare(indicator, area_code=exercise.area.code, benchmark_code=exercise.area.benchmark)
    reason = _not_a_candidate(indicator, comparison)
    if reason or comparison is None:
        return LeftOut(indicator.id, indicator.name, reason)
    movable = _movable(exercise, indicator, comparison)
    if movable <= 0:
        return LeftOut(indicator.id, indicator.name, "nothing listed moves it the right way")
    need = z_score(indicator, area_code=exercise.area.code, comparators=exercise.area.comparators)
    return _Figures(indicator, need, _slope(indicator, exercise.area.code), min(1.0, movable))


def _not_a_candidate(indicator: Indicator, comparison: Comparison | None) -> str:
    if indicator.polarity is Polarity.NONE:
        return "its publisher does not say which way is better"
    if comparison is None or comparison.gap is None:
        return "it cannot be compared with the benchmark"
    if comparison.standing is not Standing.WORSE:
        return STANDS[comparison.standing]
    return "" if comparison.excess_people else "its gap is not known in people: it has no denominator"


def _movable(exercise: Exercise, indicator: Indicator, comparison: Comparison) -> float:
    """The share of the excess that everything new and current could take away by the last year, one level each."""
    sign = -indicator.polarity.worse_sign
    best: dict[str, float] = {}
    for proposal in exercise.proposals:
        people = exercise.sized[proposal].people_per_year or 0
        for effect in exercise.effects_at[proposal]:
            if effect.indicator == indicator.id and people > 0:
                helped = sign * people * _last_year(exercise, effect, start_place(exercise, proposal))
                best[proposal.intervention] = max(best.get(proposal.intervention, 0.0), helped)
    return sum(best.values()) / (comparison.excess_people or 1.0)


def _last_year(exercise: Exercise, effect: Effect, start: int) -> float:
    return effect.change_per_person * ramp(effect, len(exercise.years) - start)


def _slope(indicator: Indicator, area_code: str) -> float | None:
    gradient = deprivation_gradient(indicator, area_code)
    if isinstance(gradient, CannotTell) or gradient.slope.rii_mean is None:
        return None
    # The slope is the least deprived end minus the most: above 0 is against the most deprived where higher is better.
    return -indicator.polarity.worse_sign * gradient.slope.rii_mean


def _ordered(figures: Sequence[_Figures], limit: int) -> tuple[Candidate, ...]:
    ranks = [
        _ranks({figure.indicator.id: getattr(figure, measure) for figure in figures})
        for measure in ("need", "inequality", "movable")
    ]
    order = sorted(
        figures,
        key=lambda figure: (sum(rank[figure.indicator.id] for rank in ranks), -figure.movable, figure.indicator.id),
    )
    return tuple(
        Candidate(
            indicator=figure.indicator.id,
            name=figure.indicator.name,
            need=figure.need,
            inequality=figure.inequality,
            movable=figure.movable,
            ranks=(ranks[0][figure.indicator.id], ranks[1][figure.indicator.id], ranks[2][figure.indicator.id]),
            designated=place < limit,
            note=_note(figure),
        )
        for place, figure in enumerate(order)
    )


def _ranks(values: Mapping[str, float | None]) -> dict[str, float]:
    """1 for the largest; equal figures share the mean of their ranks; what is not known takes the middle one."""
    middle = (len(values) + 1) / 2
    known = [value for value in values.values() if value is not None]
    ranks = {}
    for name, value in values.items():
        if value is None:
            ranks[name] = middle
        else:
            above, equal = sum(other > value for other in known), sum(other == value for other in known)
            # Ranks among the known are stretched over all, so that 1 and the last keep their places.
            rank = above + (equal + 1) / 2
            ranks[name] = rank if len(known) < 2 else 1 + (rank - 1) * (len(values) - 1) / (len(known) - 1)
    return ranks


def _note(figures: _Figures) -> str:
    missing = [
        words
        for words, value in (("need among comparable areas", figures.need), ("deprivation slope", figures.inequality))
        if value is None
    ]
    return f"not known, so ranked in the middle: {' and '.join(missing)}" if missing else ""
