"""Whom the list reaches, before and after what its cuts take away, and how many of them are most deprived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.losing import loss_sentence
from prioritise.analysis.names import is_cut, names
from prioritise.analysis.reach import most_deprived_millionths
from prioritise.analysis.small_counts import is_small, people
from prioritise.domain.interventions import Intervention
from prioritise.portfolio.problem import MILLIONTHS, Column
from prioritise.words import counted, ended, lower_first, whole_percent

MOST_REACHING = 2
"""More of those that reach most do not fit the two pages of a summary."""


def reach_sentence(analysis: Analysis) -> str:
    """Say how many people the list reaches and what share of them is most deprived, beside the share of residents.

    What is not known is named, with what the others come to: missing is never zero.
    """
    columns = _chosen(analysis)
    unknown = [column for column in columns if column.people_per_year is None]
    known = sum(column.people_per_year or 0 for column in columns)
    if unknown:
        missing = f"How many people the list reaches is not known: the reach of {_names(analysis, unknown)} is missing."
        return missing if len(unknown) == len(columns) else f"{missing} The others reach {known:,} people a year."
    said = f"The list reaches {known:,} people a year."
    without = [column for column in columns if most_deprived_millionths(column) is None]
    deprived = sum(most_deprived_millionths(column) or 0 for column in columns) / MILLIONTHS
    if without:
        rest = known - sum(column.people_per_year or 0 for column in without)
        which = _names(analysis, without)
        missing = f"{said} How many of them are most deprived is not known: the share of {which} is missing."
        if rest <= 0:
            return missing
        return f"{missing} Of the {rest:,} that the others reach, {deprived:,.0f} are in the most deprived group."
    if known <= 0:
        return said
    group = analysis.exercise.area.most_deprived
    of_residents = (
        "; what share of residents that group is, the exercise does not say"
        if group is None
        else f", in which {whole_percent(group.population_share)} of residents are"
    )
    share = whole_percent(deprived / known)
    return f"{said} {deprived:,.0f} of them ({share}) are in the most deprived group{of_residents}."


def cuts_sentence(analysis: Analysis) -> str:
    """Say what cuts take away from whom the list reaches, so that the sum comes out; empty where no cut is made.

    Nothing is said in figures where a cut takes few people, whose number the sum would give away.
    """
    cuts = [column for column in _chosen(analysis) if is_cut(analysis.problem, column.intervention)]
    if not cuts:
        return ""
    said = f"That is after what {counted(len(cuts), 'cut')} {'takes' if len(cuts) == 1 else 'take'} away"
    everybody, taken = _sums(_chosen(analysis)), [_sums([cut]) for cut in cuts]
    away = [people_lost for people_lost in taken if people_lost is not None]
    if everybody is None or len(away) < len(cuts) or any(_hides(analysis, column) for column in cuts):
        return f"{said}."
    # The cuts as their own rows show them, rounded each, so that those come to this sum.
    (reached, deprived), (lost, deprived_lost) = everybody, (sum(counts) for counts in zip(*away, strict=True))
    return (
        f"{said}: what is funded or continues reaches {reached - lost:,}, {deprived - deprived_lost:,} of them most "
        f"deprived, and the cuts take away {-lost:,} and {-deprived_lost:,} of these."
    )


def group_sentence(analysis: Analysis) -> str:
    """Say who the most deprived group is; empty where the exercise names none."""
    group = analysis.exercise.area.most_deprived
    return "" if group is None else f"The most deprived group: {ended(lower_first(group.definition))}"


def most_reached_sentence(analysis: Analysis) -> str:
    """Name what reaches most people of the most deprived group, each after what its own cuts take away."""
    reaching = sorted(_reaching(analysis), key=lambda told: (-told[0], told[1]))[:MOST_REACHING]
    named = "; ".join(said for _count, _name, said in reaching)
    return f"The largest numbers of them are reached by: {named}." if named else ""


def cut_from_sentence(analysis: Analysis, intervention: str) -> str:
    """Say beside whom a service reaches how many of them the cuts of it take away; empty where no cut is made."""
    cuts = [column for column in _chosen(analysis) if _reduces(analysis, column) == intervention]
    lost = [column.people_per_year for column in cuts]
    if not cuts:
        return ""
    named = _names(analysis, cuts)
    small = analysis.exercise.settings.small_number
    away = "" if None in lost else people(sum(count or 0 for count in lost), small_number=small)
    return f"{away or 'How many is not known, but some'} of them lose by a cut that is made: {ended(named)}"


def who_is_reached(analysis: Analysis, subject: Intervention) -> str:
    """Say how many people one reaches and how many of them a cut takes away; of a cut not made, who would lose by it.

    Of a cut that is made nothing: why it is made says who loses.
    """
    if subject.is_cut and loss_sentence(analysis, subject.id):
        return ""
    reach = people(subject.people_per_year, small_number=analysis.exercise.settings.small_number)
    if not reach:
        return "How many people it reaches is not known."
    loses = "would lose by it" if subject.is_cut else "are reached"
    share = subject.most_deprived_share
    deprived = "" if share is None else f", {whole_percent(share)} of them in the most deprived group"
    return f"{reach} people a year {loses}{deprived}. {cut_from_sentence(analysis, subject.id)}".strip()


def _reaching(analysis: Analysis) -> Iterator[tuple[float, str, str]]:
    """How many most deprived people each reaches, its name, and both in words."""
    small = analysis.exercise.settings.small_number
    chosen = _chosen(analysis)
    for column in chosen:
        reached = _deprived(column)
        if not reached or reached <= 0:
            continue
        name = _names(analysis, [column])
        cuts = [other for other in chosen if _reduces(analysis, other) == column.intervention]
        lost = [_deprived(cut) for cut in cuts]
        if not cuts or None in lost or any(_hides(analysis, cut) for cut in cuts):
            before = ", before what a cut takes away" if cuts else ""
            yield reached, name, f"{name}, {people(reached, small_number=small)}{before}"
            continue
        taken = -sum(round(count or 0.0) for count in lost)
        left = round(reached) - taken
        shown = people(left, small_number=small)
        yield (
            left,
            name,
            f"{name}, {shown} after {'its cut' if len(cuts) == 1 else 'its cuts'} ({round(reached):,} before)",
        )


def _chosen(analysis: Analysis) -> list[Column]:
    return [analysis.problem.columns[place] for place in analysis.portfolio.chosen]


def _reduces(analysis: Analysis, column: Column) -> str:
    return analysis.problem.intervention_by_id[column.intervention].reduces


def _deprived(column: Column) -> float | None:
    counted_there = most_deprived_millionths(column)
    return None if counted_there is None else counted_there / MILLIONTHS


def _hides(analysis: Analysis, column: Column) -> bool:
    small = analysis.exercise.settings.small_number
    return any(
        count is not None and is_small(abs(count), small) for count in (column.people_per_year, _deprived(column))
    )


def _sums(columns: Sequence[Column]) -> tuple[int, int] | None:
    """People, and the most deprived of them, in whole numbers; None where either is not known of one."""
    people_there = [column.people_per_year for column in columns]
    deprived = [most_deprived_millionths(column) for column in columns]
    if None in people_there or None in deprived:
        return None
    return sum(count or 0 for count in people_there), round(sum(count or 0 for count in deprived) / MILLIONTHS)


def _names(analysis: Analysis, columns: Sequence[Column]) -> str:
    return names(analysis.problem, (column.intervention for column in columns))
