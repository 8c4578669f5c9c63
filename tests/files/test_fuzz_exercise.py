"""Thousands of spoiled exercise folders: each is refused in words, or every figure kept is one that stands in it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.domain.problems import Problem
from prioritise.files.exercise.loading import load_exercise_files
from tests.files import second_reader
from tests.files.second_reader import figure, folded, year
from tests.files.small_exercise import small_files
from tests.files.test_spoiled_files import spoil

FOLDERS = 3_000
SPELLINGS = (
    "£{:,}", "{:,}", "{:,}.00", "({})", "\u2212{}", "{}%", " {} ", "{}k", "{}.000", "0{}", "{} 000", "{},000", "{},5",
    "-{}", "=+{}", "'{}", "{}e3", "~{}", "{}p", "{}\u00a0000",
)  # fmt: skip
"""How people and spreadsheets write figures, right and wrong."""


def respelled(content: bytes, draw: random.Random) -> bytes:
    """The bytes with one figure or name written another way."""
    lines = content.decode().split("\n")
    place = draw.randrange(len(lines))
    marks = "," if "," in lines[place] and ": " not in lines[place] else " "
    cells = lines[place].split(marks)
    which = draw.randrange(len(cells))
    cell = cells[which]
    if cell.strip("{},").isdigit() and draw.random() < 0.8:
        written = draw.choice(SPELLINGS).format(int(cell.strip("{},")))
        cells[which] = f'"{written}"' if "," in written and marks == "," else cell.replace(cell.strip("{},"), written)
    else:
        cells[which] = draw.choice([cell.upper(), cell.title(), cell.replace("-", " "), f" {cell} ", cell.swapcase()])
    lines[place] = marks.join(cells)
    return "\n".join(lines).encode()


def spoiled_folder(seed: int) -> dict[str, bytes]:
    draw = random.Random(seed)
    files = small_files()
    for _ in range(draw.randrange(1, 4)):
        name = draw.choice(sorted(files))
        files[name] = (respelled if draw.random() < 0.7 else spoil)(files[name], draw)
    return files


def loaded(files: Mapping[str, bytes]) -> Exercise | tuple[Problem, ...]:
    try:
        return load_exercise_files(files)
    except FileProblems as error:
        return error.problems


def kept_figures(exercise: Exercise) -> dict[str, Counter[tuple[object, ...]]]:
    """Every figure the product kept, by file, with what it is a figure of."""
    return {
        "costs.csv": Counter(
            (folded(row.intervention), folded(row.fund), row.year, float(row.amount_gbp)) for row in exercise.costs
        ),
        "interventions.csv": Counter(
            (folded(row.id), row.people_per_year, row.most_deprived_share) for row in exercise.interventions
        ),
        "effects.csv": Counter(
            (
                folded(row.intervention),
                folded(row.indicator),
                row.change_per_person,
                row.low,
                row.high,
                row.years_lasting,
            )
            for row in exercise.effects
        ),
        "weights.csv": Counter(
            (folded(row.partner), folded(row.member), folded(row.criterion), row.points) for row in exercise.weights
        ),
        "milestones.csv": Counter((folded(row.target), row.year, row.value) for row in exercise.milestones),
        "indicators.csv": Counter(
            (folded(indicator.id), value.area_code, value.value, value.lower_ci, value.count, value.denominator)
            for indicator in exercise.indicators
            for value in indicator.values
        ),
        "targets.csv": Counter((folded(row.id), row.baseline, row.no_stretch) for row in exercise.targets),
    }


def written_figures(files: Mapping[str, bytes]) -> dict[str, Counter[tuple[object, ...]]]:
    """The same figures as the second reader finds them."""
    names = second_reader.Names(files)

    def rows(name: str) -> Iterable[dict[str, str]]:
        return second_reader.table(files, name)

    def points(text: str) -> float | None:
        value = figure(text)
        return value * 100 if value is not None and text.strip().endswith("%") else value

    return {
        "costs.csv": Counter(
            (
                names.id("intervention", row["intervention"]),
                names.id("fund", row["fund"]),
                year(row["year"]),
                figure(row["amount_gbp"]),
            )
            for row in rows("costs.csv")
        ),
        "interventions.csv": Counter(
            (folded(row["id"]), figure(row["people_per_year"]), figure(row["most_deprived_share"]))
            for row in rows("interventions.csv")
        ),
        "effects.csv": Counter(
            (
                names.id("intervention", row["intervention"]),
                folded(row["indicator"]),
                *(figure(row[column]) for column in ("change_per_person", "low", "high", "years_lasting")),
            )
            for row in rows("effects.csv")
        ),
        "weights.csv": Counter(
            (
                names.id("partner", row["partner"]),
                folded(row["member"]),
                folded(row["criterion"]),
                points(row["points"]),
            )
            for row in rows("weights.csv")
        ),
        "milestones.csv": Counter(
            (folded(row["target"]), year(row["year"]), figure(row["value"])) for row in rows("milestones.csv")
        ),
        "indicators.csv": Counter(
            (
                folded(row["indicator_id"]),
                row["area_code"],
                *(figure(row[column]) for column in ("value", "lower_ci", "count", "denominator")),
            )
            for row in rows("indicators.csv")
        ),
        "targets.csv": Counter(
            (folded(row["id"]), figure(row["baseline"]), figure(row["no_stretch"])) for row in rows("targets.csv")
        ),
    }


def money_in_settings(exercise: Exercise) -> list[float]:
    budgets = [float(amount) for fund in exercise.funds for amount in fund.budget_gbp.values()]
    return [
        *budgets,
        *(float(years[year]) for each in exercise.scenarios for years in each.funds.values() for year in years),
    ]


def money_written(files: Mapping[str, bytes]) -> list[float | None]:
    data = second_reader.settings(files)
    budgets = [figure(amount) for fund in data["funds"] for amount in fund["budget_gbp"].values()]
    others = [each.get("funds") or {} for each in data.get("scenarios") or []]
    return [*budgets, *(figure(amount) for funds in others for years in funds.values() for amount in years.values())]


def check_folder(seed: int) -> bool:
    """Whether the folder loads; fails when it keeps a figure that the second reader does not find in it."""
    files = spoiled_folder(seed)
    found = loaded(files)
    if not isinstance(found, Exercise):
        for problem in found:
            assert all((problem.file, problem.found, problem.what_to_do)), seed
            assert "\n" not in problem.sentence, seed
        return False
    assert kept_figures(found) == written_figures(files), seed
    assert money_in_settings(found) == money_written(files), seed
    return True


def test_fifty_spoiled_folders_are_refused_or_kept_as_they_are_written():
    assert 5 < sum(check_folder(seed) for seed in range(50)) < 45


@pytest.mark.slow
@pytest.mark.parametrize("part", range(6))
def test_thousands_of_spoiled_folders_are_refused_or_kept_as_they_are_written(part):
    some = range(part * FOLDERS // 6, (part + 1) * FOLDERS // 6)
    assert len(some) / 10 < sum(check_folder(seed) for seed in some) < len(some) * 9 / 10
