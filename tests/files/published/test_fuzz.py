"""Two thousand downloads as spreadsheets spoil them: no traceback, and every figure kept is in the file as it is."""

import random

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.units import unit_in
from prioritise.files.published import import_report, read_published
from tests.files.published.made_up import (
    BURY,
    DOWNLOAD_HEADINGS,
    DOWNLOAD_ROW,
    ENGLAND,
    ROCHDALE,
    TIDIED_HEADINGS,
    TIDIED_ROW,
    loaded,
    table,
)
from tests.files.published.second_reader import MULTIPLIERS, Seen, read

DOWNLOADS = 2_400
PERIODS = [
    "2023", "2022/23", "2022-23", "2022 - 23", "2022\u201323", "2022/2023", "2022-2023", "2021 - 23", "2021-23",
    "2021 to 2023", "1999-00", "2009-11", "Aug 2023", "August 2023", "last year", "2022/24", "2023.0", "", "NA", "23",
]  # fmt: skip
NUMBERS = [
    "41.5", "415", "4.15", "0.415", "1,041.5", "1.041,5", "41.5%", "0", "-1", "-41.5", "\u221241.5", "(41.5)", "NA",
    "#DIV/0!", "", "1e3", "4 150", "41.5*", "c", "[x]", "9" * 20, " 41.5 ", "+41.5", "41,5",
]  # fmt: skip
COUNTS = ["88", "88.5", "1,088", "-1", "0", "NA", "", "880000", "*", "224000", "2.24e5", "224,000"]
MEASURES = [*MULTIPLIERS, "Percentage", "DSR per 100,000", "rate", "per lots", "", "NA", "per 65 year olds", "Count"]
CODES = [ROCHDALE, ROCHDALE, ENGLAND, BURY, "E08000037", "E08000020", "NA", "", "rochdale"]
SEXES = ["Male", "Female", "Persons", "males", "NA", "", "All", "Everyone"]
GROUPS = ["NA", "", "Most deprived decile", "Least deprived decile (IMD2019)", "A", "#N/A"]


def cells_for(heading: str, chance: random.Random) -> str | None:
    """A way a spreadsheet may write a cell under a heading; None for headings that are left as they are."""
    kinds = {
        "Time period": PERIODS, "period": PERIODS, "Value": NUMBERS, "value": NUMBERS, "Count": COUNTS,
        "Denominator": COUNTS, "Lower CI 95.0 limit": NUMBERS, "Upper CI 95.0 limit": NUMBERS, "measure": MEASURES,
        "Area Code": CODES, "area_code": CODES, "Sex": SEXES, "inequality": [*SEXES, *GROUPS], "unit": SEXES,
        "Category": GROUPS, "Category Type": ["NA", "", "Deciles"], "Age": ["All ages", "65+ yrs", "NA", ""],
        "group": ["NA", "", "A", "B", "Male", "Female", "Total"],
    }  # fmt: skip
    return chance.choice(kinds[heading]) if heading in kinds else None


def spoiled(chance: random.Random) -> bytes:
    """A download or a tidied file of a few rows with a few cells written otherwise, maybe with a column more."""
    download = chance.random() < 0.5
    headings, row = (DOWNLOAD_HEADINGS, DOWNLOAD_ROW) if download else (TIDIED_HEADINGS, TIDIED_ROW)
    headings = [*headings]
    if chance.random() < 0.4:
        headings.insert(chance.randrange(len(headings)), chance.choice(["group", "Unnamed: 0", ""]))
    rows = []
    for place in range(chance.randint(1, 6)):
        period = str(2018 + place)
        # A title and a number that no catalogue explains, so that a bare year is that year.
        cells = row | {"Time period": period, "period": period, "indicator": "Walks to school"}
        cells |= {"Indicator ID": chance.choice(["93763", "5"])} if download else {}
        if chance.random() < 0.5:
            cells |= {"Lower CI 95.0 limit": "", "Upper CI 95.0 limit": "", "Count": "", "Denominator": ""}
        for heading in chance.sample(headings, k=chance.randint(0, 5)):
            text = cells_for(heading, chance)
            cells = cells if text is None else cells | {heading: text}
        rows.append({heading: cells[heading] for heading in headings if heading in cells})
    if chance.random() < 0.3:
        rows.append(chance.choice(rows))
    if chance.random() < 0.2:
        rows.append(chance.choice(rows) | {headings[0]: "NA"})
    chance.shuffle(rows)
    content = table(headings, rows)
    return b"\xef\xbb\xbf" + content if chance.random() < 0.1 else content


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


@pytest.mark.slow
def test_every_figure_that_is_kept_of_a_spoiled_download_is_in_the_file():
    chance = random.Random(20261129)
    kept = refused = 0
    wordless = []
    for _ in range(DOWNLOADS):
        content = spoiled(chance)
        try:
            done = read_published("spoiled.csv", content, area=ROCHDALE, comparators=[BURY])
        except FileProblems as error:
            refused += 1
            wordless += [each for each in error.problems if not (each.found and each.what_to_do)]
            continue
        seen = read(content)
        assert done.rows_read == done.rows_kept + done.rows_merged + done.rows_left_out
        assert import_report(done)
        for indicator in done.indicators:
            scale = 100 if any("times 100" in note.note for note in done.indicator_notes) else 1
            for value in indicator.values:
                kept += 1
                twins = [each for each in seen if matches(value, each, scale)]
                assert twins, (content, value)
                assert value.category.casefold() not in ("na", "#n/a")
                known = unit_in(indicator.unit)
                if known is not None and indicator.id != "93763":
                    assert indicator.multiplier in {each.multiplier or indicator.multiplier for each in twins}
            places = [(each.area_code, each.period, each.category_type, each.category) for each in indicator.values]
            assert len(set(places)) == len(places)
        if done.rows_kept:
            loaded(done)
    assert kept > DOWNLOADS
    assert refused < DOWNLOADS / 2
    assert wordless == []
