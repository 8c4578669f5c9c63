"""Every claim of the Word paper on the worked example is solved again from the files alone."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.domain.interventions import Status
from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.domain.scenarios import Scenario
from prioritise.portfolio.problem import score_millionths
from prioritise.portfolio.rules import sentence
from prioritise.portfolio.verify import verify
from prioritise.report.exports.board.issued import record_digest
from prioritise.report.exports.papers import board_paper_docx
from tests.report.exports.board.alternative_claims import assert_told, listed_by
from tests.report.exports.board.read_paper import FILE, inside, listed, said, solved
from tests.report.exports.board.reason_claims import claims, gained, names_moved, names_of, told_price
from tests.report.exports.board.written_papers import (
    ISSUED,
    amounts,
    money_lines,
    placed,
    table_headed,
    tables_headed,
    word,
    word_lines,
    written,
)
from tests.worked_example import worked_analysis


def test_the_list_is_the_best_one_and_holds_everything_once():
    assert sorted(inside()) == sorted(solved().portfolio.interventions)
    assert sorted(row[1] for row in listed()) == sorted(each.name for each in solved().exercise.interventions)


def test_the_money_by_fund_and_year_is_what_the_chosen_cost_in_the_files():
    exercise, chosen = solved().exercise, inside()
    rows = table_headed(word(FILE), "Fund")
    for fund, row in zip(exercise.funds, rows, strict=False):
        for year, cell in zip(exercise.years, row[2:], strict=False):
            spent = sum(
                cost.amount_gbp
                for cost in exercise.costs
                if (cost.fund, cost.year) == (fund.id, year)
                and cost.intervention in chosen
                and cost.level in ("", chosen[cost.intervention])
            )
            assert money_lines(row[1], cell)["Spent"] == spent, (fund.id, year)
    totals = rows[-1]
    assert totals[0] == "All funds"
    for column in range(2, len(totals)):
        whole = money_lines(totals[1], totals[column])
        for what, amount in whole.items():
            assert amount == sum(money_lines(row[1], row[column]).get(what, 0) for row in rows[:-1])
    over_the_plan = money_lines(totals[1], totals[-1])
    assert over_the_plan["Spent"] == solved().portfolio.cost_gbp
    assert over_the_plan["Limit"] == sum(sum(fund.budget_gbp.values()) for fund in exercise.funds)


@pytest.mark.parametrize("file", [FILE, "summary.docx"])
def test_limit_and_what_comes_in_less_what_goes_out_and_is_spent_is_what_is_left(file):
    exercise, rows = solved().exercise, table_headed(word(file), "Fund", "Money")
    assert [row[0] for row in rows] == [*(fund.name for fund in exercise.funds), "All funds"]
    for fund, row in zip(exercise.funds, rows, strict=False):
        limits = [money_lines(row[1], cell)["Limit"] for cell in row[2:]]
        agreed = [fund.budget_gbp[year] for year in exercise.years]
        assert limits == [*agreed, sum(agreed)]
    for row in rows:
        for cell in row[2:]:
            told = money_lines(row[1], cell)
            moved = told.get("Comes in", 0) - told.get("Goes out", 0)
            assert told["Limit"] + moved - told["Spent"] == told["Left"], row
    moving = [row for row in rows if "Comes in" in row[1]]
    assert len(moving) == 3
    nhs = next(row for row in rows if row[0].startswith("NHS health inequalities"))
    assert money_lines(nhs[1], nhs[-1]) == {"Limit": 1_560_000, "Comes in": 12_000, "Spent": 1_572_000, "Left": 0}


def test_the_counts_and_the_total_of_the_recommendation_are_those_of_the_list():
    exercise, chosen = solved().exercise, inside()
    funded = [each for each in chosen if not exercise.intervention_by_id[each].is_cut]
    fundable = [each for each in exercise.interventions if not each.is_cut]
    assert said("Fund ").startswith(f"Fund {len(funded)} of {len(fundable)} interventions, with £")
    new = [each for each in funded if exercise.intervention_by_id[each].status is Status.NEW]
    assert said("Starts ").startswith(f"Starts {len(new)} of ")
    assert amounts(said("Starts ")) == [solved().portfolio.cost_gbp]
    asked = next(line for line in word_lines(word(FILE)) if line.startswith("Agree to fund or continue"))
    assert asked.startswith(f"Agree to fund or continue {len(funded)} interventions, for £")
    # All that is funded, less what the cuts that are made set free, is what is spent.
    paid, freed, spent = amounts(asked)
    costs = {each: solved().cost_gbp_of[each] for each in chosen}
    assert paid == sum(costs[each] for each in funded)
    assert freed == -sum(cost for each, cost in costs.items() if each not in funded)
    assert paid - freed == spent == solved().portfolio.cost_gbp


def test_every_score_and_cost_on_the_list_is_worked_out_again():
    again = solved()
    for _, name, _, score, cost, *_ in listed():
        [each] = [one.id for one in again.exercise.interventions if one.name == name]
        assert float(score.replace("−", "-")) == pytest.approx(again.score_of[each].total, abs=0.0501)
        assert amounts(cost) == [again.cost_gbp_of[each]]


def test_a_calculator_gives_every_score_of_the_annex_as_the_list_shows_it():
    rows = table_headed(word(FILE), "Intervention", "Could achieve")
    shown = {row[1]: row[3] for row in listed()}
    assert {row[0]: row[-1] for row in rows} == shown
    for name, *figures in rows:
        could, count_on, cost, score = (Decimal(text.rstrip("%").replace("−", "-")) for text in figures)
        worked_out = could * count_on / 100 + cost
        assert worked_out.quantize(Decimal("0.1"), ROUND_HALF_UP) == score, name


def test_each_partners_share_and_dissent_come_from_its_own_weights():
    again = solved()
    names = {each.id: each.name for each in again.exercise.interventions}
    rows = {row[0]: row for row in table_headed(word(FILE), "Partner")}
    assert set(rows) == {again.exercise.partner_by_id[view.partner].name for view in again.group.partners}
    for view in again.group.partners:
        weights = dict(zip(again.group.criteria, (100 * share for share in view.shares), strict=True))
        own = analyse(again.exercise, Scenario(id=view.partner, name=view.partner, weights=weights))
        scores = score_millionths(again.problem, view.shares)
        worth = sum(scores[place] for place in again.portfolio.chosen)
        _, share, dissent = rows[again.exercise.partner_by_id[view.partner].name]
        assert float(share.rstrip("%")) == pytest.approx(100 * worth / own.portfolio.value_millionths, abs=0.11)
        otherwise = set(own.portfolio.interventions) ^ set(again.portfolio.interventions)
        # What both fund, at another size, is a dissent too.
        proposals = own.portfolio_proposals ^ again.portfolio_proposals
        otherwise |= {proposal.intervention for proposal in proposals}
        assert {names[each] for each in otherwise} == {name for name in names.values() if name in dissent}


def test_every_alternative_is_another_list_and_its_reason_is_what_it_is_worth_less():
    again = solved()
    exercise = again.exercise
    rows = {row[0]: row for row in table_headed(word(FILE), "Alternative", "Cost")}
    assert len(rows) == 6
    kept = tuple(MustFund(each.id, each.id, "") for each in exercise.interventions if each.status is Status.CURRENT)
    asked = {
        "Keep every current service": Scenario(id="keep", rules_add=kept),
        "Tighter money": Scenario(id="tight", budget_factor=0.9),
    }
    for view in again.group.partners:
        weights = dict(zip(again.group.criteria, (100 * share for share in view.shares), strict=True))
        own = Scenario(id=view.partner, weights=weights)
        asked[f"Best by the weights of {exercise.partner_by_id[view.partner].name}"] = own
    told = {name: row for name, row in rows.items() if name in asked}
    assert len(told) == 4
    for name, row in told.items():
        other = analyse(exercise, asked[name])
        assert_told(again, row, set(other.portfolio.chosen))
    same = said("The list proposed is also the best for this: ")
    for name in asked.keys() - told.keys() - {"Best by the weights of Public health"}:
        assert analyse(exercise, asked[name]).portfolio.chosen == again.portfolio.chosen
        assert name.removeprefix("Best by the weights of ") in same
    assert "public health" in said("Looked at too, and not shown here: ").lower()
    # That no list does more of what these two are for is tried against every list in tests/analysis/test_alternatives.
    for name in ("Reach most people in the", "Decide most otherwise, and keep 98%"):
        [row] = [each for start, each in rows.items() if start.startswith(name)]
        verify(again.problem, listed_by(again, row))
        assert_told(again, row, listed_by(again, row))


def test_who_is_reached_and_who_loses_are_added_up_from_the_files():
    exercise, chosen = solved().exercise, inside()
    reach = deprived = 0.0
    for each, level in chosen.items():
        subject = next(one for at, one in exercise.sized.items() if (at.intervention, at.level) == (each, level))
        reach += subject.people_per_year or 0
        deprived += (subject.people_per_year or 0) * (subject.most_deprived_share or 0)
    rows = table_headed(word(FILE), "Group")
    assert [int(row[1].replace(",", "")) for row in rows] == [round(deprived), round(reach - deprived)]
    assert rows[0][2:] == [f"{deprived / reach:.0%}", f"{exercise.area.most_deprived.population_share:.0%}"]
    losers = {row[0] for row in table_headed(word(FILE), "Service")}
    stopping = {each.name for each in exercise.interventions if each.status is Status.CURRENT and each.id not in chosen}
    assert losers == {
        *stopping,
        *(exercise.intervention_by_id[each].name for each in chosen if exercise.intervention_by_id[each].is_cut),
        # It goes on at reduced scale: 700 people a year of 1,100, and 462 of 660 in the most deprived group.
        "Stop smoking service",
    }
    [smaller] = [row for row in table_headed(word(FILE), "Service") if row[0] == "Stop smoking service"]
    assert smaller[1:] == ["Continues at reduced scale", "400", "198 (50%)", "£299,000"]


def test_every_reason_holds_when_what_it_blames_is_lifted():
    again = solved()
    ids = {each.name: each.id for each in again.exercise.interventions}
    tried = set()
    for name, happens, _, why in table_headed(word(FILE), "Intervention", "What happens", "Cost", "Why"):
        for asked, comes_in in claims(again.exercise, why) if happens != "Cut made" else ():
            chosen = analyse(asked.exercise, asked.scenario).portfolio.interventions
            assert (ids[name] in chosen) is comes_in, (name, asked.scenario.name)
            tried.add(name)
    # What a cut made makes possible is in its card.
    assert len(tried) == 11


def test_what_a_rule_forbids_says_so_first_with_who_decided_it_and_when():
    bans = [rule for rule in solved().exercise.rules if isinstance(rule, MustNotFund)]
    assert bans
    names = {each.id: each.name for each in solved().exercise.interventions}
    reasons = {row[0]: row[3] for row in table_headed(word(FILE), "Intervention", "What happens", "Cost", "Why")}
    for ban in bans:
        why = reasons[names[ban.intervention]]
        assert why.startswith(
            f"A rule keeps it out: {names[ban.intervention]} must not be funded. Reason: {ban.reason}"
        )
        assert f"Decided: {ban.decided_by}, {ban.decided_on.day} {ban.decided_on:%B %Y}." in why
        short = next(line for line in word_lines(word("summary.docx")) if line.startswith(names[ban.intervention]))
        assert "A rule keeps it out" in short
        assert f"decided: {ban.decided_by}, {ban.decided_on.day} {ban.decided_on:%B %Y}" in short


def test_every_rule_is_there_with_why_who_when_and_its_price_solved_again():
    again = solved()
    overrides, others = tables_headed(word(FILE), "What was decided")
    assert [row[1] for row in (*overrides, *others)] == [
        rule.reason for rule in sorted(again.exercise.rules, key=lambda rule: rule.settled is None)
    ]
    rows = {row[1]: row for row in (*overrides, *others)}
    for rule in again.exercise.rules:
        what, _, who, price = rows[rule.reason]
        assert what in [sentence(each, again.problem) for each in again.exercise.rules if each.id == rule.id]
        decided = f"{rule.decided_by}, {rule.decided_on.day} {rule.decided_on:%B %Y}" if rule.decided_on else ""
        assert who == (decided or "not written down")
        without = analyse(again.exercise, Scenario(id="free", name="Free", rules_remove=(rule.id,)))
        assert told_price(price) == pytest.approx(gained(again, without), abs=0.00501)
        moved = {each for each in names_of(again) if each in price}
        assert moved == names_moved(again, without), rule.id
    assert said("2 overrides and 6 other rules, of which 2 cost something. Who decided and when is not written down")


def test_every_limit_besides_money_is_there_with_its_price_solved_again():
    again = solved()
    rows = table_headed(word(FILE), "Limit", "What it costs")
    assert [row[0].partition(":")[0] for row in rows if not row[0].startswith("Health visitor hours")] == [
        "Boundaries between funds", "All rules and limits together",
    ]  # fmt: skip
    rows = [row for row in rows if row[0].startswith("Health visitor hours")]
    assert len(rows) == len({limit.id for limit in again.exercise.capacities})
    for told, price in rows:
        own = [limit for limit in again.exercise.capacities if limit.id == told.split(",")[0].lower().replace(" ", "-")]
        assert all(f"{limit.limit:,} in {limit.year}" in told for limit in own)
        kept = tuple(limit for limit in again.exercise.capacities if limit not in own)
        without = analyse(replace(again.exercise, capacities=kept, capacity_use=()))
        assert told_price(price) == pytest.approx(gained(again, without), abs=0.00501)
        assert {each for each in names_of(again) if each in price} == names_moved(again, without)


def test_every_page_carries_exercise_scenario_mark_date_and_digest():
    section = word(FILE).sections[0]
    header, footer = section.header.paragraphs[0].text, section.footer.paragraphs[0].text
    assert solved().exercise.title in header
    assert "Scenario: As it stands" in header
    assert "Illustrative, not real: budgets" in header
    assert "12 March 2026" in footer
    assert record_digest(worked_analysis(), placed())[:16] in footer
    # A sign-off and the Record page know the list by its own fingerprint: the papers have both.
    assert f" · List {list_fingerprint(worked_analysis())}" in footer
    assert any(
        f"Fingerprint of the list: {list_fingerprint(worked_analysis())}." in line for line in word_lines(word(FILE))
    )
    assert f"SHA-256 of the record: {record_digest(worked_analysis(), placed())}" in word_lines(word(FILE))


def test_the_same_question_and_date_give_the_same_bytes_and_another_date_others():
    assert board_paper_docx(solved(), placed(), ISSUED) == written(FILE)
    assert board_paper_docx(worked_analysis(), placed()) != written(FILE)


def test_the_panels_settled_questions_and_interests_are_all_there_with_reasons():
    exercise = solved().exercise
    settled = table_headed(word(FILE), "Question")
    assert sorted(row[2] for row in settled) == sorted(each.reason for each in exercise.agreed)
    who = table_headed(word(FILE), "Who")
    assert len(who) == len({(each.member, each.intervention) for each in exercise.scores if each.state == "interest"})
    assert all(row[3] for row in who)


def test_headings_tables_and_pictures_are_known_for_what_they_are():
    document = word(FILE)
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") >= 10
    xml = document.element.xml
    # A short table is not parted, and no row of a long one stands alone on its page.
    for table in document.tables:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert kept[:2] == [True, True] or len(kept) == 2
        assert kept[-2:] == [True, None]
    assert xml.count("<w:tblHeader/>") == len(document.tables)
    assert all(re.findall(r'descr="([^"]+)"', xml))
    assert len(re.findall(r'descr="[^"]+"', xml)) == len(document.inline_shapes) == 2
    assert document.core_properties.language == "en-GB"
