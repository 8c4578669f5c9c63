"""A decision that is the same but for its size is never called plainly firm, on any page or paper."""

from __future__ import annotations

from prioritise.analysis import partner_regrets
from prioritise.analysis.nearest.firm import firmness
from prioritise.analysis.nearest.money_moves import but_for
from prioritise.analysis.nearest.sentences import StateLine, but_for_sentence, firm_sentence, list_state, state_lines
from prioritise.report.exports.board.dissent import dissent
from prioritise.report.exports.board.listing import listing
from prioritise.report.priorities.firm_view import firm_view
from tests.report.exports.board.written_papers import placed
from tests.worked_example import worked_analysis

SERVICE = "stop-smoking-service"


def at(chosen: tuple[int, ...]) -> dict[str, str]:
    columns = worked_analysis().problem.columns
    return {columns[place].intervention: columns[place].level for place in chosen}


def test_partners_that_would_fund_another_size_are_those_whose_own_best_list_does():
    analysis = worked_analysis()
    losses, now = partner_regrets(analysis), at(analysis.portfolio.chosen)
    assert losses is not None
    best = [at(portfolio.chosen) for portfolio in losses.own_best]
    partners = [view.partner for view in analysis.group.partners]
    seen = 0
    for decision in firmness(analysis):
        one = decision.intervention
        expected = tuple(
            (who, sizes[one])
            for who, sizes in zip(partners, best, strict=True)
            if one in now and one in sizes and sizes[one] != now[one]
        )
        assert decision.size.partners == expected
        seen += bool(expected)
    assert seen >= 1


def test_the_row_the_dissent_and_the_counts_say_so():
    analysis = worked_analysis()
    decision = next(each for each in firmness(analysis) if each.intervention == SERVICE)
    assert decision.is_firm
    said = firm_sentence(analysis, decision)
    assert said.startswith("This decision is firm but for its size: it is funded, at this or another size, in every")
    assert "Another size would be funded by the weights of NHS integrated care board locality and Public health" in said
    for partner in ("icb", "public-health"):
        assert "funded another size: Stop smoking service, from reduced to full scale" in dissent(analysis, partner)
    assert "another size" not in dissent(analysis, "residents-panel")
    assert list_state(analysis) == "29 decisions of 36 are firm; the others could change."
    assert but_for_sentence(analysis) == (
        "Of the firm ones 11 would move with some budget from 90% to 120% of today's; and 1 could be of another size "
        "by other weights or scores, which is among those 11."
    )
    assert firm_view(analysis).but_for == ("Firm but for money: 11 (1 also for size).")


def test_every_paper_says_how_firm_in_the_words_of_the_page():
    lines = {line.intervention: line.label for line in state_lines(worked_analysis())}
    papers = {decided.row.intervention: decided.firm for decided in listing(worked_analysis(), placed()).decisions}
    assert papers == lines
    assert set(lines.values()) == {"firm", "firm but for money", "firm but for money and size", "could change"}


def firm_but_for(*each: tuple[bool, bool]) -> list[StateLine]:
    """Firm decisions, each told by whether money moves it and whether its size does, and one that is not firm."""
    firm = [StateLine("a", "A", "firm", "", 1.0, False, money, size) for money, size in each]
    return [*firm, StateLine("b", "B", "could change", "", 0.5, True, True, True)]


def test_one_that_is_both_is_counted_in_both_and_that_is_said():
    assert but_for(firm_but_for((True, True), (True, False))).among == ", which is among those 2"
    assert but_for(firm_but_for((True, True), (True, True), (True, False))).among == ", all among those 3"
    assert but_for(firm_but_for((True, False), (False, True))).among == ", none of them among those 1"
    assert but_for(firm_but_for((True, True), (False, True), (False, False))).among == ", 1 of them among those 1"
    assert but_for(firm_but_for((True, False))).among == but_for(firm_but_for((False, True))).among == ""
