"""The first page: the question, whether its figures are real, what is recommended, the money, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.commitments import commitments_sentence
from prioritise.analysis.priority_list import headline, spent_sum, summary_sentence
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table, Tone
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.board.listing import Decided, Listing
from prioritise.report.exports.board.what_if_part import is_what_if, what_if_part
from prioritise.report.exports.board.who_decides import who_decides
from prioritise.report.priorities.money_table import fund_lines, transfers_in_short
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.report.words.scenario_in_words import scenario_in_words
from prioritise.words import counted, ended, joined, percent, pounds

ALL_REAL = "No figure in this exercise is marked as illustrative."
MONEY_CAPTION = "Money by fund and year: the limit and what comes in, less what goes out and is spent, is left"


def front_page(analysis: Analysis, listed: Listing, issued: Issued) -> tuple[Block, ...]:
    """Write the first page. The result must have a list."""
    return (
        Heading(paper_title(analysis), 1),
        Paragraph(_where_and_when(analysis, issued.dated), Tone.NOTE),
        *what_it_is(analysis),
        Heading("What this what-if comes to" if is_what_if(analysis) else "Recommendation"),
        recommendation(analysis),
        Paragraph(summary_sentence(analysis)),
        Heading("Money"),
        money_by_year(analysis),
        *moved_in_short(analysis),
        Paragraph(commitments_sentence(analysis), Tone.NOTE),
        *discounting(analysis),
        Heading(asked_title(analysis, "Decision asked")),
        Bullets(decisions_asked(analysis, listed)),
        Paragraph(" ".join(who_decides(analysis, issued.sign_offs))),
    )


def recommendation(analysis: Analysis) -> Paragraph:
    """Say the result in a line: how many are funded, for how much of the money."""
    return Paragraph(ended(headline(analysis)), Tone.LEAD)


def paper_title(analysis: Analysis) -> str:
    """Name what a paper is about; of a what-if that it is one comes first."""
    title = analysis.exercise.title
    return f"What-if: {title}" if is_what_if(analysis) else title


def asked_title(analysis: Analysis, title: str) -> str:
    """Return the heading over what is asked of those who decide; of a what-if, what they would be asked."""
    return "What you would be asked, if this were the list" if is_what_if(analysis) else title


def what_it_is(analysis: Analysis) -> tuple[Block, ...]:
    """Write what a reader must know first: what is not real, and of a what-if that it is one and what follows."""
    return (real_or_not(analysis), *what_if_part(analysis))


def real_or_not(analysis: Analysis) -> Paragraph:
    """Say what is not real, and what that means for a decision; or that everything is."""
    unreal = illustrative_sentence(analysis.exercise)
    if not unreal:
        return Paragraph(ALL_REAL, Tone.NOTE)
    return Paragraph(f"Illustrative. {unreal} No decision can rest on this paper.", Tone.WARNING)


def money_by_year(analysis: Analysis) -> Table:
    """Write the money of every fund in every year, so that each adds up, with totals by fund and by year."""
    years = analysis.exercise.years
    rows = tuple(
        (
            fund.name,
            "\n".join(what for what, _ in fund.lines),
            *("\n".join(pounds(amounts[column]) for _, amounts in fund.lines) for column in range(len(years) + 1)),
        )
        for fund in fund_lines(analysis)
    )
    return Table(
        caption=MONEY_CAPTION,
        headings=("Fund", "Money", *years, "Over the plan"),
        rows=rows,
        widths=(3.6, 1.3, *([1.6] * len(years)), 1.7),
        figures=frozenset(range(2, len(years) + 3)),
        totals=True,
    )


def moved_in_short(analysis: Analysis) -> tuple[Block, ...]:
    """Say what is carried forward or moved between funds over the plan; nothing where nothing is."""
    moved = transfers_in_short(analysis)
    return (Paragraph(moved, Tone.NOTE),) if moved else ()


def decisions_asked(analysis: Analysis, listed: Listing) -> tuple[str, ...]:
    """List what the board is asked to decide: to fund, to stop, to cut, and what to note."""
    funded = counted(len(listed.funded), "intervention")
    asked = [f"Agree to fund or continue {funded}, for {spent_sum(analysis)}."]
    if listed.stopping:
        asked.append(f"Agree to stop {counted(len(listed.stopping), 'current service')}: {_names(listed.stopping)}.")
    if listed.smaller:
        resized = joined(decided.smaller.resized for decided in listed.smaller if decided.smaller)
        asked.append(f"Agree to make {counted(len(listed.smaller), 'current service')} smaller: {resized}.")
    if listed.cuts_made:
        asked.append(f"Agree to make {counted(len(listed.cuts_made), 'cut')}: {_names(listed.cuts_made)}.")
    new = len(listed.left_out) - len(listed.stopping)
    if new:
        asked.append(f"Agree not to fund {counted(new, 'new intervention')} now, for the reasons given.")
    gives_up = "what each partner gives up" if analysis.group.partners else "that no partner has given weights"
    return (*asked, f"Note {gives_up}, who gains and loses, and which decisions could still change.")


def discounting(analysis: Analysis) -> tuple[Block, ...]:
    """Say which sums are discounted and which are cash; nothing where the exercise does not discount."""
    rate = analysis.exercise.settings.discount_rate
    if not rate:
        return ()
    return (
        Paragraph(
            "The headline, the money by fund and year and what is asked are cash. Other sums over the plan, "
            f"on the list and on the cards too, are discounted at {percent(rate)} a year.",
            Tone.NOTE,
        ),
    )


def _where_and_when(analysis: Analysis, dated: str) -> str:
    exercise = analysis.exercise
    years = " to ".join(dict.fromkeys((exercise.years[0], exercise.years[-1])))
    return f"{exercise.area.name}, {years}. {dated}. Scenario: {ended(scenario_in_words(analysis))}"


def _names(decided: Sequence[Decided]) -> str:
    return joined(decision.row.name for decision in decided)
