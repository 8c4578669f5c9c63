"""A rule that holds the portfolio to a target: its words, its rows, its check, and the answer, against brute force."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from prioritise.analysis import analyse, projections
from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.rules import MeetTarget
from prioritise.domain.scenarios import Scenario
from prioritise.files.scenario.data import scenario_data, scenario_from_data
from prioritise.portfolio import rules
from prioritise.portfolio.portfolio import PortfolioStatus
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.solve import solve
from prioritise.targets.needs import TargetNeed, needs_of, target_needs
from tests.portfolio.brute_force import all_sets, best_portfolio, obeys
from tests.portfolio.cases import YEARS, random_problem
from tests.targets.made_up import SMOKING, exercise_with

TARGETS = ("fewer-falls", "less-smoking", "better-teeth")


def with_targets(seed: int, *, largest: int = 8, rules_drawn: int | None = None) -> PortfolioProblem:
    """A random problem with targets that some of its columns move, and no rule about them yet."""
    draw = random.Random(f"targets {seed}")
    asked = random_problem(seed, largest=largest, rules=rules_drawn)
    needs = []
    for target in TARGETS[: draw.randint(1, 3)]:
        counts = draw.random() < 0.8
        acting = [each.label for each in asked.columns if draw.random() < 0.7]
        for year in YEARS:
            moves = {label: draw.choice([-50_000, 100_000, 250_000, 400_001, 399_999]) for label in acting}
            needs.append(
                TargetNeed(target, target, year, 10.0, counts, draw.choice([-300_000, 0, 200_000, 600_000]), moves)
            )
    return replace(asked, needs=tuple(needs))


def asks(problem: PortfolioProblem, seed: int) -> list[MeetTarget]:
    """A rule for each target of the problem."""
    draw = random.Random(f"asks {seed}")
    return [
        MeetTarget(f"meet-{target}", target, draw.choice(["", *YEARS]), draw.choice([0.25, 0.5, 0.8, 1.0]), "promised")
        for target in dict.fromkeys(each.target for each in problem.needs)
    ]


@pytest.mark.parametrize("seed", range(60))
def test_rows_check_and_brute_force_agree_on_every_set(seed: int) -> None:
    asked = with_targets(seed, largest=7)
    for rule in asks(asked, seed):
        for chosen in all_sets(len(asked.columns)):
            by_rows = all(row.holds(chosen) for row in rules.rows(rule, asked))
            assert by_rows == rules.check(rule, chosen, asked) == obeys(asked, rule, chosen)


@pytest.mark.parametrize("seed", range(300))
def test_most_value_while_meeting_targets_is_what_trying_every_set_finds(seed: int) -> None:
    asked = with_targets(seed, rules_drawn=1)
    held = replace(asked, rules=(*asked.rules, *asks(asked, seed)))
    found, best = solve(held), best_portfolio(held)
    assert (found.status is PortfolioStatus.INFEASIBLE) == (best is None)
    if best is not None:
        assert (found.value_millionths, found.cost_gbp, found.chosen) == (
            best.value_millionths,
            best.cost_gbp,
            best.chosen,
        )


NEED = TargetNeed("falls", "Fewer falls", YEARS[0], 9.0, True, 0, {})
LATER = replace(NEED, year=YEARS[1])


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (MeetTarget("r", "falls", YEARS[0], 1, ""), "Fewer falls: the milestone for 2026/27 is met."),
        (MeetTarget("r", "falls", "", 1, ""), "Fewer falls: every milestone is met."),
        (MeetTarget("r", "falls", "", 0.8, ""), "Fewer falls: at least 80% of the way to every milestone."),
    ],
)
def test_the_sentence_says_what_is_asked(rule: MeetTarget, sentence: str) -> None:
    assert rules.sentence(rule, replace(random_problem(1), needs=(NEED, LATER))) == sentence


def test_a_target_that_cannot_be_projected_cannot_be_required() -> None:
    with pytest.raises(IncompleteExercise, match="no milestone in 2026/27 that can be projected"):
        needs_of((), "falls", "2026/27")


def test_needs_are_the_way_in_whole_millionths_rounded_once() -> None:
    first, second = target_needs(exercise_with())
    # 16 to 15 is the way in the first year; stop smoking makes 0.24 of it, and the trend none.
    assert (first.trend, first.moves["stop-smoking"], first.moves["stop-smoking-cut"]) == (0, 240_000, -60_000)
    assert (second.trend, second.moves["stop-smoking"]) == (0, 240_000)
    assert first.least(1) == 1_000_000
    assert first.least(0.8) == 800_000


@pytest.mark.parametrize("share", [0.2599485, 0.0633815, 0.2618095])
def test_a_share_between_two_millionths_is_rounded_alike_in_the_row_and_in_its_check(share: float) -> None:
    asked = random_problem(1, largest=4, rules=0)
    label = asked.columns[0].label
    least = TargetNeed("falls", "Falls", YEARS[0], 10.0, True, 0, {}).least(share)
    for move, enough in ((least - 1, False), (least, True)):
        need = TargetNeed("falls", "Falls", YEARS[0], 10.0, True, 0, {label: move})
        problem = replace(asked, needs=(need,))
        rule = MeetTarget("held", "falls", "", share, "promised")
        (row,) = rules.rows(rule, problem)
        assert (move >= row.least) is enough
        assert rules.check(rule, [0], problem) is enough


def test_where_the_milestone_is_the_baseline_all_of_it_is_needed_whatever_the_share() -> None:
    (need,) = target_needs(exercise_with(milestones="target,year,value\nless-smoking,2026/27,16\n"))
    assert not need.counts_from_baseline
    assert (need.trend, need.least(0.5), need.moves["stop-smoking"]) == (0, 0, 240_000)


def test_a_scenario_can_hold_the_portfolio_to_a_target_and_the_projection_then_meets_it() -> None:
    rows = "target,year,value\nless-smoking,2026/27,15.8\n"
    exercise = exercise_with(targets=SMOKING, milestones=rows)
    rule = MeetTarget("promise", "less-smoking", "2026/27", 1.0, "Promised.")
    held = analyse(exercise, Scenario(id="held", name="Held", rules_add=(rule,)))
    assert "stop-smoking" in held.portfolio.interventions
    assert projections(held)[0].attainments[0].met
    out = Scenario(id="out", name="Out", rules_add=(rule,), rules_remove=("keep-quitting",))
    assert "stop-smoking" in analyse(exercise, out).portfolio.interventions


def test_a_scenario_with_such_a_rule_goes_through_a_record_unchanged() -> None:
    scenario = Scenario(
        id="held", name="Held", rules_add=(MeetTarget("promise", "less-smoking", "", 0.75, "Promised."),)
    )
    assert scenario_from_data(scenario_data(scenario), file="record.json") == scenario
