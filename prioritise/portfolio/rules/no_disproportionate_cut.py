"""A sector does not lose a larger share of its current money than all other sectors do, or not that much larger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd

from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.interventions import Intervention, Sector, Status
from prioritise.domain.rules import NoDisproportionateCut
from prioritise.portfolio.naming import status
from prioritise.portfolio.rows import MILLIONTHS, PortfolioProblem, Row, RuleKind, Term, share_millionths
from prioritise.portfolio.today import place_today

WHO = {
    Sector.COUNCIL: "the council's own services",
    Sector.NHS: "NHS services",
    Sector.VOLUNTARY: "voluntary sector services",
    Sector.PRIVATE: "private sector services",
    Sector.OTHER: "services of other providers",
}


def sentence(rule: NoDisproportionateCut, problem: PortfolioProblem) -> str:  # noqa: ARG001
    """Say "Voluntary sector services lose no larger a share of their current money than all others", or "... times"."""
    who = WHO[rule.sector][:1].upper() + WHO[rule.sector][1:]
    times = share_millionths(rule.times)
    if times == 0:
        return f"{who} lose none of their current money."
    if times == MILLIONTHS:
        return f"{who} lose no larger a share of their current money than all others do."
    return f"{who} lose at most {times / MILLIONTHS:.15g} times the share of their current money that all others do."


def rows(rule: NoDisproportionateCut, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write lost_s / now_s <= times * lost_o / now_o, in whole numbers: q now_o lost_s - p now_s lost_o <= 0.

    Here times = p / q. With what stops, lost = now - sum of kept_j x_j + sum of released_c x_c, over the columns j
    of current services and the cuts c of the sector s, or of all others o; kept_j is no more than the service costs
    today. Divided by what divides every term. Raises IncompleteExercise where the sector of a current service or a
    cut is not known, or which of its levels a current service has today. Where a side has no money today there is
    nothing to compare, and nothing is asked.
    """
    money = _money(problem, rule.sector)
    if not money.now_own or not money.now_other:
        return (Row("no_disproportionate_cut", sentence(rule, problem), rule.id, (), most=0),)
    own, other, limit = _factors(rule, money)
    terms = [Term(place, (own if place in money.own else -other) * lost) for place, lost in money.lost_by.items()]
    kept = [term for term in terms if term.coefficient]
    divisor = gcd(*(term.coefficient for term in kept)) or 1
    whole = tuple(Term(term.place, term.coefficient // divisor) for term in kept)
    return (Row("no_disproportionate_cut", sentence(rule, problem), rule.id, whole, most=limit // divisor),)


def check(rule: NoDisproportionateCut, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Compare the shares lost, as exact fractions. Where a side has no money today there is nothing to compare."""
    lost, now = {True: 0, False: 0}, {True: 0, False: 0}
    for intervention in problem.interventions:
        if intervention.status is Status.NEW:
            continue
        own = _sector(intervention) is rule.sector
        taken = sum(problem.columns[place].cash_gbp for place in problem.columns_of[intervention.id] if place in chosen)
        if intervention.is_current:
            today = max(0, problem.columns[_today(problem, intervention)].cash_gbp)
            now[own] += today
            lost[own] += max(0, today - max(0, taken))
        else:
            lost[own] += max(0, -taken)
    if not now[True] or not now[False]:
        return True
    return Fraction(lost[True], now[True]) <= _times(rule) * Fraction(lost[False], now[False])


def room(rule: NoDisproportionateCut, problem: PortfolioProblem) -> int:
    """Count, in millionths, up to what allows the sector to lose all while the others lose a pound."""
    money = _money(problem, rule.sector)
    return max(0, MILLIONTHS * money.now_other - share_millionths(rule.times)) if money.now_own else 0


def looser(rule: NoDisproportionateCut, amount: int) -> NoDisproportionateCut:
    """Allow so many millionths of a time more."""
    return replace(rule, times=(share_millionths(rule.times) + amount) / MILLIONTHS)


def cheaper_may_not_help(rule: NoDisproportionateCut, problem: PortfolioProblem, intervention: str) -> str:  # noqa: ARG001
    """Say that what a current service costs, or a cut releases, is part of what is compared."""
    if status(problem, intervention) is Status.NEW:
        return ""
    return "its money is part of what a rule on cuts compares"


@dataclass(frozen=True, slots=True)
class _Money:
    """What each side has today, in whole pounds of cash over the plan; what a column, chosen, takes from its side.

    A current service that is chosen takes away what it would lose, so its amount is below 0. `own` are the places of
    the sector itself.
    """

    now_own: int
    now_other: int
    lost_by: dict[int, int]
    own: frozenset[int]


def _money(problem: PortfolioProblem, sector: Sector) -> _Money:
    lost_by: dict[int, int] = {}
    own: set[int] = set()
    now = {True: 0, False: 0}
    for intervention in problem.interventions:
        if intervention.status is Status.NEW:
            continue
        of_sector, places = _sector(intervention) is sector, problem.columns_of[intervention.id]
        if intervention.is_current:
            today = max(0, problem.columns[_today(problem, intervention)].cash_gbp)
            now[of_sector] += today
            lost_by |= {place: -min(today, max(0, problem.columns[place].cash_gbp)) for place in places}
        else:
            lost_by |= {place: max(0, -problem.columns[place].cash_gbp) for place in places}
        own |= set(places) if of_sector else set()
    return _Money(now[True], now[False], lost_by, frozenset(own))


def _factors(rule: NoDisproportionateCut, money: _Money) -> tuple[int, int, int]:
    # q now_o on what the sector loses, p now_s on what the others lose, and the constants on the other side.
    times = _times(rule)
    own, other = times.denominator * money.now_other, times.numerator * money.now_own
    return own, other, other * money.now_other - own * money.now_own


def _times(rule: NoDisproportionateCut) -> Fraction:
    return Fraction(share_millionths(rule.times), MILLIONTHS)


def _sector(described: Intervention) -> Sector:
    if described.sector is None:
        raise IncompleteExercise(f"{described.id} has no sector, which a rule needs. Enter it.")
    return described.sector


def _today(problem: PortfolioProblem, described: Intervention) -> int:
    today = place_today(problem, described.id)
    if today is None:
        raise IncompleteExercise(
            f"{described.id} has several levels, and none alone has the people_per_year of the service itself, so what "
            "it costs today is not known, which a rule needs. Make it that of the level it has today."
        )
    return today


KIND = RuleKind[NoDisproportionateCut](
    sentence, rows, check, room=room, looser=looser, cheaper_may_not_help=cheaper_may_not_help
)
