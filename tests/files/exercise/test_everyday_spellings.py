"""Everyday spellings of a spreadsheet: understood where they are sure, and refused or doubted where they are not."""

from __future__ import annotations

import pytest

from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import edited, sentences

MILESTONE = ("milestones.csv", "less-smoking,2026/27,15", "less-smoking,2026/27,15%")
LEVELS = b"intervention,level,name\nwalks,full,Every day\nwalks,part,Weekdays\n"


def loaded(*edits: tuple[str, str, str], **files: str) -> Exercise:
    return load_exercise_files(edited(*edits) | {f"{name}.csv": text.encode() for name, text in files.items()})


def notes(exercise: Exercise) -> list[str]:
    return [each.sentence for each in exercise.file_notes]


def measured(*values: str, unit: str = "percent") -> dict[str, bytes]:
    """The small exercise with its evidence measured in a unit, one value an intervention."""
    names = ("stop-smoking", "stop-smoking-cut", "walks", "gym", "leaflet-van")
    files = edited(("exercise.yaml", "health-gain, acceptability", "health-gain, reach, acceptability"))
    rows = "".join(f"{name},reach,{value},,,Made up\n" for name, value in zip(names, values, strict=True))
    files["measurements.csv"] += rows.encode()
    files["criteria/reach.yaml"] = (
        "id: reach\nname: Reach\nquestion: How many of those in need are reached?\nrole: likelihood\n"
        f"unit: {unit}\nbetter: higher\nmeasured_by: measurement\nvalue: {{kind: linear, zero: 0, top: 100}}\n"
        "zero_means: Nobody\ntop_means: Everybody\nwhy_it_matters: A test.\n"
        "source: {title: Made up, url: 'https://example.org', accessed: 2026-11-01}\nauthor: A\nchecked_by: B\n"
        "reviewed: 2026-11-01\nnext_review: 2027-11-01\n"
    ).encode()
    return files


@pytest.mark.parametrize("period", ["2023-24", "2023\u201324", "2023/24 ", "Apr 2023 - Mar 2024"])
def test_one_period_of_an_indicator_spelled_two_ways_is_one_period_and_so_a_repeat(period: str):
    row = "smoking,Smoking,Lifestyle and risk factors,A1,A1,2023/24,Persons,18+,,,16,15,17,1600,10000,percent,100,lower"
    again = row.replace("2023/24", period).replace(",16,15,17,", ",15.5,15,17,")
    (found,) = sentences(edited(("indicators.csv", row, f"{again},Made up\n{row}")))
    assert "again; it is already on row 2 | keep one of the two rows" in found


@pytest.mark.parametrize("period", ["2026-27", "Apr 2026 - Mar 2027"])
def test_one_period_of_an_actual_figure_spelled_two_ways_is_a_repeat(period: str):
    actuals = f"target,period,value,source\nless-smoking,2026/27,15.5,A\nless-smoking,{period},14,B\n"
    (found,) = sentences(edited() | {"actuals.csv": actuals.encode()})
    assert found.startswith(f"actuals.csv, row 3, column target | “less-smoking, {period}” again")


def test_figures_of_two_periods_spelled_two_ways_are_one_series():
    row = "smoking,Smoking,Lifestyle and risk factors,A1,A1,2023/24,Persons,18+,,,16,15,17,1600,10000,percent,100,lower"
    earlier = row.replace("2023/24", "2022-23")
    exercise = loaded(("indicators.csv", row, f"{earlier},Made up\n{row}"))
    series = exercise.indicator_by_id["smoking"].series("A1")
    assert [each.period.label for each in series] == ["2022/23", "2023/24"]


CAPACITIES = "capacity,unit,year,limit\nhours,hours,2026/27,100\nhours,hours,2027/28,100\n"


def with_use(rows: str, **files: bytes) -> dict[str, bytes]:
    use = f"intervention,level,capacity,year,amount\n{rows}"
    levels = {f"{name}.csv": content for name, content in files.items()}
    return edited() | {"capacities.csv": CAPACITIES.encode(), "capacity_use.csv": use.encode()} | levels


def test_a_capacity_used_in_one_year_of_two_in_which_money_is_spent_is_a_problem():
    (found,) = sentences(with_use("stop-smoking,,hours,2026/27,10\n"))
    assert found == (
        "capacity_use.csv, row 2, column year | hours used by stop-smoking with no row for 2027/28 | "
        "add the missing years, 0 for a year in which it takes none"
    )


def test_a_capacity_used_in_the_only_year_that_has_money_is_sound_and_so_is_a_written_nothing():
    assert sentences(with_use("walks,,hours,2026/27,10\n")) == []
    assert sentences(with_use("stop-smoking,,hours,2026/27,10\nstop-smoking,,hours,2027/28,0\n")) == []


def test_a_capacity_used_by_one_level_and_not_said_of_another_is_a_problem():
    files = with_use("walks,full,hours,2026/27,10\n", levels=LEVELS)
    costs = b"intervention,fund,year,amount_gbp,kind,recurrent,level\n"
    lines = files["costs.csv"].decode().splitlines()[1:]
    kept = [f"{line}," for line in lines if not line.startswith("walks")]
    kept += [f"walks,grant,2026/27,{amount},revenue,no,{level}" for level, amount in (("full", 9000), ("part", 5000))]
    found = [each for each in sentences(files | {"costs.csv": costs + "\n".join(kept).encode()}) if "capacity" in each]
    assert found == [
        (
            "capacity_use.csv, row 2, column level | hours used by walks with no row for level part | "
            "add what each level takes in each year, 0 if it takes none"
        )
    ]


@pytest.mark.parametrize("level", ["Strong", " STRONG ", "strong"])
def test_a_level_is_known_whatever_its_capitals_and_spaces(level: str):
    exercise = loaded(("measurements.csv", "stop-smoking,evidence,strong", f"stop-smoking,evidence,{level}"))
    assert exercise.measurements == loaded().measurements


@pytest.mark.parametrize("level", ["Running  already", "running-already", "RUNNING already "])
def test_a_level_of_several_words_is_known_in_a_score_whatever_parts_the_words(level: str):
    exercise = loaded(
        ("scores.csv", "clerk,walks,deliverability,Running already", f"clerk,walks,deliverability,{level}"),
    )
    assert exercise.scores == loaded().scores


def test_a_percent_sign_after_a_milestone_in_percent_is_taken_off_and_said():
    exercise = loaded(MILESTONE)
    assert exercise.milestones == loaded().milestones
    assert any("milestones.csv, row 2, column value | “15%” | read as 15" in each for each in notes(exercise))


def test_a_percent_sign_after_a_baseline_an_actual_figure_and_an_indicators_figure_is_taken_off_too():
    actuals = "target,period,value,source\nless-smoking,2026/27,15.5{},A\n"
    exercise = loaded(
        ("targets.csv", "nhs,16,2023/24,percent,lower,15.5", "nhs,16%,2023/24,percent,lower,15.5 %"),
        ("indicators.csv", ",,,16,15,17,1600", ",,,16%,15%,17%,1600"),
        actuals=actuals.format("%"),
    )
    plain = loaded(actuals=actuals.format(""))
    assert exercise.targets == plain.targets
    assert exercise.actuals == plain.actuals
    assert exercise.indicators == plain.indicators


def test_a_percent_sign_where_the_unit_is_another_is_refused_with_the_unit():
    unit = ("targets.csv", "2023/24,percent,lower", '2023/24,"per 100,000",lower')
    found = sentences(edited(MILESTONE, unit))
    assert (
        "milestones.csv, row 2, column value | “15%”, where figures are in “per 100,000” | "
        "write it in per 100,000, without the percent sign"
    ) in found


def test_a_percent_sign_in_an_optional_cell_of_another_unit_never_empties_it():
    unit = ("targets.csv", "16,2023/24,percent,lower,15.5", "16,2023/24,years,lower,15.5%")
    assert any("column no_stretch | “15.5%”, where figures are in “years”" in each for each in sentences(edited(unit)))


def test_a_percent_sign_after_a_measurement_is_read_in_its_criterions_unit():
    exercise = load_exercise_files(measured("12%", "20", "30 %", "40", "50"))
    values = {each.intervention: each.value for each in exercise.measurements if each.criterion == "reach"}
    assert (values["stop-smoking"], values["walks"]) == (12, 30)
    (found,) = sentences(measured("12%", "20", "30", "40", "50", unit="people"))
    assert "“12%”, where figures are in “people”" in found


def test_a_percent_sign_after_a_share_is_a_hundredth():
    exercise = load_exercise_files(measured("12%", "0.2", "0.3", "0.4", "0.5", unit="share"))
    assert next(each.value for each in exercise.measurements if each.criterion == "reach") == 0.12


def test_a_small_percentage_beside_larger_ones_is_doubted_and_loads():
    exercise = load_exercise_files(measured("0.4", "20", "30", "40", "50"))
    (said,) = (each for each in notes(exercise) if "percent, where" in each)
    assert "column value | 0.4 percent, where every other of reach is above 1" in said
    assert "write 40 if it is 40%" in said


def test_percentages_that_are_all_small_are_doubted_and_sound_ones_are_not():
    all_small = notes(load_exercise_files(measured("0.4", "0.2", "0.3", "0.4", "0.5")))
    assert sum("no figure of reach is above 1" in each for each in all_small) == 4
    assert not any("percent, where" in each for each in notes(load_exercise_files(measured("4", "2", "0", "40", "5"))))
