"""A sector does not lose a larger share of its current money than all the others do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.interventions import Sector, Status
from prioritise.domain.rules import MustNotFund, NoDisproportionateCut
from prioritise.portfolio import rules
from prioritise.portfolio.conflicts import conflicts
from prioritise.portfolio.explain.entry import why_entry_cost_is_unclear
from prioritise.portfolio.explain.facts import Blocker
from prioritise.portfolio.explain.questions import Questions
from prioritise.portfolio.explain.sentences import explained
from prioritise.portfolio.explain.why import explain
from prioritise.portfolio.solve import solve
from tests.portfolio.cases import column, intervention, problem

VOLUNTARY, COUNCIL = Sector.VOLUNTARY, Sector.COUNCIL
DESCRIBED = [
    intervention("advice", status=Status.CURRENT, sector=VOLUNTARY),
    intervention("advice-less", status=Status.REDUCE, reduces="advice", sector=VOLUNTARY),
    intervention("gardens", status=Status.CURRENT, sector=VOLUNTARY),
    intervention("parks", status=Status.CURRENT, sector=COUNCIL),
    intervention("parks-less", status=Status.REDUCE, reduces="parks", sector=COUNCIL),
    intervention("new-scheme"),
]
# Today: voluntary 30 + 10 a year for two years, 80 in all; council 200.
COLUMNS = [
    column("advice", 3, 30, 30),
    column("advice-less", -1, -10, -10),
    column("gardens", 1, 10, 10),
    column("new-scheme", 20, 60, 60),
    column("parks", 9, 100, 100),
    column("parks-less", -3, -25, -25),
]


def held(times=1.0, *, columns=COLUMNS, described=DESCRIBED, limits=(140, 140), more=()):
    rule = NoDisproportionateCut("fair", VOLUNTARY, times, "guidance")
    return problem(columns, limits, rules=[rule, *more], interventions=described)


def obeyed(names, times=1.0, **changes):
    asked = held(times, **changes)
    chosen = [place for place, each in enumerate(asked.columns) if each.intervention in names]
    by_rows = all(row.holds(chosen) for row in rules.rows(asked.rules[0], asked))
    assert by_rows == rules.check(asked.rules[0], chosen, asked)
    return by_rows


ALL = ("advice", "gardens", "parks")


@pytest.mark.parametrize(
    ("names", "times", "kept"),
    [
        (ALL, 1.0, True),  # nobody loses anything
        (("advice", "parks"), 1.0, False),  # a quarter against nothing
        (("advice", "parks", "parks-less"), 1.0, True),  # a quarter against a quarter
        (("advice", "advice-less", "parks", "parks-less"), 1.0, False),  # half against a quarter
        (("advice", "advice-less", "parks", "parks-less"), 2.0, True),
        (("advice", "advice-less", "parks", "parks-less"), 1.999999, False),
        ((), 1.0, True),  # everybody loses everything
        ((), 0.5, False),
        (("advice", "gardens"), 0.0, True),  # only the others lose
        (("advice", "advice-less", "gardens"), 0.0, False),
        (("advice", "parks", "parks-less", "new-scheme"), 1.0, True),  # what is new makes up for nothing
        (("advice", "parks", "new-scheme"), 1.0, False),
    ],
)
def test_shares_of_current_money_are_compared(names, times, kept):
    assert obeyed(names, times) is kept


def test_the_best_list_keeps_to_it():
    # With 140 a year the new scheme fits beside 80: without the rule parks would continue less, and advice stop.
    without = solve(replace(held(), rules=()))
    assert without.interventions == ("new-scheme", "parks", "parks-less")
    asked = held()
    found = solve(asked)
    assert found.interventions != without.interventions
    assert rules.check(asked.rules[0], found.chosen, asked)


def test_years_and_funds_are_added_up_so_revenue_and_capital_count_alike():
    capital = column("parks", 9, 0, 40, fund="building")
    columns = [
        each if each.intervention != "parks" else replace(each, costs=each.costs[:1] + capital.costs)
        for each in COLUMNS
    ]
    # Council today 100 + 40 = 140, of which the cut takes 50: 35.7% against the 25% of gardens.
    assert obeyed(("advice", "parks", "parks-less"), 0.7, columns=columns)
    assert not obeyed(("advice", "parks", "parks-less"), 0.69, columns=columns)


def test_a_service_that_brings_money_in_has_nothing_to_lose():
    columns = [column("gardens", 1, -10, -10) if each.intervention == "gardens" else each for each in COLUMNS]
    assert obeyed(("advice", "parks"), 1.0, columns=columns)


def test_what_it_costs_to_make_a_cut_is_taken_off_and_a_cut_that_only_costs_takes_nothing():
    dearer = [column("advice-less", -1, -10, 10) if each.intervention == "advice-less" else each for each in COLUMNS]
    assert obeyed((*ALL, "advice-less"), 1.0, columns=dearer)
    nearly = [column("advice-less", -1, -10, 9) if each.intervention == "advice-less" else each for each in COLUMNS]
    assert not obeyed((*ALL, "advice-less"), 1.0, columns=nearly)


@pytest.mark.parametrize("sector", [VOLUNTARY, COUNCIL])
def test_where_one_side_has_no_money_today_nothing_is_asked(sector):
    described = [replace(each, sector=sector if each.status is not Status.NEW else None) for each in DESCRIBED]
    assert obeyed((), 0.0, described=described)
    assert conflicts(held(0.0, described=described)) is None


def test_a_sector_that_is_not_known_is_no_guess():
    described = [replace(each, sector=None) if each.id == "gardens" else each for each in DESCRIBED]
    with pytest.raises(IncompleteExercise, match="gardens has no sector"):
        solve(held(described=described))


def levelled(*people, today=100):
    sizes = zip(people, ("full", "half", "wide"), (10, 4, 16), strict=False)
    columns = [each for each in COLUMNS if each.intervention != "gardens"]
    columns += [
        replace(column("gardens", 1, cost, cost, level=level), people_per_year=reached)
        for reached, level, cost in sizes
    ]
    described = [replace(each, people_per_year=today) if each.id == "gardens" else each for each in DESCRIBED]
    return {"columns": columns, "described": described}


@pytest.mark.parametrize(
    ("level", "times", "kept"),
    [
        # 6 of 10 a year are lost, 12 of 80, against the quarter that parks-less takes: 0.6 times.
        ("half", 0.6, True),
        ("half", 0.599999, False),
        ("full", 0.0, True),
        ("wide", 0.0, True),  # more than today makes up for nothing and loses nothing
        ("", 1.0, True),
        ("", 0.999999, False),
    ],
)
def test_a_service_at_a_smaller_level_than_today_loses_the_difference(level, times, kept):
    asked = held(times, **levelled(100, 40, 160))
    chosen = [
        place
        for place, each in enumerate(asked.columns)
        if each.intervention in ("advice", "parks", "parks-less")
        or (each.intervention == "gardens" and each.level == level)
    ]
    assert rules.check(asked.rules[0], chosen, asked) is kept
    assert all(row.holds(chosen) for row in rules.rows(asked.rules[0], asked)) is kept


@pytest.mark.parametrize("people", [(90, 40, 160), (100, 100, 160), (None, 40, 160)])
def test_a_current_service_with_levels_of_which_none_or_two_are_today_s_is_no_guess(people):
    with pytest.raises(IncompleteExercise, match="gardens has several levels"):
        solve(held(**levelled(*people)))


def test_large_amounts_stay_exact():
    # A pound more than the same share of a thousand million.
    columns = [column("advice", 3, 333_333_334), column("gardens", 1, 666_666_667), column("parks", 9, 1_000_000_003)]
    columns += [column("parks-less", -3, -333_333_334), column("advice-less", -1, -333_333_333)]
    for released, kept in ((333_333_333, True), (333_333_334, False)):
        listed = [
            column("advice-less", -1, -released) if each.intervention == "advice-less" else each for each in columns
        ]
        # 333333333 / 1000000001 against 333333334 / 1000000003
        assert obeyed((*ALL, "advice-less", "parks-less"), 1.0, columns=listed) is (
            released * 1_000_000_003 <= 333_333_334 * 1_000_000_001
        )
        assert (released * 1_000_000_003 <= 333_333_334 * 1_000_000_001) is kept


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        (1.0, "Voluntary sector services lose no larger a share of their current money than all others do."),
        (1.5, "Voluntary sector services lose at most 1.5 times the share of their current money that all others do."),
        (0.0, "Voluntary sector services lose none of their current money."),
    ],
)
def test_the_sentence_says_what_may_be_lost(times, sentence):
    asked = held(times)
    assert rules.sentence(asked.rules[0], asked) == sentence


def test_every_sector_has_words():
    for sector in Sector:
        said = rules.sentence(NoDisproportionateCut("r", sector, 1.0, ""), held())
        assert said[0].isupper()
        assert "services" in said.lower()


def test_the_explanation_names_it():
    # Both voluntary services would make way for the new scheme, though nothing else is lost.
    columns = [column("parks", 50, 100, 100) if each.intervention == "parks" else each for each in COLUMNS]
    asked = held(columns=columns, limits=(160, 160), more=[MustNotFund("no-cut", "parks-less", "promised")])
    assert solve(replace(asked, rules=())).interventions == ("new-scheme", "parks")
    found = solve(asked)
    assert found.interventions == ("advice", "gardens", "parks")
    facts = explain(Questions(asked, found), "new-scheme", repriced=lambda each, costs: replace(each, costs=costs))
    assert (facts.blocker, facts.blocking_rules) == (Blocker.EITHER, ("fair",))
    assert any("lose no larger a share of their current money" in each for each in explained(asked, facts))


def test_costing_less_may_not_help_what_has_money_today():
    unclear = {each.id: why_entry_cost_is_unclear(held(), each.id) for each in DESCRIBED}
    assert unclear["new-scheme"] == ""
    assert unclear["gardens"] == "its money is part of what a rule on cuts compares"
    assert unclear["advice-less"] == unclear["gardens"]


def test_where_it_cannot_be_kept_the_ways_out_loosen_it_to_a_millionth():
    # Gardens must stop, a quarter of what the sector has; with parks-less ruled out parks could lose all or nothing.
    more = [MustNotFund("no-gardens", "gardens", "closed"), MustNotFund("no-cut", "parks-less", "promised")]
    more += [MustNotFund("no-advice-cut", "advice-less", "promised")]
    asked = held(0.1, more=more)
    assert conflicts(asked) is not None
    ways = conflicts(asked).ways_out
    loosened = [way.changed.rules[0].times for way in ways if way.changes[0].kind == "loosen-rule"]
    assert loosened == [0.25]
