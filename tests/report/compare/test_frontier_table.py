"""The frontier reads as steps of money: where today stands, what the next step brings, where the bend is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from prioritise.domain.interventions import Status
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem
from prioritise.report.compare.frontier_chart import frontier_chart
from prioritise.report.compare.frontier_table import (
    NEVER,
    exact_points,
    frontier_sentences,
    frontier_table,
    frontier_title,
    slopes,
)
from prioritise.report.compare.view import money_view_of
from prioritise.robustness.frontier import Frontier, frontier
from tests.portfolio.cases import column, intervention, problem


@pytest.fixture(scope="module")
def posed() -> PortfolioProblem:
    # With £100: a (5 points for £40) and b (4 for £50) fit together; c (20 for £120) would take the place of both.
    return problem([column("a", 5, 40), column("b", 4, 50), column("c", 20, 120)], [100])


@pytest.fixture(scope="module")
def found(posed: PortfolioProblem) -> Frontier:
    return frontier(posed, lowest=Fraction(1, 5), highest=Fraction(3))


def test_every_step_has_its_line_with_who_enters_and_leaves(posed: PortfolioProblem, found: Frontier) -> None:
    table = frontier_table(posed, found)
    budgets = [cell.split(" ")[0] for cell in table.column("From this budget on")]
    assert budgets == ["£20", "£40", "£90", "£120", "£160", "£210"]
    assert table.column("Best value") == ("0.00", "5.00", "9.00", "20.00", "25.00", "29.00")
    assert table.column("Enters")[3] == "C"
    assert table.column("Leaves")[3] == "A, B"


def test_a_cut_and_a_size_have_columns_of_their_own() -> None:
    sized = [
        replace(column("homes", worth, cost, level=level), level_name=f"{level.capitalize()} scale")
        for level, worth, cost in (("half", 3, 40), ("full", 8, 100))
    ]
    cut = [intervention("trim", status=Status.REDUCE, reduces="gym")]
    # The gym and homes at half scale take £60, at full scale £120; with the cut, worth −1, full scale fits into £110.
    case = problem([column("gym", 6, 20), column("trim", -1, -10), *sized], [100], interventions=cut)
    table = frontier_table(case, frontier(case, lowest=Fraction(1, 2), highest=Fraction(2)))
    assert "Made: Trim" in table.column("Cuts")
    assert "No longer made: Trim" in table.column("Cuts")
    assert "Homes, from half to full scale" in table.column("Changes size")
    assert not any("Trim" in cell for heading in ("Enters", "Leaves") for cell in table.column(heading))
    told = " ".join(frontier_sentences(case, frontier(case)))
    assert "Size would change: Homes, from half to full scale. Cut made: Trim." in told


def test_today_and_the_bend_are_marked(posed: PortfolioProblem, found: Frontier) -> None:
    cells = frontier_table(posed, found).column("From this budget on")
    assert next(cell for cell in cells if "today" in cell).startswith("£90 ")
    assert found.knee is not None
    assert [cell for cell in cells if "bend" in cell] == [
        cell for cell in cells if cell.startswith(f"£{found.knee.budget_gbp} ")
    ]


def test_the_title_is_the_next_step(found: Frontier) -> None:
    assert frontier_title(found) == "The next £20 would buy 11.00 more points of value"


def test_why_more_money_is_needed_than_the_next_list_costs_more_is_said(
    found: Frontier, posed: PortfolioProblem
) -> None:
    # £20 more money, and the list costs £30 more: nothing to explain.
    assert "stays unspent" not in " ".join(frontier_sentences(posed, found))
    # Only the second year is short, by £2: a fifth more of both years is £22.
    case = problem([column("a", 50, 100, 0), column("b", 4, 0, 10), column("c", 20, 0, 12)], [100, 10])
    told = " ".join(frontier_sentences(case, frontier(case)))
    assert "£22 (20.0%) more, the same share everywhere, would buy 16.00 points more" in told
    assert "In would come: C. Out would go: B. That list costs £2 more than the best one today." in told
    assert "what the list does not need stays unspent." in told


def test_the_sentences_say_what_is_spare_who_comes_and_who_comes_back(posed: PortfolioProblem, found: Frontier) -> None:
    told = " ".join(frontier_sentences(posed, found))
    assert "£10 could be taken away" in told
    assert "In would come: C. Out would go: A and B." in told
    assert "2 interventions leave the list at some budget" in told


def test_before_the_bend_a_pound_brings_more_than_after_it(found: Frontier) -> None:
    average = slopes(found)
    assert average is not None
    assert average.before > average.after
    assert found.knee is not None
    run = found.knee.budget_gbp - found.steps[0].budget_gbp
    gained = (found.knee.value_millionths - found.steps[0].value_millionths) / MILLIONTHS
    assert average.before == pytest.approx(1000 * gained / run)


def test_nothing_at_any_budget_says_so(posed: PortfolioProblem, found: Frontier) -> None:
    empty = replace(found, steps=())
    assert frontier_title(empty) == NEVER
    assert frontier_sentences(posed, empty) == (f"{NEVER}.",)
    assert frontier_table(posed, empty).rows == ()
    assert slopes(empty) is None


def test_no_list_today_names_the_least_that_is_enough(posed: PortfolioProblem) -> None:
    later = frontier(posed, lowest=Fraction(6, 5), highest=Fraction(3))
    assert frontier_title(later) == "Nothing obeys the rules below £120"
    assert "no list obeys the rules with that. From £120, 120% of it, one does." in frontier_sentences(posed, later)[0]


def test_more_money_that_buys_nothing_says_so() -> None:
    assert frontier_title(frontier(problem([column("a", 5, 40)], [100]))) == "More money would buy nothing better"


@pytest.mark.parametrize(
    ("millionths", "text"), [(0, "0.00"), (1, "less than 0.01"), (10_000, "0.01"), (1_234_560_000, "1,234.56")]
)
def test_a_small_gain_never_reads_as_nothing(millionths: int, text: str) -> None:
    assert exact_points(millionths) == text


def test_the_chart_shows_every_step_today_and_the_bend(posed: PortfolioProblem, found: Frontier) -> None:
    figure = frontier_chart(money_view_of(posed, found))
    drawn = [row for data in figure.chart.to_dict(validate=False)["datasets"].values() for row in data]
    line = [(row["budget"], row["value"]) for row in drawn if "text" not in row]
    assert line[:-1] == [(step.budget_gbp, step.value) for step in found.steps]
    assert line[-1] == (found.highest * 100, found.steps[-1].value)
    assert [row["budget"] for row in drawn if str(row.get("text", "")).startswith("Today")] == [100]
    assert found.knee is not None
    assert [row["budget"] for row in drawn if str(row.get("text", "")).startswith("Bend")] == [found.knee.budget_gbp]
    assert figure.table == frontier_table(posed, found)
    assert figure.title == frontier_title(found)
