"""Who gains by deprivation, and what the cuts and the services that stop take away, and from whom."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.reach import Reach, reach_of
from prioritise.analysis.small_counts import people
from prioritise.domain.interventions import Intervention
from prioritise.report.exports.board.content import Block, Heading, Paragraph, Table, Tone
from prioritise.report.exports.board.listing import Decided, Listing
from prioritise.words import ended, lower_first, pounds, whole_percent

UNKNOWN = "not known"
FIFTHS_CAPTION = "People reached a year by the list"
LOSSES_CAPTION = "What stops and what is cut, and who loses by it"
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
    """Say how many people the list reaches and what share of them is most deprived, beside the share of residents."""
    reach = reach_of(analysis.problem, analysis.portfolio.chosen)
    group = analysis.exercise.area.most_deprived
    if reach.people is None:
        return "How many people the list reaches is not known: the reach of something on it is missing."
    said = f"The list reaches {reach.people:,} people a year."
    if group is None or reach.most_deprived is None or reach.people <= 0:
        return f"{said} How many of them are most deprived is not known."
    share = reach.most_deprived / reach.people
    return (
        f"{said} {reach.most_deprived:,.0f} of them ({whole_percent(share)}) are in the most deprived group, in which "
        f"{whole_percent(group.population_share)} of residents are."
    )


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
    losing = (*listed.stopping, *listed.cuts_made)
    if not losing:
        return (Paragraph("No current service stops and no cut is made."),)
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
    subject = analysis.exercise.sized[analysis.shown[decided.row.intervention]]
    small = analysis.exercise.settings.small_number
    return (
        decided.row.name,
        decided.happens,
        people(subject.people_per_year, small_number=small) or UNKNOWN,
        _most_deprived(subject, small),
        pounds(abs(decided.row.cost_gbp)),
    )


def _most_deprived(subject: Intervention, small_number: int) -> str:
    if subject.people_per_year is None or subject.most_deprived_share is None:
        return UNKNOWN
    share = subject.most_deprived_share
    return f"{people(subject.people_per_year * share, small_number=small_number)} ({whole_percent(share)})"
