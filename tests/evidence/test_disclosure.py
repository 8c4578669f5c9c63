"""Small counts stay hidden, also from a reader who subtracts."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prioritise.domain.errors import PrioritiseError
from prioritise.evidence.disclosure import Shown, ShownCounts, hide_small_counts, is_small

SMALL, PROTECTS, OPEN, UNKNOWN = Shown.SMALL, Shown.PROTECTS, Shown.SHOWN, Shown.UNKNOWN


def reasons(counts, **settings):
    result = hide_small_counts(counts, **settings)
    return [each.shown for each in result.counts], result.total.shown


def possible_values(result: ShownCounts, total: int, small_number: int) -> list[set[int]]:
    """Every value each small count could have, to a reader who tries all numbers and knows why each was hidden."""
    remainder = total - sum(int(each.count) for each in result.counts if each.count is not None)
    ranges = {
        SMALL: range(1, small_number + 1),
        PROTECTS: range(small_number + 1, remainder + 1),
        UNKNOWN: range(remainder + 1),
    }
    cells = [ranges[each.shown] for each in result.counts if each.shown in ranges]
    small = [place for place, each in enumerate(e for e in result.counts if e.shown in ranges) if each.shown is SMALL]
    return [
        {value for value in cells[place] if remainder - value in sums_of(cells[:place] + cells[place + 1 :], remainder)}
        for place in small
    ]


def sums_of(cells, limit):
    sums = {0}
    for cell in cells:
        sums = {already + value for already in sums for value in cell if already + value <= limit}
    return sums


@pytest.mark.parametrize(
    ("count", "small"), [(0, False), (0.4, True), (1, True), (7, True), (7.4, True), (7.5, False), (8, False)]
)
def test_counts_from_1_to_7_are_small_and_nobody_is_not(count, small):
    assert is_small(count) is small


def test_where_the_line_lies_is_a_setting():
    assert is_small(4, small_number=4)
    assert not is_small(5, small_number=4)
    assert not is_small(1, small_number=0)


def test_without_a_total_only_small_counts_are_hidden():
    assert reasons([3, 0, 20, None]) == ([SMALL, OPEN, OPEN, UNKNOWN], UNKNOWN)


def test_a_lone_small_count_takes_the_next_smallest_with_it():
    # 60 - 20 - 25 would give 3 + 12 only.
    assert reasons([3, 12, 20, 25], total=60) == ([SMALL, PROTECTS, OPEN, OPEN], OPEN)


def test_two_small_counts_protect_each_other_when_their_sum_leaves_room():
    assert reasons([3, 4, 20], total=27) == ([SMALL, SMALL, OPEN], OPEN)


@pytest.mark.parametrize("pair", [(1, 1), (7, 7)])
def test_two_small_counts_whose_sum_gives_both_away_take_a_third_with_them(pair):
    assert reasons([*pair, 30, 40], total=sum(pair) + 70) == ([SMALL, SMALL, PROTECTS, OPEN], OPEN)


def test_a_protecting_count_that_would_itself_give_it_away_takes_another():
    # 1 + 8: the hidden 9 could only be 1 and 8, for a reader who knows that the second is above 7.
    assert reasons([1, 8, 30, 40], total=79) == ([SMALL, PROTECTS, PROTECTS, OPEN], OPEN)


def test_with_nothing_left_to_hide_the_total_goes():
    assert reasons([5, 0, 9], total=14) == ([SMALL, OPEN, PROTECTS], OPEN)
    assert reasons([1, 0, 8], total=9) == ([SMALL, OPEN, PROTECTS], PROTECTS)


def test_a_small_total_is_hidden_and_then_nothing_can_be_subtracted_from_it():
    assert reasons([2, 3, 0], total=5) == ([SMALL, SMALL, OPEN], SMALL)


def test_nothing_small_hides_nothing():
    assert reasons([0, 8, 100], total=108) == ([OPEN, OPEN, OPEN], OPEN)


def test_a_count_not_known_can_protect_a_small_one():
    assert reasons([3, None, 20], total=60) == ([SMALL, UNKNOWN, OPEN], OPEN)


def test_a_count_not_known_that_leaves_no_room_does_not():
    assert reasons([1, None, 20, 30], total=51) == ([SMALL, UNKNOWN, PROTECTS, OPEN], OPEN)


@pytest.mark.parametrize(
    ("counts", "settings"),
    [
        ([-1, 5], {}),
        ([float("nan")], {}),
        ([5, 6], {"total": 10}),
        ([5, 6], {"total": 13}),
        ([5, None], {"total": 3}),
        ([5], {"small_number": -1}),
        ([5], {"total": -5}),
    ],
)
def test_figures_that_do_not_add_up_are_refused(counts, settings):
    with pytest.raises(PrioritiseError):
        hide_small_counts(counts, **settings)


tables = st.lists(st.integers(min_value=0, max_value=14), min_size=1, max_size=6)
settings = st.integers(min_value=2, max_value=5)


@given(tables, settings)
def test_no_small_count_can_be_found_by_subtracting(counts, small_number):
    result = hide_small_counts(counts, total=sum(counts), small_number=small_number)
    assume(result.total.shown is OPEN)
    for values in possible_values(result, sum(counts), small_number):
        assert len(values) >= 2


@given(tables, settings, st.data())
def test_nor_where_a_count_is_not_known(counts, small_number, data):
    unknown = data.draw(st.integers(min_value=0, max_value=len(counts) - 1))
    known = [None if place == unknown else count for place, count in enumerate(counts)]
    result = hide_small_counts(known, total=sum(counts), small_number=small_number)
    assume(result.total.shown is OPEN)
    for values in possible_values(result, sum(counts), small_number):
        assert len(values) >= 2


@given(tables, settings)
def test_every_small_count_is_hidden_and_every_shown_one_is_true(counts, small_number):
    result = hide_small_counts(counts, total=sum(counts), small_number=small_number)
    for count, each in zip(counts, result.counts, strict=True):
        assert each.count is None if each.hidden else each.count == count
        assert each.hidden or not is_small(count, small_number)
        assert each.shown is not PROTECTS or count > small_number


@given(st.lists(st.integers(min_value=6, max_value=14) | st.just(0), min_size=1, max_size=6), settings)
def test_no_more_is_hidden_than_needed(counts, small_number):
    result = hide_small_counts(counts, total=sum(counts), small_number=small_number)
    assert not any(is_small(count, small_number) for count in [*counts, sum(counts)])
    assert not any(each.hidden for each in [*result.counts, result.total])


@given(tables, settings, st.data())
def test_the_order_of_groups_does_not_decide_how_many_are_hidden(counts, small_number, data):
    turned = data.draw(st.permutations(counts))
    results = [hide_small_counts(each, total=sum(counts), small_number=small_number) for each in (counts, turned)]
    hidden = [sorted(each.shown for each in result.counts) for result in results]
    assert hidden[0] == hidden[1]
