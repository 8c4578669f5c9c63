"""Downloads of every layout as spreadsheets spoil them: cells written otherwise, columns more, rows twice."""

import random

from tests.files.published.made_up import (
    BURY,
    DOWNLOAD_HEADINGS,
    DOWNLOAD_ROW,
    ENGLAND,
    NEXT_HEADINGS,
    NEXT_ROW,
    ROCHDALE,
    TIDIED_HEADINGS,
    TIDIED_ROW,
    table,
)
from tests.files.published.second_reader import MULTIPLIERS

PERIODS = [
    "2023", "2022/23", "2022-23", "2022 - 23", "2022\u201323", "2022/2023", "2022-2023", "2021 - 23", "2021-23",
    "2021 to 2023", "1999-00", "2009-11", "Aug 2023", "August 2023", "last year", "2022/24", "2023.0", "", "NA", "23",
    "Jan 2022-Dec 2022", "Apr 2021 - Mar 2022", "2023 Q1", "Q1 2023", "2022/23 Q4",
]  # fmt: skip
DATES = ["2003-08", "2023-12", "2023-13", "2023", "2023-08-01", "", "NA", "2022-23"]
NUMBERS = [
    "41.5", "415", "4.15", "0.415", "1,041.5", "1.041,5", "41.5%", "0", "-1", "-41.5", "\u221241.5", "(41.5)", "NA",
    "#DIV/0!", "", "1e3", "4 150", "41.5*", "c", "[x]", "9" * 20, " 41.5 ", "+41.5", "41,5",
]  # fmt: skip
COUNTS = ["88", "88.5", "1,088", "-1", "0", "NA", "", "880000", "*", "224000", "2.24e5", "224,000"]
MEASURES = [*MULTIPLIERS, "Percentage", "DSR per 100,000", "rate", "per lots", "", "NA", "per 65 year olds", "Count"]
CODES = [ROCHDALE, ROCHDALE, ENGLAND, BURY, "E08000037", "E08000020", "NA", "", "rochdale"]
SEXES = ["Male", "Female", "Persons", "males", "NA", "", "All", "Everyone", "Total"]
GROUPS = ["NA", "", "Most deprived decile", "Least deprived decile (IMD2019)", "A", "#N/A"]
AGES = ["All ages", "65+ yrs", "NA", ""]
CELLS = {
    **dict.fromkeys(("Time period", "period", "Year", "DATE_NAME", "time", "Financial year"), PERIODS),
    **dict.fromkeys(("Value", "value", "OBS_VALUE", "v4_3"), NUMBERS),
    **dict.fromkeys(("Lower CI 95.0 limit", "Upper CI 95.0 limit", "LowerCI", "UpperCI", "LCL", "UCL"), NUMBERS),
    **dict.fromkeys(("Count", "Denominator"), COUNTS),
    **dict.fromkeys(
        ("Area Code", "area_code", "AreaCode", "GEOGRAPHY_CODE", "administrative-geography", "Local authority code"),
        CODES,
    ),
    **dict.fromkeys(("Sex", "unit", "GENDER_NAME"), SEXES),
    **dict.fromkeys(("Age", "C_AGE_NAME", "AgeGroups"), AGES),
    "measure": MEASURES,
    "inequality": [*SEXES, *GROUPS],
    "Category": GROUPS,
    "Category Type": ["NA", "", "Deciles"],
    "DATE": DATES,
    "MEASURES_NAME": ["Value", "Variable", "Percent", "Numerator", "Confidence", "value", "", "NA"],
    "OBS_STATUS_NAME": ["Normal Value", "These figures are missing.", "Suppressed", "", "NA"],
    "Data Marking": ["", "x", "NA"],
    "Grouping": ["LA_Raw", "LA_Mean", ""],
    "group": ["NA", "", "A", "B", "Male", "Female", "Total"],
}
"""How a spreadsheet may write a cell under a heading; other headings are left as they are."""
NOMIS_ROW = {
    "DATE": "2023-08", "DATE_NAME": "August 2023", "GEOGRAPHY_NAME": "Rochdale", "GEOGRAPHY_CODE": ROCHDALE,
    "GEOGRAPHY_TYPE": "districts", "GENDER_NAME": "Total", "C_AGE_NAME": "All ages", "MEASURE_NAME": "",
    "MEASURES_NAME": "Value", "OBS_VALUE": "41.5", "OBS_STATUS_NAME": "Normal Value",
}  # fmt: skip
ONS_ROW = {
    "v4_3": "41.5", "LCL": "33.1", "UCL": "51.2", "Data Marking": "", "two-year-intervals": "2018-20",
    "time": "2018-20", "administrative-geography": ROCHDALE, "geography": "Rochdale", "measure-of-wellbeing": "code",
    "MeasureOfWellbeing": "", "sex": "all", "Sex": "All", "agegroups": "all-ages", "AgeGroups": "All ages",
}  # fmt: skip
OFLOG_ROW = {
    "Financial year": "2021-22", "Local authority code": ROCHDALE, "Local authority name": "Rochdale",
    "Grouping": "LA_Raw", "Region": "North West", "Measure": "", "Value": "41.5", "MEDIAN": "7.3", "rank_order": "desc",
}  # fmt: skip
TITLES = ("Walks to school", "Cycles to school")
"""Titles that no catalogue explains, so that a bare year is that year."""
LAYOUTS = {
    "a Fingertips download": (DOWNLOAD_HEADINGS, DOWNLOAD_ROW, "Indicator Name"),
    "a FingertipsNext file": (NEXT_HEADINGS, NEXT_ROW, ""),
    "the long tidied form": (TIDIED_HEADINGS, TIDIED_ROW, "indicator"),
    "a Nomis download": (list(NOMIS_ROW), NOMIS_ROW, "MEASURE_NAME"),
    "a data set of the Office for National Statistics": (list(ONS_ROW), ONS_ROW, "MeasureOfWellbeing"),
    "a file of the Office for Local Government": (list(OFLOG_ROW), OFLOG_ROW, "Measure"),
}
"""Of every layout of a row a figure its headings, a row and the heading of its title."""
AREA_NAMES = ["Rochdale", "Rochdale", "England", "Bury", "rochdale", "Mean for all English districts", "", "Nowhere"]
PARTED = ("{} - {}", "{} ({})", "{}, {}", "{} \u2013 {}", "{} {}")


def spoiled(chance: random.Random, layout: str) -> bytes:
    """A few rows of a layout with a few cells written otherwise, maybe with a column more."""
    content = wide(chance) if layout == "an LG Inform table" else long(chance, *LAYOUTS[layout])
    return b"\xef\xbb\xbf" + content if chance.random() < 0.1 else content


def long(chance: random.Random, headings: list[str], row: dict[str, str], title: str) -> bytes:
    headings = [*headings]
    if chance.random() < 0.4:
        headings.insert(chance.randrange(len(headings)), chance.choice(["group", "Unnamed: 0", ""]))
    rows = []
    for place in range(chance.randint(1, 6)):
        period = str(2018 + place)
        cells = row | dict.fromkeys(("Time period", "period", "Year", "DATE_NAME", "time", "Financial year"), period)
        cells |= {title: chance.choice(TITLES)} | dict.fromkeys(
            ("Value", "value", "OBS_VALUE", "v4_3"), f"{40 + place}.{place}"
        )
        number = chance.choice(["93763", "5"])
        cells |= {"Indicator ID": number, "IndicatorId": number}
        if chance.random() < 0.5:
            cells |= dict.fromkeys(("Lower CI 95.0 limit", "Upper CI 95.0 limit", "LCL", "UCL"), "")
            cells |= {"Count": "", "Denominator": ""}
        for heading in chance.sample(headings, k=chance.randint(0, 5)):
            cells |= {heading: chance.choice(CELLS[heading])} if heading in CELLS else {}
        rows.append({heading: cells[heading] for heading in headings if heading in cells})
    if chance.random() < 0.3:
        rows.append(chance.choice(rows))
    if chance.random() < 0.2:
        rows.append(chance.choice(rows) | {headings[0]: "NA"})
    chance.shuffle(rows)
    return table(headings, rows)


def wide(chance: random.Random) -> bytes:
    """A row an area by name, a column a measure and period."""
    periods = [period for period in PERIODS if chance.random() < 0.5 or period[:1].isdigit()]
    headings = ["Area"]
    for place in range(chance.randint(1, 4)):
        period = chance.choice(periods) if chance.random() < 0.4 else str(2018 + place)
        heading = chance.choice(PARTED[: 4 + (chance.random() < 0.1)]).format(chance.choice(TITLES), period)
        headings += [] if heading in headings else [heading]
    rows = []
    for place in range(chance.randint(1, 4)):
        rows.append({heading: f"{40 + place}.{column}%" for column, heading in enumerate(headings)})
        rows[-1]["Area"] = chance.choice(AREA_NAMES) if place else "Rochdale"
        for heading in chance.sample(headings[1:], k=chance.randint(0, len(headings) - 1)):
            rows[-1][heading] = chance.choice([*NUMBERS, "16.3%", "1,204", "-5%"])
    return table(headings, rows)
