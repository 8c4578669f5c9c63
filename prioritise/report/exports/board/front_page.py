"""The first page: the question, whether its figures are real, what is recommended, the money, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.commitments import commitments_sentence
from prioritise.analysis.priority_list import headline, summary_sentence
from prioritise.domain.scenarios import AS_AGREED
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph, Table, Tone
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.board.listing import Decided, Listing
from prioritise.report.exports.board.who_decides import who_decides
from prioritise.report.priorities.money_table import MoneyRow, money_rows, transfer_sentences
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.report.words.scenario_in_words import scenario_in_words
from prioritise.words import counted, ended, joined, percent, pounds

ALL_REAL = "No figure in this exercise is marked as illustrative."
MONEY_CAPTION = "Money by fund and year: what the list spends, of what there is"


def front_page(analysis: Analysis, listed: Listing, issued: Issued) -> tuple[Block, ...]:
    """Write the first page. The result must have a list."""
    return (
        Heading(analysis.exercise.title, 1),
        Paragraph(_where_and_when(analysis, issued.dated), Tone.NOTE),
        real_or_not(analysis),
        Heading("Recommendation"),
        Paragraph(ended(headline(analysis)), Tone.LEAD),
        Paragraph(summary_sentence(analysis)),
        Heading("Money"),
        money_by_year(analysis),
        *(Paragraph(sentence, Tone.NOTE) for sentence in transfer_sentences(analysis)),
        Paragraph(commitments_sentence(analysis), Tone.NOTE),
        *discounting(analysis),
        Heading("Decision asked"),
        Bullets(decisions_asked(analysis, listed)),
        *(Paragraph(sentence) for sentence in who_decides(analysis, issued.sign_offs)),
    )


def real_or_not(analysis: Analysis) -> Paragraph:
    """Say what is not real, and what that means for a decision; or that everything is."""
    unreal = illustrative_sentence(analysis.exercise)
    if not unreal:
        return Paragraph(ALL_REAL, Tone.NOTE)
    return Paragraph(f"Illustrative. {unreal} No decision can rest on this paper.", Tone.WARNING)


def money_by_year(analysis: Analysis) -> Table:
    """Write the money of every fund in every year, with totals by fund and by year."""
    rows, years = money_rows(analysis), analysis.exercise.years
    funds = dict.fromkeys(row.fund for row in rows)
    lines = [[row for row in rows if row.fund == fund] for fund in funds]
    return Table(
        caption=MONEY_CAPTION,
        headings=("Fund", *years, "Over the plan", "Left"),
        rows=(*(_money_line(line[0].fund_name, line, years) for line in lines), _money_line("All funds", rows, years)),
        widths=(3.2, *([1.7] * len(years)), 1.9, 1.4),
        figures=frozenset(range(1, len(years) + 3)),
        totals=True,
    )


def decisions_asked(analysis: Analysis, listed: Listing) -> tuple[str, ...]:
    """List what the board is asked to decide: to fund, to stop, to cut, and what to note."""
    total = pounds(spent_gbp(analysis))
    asked = [f"Agree to fund or continue {counted(len(listed.funded), 'intervention')}, for {total} over the plan."]
    if listed.stopping:
        asked.append(f"Agree to stop {counted(len(listed.stopping), 'current service')}: {_names(listed.stopping)}.")
    if listed.cuts_made:
        asked.append(f"Agree to make {counted(len(listed.cuts_made), 'cut')}: {_names(listed.cuts_made)}.")
    new = len(listed.left_out) - len(listed.stopping)
    if new:
        asked.append(f"Agree not to fund {counted(new, 'new intervention')} now, for the reasons given.")
    gives_up = "what each partner gives up" if analysis.group.partners else "that no partner has given weights"
    return (*asked, f"Note {gives_up}, who gains and loses, and which decisions could still change.")


def spent_gbp(analysis: Analysis) -> int:
    """Add up what every fund spends in every year, in cash."""
    return sum(year.spent_gbp for year in analysis.portfolio.money)


def discounting(analysis: Analysis) -> tuple[Block, ...]:
    """Say which sums are discounted and which are cash; nothing where the exercise does not discount."""
    rate = analysis.exercise.settings.discount_rate
    if not rate:
        return ()
    return (
        Paragraph(
            f"Sums over the plan in the recommendation, on the list and on the cards are discounted at {percent(rate)} "
            "a year. Money by fund and year, and what is asked, is cash.",
            Tone.NOTE,
        ),
    )


def _where_and_when(analysis: Analysis, dated: str) -> str:
    exercise = analysis.exercise
    years = " to ".join(dict.fromkeys((exercise.years[0], exercise.years[-1])))
    what_if = "" if analysis.scenario.digest == AS_AGREED.digest else " This is a what-if and not what was agreed."
    return f"{exercise.area.name}, {years}. {dated}. Scenario: {ended(scenario_in_words(analysis))}{what_if}"


def _money_line(name: str, rows: Sequence[MoneyRow], years: Sequence[str]) -> tuple[str, ...]:
    cells = [_of([row for row in rows if row.year == year]) for year in years]
    return (name, *cells, _of(rows), pounds(sum(row.left_gbp for row in rows)))


def _of(rows: Sequence[MoneyRow]) -> str:
    there = sum(row.available_gbp for row in rows)
    return f"{pounds(sum(row.spent_gbp for row in rows))}\nof {pounds(there)}"


def _names(decided: Sequence[Decided]) -> str:
    return joined(decision.row.name for decision in decided)
