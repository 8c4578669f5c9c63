"""`prioritise sweep`: many areas at once, the same bytes however the work was spread, stopped or lost."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from distributed import Client

from prioritise.analysis import analyse, lists_over_weights
from prioritise.analysis.area_result import AreaQuestion, area_result
from prioritise.analysis.nearest.firm import firmness
from prioritise.cli import main
from prioritise.domain.area_results import AreaResult, AreaState
from prioritise.domain.errors import IncompleteExercise, SolverFailed
from prioritise.evidence.outcome import UnusableFigures
from prioritise.files import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.many_areas.exercises import exercises_in
from prioritise.files.many_areas.parts import AreaParts
from prioritise.report.exports.area_sweep import area_sweep_files
from prioritise.robustness import worker_processes
from prioritise.robustness.weight_sets import WeightSet
from tests.files.small_exercise import small_files

AREAS = 24
WEIGHTS = "300"
"""Enough that a run can be disturbed before it ends."""
FILES = ("interventions.csv", "areas.csv", "summary.html")


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty-four exercises in two regions, each with a first cost of its own."""
    folder = tmp_path_factory.mktemp("areas")
    for place in range(AREAS):
        files = dict(small_files())
        files["exercise.yaml"] = files["exercise.yaml"].replace(b"\ntitle: ", f"\ntitle: Area {place}, ".encode())
        write_new_folder(folder / ("north" if place % 2 else "south") / f"area-{place:02}", files)
    return folder


@pytest.fixture(scope="module")
def undisturbed(areas: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process writes."""
    out = tmp_path_factory.mktemp("one") / "out"
    assert main(["sweep", str(areas), "--weights", WEIGHTS, "--workers", "1", "--out", str(out)]) == 0
    return contents(out)


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def command(areas: Path, out: Path, *more: str) -> list[str]:
    start = [str(Path(sys.executable).with_name("prioritise")), "sweep", str(areas), "--weights", WEIGHTS]
    return [*start, "--out", str(out), *more]


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8").splitlines()))


def test_every_area_and_every_intervention_of_it_has_a_row(undisturbed):
    assert set(undisturbed) == set(FILES)
    areas = rows_of(undisturbed["areas.csv"])
    assert [row["region"] for row in areas] == ["north"] * 12 + ["south"] * 12
    rows = rows_of(undisturbed["interventions.csv"])
    assert len(rows) == sum(int(row["interventions"]) for row in areas)
    for area in areas:
        funded = [row for row in rows if row["exercise"] == area["exercise"] and row["funded"] == "yes"]
        assert len(funded) == int(area["funded"])


def test_what_is_firm_and_funded_is_as_for_the_exercise_alone(areas, undisturbed):
    exercise = exercises_in(areas).exercises[0]
    analysis = analyse(load_exercise(exercise.path))
    firm = {each.intervention: each.is_firm for each in firmness(analysis, samples=int(WEIGHTS))}
    near = lists_over_weights(analysis, WeightSet.AROUND, samples=int(WEIGHTS))
    rows = [row for row in rows_of(undisturbed["interventions.csv"]) if row["exercise"] == exercise.name]
    assert {row["intervention"]: row["firm"] for row in rows} == {
        name: "yes" if yes else "no" for name, yes in firm.items()
    }
    assert {row["intervention"]: float(row["funded_share"]) for row in rows} == near.share_of
    assert {row["intervention"] for row in rows if row["action"] in ("start", "continue", "reduce")} == set(
        analysis.portfolio.interventions
    )


@pytest.mark.deep
def test_two_processes_write_the_bytes_of_one(areas, undisturbed, tmp_path):
    assert main(["sweep", str(areas), "--weights", WEIGHTS, "--workers", "2", "--out", str(tmp_path / "two")]) == 0
    assert contents(tmp_path / "two") == undisturbed


def test_a_worker_lost_half_way_changes_nothing(areas, undisturbed, tmp_path):
    out = tmp_path / "out"
    with subprocess.Popen(command(areas, out, "--workers", "2"), stderr=subprocess.PIPE, text=True) as running:
        wait_for_a_part(out, running)
        workers = [child for child in psutil.Process(running.pid).children(recursive=True) if is_worker(child)]
        workers[0].kill()
        assert running.wait(timeout=PATIENCE) == 0
    assert contents(out) == undisturbed


def test_whoever_stops_it_keeps_what_is_done_and_goes_on_from_there(areas, undisturbed, tmp_path):
    out = tmp_path / "out"
    with subprocess.Popen(command(areas, out, "--workers", "1"), stderr=subprocess.PIPE, text=True) as running:
        wait_for_a_part(out, running)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1
    assert f"of 24 areas are done and kept in {out / 'unfinished'}" in said
    assert {path.name for path in out.iterdir()} == {"unfinished"}
    assert {path.suffix for path in (out / "unfinished").iterdir()} == {".json"}
    assert main(["sweep", str(areas), "--weights", WEIGHTS, "--workers", "1", "--out", str(out)]) == 0
    assert contents(out) == undisturbed


def test_a_lost_scheduler_is_said_and_the_rest_done_afterwards(areas, undisturbed, tmp_path):
    out, address = tmp_path / "out", tmp_path / "scheduler.json"
    with (
        scheduler(address) as started,
        subprocess.Popen(
            command(areas, out, "--scheduler", tcp_address(address)), stderr=subprocess.PIPE, text=True
        ) as running,
    ):
        wait_for_a_part(out, running)
        started.kill()
        _, said = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1
    assert "The scheduler stopped answering." in said
    assert "Traceback" not in said
    assert main(["sweep", str(areas), "--weights", WEIGHTS, "--workers", "1", "--out", str(out)]) == 0
    assert contents(out) == undisturbed


def test_what_is_kept_is_not_taken_for_an_exercise_that_has_changed(areas, tmp_path):
    exercise = exercises_in(areas).exercises[0]
    question = AreaQuestion(exercise.name, exercise.region, exercise.archive(), int(WEIGHTS), 0)
    parts = AreaParts(tmp_path)
    parts.keep(question.key, area_result(question))
    assert parts.result(question.key) == area_result(question)
    others = [
        replace(question, samples=int(WEIGHTS) + 1),
        replace(question, seed=1),
        replace(question, archive=b"else"),
    ]
    assert [parts.result(other.key) for other in others] == [None] * 3


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (UnusableFigures("a count of 11 out of 10"), AreaState.PROBLEMS),
        (IncompleteExercise("no cost"), AreaState.PROBLEMS),
        (SolverFailed("no usable answer"), AreaState.NOT_SOLVED),
    ],
)
def test_whatever_the_product_refuses_is_said_of_the_area_alone(error, state, monkeypatch):
    def refuse(*_args, **_kinds):
        raise error

    monkeypatch.setattr("prioritise.analysis.area_result.load_exercise_archive", refuse)
    result = area_result(AreaQuestion("rochdale", "north", b"", 1, 0))
    assert (result.exercise, result.state, result.sentences) == ("rochdale", state, (str(error),))


def test_a_part_cut_short_is_done_again(tmp_path):
    parts = AreaParts(tmp_path)
    parts.keep("key", AreaResult("a", "", AreaState.NO_LIST))
    (parts.folder / "key.json").write_bytes(b'{"exercise": "a", "reg')
    assert parts.result("key") is None


def test_an_area_with_problems_is_named_and_the_others_are_done(tmp_path, capsys):
    folder = tmp_path / "some"
    for place in (0, 1):
        write_new_folder(folder / f"area-{place}", small_files())
    costs = folder / "area-1" / "costs.csv"
    costs.write_bytes(costs.read_bytes().replace(b"100000,revenue", b"lots,revenue"))
    (folder / "notes").mkdir()
    assert main(["sweep", str(folder), "--weights", "20", "--workers", "1", "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr()
    assert "area-1: costs.csv, row 2, column amount_gbp | “lots”" in said.err
    assert "Passed over, for it holds no exercise.yaml: notes" in said.err
    assert "1 of 2 areas has a list" in said.out
    states = {row["exercise"]: row["state"] for row in rows_of((tmp_path / "out" / "areas.csv").read_bytes())}
    assert states == {"area-0": "list", "area-1": "problems in its files"}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _folder: None, "no folder"),
        (lambda folder: folder.mkdir(), "no exercises"),
        (
            lambda folder: write_new_folder(folder, small_files()),
            "give the folder that this exercise stands in",
        ),
    ],
)
def test_a_folder_without_exercises_is_refused(make, said, tmp_path, capsys):
    make(tmp_path / "areas")
    assert main(["sweep", str(tmp_path / "areas"), "--out", str(tmp_path / "out")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_scheduler_that_is_not_there_is_said(areas, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(worker_processes, "ANSWERS_WITHIN", "1s")
    out = tmp_path / "out"
    assert main(["sweep", str(areas), "--scheduler", "tcp://127.0.0.1:1", "--out", str(out)]) == 2
    assert "No scheduler answers at 'tcp://127.0.0.1:1'" in capsys.readouterr().err


def test_names_with_markup_stay_text_on_the_page():
    result = AreaResult("<script>alert(1)</script>", "A & B", AreaState.PROBLEMS, sentences=("<b>x</b>",))
    page = area_sweep_files([result], samples=5, seed=0)["summary.html"].decode()
    assert "<script>" not in page
    assert "<b>" not in page
    assert "A &amp; B" in page


PATIENCE = 300


def wait_for_a_part(out: Path, running: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE
    while not list((out / "unfinished").glob("*.json")):
        assert running.poll() is None, "it ended before it could be disturbed"
        assert time.monotonic() < until
        time.sleep(0.01)


def is_worker(process: psutil.Process) -> bool:
    return "spawn_main" in " ".join(process.cmdline())


def tcp_address(file: Path) -> str:
    return str(json.loads(file.read_text())["address"])


@contextmanager
def scheduler(address: Path) -> Iterator[subprocess.Popen[bytes]]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    start = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--host", "127.0.0.1"]
    started = subprocess.Popen([*start, "--no-dashboard", "--scheduler-file", str(address)], **quiet)
    until = time.monotonic() + PATIENCE
    while not address.exists() or not address.read_text().strip():
        assert time.monotonic() < until
        time.sleep(0.05)
    work = [sys.executable, "-m", "distributed.cli.dask_worker", tcp_address(address), "--no-dashboard"]
    worker = subprocess.Popen([*work, "--nthreads", "1", "--no-nanny"], **quiet)
    try:
        with Client(tcp_address(address)) as client:
            client.wait_for_workers(1, timeout=PATIENCE)
        yield started
    finally:
        for process in (worker, started):
            process.kill()
            process.wait()
