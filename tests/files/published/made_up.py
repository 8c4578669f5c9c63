"""Small published files with made-up figures, one builder a layout, and what the tests ask of an import."""

import csv
import io
from collections.abc import Iterable, Mapping

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import SourceFile
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.published import PublishedImport, read_published

ROCHDALE, BURY, ENGLAND = "E08000005", "E08000002", "E92000001"

DOWNLOAD_HEADINGS = [
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age",
    "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
    "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
    "Compared to England value or percentiles", "Compared to parent value or percentiles", "Time period Sortable",
    "New data", "Compared to goal", "Time period range",
]  # fmt: skip
NEXT_HEADINGS = [
    "IndicatorId", "Category", "CategoryType", "Age", "Sex", "Trend", "Denominator", "CategoryTypeId", "UpperCI",
    "Value", "Count", "AreaCode", "SexID", "AgeID", "Year", "LowerCI", "CategoryId",
]  # fmt: skip
TIDIED_HEADINGS = [
    "area_code", "area_name", "area_type", "period", "indicator", "measure", "unit", "value", "compared_to_England",
    "inequality",
]  # fmt: skip
DEPRIVATION_HEADINGS = [
    "area_code", "area_name", "area_type", "deprivation_data_year", "index_domain", "average_rank", "rank_average_rank",
    "average_score", "rank_average_score", "proportion_bottom_decile", "rank_proportion_bottom_decile",
]  # fmt: skip

DOWNLOAD_ROW = {
    "Indicator ID": "93763", "Indicator Name": "Alcohol-related mortality", "Area Code": ROCHDALE,
    "Area Name": "Rochdale", "Sex": "Persons", "Age": "All ages", "Time period": "2023", "Value": "41.5",
    "Lower CI 95.0 limit": "33.1", "Upper CI 95.0 limit": "51.2", "Count": "88", "Denominator": "224000",
}  # fmt: skip
NEXT_ROW = {
    "IndicatorId": "93763", "AreaCode": ROCHDALE, "Sex": "Persons", "Age": "All ages", "Year": "2023", "Value": "41.5",
    "LowerCI": "33.1", "UpperCI": "51.2", "Count": "88", "Denominator": "224000",
}  # fmt: skip
TIDIED_ROW = {
    "area_code": ROCHDALE, "area_name": "Rochdale", "area_type": "UA", "period": "2023",
    "indicator": "Life expectancy at birth", "measure": "Life expectancy", "unit": "Years", "value": "76.4",
    "compared_to_England": "Worse", "inequality": "Male",
}  # fmt: skip
DEPRIVATION_ROW = {
    "area_code": ROCHDALE, "area_name": "Rochdale", "deprivation_data_year": "2025", "index_domain": "Crime",
    "average_rank": "21000", "average_score": "0.61", "proportion_bottom_decile": "0.2",
}  # fmt: skip

EXERCISE = f"""schema: 1
id: small
title: A small exercise
vocabulary: outcomes-2026
area: {{code: {ROCHDALE}, name: Rochdale, benchmark: {ENGLAND}, comparators: []}}
price_year: 2025/26
years: [2026/27]
criteria: [health-gain, cost]
partners: [{{id: council, name: Council, voice: 1}}]
weights_from: partner-mean
funds: [{{id: grant, name: Grant, host: council, kind: revenue, budget_gbp: {{2026/27: 100}}}}]
rules: []
scenarios: []
"""
OTHER_FILES = {
    "exercise.yaml": EXERCISE,
    "interventions.csv": "id,name,theme,lead_partner,status,people_per_year\nwalks,Walks,Live well,council,new,10\n",
    "costs.csv": "intervention,fund,year,amount_gbp,kind,recurrent\nwalks,grant,2026/27,10,revenue,yes\n",
    "measurements.csv": "intervention,criterion,value,source\nwalks,health-gain,1,made up\n",
    "weights.csv": "partner,member,criterion,method,points,against\ncouncil,,health-gain,points,60,\n"
    "council,,cost,points,40,\n",
}


def table(headings: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A CSV file; cells that a row does not give are empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(headings), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def download(*changes: Mapping[str, str]) -> bytes:
    """A Fingertips download, each row the usual one with these changes."""
    return table(DOWNLOAD_HEADINGS, [DOWNLOAD_ROW | dict(change) for change in changes])


def fingertips_next(*changes: Mapping[str, str]) -> bytes:
    return table(NEXT_HEADINGS, [NEXT_ROW | dict(change) for change in changes])


def tidied(*changes: Mapping[str, str]) -> bytes:
    return table(TIDIED_HEADINGS, [TIDIED_ROW | dict(change) for change in changes])


def deprivation(*changes: Mapping[str, str]) -> bytes:
    return table(DEPRIVATION_HEADINGS, [DEPRIVATION_ROW | dict(change) for change in changes])


def imported(content: bytes, *, name: str = "figures.csv", area: str = ROCHDALE, **options) -> PublishedImport:
    """An import whose rows are checked to add up."""
    done = read_published(name, content, area=area, **options)
    assert done.rows_read == done.rows_kept + done.rows_merged + done.rows_left_out
    return done


def refused(content: bytes, **options) -> str:
    """The sentence a file is refused with."""
    try:
        imported(content, **options)
    except FileProblems as error:
        return str(error)
    raise AssertionError("the file was not refused")


def answers(done: PublishedImport, **by_kind: str) -> SourceFile:
    """The decisions file of an import, filled in by kind (underscores for spaces)."""
    rows = list(csv.DictReader(io.StringIO(done.decisions_csv.decode())))
    for row in rows:
        row["answer"] = by_kind.get(row["kind"].replace(" ", "_"), "")
    return SourceFile("decisions.csv", table(rows[0], rows))


def reasons(done: PublishedImport) -> dict[str, int]:
    return {each.reason: each.rows for each in done.left_out}


def kinds(done: PublishedImport) -> list[str]:
    return [str(each.kind) for each in done.decisions]


def loaded(done: PublishedImport):
    """The exercise these indicators make together with a few other small files."""
    files = {name: text.encode() for name, text in OTHER_FILES.items()}
    codes = sorted({value.area_code for each in done.indicators for value in each.values})
    present = EXERCISE.replace(ENGLAND, ENGLAND if ENGLAND in codes else codes[0])
    files["exercise.yaml"] = (present if ROCHDALE in codes else present.replace(ROCHDALE, codes[0])).encode()
    return load_exercise_files(files | {"indicators.csv": done.indicators_csv})
