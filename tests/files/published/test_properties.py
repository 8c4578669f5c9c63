"""Whatever the rows and their order, every row is accounted for and the same figures come out."""

import csv
import io
import random
import tracemalloc

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritise.domain.errors import FileProblems
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.published import import_report
from tests.files.published.made_up import (
    BURY,
    DEPRIVATION_HEADINGS,
    DOWNLOAD_HEADINGS,
    ENGLAND,
    EXERCISE,
    OTHER_FILES,
    ROCHDALE,
    TIDIED_HEADINGS,
    deprivation,
    download,
    fingertips_next,
    imported,
    table,
    tidied,
)
from tests.random_cases import examples

AREAS = [ROCHDALE, BURY, ENGLAND, "E06000001", ""]
VALUES = ["12.5", "13", "1,200", "", "NA", "-1", "0", "#DIV/0!", "many"]
PERIODS = ["2018", "2019", "2018/19", "2017 - 19", "2020/21 - 24/25", "2023/24 Q1", "Aug 2017 - Jul 2018", "soon"]
GROUPS = ["", "Most deprived decile", "Most deprived decile (IMD2019)", "Least  deprived decile", "Indian"]

download_rows = st.fixed_dictionaries(
    {
        "Indicator ID": st.sampled_from(["93763", "92026", "5", ""]),
        "Indicator Name": st.sampled_from(["One", "Two"]),
        "Area Code": st.sampled_from(AREAS),
        "Area Name": st.sampled_from(["", "Somewhere"]),
        "Sex": st.sampled_from(["Persons", "Female", "Other", ""]),
        "Age": st.sampled_from(["All ages", "<18 yrs", "18+ yrs", ""]),
        "Category Type": st.sampled_from(["", "Tenths"]),
        "Category": st.sampled_from(GROUPS),
        "Time period": st.sampled_from(PERIODS),
        "Time period range": st.sampled_from(["", "3y"]),
        "Value": st.sampled_from(VALUES),
        "Lower CI 95.0 limit": st.sampled_from(["", "10", "-1", "99"]),
        "Upper CI 95.0 limit": st.sampled_from(["", "20", "-1", "x"]),
        "Count": st.sampled_from(["", "5", "-1", "2.5"]),
        "Denominator": st.sampled_from(["", "40", "0", "-1"]),
    }
)
tidied_rows = st.fixed_dictionaries(
    {
        "area_code": st.sampled_from(AREAS),
        "period": st.sampled_from(PERIODS),
        "indicator": st.sampled_from(["Life expectancy at birth", "New (1)", "New, 1", ""]),
        "measure": st.sampled_from(["Percentage", "Count", "", "Per 10,000"]),
        "unit": st.sampled_from(["Persons", "Male", "Years"]),
        "value": st.sampled_from(VALUES),
        "inequality": st.sampled_from(["NA", "Female", *GROUPS]),
    }
)
deprivation_rows = st.fixed_dictionaries(
    {
        "area_code": st.sampled_from(AREAS),
        "deprivation_data_year": st.sampled_from(["2025", "2019", "", "old"]),
        "index_domain": st.sampled_from(["Crime", "Income", "New", ""]),
        "average_score": st.sampled_from(VALUES),
        "proportion_bottom_decile": st.sampled_from(VALUES),
    }
)
FILES = st.one_of(
    st.tuples(st.just(DOWNLOAD_HEADINGS), st.lists(download_rows, min_size=1, max_size=12)),
    st.tuples(st.just(TIDIED_HEADINGS), st.lists(tidied_rows, min_size=1, max_size=12)),
    st.tuples(st.just(DEPRIVATION_HEADINGS), st.lists(deprivation_rows, min_size=1, max_size=12)),
)


def outcome(content: bytes):
    """The import, or None when there was nothing for this area. The rows are checked to add up."""
    done, said = attempt(content)
    # A row of empty cells is none.
    assert done or any(words in said for words in ("no row that can be used", "no rows for", "no rows under them"))
    return done


def attempt(content: bytes):
    """The import, or the sentence the file is refused with."""
    try:
        return imported(content, name="mutated.csv", comparators=[BURY]), ""
    except FileProblems as error:
        return None, str(error)


def loads(content: bytes) -> None:
    """These indicators stand in an exercise without a problem of their own."""
    codes = {row["area_code"] for row in csv.DictReader(io.StringIO(content.decode()))}
    text = EXERCISE
    for code in (ROCHDALE, ENGLAND):
        text = text if code in codes else text.replace(code, min(codes))
    files = {name: text.encode() for name, text in (OTHER_FILES | {"exercise.yaml": text}).items()}
    assert load_exercise_files(files | {"indicators.csv": content}).indicators


@given(FILES)
@settings(max_examples=examples(80, 600))
def test_every_row_is_accounted_for_and_what_is_written_loads(file):
    headings, rows = file
    done = outcome(table(headings, rows))
    assume(done is not None)
    assert done.rows_read == len(rows)
    written = len(done.indicators_csv.decode().splitlines()) - 1
    assert written >= done.rows_kept
    assert done.rows_kept or any(decision.waited_for for decision in done.decisions)
    assert written == sum(len(indicator.values) for indicator in done.indicators)
    assert len(import_report(done)) > 0
    if done.rows_kept:
        loads(done.indicators_csv)


@given(FILES, st.randoms(use_true_random=False))
@settings(max_examples=examples(40, 300))
def test_order_repeats_and_a_byte_order_mark_change_nothing(file, chance):
    headings, rows = file
    done = outcome(table(headings, rows))
    shuffled = rows[:]
    chance.shuffle(shuffled)
    reordered = outcome(b"\xef\xbb\xbf" + table(headings, shuffled))
    repeated = outcome(table(headings, rows + [chance.choice(rows) for _ in range(3)]))
    if done is None:
        assert reordered is repeated is None
        return
    assert (reordered.indicators_csv, reordered.decisions_csv) == (done.indicators_csv, done.decisions_csv)
    assert import_report(reordered) == import_report(done)
    assert (repeated.indicators_csv, repeated.decisions_csv) == (done.indicators_csv, done.decisions_csv)


WHOLE = {
    "download": download({}, {"Area Code": ENGLAND}, {"Sex": "Female"}, {"Value": ""}, {}, {"Area Code": "E06000001"}),
    "next": fingertips_next({}, {"AreaCode": ENGLAND}, {"IndicatorId": "92026", "Value": "9.5"}, {"Year": "2019"}),
    "tidied": tidied({}, {"inequality": "Most deprived quintile"}, {"period": "2018 - 20"}, {"unit": "Female"}),
    "deprivation": deprivation({}, {"index_domain": "Income"}, {"area_code": BURY}),
}
PALETTE = [b'"', b",", b"\n", b"\r", b"\x00", b"=", b"\xff", b"-1", b"#DIV/0!", b"9" * 30, b"1e400", b"  ", b"\xc2\xa0"]
PALETTE += [
    b"E08000005",
    b"Value",
    b"\xe2\x80\x93",
    b"2019",
    b"'",
    b";",
    b"@",
    b"<",
    b"%",
    "٣".encode(),
    b"\xef\xbb\xbf",
]
PALETTE += ["٣".encode(), b"\xc2\x85", b"\xed\xa0\x80", b"+cmd|", b"1,000", b"NA", b"Q1 2022"]
MUTATIONS_IN_EACH_FILE = 550


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The file with one to four wounds: a byte changed, a piece cut, doubled or moved, something put in."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(content) or 1)
        end = min(len(content), start + chance.randint(1, 40))
        piece = chance.choice(PALETTE)
        content = chance.choice(
            [
                content[:start] + bytes([chance.randrange(256)]) + content[start + 1 :],
                content[:start] + content[end:],
                content[:end] + content[start:],
                content[:start] + piece + content[start:],
                content[:start] + piece + content[end:],
                content[end:] + content[:end],
            ]
        )
    return content


def rows_in(content: bytes) -> int:
    """How many rows hold anything, counted without the product."""
    text = content.decode("utf-8-sig")
    return sum(any(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text, newline=""))) - 1


@pytest.mark.parametrize("layout", WHOLE)
def test_a_mutated_file_is_refused_in_words_or_loses_nothing(layout):
    chance = random.Random(20261122)
    read = 0
    for _ in range(MUTATIONS_IN_EACH_FILE):
        content = mutated(WHOLE[layout], chance)
        done, said = attempt(content)
        if done is None:
            assert said.startswith("mutated.csv")
        else:
            read += 1
            assert done.rows_read == rows_in(content)
            if done.rows_kept:
                loads(done.indicators_csv)
    assert read > MUTATIONS_IN_EACH_FILE / 10


def memory_used(content: bytes) -> int:
    """Bytes at the peak, the file itself not counted."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    imported(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - before


def test_memory_grows_with_what_is_kept_and_not_with_the_file():
    others = [{"Area Code": f"E0600{number % 50:04}", "Time period": str(1950 + number % 70)} for number in range(8000)]
    imported(download({}))
    small, large = download({}, *others[:100]), download({}, *others)
    assert len(large) > 50 * len(small)
    assert memory_used(large) < memory_used(small) + 300_000
