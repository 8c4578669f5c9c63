"""Every published form of a period is read, and periods sort by when they end."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.periods import parse_period, period_hint

READ = {
    "2023": (date(2023, 1, 1), date(2023, 12, 31)),
    "2023/24": (date(2023, 4, 1), date(2024, 3, 31)),
    "2023/2024": (date(2023, 4, 1), date(2024, 3, 31)),
    "1999/00": (date(1999, 4, 1), date(2000, 3, 31)),
    "2021 - 23": (date(2021, 1, 1), date(2023, 12, 31)),
    "2021 – 23": (date(2021, 1, 1), date(2023, 12, 31)),
    "2021-23": (date(2021, 1, 1), date(2023, 12, 31)),
    "2021 - 2023": (date(2021, 1, 1), date(2023, 12, 31)),
    "2021 to 2023": (date(2021, 1, 1), date(2023, 12, 31)),
    "2009-11": (date(2009, 1, 1), date(2011, 12, 31)),
    "2018-20": (date(2018, 1, 1), date(2020, 12, 31)),
    "2026-27": (date(2026, 4, 1), date(2027, 3, 31)),
    "2026 - 27": (date(2026, 4, 1), date(2027, 3, 31)),
    "1999-00": (date(1999, 4, 1), date(2000, 3, 31)),
    "2020-21 to 2024-25": (date(2020, 4, 1), date(2025, 3, 31)),
    "2020-21 - 24-25": (date(2020, 4, 1), date(2025, 3, 31)),
    "2023-24 Q1": (date(2023, 4, 1), date(2023, 6, 30)),
    "Jan 2026 - Dec 2027": (date(2026, 1, 1), date(2027, 12, 31)),
    "1998 - 00": (date(1998, 1, 1), date(2000, 12, 31)),
    "2020/21 - 24/25": (date(2020, 4, 1), date(2025, 3, 31)),
    "1998/99 - 00/01": (date(1998, 4, 1), date(2001, 3, 31)),
    "2023/24 Q1": (date(2023, 4, 1), date(2023, 6, 30)),
    "2023/24 Q4": (date(2024, 1, 1), date(2024, 3, 31)),
    "2021/22 Q1 - 2025/26 Q3": (date(2021, 4, 1), date(2025, 12, 31)),
    "Q1 2022": (date(2022, 1, 1), date(2022, 3, 31)),
    "December 2019": (date(2019, 12, 1), date(2019, 12, 31)),
    "Feb 2024": (date(2024, 2, 1), date(2024, 2, 29)),
    "Aug 2017 - Jul 2018": (date(2017, 8, 1), date(2018, 7, 31)),
    "  2023/24  ": (date(2023, 4, 1), date(2024, 3, 31)),
}
NOT_READ = [
    "",
    "2026-2027",
    "2026 – 2027",
    "2026 to 2027",
    "2021/22 - 23",
    "2021 - 2022/23",
    "last year",
    "23",
    "2023/25",
    "2023/2124",
    "2023/24 Q5",
    "2023 - 21",
    "2023 - 2021",
    "1950 - 49",
    "0023",
    "3023",
    "Marmalade 2023",
    "٢٠٢٣",
    "2023 - ",
    "2021 - 22 - 23",
]


@pytest.mark.parametrize(("label", "span"), READ.items(), ids=READ)
def test_a_published_form_is_read(label, span):
    period = parse_period(label)
    assert (period.start, period.end) == span


@pytest.mark.parametrize("label", NOT_READ)
def test_anything_else_is_not_guessed_at(label):
    assert parse_period(label) is None


def test_periods_sort_by_when_they_end():
    labels = ["2023/24", "2023", "2023/24 Q1", "2022/23", "2021 - 23"]
    assert [period.label for period in sorted(map(parse_period, labels))] == [
        "2022/23",
        "2023/24 Q1",
        "2021 - 23",
        "2023",
        "2023/24",
    ]


@given(label=st.text(max_size=30))
def test_no_label_raises(label):
    period = parse_period(label)
    assert period is None or period.start <= period.end


@given(year=st.integers(1900, 2098), years=st.integers(2, 20))
def test_a_span_starts_and_ends_with_its_years(year, years):
    period = parse_period(f"{year} - {(year + years) % 100:02d}")
    assert period is None if year + years > 2100 else (period.start.year, period.end.year) == (year, year + years)


@given(year=st.integers(1900, 2099), dash=st.sampled_from(["/", "-", " - ", "\u2013", " \u2013 ", "\u2014", "\u2212"]))
def test_a_financial_year_is_that_year_however_it_is_parted(year, dash):
    period = parse_period(f"{year}{dash}{(year + 1) % 100:02d}")
    assert (period.start, period.end) == (date(year, 4, 1), date(year + 1, 3, 31))
    assert period.label == f"{year}/{(year + 1) % 100:02d}"
    assert period == parse_period(f"{year}/{(year + 1) % 100:02d}")


@given(year=st.integers(1900, 2099), dash=st.sampled_from(["-", " - ", "\u2013", " to "]))
def test_two_whole_years_that_follow_are_never_guessed_at(year, dash):
    label = f"{year}{dash}{year + 1}"
    assert parse_period(label) is None
    assert f"write {year}/{(year + 1) % 100:02d} for the financial year" in period_hint(label)


@given(year=st.integers(1900, 2070), years=st.integers(2, 29), dash=st.sampled_from(["-", " - ", "\u2013", " to "]))
def test_a_span_of_years_is_the_same_with_two_digits_or_four(year, years, dash):
    last = year + years
    written = {parse_period(f"{year}{dash}{last}"), parse_period(f"{year}{dash}{last % 100:02d}")}
    assert [(each.start, each.end) for each in written] == [(date(year, 1, 1), date(last, 12, 31))]


def test_periods_of_the_same_days_are_the_same_whatever_they_are_called():
    assert parse_period("December 2019") == parse_period("Dec 2019")
    assert parse_period("2021-23") == parse_period("2021 - 2023")
    assert parse_period("2023") != parse_period("2023/24")
