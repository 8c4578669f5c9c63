"""What settling a divided cell could change, against analysing the exercise anew with the cell settled there."""

import random
from dataclasses import replace

import numpy as np
import pytest

from prioritise.analysis import analyse, disputed_cells
from prioritise.domain.partners import AgreedScore, Member, PanelScore, ScoreState
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import small_exercise
from tests.files.test_levels import levelled
from tests.random_cases import cases, enough
from tests.store.panel import panel_files
from tests.worked_example import worked_analysis, worked_example

EVERY = 18
"""A test of the worked example takes every eighteenth of its divided cells; those that change the list come first."""
MEMBERS = ("clerk", "gp", "nurse")
PANEL_CRITERIA = ("acceptability", "deliverability", "health-gain")


def list_of(analysis):
    return {(each.intervention, each.level) for each in analysis.portfolio_proposals}


def settled_anew(exercise, spread, value):
    last = max(row.round for row in exercise.scores) + 1
    agreed = AgreedScore(last, spread.intervention, spread.criterion, value, "A test", spread.level)
    return analyse(replace(exercise, agreed=(*exercise.agreed, agreed)))


def changes(before, after):
    ids = [{intervention for intervention, _level in found} for found in (before, after)]
    resized = {each for each in ids[0] & ids[1] if not any(each == at[0] for at in before & after)}
    return (tuple(sorted(ids[1] - ids[0])), tuple(sorted(ids[0] - ids[1])), tuple(sorted(resized)))


def check_against_analysing_anew(exercise, *, points, part=slice(None)):
    """Every figure of the cells in a part; and no point between the ends changes the list when neither end does."""
    analysis = analyse(exercise)
    before = list_of(analysis)
    found = disputed_cells(analysis)[part]
    for cell in found:
        spread = cell.spread
        for end in (cell.at_low, cell.at_high):
            anew = settled_anew(exercise, spread, end.value)
            assert (end.enters, end.leaves, end.resized) == changes(before, list_of(anew))
            level = spread.level or analysis.shown[spread.intervention].level
            scores = {(each.intervention, each.level): each.total for each in anew.scores}
            assert end.score == pytest.approx(scores[spread.intervention, level], abs=1e-9)
        between = [settled_anew(exercise, spread, value) for value in np.linspace(spread.low, spread.high, points)]
        changed = any(list_of(each) != before for each in between)
        assert cell.changes_list is changed
    return found


def made_up(seed, *, levels):
    """The small exercise with random scores and some agreed values, of single levels or all, and less money."""
    chance = random.Random(seed)
    exercise = load_exercise_files(levelled()) if levels else small_exercise()
    rows, agreed = [], []
    for each in exercise.interventions:
        sizes = [level.level for level in exercise.levels_of[each.id]]
        for criterion in PANEL_CRITERIA:
            apart = bool(sizes) and chance.random() < 0.4
            for member in MEMBERS:
                low = {"deliverability": 0, "acceptability": -60, "health-gain": -100}[criterion]
                for level in sizes if apart else [""]:
                    value = float(chance.randint(low, 100))
                    if member == MEMBERS[0] and chance.random() < 0.2:
                        # Often outside what the members gave.
                        value_agreed = float(chance.choice([low, 0, 100]))
                        agreed.append(AgreedScore(1, each.id, criterion, value_agreed, "made up", level))
                    rows.append(PanelScore(1, member, each.id, criterion, value, ScoreState.GIVEN, "made up", level))
    factor = chance.choice([0.1, 0.2, 0.3, 0.5])
    funds = tuple(
        replace(fund, budget_gbp={year: int(amount * factor) for year, amount in fund.budget_gbp.items()})
        for fund in exercise.funds
    )
    members = tuple(Member(each, "nhs", "") for each in MEMBERS)
    return replace(
        exercise, scores=tuple(rows), agreed=tuple(agreed), members=members, rules=exercise.rules[3:4], funds=funds
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("levels", [False, True])
def test_the_ends_are_as_analysed_anew_and_nothing_changes_between_them_unseen(seed, levels):
    assert check_against_analysing_anew(made_up(seed, levels=levels), points=5)


@pytest.mark.parametrize("part", cases(1, 3))
@pytest.mark.parametrize("levels", [False, True])
def test_the_same_on_made_up_panels_at_many_points(levels, part):
    changed = 0
    for seed in (100 + 2 * part, 101 + 2 * part):
        found = check_against_analysing_anew(made_up(seed, levels=levels), points=7)
        changed += sum(cell.changes_list for cell in found)
    assert changed


@pytest.mark.parametrize("first", cases(1, EVERY))
def test_the_same_on_the_worked_example_at_many_points(first):
    found = check_against_analysing_anew(worked_example(), points=3, part=slice(first, None, EVERY))
    assert enough(first, sum(cell.changes_list for cell in found), 1)
    assert not all(cell.changes_list for cell in found)


@pytest.fixture(scope="module")
def worked():
    return disputed_cells(worked_analysis())


def test_what_changes_the_list_comes_first_then_the_larger_swing_and_what_is_settled_last(worked):
    order = [(cell.spread.is_settled, not cell.changes_list, -cell.swing) for cell in worked]
    rounded = [(settled, same, round(swing, 9)) for settled, same, swing in order]
    assert rounded == sorted(rounded)
    assert any(cell.spread.is_settled for cell in worked)


def test_only_cells_with_two_values_are_disputed(worked):
    assert all(len({each.value for each in cell.spread.held}) > 1 for cell in worked)


def test_the_swing_of_a_benefit_is_its_weight_times_the_likelihood_times_the_spread():
    analysis = worked_analysis()
    place = [each.id for each in analysis.exercise.weighted_criteria].index("acceptability")
    cell = next(
        each
        for each in disputed_cells(analysis)
        if each.spread.criterion == "acceptability" and not analysis.exercise.levels_of[each.spread.intervention]
    )
    likelihood = analysis.score_of[cell.spread.intervention].likelihood
    assert cell.swing == pytest.approx(analysis.weights[place] * likelihood * (cell.spread.high - cell.spread.low))


def test_the_swing_of_a_likelihood_is_the_benefit_it_lets_count():
    analysis = worked_analysis()
    cell = next(each for each in disputed_cells(analysis) if each.spread.criterion == "deliverability")
    score = analysis.score_of[cell.spread.intervention]
    between = cell.spread.high - cell.spread.low
    assert cell.swing == pytest.approx(score.benefit * score.likelihood / cell.now * between)


def test_without_a_list_the_cells_are_ordered_by_swing_and_no_change_is_claimed():
    exercise = made_up(1, levels=False)
    broke = replace(exercise, rules=small_exercise().rules[:1], funds=made_up(1, levels=False).funds)
    funds = tuple(replace(fund, budget_gbp=dict.fromkeys(fund.budget_gbp, 0)) for fund in broke.funds)
    analysis = analyse(replace(broke, funds=funds))
    assert not analysis.portfolio.has_answer
    found = disputed_cells(analysis)
    assert found
    assert not any(cell.is_tested or cell.changes_list for cell in found)
    order = [(cell.spread.is_settled, -round(cell.swing, 9)) for cell in found]
    assert order == sorted(order)


def test_where_an_end_makes_two_lists_equally_good_the_cheaper_one_is_the_list():
    # Two of three fit; at 50 points advice is as good as the other two, and costs less.
    given = {"advice": (20, 50), "clinic": (50, 50), "outreach": (50, 50)}
    rows = [
        f"1,{member},{intervention},{criterion},{value if criterion == 'acceptability' else 50},given,"
        for intervention, values in given.items()
        for member, value in zip(("ann", "bob"), values, strict=True)
        for criterion in ("acceptability", "local-priority")
    ]
    files = panel_files(scores="\n".join(["round,member,intervention,criterion,value,state,reason", *rows]))
    without_cost = files["exercise.yaml"].replace(b", cost]", b"]")
    (cell,) = disputed_cells(analyse(load_exercise_files(files | {"exercise.yaml": without_cost})))
    assert (cell.at_high.enters, cell.at_high.leaves) == (("advice",), ("outreach",))
    assert not cell.at_low.changes_list
