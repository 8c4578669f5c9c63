"""Every note has a case that raises it and a neighbour that does not."""

from dataclasses import replace

from prioritise.analysis import analyse
from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.criteria import EvidenceMeasure, Role
from prioritise.domain.funds import Fund, Move
from prioritise.domain.interventions import Effect, FundingLevel, MoneyKind, Status
from prioritise.domain.rules import (
    AtLeast,
    AtMost,
    CapacityLimit,
    FundLimit,
    MinimumMostDeprivedShare,
    MustFund,
    Selection,
)
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.portfolio.preflight import NoteKind, preflight
from prioritise.portfolio.preflight.forced import forced_places
from prioritise.portfolio.solve import solve
from tests.files.small_exercise import edited, small_exercise, small_files
from tests.portfolio.cases import column, intervention, problem
from tests.portfolio.exercises import YEARS, criterion, exercise, posed

PLAIN = [intervention("a"), intervention("b")]
COSTS = {"a": (600, 600), "b": (500, 500)}
WORTH = {"a": (10.0, 10.0), "b": (8.0, 8.0)}
BOTH = (MustFund("r-a", "a", "promised"), MustFund("r-b", "b", "promised"))


def notes(asked, *, worth=WORTH, weights=(0.5, 0.5), solved=False):
    problem = posed(asked, worth, weights=weights)
    return preflight(asked, problem, portfolio=solve(problem) if solved else None)


def kinds(*arguments, **named):
    return [note.kind for note in notes(*arguments, **named)]


def test_a_sound_exercise_has_no_notes():
    assert notes(exercise(PLAIN, COSTS), solved=True) == ()


def test_must_funds_that_cost_more_than_a_budget():
    (note, _) = notes(exercise(PLAIN, COSTS, rules=BOTH))
    assert note.kind is NoteKind.MUST_FUNDS_OVER_BUDGET
    assert note.found == "What must be funded takes £1,100 from Public health grant in 2026/27, which has £1,000."
    assert note.what_to_do == "Raise the limit by £100 or drop a rule."
    assert kinds(exercise(PLAIN, COSTS, rules=BOTH, limits=(1100, 1100))) == []


def test_must_funds_over_budget_that_a_reduction_could_pay_for():
    described = [intervention("a"), intervention("b", status=Status.CURRENT), cut("c", "b")]
    asked = exercise(described, {**COSTS, "c": (-200, -200)}, rules=BOTH)
    found = notes(asked, worth={**WORTH, "c": (-1.0, -1.0)})
    assert found[0].what_to_do == "Raise the limit, drop a rule, or be ready to release £100 from this fund."


def test_a_rule_that_names_a_level_and_one_that_does_not_leave_that_level():
    columns = [column("a", 5, 60, level="small"), column("a", 8, 100, level="full")]
    named, any_level = MustFund("named", "a", "agreed", level="full"), MustFund("any", "a", "agreed")
    for rules in ([named, any_level], [any_level, named]):
        assert forced_places(problem(columns, rules=rules)) == {"a": (1,)}


def test_nothing_affordable():
    assert kinds(exercise(PLAIN, COSTS, limits=(499, 2000))) == [NoteKind.NOTHING_AFFORDABLE]
    assert kinds(exercise(PLAIN, COSTS, limits=(500, 2000))) == []


def test_something_is_affordable_if_a_reduction_pays_for_it():
    described = [intervention("a"), intervention("b", status=Status.CURRENT), cut("c", "b")]
    asked = exercise(described, {**COSTS, "c": (-200, -200)}, limits=(400, 400))
    assert kinds(asked, worth={**WORTH, "c": (-1.0, -1.0)}) == []


def test_costs_that_look_like_thousands():
    assert kinds(exercise(PLAIN, COSTS, limits=(110_001, 110_000))) == [NoteKind.COSTS_IN_THOUSANDS]
    assert kinds(exercise(PLAIN, COSTS, limits=(110_000, 110_000))) == []


def test_one_criterion_with_all_the_weight():
    (note,) = notes(exercise(PLAIN, COSTS), weights=(1.0, 0.0))
    assert note.kind is NoteKind.ONE_CRITERION
    assert kinds(exercise(PLAIN, COSTS), weights=(0.99, 0.01)) == []


def test_the_only_criterion_may_have_all_the_weight():
    asked = exercise(PLAIN, COSTS, criteria=[criterion("need")])
    assert kinds(asked, worth={"a": (10.0,), "b": (8.0,)}, weights=(1.0,)) == []


def test_a_scheme_with_no_effect_that_scores_above_0():
    idle = replace(intervention("b"), people_per_year=0)
    (note,) = notes(exercise([PLAIN[0], idle], COSTS))
    assert note.kind is NoteKind.NO_EFFECT_SCORES
    assert kinds(exercise([PLAIN[0], idle], COSTS), worth={**WORTH, "b": (0.0, 0.0)}) == []


def test_a_scheme_with_an_effect_or_with_reach_not_known_is_not_called_idle():
    idle, unknown = (replace(intervention("b"), people_per_year=people) for people in (0, None))
    effect = Effect("b", "smoking", -0.1, None, None, None, None, "made for a test")
    assert kinds(exercise([PLAIN[0], idle], COSTS, effects=[effect])) == []
    assert kinds(exercise([PLAIN[0], unknown], COSTS)) == []


def test_cost_weighted_as_well_as_budgeted():
    asked = exercise(PLAIN, COSTS, criteria=[criterion("need"), criterion("cost", Role.COST)])
    assert kinds(asked) == [NoteKind.COST_TWICE]
    assert NoteKind.COST_TWICE not in kinds(asked, weights=(1.0, 0.0))


def test_reach_weighted_beside_totals():
    people = criterion("people", measure=EvidenceMeasure.PEOPLE)
    need = criterion("need", measure=EvidenceMeasure.NEED_ADDRESSED)
    severity = criterion("severity", measure=EvidenceMeasure.NEED_SEVERITY)
    assert kinds(exercise(PLAIN, COSTS, criteria=[people, need])) == [NoteKind.REACH_TWICE]
    assert kinds(exercise(PLAIN, COSTS, criteria=[people, severity])) == []


def test_a_rule_that_can_never_bind():
    loose = [AtMost("loose", 2, Selection(theme="Smoking"), ""), AtLeast("none", 0, Selection(theme="Smoking"), "")]
    found = notes(exercise(PLAIN, COSTS, rules=loose))
    assert [note.kind for note in found] == [NoteKind.RULE_NEVER_BINDS] * 2
    assert found[0].found == "This rule can never change anything: No more than 2 in the theme Smoking."
    tight = [AtMost("tight", 1, Selection(theme="Smoking"), ""), AtLeast("one", 1, Selection(theme="Smoking"), "")]
    assert kinds(exercise(PLAIN, COSTS, rules=tight)) == []


def test_money_left_because_nothing_is_worth_its_cost():
    asked = exercise(PLAIN, COSTS, limits=(1200, 1200))
    (note,) = notes(asked, worth={**WORTH, "b": (-1.0, 0.0)}, solved=True)
    assert note.kind is NoteKind.MONEY_LEFT
    assert note.found.startswith("£1,200 is left unspent")


def test_money_left_because_nothing_else_fits_is_not_a_note():
    assert kinds(exercise(PLAIN, COSTS), worth={**WORTH, "b": (-1.0, 0.0)}, solved=True) == []


def staffed(asked, *amounts, limit=10):
    """Nurses in both years; each of a and b takes so many of them in the first."""
    uses = [CapacityUse(name, "", "nurse-hours", YEARS[0], each) for name, each in zip("ab", amounts, strict=False)]
    limits = tuple(Capacity("nurse-hours", "hours", year, limit) for year in YEARS)
    return replace(asked, capacities=limits, capacity_use=tuple(uses))


def test_must_funds_that_take_more_than_there_is_of_a_capacity():
    loose = exercise(PLAIN, COSTS, rules=BOTH, limits=(1100, 1100))
    (note,) = notes(staffed(loose, 6, 5))
    assert note.kind is NoteKind.MUST_FUNDS_OVER_CAPACITY
    assert note.found == "What must be funded takes 11 hours of Nurse hours in 2026/27, and there are 10."
    assert kinds(staffed(loose, 5, 5)) == []


def test_a_capacity_that_nothing_takes():
    (note,) = notes(staffed(exercise(PLAIN, COSTS)))
    assert note.kind is NoteKind.CAPACITY_NOT_USED
    assert kinds(staffed(exercise(PLAIN, COSTS), 1)) == []


def test_a_capacity_rule_no_tighter_than_what_there_is_never_binds():
    loose, tight = (CapacityLimit("less", "nurse-hours", limit, "", "leave") for limit in (10, 9))
    assert kinds(staffed(exercise(PLAIN, COSTS, rules=[loose]), 8, 8)) == [NoteKind.RULE_NEVER_BINDS]
    assert kinds(staffed(exercise(PLAIN, COSTS, rules=[tight]), 8, 8)) == []
    assert kinds(staffed(exercise(PLAIN, COSTS, rules=[tight]), 4, 4)) == [NoteKind.RULE_NEVER_BINDS]


def test_a_fund_limit_or_a_share_that_nothing_could_break_never_binds():
    smoking = Selection(theme="Smoking")
    for limit, expected in ((2200, [NoteKind.RULE_NEVER_BINDS]), (2199, [])):
        assert kinds(exercise(PLAIN, COSTS, rules=[FundLimit("f", "grant", smoking, limit, None, "", "")])) == expected
    whole = FundLimit("f", "grant", smoking, None, 1.0, "", "")
    assert kinds(exercise(PLAIN, COSTS, rules=[whole])) == [NoteKind.RULE_NEVER_BINDS]
    fair = [replace(each, most_deprived_share=share) for each, share in zip(PLAIN, (0.5, 0.4), strict=True)]
    for least, expected in ((0.4, [NoteKind.RULE_NEVER_BINDS]), (0.41, [])):
        assert kinds(exercise(fair, COSTS, rules=[MinimumMostDeprivedShare("m", least, "")])) == expected


def test_a_minimum_that_cannot_be_spent():
    asked = exercise(PLAIN, COSTS, limits=(2000, 2000))
    for minimum, expected in ((1100, []), (1101, [NoteKind.MINIMUM_OUT_OF_REACH])):
        fund = replace(asked.funds[0], minimum_gbp={YEARS[0]: minimum})
        assert kinds(replace(asked, funds=(fund,))) == expected
    (note,) = notes(replace(asked, funds=(replace(asked.funds[0], minimum_gbp={YEARS[0]: 1101}),)))
    assert "Public health grant in 2026/27 must spend £1,101, and no more than £1,100" in note.found


def test_capital_money_that_nothing_can_use_unless_it_may_be_moved():
    asked = exercise(PLAIN, COSTS)
    capital = Fund("works", "Building money", "council", MoneyKind.CAPITAL, dict.fromkeys(YEARS, 50), {})
    (note,) = notes(replace(asked, funds=(*asked.funds, capital)))
    assert note.kind is NoteKind.MONEY_NOTHING_CAN_USE
    assert "£100" in note.found
    moved = replace(capital, move_to=(Move("grant", 5),))
    assert kinds(replace(asked, funds=(*asked.funds, moved))) == []


def test_money_that_may_come_in_counts_when_asking_what_can_be_afforded():
    asked = exercise(PLAIN, COSTS, limits=(499, 2000))
    spare = Fund(
        "pool", "Pooled fund", "council", MoneyKind.REVENUE, dict.fromkeys(YEARS, 50), {}, 0, (Move("grant", 1),)
    )
    assert kinds(replace(asked, funds=(*asked.funds, spare))) == []


def test_a_cut_that_releases_more_than_its_service_costs():
    described = [intervention("a", status=Status.CURRENT), intervention("b"), cut("c", "a")]
    for amount, expected in ((-600, []), (-601, [NoteKind.CUT_OVER_SERVICE])):
        asked = exercise(described, {**COSTS, "c": (amount, 0)})
        assert kinds(asked, worth={**WORTH, "c": (-1.0, -1.0)}) == expected


def test_a_cut_that_costs_money_over_the_plan():
    described = [intervention("a", status=Status.CURRENT), intervention("b"), cut("c", "a")]
    for amounts, expected in (((300, -300), []), ((300, -299), [NoteKind.COST_SIGN])):
        found = notes(exercise(described, {**COSTS, "c": amounts}), worth={**WORTH, "c": (-1.0, -1.0)})
        assert [note.kind for note in found] == expected
    assert found[0].found == "1 proposed cut would cost money over the plan, not release it: C (£1)."
    assert found[0].what_to_do == (
        "Write a minus before what a cut saves in costs.csv. If making it does cost that, leave it."
    )


def test_what_is_no_cut_and_releases_money_over_the_plan():
    for amounts, expected in (((-600, 600), []), ((-600, -500), [NoteKind.COST_SIGN])):
        every = notes(exercise(PLAIN, {"a": amounts, "b": amounts}))
        found = [note for note in every if note.kind is NoteKind.COST_SIGN]
        assert [note.kind for note in found] == expected
    assert found[0].found == (
        "2 interventions would release money over the plan, though no cut: A (−£1,100); and B (−£1,100)."
    )


def test_an_effect_in_the_worse_direction_whatever_its_intervention_is():
    files = ("effects.csv", "stop-smoking,smoking,-0.06,-0.09,-0.03", "stop-smoking,smoking,0.06,0.03,0.09")
    found = [note for note in analyse(load_exercise_files(edited(files))).notes if note.kind is NoteKind.EFFECT_SIGN]
    assert [note.found for note in found] == [
        "1 effect makes things worse: Stop smoking on “Smoking” (+0.06 a person)."
    ]
    assert found[0].what_to_do == (
        "Turn the sign of what helps, change_per_person in effects.csv. If it does harm, leave it."
    )
    for row in ("stop-smoking-cut,smoking,", "walks,active,", "leaflet-van,smoking,"):
        assert row.encode() in small_files()["effects.csv"]
    assert NoteKind.EFFECT_SIGN not in [note.kind for note in analyse(small_exercise()).notes]


def test_a_cut_that_takes_from_more_people_than_its_service_reaches():
    described = [intervention("a", status=Status.CURRENT), intervention("b")]
    for lost, expected in ((100, []), (101, [NoteKind.CUT_OVER_SERVICE])):
        asked = exercise([*described, replace(cut("c", "a"), people_per_year=-lost)], {**COSTS, "c": (-600, 0)})
        found = notes(asked, worth={**WORTH, "c": (-1.0, -1.0)})
        assert [note.kind for note in found] == expected
    assert found[0].found == "C takes its service from 101 people a year, but A reaches 100 people."


def test_a_scheme_whose_levels_all_reach_nobody_is_idle_and_one_that_reaches_somebody_is_not():
    asked = exercise(PLAIN, COSTS)
    for reached, expected in ((0, [NoteKind.NO_EFFECT_SCORES]), (10, [])):
        levels = (
            FundingLevel("b", "half", "Half scale", 0, 0.5),
            FundingLevel("b", "full", "Full scale", reached, 0.5),
        )
        costs = [replace(each, level=at.level) for each in asked.costs for at in levels if each.intervention == "b"]
        others = [each for each in asked.costs if each.intervention != "b"]
        worth = {"a": (10.0, 10.0), "b:half": (3.0, 3.0), "b:full": (8.0, 8.0)}
        assert kinds(replace(asked, levels=levels, costs=(*others, *costs)), worth=worth) == expected


def cut(name, service):
    return intervention(name, status=Status.REDUCE, reduces=service)
