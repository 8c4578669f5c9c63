"""What the Word paper says would change, could change or goes where is solved again from the files alone."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.domain.interventions import Proposal
from prioritise.domain.scenarios import Scenario
from prioritise.portfolio.solve import solve
from tests.report.exports.board.named_changes import changed, real_moves, told_moves
from tests.report.exports.board.read_paper import FILE, inside, listed, said, solved
from tests.report.exports.board.target_claims import figure_of, goes, last_digit
from tests.report.exports.board.written_papers import amounts, money_lines, table_headed, word, word_lines

DRAWS = 80


def test_every_change_that_is_named_changes_the_list_as_told_and_one_unit_less_does_not():
    again, lines = solved(), word_lines(word(FILE))
    start = lines.index("The list would change if:") + 1
    named = lines[start : lines.index("What each partner gets")]
    assert len(named) >= 10
    for line in named:
        asked = changed(again.exercise, line)
        assert real_moves(again, asked.there) == told_moves(again.exercise, line), line
        if asked.short is not None:
            assert asked.short.portfolio.chosen == again.portfolio.chosen, line


def test_every_target_goes_where_it_is_said_to_and_a_milestone_past_its_figure_is_missed():
    exercise, headings = solved().exercise, ("Outcome", "By when", "Ambition", "Projected", "Course")
    chosen = [Proposal(each, level) for each, level in inside().items()]
    rows = table_headed(word(FILE), *headings)
    titles = {each.title: each for each in exercise.targets}
    assert len(rows) == len(titles) - 1
    for title, year, ambition, projected, course in rows:
        target, figure, unit = titles[title], figure_of(projected), last_digit(projected)
        assert figure_of(ambition) == next(
            each.value for each in exercise.milestones if (each.target, each.year) == (target.id, year)
        )
        there = goes(exercise, target.id, year, figure_of(ambition), chosen)
        assert there.projected == pytest.approx(figure, abs=0.51 * unit)
        assert there.course == course
        assert goes(exercise, target.id, year, figure - target.sign * unit, chosen).met
        assert not goes(exercise, target.id, year, figure + target.sign * unit, chosen).met
        # Something on the list acts on it: without the list it goes elsewhere.
        assert goes(exercise, target.id, year, figure, []).projected != there.projected


def test_the_counts_of_targets_and_what_counting_otherwise_would_do_are_those_of_the_files():
    exercise = solved().exercise
    chosen = [Proposal(each, level) for each, level in inside().items()]
    rows = table_headed(word(FILE), "Outcome", "By when")
    courses = [row[-1] for row in rows]
    assert said("Of 6 outcomes, ") == f"Of 6 outcomes, {courses.count('uncertain')} are uncertain."
    assert (
        said("Of the others, ") == f"Of the others, 1 is a placeholder and {courses.count('on course')} are on course."
    )
    assert said("Better mental health for new mothers: ")
    turned = replace(exercise.settings.targets, current_in_trend=not exercise.settings.targets.current_in_trend)
    other = replace(exercise, settings=replace(exercise.settings, targets=turned))
    ids = {each.title: each.id for each in exercise.targets}
    elsewhere = [goes(other, ids[row[0]], row[1], figure_of(row[2]), chosen).course for row in rows]
    moved = sum(one != two for one, two in zip(courses, elsewhere, strict=True))
    assert f"{moved or 'none'} of 5 outcomes would be on another course." in said("What current services do")


def test_how_many_are_firm_is_what_the_list_says_and_no_partner_decides_a_firm_one_otherwise():
    again = solved()
    names = {each.id: each.name for each in again.exercise.interventions}
    firm = {name for _, name, *_, state in listed() if state.startswith("firm")}
    assert said(f"{len(firm)} decisions of {len(listed())} are firm; the others could change.")
    for view in again.group.partners:
        weights = dict(zip(again.group.criteria, (100 * share for share in view.shares), strict=True))
        own = analyse(again.exercise, Scenario(id=view.partner, weights=weights))
        otherwise = set(own.portfolio.interventions) ^ set(again.portfolio.interventions)
        assert not firm & {names[each] for each in otherwise}


def test_the_list_stays_the_best_about_as_often_as_it_says_and_firm_decisions_nearly_always_stay():
    again, draw = solved(), random.Random(15)
    names = {each.id: each.name for each in again.exercise.interventions}
    same, stayed = 0, dict.fromkeys(names.values(), 0)
    for _time in range(DRAWS):
        near = [share * draw.uniform(0.75, 1.25) for share in again.weights]
        best = solve(again.problem, weights=[share / sum(near) for share in near])
        same += best.chosen == again.portfolio.chosen
        for each in set(names) - (set(best.interventions) ^ set(again.portfolio.interventions)):
            stayed[names[each]] += 1
    told = int(re.findall(r"the best one in (\d+) of 100", said("The list is the best one in "))[0])
    # Drawn anew, so within four standard errors of a share of so many draws.
    assert 100 * same / DRAWS == pytest.approx(told, abs=8)
    assert min(stayed[name] for _, name, *_, state in listed() if state == "firm") >= 0.95 * DRAWS


def test_who_gets_least_is_the_least_of_the_partners_shares():
    rows = table_headed(word(FILE), "Partner")
    share, name = min((float(row[1].rstrip("%")), row[0]) for row in rows)
    sentence = said(f"{name} gets least: ")
    assert sentence.startswith(f"{name} gets least: {share:.1f}% of the best")
    assert "No other partner gets less." in sentence


def test_money_that_is_carried_and_moved_makes_up_what_there_is_and_what_goes_on_is_recurrent():
    exercise, chosen = solved().exercise, inside()
    there = {(fund.name, year): fund.budget_gbp[year] for fund in exercise.funds for year in exercise.years}
    for line in word_lines(word(FILE)):
        if found := re.match(r"£[\d,]+ of (.+) is carried from (\S+) to (\S+)\.$", line):
            there[found[1], found[2]] -= amounts(line)[0]
            there[found[1], found[3]] += amounts(line)[0]
        elif found := re.match(r"£[\d,]+ is moved from (.+) to (.+) in (\S+)\.$", line):
            there[found[1], found[3]] -= amounts(line)[0]
            there[found[2], found[3]] += amounts(line)[0]
    for name, labels, *cells in table_headed(word(FILE), "Fund", "Money")[:-1]:
        told = [money_lines(labels, cell) for cell in cells[: len(exercise.years)]]
        assert [lines["Spent"] + lines["Left"] for lines in told] == [there[name, year] for year in exercise.years]
    goes_on = [
        cost.amount_gbp
        for cost in exercise.costs
        if cost.recurrent and cost.year == exercise.years[-1] and chosen.get(cost.intervention, "-") == cost.level
    ]
    assert amounts(said("After 2028/29 the list goes on costing "))[0] == sum(goes_on)
