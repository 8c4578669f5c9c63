"""Who gains by deprivation, and what the cuts and the services that stop take away, and from whom."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.names import names
from prioritise.analysis.reach import Reach, most_deprived_millionths, reach_of
from prioritise.analysis.small_counts import people
from prioritise.analysis.smaller import Loss, loss_by
from prioritise.portfolio.problem import MILLIONTHS, Column
from prioritise.report.exports.board.content import Block, Heading, Paragraph, Table, Tone
from prioritise.report.exports.board.listing import Decided, Listing
from prioritise.words import ended, lower_first, pounds, whole_percent

UNKNOWN = "not known"
FIFTHS_CAPTION = "People reached a year by the list"
LOSSES_CAPTION = "What stops, goes on smaller or is cut, and who loses by it"
NOTHING_LOST = "No current service stops or goes on smaller than today, and no cut is made."
NO_IMPACT_ASSESSMENT = (
    "These are the figures that the exercise's files hold on who is reached. They are no assessment of the effect on "
    "people by age, disability, race, sex or any other protected characteristic, to which members must have regard "
    "before they decide (Equality Act 2010, section 149)."
)


def equality_part(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    """Write whom the list reaches in the most deprived group, and whom what stops and is cut takes from."""
    return (
        Heading("Who gains, and who loses"),
        Paragraph(reach_sentence(analysis), Tone.LEAD),
        *_fifths(analysis),
        *_losses(analysis, listed),
        Paragraph(NO_IMPACT_ASSESSMENT, Tone.NOTE),
    )


def reach_sentence(analysis: Analysis) -> str:
    """Say how many people the list reaches and what share of them is most deprived, beside the share of residents.

    What is not known is named, with what the others come to: missing is never zero.
    """
    columns = [analysis.problem.columns[place] for place in analysis.portfolio.chosen]
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


def _names(analysis: Analysis, columns: Sequence[Column]) -> str:
    return names(analysis.problem, (column.intervention for column in columns))


def group_sentence(analysis: Analysis) -> str:
    """Say who the most deprived group is; empty where the exercise names none."""
    group = analysis.exercise.area.most_deprived
    return "" if group is None else f"The most deprived group: {ended(lower_first(group.definition))}"


def _fifths(analysis: Analysis) -> tuple[Block, ...]:
    group = analysis.exercise.area.most_deprived
    reach = reach_of(analysis.problem, analysis.portfolio.chosen)
    if group is None or reach.people is None or reach.most_deprived is None or reach.people <= 0:
        return ()
    residents = group.population_share
    table = Table(
        caption=FIFTHS_CAPTION,
        headings=("Group", "People a year", "Share of people reached", "Share of residents"),
        rows=(
            _group_line("The most deprived group", reach.most_deprived, reach, residents),
            _group_line("Everyone else", reach.people - reach.most_deprived, reach, 1 - residents),
        ),
        widths=(3.0, 1.5, 2.0, 2.0),
        figures=frozenset({1, 2, 3}),
    )
    note = (
        f"{group_sentence(analysis)} The exercise's files give reach in this group only, so the other fifths of "
        "deprivation are shown as one."
    )
    return table, Paragraph(note, Tone.NOTE)


def _group_line(name: str, count: float, reach: Reach, residents: float) -> tuple[str, ...]:
    return (name, f"{count:,.0f}", whole_percent(count / (reach.people or 1)), whole_percent(residents))


def _losses(analysis: Analysis, listed: Listing) -> tuple[Block, ...]:
    losing = listed.losing
    if not losing:
        return (Paragraph(NOTHING_LOST),)
    return (
        Table(
            caption=LOSSES_CAPTION,
            headings=(
                "Service",
                "What happens",
                "People a year who lose",
                "Of them most deprived",
                "Money freed",
            ),
            rows=tuple(_loss(analysis, decided) for decided in losing),
            widths=(3.4, 1.5, 1.7, 1.7, 1.6),
            figures=frozenset({2, 3, 4}),
        ),
    )


def _loss(analysis: Analysis, decided: Decided) -> tuple[str, ...]:
    loss = loss_by(analysis, decided.row.intervention)
    small = analysis.exercise.settings.small_number
    return (
        decided.row.name,
        decided.happens,
        people(loss.people, small_number=small) or UNKNOWN,
        _most_deprived(loss, small),
        pounds(loss.freed_gbp),
    )


def _most_deprived(loss: Loss, small_number: int) -> str:
    if not loss.people or loss.most_deprived is None:
        return UNKNOWN
    lost = people(loss.most_deprived, small_number=small_number)
    return f"{lost} ({whole_percent(loss.most_deprived / loss.people)})"
