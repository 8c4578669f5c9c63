"""Who gains by deprivation, and what the cuts and the services that stop take away, and from whom."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.losing import UNKNOWN, losses_in_all, most_deprived_lost
from prioritise.analysis.reach import reach_of
from prioritise.analysis.small_counts import people
from prioritise.analysis.smaller import loss_by
from prioritise.report.exports.board.content import Block, Heading, Paragraph, Table, Tone
from prioritise.report.exports.board.listing import Decided, Listing
from prioritise.report.exports.board.reached import cuts_sentence, group_sentence, reach_sentence
from prioritise.words import pounds, rest_of_percent, whole_percent

FIFTHS_CAPTION = "People reached a year by the list"
LOSSES_CAPTION = "What stops, goes on smaller or is cut, and who loses by it"
NOTHING_LOST = "No current service stops or goes on smaller than today, and no cut is made."
COUNTED_TWICE = "Whoever uses two of them is counted twice."
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
        *_after_cuts(analysis),
        *_fifths(analysis),
        *_losses(analysis, listed),
        Paragraph(NO_IMPACT_ASSESSMENT, Tone.NOTE),
    )


def _fifths(analysis: Analysis) -> tuple[Block, ...]:
    group = analysis.exercise.area.most_deprived
    reach = reach_of(analysis.problem, analysis.portfolio.chosen)
    if group is None or reach.people is None or reach.most_deprived is None or reach.people <= 0:
        return ()
    # Each is what the other leaves of the total, as it is shown: so the two come to it.
    deprived, share = round(reach.most_deprived), reach.most_deprived / reach.people
    table = Table(
        caption=FIFTHS_CAPTION,
        headings=("Group", "People a year", "Share of people reached", "Share of residents"),
        rows=(
            ("The most deprived group", f"{deprived:,}", whole_percent(share), whole_percent(group.population_share)),
            (
                "Everyone else",
                f"{reach.people - deprived:,}",
                rest_of_percent(share),
                rest_of_percent(group.population_share),
            ),
        ),
        widths=(3.0, 1.5, 2.0, 2.0),
        figures=frozenset({1, 2, 3}),
    )
    note = (
        f"{group_sentence(analysis)} The exercise's files give reach in this group only, so the other fifths of "
        "deprivation are shown as one."
    )
    return table, Paragraph(note, Tone.NOTE)


def _after_cuts(analysis: Analysis) -> tuple[Block, ...]:
    said = cuts_sentence(analysis)
    return (Paragraph(said),) if said else ()


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
        Paragraph(f"{losses_in_all(analysis, [decided.row.intervention for decided in losing])} {COUNTED_TWICE}"),
    )


def _loss(analysis: Analysis, decided: Decided) -> tuple[str, ...]:
    loss = loss_by(analysis, decided.row.intervention)
    small = analysis.exercise.settings.small_number
    return (
        decided.row.name,
        decided.happens,
        people(loss.people, small_number=small) or UNKNOWN,
        most_deprived_lost(loss, small),
        pounds(loss.freed_gbp),
    )
