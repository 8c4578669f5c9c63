"""The command line: what it prints, what it writes, and how it says no."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from prioritise.cli import main
from prioritise.files.shipped import example_folder
from tests.files.published.made_up import download
from tests.files.refresh.smallville import new_download, new_tidied, published_files

RESULT_FILES = {"priorities.csv", "portfolio.json", "targets.csv", "record.json"}


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return Path(shutil.copytree(example_folder(), tmp_path / "an exercise"))


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_run_prints_the_list_and_writes_four_files(example: Path, tmp_path: Path, capsys) -> None:
    assert main(["run", str(example), "--out", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr().out
    assert "Illustrative, not real" in printed
    assert "Supervised toothbrushing in nurseries" in printed
    assert set(digests(tmp_path / "out")) == RESULT_FILES


def test_two_runs_from_two_folders_on_two_days_are_the_same_to_the_byte(example: Path, tmp_path: Path) -> None:
    elsewhere = Path(shutil.copytree(example, tmp_path / "another" / "place"))
    program = "import sys; from prioritise.cli import main; sys.exit(main(sys.argv[1:]))"
    for folder, out, zone in ((example, "one", "UTC"), (elsewhere, "two", "Asia/Tokyo")):
        subprocess.run(
            [sys.executable, "-c", program, "run", str(folder), "--excel", "--out", str(tmp_path / out)],
            check=True,
            capture_output=True,
            env={"TZ": zone, "PYTHONHASHSEED": str(len(out) + len(zone)), "PATH": "/usr/bin:/bin"},
            cwd=folder,
        )
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    assert "priorities.xlsx" in digests(tmp_path / "one")


def test_a_time_limit_that_is_long_enough_changes_nothing(example: Path, tmp_path: Path) -> None:
    assert main(["run", str(example), "--out", str(tmp_path / "one")]) == 0
    assert main(["run", str(example), "--time-limit", "600", "--out", str(tmp_path / "two")]) == 0
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan"])
def test_a_time_limit_is_a_number_of_seconds_above_0(seconds: str, capsys) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["run", str(example_folder()), "--time-limit", seconds])
    assert "seconds" in capsys.readouterr().err


def test_check_finds_nothing_wrong_with_the_worked_example(capsys) -> None:
    assert main(["check", str(example_folder())]) == 0
    assert "Nothing wrong was found" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["run", "check"])
def test_what_was_understood_from_a_loose_spelling_is_said(example: Path, capsys, command: str) -> None:
    costs = example / "costs.csv"
    text = costs.read_text(encoding="utf-8").replace("2026/27,208000,revenue", '2026/27,"£208,000",Revenue')
    costs.write_text(text, encoding="utf-8")
    assert main([command, str(example)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "Note: costs.csv, row 2, column amount_gbp | “£208,000” | read as 208000" in said
    assert "Note: costs.csv, row 2, column kind | “Revenue” | read as revenue" in said


def test_every_problem_is_on_a_line_of_its_own_and_nothing_is_written(example: Path, tmp_path: Path, capsys) -> None:
    with (example / "costs.csv").open("a", encoding="utf-8") as costs:
        costs.write("ghost,public-health-grant,2026/27,100,revenue,yes\n")
        costs.write("carers-breaks,public-health-grant,2026/27,lots,revenue,yes\n")
    assert main(["run", str(example), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert any("costs.csv" in line and "ghost" in line and " | " in line for line in said)
    assert any("column amount_gbp" in line and "lots" in line for line in said)
    assert said[-1] == "2 problems to put right. Nothing was loaded or written."
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["run", "check"])
def test_a_folder_that_is_not_there_is_bad_input(command: str, tmp_path: Path, capsys) -> None:
    assert main([command, str(tmp_path / "nowhere")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_an_unknown_scenario_is_bad_input_and_the_known_ones_are_named(capsys) -> None:
    assert main(["run", str(example_folder()), "--scenario", "nope"]) == 2
    assert "tighter-money" in capsys.readouterr().err


def test_rules_that_cannot_all_be_kept_exit_with_1_and_say_so(example: Path, tmp_path: Path, capsys) -> None:
    path = example / "exercise.yaml"
    clash = "  - {id: clash, kind: must_not_fund, intervention: nhs-health-check, reason: A clash}\nscenarios:"
    path.write_text(path.read_text(encoding="utf-8").replace("scenarios:", clash, 1), encoding="utf-8")
    assert main(["run", str(example), "--out", str(tmp_path / "out")]) == 1
    assert "No set of interventions obeys all the rules" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_a_result_folder_that_cannot_be_made_is_said_in_words(example: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "a file").write_text("in the way", encoding="utf-8")
    assert main(["run", str(example), "--out", str(tmp_path / "a file" / "out")]) == 2
    assert "could not be read or written" in capsys.readouterr().err


def smallville(folder: Path) -> Path:
    folder.mkdir()
    for name, content in published_files().items():
        (folder / name).write_bytes(content)
    return folder


def test_refresh_writes_a_new_exercise_and_leaves_the_old_one_alone(tmp_path: Path, capsys) -> None:
    exercise = smallville(tmp_path / "old")
    before = digests(exercise)
    (tmp_path / "new.csv").write_bytes(new_download())
    assert main(["refresh", str(exercise), str(tmp_path / "new.csv"), "--out", str(tmp_path / "new")]) == 0
    said = capsys.readouterr().out
    assert "7 are added, 0 revised, 0 unchanged and 0 not used" in said
    assert "2 scores move" in said
    assert digests(exercise) == before
    assert "2024/25" in (tmp_path / "new" / "indicators.csv").read_text(encoding="utf-8")
    assert "need met" in (tmp_path / "new" / "refresh-report.txt").read_text(encoding="utf-8")
    assert main(["run", str(tmp_path / "new")]) == 0


def test_an_exercise_that_nobody_has_scored_is_refreshed_with_nothing_said_of_a_list(tmp_path: Path, capsys) -> None:
    exercise = smallville(tmp_path / "old")
    scores = exercise / "scores.csv"
    scores.write_bytes(scores.read_bytes().splitlines()[0] + b"\n")
    (tmp_path / "new.csv").write_bytes(new_download())
    assert main(["refresh", str(exercise), str(tmp_path / "new.csv"), "--out", str(tmp_path / "new")]) == 0
    said = capsys.readouterr().out
    assert "7 are added, 0 revised, 0 unchanged and 0 not used" in said
    assert "This exercise is not finished, so there is no list to compare." in said
    assert "scores move" not in said
    assert "2024/25" in (tmp_path / "new" / "indicators.csv").read_text(encoding="utf-8")


def test_an_unfinished_exercise_is_refreshed_too(tmp_path: Path, capsys) -> None:
    exercise = smallville(tmp_path / "old")
    (exercise / "effects.csv").unlink()
    (exercise / "costs.csv").unlink()
    (tmp_path / "new.csv").write_bytes(new_download())
    assert main(["refresh", str(exercise), str(tmp_path / "new.csv"), "--out", str(tmp_path / "new")]) == 0
    assert "This exercise is not finished, so there is no list to compare." in capsys.readouterr().out
    assert "2024/25" in (tmp_path / "new" / "indicators.csv").read_text(encoding="utf-8")


def test_refresh_takes_a_persons_word_for_which_indicator_it_is(tmp_path: Path, capsys) -> None:
    exercise = smallville(tmp_path / "old")
    (tmp_path / "new.csv").write_bytes(new_tidied())
    given = ["refresh", str(exercise), str(tmp_path / "new.csv"), "--match", "adults-smoking=smoking"]
    assert main([*given, "--out", str(tmp_path / "a")]) == 2
    assert "carry over the exercise's denominator of 2023/24" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()
    assert main([*given, "--carry-denominators", "--out", str(tmp_path / "b")]) == 0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "Area Code".encode("utf-16"), b"a,b\n1,2\n"])
def test_refresh_from_a_bad_file_writes_nothing(content: bytes, tmp_path: Path, capsys) -> None:
    exercise = smallville(tmp_path / "old")
    (tmp_path / "new.csv").write_bytes(content)
    assert main(["refresh", str(exercise), str(tmp_path / "new.csv"), "--out", str(tmp_path / "new")]) == 2
    assert "new.csv" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_refresh_never_writes_over_an_exercise(tmp_path: Path, capsys) -> None:
    exercise = smallville(tmp_path / "old")
    before = digests(exercise)
    (tmp_path / "new.csv").write_bytes(new_download())
    assert main(["refresh", str(exercise), str(tmp_path / "new.csv"), "--out", str(exercise)]) == 2
    assert "nothing is overwritten" in capsys.readouterr().err
    assert digests(exercise) == before


def test_a_match_without_an_equals_sign_is_explained(tmp_path: Path, capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["refresh", "old", "new.csv", "--out", str(tmp_path / "new"), "--match", "93085"])
    assert stopped.value.code == 2
    assert "93763=alcohol-mortality" in capsys.readouterr().err


def test_a_run_says_when_its_record_holds_small_counts(tmp_path: Path, capsys) -> None:
    exercise = smallville(tmp_path / "old")
    assert main(["run", str(exercise), "--out", str(tmp_path / "plain")]) == 0
    assert "fewer people" not in capsys.readouterr().out
    indicators = exercise / "indicators.csv"
    text = indicators.read_text(encoding="utf-8")
    indicators.write_text(text.replace("55,52,58,5500,", "55,52,58,5,"), encoding="utf-8")
    assert main(["run", str(exercise), "--out", str(tmp_path / "small")]) == 0
    assert "1 count of 5 or fewer people" in capsys.readouterr().out


def test_an_exercise_for_another_area_is_written_said_and_runs(example: Path, tmp_path: Path, capsys) -> None:
    assert main(["for-area", str(example), "--area", "E08000002", "--out", str(tmp_path / "bury")]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "What should partners in Bury fund from 2026 to 2029?"
    assert "Emptied, because it was Rochdale's. Fill in your own:" in printed
    assert any(line.startswith("- Voices of communities: 8 statements in Rochdale.") for line in printed)
    assert printed[-1].endswith("files of the exercise, and NEXT STEPS.txt.")
    assert (tmp_path / "bury" / "NEXT STEPS.txt").read_text(encoding="utf-8").startswith(printed[0])
    assert main(["check", str(tmp_path / "bury")]) == 0
    assert main(["run", str(tmp_path / "bury"), "--out", str(tmp_path / "out")]) == 0
    assert set(digests(tmp_path / "out")) == RESULT_FILES


def test_an_exercise_for_an_area_without_figures_or_over_another_folder_is_refused(
    example: Path, tmp_path: Path, capsys
) -> None:
    assert main(["for-area", str(example), "--area", "E99", "--out", str(tmp_path / "nowhere")]) == 2
    assert "No figures for the area E99 are in this exercise. It has: E08000001 (Bolton)" in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()
    before = digests(example)
    assert main(["for-area", str(example), "--area", "E08000002", "--out", str(example)]) == 2
    assert digests(example) == before


def test_an_exercise_for_an_area_of_a_file_is_written_and_runs(example: Path, tmp_path: Path, capsys) -> None:
    codes = ("E08000016", "E08000017", "E92000001")
    rows = [{"Area Code": code, "Area Name": f"Place {code}", "Time period": "2023"} for code in codes]
    (tmp_path / "figures.csv").write_bytes(download(*rows))
    made = ["--figures", str(tmp_path / "figures.csv"), "--comparators", "E08000017", "--out", str(tmp_path / "new")]
    assert main(["for-area", str(example), "--area", "E08000016", *made]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "What should partners in Place E08000016 fund from 2026 to 2029?"
    assert printed[1] == "- figures.csv: 3 rows read = 3 kept + 0 merged as exact duplicates + 0 left out."
    assert main(["check", str(tmp_path / "new")]) == 0


def test_what_is_said_of_a_file_of_figures_needs_the_file(example: Path, tmp_path: Path, capsys) -> None:
    out = ["--out", str(tmp_path / "new")]
    assert main(["for-area", str(example), "--area", "E08000002", "--match", "93763=alcohol-mortality", *out]) == 2
    assert "Give --figures FILE" in capsys.readouterr().err


NUMBERS = {
    "run": ("--seed", ("-1", "1.5", "x", "9" * 5_000)),
    "paper": ("--seed", ("-1", "1.5", "x")),
    "robustness": ("--seed", ("-1", "1.5", "x")),
    "serve": ("--port", ("-1", "0", "65536", "http")),
    "store share": ("--days", ("-1", "0", "5000000", "2.5", "a month")),
    "sweep": ("--memory", ("-1", "nan", "1_0", "lots")),
}


@pytest.mark.parametrize(
    ("command", "option", "text"), [(c, o, text) for c, (o, texts) in NUMBERS.items() for text in texts]
)
def test_a_number_that_cannot_be_meant_is_refused_with_what_was_found(command, option, text, capsys):
    needed = {"store share": ["small", "ann"], "serve": [], "paper": ["x", "--out", "y"], "sweep": ["x", "--out", "y"]}
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), *needed.get(command, ["x"]), f"{option}={text}"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert text[:100] in said
    assert "number" in said


def test_who_stops_a_command_sees_no_traceback(monkeypatch, capsys):
    def stopped(*_given):
        raise KeyboardInterrupt

    monkeypatch.setattr("prioritise.cli._run", stopped)
    assert main(["check", "anything"]) == 1
    assert capsys.readouterr().err == "Stopped as you asked.\n"
