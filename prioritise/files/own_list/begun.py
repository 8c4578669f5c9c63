"""Step 1, place and years: an exercise's folder with nothing in it yet, and a change of its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from prioritise.domain.exercise import SourceFile
from prioritise.domain.periods import financial_year_label
from prioritise.files.exercise.criterion_yaml import shipped_criterion_files
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.exercise.rows import CostRow, InterventionRow
from prioritise.files.grids.cells import read_share
from prioritise.files.grids.yaml_edit import exercise_data, with_tops, yaml_data
from prioritise.files.naming import id_from_name
from prioritise.files.own_list.answers import StepDone
from prioritise.files.problem_list import ProblemList
from prioritise.files.published.areas import code_named
from prioritise.files.shipped import example_folder
from prioritise.words import percent

ENGLAND = "E92000001"
LATER = "Place to be named"
NO_CODE = "not known"
INDICATORS_FILE = "indicators.csv"
DEFAULT_FIRST_YEAR = 2026
MOST_YEARS = 10
TITLE, SHARE_OF_RESIDENTS = "Place and years", "Share of residents in the most deprived group"
MOST_DEPRIVED = "Residents of the most deprived fifth of neighbourhoods in England"
EMPTY_QUESTION = "What should we fund?"
SKELETON = f"""\
# Made in the app, step by step.
schema: 1
id: our-list
title: {EMPTY_QUESTION}
vocabulary: outcomes-2026
illustrative: []
area: {{code: not known, name: Place to be named, benchmark: E92000001}}
price_year: 2025/26
years: [2026/27, 2027/28, 2028/29]
criteria: []
partners: []
weights_from: partner-mean
funds: []
rules: []
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and for which years: the name (empty for later), the first year as 2026, how many years, the question.

    `deprived_share` is the share of residents in the most deprived group, None where it is not known.
    """

    name: str
    first_year: int = DEFAULT_FIRST_YEAR
    years: int = 3
    question: str = ""
    deprived_share: float | None = None

    @property
    def deprived_share_said(self) -> str:
        """That share as a percentage; empty where it is not known."""
        return "" if self.deprived_share is None else percent(self.deprived_share)


def empty_list() -> dict[str, bytes]:
    """Return the files of a list in which nothing has been answered."""
    return {
        EXERCISE_FILE: SKELETON.encode(),
        "interventions.csv": (",".join(InterventionRow.model_fields) + "\n").encode(),
        "costs.csv": (",".join(CostRow.model_fields) + "\n").encode(),
    }


@cache
def areas_of_example() -> dict[str, str]:
    """Return the areas that the worked example has published figures of, by name, with their codes; countries left
    out.
    """
    rows = load_exercise(example_folder()).indicators
    names = {value.area_code: value.area_name for row in rows for value in row.values}
    return {name: code for code, name in sorted(names.items(), key=lambda pair: pair[1]) if code.startswith("E0")}


def with_place(files: Mapping[str, bytes], place: Place) -> dict[str, bytes]:
    """Return the files for a place and years. An area of the worked example brings its published figures with it.

    Published figures that were brought in stay while the place is the same. Another English authority has its code, by
    which its figures are found. Figures of money for years that fall out are dropped with them; a year that comes in
    has none yet, and is asked for. Raises FileProblems.
    """
    areas = areas_of_example()
    before = exercise_data(files).get("area") or {}
    code = areas.get(place.name) or code_named(place.name) or NO_CODE
    stays = code == before.get("code") and INDICATORS_FILE in files
    years = plan_years(place.first_year, place.years)
    name = place.name.strip() or LATER
    area: dict[str, Any] = {"code": code, "name": name, "benchmark": ENGLAND}
    if stays and before.get("comparators"):
        area["comparators"] = before["comparators"]
    elif code in areas.values():
        area["comparators"] = [other for other in areas.values() if other != code]
    if place.deprived_share is not None:
        area["most_deprived"] = {**_most_deprived(files), "population_share": f"{place.deprived_share:.10g}"}
    made = name if name != LATER else "our"
    question = place.question.strip() or _made_question(name, years)
    tops: dict[str, Any] = {
        "id": id_from_name(f"{made} list", ()),
        "title": question,
        "area": area,
        "price_year": plan_years(place.first_year - 1, 1)[0],
        "years": list(years),
        "funds": _funds_of(exercise_data(files).get("funds") or [], years),
    }
    after = with_tops(files, **tops)
    if not stays:
        after.pop(INDICATORS_FILE, None)
    if not stays and code in areas.values():
        after[INDICATORS_FILE] = (example_folder() / INDICATORS_FILE).read_bytes()
    return after


def place_answered(files: Mapping[str, bytes], place: Place, *, deprived_share: str) -> StepDone:
    """Return the files for a place and years. A share that was another place's is not taken over, and that is said."""
    problems, read = ProblemList(), read_share(deprived_share)
    if not read.is_sure:
        problems.add(TITLE, read.found, read.what_to_do, column=SHARE_OF_RESIDENTS)
        return StepDone(files, problems.problems)
    before = place_of(files)
    share = float(read.text) if read.text else None
    said: tuple[str, ...] = ()
    if share is not None and share == before.deprived_share and place.name.strip() != before.name:
        said = (f"{SHARE_OF_RESIDENTS}: {percent(share)} was that of {before.name}. Step 1 asks for it again.",)
        share = None
    return StepDone(with_place(files, replace(place, deprived_share=share)), said=said)


def _most_deprived(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The most deprived group as the files have it, or as it is usually meant."""
    area = exercise_data(files).get("area") or {}
    return dict(area.get("most_deprived") or {"definition": MOST_DEPRIVED})


def plan_years(first: int, count: int) -> tuple[str, ...]:
    """Return financial years as they are written, from the first: 2026/27, 2027/28."""
    return tuple(map(financial_year_label, range(first, first + min(max(count, 1), MOST_YEARS))))


def without_library(files: Iterable[SourceFile]) -> dict[str, bytes]:
    """Return the files of an exercise by name, without the criteria that the library has anyway."""
    shipped = shipped_criterion_files()
    return {file.name: file.content for file in files if file.content != shipped.get(file.name)}


def with_id(files: Mapping[str, bytes], own: str) -> dict[str, bytes]:
    """Return the same files as those of an exercise of another id."""
    return with_tops(files, id=own)


def exercise_id(files: Mapping[str, bytes]) -> str:
    """Return the id of the exercise in these files."""
    return str(exercise_data(files).get("id", ""))


def title_of(files: Mapping[str, bytes]) -> str:
    """Return the question that the exercise in these files asks."""
    return str(yaml_data(files.get(EXERCISE_FILE, b"")).get("title", ""))


def _funds_of(funds: list[Any], years: tuple[str, ...]) -> list[Any]:
    return [
        {**fund, "budget_gbp": {year: str(said[year]) for year in years if year in said}}
        for fund in funds
        for said in (fund.get("budget_gbp", {}),)
    ]


def place_of(files: Mapping[str, bytes]) -> Place:
    """Return the place and years as they stand in the files; no question while it is the one that is made of them."""
    data = exercise_data(files)
    years = data.get("years") or []
    first = int(str(years[0])[:4]) if years else DEFAULT_FIRST_YEAR
    name, title = str(data.get("area", {}).get("name", LATER)), str(data.get("title", ""))
    count = max(len(years), 1)
    is_made = title in (EMPTY_QUESTION, _made_question(name, plan_years(first, count)))
    share = _most_deprived(files).get("population_share")
    return Place(name, first, count, "" if is_made else title, None if share is None else float(share))


def _made_question(name: str, years: tuple[str, ...]) -> str:
    where = f" in {name}" if name != LATER else ""
    return f"What should we fund{where} from {years[0][:4]} to {int(years[-1][:4]) + 1}?"
