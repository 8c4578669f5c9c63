"""What our own rules cost, in words and figures."""

from __future__ import annotations

from prioritise.analysis import Analysis, Keeps, RulePrice, RulePrices, prices_of_rules
from prioritise.report.compare.answer_view import (
    AnswerView,
    Bar,
    Bars,
    answer,
    bars,
    ids_cell,
    in_points,
    names_text,
    points_cell,
    points_text,
)
from prioritise.report.words.price_words import priced_name, together_sentence
from prioritise.words import counted

CSV_HEADINGS = (
    "kind", "about", "year", "value_lost", "people_lost", "most_deprived_lost", "would_enter", "would_leave",
)  # fmt: skip
HEADINGS = (
    "Rule or limit",
    "Points lost",
    "People lost a year",
    "Of them most deprived",
    "Without it in come",
    "Out go",
)
STILL_COUNTS = 'What costs this list nothing may still make it dear to fund one that is not on it: its "Why?" says so.'


def rule_prices_view(analysis: Analysis) -> AnswerView:
    """Say what keeping to each rule costs, what costs nothing first. Raises SolverFailed."""
    rule_prices = prices_of_rules(analysis)
    if rule_prices is None:
        return answer((), (HEADINGS, ()), (CSV_HEADINGS, ()))
    prices = (*rule_prices.prices, rule_prices.together)
    rows = [_row(analysis, rule_prices, price) for price in prices]
    lines = [_line(rule_prices, price) for price in prices]
    return answer(_sentences(rule_prices), (HEADINGS, rows), (CSV_HEADINGS, lines), _shape(analysis, rule_prices))


def _sentences(rule_prices: RulePrices) -> tuple[str, ...]:
    free = sum(price.lost_millionths == 0 for price in rule_prices.prices)
    priced = f"{counted(free, 'rule or limit', 'rules and limits')} of {len(rule_prices.prices)}"
    nothing = f"{priced} cost this list nothing."
    return (nothing, *([STILL_COUNTS] if free else []), together_sentence(rule_prices))


def _shape(analysis: Analysis, rule_prices: RulePrices) -> Bars | None:
    if not rule_prices.together.lost_millionths:
        return None
    costing = [price for price in rule_prices.prices if price.lost_millionths]
    dearest = sorted(costing, key=lambda price: -price.lost_millionths)
    caption = "What each costs alone, and above them what all cost together. What costs nothing is not drawn."
    rows = [_bar(analysis, price) for price in (rule_prices.together, *dearest)]
    return bars("Points lost by keeping it", rows, caption)


def _bar(analysis: Analysis, price: RulePrice) -> Bar:
    lost = points_text(price.lost_millionths)
    together = price.keeps is Keeps.TOGETHER
    return Bar(
        priced_name(analysis, price), f"{lost} points", 0.0, in_points(price.lost_millionths), stands_out=together
    )


def _row(analysis: Analysis, rule_prices: RulePrices, price: RulePrice) -> tuple[str, ...]:
    people, deprived = _lost(rule_prices, price)
    return (
        priced_name(analysis, price),
        points_text(price.lost_millionths) if price.lost_millionths else "nothing",
        _whole(people),
        _whole(deprived),
        names_text(analysis, price.without.enter),
        names_text(analysis, price.without.leave),
    )


def _line(rule_prices: RulePrices, price: RulePrice) -> tuple[object, ...]:
    people, deprived = _lost(rule_prices, price)
    return (
        price.keeps, price.about, price.year, points_cell(price.lost_millionths), points_cell(people),
        points_cell(deprived), ids_cell(price.without.enter), ids_cell(price.without.leave),
    )  # fmt: skip


def _lost(rule_prices: RulePrices, price: RulePrice) -> tuple[int | None, int | None]:
    """People a year more that the list without it reaches, and of them in the most deprived group, in millionths."""
    without, now = price.reached, rule_prices.now
    people = None if without.people is None or now.people is None else 1_000_000 * (without.people - now.people)
    ends = (without.most_deprived_millionths, now.most_deprived_millionths)
    return people, None if ends[0] is None or ends[1] is None else ends[0] - ends[1]


def _whole(millionths: int | None) -> str:
    return "not known" if millionths is None else f"{millionths / 1_000_000:,.0f}".replace("-", "−")
