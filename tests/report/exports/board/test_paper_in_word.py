"""Every claim of the Word paper on the worked example is solved again from the files alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse
from prioritise.domain.interventions import Status
from prioritise.domain.rules import MustFund
from prioritise.domain.scenarios import Scenario
from prioritise.portfolio.problem import score_millionths
from prioritise.portfolio.verify import verify
from prioritise.report.exports.board.issued import record_digest
from prioritise.report.exports.papers import board_paper_docx
from tests.report.exports.board.read_paper import FILE, inside, listed, said, solved
from tests.report.exports.board.told_alternatives import assert_told, listed_by
from tests.report.exports.board.written_papers import (
    ISSUED,
    amounts,
    placed,
    table_headed,
    word,
    word_lines,
    written,
)
from tests.worked_example import worked_analysis

STARTS = (
    "It is left out for lack of money, in more",
    "It is not worth its cost",
    "Money and rules keep it out together",
    "It is left out because of the rules taken",
    "No list with it can keep",
    "A rule says it must not be",
    "What it saves is worth less",
    "The service stops altogether",
)


def test_the_list_is_the_best_one_and_holds_everything_once():
    assert sorted(inside()) == sorted(solved().portfolio.interventions)
    assert sorted(row[1] for row in listed()) == sorted(each.name for each in solved().exercise.interventions)


def test_the_money_by_fund_and_year_is_what_the_chosen_cost_in_the_files():
    exercise, chosen = solved().exercise, inside()
    rows = table_headed(word(FILE), "Fund")
    for fund, row in zip(exercise.funds, rows, strict=False):
        for year, cell in zip(exercise.years, row[1:], strict=False):
            spent = sum(
                cost.amount_gbp
                for cost in exercise.costs
                if (cost.fund, cost.year) == (fund.id, year)
                and cost.intervention in chosen
                and cost.level in ("", chosen[cost.intervention])
            )
            assert amounts(cell)[0] == spent, (fund.id, year)
    totals = rows[-1]
    assert totals[0] == "All funds"
    for column in range(1, len(totals) - 1):
        assert amounts(totals[column])[0] == sum(amounts(row[column])[0] for row in rows[:-1])
    assert amounts(totals[-2]) == [
        solved().portfolio.cost_gbp,
        sum(sum(fund.budget_gbp.values()) for fund in exercise.funds),
    ]
    assert amounts(totals[-1])[0] == amounts(totals[-2])[1] - amounts(totals[-2])[0]


def test_the_counts_and_the_total_of_the_recommendation_are_those_of_the_list():
    exercise, chosen = solved().exercise, inside()
    funded = [each for each in chosen if not exercise.intervention_by_id[each].is_cut]
    fundable = [each for each in exercise.interventions if not each.is_cut]
    assert said("Fund ").startswith(f"Fund {len(funded)} of {len(fundable)} interventions, with £")
    new = [each for each in funded if exercise.intervention_by_id[each].status is Status.NEW]
    assert said("Starts ").startswith(f"Starts {len(new)} of ")
    assert amounts(said("Starts ")) == [solved().portfolio.cost_gbp]
    asked = next(line for line in word_lines(word(FILE)) if line.startswith("Agree to fund or continue"))
    assert (
        asked
        == f"Agree to fund or continue {len(funded)} interventions, for £{solved().portfolio.cost_gbp:,} over the plan."
    )


def test_every_score_and_cost_on_the_list_is_worked_out_again():
    again = solved()
    for _, name, _, score, cost, _ in listed():
        [each] = [one.id for one in again.exercise.interventions if one.name == name]
        assert float(score.replace("−", "-")) == pytest.approx(again.score_of[each].total, abs=0.0501)
        assert amounts(cost) == [again.cost_gbp_of[each]]


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
    assert losers == stopping | {
        exercise.intervention_by_id[each].name for each in chosen if exercise.intervention_by_id[each].is_cut
    }


def test_every_reason_holds_when_what_it_blames_is_lifted():
    again = solved()
    ids = {each.name: each.id for each in again.exercise.interventions}
    tried = set()
    for name, happens, _, why in table_headed(word(FILE), "Intervention", "What happens", "Cost", "Why"):
        for lifted, comes_in in _tests_of(again, why) if happens != "Cut made" else ():
            # Among the rules are the capacities, which a scenario leaves as they are.
            free = replace(again.exercise, capacities=(), capacity_use=())
            chosen = analyse(free if lifted.rules_remove else again.exercise, lifted).portfolio.interventions
            assert (ids[name] in chosen) is comes_in, (name, lifted.name)
            tried.add(name)
    # Of a capacity no scenario says otherwise; what a cut made makes possible is in its card.
    assert len(tried) == 10


def _tests_of(again: Analysis, why: str) -> list[tuple[Scenario, bool]]:
    """Questions without what a reason blames, and whether the one left out then comes in."""
    exercise = again.exercise
    plenty = {fund.id: {year: fund.budget_gbp[year] + 10_000_000 for year in exercise.years} for fund in exercise.funds}
    rules = tuple(each.id for each in exercise.rules)
    money = Scenario(id="money", name="More money", funds=plenty)
    free = Scenario(id="rules", name="No rules", rules_remove=rules)
    both = Scenario(id="both", name="More money and no rules", funds=plenty, rules_remove=rules)
    named_rules = [each.id for each in exercise.rules if each.reason in why]
    blamed = [Scenario(id=each, name=each, rules_remove=(each,)) for each in named_rules]
    if why.startswith("It is left out because of this rule: "):
        return [(money, False), *((each, True) for each in blamed)]
    if why.startswith("It is left out for lack of money in "):
        named = {fund.id: plenty[fund.id] for fund in exercise.funds if fund.name in why}
        return [(Scenario(id="named", name="More of what is named", funds=named), True)]
    return {
        "It is left out for lack of money, in more": [(money, True)],
        "It is not worth its cost": [(both, False)],
        "Money and rules keep it out together": [(money, False), (free, False), (both, True)],
        "It is left out because of the rules taken": [(money, False), (free, True)],
        "No list with it can keep": [(money, False), (both, False)],
        "A rule says it must not be": [(money, False), (both, False)],
        "What it saves is worth less": [(both, False)],
        "The service stops altogether": [(Scenario(id="same", name="The same"), False)],
    }.get(next((start for start in STARTS if why.startswith(start)), ""), [])


def test_every_page_carries_exercise_scenario_mark_date_and_digest():
    section = word(FILE).sections[0]
    header, footer = section.header.paragraphs[0].text, section.footer.paragraphs[0].text
    assert solved().exercise.title in header
    assert "Scenario: As agreed" in header
    assert "Illustrative, not real: budgets" in header
    assert "12 March 2026" in footer
    assert record_digest(worked_analysis(), placed())[:16] in footer
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
