"""A unit in any usual spelling names its multiplier, or nothing: never another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.units import last_decimal, unit_in, usual_unit

READ = {
    # Spellings seen in public code that reads Fingertips units, and in answers people gave.
    "dsr per 100000": ("per 100,000", 100_000),
    "DSR per 100,000": ("per 100,000", 100_000),
    "age-standardised rate per 100,000": ("per 100,000", 100_000),
    "Directly standardised rate - per 100,000": ("per 100,000", 100_000),
    "per 100k": ("per 100,000", 100_000),
    "per 100 000": ("per 100,000", 100_000),
    "per 100\u202f000": ("per 100,000", 100_000),
    "rate per 100,000 population aged 65+": ("per 100,000", 100_000),
    "/100,000": ("per 100,000", 100_000),
    "per hundred thousand": ("per 100,000", 100_000),
    "Crude rate - per 1,000": ("per 1,000", 1_000),
    "per thousand births": ("per 1,000", 1_000),
    "per million": ("per 1,000,000", 1_000_000),
    "per 1 million people": ("per 1,000,000", 1_000_000),
    "per 10,000 aged 10-17": ("per 10,000", 10_000),
    "per 100": ("per 100", 100),
    "%": ("percent", 100),
    "Percentage": ("percent", 100),
    "per cent": ("percent", 100),
    "Proportion - %": ("percent", 100),
    "% of adults": ("percent", 100),
    "Years": ("years", 1),
    "share": ("share", 1),
    "people": ("people", 1),
}
NOT_READ = [
    "", "rate", "widgets", "per", "per 65 year olds", "per 15,000", "per 100,00", "per 100.000", "per 1,0000",
    "% per 1,000", "per 1,000 or per 100,000", "percentage points", "per 1.5 million", "proportion", "per 100 00",
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit"), READ.items(), ids=READ)
def test_a_usual_spelling_is_understood(text, unit):
    found = unit_in(text)
    assert (found.name, found.multiplier) == unit


@pytest.mark.parametrize("text", NOT_READ)
def test_anything_else_is_not_guessed_at(text):
    assert unit_in(text) is None


SPELLINGS = {
    1_000: ["1,000", "1000", "1k", "1 000", "thousand", "a thousand"],
    10_000: ["10,000", "10000", "10k", "10 000", "ten thousand"],
    100_000: ["100,000", "100000", "100k", "100 000", "100 thousand", "hundred thousand", "100\u00a0000"],
    1_000_000: ["1,000,000", "1000000", "1m", "1 million", "million", "1 000 000", "one million"],
}


@given(
    spelling=st.sampled_from([(number, text) for number, texts in SPELLINGS.items() for text in texts]),
    before=st.sampled_from(["", "rate ", "DSR ", "crude rate - ", "admissions "]),
    per=st.sampled_from(["per ", "Per ", "PER "]),
    after=st.sampled_from(["", " people", " population", " population aged 65 and over", " live births", " per year"]),
)
def test_a_rate_is_the_same_in_every_spelling(spelling, before, per, after):
    number, text = spelling
    assert unit_in(f"{before}{per}{text}{after}").multiplier == number


@given(text=st.text(max_size=30))
def test_no_text_raises_and_what_is_read_is_a_power_of_ten(text):
    found = unit_in(text)
    assert found is None or found.multiplier in (1, 100, 1_000, 10_000, 100_000, 1_000_000)


@given(number=st.integers(1, 10**7))
def test_a_number_after_per_is_that_number_or_nothing(number):
    for text in (f"per {number}", f"per {number:,}", f"per {number:,}".replace(",", " ")):
        found = unit_in(text)
        assert found is None or found.multiplier == number


def test_only_the_bare_word_is_written_as_percent():
    assert [usual_unit(text) for text in ("%", "Per cent", "% of adults", "Percentage")] == [
        "percent",
        "percent",
        "% of adults",
        "percent",
    ]


@pytest.mark.parametrize(
    ("number", "size", "at_least_one"),
    [
        (15.59, 0.01, 0.01),
        (15.5, 0.1, 0.1),
        (15.0, 1, 0.1),
        (100.0, 1, 0.1),
        (0.00001, 0.00001, 0.00001),
        (1e20, 1, 0.1),
    ],
)
def test_the_last_decimal_is_the_last_one_printed(number, size, at_least_one):
    assert last_decimal(number) == pytest.approx(size)
    assert last_decimal(number, fewest=1) == pytest.approx(at_least_one)
