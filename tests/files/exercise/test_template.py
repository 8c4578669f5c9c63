"""The empty exercise has the right headings, and filling it minimally opens it."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.domain.errors import FileProblems
from prioritise.files import load_exercise_archive
from prioritise.files.exercise.file_names import COMPULSORY_FILES, READ_FILES
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.template import template_files, write_template

INTERVENTIONS = "walks,Led walks,,Moving more,council,new,,300,,,\nadvice,Debt advice,,Money,nhs,new,,200,,,\n"
COSTS = "walks,main-fund,2026/27,50000,revenue,no\nadvice,main-fund,2026/27,60000,revenue,no\n"
MEASUREMENTS = "".join(
    f"{each},{criterion},{value},,,A guess\n"
    for each in ("walks", "advice")
    for criterion, value in (("health-gain", "10"), ("evidence", "moderate"))
)
AGREED = "1,walks,local-priority,40,Agreed on the day\n1,advice,local-priority,60,Agreed on the day\n"


def filled(**rows: str) -> dict[str, bytes]:
    files = {each.name: each.content for each in template_files()}
    return {name: content + rows.get(name.removesuffix(".csv"), "").encode() for name, content in files.items()}


def test_it_has_only_files_that_are_read_and_a_page_of_steps():
    names = [each.name for each in template_files()]
    assert set(names) - set(READ_FILES) == {"READ ME FIRST.txt"}
    assert {*COMPULSORY_FILES, "measurements.csv", "scores.csv", "weights.csv", "targets.csv"} <= set(names)


def test_filling_it_minimally_opens_it():
    files = filled(interventions=INTERVENTIONS, costs=COSTS, measurements=MEASUREMENTS, agreed=AGREED)
    exercise = load_exercise_files(files)
    assert analyse(exercise).portfolio.has_answer
    assert [fund.id for fund in exercise.funds] == ["main-fund"]


def test_left_empty_it_is_refused_only_for_what_is_not_filled_in():
    with pytest.raises(FileProblems) as refused:
        load_exercise_archive("exercise.zip", write_template())
    assert {problem.file for problem in refused.value.problems} <= {"interventions.csv", "costs.csv"}


def test_the_same_bytes_come_out_every_time():
    assert write_template() == write_template()
