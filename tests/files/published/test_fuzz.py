"""Thousands of downloads as spreadsheets spoil them: no traceback, and every figure kept is in the file as it is."""

import random
from collections import Counter

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.units import unit_in
from prioritise.files.published import import_report, read_published
from tests.files.published.made_up import BURY, ROCHDALE, loaded
from tests.files.published.second_reader import Seen, read
from tests.files.published.spoiled import LAYOUTS, spoiled

QUICK, DOWNLOADS = 210, 2_800
SEED = 20261129
ALL_LAYOUTS = (*LAYOUTS, "an LG Inform table")
LISTED = "93763"
"""The number of an indicator that the catalogue has, with a name, a unit and periods of its own."""


def matches(value, seen: Seen, scale: float) -> bool:
    """Whether a figure that was kept is this one of the file: its place, its days, its numbers or none for them."""
    if (value.period.start, value.period.end) not in seen.spans or value.area_code != seen.area:
        return False
    limits = ((value.lower_ci, seen.lower), (value.upper_ci, seen.upper))
    counts = ((value.count, seen.count), (value.denominator, seen.denominator))
    return (
        is_same(value.value, seen.value, scale)
        and all(kept is None or is_same(kept, published, scale) for kept, published in limits)
        and all(kept is None or is_same(kept, published, 1) for kept, published in counts)
    )


def is_same(kept: float, published: float | None, scale: float) -> bool:
    return published is not None and abs(kept - published * scale) <= 1e-9 * max(1, abs(kept))


def check_download(content: bytes) -> str:
    """The layout of a download that is read; nothing when it is refused, which it must be in words.

    Fails when a figure is kept that the second reader does not find in the file.
    """
    try:
        done = read_published("spoiled.csv", content, area=ROCHDALE, comparators=[BURY])
    except FileProblems as error:
        wordless = [each for each in error.problems if not (each.found and each.what_to_do)]
        return f"no words for {content!r}" if wordless else ""
    assert done.rows_read == done.rows_kept + done.rows_merged + done.rows_left_out
    assert import_report(done)
    seen = read(content)
    for indicator in done.indicators:
        noted = [note.note for note in done.indicator_notes if indicator.id.startswith(note.indicator_id)]
        scale = 100 if any("times 100" in note for note in noted) else 1
        own_title = not indicator.id.startswith(LISTED) and not any("titles" in note for note in noted)
        of_it = [each for each in seen if not own_title or indicator.name.startswith(each.title)]
        for value in indicator.values:
            twins = [each for each in of_it if matches(value, each, scale)]
            assert twins, (content, value)
            assert value.category.casefold() not in ("na", "#n/a")
            if unit_in(indicator.unit) is not None and not indicator.id.startswith(LISTED):
                assert indicator.multiplier in {each.multiplier or indicator.multiplier for each in twins}, content
        places = [(each.area_code, each.period, each.category_type, each.category) for each in indicator.values]
        assert len(set(places)) == len(places), content
    if done.rows_kept:
        loaded(done)
    return done.layout


def check_downloads(seed: int, downloads: int) -> None:
    chance = random.Random(seed)
    read_as = Counter(
        check_download(spoiled(chance, layout)) for layout in ALL_LAYOUTS * (downloads // len(ALL_LAYOUTS))
    )
    assert set(read_as) - {""} == set(ALL_LAYOUTS)
    assert read_as[""] < downloads / 2


def test_every_figure_that_is_kept_of_some_spoiled_downloads_is_in_the_file():
    check_downloads(SEED, QUICK)


@pytest.mark.deep
def test_every_figure_that_is_kept_of_thousands_of_spoiled_downloads_is_in_the_file():
    check_downloads(SEED + 1, DOWNLOADS)
