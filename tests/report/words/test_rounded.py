"""Where figures that are rounded one by one stand beside what they come to, that is said, and only there."""

from prioritise.analysis import partner_regrets, prices_of_rules
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.compare.how_sure_exact import regrets_sentences, regrets_table
from prioritise.report.priorities.intervention_detail import intervention_detail
from prioritise.report.priorities.priorities_chart import contributions_chart
from prioritise.report.words.price_words import together_sentence
from prioritise.report.words.rounded import IN_BRACKETS, ROUNDED, rounded_note
from tests.worked_example import worked_analysis


def test_a_sum_that_comes_out_as_shown_needs_no_note():
    assert rounded_note((1.24, 1.24), 2.48, 1) == ROUNDED
    assert rounded_note((1.2, 1.3), 2.5, 1) == ""
    assert rounded_note((0.1, 0.2), 0.3, 2) == ""


def test_parts_of_a_score_that_do_not_add_up_as_drawn_say_so():
    analysis = worked_analysis()
    said = {
        each.id: contributions_chart(intervention_detail(analysis, each.id)).alternative
        for each in analysis.exercise.interventions
    }
    # 4.4 by the bars, 4.5 by the title.
    assert said["school-readiness-home-visits"].endswith(IN_BRACKETS)
    assert not all(heard.endswith(IN_BRACKETS) for heard in said.values())


def test_prices_of_rules_that_do_not_add_up_as_shown_say_so():
    prices = prices_of_rules(worked_analysis())
    shown = sum(round(price.lost, 2) for price in prices.prices)
    assert round(shown, 2) != round(prices.sum_lost, 2)
    assert together_sentence(prices).endswith(ROUNDED)


def test_losses_of_partners_that_do_not_come_out_as_shown_say_so_once():
    analysis = worked_analysis()
    regrets = partner_regrets(analysis)
    rows = regrets_table(analysis, regrets).rows
    assert any(round(best - lost, 2) != value for best, lost, value in map(_shown, regrets.chosen))
    assert rows
    assert regrets_sentences(analysis, regrets).count(ROUNDED) == 1


def _shown(regret):
    return (
        round(regret.best_millionths / MILLIONTHS, 2),
        round(regret.lost_millionths / MILLIONTHS, 2),
        round(regret.value_millionths / MILLIONTHS, 2),
    )
