"""Which money is spent to the last pound is named, all of it."""

from dataclasses import replace

from prioritise.analysis import analyse
from prioritise.domain.scenarios import Scenario
from prioritise.report.priorities.money_table import MoneyRow, left_words, money_rows, money_sentence, money_title
from tests.worked_example import worked_analysis


def row(fund: str, year: str, spent: int, limit: int = 10_000) -> MoneyRow:
    return MoneyRow(fund, f"Fund {fund}", "Council", "revenue", year, spent, limit, limit - spent)


def test_every_fund_and_year_with_nothing_left_is_named():
    rows = (
        row("a", "2026/27", 10_000),
        row("a", "2027/28", 9_000),
        row("b", "2026/27", 10_000),
        row("b", "2027/28", 10_000),
        row("c", "2026/27", 0, 0),
    )
    assert money_title(rows) == "Nothing is left of 3 of the 5 yearly limits of money"
    assert money_sentence(rows, 40_000) == (
        "Nothing is left of 3 of the 5 yearly limits of money: Fund a in 2026/27; Fund b in every year. "
        "£1,000 of £40,000 is left in all."
    )


def test_where_one_or_none_is_spent_the_tightest_is_named_and_almost_all_is_not_all():
    one = (row("a", "2026/27", 10_000), row("a", "2027/28", 9_000))
    assert money_sentence(one, 20_000).startswith("The money is tightest in Fund a, 2026/27: 100% is spent.")
    almost = (row("a", "2026/27", 9_999), row("a", "2027/28", 9_000))
    assert money_sentence(almost, 20_000).startswith("The money is tightest in Fund a, 2026/27: over 99% is spent.")


def test_the_worked_example_names_all_that_have_nothing_left():
    rows = money_rows(worked_analysis())
    said = money_sentence(rows, 0)
    for name in {each.fund_name for each in rows if each.left_gbp == 0}:
        assert name in said
    assert money_sentence([replace(each, limit_gbp=0, came_in_gbp=0, went_out_gbp=0) for each in rows], 0)


def test_what_is_left_is_told_with_what_was_left_and_adds_up():
    agreed = worked_analysis()
    tighter = analyse(agreed.exercise, Scenario(id="tenth", name="A tenth less", budget_factor=0.9))
    assert left_words(tighter, agreed) == (
        "£746,000 (was £154,000): £112,500 in Public health grant, part open to review; £270,500 in Better Care Fund, "
        "pooled under section 75; £16,000 in NHS health inequalities money, held by the voluntary sector; and £347,000 "
        "in Council capital programme, healthy places."
    )
    assert sum(year.left_gbp for year in tighter.portfolio.money) == 746_000
