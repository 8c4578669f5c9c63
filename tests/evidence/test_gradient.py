"""An indicator across deprivation groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.evidence.gradient import Gradient, deprivation_gradient, implied_people
from prioritise.evidence.intervals import wilson
from prioritise.evidence.outcome import CannotTell
from tests.evidence.figures import AREA, figure, indicator

LABELS = ("Most deprived", "Second most deprived", "Middle", "Second least deprived", "Least deprived")
FIFTHS = "Deprivation fifth within area"


def fifths(values, *, period="2023", denominators=None, width=None, labels=LABELS, kind=FIFTHS):
    return [
        figure(
            period,
            value,
            category_type=kind,
            category=label,
            denominator=denominators[place] if denominators else None,
            limits=(value - width, value + width) if width else None,
        )
        for place, (label, value) in enumerate(zip(labels, values, strict=True))
    ]


def gradient(*values, **kind):
    return deprivation_gradient(indicator(*values, **kind), AREA)


def test_groups_are_put_in_order_and_weighted_by_their_denominators():
    rows = fifths([30, 25, 20, 15, 10], denominators=[100, 100, 100, 100, 100], width=2)
    found = gradient(*reversed(rows))
    assert isinstance(found, Gradient)
    assert [group.label for group in found.groups] == list(LABELS)
    assert [group.place for group in found.groups] == [1, 2, 3, 4, 5]
    assert [group.share for group in found.groups] == pytest.approx([0.2] * 5)
    assert found.slope.sii == pytest.approx(-25)
    assert found.slope.lower is not None
    assert found.ends.gap == -20
    assert "denominators" in found.weighting
    assert "25 percentage points lower at the least deprived end" in found.finding


def test_without_denominators_a_percentage_is_weighted_by_what_its_intervals_imply():
    sizes, shares = [800, 400, 200, 100, 50], [0.3, 0.25, 0.2, 0.15, 0.1]
    rows = []
    for label, size, share in zip(LABELS, sizes, shares, strict=True):
        limits = wilson(size * share, size, multiplier=100)
        rows.append(
            figure("2023", 100 * share, limits=(limits.lower, limits.upper), category_type=FIFTHS, category=label)
        )
    found = gradient(*rows)
    assert isinstance(found, Gradient)
    assert [group.population for group in found.groups] == pytest.approx(sizes)
    assert "interval" in found.weighting


def test_without_denominators_a_rate_has_no_gradient():
    found = gradient(*fifths([30, 25, 20, 15, 10], width=2), unit="per 1,000", multiplier=1000)
    assert isinstance(found, CannotTell)
    assert "denominators" in found.reason


def test_without_sizes_of_any_kind_there_is_no_gradient():
    assert isinstance(gradient(*fifths([30, 25, 20, 15, 10])), CannotTell)


def test_one_group_without_a_figure_leaves_no_gradient():
    rows = fifths([30, 25, 20, 15, None][:4], labels=LABELS[:4], denominators=[1, 1, 1, 1])
    missing = figure("2023", None, category_type=FIFTHS, category="Least deprived", denominator=1)
    assert isinstance(gradient(*rows, missing), CannotTell)


def test_the_latest_complete_period_is_used():
    old = fifths([40, 35, 30, 25, 20], period="2022", denominators=[1] * 5)
    new = fifths([30, 25, 20, 15], period="2023", labels=LABELS[:4], denominators=[1] * 4)
    found = gradient(*old, *new)
    assert isinstance(found, Gradient)
    assert found.period.label == "2022"


def test_of_two_complete_periods_the_later_counts():
    old = fifths([40, 35, 30, 25, 20], period="2022", denominators=[1] * 5)
    new = fifths([30, 25, 20, 15, 10], period="2023", denominators=[1] * 5)
    for rows in ([*old, *new], [*new, *old]):
        assert gradient(*rows).period.label == "2023"


def test_one_group_under_two_names_is_not_guessed_at():
    rows = fifths([30, 25, 20, 15, 10], denominators=[1] * 5)
    again = figure("2023", 31.0, category_type=FIFTHS, category="Most deprived (IMD2019)", denominator=1)
    assert isinstance(gradient(*rows, again), CannotTell)


def test_tenths_are_preferred_to_fifths_of_the_same_period():
    ends = ["Second", "Third", "Fourth", "Fifth"]
    tenths = [
        "Most deprived decile",
        *(f"{place} more deprived decile" for place in ends),
        *(f"{place} less deprived decile" for place in reversed(ends)),
        "Least deprived decile",
    ]
    rows = fifths(range(20, 10, -1), labels=tenths, kind="Tenths", denominators=[1] * 10)
    found = gradient(*fifths([30, 25, 20, 15, 10], denominators=[1] * 5), *rows)
    assert isinstance(found, Gradient)
    assert (found.category_type, len(found.groups)) == ("Tenths", 10)


def test_groups_that_are_not_deprivation_groups_are_left_alone():
    rows = fifths([1, 2], labels=("Male", "Female"), denominators=[1, 1], kind="Sex")
    assert isinstance(gradient(*rows), CannotTell)


def test_a_gradient_within_chance_says_so():
    found = gradient(*fifths([20, 20.1, 19.9, 20, 20.2], denominators=[100] * 5, width=5))
    assert isinstance(found, Gradient)
    assert "chance" in found.finding


@given(st.integers(min_value=20, max_value=20000), st.floats(min_value=0.02, max_value=0.98))
def test_the_number_of_people_is_recovered_from_wilsons_interval(people, share):
    limits = wilson(people * share, people)
    assert implied_people(share, limits.lower, limits.upper) == pytest.approx(people, rel=1e-6)


@pytest.mark.parametrize(("lower", "upper"), [(0.2, 0.2), (0.3, 0.2), (-0.2, 0.9)])
def test_limits_that_imply_no_number_give_none(lower, upper):
    assert implied_people(0.2, lower, upper) is None
