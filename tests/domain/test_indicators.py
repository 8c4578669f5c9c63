"""Indicators that share a name are told apart, and count as one measure."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.indicators import Indicator, JsnaDomain, Polarity, with_own_names

PLAIN = Indicator("a", "Life expectancy", JsnaDomain.DEMOGRAPHY, "Persons", "All ages", "years", 1, Polarity.HIGHER, ())


def names(*changes):
    return [each.name for each in with_own_names(replace(PLAIN, **change) for change in changes)]


def test_an_indicator_alone_keeps_its_name():
    assert names({}) == ["Life expectancy"]
    assert names({}, {"id": "b", "name": "Smoking"}) == ["Life expectancy", "Smoking"]


def test_sexes_and_ages_have_names_of_their_own():
    assert names({"sex": "Female"}, {"id": "b", "sex": "Male"}, {"id": "c"}) == [
        "Life expectancy (females)",
        "Life expectancy (males)",
        "Life expectancy (persons)",
    ]
    assert names({"age": "65+ yrs"}, {"id": "b", "age": ""}) == [
        "Life expectancy (65+ yrs)",
        "Life expectancy (age not given)",
    ]
    assert names({}, {"id": "b"}) == ["Life expectancy (a)", "Life expectancy (b)"]


@given(
    groups=st.lists(
        st.tuples(st.sampled_from(["A", "a", "B"]), st.sampled_from(["Male", "Female", "", "Persons"]), st.text()),
        max_size=8,
    )
)
def test_no_two_have_one_name_and_naming_twice_changes_nothing(groups):
    listed = [
        replace(PLAIN, id=f"i{place}", name=name, sex=sex, age=age) for place, (name, sex, age) in enumerate(groups)
    ]
    named = with_own_names(listed)
    assert len({each.name for each in named}) == len(named)
    assert [each.measure or each.name for each in named] == [each.name for each in listed]
    assert with_own_names(named) == named


def test_which_way_is_worse_follows_from_which_is_better():
    assert [polarity.worse_sign for polarity in (Polarity.LOWER, Polarity.HIGHER, Polarity.NONE)] == [1, -1, 0]
