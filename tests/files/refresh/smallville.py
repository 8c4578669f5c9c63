"""The small exercise with real area codes and a published number, and made-up published files for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.published import PublishedImport
from prioritise.files.refresh import read_figures
from tests.files.published.made_up import ENGLAND, ROCHDALE, download, fingertips_next, tidied
from tests.files.small_exercise import small_files

NEIGHBOURS = ("E08000001", "E08000002", "E08000003", "E08000004", "E08000006")
CODES = dict(zip(("A1", "E1", "A2", "A3", "A4", "A5", "A6"), (ROCHDALE, ENGLAND, *NEIGHBOURS), strict=True))
NUMBER = "93085"
"""The publisher's number of the measure the exercise calls `smoking`."""
SMOKING = {
    "Indicator ID": NUMBER, "Indicator Name": "Smoking status at time of delivery", "Sex": "Female", "Age": "All ages",
    "Time period": "2024/25", "Time period range": "1y",
}  # fmt: skip
VALUES = {ROCHDALE: "14", ENGLAND: "11", **dict(zip(NEIGHBOURS, ("12", "13", "12.5", "12", "13"), strict=True))}
ADULTS_WHO_SMOKE = "Smoking Prevalence in adults (aged 18 and over) - current smokers (APS)"


def published_files() -> dict[str, bytes]:
    """The files of the exercise: its places are real ones, and its smoking figures have a published number."""
    texts = {name: content.decode() for name, content in small_files().items()}
    texts["exercise.yaml"] = texts["exercise.yaml"].replace("[A2, A3, A4, A5, A6]", f"[{', '.join(NEIGHBOURS)}]")
    for old, new in CODES.items():
        texts["exercise.yaml"] = texts["exercise.yaml"].replace(f" {old}", f" {new}")
        texts["indicators.csv"] = texts["indicators.csv"].replace(f",{old},{old},", f",{new},{new},")
        texts["targets.csv"] = texts["targets.csv"].replace(f",{old},", f",{new},")
    lines = texts["indicators.csv"].splitlines()
    numbered = [
        line.replace("Persons,18+", "Female,All ages").replace("Made up", f"Fingertips indicator {NUMBER}")
        if line.startswith("smoking")
        else line
        for line in lines
    ]
    texts["indicators.csv"] = "\n".join(numbered) + "\n"
    return {name: text.encode() for name, text in texts.items()}


@cache
def exercise_to_refresh() -> Exercise:
    """The exercise, loaded."""
    return load_exercise_files(published_files())


def new_download(values: Mapping[str, str] = VALUES, *more: Mapping[str, str], **cells: str) -> bytes:
    """A Fingertips download with a later year of smoking for these areas, and more rows; `cells` change every row."""
    return download(*(smoking_row(code, value) | cells for code, value in values.items()), *more)


def smoking_row(code: str, value: str) -> dict[str, str]:
    """One row of a download."""
    figure = float(value)
    counted = {"Value": value, "Count": f"{figure * 100:.0f}", "Denominator": "10000"}
    limits = {"Lower CI 95.0 limit": f"{figure - 0.5:g}", "Upper CI 95.0 limit": f"{figure + 0.5:g}"}
    return SMOKING | {"Area Code": code, "Area Name": code} | counted | limits


def new_next(values: Mapping[str, str] = VALUES) -> bytes:
    """The same figures in the form of FingertipsNext."""
    return fingertips_next(
        *(
            {
                "IndicatorId": NUMBER, "AreaCode": code, "Sex": "Female", "Age": "All ages", "Year": "2024",
                "Value": value, "LowerCI": f"{float(value) - 0.5:g}", "UpperCI": f"{float(value) + 0.5:g}",
                "Count": f"{float(value) * 100:.0f}", "Denominator": "10000",
            }
            for code, value in values.items()
        )
    )  # fmt: skip


def new_tidied(values: Mapping[str, str] = VALUES) -> bytes:
    """Figures of adults who smoke in the long tidied form, which has no published numbers and no counts."""
    return tidied(
        *(
            {
                "area_code": code, "area_name": code, "period": "2024/25", "indicator": ADULTS_WHO_SMOKE,
                "measure": "Percentage", "unit": "Persons", "value": value, "inequality": "",
            }
            for code, value in values.items()
        )
    )  # fmt: skip


def read(content: bytes, name: str = "new.csv") -> PublishedImport:
    """The figures of a file for the exercise."""
    return read_figures(exercise_to_refresh(), name, content)
